"""What is to be done: a plain list."""
