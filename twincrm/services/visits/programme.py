"""What can be done with the items of a visit's programme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.terms import Audience, ItemStatus
from twincrm.domain.texts import Message
from twincrm.services.checks import check_count, check_word, must_exist
from twincrm.services.command import command
from twincrm.services.parts import same_rows
from twincrm.services.rows import (
    alter_parts,
    alter_row,
    new_row,
    owned,
    read_draft,
    read_drafts,
)
from twincrm.store.models import Organisation, Person, ProgrammeItem, ProgrammeText, Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work

MORNING = time(8)
"""What ends later on the next day is no evening that became long."""


@dataclass(frozen=True, slots=True)
class ProgrammeTextDraft:
    """What an item says in one language."""

    id: int | None = None
    language: str = ""
    title: str = ""
    detail: str = ""
    place: str = ""
    meeting_point: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeItemDraft:
    """An item of the programme; times are local to the visit's time zone.

    An end that lies before the start is on the next day.
    """

    day: date = date.min
    starts_at: time | None = None
    ends_at: time | None = None
    approximate: bool = False
    kind: str = ""
    audience: str = Audience.ALL
    status: str = ItemStatus.DRAFT
    optional: bool = False
    registration: bool = False
    joint: bool = True
    meal: bool = False
    meal_payer: str = ""
    price_cents: int | None = None
    transport: str = ""
    organisation_id: int | None = None
    responsible_id: int | None = None
    interpreter_id: int | None = None
    position: int = 0
    internal_note: str = ""
    texts: tuple[ProgrammeTextDraft, ...] = ()

    @property
    def title(self) -> str:
        """The title in the first language that has one."""
        return next((text.title for text in self.texts if text.title.strip()), "")


@command
@dataclass(frozen=True, slots=True)
class AddProgrammeItem:
    """Add an item to the programme of a visit."""

    visit_id: int
    draft: ProgrammeItemDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add “{title}” to the programme", {"title": self.draft.title})

    def run(self, work: Work) -> int:
        """Insert the item and its texts; returns its id.

        Raises:
            RuleError: its day lies outside the visit.
        """
        visit = work.get(Visit, self.visit_id)
        draft = checked_item(ProgrammeItemDraft(), self.draft)
        _check(work, visit, draft)
        item = new_row(work, ProgrammeItem, draft, visit_id=visit.id)
        alter_parts(work, ProgrammeText, {"programme_item_id": item.id}, (), draft.texts)
        return item.id


@command
@dataclass(frozen=True, slots=True)
class ChangeProgrammeItem:
    """Change what differs between the item as opened and as saved."""

    item_id: int
    before: ProgrammeItemDraft
    after: ProgrammeItemDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change “{title}” in the programme", {"title": self.after.title})

    def run(self, work: Work) -> int:
        """Alter the item and its texts; returns its id.

        Raises:
            RuleError: its day lies outside the visit.
        """
        item = work.get(ProgrammeItem, self.item_id)
        after = checked_item(self.before, self.after)
        _check(work, work.get(Visit, item.visit_id), after)
        alter_row(item, self.before, after)
        mine = {"programme_item_id": item.id}
        alter_parts(work, ProgrammeText, mine, self.before.texts, after.texts)
        return item.id


@command
@dataclass(frozen=True, slots=True)
class MoveProgrammeItem:
    """Move an item to another day or time; it lasts as long as before."""

    item_id: int
    title: str
    day: date
    starts_at: time | None

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Move “{title}” in the programme", {"title": self.title})

    def run(self, work: Work) -> int:
        """Alter day and time; returns the item's id.

        Raises:
            RuleError: the day lies outside the visit.
        """
        item = work.get(ProgrammeItem, self.item_id)
        check_day(work.get(Visit, item.visit_id), self.day)
        ends_at = _moved_end(item, self.starts_at)
        item.day = self.day
        item.starts_at = self.starts_at
        item.ends_at = ends_at
        return item.id


@command
@dataclass(frozen=True, slots=True)
class CancelProgrammeItem:
    """Cancel an item: it stays in the programme and is printed as cancelled."""

    item_id: int
    title: str

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Cancel “{title}” in the programme", {"title": self.title})

    def run(self, work: Work) -> int:
        """Mark the item; returns its id."""
        item = work.get(ProgrammeItem, self.item_id)
        item.status = ItemStatus.CANCELLED
        return item.id


def read_item(session: Session, item_id: int) -> ProgrammeItemDraft:
    """The draft of a programme item as it is kept.

    Raises:
        NoResultFound: there is no such item.
    """
    item = session.scalars(select(ProgrammeItem).where(ProgrammeItem.id == item_id)).one()
    texts = session.scalars(owned(ProgrammeText, {"programme_item_id": item_id}))
    return read_draft(ProgrammeItemDraft, item, texts=read_drafts(ProgrammeTextDraft, texts))


def checked_item(before: ProgrammeItemDraft, draft: ProgrammeItemDraft) -> ProgrammeItemDraft:
    """The same, with each text on the row of its language; empty texts are left out.

    Raises:
        InputError: there is no title, an end without a start or before it, or an unknown word.
    """
    if not draft.title:
        raise InputError("texts.0.title", Message("Please enter a title in at least one language."))
    if draft.ends_at is not None and draft.starts_at is None:
        raise InputError("starts_at", Message("Please enter when it begins as well."))
    if (draft.starts_at, draft.ends_at) != (before.starts_at, before.ends_at):
        _check_end(draft)
    check_word("audience", draft.audience, Audience)
    check_word("status", draft.status, ItemStatus)
    check_count("price_cents", draft.price_cents)
    texts = (text for text in draft.texts if _says_something(text))
    return replace(draft, texts=same_rows(before.texts, texts, "language"))


def check_day(visit: Visit, day: date) -> None:
    """Insist that a day lies within the visit.

    Raises:
        RuleError: it does not.
    """
    if not visit.starts_on <= day <= visit.ends_on:
        raise RuleError(
            Message(
                "{day} lies outside the visit, which lasts from {first} to {last}.",
                {
                    "day": day.isoformat(),
                    "first": visit.starts_on.isoformat(),
                    "last": visit.ends_on.isoformat(),
                },
            )
        )


def _check(work: Work, visit: Visit, draft: ProgrammeItemDraft) -> None:
    check_day(visit, draft.day)
    must_exist(work, Organisation, [draft.organisation_id])
    must_exist(work, Person, [draft.responsible_id, draft.interpreter_id])


def _check_end(draft: ProgrammeItemDraft) -> None:
    """An end that lies before the start is one after midnight, or a slip."""
    start, end = draft.starts_at, draft.ends_at
    if start is not None and end is not None and MORNING < end < start:
        message = Message(
            "This lies before the beginning. Only what ends in the night may run past midnight."
        )
        raise InputError("ends_at", message)


def _says_something(text: ProgrammeTextDraft) -> bool:
    return any(part.strip() for part in (text.title, text.detail, text.place, text.meeting_point))


def _moved_end(item: ProgrammeItem, starts_at: time | None) -> time | None:
    if starts_at is None or item.starts_at is None or item.ends_at is None:
        return None
    day = date.min.replace(year=2000)
    lasts = datetime.combine(day, item.ends_at) - datetime.combine(day, item.starts_at)
    return (datetime.combine(day, starts_at) + lasts).time()
