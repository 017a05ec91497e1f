"""What can be done with memberships."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import FeeStatus
from twincrm.domain.texts import Message, day_word
from twincrm.services.checks import check_partial, must_exist
from twincrm.services.command import command
from twincrm.services.members.drafts import (
    FeeDraft,
    MembershipDraft,
    check_amount,
    check_year,
    checked_membership,
    read_membership,
)
from twincrm.services.one_membership import insist_on_one_membership
from twincrm.services.parts import alter_links
from twincrm.services.rows import alter_parts, alter_row, new_row, read_draft
from twincrm.store.models import (
    FeeYear,
    Household,
    Membership,
    MembershipPerson,
    Organisation,
    Person,
)

if TYPE_CHECKING:
    from datetime import date

    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddMembership:
    """Let a person, a household or an organisation join."""

    name: str
    """Who joins."""
    draft: MembershipDraft
    uid: str = ""
    """Given by an import; a fresh one otherwise."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the membership of {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Insert the membership with its people and subscriptions; returns its id."""
        draft = checked_membership(MembershipDraft(), self.draft)
        _check(work, draft)
        _refuse_the_dead(work, self.name, draft)
        insist_on_one_membership(work, self.name, draft)
        more = {"uid": self.uid} if self.uid else {}
        membership = new_row(work, Membership, draft, **more)
        _write_parts(work, membership.id, MembershipDraft(), draft)
        return membership.id


@command
@dataclass(frozen=True, slots=True)
class ChangeMembership:
    """Change what differs between the membership as opened and as saved."""

    membership_id: int
    name: str
    before: MembershipDraft
    after: MembershipDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the membership of {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Alter the membership, its people and subscriptions; returns its id."""
        after = checked_membership(self.before, self.after)
        membership = work.get(Membership, self.membership_id)
        _check(work, after)
        if after.joined_on != self.before.joined_on:
            _refuse_the_dead(work, self.name, after)
        insist_on_one_membership(
            work,
            self.name,
            after,
            key=membership.id,
            before=read_draft(MembershipDraft, membership),
        )
        alter_row(membership, self.before, after)
        _write_parts(work, membership.id, self.before, after)
        return membership.id


@command
@dataclass(frozen=True, slots=True)
class EndMembership:
    """Note that a member left, and why."""

    membership_id: int
    name: str
    left_on: str
    reason: str = ""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("End the membership of {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Write day and reason; returns the id of the membership.

        Raises:
            InputError: the day is none, or lies before the membership began.
        """
        before = read_membership(work.session, self.membership_id)
        after = replace(before, left_on=self.left_on or None, left_reason=self.reason)
        if after.left_on is None:
            raise InputError("left_on", Message("Please enter the day."))
        return ChangeMembership(self.membership_id, self.name, before, after).run(work)


@command
@dataclass(frozen=True, slots=True)
class RejoinMembership:
    """Let a member who left join again: a new membership, as the old one was."""

    membership_id: int
    name: str
    joined_on: str
    number: str = ""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Let {name} join again", {"name": self.name})

    def run(self, work: Work) -> int:
        """Insert the new membership; the years of the old one stay with it. Returns the new id.

        Raises:
            InputError: the day is none, or the last membership has not ended before it.
        """
        old = read_membership(work.session, self.membership_id)
        if not self.joined_on or self.joined_on.startswith("--"):
            raise InputError("joined_on", Message("Please enter the day."))
        check_partial("joined_on", self.joined_on)
        draft = replace(
            old,
            joined_on=self.joined_on or None,
            left_on=None,
            left_reason="",
            number=self.number or old.number,
            fees=(),
        )
        return AddMembership(self.name, draft).run(work)


@command
@dataclass(frozen=True, slots=True)
class RecordFee:
    """Note what came in for a year; the status follows from the amounts."""

    membership_id: int
    name: str
    year: int
    due_cents: int
    paid_cents: int
    paid_on: date | None = None
    waived: bool = False

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message(
            "Record the subscription of {name} for {year}",
            {"name": self.name, "year": str(self.year)},
        )

    @property
    def status(self) -> FeeStatus:
        """Paid, in part, not at all, or waived."""
        if self.waived:
            return FeeStatus.WAIVED
        if self.paid_cents >= self.due_cents:
            return FeeStatus.PAID
        return FeeStatus.PARTLY if self.paid_cents else FeeStatus.UNPAID

    def run(self, work: Work) -> int:
        """Write the subscription of the year; returns its id.

        Raises:
            InputError: an amount lies below zero or is too much, or the year is none.
        """
        check_year("year", self.year)
        check_amount("due_cents", self.due_cents)
        check_amount("paid_cents", self.paid_cents)
        membership = work.get(Membership, self.membership_id)
        mine = [FeeYear.membership_id == membership.id, FeeYear.year == self.year]
        known = work.first(select(FeeYear).where(*mine))
        now = FeeDraft(None, self.year, self.due_cents, self.paid_cents, self.status, self.paid_on)
        if known is None:
            return new_row(work, FeeYear, now, membership_id=membership.id).id
        alter_row(known, read_draft(FeeDraft, known), now)
        return known.id


def _refuse_the_dead(work: Work, name: str, draft: MembershipDraft) -> None:
    died = work.get(Person, draft.person_id).death_date if draft.person_id is not None else None
    joined = draft.joined_on
    if not died or not joined or "--" in (died[:2], joined[:2]):
        return
    if joined[: len(died)] > died[: len(joined)]:
        said = Message("{name} died on {day}. Nobody joins after that.")
        raise InputError("joined_on", said.with_values(name=name, day=day_word(died)))


def _check(work: Work, draft: MembershipDraft) -> None:
    must_exist(work, Person, [draft.person_id, draft.payer_id, *draft.person_ids])
    must_exist(work, Organisation, [draft.organisation_id])
    must_exist(work, Household, [draft.household_id])


def _write_parts(
    work: Work, membership_id: int, before: MembershipDraft, after: MembershipDraft
) -> None:
    mine = {"membership_id": membership_id}
    people = (before.person_ids, after.person_ids)
    alter_links(work, MembershipPerson, mine, "person_id", before=people[0], after=people[1])
    alter_parts(work, FeeYear, mine, before.fees, after.fees)
