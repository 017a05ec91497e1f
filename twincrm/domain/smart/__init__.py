"""Rules of smart groups: what is asked of contacts, read from and written to text."""
