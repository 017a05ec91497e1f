"""What stands where the kind of a membership should: that somebody died, left, or is no member."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.exchange.tables.asides import death_in, says_death, says_end
from twincrm.exchange.tables.asked import SAYS_END, WHO_DIED, tell_when
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.content import yes_or_no
from twincrm.exchange.tables.kinds import kind_of
from twincrm.exchange.tables.naming import named
from twincrm.exchange.tables.sums import says_how

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.mapping import Column
    from twincrm.exchange.tables.whom import Whom

NO_KIND = Message("This is no kind of membership; it was put into the note.")
_END = (
    r"\b(?:ausgetreten|ausgetr\.|austritt|gekünd(?:igt|\.)|kündigung|ausgeschieden|ausgeschlossen"
    r"|gestrichen|démission(?:naire|née?)?|radiée?|résiliée?|sortie?|partie?"
    r"|exclue?|a quitté|rezygnacja|zrezygnowała?|wystąpiła?|wystąpienie"
    r"|(?:wy)?skreślon[ya]|wykreślon[ya]|wypowiedzenie|resigned|resignation|lapsed|left"
    r"|ceased|expelled|terminated|cancelled|opgezegd|opzegging)(?!\w)"
)
_ENDED = re.compile(
    rf"{_END}|^(?:ehemalig\w*|ehem\.|ex|former|ancien(?:ne)?|były|była)[\s-]*"
    r"(?:mitglied|member|membre|adhérente?|członek|członkini)?$",
    re.IGNORECASE,
)
_ENDED_ON = re.compile(
    rf"(?P<word>{_END})[\s:,]*\(?(?:(?:zum|per|ab|am|im|seit|le|au|en|depuis|on|in|since|from|as of"
    r"|z dniem|dnia|od|per|op)\s+)?"
    r"(?P<when>\d[\d./ -]*\d|(?:\d{1,2}(?:er|st|nd|rd|th|\.)?\s+)?[^\W\d]{3,}\.?\s+\d{4})",
    re.IGNORECASE,
)
_NO_MEMBER = re.compile(
    r"\b(?:kein(?:e)? mitglied\b|nicht-?\s?mitglied\b|nicht mitglied\b|not an? member\b|no member\b"
    r"|non-?\s?member\b|non[ -]adhérente?\b|non[ -]membre\b|pas (?:adhérente?|membre)\b"
    r"|nie jest członkiem|nie jest członkinią|nieczłonek|nie członek|geen lid\b)",
    re.IGNORECASE,
)
_STAYING = frozenset(
    {
        *("aktiv", "aktives mitglied", "aktivmitglied", "passiv", "passives mitglied", "mitglied"),
        *("neu", "neumitglied", "laufend", "bestehend", "aktive", "passive", "mitglieder"),
        *("active", "active member", "member", "members", "current", "current member", "paid up"),
        *("full", "full member", "new", "new member", "actif", "actifs", "membre", "membre actif"),
        *("adherent", "adherente", "a jour", "nouveau", "nouvelle", "lid", "actief"),
        *("aktywny", "aktywna", "aktywni", "czynny", "czynna", "czynni", "czlonek", "czlonkini"),
        *("nowy", "nowa"),
    }
)
"""Words for who is a member and stays one; they say no kind, and nothing that is to be told."""


def part_states(cells: Cells) -> None:
    """Put what a column of kinds says of an end where it is read as such: its day and its word."""
    for field, column, text in list(_states(cells)):
        word, when = death_in(text)
        if word:
            _move_death(cells, field, column, text, dated=bool(when))
        elif found := _ENDED_ON.search(text):
            before = text[: found.start()].strip(" ,;:(-–")
            if before and not kind_of(before):
                continue
            if text[found.end() :].strip(" .,;:()-–"):
                cells.keep(column, text)
            cells.change(field, column, before)
            _put_free(cells, "left_reason", column, found["word"])
            _put_free(cells, "left", column, found["when"])


def _move_death(cells: Cells, field: str, column: Column, text: str, *, dated: bool) -> None:
    """A death ends a membership like one in the column of ends; beside a day it is its reason."""
    cells.change(field, column, "")
    if not cells.has("left"):
        cells.put("left", column, text)
    elif dated:
        cells.put("note", column, text)
    else:
        _put_free(cells, "left_reason", column, text)


def _put_free(cells: Cells, field: str, column: Column, text: str) -> None:
    """Put words where nothing stands; else they go to the note."""
    if cells.has(field):
        cells.keep(column, text)
    else:
        cells.put(field, column, text)


def kind_among(cells: Cells, who: Whom, left: str) -> str:
    """The kind of membership of a row; what is none is told and goes to the note.

    *left*: the day on which it ended, where the row says so.
    """
    kind = ""
    for field, column, text in list(_states(cells)):
        found = kind_of(text) if field == "member_kind" else ""
        if says_death(text):
            _ask_of_death(cells, who, column, text)
        elif (says_end(text) or _ENDED.search(text)) and not _says_no_member(text):
            if not left:
                cells.warn(column, text, SAYS_END)
            cells.keep(column, text)
        elif field == "member_kind" and not found:
            staying = fold(text).strip(" .!") in _STAYING or yes_or_no(text) is not None
            if not (staying or says_how(text) or _says_no_member(text)):
                cells.warn(column, text, NO_KIND)
            cells.keep(column, text)
        kind = kind or found
    return kind


def no_member(cells: Cells) -> tuple[str, str]:
    """Header and text of a cell that says that somebody is no member; empty where none does."""
    told = ((c.header, shown(v)) for c, v in (*cells.of("member_kind"), *cells.of("note")))
    return next(((head, text) for head, text in told if _says_no_member(text)), ("", ""))


def _says_no_member(text: str) -> bool:
    return bool(_NO_MEMBER.search(text))


def _ask_of_death(cells: Cells, who: Whom, column: Column, text: str) -> None:
    cells.keep(column, text)
    if len(who.names) > 1:
        cells.warn(column, text, WHO_DIED)
    else:
        tell_when(cells, column, text)


def _states(cells: Cells) -> Iterator[tuple[str, Column, str]]:
    """The cells of the column of kinds, and of another of that name that lost its place to it."""
    for field in ("member_kind", "keep"):
        for column, value in cells.of(field):
            if field == "member_kind" or named(column.header).meaning == "member_kind":
                yield field, column, shown(value)
