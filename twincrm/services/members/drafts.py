"""A membership as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import FeeStatus, MembershipKind
from twincrm.domain.texts import Message
from twincrm.domain.typed import MOST_CENTS
from twincrm.services.checks import check_count, check_partial, check_word
from twincrm.services.parts import same_rows
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import FeeYear, Membership, MembershipPerson

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class FeeDraft:
    """The subscription of one year, in whole cents."""

    id: int | None = None
    year: int = 0
    due_cents: int = 0
    paid_cents: int = 0
    status: str = FeeStatus.UNPAID
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class MembershipDraft:
    """The membership of a person, a household or an organisation."""

    person_id: int | None = None
    organisation_id: int | None = None
    household_id: int | None = None
    kind: str = MembershipKind.SINGLE
    number: str = ""
    joined_on: str | None = None
    left_on: str | None = None
    left_reason: str = ""
    founding: bool = False
    payer_id: int | None = None
    note: str = ""
    person_ids: tuple[int, ...] = ()
    """Who belongs to a couple's or household's membership."""
    fees: tuple[FeeDraft, ...] = ()


def read_membership(session: Session, membership_id: int) -> MembershipDraft:
    """The draft of a membership as it is kept.

    Raises:
        NoResultFound: there is no such membership.
    """
    row = session.scalars(select(Membership).where(Membership.id == membership_id)).one()
    mine = {"membership_id": membership_id}
    people = session.scalars(owned(MembershipPerson, mine))
    fees = sorted(session.scalars(owned(FeeYear, mine)), key=lambda fee: fee.year)
    return read_draft(
        MembershipDraft,
        row,
        person_ids=tuple(link.person_id for link in people),
        fees=read_drafts(FeeDraft, fees),
    )


def checked_membership(before: MembershipDraft, draft: MembershipDraft) -> MembershipDraft:
    """The same, with each subscription on the row of its year.

    Raises:
        InputError: nobody or more than one is the member, a date is none, the membership ends
            before it begins, or an amount lies below zero.
    """
    members = (draft.person_id, draft.organisation_id, draft.household_id)
    if sum(member is not None for member in members) != 1:
        raise InputError(
            "person_id", Message("Please choose one person, household or organisation.")
        )
    check_word("kind", draft.kind, MembershipKind)
    check_partial("joined_on", draft.joined_on)
    check_partial("left_on", draft.left_on)
    joined, left = draft.joined_on, draft.left_on
    if joined and left and left[: len(joined)] < joined[: len(left)]:
        raise InputError("left_on", Message("The membership ends before it begins."))
    for place, fee in enumerate(draft.fees):
        _check_fee(f"fees.{place}.", fee)
    return replace(draft, fees=same_rows(before.fees, draft.fees, "year"))


def _check_fee(path: str, fee: FeeDraft) -> None:
    check_word(f"{path}status", fee.status, FeeStatus)
    check_amount(f"{path}due_cents", fee.due_cents)
    check_amount(f"{path}paid_cents", fee.paid_cents)
    check_year(f"{path}year", fee.year)


def check_amount(field: str, cents: int) -> None:
    """Insist on an amount that a subscription can be, in whole cents.

    Raises:
        InputError: it lies below zero, or is more than any subscription.
    """
    check_count(field, cents)
    if cents > MOST_CENTS:
        raise InputError(field, Message("Please enter an amount below ten million."))


def check_year(field: str, year: int) -> None:
    """Insist on a year in which subscriptions can be due.

    Raises:
        InputError: it is none.
    """
    if not 1900 <= year <= 2200:
        raise InputError(field, Message("Please enter a year with four digits."))
