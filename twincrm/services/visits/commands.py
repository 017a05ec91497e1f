"""What can be done with visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.services.checks import must_exist
from twincrm.services.command import command
from twincrm.services.parts import alter_branches, alter_links, same_rows
from twincrm.services.places.named import with_town
from twincrm.services.rows import alter_parts, alter_row, new_row, remove_rows
from twincrm.services.visits.drafts import VisitDraft, checked_visit
from twincrm.store.models import (
    BudgetLine,
    Delegation,
    Funding,
    HostOffer,
    Organisation,
    Participation,
    Partnership,
    Party,
    Person,
    Place,
    Placement,
    ProgrammeItem,
    Visit,
    VisitContact,
    VisitContactText,
    VisitPartnership,
    VisitText,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from twincrm.services.visits.drafts import VisitContactDraft
    from twincrm.store.base import Base
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddVisit:
    """Add a visit."""

    draft: VisitDraft
    uid: str = ""
    """Given by an import; a fresh one otherwise."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the visit {name}", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the visit and its parts; returns its id."""
        draft = with_town(work, checked_visit(VisitDraft(), self.draft))
        _check_links(work, draft)
        more = {"uid": self.uid} if self.uid else {}
        visit = new_row(work, Visit, draft, **more)
        _write_parts(work, visit.id, VisitDraft(), draft)
        return visit.id


@command
@dataclass(frozen=True, slots=True)
class ChangeVisit:
    """Change what differs between the visit as opened and as saved.

    A visit that begins on another day and lasts as long as before takes its programme, the days of
    its people and the nights at its hosts with it.
    """

    visit_id: int
    before: VisitDraft
    after: VisitDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the visit {name}", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the visit and its parts; returns its id.

        Raises:
            RuleError: programme items would lie outside the visit, or a delegation that still has
                people would be removed.
        """
        after = with_town(work, checked_visit(self.before, self.after))
        visit = work.get(Visit, self.visit_id)
        _check_links(work, after)
        _check_delegations(work, visit.id, self.before, after)
        first, last = visit.starts_on, visit.ends_on
        alter_row(visit, self.before, after)
        if visit.ends_on - visit.starts_on == last - first and visit.starts_on != first:
            _shift(work, visit.id, visit.starts_on - first)
        _check_days(work, visit)
        _write_parts(work, visit.id, self.before, after)
        return visit.id


def _check_links(work: Work, draft: VisitDraft) -> None:
    must_exist(work, Place, [draft.place_id, *(each.place_id for each in draft.delegations)])
    must_exist(work, Partnership, draft.partnership_ids)
    people = [draft.greeting_by_id, *(each.person_id for each in draft.contacts)]
    must_exist(work, Person, people)
    must_exist(work, Organisation, [each.organisation_id for each in draft.funding])


def _check_delegations(work: Work, visit_id: int, before: VisitDraft, after: VisitDraft) -> None:
    """A delegation with people cannot go; and a visit alters no other visit's delegations."""
    kept = {each.id for each in after.delegations}
    for delegation in before.delegations:
        if delegation.id is None or delegation.id in kept:
            continue
        for kind in (Participation, Party):
            mine = [kind.delegation_id == delegation.id, kind.visit_id == visit_id]
            if work.first(select(kind).where(*mine)):
                raise RuleError(
                    Message(
                        "{name} still has people. Please give them to another delegation first.",
                        {"name": delegation.name},
                    )
                )


def _shift(work: Work, visit_id: int, by: timedelta) -> None:
    """Move what is dated within the visit; trashed items as well, so that they fit if restored."""
    offers = select(HostOffer.id).where(HostOffer.visit_id == visit_id)
    placements = select(Placement).where(Placement.host_offer_id.in_(offers))
    _shift_rows(work, ProgrammeItem, visit_id, ("day",), by)
    _shift_rows(work, Participation, visit_id, ("starts_on", "ends_on"), by)
    _shift_rows(work, HostOffer, visit_id, ("from_night", "until_night"), by)
    for placement in work.all(placements):
        _move(placement, ("from_night", "until_night"), by)


def _shift_rows(
    work: Work,
    kind: type[ProgrammeItem | Participation | HostOffer],
    visit_id: int,
    columns: Sequence[str],
    by: timedelta,
) -> None:
    for row in work.all(select(kind).where(kind.visit_id == visit_id), with_trash=True):
        _move(row, columns, by)


def _move(row: Base, columns: Sequence[str], by: timedelta) -> None:
    for column in columns:
        day = getattr(row, column)
        if day is not None:
            setattr(row, column, day + by)


def _check_days(work: Work, visit: Visit) -> None:
    outside = or_(ProgrammeItem.day < visit.starts_on, ProgrammeItem.day > visit.ends_on)
    statement = select(ProgrammeItem).where(ProgrammeItem.visit_id == visit.id, outside)
    found = len(work.all(statement))
    if found:
        raise RuleError(
            Message(
                "{n} programme item would lie outside the visit. Please move it first.",
                {"n": found},
                "{n} programme items would lie outside the visit. Please move them first.",
            )
        )


def _write_parts(work: Work, visit_id: int, before: VisitDraft, after: VisitDraft) -> None:
    mine = {"visit_id": visit_id}
    links = (before.partnership_ids, after.partnership_ids)
    alter_parts(work, VisitText, mine, before.texts, after.texts)
    alter_links(work, VisitPartnership, mine, "partnership_id", before=links[0], after=links[1])
    alter_parts(work, Delegation, mine, before.delegations, after.delegations)
    alter_parts(work, Funding, mine, before.funding, after.funding)
    alter_parts(work, BudgetLine, mine, before.budget, after.budget)

    def write(
        contact_id: int, old: VisitContactDraft | None, new: VisitContactDraft | None
    ) -> None:
        _write_contact_texts(work, contact_id, old, new)

    alter_branches(work, VisitContact, mine, before.contacts, after.contacts, write)


def _write_contact_texts(
    work: Work,
    contact_id: int,
    before: VisitContactDraft | None,
    after: VisitContactDraft | None,
) -> None:
    if after is None:
        mine = VisitContactText.visit_contact_id == contact_id
        for row in work.all(select(VisitContactText).where(mine)):
            remove_rows(work, VisitContactText, row.id)
        return
    old = before.texts if before else ()
    said = [text for text in after.texts if text.function.strip()]
    new = same_rows(old, said, "language")
    alter_parts(work, VisitContactText, {"visit_contact_id": contact_id}, old, new)
