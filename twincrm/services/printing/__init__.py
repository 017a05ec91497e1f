"""Documents on paper, made from what the file holds."""
