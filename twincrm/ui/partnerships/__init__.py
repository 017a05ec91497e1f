"""Partnerships: the list, and the card of the chosen one."""
