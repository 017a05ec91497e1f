"""The history of a contact: conversations, letters and visits, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from twincrm.domain.dates import date_interval, long_date
from twincrm.domain.terms import ParticipationStatus
from twincrm.ui.contacts.detail.lines import Fact, FactLine, Group, wrapped
from twincrm.ui.contacts.detail.words import (
    CANCELLED,
    OFFERS,
    PARTICIPATIONS,
)
from twincrm.ui.hanging.words import NOTE_ICONS, NOTES
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import rule
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.panes import first_focus
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Message, Translator
    from twincrm.services.households.queries import HostedRow
    from twincrm.services.notes.queries import NoteRow
    from twincrm.services.people.details import VisitRow
    from twincrm.ui.kit.context import UiContext

LONG_SILENCE = 12
"""From so many months without contact on, the card says so."""
IN_YEARS = 36
SHOWN_AT_FIRST = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the history."""

    on: date
    fact: Fact


@dataclass(frozen=True, slots=True)
class Past:
    """What a card tells of the past."""

    moments: tuple[Moment, ...]
    months_since_contact: int | None
    limit: int | None = None
    """After how many months without contact the card says so; 0 never, None as usual."""

    @property
    def silent(self) -> bool:
        """Whether nothing was heard for too long."""
        limit = LONG_SILENCE if self.limit is None else self.limit
        months = self.months_since_contact
        return months is not None and 0 < limit <= months


def note_moments(texts: Translator, notes: Sequence[NoteRow]) -> list[Moment]:
    """Conversations, letters, meetings."""
    found: list[Moment] = []
    for note in notes:
        day = note.happened_at.date()
        kind = texts.say(NOTES[note.kind])
        caption = " · ".join((long_date(day, texts.language), kind))
        text = "\n".join(part for part in (note.subject, note.text) if part)
        fact = Fact(NOTE_ICONS[note.kind], caption, text, show=Show("journal_note", note.id))
        found.append(Moment(day, fact))
    return found


def visit_moments(texts: Translator, visits: Sequence[VisitRow]) -> list[Moment]:
    """Visits a person took part in."""
    return [
        _visit(
            texts, row.visit_id, row.starts_on, row.ends_on, _part(row).with_values(visit=row.name)
        )
        for row in visits
    ]


def hosted_moments(texts: Translator, hosted: Sequence[HostedRow]) -> list[Moment]:
    """Visits a household hosted at, or offered to."""
    return [
        _visit(
            texts,
            row.visit_id,
            row.starts_on,
            row.ends_on,
            OFFERS[row.status].with_values(visit=row.visit),
        )
        for row in hosted
    ]


def _part(row: VisitRow) -> Message:
    if row.status in (ParticipationStatus.CANCELLED, ParticipationStatus.INVITED):
        return CANCELLED[row.status]
    return PARTICIPATIONS[row.role]


def _visit(texts: Translator, visit: int, start: date, end: date, words: Message) -> Moment:
    caption = date_interval(start, end, texts.language)
    return Moment(start, Fact("bus", caption, texts.say(words), show=Show("visit", visit)))


def _silence(texts: Translator, months: int) -> str:
    """How long nothing was heard, in months while they can be counted, then in years."""
    if months < IN_YEARS:
        return texts.trn("No contact for {n} month", "No contact for {n} months", months)
    return texts.trn("No contact for {n} year", "No contact for {n} years", months // 12)


class PastGroup(Group):
    """The timeline with the button that adds a note."""

    def __init__(
        self, ui: UiContext, past: Past, go: Callable[[Show], None], add: Button | None
    ) -> None:
        super().__init__(ui, ui.texts.tr("History"), add)
        self._past = past
        self._go = go
        if past.silent:
            words = _silence(ui.texts, past.months_since_contact or 0)
            self.body.addWidget(InlineNotice(ui, "warn", words, icon="clock"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(ui.look.px(Space.S))
        self.body.addLayout(self._lines)
        ordered = sorted(past.moments, key=lambda moment: moment.on, reverse=True)
        self._show(ordered[:SHOWN_AT_FIRST])
        self._rest = ordered[SHOWN_AT_FIRST:]
        if self._rest:
            self._add_more_button()
        if not ordered:
            words = ui.texts.tr("No conversation, letter or visit is noted yet.")
            self.body.addWidget(wrapped(ui, words, "small", "ink2"))

    def show_all(self) -> None:
        """Show the whole history."""
        self._more.setVisible(False)
        shown = self._show(self._rest)
        first = first_focus(shown[0]) if shown else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_more_button(self) -> None:
        words = self._ui.texts.trn("Show {n} more", "Show {n} more", len(self._rest))
        self._more = Button(self._ui, words, icon="chevron-down", variant="quiet", small=True)
        self._more.clicked.connect(self.show_all)
        self.body.addWidget(self._more)

    def _show(self, moments: Sequence[Moment]) -> list[QWidget]:
        lines: list[QWidget] = []
        for moment in moments:
            line = FactLine(self._ui, moment.fact, self._go)
            self._lines.addWidget(rule())
            self._lines.addWidget(line)
            if self.isVisible():
                line.show()
            lines.append(line)
        return lines
