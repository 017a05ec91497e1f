"""F1: short pages on how things are done, and all keys."""
