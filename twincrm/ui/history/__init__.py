"""The history page: every step by name, what it changed in words, and undo up to a step."""
