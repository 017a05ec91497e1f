"""Contacts and places that are in the file twice: finding them, and remembering who is not."""
