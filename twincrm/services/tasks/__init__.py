"""Tasks: what is to be done, by when, by whom."""
