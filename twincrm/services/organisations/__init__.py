"""Organisations: bodies, clubs, schools, authorities, firms."""
