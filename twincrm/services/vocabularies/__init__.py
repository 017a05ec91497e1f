"""Vocabularies: categories, fields, motives, themes, types of partnership, functions."""
