"""Who takes part in a visit, what has to be heeded for them, and who stays together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.terms import NeedKind, ParticipationRole, ParticipationStatus
from twincrm.domain.texts import Message
from twincrm.services.checks import check_filled, check_word, must_exist
from twincrm.services.command import command
from twincrm.services.rows import (
    alter_parts,
    alter_row,
    new_row,
    owned,
    read_draft,
    read_drafts,
)
from twincrm.services.wording import name_of
from twincrm.store.models import (
    Delegation,
    MinorCare,
    Participation,
    ParticipationNeed,
    Person,
    Visit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class NeedDraft:
    """A need to be heeded: the need itself, never its reason."""

    id: int | None = None
    kind: str = NeedKind.DIET
    text: str = ""
    severe: bool = False


@dataclass(frozen=True, slots=True)
class MinorCareDraft:
    """Who answers for a minor, and what the parents agreed to."""

    guardian_name: str = ""
    guardian_phone: str = ""
    responsible_id: int | None = None
    medical_consent: bool = False
    photo_consent: bool = False
    swimming_consent: bool = False
    leave_alone_consent: bool = False
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ParticipationDraft:
    """A person's part in a visit."""

    person_id: int = 0
    delegation_id: int | None = None
    role: str = ParticipationRole.GUEST
    status: str = ParticipationStatus.INVITED
    starts_on: date | None = None
    """The person's first day, where it is not the visit's."""
    ends_on: date | None = None
    first_time: bool = False
    registered_on: date | None = None
    lodging: str = ""
    note: str = ""
    needs: tuple[NeedDraft, ...] = ()
    care: MinorCareDraft | None = field(default=None)
    """For minors only."""


@command
@dataclass(frozen=True, slots=True)
class AddParticipations:
    """Let people take part in a visit, as many as are chosen."""

    visit_id: int
    visit: str
    """The visit's name."""
    drafts: tuple[ParticipationDraft, ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message(
            "Add {n} person to {visit}",
            {"n": len(self.drafts), "visit": self.visit},
            "Add {n} people to {visit}",
        )

    def run(self, work: Work) -> tuple[int, ...]:
        """Insert the participations; returns their ids in the given order.

        Raises:
            InputError: somebody's days lie outside the visit.
            RuleError: somebody takes part already, or a delegation belongs to another visit.
        """
        visit = work.get(Visit, self.visit_id)
        for draft in self.drafts:
            check_participation(draft)
        people = [draft.person_id for draft in self.drafts]
        must_exist(work, Person, [*people, *_responsible(self.drafts)])
        _check_once(work, visit.id, people)
        check_delegations(work, visit.id, (draft.delegation_id for draft in self.drafts))
        return tuple(add_participation(work, visit, draft) for draft in self.drafts)


@command
@dataclass(frozen=True, slots=True)
class ChangeParticipation:
    """Change what differs between a participation as opened and as saved."""

    participation_id: int
    name: str
    """The person's name."""
    before: ParticipationDraft
    after: ParticipationDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the participation of {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Alter the participation, its needs and the care for a minor; returns its id.

        Raises:
            InputError: the days lie outside the visit.
            RuleError: the delegation belongs to another visit, or the person takes part already.
        """
        found = work.get(Participation, self.participation_id)
        check_participation(self.after)
        _check_within(work, work.get(Visit, found.visit_id), self.before, self.after)
        must_exist(work, Person, [self.after.person_id, *_responsible([self.after])])
        if self.after.person_id != self.before.person_id:
            _check_once(work, found.visit_id, [self.after.person_id])
        check_delegations(work, found.visit_id, [self.after.delegation_id])
        alter_row(found, self.before, self.after)
        mine = {"participation_id": found.id}
        alter_parts(work, ParticipationNeed, mine, self.before.needs, self.after.needs)
        _write_care(work, found.id, self.before.care, self.after.care)
        return found.id


def read_participation(session: Session, participation_id: int) -> ParticipationDraft:
    """The draft of a participation as it is kept.

    Raises:
        NoResultFound: there is no such participation.
    """
    mine = {"participation_id": participation_id}
    found = session.scalars(select(Participation).where(Participation.id == participation_id)).one()
    care = session.scalars(owned(MinorCare, mine)).first()
    return read_draft(
        ParticipationDraft,
        found,
        needs=read_drafts(NeedDraft, session.scalars(owned(ParticipationNeed, mine))),
        care=read_draft(MinorCareDraft, care) if care else None,
    )


def check_delegations(work: Work, visit_id: int, delegations: Iterable[int | None]) -> None:
    """Insist that delegations belong to the visit.

    Raises:
        RuleError: one belongs to another visit.
        UnknownRecord: there is no such delegation.
    """
    for delegation_id in {key for key in delegations if key is not None}:
        delegation = work.get(Delegation, delegation_id)
        if delegation.visit_id != visit_id:
            raise RuleError(Message("{name} belongs to another visit.", {"name": delegation.name}))


def check_participation(draft: ParticipationDraft) -> None:
    """Insist on known words, on days in their order, and on needs that say something.

    Raises:
        InputError: at the field that is wrong.
    """
    check_word("role", draft.role, ParticipationRole)
    check_word("status", draft.status, ParticipationStatus)
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise InputError("ends_on", Message("The last day lies before the first."))
    for place, need in enumerate(draft.needs):
        check_word(f"needs.{place}.kind", need.kind, NeedKind)
        missing = Message("Please enter what has to be heeded.")
        check_filled(f"needs.{place}.text", need.text, missing)


def _check_within(
    work: Work, visit: Visit, before: ParticipationDraft, after: ParticipationDraft
) -> None:
    """Own days that are new lie within the visit, or within the stay of the own delegation.

    Days that were kept may stay: the visit may have been moved away from them.
    """
    first, last = visit.starts_on, visit.ends_on
    if after.delegation_id is not None:
        delegation = work.get(Delegation, after.delegation_id)
        if delegation.arrives_at is not None:
            first = min(first, delegation.arrives_at.date())
        if delegation.departs_at is not None:
            last = max(last, delegation.departs_at.date())
    for name in ("starts_on", "ends_on"):
        day = getattr(after, name)
        if day is not None and day != getattr(before, name) and not first <= day <= last:
            raise InputError(name, Message("This day lies outside the visit."))


def _responsible(drafts: Iterable[ParticipationDraft]) -> list[int | None]:
    return [draft.care.responsible_id for draft in drafts if draft.care]


def _check_once(work: Work, visit_id: int, people: list[int]) -> None:
    """Everyone takes part in a visit once, even if the same person is chosen twice."""
    known = [Participation.visit_id == visit_id, Participation.person_id.in_(people)]
    statement = select(Person).join(Participation, Participation.person_id == Person.id)
    taken = work.first(statement.where(*known), with_trash=True)
    if taken is None and len(set(people)) < len(people):
        twice = next(person for person in people if people.count(person) > 1)
        taken = work.get(Person, twice, with_trash=True)
    if taken is not None:
        name = name_of(taken).full()
        raise RuleError(Message("{name} already takes part in this visit.", {"name": name}))


def add_participation(work: Work, visit: Visit, draft: ParticipationDraft) -> int:
    """Insert one participation with its needs and the care for a minor; returns its id.

    Raises:
        InputError: its days lie outside the visit.
    """
    _check_within(work, visit, ParticipationDraft(), draft)
    found = new_row(work, Participation, draft, visit_id=visit.id)
    alter_parts(work, ParticipationNeed, {"participation_id": found.id}, (), draft.needs)
    _write_care(work, found.id, None, draft.care)
    return found.id


def _write_care(
    work: Work,
    participation_id: int,
    before: MinorCareDraft | None,
    after: MinorCareDraft | None,
) -> None:
    mine = select(MinorCare).where(MinorCare.participation_id == participation_id)
    row = work.first(mine)
    if after is None:
        if row is not None and before is not None:
            work.delete(row)
    elif row is None:
        new_row(work, MinorCare, after, participation_id=participation_id)
    else:
        alter_row(row, before or MinorCareDraft(), after)
