"""Frozen documents that leave the house: cards, programmes, lists."""
