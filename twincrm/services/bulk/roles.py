"""The same role for many people: begun or ended on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import InputError
from twincrm.domain.periods import is_current
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message
from twincrm.services.bulk.change import PEOPLE, EndsSomething, ForTheLiving, deaths, rows_belonging
from twincrm.services.checks import check_alive, check_partial, outlived
from twincrm.store.models import Assignment, Function, Organisation, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.bulk.change import Contact
    from twincrm.store.work import Work

_BODY = Message("Please choose an organisation or a place.")
COLUMNS = ("id", "organisation_id", "place_id", "function_id", "starts_on", "ends_on")


@dataclass(frozen=True, slots=True)
class Role(ForTheLiving, EndsSomething):
    """A role in an organisation or for a place, begun or ended for everybody chosen."""

    body: tuple[str, int] | None
    """Kind (organisation, place) and id."""
    name: str
    """Names it in the history."""
    function_id: int | None = None
    """Ended without a function, every role there ends."""
    day: str | None = None
    """Since when, or the last day; stored as partly known dates are. None: begun, not known."""
    given: bool = True

    @property
    def what(self) -> Message:
        """Names it."""
        words = Message("Begin a role: {name}") if self.given else Message("End the role: {name}")
        return words.with_values(name=self.name)

    @property
    def kinds(self) -> tuple[str, ...]:
        """People have roles."""
        return PEOPLE

    def passes_over(self, died: str) -> bool:
        """Who died takes no role, as on their card; one that was left open is ended."""
        return self.given and outlived(died, self.day, None) is not None

    def check(self, session: Session) -> None:
        """Insist on where the role is, and on a day on which it ends.

        Raises:
            InputError: something is missing or no date.
        """
        model: type[Any] | None = None
        if self.body is not None:
            model = {"organisation": Organisation, "place": Place}.get(self.body[0])
        found = session.get(model, self.body[1]) if model and self.body else None
        if found is None or found.trashed_at is not None:
            raise InputError("body", _BODY)
        check_partial("day", self.day)
        if not self.given and not self.day:
            raise InputError("day", Message("Please enter the day on which the role ends."))

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Who holds the role already, or does not beyond the day on which it is ended."""
        rows = self._rows(session, contacts, today)
        meant = {row.person_id for row in rows if self.given or self._new_end(row) is not None}
        return {contact for contact in contacts if (contact[1] in meant) == self.given}

    def sooner(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Whose role ends by that day already."""
        rows = [] if self.given else self._rows(session, contacts, today)
        later = {row.person_id for row in rows if self._new_end(row) is not None}
        return {("person", row.person_id) for row in rows if row.person_id not in later}

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Insert the roles, or write into those that hold when they end.

        Raises:
            InputError: a role would begin of somebody who has died.
        """
        if self.given:
            for died in deaths(work.session, contacts).values():
                check_alive("day", died, self.day, None)
            work.bulk_insert(Assignment, [*self._begun(work, contacts)])
            return
        work.flush()
        held = self._rows(work.session, contacts, work.today)
        ends = {row.id: end for row in held if (end := self._new_end(row)) is not None}
        work.bulk_alter(Assignment, {key: {"ends_on": end} for key, end in ends.items()})

    def _new_end(self, row: Any) -> str | None:  # noqa: ANN401 - a row of the driver
        """The last day to be written; None where a role ends by then already.

        A role cannot end before it began, and ending it never prolongs it: only a day within what
        was known in part (2026, now 2026-05-31) makes the end more exact.
        """
        end, starts, known = self.day or "", row.starts_on or "", row.ends_on
        if starts and end[: len(starts)] < starts[: len(end)]:
            end = starts
        if known is None:
            return end
        shared = min(len(end), len(known))
        later = known[:shared] > end[:shared]
        more_exact = known[:shared] == end[:shared] and len(known) < len(end)
        return end if later or more_exact else None

    def _begun(self, work: Work, contacts: Iterable[Contact]) -> Iterable[dict[str, object]]:
        assert self.body is not None
        kind, key = self.body
        row: dict[str, object] = {
            "organisation_id": key if kind == "organisation" else None,
            "place_id": key if kind == "place" else None,
            "function_id": self.function_id,
            "sector": self._sector(work),
            "starts_on": self.day,
        }
        return ({**row, "person_id": person} for _, person in contacts)

    def _sector(self, work: Work) -> str:
        """Of the organisation, else of the function; a role for a place is one in politics."""
        assert self.body is not None
        if self.body[0] == "organisation":
            return work.get(Organisation, self.body[1]).sector
        if self.function_id is not None:
            return work.get(Function, self.function_id, with_trash=True).sector
        return Sector.POLITICS

    def _rows(self, session: Session, contacts: Collection[Contact], today: date) -> list[Any]:
        """The roles there that hold today or begin later."""
        if self.body is None:
            return []
        column, key = f"{self.body[0]}_id", self.body[1]
        keys = [person for _, person in contacts]
        return [
            row
            for row in rows_belonging(session, Assignment, "person", keys, *COLUMNS)
            if getattr(row, column) == key
            and self.function_id in (None, row.function_id)
            and is_current(None, row.ends_on, today)
        ]
