"""Columns of two people that do not name the partner: ``Name 2``, ``Handy 2``, ``GSM Madame``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.naming import header_key, named
from twincrm.exchange.tables.partner_headers import without_partner
from twincrm.exchange.tables.people import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Column

_BESIDE = Message("The header and the other columns say so.")
_NUMBERED = re.compile(r"(.*\D)([123])\s*\)?\s*")
_HIS = re.compile(r"(?i)(.*\W)(?:er|herr|mann|monsieur|mr|his|him|pan|pana)\.?\)?\s*")
_HERS = re.compile(r"(?i)(.*\W)(?:sie|frau|madame|mme|mrs|hers?|pani)\.?\)?\s*")
_OF_A_MAN = re.compile(r"(?i)ehemann|gatte\b|husband|époux|\bmari\b|męża")
_HALF = 0.5


def told_apart(columns: Sequence[Column], layout: Layout) -> list[Column]:
    """The columns, with what is the second's where a partner has columns of her own."""
    found = list(columns)
    _name_second(found)
    partners = [c for c in found if c.field in ("partner_given", "partner_family", "partner")]
    if partners or any(without_partner(column.header) for column in found):
        _title_second(found, layout)
        _reach_second(found, man=any(_OF_A_MAN.search(c.header) for c in partners))
    return found


def _put(columns: list[Column], column: Column, meaning: str) -> None:
    columns[column.place] = replace(
        column, meaning=meaning, slot="", certainty="sure", reason=_BESIDE
    )


def _which(header: str) -> tuple[str, str]:
    """The header without its number, and this; both empty where it has none."""
    found = _NUMBERED.fullmatch(header)
    return (found[1].strip(" (-_."), found[2]) if found else ("", "")


def _seconds(columns: Sequence[Column], *fields: str) -> list[Column]:
    """The columns with a 2 whose header would be one of these fields without it."""
    told = [(column, *_which(column.header)) for column in columns]
    return [c for c, rest, n in told if n == "2" and named(rest).meaning in fields]


def _name_second(columns: list[Column]) -> None:
    """Name 2 beside Vorname 2 is the name of the partner; Imię 2 alone is another first name."""
    families = _seconds(columns, "name", "family")
    if not families or any(column.field == "partner_family" for column in columns):
        return
    givens = [column for column in columns if column.field == "partner_given"]
    if not givens and (givens := _seconds(columns, "given")):
        _put(columns, givens[0], "partner_given")
    if givens:
        _put(columns, families[0], "partner_family")


def _title_second(columns: list[Column], layout: Layout) -> None:
    """Title 2 is the partner's, and no function; a form of address goes to the note."""
    for column in _seconds(columns, "title", "prefix", "salutation"):
        texts = [str(cell) for cell in layout.column(column.place)[:100] if cell]
        forms = sum(bool(spoken(text).people) for text in texts)
        noted = column.field == "salutation" or forms > _HALF * len(texts)
        _put(columns, column, "keep" if noted else "partner_prefix")


def _reach_second(columns: list[Column], *, man: bool) -> None:
    """Of two columns for numbers or mailboxes the second's is the partner's; *man*: he is one."""
    told = [(column, *_whose(column.header, man=man)) for column in columns]
    keys = {(header_key(rest), who) for _, rest, who in told if rest}
    for column, rest, who in told:
        key = header_key(rest)
        meaning = named(rest).meaning if rest else ""
        field = meaning.partition(".")[0]
        numbered = who.isdigit()
        apart = meaning == "phone.mobile" or field == "email" or (field == "phone" and not numbered)
        pair = {(key, "1"), (key, "2")} if numbered else {(key, "first"), (key, "second")}
        if not apart or not pair <= keys or (key, "3") in keys:
            continue
        if who in ("2", "second"):
            _put(columns, column, f"partner_{field}")
        elif column.field != field:
            _put(columns, column, meaning)


def _whose(header: str, *, man: bool) -> tuple[str, str]:
    """The rest of a header that says which of two it is of, and which."""
    if (numbered := _which(header))[1]:
        return numbered
    for pattern, hers in ((_HIS, False), (_HERS, True)):
        if found := pattern.fullmatch(header):
            return found[1].strip(" (-_."), "first" if hers is man else "second"
    return "", ""
