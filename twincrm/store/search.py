"""Placeholder until the index is in."""


def refresh(session, changes) -> None:
    """Nothing yet."""
