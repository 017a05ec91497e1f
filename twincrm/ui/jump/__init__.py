"""Ctrl+K: one field that leads to every record, page and action."""
