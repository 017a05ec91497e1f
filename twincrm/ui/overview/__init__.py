"""The overview: what is next at a glance, each part a way to it."""
