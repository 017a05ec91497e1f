"""The same role for many people: begun or ended on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import InputError
from twincrm.domain.periods import is_current
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message
from twincrm.services.bulk.change import PEOPLE, rows_belonging
from twincrm.services.checks import check_partial
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
class Role:
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
        """Who holds the role already, or does not where it is ended."""
        holds = {row.person_id for row in self._rows(session, contacts, today)}
        return {contact for contact in contacts if (contact[1] in holds) == self.given}

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Insert the roles, or write into those that hold when they end."""
        if self.given:
            work.bulk_insert(Assignment, [*self._begun(work, contacts)])
            return
        work.flush()
        held = self._rows(work.session, contacts, work.today)
        work.bulk_alter(Assignment, {row.id: {"ends_on": self._end_of(row)} for row in held})

    def _end_of(self, row: Any) -> str:  # noqa: ANN401 - a row of the driver
        """A role cannot end before it began."""
        end = self.day or ""
        starts = row.starts_on or ""
        return starts if starts and end[: len(starts)] < starts[: len(end)] else end

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
