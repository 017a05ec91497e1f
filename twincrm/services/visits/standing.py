"""How people of a visit stand: their status, their role, their delegation; several at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twincrm.domain.terms import ParticipationRole, ParticipationStatus
from twincrm.domain.texts import Message
from twincrm.services.checks import check_word
from twincrm.services.command import command
from twincrm.services.visits.participations import check_delegations
from twincrm.store.models import Participation

if TYPE_CHECKING:
    from twincrm.store.work import Work

Standing = Literal["status", "role", "delegation_id"]

_ONE: dict[Standing, Message] = {
    "status": Message("Change the status of {name}"),
    "role": Message("Change the role of {name}"),
    "delegation_id": Message("Give {name} to another delegation"),
}
_MANY: dict[Standing, Message] = {
    "status": Message(
        "Change the status of {n} person of {name}", {}, "Change the status of {n} people of {name}"
    ),
    "role": Message(
        "Change the role of {n} person of {name}", {}, "Change the role of {n} people of {name}"
    ),
    "delegation_id": Message(
        "Give {n} person of {name} to another delegation",
        {},
        "Give {n} people of {name} to another delegation",
    ),
}


@command
@dataclass(frozen=True, slots=True)
class ChangeStanding:
    """Give people of a visit another status, role or delegation, as many as are chosen."""

    participation_ids: tuple[int, ...]
    name: str
    """Of the person; of several, that of the visit."""
    column: Standing
    value: str | int | None

    @property
    def label(self) -> Message:
        """Names the act."""
        n = len(self.participation_ids)
        if n == 1:
            return _ONE[self.column].with_values(name=self.name)
        return _MANY[self.column].with_values(n=n, name=self.name)

    def run(self, work: Work) -> int:
        """Alter the participations; returns how many differed.

        Raises:
            InputError: the status or the role is no known word.
            RuleError: the delegation belongs to another visit.
        """
        self._check()
        differed = 0
        for key in self.participation_ids:
            found = work.get(Participation, key)
            if self.column == "delegation_id":
                check_delegations(work, found.visit_id, [self._delegation])
            if getattr(found, self.column) != self.value:
                setattr(found, self.column, self.value)
                differed += 1
        return differed

    @property
    def _delegation(self) -> int | None:
        return self.value if isinstance(self.value, int) else None

    def _check(self) -> None:
        if self.column == "status":
            check_word("status", str(self.value), ParticipationStatus)
        elif self.column == "role":
            check_word("role", str(self.value), ParticipationRole)
