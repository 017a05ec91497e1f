"""The ids of search entries: they say themselves which record they stand for."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["person", "organisation", "household", "place", "visit", "partnership"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order of their codes, which files keep: new kinds are only ever appended."""

_PER_RECORD = 8
_CODES = {kind: code for code, kind in enumerate(KINDS)}


def entry_id(kind: Kind, record_id: int) -> int:
    """The id of the search entry of a record."""
    return record_id * _PER_RECORD + _CODES[kind]


def kind_of(entry: int) -> Kind:
    """What the record of an entry is."""
    return KINDS[entry % _PER_RECORD]


def record_of(entry: int) -> int:
    """The id of the record of an entry, among those of its kind."""
    return entry // _PER_RECORD


def code_of(kind: Kind) -> int:
    """What the ids of a kind's entries leave when divided by eight."""
    return _CODES[kind]
