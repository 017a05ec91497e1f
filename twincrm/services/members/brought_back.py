"""What assemblies took along to the trash, put back exactly as it was.

That can be where nothing happened to the offices in between but that assemblies went to the trash
and came back: all of that is taken back, and what still lies in the trash goes anew. Then every row
is as before, with its number and all that pointed to it. Where something else happened, the
elections are taken anew.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.services.checks import within_life
from twincrm.services.members.offices_held import TERM
from twincrm.services.members.trash_steps import TITLE, past_of
from twincrm.services.merged import who_absorbed
from twincrm.store.base import table_of
from twincrm.store.models import Assembly, Assignment, AssignmentTitle, Person
from twincrm.store.values import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.services.members.trash_steps import Past, Row
    from twincrm.services.one_step import Values
    from twincrm.store.work import Work

_OTHER_TERMS = ("deputising_for_id", "successor_of_id")
_MAPPED: dict[str, type[Any]] = {TERM: Assignment, TITLE: AssignmentTitle}


def put_back(work: Work, back: Sequence[Assembly]) -> tuple[Past, list[Assembly]] | None:
    """Put back the terms of assemblies that come back together, as they were before they went.

    Returns what was taken back and the assemblies that are still to go to the trash, as they went
    by it as well. None where that is not possible: then nothing is written.
    """
    past = past_of(work, [each.id for each in back])
    if past is None:
        return None
    gone = {key for _, key in past.went} - {each.id for each in back}
    still = {
        each.id: each
        for each in work.all(select(Assembly).where(Assembly.id.in_(gone)), with_trash=True)
    }
    if gone - still.keys():
        return None  # deleted for good: its elections stay taken back
    rewinding = _Rewinding(work, past)
    if not rewinding.possible():
        return None
    rewinding.write()
    going = [key for _, key in past.went if key in still and still[key].trashed_at is not None]
    return past, [still[key] for key in dict.fromkeys(going)]


class _Rewinding:
    """The rows of offices as they were before some steps."""

    def __init__(self, work: Work, past: Past) -> None:
        self._work, self._past = work, past
        self._heirs = {
            "person_id": who_absorbed(work.session, "person"),
            "organisation_id": who_absorbed(work.session, "organisation"),
        }
        self._now: dict[Row, Values | None] = {}
        self._then: dict[Row, Values | None] = {}
        self._moved: set[tuple[int | None, int]] = set()
        """Offices of those who were merged since, by who was kept."""

    def possible(self) -> bool:
        """Whether the rows are still as the steps left them, and can be again as before."""
        for table, act in self._past.acts:
            row = (table, act.row_id)
            now = self._then[row] if row in self._then else self._read(row)
            if not self._same(now, act.after):
                return False
            before = act.before if now is None or act.before is None else {**now, **act.before}
            self._then[row] = after = self._followed(before)
            if table == TERM and after is not None and after != before:
                self._moved.add((after["function_id"], after["person_id"]))
        return self._nothing_else() and self._said_once() and all(map(self._can_be, self._new()))

    def write(self) -> None:
        """Write them; nobody follows themselves, also where they were two."""
        self._part_from_themselves()
        new = list(self._new())
        alone = dict.fromkeys(_OTHER_TERMS)  # those may have to come back first
        for table, key in sorted(new):  # terms before their titles
            values = self._then[table, key] or {}
            self._work.add(_made(_MAPPED[table], values | (alone if table == TERM else {})))
            self._work.flush()
        gone = [row for row, then in self._then.items() if then is None and self._now[row]]
        for (table, key), then in self._then.items():
            if then is not None:
                kept = self._work.get(_MAPPED[table], key)
                for name, value in _values(_MAPPED[table], then).items():
                    setattr(kept, name, value)
        self._work.flush()
        for table, key in sorted(gone, reverse=True):  # titles before their terms
            self._work.delete(self._work.get(_MAPPED[table], key))
        self._work.flush()

    def _read(self, row: Row) -> Values | None:
        table, key = row
        mapped = _MAPPED[table]
        kept = self._work.first(select(mapped).where(mapped.id == key))
        names = [column.name for column in table_of(mapped).columns]
        found = {name: to_json(getattr(kept, name)) for name in names} if kept is not None else None
        return self._now.setdefault(row, found)

    def _new(self) -> Iterable[Row]:
        return [row for row, then in self._then.items() if then is not None and not self._now[row]]

    def _nothing_else(self) -> bool:
        """Whether other steps left nothing in these offices."""
        left: dict[int, Values | None] = {}
        for each in self._past.others:
            known = left.setdefault(each.row_id, each.before)
            if known is not None:
                left[each.row_id] = {**(each.before or {}), **known}
        for key, then in left.items():
            row = (TERM, key)
            if not self._same(self._then[row] if row in self._then else self._read(row), then):
                return False
        return True

    def _same(self, now: Values | None, then: Values | None) -> bool:
        if now is None or then is None:
            return now is None and then is None
        said = self._followed({name: now[name] for name in then})
        return said == self._followed(then)

    def _followed(self, values: Values | None) -> Values | None:
        """The same, where those who became one with another are that one."""
        if values is None:
            return None
        named = ((name, self._heirs.get(name, {}), value) for name, value in values.items())
        return {name: heirs.get(value, value) for name, heirs, value in named}

    def _said_once(self) -> bool:
        """Whether no two terms of those who became one would say the same, as in a merge.

        Terms that end on different days stay beside each other there, and so they do here.
        """
        terms = {key: then for (table, key), then in self._then.items() if table == TERM}
        said = Counter(_saying(then) for then in terms.values() if then)
        office = Assignment.function_id.in_(self._past.offices)
        for row in self._work.all(select(Assignment).where(office)):
            if row.id not in terms:
                said[_saying(self._read((TERM, row.id)) or {})] += 1
        return all(
            times < 2 or (function, person) not in self._moved
            for (function, person, *_), times in said.items()
        )

    def _part_from_themselves(self) -> None:
        for (table, _), then in self._then.items():
            if table != TERM or then is None or then["successor_of_id"] is None:
                continue
            office = (then["function_id"], then["person_id"])
            row = (TERM, then["successor_of_id"])
            left = self._then[row] if row in self._then else self._read(row)
            if office in self._moved and left and left["person_id"] == then["person_id"]:
                then["successor_of_id"] = None

    def _can_be(self, row: Row) -> bool:
        """Whether a row that went can be again: all it names is still there, and they live."""
        then = self._then[row] or {}
        if row[0] == TERM:
            kind = select(Person).where(Person.id == then["person_id"])
            person = self._work.first(kind, with_trash=True)
            starts, ends = then["starts_on"], then["ends_on"]
            if person is None or within_life(person.death_date, starts, ends) != ends:
                return False
        return all(self._there(row[0], name, value) for name, value in then.items())

    def _there(self, table: str, name: str, value: object) -> bool:
        """Whether a record is kept that a row names; other terms are looked at for themselves."""
        points = table_of(_MAPPED[table]).c[name].foreign_keys
        if value is None or name in _OTHER_TERMS or name == "assignment_id" or not points:
            return True
        key = next(iter(points)).column
        return self._work.session.scalar(select(key).where(key == value)) is not None


def _saying(term: Values) -> tuple[Any, ...]:
    """By what two terms say the same when their people become one."""
    named = ("function_id", "person_id", "organisation_id", "place_id", "ends_on")
    return (*(term[name] for name in named), fold(term["title"]))


def _made(kind: type[Any], kept: Values) -> Any:  # noqa: ANN401 - of either kind
    return kind(**_values(kind, kept))


def _values(kind: type[Any], kept: Values) -> dict[str, Any]:
    columns = table_of(kind).c
    return {name: from_json(columns[name], value) for name, value in kept.items()}
