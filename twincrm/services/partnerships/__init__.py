"""Partnerships: what can be done with them and asked about them."""
