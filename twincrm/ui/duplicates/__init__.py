"""Two records that may be one: the list of pairs, and one pair side by side."""
