"""Some move out of a household: into a new one, into another one, or somebody alone into none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.errors import InputError, UnknownRecord
from twincrm.domain.periods import has_begun, is_current
from twincrm.domain.texts import Message, one_line
from twincrm.runtime import clock
from twincrm.services.checks import check_partial, check_period
from twincrm.services.command import command
from twincrm.services.contacts import AddressDraft, Reach, read_reach, write_reach
from twincrm.services.homes import fresh_times, insist_on_no_move, last_day, leave_former_homes
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft, read_household
from twincrm.services.linked import GONE
from twincrm.services.people.whereabouts import towns_of_households
from twincrm.store.models import (
    HostingProfile,
    HostOffer,
    Household,
    HouseholdMember,
    Membership,
    Person,
    Visit,
)
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.store.work import Work

NOBODY = Message("Please choose who moves out.")
EVERYBODY = Message(
    "Somebody has to stay. Where all move together, change the address of the household instead."
)
NO_DAY = Message("Please enter since when.")
NO_HOME = Message(
    "Several people move out together: please enter the name of their new household, or choose "
    "another one."
)
SAME_HOME = Message("They live there already. Please choose another household.")
CAME_THEN = Message("They came only then. Please enter more exactly since when they are gone.")


class Fitted(NamedTuple):
    """What a membership of the old household is from now on, where it is something else."""

    membership_id: int
    kind: str = ""
    payer_id: int | None = None


@dataclass(frozen=True, slots=True)
class SplitDraft:
    """Who moves out, since when, and where to."""

    leaving: tuple[int, ...] = ()
    """Ids of people who live there today."""
    starts_on: str | None = None
    household_id: int | None = None
    """A household that is there already; None where a new one is added."""
    name: str = ""
    """What the new household is called; somebody alone needs none."""
    place_id: int | None = None
    address: AddressDraft = field(default_factory=AddressDraft)
    """Of the new household, or of who moves out alone."""
    keeps_salutation: bool | None = None
    """Whether the own salutation of the old household is still right for those who stay; None where
    nobody said so: then it is right until they have moved."""
    home_name: str = ""
    """What the old household is called from now on; empty where it keeps its name."""
    memberships: tuple[Fitted, ...] = ()
    """What becomes of its memberships."""


@dataclass(frozen=True, slots=True)
class Staying:
    """What hangs on a household and stays with it when somebody moves out."""

    hosting: bool
    memberships: tuple[str, ...]
    """Their numbers; empty ones for those without."""
    offers: int
    """To host at visits that are not over."""


def staying_with(session: Session, household_id: int, today: date) -> Staying:
    """What stays with a household when it splits."""
    profile = select(HostingProfile.id).where(HostingProfile.household_id == household_id)
    mine = select(Membership.number).where(
        Membership.household_id == household_id, Membership.left_on.is_(None)
    )
    coming = (
        select(HostOffer.id)
        .join(Visit, Visit.id == HostOffer.visit_id)
        .where(HostOffer.household_id == household_id, Visit.ends_on >= today)
    )
    return Staying(
        session.scalars(profile).first() is not None,
        tuple(session.scalars(mine.order_by(Membership.id))),
        len(session.scalars(coming).all()),
    )


@command
@dataclass(frozen=True, slots=True)
class SplitHousehold:
    """Let people move out of a household; what belongs to it stays with it."""

    household_id: int
    draft: SplitDraft
    called: str = ""
    """The household, for the label."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Move out of the household {name}", {"name": self.called})

    def run(self, work: Work) -> int:
        """End the time of those who leave and begin it elsewhere; the id of that household.

        Of somebody who lives alone from now on it is that of the household they left.

        Raises:
            InputError: nobody leaves, nobody stays, or it is not known since when or where to.
        """
        draft = self.draft
        home = work.get(Household, self.household_id)
        rows = _living(work, self.household_id)
        check_split(draft, [row.person_id for row in rows])
        if draft.household_id == self.household_id:
            raise InputError("household_id", SAME_HOME)
        if draft.household_id is not None:
            _insist_on(work, draft.household_id)
        leaving = [row for row in rows if row.person_id in draft.leaving]
        moved = tuple(
            MemberDraft(None, row.person_id, row.role, draft.starts_on) for row in leaving
        )
        _leave(work, leaving, draft.starts_on)
        if not _keeps(draft, work.today):
            home.salutation = ""  # it greets those who are gone
        _fit(work, home, draft)
        if _stands_alone(draft):
            _live_alone(work, moved[0].person_id, draft)
            return self.household_id
        if draft.household_id is None:
            there = _new_home(work, draft, moved)
        else:
            there = draft.household_id
            before = read_household(work.session, there).members
            _join(work, there, moved)
            leave_former_homes(work, fresh_times(work, {"household_id": there}, before))
        _leave_town(work, moved, there)
        return there


def _fit(work: Work, home: Household, draft: SplitDraft) -> None:
    """Name and memberships of the old household as they were chosen for those who stay."""
    if draft.home_name.strip():
        home.name = one_line(draft.home_name)
    for each in draft.memberships:
        membership = work.get(Membership, each.membership_id)
        if membership.household_id != home.id:
            raise unknown("membership", each.membership_id)
        membership.kind = each.kind or membership.kind
        membership.payer_id = each.payer_id or membership.payer_id


def _keeps(draft: SplitDraft, today: date) -> bool:
    """Whether the own salutation stays: as it was said, else until they have moved."""
    if draft.keeps_salutation is None:
        return not has_begun(draft.starts_on, today)
    return draft.keeps_salutation


def check_split(draft: SplitDraft, living: Sequence[int]) -> None:
    """Insist that somebody leaves and somebody stays, and that day and household are known.

    Raises:
        InputError: at the field that is wrong.
    """
    leaving = set(draft.leaving) & set(living)
    if not leaving:
        raise InputError("leaving", NOBODY)
    if leaving == set(living):
        raise InputError("leaving", EVERYBODY)
    if not draft.starts_on:
        raise InputError("starts_on", NO_DAY)
    check_partial("starts_on", draft.starts_on)
    if draft.household_id is None and not draft.name.strip() and len(leaving) > 1:
        raise InputError("household_id", NO_HOME)


def _leave(work: Work, leaving: Sequence[HouseholdMember], moved_on: str | None) -> None:
    """End their time, insisting that nobody leaves before they came, or moves elsewhere yet."""
    assert moved_on is not None
    last = last_day(moved_on)
    for row in leaving:
        insist_on_no_move(work, row.person_id)
        try:
            check_period("", row.starts_on, last)
        except InputError as error:
            raise InputError("starts_on", CAME_THEN) from error
        row.ends_on = last


def _living(work: Work, household_id: int) -> list[HouseholdMember]:
    """Who lives there today; whoever lies in the trash neither leaves nor stays."""
    today = clock.today()
    here = select(HouseholdMember).where(HouseholdMember.household_id == household_id)
    statement = here.join(Person, Person.id == HouseholdMember.person_id)
    rows = work.all(statement.order_by(HouseholdMember.id))
    return [row for row in rows if is_current(row.starts_on, row.ends_on, today)]


def _insist_on(work: Work, household_id: int) -> None:
    try:
        work.get(Household, household_id)
    except UnknownRecord as error:
        raise InputError("household_id", GONE["household"]) from error


def _stands_alone(draft: SplitDraft) -> bool:
    """Whether somebody moves out without a household to come to."""
    return draft.household_id is None and not draft.name.strip()


def _live_alone(work: Work, person_id: int, draft: SplitDraft) -> None:
    """The address of somebody who lives alone is their own, and they are of that town."""
    told = draft.address
    if any((told.street, told.po_box, told.postcode, told.locality)):
        mine = {"person_id": person_id}
        before = read_reach(work.session, mine)
        own = replace(told, id=None, starts_on=draft.starts_on)
        after = replace(before, addresses=(own, *before.addresses))
        write_reach(work, mine, before, after, told.country)
    said = draft.place_id is not None or told.locality
    if said and (has_begun(draft.starts_on, work.today) or not told.locality):
        work.get(Person, person_id).place_id = draft.place_id


def _new_home(work: Work, draft: SplitDraft, moved: tuple[MemberDraft, ...]) -> int:
    reach = Reach(addresses=(draft.address,))
    home = HouseholdDraft(draft.name, place_id=draft.place_id, members=moved, reach=reach)
    return AddHousehold(home).run(work)


def _join(work: Work, household_id: int, moved: Sequence[MemberDraft]) -> None:
    there = {row.person_id for row in _living(work, household_id)}
    for member in moved:
        if member.person_id not in there:
            _move_in(work, household_id, member)


def _leave_town(work: Work, moved: Sequence[MemberDraft], household_id: int) -> None:
    """Where the new home says its town, nobody keeps the one they were noted in before."""
    towns = towns_of_households(work.session, [household_id], clock.today())
    if work.get(Household, household_id).place_id is None and not towns:
        return
    for member in moved:
        person = work.get(Person, member.person_id)
        if person.place_id is not None:
            person.place_id = None


def _move_in(work: Work, household_id: int, member: MemberDraft) -> None:
    work.add(
        HouseholdMember(
            household_id=household_id,
            person_id=member.person_id,
            role=member.role,
            starts_on=member.starts_on,
        )
    )
