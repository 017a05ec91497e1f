"""A certificate as it is handed over: who is thanked, for what, and who signs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everything that one certificate shows, in the language of who gets it."""

    language: str
    name: str
    reason: str
    """What is honoured, in a line of its own: ``25 years of membership``, or an award's name."""
    thanks: str
    """A sentence below it."""
    place_and_date: str
    signers: tuple[tuple[str, str], ...] = ()
    """Name and function of who signs; two at the most, else lines to sign on."""
