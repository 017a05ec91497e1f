"""The words that many entries share: of places, organisations and functions, phones and tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.store.search.rows import Asked, no_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from twincrm.store.search.rows import Words

_NO_DIGIT = re.compile(r"\D+")
_TWO_DIGITS = re.compile(r"2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
"""The country codes of two digits (ITU-T E.164, list of assigned codes); 1 and 7 have one."""


def phone_words(number: str, e164: str | None) -> str:
    """The digits a phone is found by: with its country code, and as dialled at home.

    Any part of these is found as well: the digits without the trunk 0, the extension alone.
    """
    typed = _NO_DIGIT.sub("", number)
    if not e164:
        return typed
    digits = e164.lstrip("+")
    forms = [digits, f"0{digits[_length_of_code(digits) :]}"]
    if not any(typed.lstrip("0") in form for form in forms):
        forms.append(typed)
    return " ".join(forms)


def _length_of_code(digits: str) -> int:
    if digits.startswith(("1", "7")):
        return 1
    return 2 if _TWO_DIGITS.match(digits) else 3


def add_reached_by(asked: Asked, words: Words, column: str) -> None:
    """Add phones, mailboxes and tags of the contacts that *column* names."""
    phones = f"SELECT {column}, number, e164 FROM phone WHERE 1"
    for record, number, e164 in asked.rows(phones, column):
        words[record].append(phone_words(number, e164))
    asked.add(words, f"SELECT {column}, address FROM email WHERE 1", column)
    tags = (
        f"SELECT tagging.{column}, tag.name FROM tagging JOIN tag ON tag.id = tagging.tag_id"
        " WHERE tag.trashed_at IS NULL"
    )
    asked.add(words, tags, f"tagging.{column}")


def place_words(connection: Connection, ids: Collection[int] | None) -> Words:
    """The names of places in all languages, their own first."""
    words = no_words()
    asked = Asked(connection, ids)
    asked.add(words, "SELECT id, name FROM place WHERE trashed_at IS NULL", "id")
    names = (
        "SELECT place_id, place_name.name FROM place_name JOIN place ON place.id = place_id"
        " WHERE trashed_at IS NULL"
    )
    asked.add(words, names, "place_id")
    return words


def organisation_words(connection: Connection, ids: Collection[int] | None) -> Words:
    """What organisations are called, what they are and where, in all languages."""
    words = no_words()
    asked = Asked(connection, ids)
    alive = "FROM organisation AS o{} WHERE o.trashed_at IS NULL"
    asked.add(words, f"SELECT o.id, o.name, o.short_name {alive.format('')}", "o.id")
    names = " JOIN organisation_name AS n ON n.organisation_id = o.id"
    asked.add(words, f"SELECT o.id, n.name {alive.format(names)}", "o.id")
    category = (
        " JOIN category ON category.id = o.category_id AND category.trashed_at IS NULL"
        " JOIN category_name AS n ON n.category_id = category.id"
    )
    asked.add(words, f"SELECT o.id, n.name {alive.format(category)}", "o.id")
    add_places(asked, words, f"SELECT o.id, o.place_id {alive.format('')}", "o.id")
    return words


def add_places(asked: Asked, words: Words, statement: str, column: str) -> None:
    """Add the names of the places of a statement (record id, place id)."""
    found = [(record, place) for record, place in asked.rows(statement, column) if place]
    names = place_words(asked.connection, {place for _, place in found})
    for record, place in found:
        words[record].extend(names[place])


def function_words(connection: Connection, ids: Collection[int] | None) -> Words:
    """The titles of functions in all languages and genders."""
    words = no_words()
    titles = "SELECT function_id, feminine, masculine, neutral FROM function_title WHERE 1"
    Asked(connection, ids).add(words, titles, "function_id")
    return words
