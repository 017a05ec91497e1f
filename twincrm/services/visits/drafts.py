"""A visit as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import BudgetKind, FundingStatus, VisitDirection, VisitStatus
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_count, check_filled, check_word
from twincrm.services.parts import same_rows
from twincrm.services.places.named import check_town
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import (
    BudgetLine,
    Delegation,
    Funding,
    Visit,
    VisitContact,
    VisitContactText,
    VisitPartnership,
    VisitText,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from twincrm.services.places.named import NewTown


@dataclass(frozen=True, slots=True)
class VisitTextDraft:
    """What the programme says in one language beside its items."""

    id: int | None = None
    language: str = ""
    title: str = ""
    occasion: str = ""
    motto: str = ""
    greeting: str = ""
    greeting_function: str = ""
    practical: str = ""
    thanks: str = ""


@dataclass(frozen=True, slots=True)
class VisitContactTextDraft:
    """What a contact is there for, in one language."""

    id: int | None = None
    language: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class VisitContactDraft:
    """Whom guests can call; printed in the programme."""

    id: int | None = None
    person_id: int = 0
    phone: str = ""
    texts: tuple[VisitContactTextDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class DelegationDraft:
    """The people of one place, with their own arrival and departure (local time)."""

    id: int | None = None
    place_id: int | None = None
    name: str = ""
    arrives_at: datetime | None = None
    departs_at: datetime | None = None
    transport: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FundingDraft:
    """An application to a funder; money in whole cents."""

    id: int | None = None
    organisation_id: int | None = None
    funder: str = ""
    funder_key: str = ""
    """The funder's key in the shipped vocabulary, from which its credit line comes."""
    reference: str = ""
    status: str = FundingStatus.PLANNED
    applied_cents: int | None = None
    granted_cents: int | None = None
    report_due_on: date | None = None
    named_in_programme: bool = True


@dataclass(frozen=True, slots=True)
class BudgetLineDraft:
    """Planned and actual money, in whole cents."""

    id: int | None = None
    kind: str = BudgetKind.EXPENSE
    title: str = ""
    planned_cents: int = 0
    actual_cents: int | None = None


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """A visit with everything that is planned in its editor; people and programme come later."""

    name: str = ""
    direction: str = VisitDirection.HOSTING
    status: str = VisitStatus.PLANNED
    starts_on: date = date.min
    ends_on: date = date.min
    time_zone: str = "Europe/Berlin"
    place_id: int | None = None
    greeting_by_id: int | None = None
    programme_version: int = 1
    note: str = ""
    texts: tuple[VisitTextDraft, ...] = ()
    partnership_ids: tuple[int, ...] = ()
    contacts: tuple[VisitContactDraft, ...] = ()
    delegations: tuple[DelegationDraft, ...] = ()
    funding: tuple[FundingDraft, ...] = ()
    budget: tuple[BudgetLineDraft, ...] = ()
    new_town: NewTown | None = None
    """Where it takes place, while that town is still to be added."""


def read_visit(session: Session, visit_id: int) -> VisitDraft:
    """The draft of a visit as it is kept.

    Raises:
        NoResultFound: there is no such visit.
    """
    visit = session.scalars(select(Visit).where(Visit.id == visit_id)).one()
    mine = {"visit_id": visit_id}
    partnerships = session.scalars(owned(VisitPartnership, mine))
    return read_draft(
        VisitDraft,
        visit,
        texts=read_drafts(VisitTextDraft, session.scalars(owned(VisitText, mine))),
        partnership_ids=tuple(link.partnership_id for link in partnerships),
        contacts=tuple(
            _read_contact(session, c) for c in session.scalars(owned(VisitContact, mine))
        ),
        delegations=read_drafts(DelegationDraft, session.scalars(owned(Delegation, mine))),
        funding=read_drafts(FundingDraft, session.scalars(owned(Funding, mine))),
        budget=read_drafts(BudgetLineDraft, session.scalars(owned(BudgetLine, mine))),
    )


def _read_contact(session: Session, contact: VisitContact) -> VisitContactDraft:
    texts = session.scalars(owned(VisitContactText, {"visit_contact_id": contact.id}))
    return read_draft(VisitContactDraft, contact, texts=read_drafts(VisitContactTextDraft, texts))


def checked_visit(before: VisitDraft, draft: VisitDraft) -> VisitDraft:
    """The same, with each text on the row of its language; empty texts are left out.

    Raises:
        InputError: a name or day is missing, the visit ends before it begins, or a word is not
            known.
    """
    check_filled("name", draft.name, Message("Please enter the name of the visit."))
    check_word("direction", draft.direction, VisitDirection)
    check_word("status", draft.status, VisitStatus)
    if date.min in {draft.starts_on, draft.ends_on}:
        raise InputError("starts_on", Message("Please enter the first and the last day."))
    if draft.ends_on < draft.starts_on:
        raise InputError("ends_on", Message("The visit ends before it begins."))
    check_count("programme_version", draft.programme_version)
    check_town(draft.new_town)
    for place, delegation in enumerate(draft.delegations):
        check_delegation(f"delegations.{place}.", delegation)
    for place, funding in enumerate(draft.funding):
        _check_funding(f"funding.{place}.", funding)
    for place, line in enumerate(draft.budget):
        _check_line(f"budget.{place}.", line)
    texts = (text for text in draft.texts if says_something(text))
    name = one_line(draft.name)
    return replace(draft, name=name, texts=same_rows(before.texts, texts, "language"))


def says_something(text: VisitTextDraft) -> bool:
    """Whether anything is written in a language."""
    said = (text.title, text.occasion, text.motto, text.greeting, text.greeting_function)
    return any(part.strip() for part in (*said, text.practical, text.thanks))


def check_delegation(path: str, delegation: DelegationDraft) -> None:
    """Insist on a name, and on a departure after the arrival.

    Raises:
        InputError: at a field of the delegation, whose name *path* precedes.
    """
    check_filled(f"{path}name", delegation.name, Message("Please enter the delegation’s name."))
    arrives, departs = delegation.arrives_at, delegation.departs_at
    if arrives and departs and departs < arrives:
        raise InputError(f"{path}departs_at", Message("The delegation departs before it arrives."))


def _check_funding(path: str, funding: FundingDraft) -> None:
    check_filled(f"{path}funder", funding.funder, Message("Please enter who gives the money."))
    check_word(f"{path}status", funding.status, FundingStatus)
    check_count(f"{path}applied_cents", funding.applied_cents)
    check_count(f"{path}granted_cents", funding.granted_cents)


def _check_line(path: str, line: BudgetLineDraft) -> None:
    check_filled(f"{path}title", line.title, Message("Please enter what the money is for."))
    check_word(f"{path}kind", line.kind, BudgetKind)
    check_count(f"{path}planned_cents", line.planned_cents)
    check_count(f"{path}actual_cents", line.actual_cents)
