"""The first page: what to open, and how to begin."""
