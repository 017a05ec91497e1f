"""Two records become one: everything moves, nothing said is lost, one step takes it back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.services.bereaved import end_roles, give_up_salutations, with_given_up
from twincrm.services.command import command
from twincrm.services.duplicates.choices import MergeChoices
from twincrm.services.duplicates.completing import Believed, complete
from twincrm.services.duplicates.emptied import home_after, left_empty, with_emptied
from twincrm.services.duplicates.folding import Folding, points_at, values_of
from twincrm.services.duplicates.one_term import keep_one_term
from twincrm.services.duplicates.rules import let_rules_follow
from twincrm.services.duplicates.told import joined_notes, told_words
from twincrm.services.one_home import keep_one_home
from twincrm.services.progress import Silent
from twincrm.services.records.kinds import mapped_tables
from twincrm.store.models import FormerUid, Household
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincrm.services.duplicates.choices import Kind, Pairing
    from twincrm.services.duplicates.emptied import Emptied
    from twincrm.services.progress import Progress
    from twincrm.store.models import HouseholdMember
    from twincrm.store.work import Work

CHOSEN_ONE_BY_ONE = (
    "phone",
    "email",
    "address",
    "web_link",
    "language_skill",
    "tagging",
    "group_member",
    "organisation_name",
    "organisation_field",
    "place_name",
)
"""Parts of which rows can be left out when two records become one."""
HOME = "home"
"""Among the columns that are taken of the other person: where they live."""
_SAME_TWICE = Message("This is one and the same entry. Please choose two different ones.")
_LABEL = Message("Merge {other} into {name}")


@dataclass(frozen=True, slots=True)
class Merge:
    """Two entries of one record become one; the other entry goes to the trash."""

    kind: ClassVar[Kind]
    unnamed: ClassVar[Message]
    """Names the act where nobody says how the two are called."""

    keep_id: int
    other_id: int
    choices: MergeChoices = field(default_factory=MergeChoices)
    name: str = ""
    other_name: str = ""
    language: str = "en"
    """In which the note tells what found no place of its own."""
    progress: Progress = field(default_factory=Silent, compare=False)
    given_up: list[str] = field(default_factory=list[str], init=False, compare=False)
    """Households whose own salutation greeted who has died, once it is done: the label tells it."""
    emptied: list[str] = field(default_factory=list[str], init=False, compare=False)
    """Households that went to the trash as well, as nobody is left in them."""

    @property
    def label(self) -> Message:
        """Names the act."""
        said = self.unnamed
        if self.name:
            said = _LABEL.with_values(name=self.name, other=self.other_name)
        return with_given_up(with_emptied(said, self.emptied), self.given_up)

    def run(self, work: Work) -> int:
        """Put everything to the first; returns its id.

        Raises:
            RuleError: both are one and the same.
            UnknownRecord: one of them, or a row that was chosen, does not exist.
            Cancelled: the user gave up; nothing is changed.
        """
        merger = _Merger(work, self.kind, self.keep_id, self.other_id)
        stays = merger.run(self.choices, self.language, self.progress)
        self.given_up[:], self.emptied[:] = merger.given_up, merger.emptied
        return stays


@command
@dataclass(frozen=True, slots=True)
class MergePeople(Merge):
    """Two entries of one person become one."""

    kind: ClassVar[Kind] = "person"
    unnamed: ClassVar[Message] = Message("Merge two people")


@command
@dataclass(frozen=True, slots=True)
class MergeOrganisations(Merge):
    """Two entries of one organisation become one."""

    kind: ClassVar[Kind] = "organisation"
    unnamed: ClassVar[Message] = Message("Merge two organisations")


@command
@dataclass(frozen=True, slots=True)
class MergeHouseholds(Merge):
    """Two entries of one household become one; whoever lives in either lives there."""

    kind: ClassVar[Kind] = "household"
    unnamed: ClassVar[Message] = Message("Merge two households")


@command
@dataclass(frozen=True, slots=True)
class MergePlaces(Merge):
    """Two entries of one place become one."""

    kind: ClassVar[Kind] = "place"
    unnamed: ClassVar[Message] = Message("Merge two places")


MERGES: Mapping[Kind, type[Merge]] = {
    each.kind: each for each in (MergePeople, MergeOrganisations, MergeHouseholds, MergePlaces)
}
"""How two records of a kind become one."""


class _Merger:
    """Makes one record of two, inside one unit of work."""

    def __init__(self, work: Work, kind: Kind, keep_id: int, other_id: int) -> None:
        if keep_id == other_id:
            raise RuleError(_SAME_TWICE)
        self._work = work
        self._kind: Kind = kind
        self._ids = (keep_id, other_id)
        mapped: Any = mapped_tables()[kind]
        self._kept: Any = work.get(mapped, keep_id)
        self._other: Any = work.get(mapped, other_id)
        self.given_up: list[str] = []
        self.emptied: list[str] = []

    def run(self, choices: MergeChoices, language: str, progress: Progress) -> int:
        """Do it; returns the id of the record that stays."""
        keep_id, other_id = self._ids
        notes = (self._kept.note, self._other.note)
        folding = Folding(self._work, choices.pairings, progress)
        folding.count(self._kind, other_id)
        for table, row_id in choices.dropped:
            self._drop(table, row_id)
        for pairing in choices.pairings:
            if pairing.table in CHOSEN_ONE_BY_ONE:
                self._pair(folding, pairing)
        home = self._home(other=HOME in choices.taken)
        emptied = self._left_empty(home)
        folding.move(self._kind, keep_id, other_id)
        keep_one_term(self._work, folding, self._kind, keep_id)
        if self._kind == "person":
            for row in keep_one_home(self._work, keep_id, home):
                folding.tell(row.__tablename__, _told_of(row))
        progress.step(0, 0)  # how long writing it lasts is not known
        believed = Believed(choices.taken, choices.stays)
        lived = [self._died(row) for row in (self._kept, self._other)].count(False)
        complete(self._kept, values_of(self._other), believed, telling=False)
        if lived and self._died(self._kept):
            self.given_up = give_up_salutations(self._work, (keep_id,))
        if self._died(self._kept):
            end_roles(self._work, (keep_id,))
        texts = catalogue(language)
        told = told_words(self._work.session, folding.told, texts)
        self._kept.note = joined_notes(*notes, told)
        self._remember_uid()
        self._break_rings()
        let_rules_follow(self._work, self._kind, keep_id, other_id)
        self._other.trashed_at = self._work.now
        self._away(emptied)
        return keep_id

    def _home(self, *, other: bool) -> int | None:
        """Where the person lives: the home of the entry that stays, unless the other is chosen."""
        if self._kind != "person":
            return None
        return home_after(self._work.session, self._ids, self._work.today, other=other)

    def _left_empty(self, home: int | None) -> list[Emptied]:
        """The households that go to the trash: nobody is left, and no more hangs on them."""
        if self._kind != "person":
            return []
        found = left_empty(self._work.session, self._ids, home, self._work.today)
        return [each for each in found if not each.keeping]

    def _away(self, homes: Iterable[Emptied]) -> None:
        for each in homes:
            self._work.get(Household, each.id).trashed_at = self._work.now
            self.emptied.append(each.name)

    @staticmethod
    def _died(row: Any) -> bool:  # noqa: ANN401
        return bool(getattr(row, "death_date", None))

    def _drop(self, table: str, row_id: int) -> None:
        if table not in CHOSEN_ONE_BY_ONE:
            raise unknown(table, row_id)
        self._work.delete(self._own_row(table, row_id, self._ids))

    def _pair(self, folding: Folding, pairing: Pairing) -> None:
        keep_id, other_id = self._ids
        kept = self._own_row(pairing.table, pairing.kept_id, (keep_id,))
        other = self._own_row(pairing.table, pairing.other_id, (other_id,))
        values = {
            name: keep_id if name == f"{self._kind}_id" else value
            for name, value in values_of(other).items()
        }
        if pairing.table in ("phone", "email"):
            self._take_compared(kept, values, pairing)
        folding.fold(kept, other, values)

    @staticmethod
    def _take_compared(kept: Any, values: dict[str, object], pairing: Pairing) -> None:  # noqa: ANN401
        """How a number or mailbox is compared goes with it."""
        for typed, compared in (("number", "e164"), ("address", "folded")):
            if typed in pairing.taken and compared in values:
                setattr(kept, compared, values[compared])

    def _own_row(self, table: str, row_id: int, owners: tuple[int, ...]) -> Any:  # noqa: ANN401
        """A part of one of the records.

        Raises:
            UnknownRecord: it is no such part.
        """
        mapped: Any = mapped_tables().get(table)
        if mapped is None:
            raise unknown(table, row_id)
        row = self._work.get(mapped, row_id)
        if not points_at(row, self._kind, owners):
            raise unknown(table, row_id)
        return row

    def _remember_uid(self) -> None:
        """A card that carries the name of the other entry is known again."""
        owner = {f"{self._kind}_id": self._kept.id}
        known = select(FormerUid).where(FormerUid.former == self._other.uid)
        if self._work.first(known) is None:
            self._work.add(FormerUid(former=self._other.uid, **owner))

    def _break_rings(self) -> None:
        """Nothing is part of what is part of itself."""
        column = {"organisation": "parent_id", "place": "within_id"}.get(self._kind)
        above: Any = self._kept
        seen: set[int] = set()
        while column and above is not None:
            seen.add(above.id)
            key = getattr(above, column)
            if key == self._kept.id or key in seen:
                setattr(above, column, None)
                return
            mapped: Any = mapped_tables()[self._kind]
            rows = self._work.all(select(mapped).where(mapped.id == key), with_trash=True)
            above = rows[0] if rows else None


def _told_of(row: HouseholdMember) -> dict[str, object]:
    """Of a time in a household what the note tells of it."""
    said = {name: getattr(row, name) for name in ("household_id", "starts_on", "ends_on")}
    return {name: value for name, value in said.items() if value is not None}
