"""Words that several forms share: periods and ages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.periods import is_current
from twincrm.runtime import clock
from twincrm.services.people.queries import birthday
from twincrm.ui.kit.spans import since, until

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator


def period(texts: Translator, starts_on: str | None, ends_on: str | None) -> str:
    """“since 2011”, “2014 – 2026”, “until 2020”; empty where nothing is known."""
    starts, ends = read(texts, starts_on), read(texts, ends_on)
    if starts and ends:
        return f"{starts} – {ends}"
    if starts:
        return since(texts, starts_on or "", starts)
    return until(texts, ends_on or "", ends) if ends else ""


def read(texts: Translator, stored: str | None) -> str:
    """A stored date as it is read, as typed where it is none."""
    if not stored:
        return ""
    try:
        return PartialDate.from_iso(stored).format(texts.language)
    except InputError:
        return stored


def former(ends_on: str | None) -> bool:
    """Whether a period is over."""
    return ends_on is not None and not is_current(None, ends_on, clock.today())


def age_line(texts: Translator, born: str | None, died: str | None) -> str:
    """“turns 70 today”, “69 years old”; empty where it cannot be told."""
    try:
        found = birthday(born, texts.language, clock.today())
    except InputError:
        return ""
    if found is None or died:
        return ""
    if found.turns and found.next_on == clock.today():
        return texts.trn("turns {n} today", "turns {n} today", found.turns)
    if found.age is not None:
        return texts.trn("{n} year old", "{n} years old", found.age)
    return texts.tr("birthday today") if found.next_on == clock.today() else ""
