"""A small association with at least one record of every kind, made by the program's commands."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

ROOMS = ("organisations", "people", "partnerships", "visits", "groups", "mailings")


def settle(dispatcher) -> None:
    """Fill the file of an empty association, room by room."""
    for room in ROOMS:
        if find_spec(f"worlds.{room}") is not None:
            getattr(import_module(f"worlds.{room}"), f"settle_{room}")(dispatcher)
