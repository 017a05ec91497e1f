"""The overview: what is next, what is to be done, whom to congratulate, whom to call."""
