"""Since when and until when something is, in words that fit a whole day and a date known in part.

French says *depuis le 1er septembre 2019*, but *depuis septembre 2019* and *depuis 2019*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator


def since(texts: Translator, stored: str, said: str) -> str:
    """``since 1 September 2019``, ``since 2019``: *said* is the *stored* date as it is read."""
    if _is_whole(stored):
        return texts.tr("since {day}").format(day=said)
    return texts.tr("since {date}").format(date=said)


def until(texts: Translator, stored: str, said: str) -> str:
    """``until 31 December 2026``, ``until 2026``."""
    if _is_whole(stored):
        return texts.tr("until {day}").format(day=said)
    return texts.tr("until {date}").format(date=said)


def elected_until(texts: Translator, stored: str, said: str) -> str:
    """``elected until 12 March 2029``, ``elected until 2029``."""
    if _is_whole(stored):
        return texts.tr("elected until {day}").format(day=said)
    return texts.tr("elected until {date}").format(date=said)


def elected_again(texts: Translator, days: Sequence[str]) -> str:
    """``elected again 2023, 2027``; empty for nobody."""
    years = ", ".join(dict.fromkeys(day[:4] for day in days))
    return texts.tr("elected again {years}").format(years=years) if years else ""


def deceased(texts: Translator, stored: str | None) -> str:
    """``deceased (12 March 2026)``; empty of who lives."""
    if not stored:
        return ""
    day = PartialDate.from_iso(stored).format(texts.language)
    return texts.tr("deceased ({date})").format(date=day)


def _is_whole(stored: str) -> bool:
    return len(stored) == len("2019-09-01")
