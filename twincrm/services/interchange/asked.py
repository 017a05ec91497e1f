"""What an import asks of somebody and nobody may forget: it becomes a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.domain.texts import Message
from twincrm.exchange.tables.asked import WHEN_DIED, WHO_DIED
from twincrm.runtime.language import catalogue
from twincrm.services.bereaved import WHEN, WHO, titles
from twincrm.store.models import HouseholdMember, Person, Task

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.services.interchange.table_plan import PlannedRow, TablePlan
    from twincrm.store.work import Work

TO_CHECK = Message(
    "Check {n} row of the import of {file}", {}, "Check {n} rows of the import of {file}"
)
_LINE = Message("Row {n}, {name}: {problem}")
_MORE = Message("and {n} more row", {}, "and {n} more rows")
_LISTED = 100
"""So many rows stand in the note of a task; nobody reads more there."""
_LONGEST = 300
_ASKED = (WHO_DIED.id, WHEN_DIED.id)


def ask_later(
    work: Work, found: TablePlan, keys: Mapping[int, int], homes: Mapping[int, int], language: str
) -> None:
    """Note for today, with each couple of whom one died, to find out who; with others, when.

    *language* is spoken. *homes* are the households into which people of the import moved. Nothing
    is noted twice, nor where a death is known.
    """
    for row in found.rows:
        if row.action not in ("new", "update"):
            continue
        if asked := [p.text for p in row.row.problems if p.message.id == WHO_DIED.id]:
            home = _home(work, found, row, keys, homes)
            if home is not None and not _settled(work, home):
                _note(work, WHO, language, asked, household_id=home)
        if asked := [p for p in row.row.problems if p.message.id == WHEN_DIED.id]:
            person = _people(found, row, keys)[asked[0].whom]
            if not _is_known_dead(work, person):
                _note(work, WHEN, language, [p.text for p in asked], person_id=person)


def check_later(work: Work, found: TablePlan, keys: Mapping[int, int], language: str) -> None:
    """Note for today, for each file, which of its rows came in with something to be checked.

    Where they are about one contact, the task stands with it; of several it names each in a line.
    """
    texts = catalogue(language)
    for source in found.sources:
        rows = [
            (row, doubts)
            for row in found.rows
            if row.source == source.name and row.action in ("new", "update", "unchanged")
            if (doubts := _open(row))
        ]
        if not rows:
            continue
        lines = [
            texts.say(_LINE.with_values(n=row.row.line, name=_named(found, row), problem=said))
            for row, doubts in rows
            if (said := " ".join(map(texts.say, doubts)))
        ]
        title = TO_CHECK.with_values(n=len(rows), file=source.name)
        left = len(lines) - _LISTED
        more = [texts.say(_MORE.with_values(n=left))] if left > 0 else []
        note = "\n".join([*lines[:_LISTED], *more])
        about = _about(found, [row for row, _ in rows], keys)
        work.add(Task(title=texts.say(title)[:_LONGEST], due_on=work.today, note=note, **about))


def _about(found: TablePlan, rows: Sequence[PlannedRow], keys: Mapping[int, int]) -> dict[str, int]:
    """The contact that all of the rows are about; nothing where there are several."""
    contacts: set[tuple[str, int | None]] = set()
    for number in (each for row in rows for each in row.cards):
        card = found.plan.cards[number]
        key = card.match.key if card.match is not None else -number - 1
        contacts.add((card.incoming.kind, key if key > 0 else keys.get(key)))
    kind, key = contacts.pop() if len(contacts) == 1 else ("", None)
    return {f"{kind}_id": key} if key is not None else {}


def _open(row: PlannedRow) -> tuple[Message, ...]:
    """What of a row should be checked and has no task of its own."""
    asked = {p.message.id for p in row.row.problems if p.message.id in _ASKED}
    return tuple(p for p in row.problems if getattr(p.values.get("problem"), "id", "") not in asked)


def _named(found: TablePlan, row: PlannedRow) -> str:
    return ", ".join(found.plan.cards[number].incoming.title for number in row.cards)


def _note(work: Work, task: Message, language: str, asked: list[str], **about: int) -> None:
    said = catalogue(language).say(task)
    work.add(Task(title=said, due_on=work.today, note="\n".join(asked), **about))


def _people(found: TablePlan, row: PlannedRow, keys: Mapping[int, int]) -> list[int]:
    """The ids of the people of a row."""
    people: list[int] = []
    for number in row.cards:
        card = found.plan.cards[number]
        known = -number - 1 if card.action == "new" or card.match is None else card.match.key
        people.append(keys[known] if known < 0 else known)
    return people


def _home(
    work: Work,
    found: TablePlan,
    row: PlannedRow,
    keys: Mapping[int, int],
    homes: Mapping[int, int],
) -> int | None:
    """Where the people of a row live, by this import or before it."""
    people = _people(found, row, keys)
    moved = [homes[person] for person in people if person in homes]
    if moved:
        return moved[0]
    held = select(HouseholdMember.household_id).where(
        HouseholdMember.person_id.in_(people), HouseholdMember.ends_on.is_(None)
    )
    shared = held.group_by(HouseholdMember.household_id).having(func.count() == len(people))
    return work.session.scalar(shared.limit(1))


def _settled(work: Work, home: int) -> bool:
    """Whether it was asked before, or a death in the household is known."""
    asked = select(Task.id).where(Task.household_id == home, Task.title.in_(titles(WHO)))
    died = (
        select(Person.id)
        .join(HouseholdMember, HouseholdMember.person_id == Person.id)
        .where(HouseholdMember.household_id == home, Person.death_date.is_not(None))
    )
    return any(work.session.scalar(each.limit(1)) is not None for each in (asked, died))


def _is_known_dead(work: Work, person: int) -> bool:
    """Whether the day is known, or was asked for before."""
    asked = select(Task.id).where(Task.person_id == person, Task.title.in_(titles(WHEN)))
    died = select(Person.id).where(Person.id == person, Person.death_date.is_not(None))
    return any(work.session.scalar(each.limit(1)) is not None for each in (asked, died))
