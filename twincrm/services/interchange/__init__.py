"""Contacts to and from other programs: cards built from records, imports planned and applied."""
