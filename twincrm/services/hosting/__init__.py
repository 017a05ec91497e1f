"""Hosting: what households offer, and which guests sleep where."""
