"""F1: the list of all keys."""
