"""The trash: what was deleted, what hangs on it, and the way back."""
