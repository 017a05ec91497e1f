"""The steps of the history as people read them: who did what and when, old and new in words."""
