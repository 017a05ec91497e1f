"""Counterparts: links between organisations or people of two places."""
