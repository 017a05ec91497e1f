"""Visits: who comes, what happens when, and what has to be heeded."""
