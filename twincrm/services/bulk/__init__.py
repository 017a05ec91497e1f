"""One change for many contacts at once, told before it is written."""
