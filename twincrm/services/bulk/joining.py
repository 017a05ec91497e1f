"""Many people at once who come to live in a household or to take part in a visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_ended
from twincrm.domain.texts import Message
from twincrm.services.bulk.change import PEOPLE, ForTheLiving, NeedsRoom, TellsMore, rows_belonging
from twincrm.services.checks import check_partial
from twincrm.services.homes import held_elsewhere, last_day, leave_former_homes
from twincrm.services.households.greeting import losing_words
from twincrm.services.rows import column_values
from twincrm.services.visits.joining import joining
from twincrm.store.models import Household, HouseholdMember, Participation, Visit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.bulk.change import Contact
    from twincrm.store.work import Work

_NAMED = 5
"""So many households are told by name."""
_OUT_OF_USE = Message(
    "The own salutation of {homes} names who leaves, and is not used after that.",
    plural="The own salutations of {homes} name who leaves, and are not used after that.",
)


@dataclass(frozen=True, slots=True)
class LivingIn(ForTheLiving, NeedsRoom, TellsMore):
    """They live in a household from now on, and no longer in the one before."""

    household_id: int
    name: str
    """Names the household in the history."""
    since: str | None = None

    @property
    def what(self) -> Message:
        """Names it."""
        return Message("Put into the household {name}", {"name": self.name})

    @property
    def kinds(self) -> tuple[str, ...]:
        """People live in households."""
        return PEOPLE

    def check(self, session: Session) -> None:
        """Insist on a household.

        Raises:
            InputError: there is none of this id, it lies in the trash, or the day is no date.
        """
        row = session.get(Household, self.household_id)
        if row is None or row.trashed_at is not None:
            raise InputError("household_id", Message("Please choose a household."))
        check_partial("since", self.since)
        if self.since:
            try:
                last_day(self.since)
            except InputError as error:
                raise InputError("since", error.message) from error

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Who lives there already, or will."""
        keys = [key for _, key in contacts]
        rows = rows_belonging(session, HouseholdMember, "person", keys, "household_id", "ends_on")
        here = {
            row.person_id
            for row in rows
            if row.household_id == self.household_id and not has_ended(row.ends_on, today)
        }
        return {contact for contact in contacts if contact[1] in here}

    def hindered(
        self, session: Session, contacts: Collection[Contact], today: date
    ) -> set[Contact]:
        """Who came to another household only then or later, or moves there yet."""
        keys = [key for _, key in contacts]
        held = held_elsewhere(session, self.household_id, self.since, keys, today)
        return {contact for contact in contacts if contact[1] in held}

    def tells(
        self, session: Session, contacts: Collection[Contact], today: date
    ) -> tuple[Message, ...]:
        """Whose own salutation names who leaves, so that it is used no more."""
        homes = losing_words(session, {key for _, key in contacts}, self.household_id, today)
        if not homes:
            return ()
        named = ", ".join(f"“{home}”" for home in homes[:_NAMED])
        more = ", …" if len(homes) > _NAMED else ""
        return (_OUT_OF_USE.with_values(n=len(homes), homes=named + more),)

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Insert their time in the household."""
        row = {"household_id": self.household_id, "starts_on": self.since}
        rows = [{**row, "person_id": key} for _, key in contacts]
        leave_former_homes(work, work.bulk_insert(HouseholdMember, rows))


@dataclass(frozen=True, slots=True)
class TakingPart(ForTheLiving):
    """They take part in a visit, in the delegation of their town where there is one."""

    visit_id: int
    name: str
    """Names the visit in the history."""

    @property
    def what(self) -> Message:
        """Names it."""
        return Message("Add to {visit}", {"visit": self.name})

    @property
    def kinds(self) -> tuple[str, ...]:
        """People travel."""
        return PEOPLE

    def check(self, session: Session) -> None:
        """Insist on a visit.

        Raises:
            InputError: there is none of this id, or it lies in the trash.
        """
        row = session.get(Visit, self.visit_id)
        if row is None or row.trashed_at is not None:
            raise InputError("visit_id", Message("Please choose a visit."))

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Who takes part already."""
        del today
        keys = [key for _, key in contacts]
        rows = rows_belonging(session, Participation, "person", keys, "visit_id")
        there = {row.person_id for row in rows if row.visit_id == self.visit_id}
        return {contact for contact in contacts if contact[1] in there}

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Insert their parts."""
        work.flush()
        drafts = joining(work.session, self.visit_id, [key for _, key in contacts]).drafts
        rows = [
            {**column_values(Participation, draft), "visit_id": self.visit_id} for draft in drafts
        ]
        work.bulk_insert(Participation, rows)
