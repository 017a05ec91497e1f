"""Disclosures: what left the file, when, by whom and for whom."""
