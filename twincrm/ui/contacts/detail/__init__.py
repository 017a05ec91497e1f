"""The right side of the contacts page: everything about one contact."""
