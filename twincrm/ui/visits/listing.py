"""Visits as the rows of a list: name, days, place, state."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.dates import date_interval
from twincrm.domain.terms import VisitDirection, VisitStatus
from twincrm.domain.texts import Message
from twincrm.ui.kit.contact_delegate import ShownContact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.texts import Translator
    from twincrm.services.visits.queries import VisitRow
    from twincrm.ui.theme.tokens import ToneName

STATUS: dict[str, tuple[ToneName, Message]] = {
    VisitStatus.PLANNED: ("info", Message("in planning")),
    VisitStatus.CONFIRMED: ("ok", Message("confirmed")),
    VisitStatus.FINISHED: ("neutral", Message("finished")),
    VisitStatus.CANCELLED: ("bad", Message("cancelled")),
}
DIRECTION: dict[str, Message] = {
    VisitDirection.HOSTING: Message("We host"),
    VisitDirection.TRAVELLING: Message("We travel"),
    VisitDirection.THIRD_PLACE: Message("At a third place"),
}


COMING, PAST = "coming", "past"


def when(row: VisitRow, today: date) -> str:
    """Whether a visit is still to come, or under way, or over."""
    return PAST if row.ends_on < today else COMING


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """What the list is narrowed down to; nothing chosen means all."""

    times: tuple[object, ...] = ()
    partnerships: tuple[object, ...] = ()
    states: tuple[object, ...] = ()

    def takes(self, row: VisitRow, today: date) -> bool:
        """Whether a visit has one of the values of each filter that is set."""
        served = not self.partnerships or any(
            key in self.partnerships for key in row.partnership_ids
        )
        in_time = not self.times or when(row, today) in self.times
        return served and in_time and (not self.states or row.status in self.states)


class VisitList:
    """The visits that the list shows, the coming ones first; a `RowSource`."""

    def __init__(self, rows: Sequence[VisitRow], texts: Translator, today: date) -> None:
        coming = sorted((r for r in rows if r.ends_on >= today), key=lambda r: r.starts_on)
        past = sorted((r for r in rows if r.ends_on < today), key=lambda r: r.starts_on)
        self._rows = {row.id: row for row in (*coming, *reversed(past))}
        self._texts = texts

    def ids(self) -> array[int]:
        """The visits in the order of the list."""
        return array("q", self._rows)

    def rows(self, ids: Sequence[int]) -> list[ShownContact]:
        """Visits as they are painted."""
        return [shown(self._rows[key], self._texts) for key in ids]


def shown(row: VisitRow, texts: Translator) -> ShownContact:
    """A visit as a row."""
    tone, word = STATUS[row.status]
    place = row.place.name if row.place else ""
    days = date_interval(row.starts_on, row.ends_on, texts.language)
    return ShownContact(
        title=row.name,
        subtitle=" · ".join(part for part in (days, place) if part),
        badges=((tone, texts.say(word)),),
        kind="visit",
        initials="",
    )
