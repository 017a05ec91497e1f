"""Members: who they are, what they pay, and since when."""
