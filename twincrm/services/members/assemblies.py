"""General assemblies: when, who came or was spoken for, and who was elected."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.folding import sort_key
from twincrm.domain.periods import has_begun
from twincrm.domain.terms import AssemblyKind, Attendance, MembershipKind
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.checks import check_word, must_exist
from twincrm.services.command import command
from twincrm.services.home_of_today import is_home
from twincrm.services.members.elections import ElectionDraft, elect
from twincrm.services.members.lists import own_body
from twincrm.services.members.taken_back import move_day, take_back
from twincrm.services.parts import same_rows
from twincrm.services.people.role_rows import roles_where
from twincrm.services.rows import alter_parts, alter_row, new_row, owned, read_draft, read_drafts
from twincrm.services.wording import people_named
from twincrm.store.connection import rows, rows_of
from twincrm.store.models import Assembly, AssemblyAttendance, Assignment, Function, Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.people.role_rows import RoleRow
    from twincrm.store.connection import Reading
    from twincrm.store.work import Work

WITHOUT_VOTE = (MembershipKind.YOUTH, MembershipKind.SUPPORTING, MembershipKind.TRIAL)
"""Kinds of membership whose people are not counted for the quorum."""
_CHAIRS = ("chair", "second_chair")
_INVITED = """SELECT DISTINCT p.id FROM membership AS m
LEFT JOIN membership_person AS mp ON mp.membership_id = m.id
JOIN person AS p ON p.id IN (m.person_id, mp.person_id)
WHERE m.trashed_at IS NULL AND p.trashed_at IS NULL
 AND (p.death_date IS NULL OR p.death_date >= substr(?, 1, length(p.death_date)))
 AND m.kind NOT IN (SELECT value FROM json_each(?))
 AND (m.left_on IS NULL OR m.left_on >= substr(?, 1, length(m.left_on)))
 AND (m.joined_on IS NULL OR m.joined_on <= substr(?, 1, length(m.joined_on)))"""

_TOWN = """SELECT a.locality FROM {homes} a
 WHERE {whose} = p.id AND a.locality <> '' AND a.locality IS NOT NULL
  AND (a.ends_on IS NULL OR a.ends_on >= substr(:day, 1, length(a.ends_on)))
 ORDER BY a.position, a.id LIMIT 1"""
_OWN = _TOWN.format(homes="address AS", whose="a.person_id")
_SHARED = _TOWN.format(
    homes="household_member AS m JOIN household AS h ON h.id = m.household_id"
    f" AND h.trashed_at IS NULL AND {is_home('m', ':day')} JOIN address AS",
    whose="a.household_id = m.household_id AND m.person_id",
)
_TOWNS = f"""SELECT p.id, coalesce(({_OWN}), ({_SHARED}))
FROM json_each(?) AS j CROSS JOIN person AS p ON p.id = j.value"""
_CAME = "SELECT assembly_id, status, count(*) FROM assembly_attendance GROUP BY 1, 2"


@dataclass(frozen=True, slots=True)
class AttendanceDraft:
    """Whether a person came, or who spoke for them."""

    id: int | None = None
    person_id: int = 0
    status: str = Attendance.PRESENT
    represented_by_id: int | None = None


@dataclass(frozen=True, slots=True)
class AssemblyDraft:
    """A general assembly as the dialog shows and saves it."""

    held_on: date | None = None
    kind: str = AssemblyKind.ORDINARY
    venue: str = ""
    note: str = ""
    attendance: tuple[AttendanceDraft, ...] = ()
    elected: tuple[int, ...] = ()
    """The roles in the association to which it elected."""
    elections: tuple[ElectionDraft, ...] = ()
    """Those that are noted now; kept, they are among `elected`."""


class AssemblyRow(NamedTuple):
    """A general assembly in a list."""

    id: int
    held_on: date
    kind: str
    venue: str
    present: int
    represented: int
    excused: int
    votes: int
    """How many people had a vote on that day."""

    @property
    def quorum(self) -> int:
        """Those present and those spoken for."""
        return self.present + self.represented


class Invited(NamedTuple):
    """Somebody with a vote, and the town of their address of today."""

    person_id: int
    name: str
    town: str = ""


def read_assembly(session: Session, assembly_id: int) -> AssemblyDraft:
    """The draft of an assembly as it is kept.

    Raises:
        NoResultFound: there is no such assembly.
    """
    row = session.scalars(select(Assembly).where(Assembly.id == assembly_id)).one()
    came = session.scalars(owned(AssemblyAttendance, {"assembly_id": assembly_id}))
    elected = select(Assignment.id).where(Assignment.assembly_id == assembly_id)
    return read_draft(
        AssemblyDraft,
        row,
        attendance=read_drafts(AttendanceDraft, came),
        elected=tuple(session.scalars(elected.order_by(Assignment.id))),
    )


def assembly_rows(session: Session) -> tuple[AssemblyRow, ...]:
    """All assemblies, the latest first."""
    found = session.scalars(select(Assembly).order_by(Assembly.held_on.desc(), Assembly.id.desc()))
    came: Counter[tuple[int, str]] = Counter()
    for key, status, number in rows(session, _CAME):
        came[key, status] = number
    return tuple(
        AssemblyRow(
            row.id,
            row.held_on,
            row.kind,
            row.venue,
            came[row.id, Attendance.PRESENT.value],
            came[row.id, Attendance.REPRESENTED.value],
            came[row.id, Attendance.EXCUSED.value],
            len(_votes(session, row.held_on)),
        )
        for row in found
    )


def invited(session: Session, day: date) -> tuple[Invited, ...]:
    """Everybody with a vote on a day, by name."""
    people = _votes(session, day)
    named, on = people_named(session, people), f"'{clock.today().isoformat()}'"
    towns = {row[0]: row[1] or "" for row in rows_of(session, _TOWNS.replace(":day", on), people)}
    found = [Invited(key, name.list_form(), towns.get(key, "")) for key, name in named.items()]
    return tuple(sorted(found, key=lambda each: (sort_key(each.name), each.person_id)))


def board_roles(session: Session, language: str, today: date) -> tuple[RoleRow, ...]:
    """The roles in the association itself: those held today first, the chair before the others."""
    own = own_body(session)
    if own is None:
        return ()
    roles = roles_where(session, "organisation_id", [own], language, today)
    rank = {role: place for role, (_, place) in _offices(session, own).items() if place is not None}
    last = max(rank.values(), default=0) + 1
    roles = [replace(role, current=role.current and not gone(role.died, today)) for role in roles]
    return tuple(sorted(roles, key=lambda role: (not role.current, rank.get(role.id, last))))


def gone(died: str | None, day: date) -> bool:
    """Whether somebody has died on a day, as far as it is known; a year alone has come."""
    return died is not None and has_begun(died, day)


def signing_roles(
    session: Session, language: str, today: date, first: str = ""
) -> tuple[RoleRow, ...]:
    """Who signs for the association today, the chair first, or the office that is asked for.

    An office of honour signs nothing.
    """
    own = own_body(session)
    offices = _offices(session, own) if own is not None else {}
    of_honour = {role for role, (key, _) in offices.items() if (key or "").startswith("honorary")}
    roles = board_roles(session, language, today)
    signing = (role for role in roles if role.current and role.id not in of_honour)
    return tuple(sorted(signing, key=lambda role: offices.get(role.id, ("", None))[0] != first))


def chair_signs(session: Session, today: date) -> bool:
    """Whether the association has a chair today, who signs where nobody else was chosen."""
    own = own_body(session)
    if own is None:
        return False
    offices, roles = _offices(session, own), signing_roles(session, "en", today)
    return any(offices.get(role.id, ("", None))[0] in _CHAIRS for role in roles[:1])


def holds_office(session: Session, roles: Sequence[RoleRow], office: str) -> bool:
    """Whether one of the roles in the association is this office."""
    own = own_body(session)
    offices = _offices(session, own) if own is not None else {}
    return any(offices.get(role.id, ("", None))[0] == office for role in roles)


def _offices(session: Session, own: int) -> dict[int, tuple[str | None, int | None]]:
    """The function of every role in the association: its key, and how early it is named."""
    held = (
        select(Assignment.id, Function.key, Function.precedence)
        .join(Function, Function.id == Assignment.function_id)
        .where(Assignment.organisation_id == own)
    )
    return {role: (key, place) for role, key, place in session.execute(held)}


@command
@dataclass(frozen=True, slots=True)
class AddAssembly:
    """Note a general assembly, who came and who was elected."""

    draft: AssemblyDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the general assembly of {year}", {"year": _year(self.draft)})

    def run(self, work: Work) -> int:
        """Insert it; returns its id.

        Raises:
            InputError: no day was given, a word is unknown, or somebody stands in it twice.
            UnknownRecord: there is no such person or role.
        """
        draft = _checked(work, AssemblyDraft(), self.draft)
        row = new_row(work, Assembly, draft)
        _write(work, row.id, AssemblyDraft(), draft)
        return row.id


@command
@dataclass(frozen=True, slots=True)
class ChangeAssembly:
    """Change what differs between the assembly as opened and as saved."""

    assembly_id: int
    before: AssemblyDraft
    after: AssemblyDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the general assembly of {year}", {"year": _year(self.after)})

    def run(self, work: Work) -> int:
        """Alter it, who came and who was elected; returns its id.

        Raises:
            InputError: no day was given, a word is unknown, or somebody stands in it twice.
            UnknownRecord: there is no such assembly, person or role.
        """
        after = _checked(work, self.before, self.after)
        row = work.get(Assembly, self.assembly_id)
        alter_row(row, self.before, after)
        _write(work, row.id, self.before, after)
        return row.id


def _checked(work: Work, before: AssemblyDraft, draft: AssemblyDraft) -> AssemblyDraft:
    if draft.held_on is None:
        raise InputError("held_on", Message("Please enter the day."))
    check_word("kind", draft.kind, AssemblyKind)
    for each in draft.attendance:
        check_word("attendance", each.status, Attendance)
        if each.represented_by_id == each.person_id:
            raise InputError(
                "represented_by_id", Message("Nobody can be represented by themselves.")
            )
    people = [key for one in draft.attendance for key in (one.person_id, one.represented_by_id)]
    must_exist(work, Person, people)
    return replace(draft, attendance=same_rows(before.attendance, draft.attendance, "person_id"))


def _write(work: Work, assembly_id: int, before: AssemblyDraft, after: AssemblyDraft) -> None:
    mine = {"assembly_id": assembly_id}
    alter_parts(work, AssemblyAttendance, mine, before.attendance, after.attendance)
    assert after.held_on is not None
    ticked = sorted(set(after.elected) - set(before.elected))
    again = _ticked(work, assembly_id, after.held_on, ticked)
    back = {
        role: take_back(work, assembly_id, before.held_on, role)
        for role in sorted(set(before.elected) - set(after.elected))
        if before.held_on is not None
    }
    move_day(work, assembly_id, before.held_on, after.held_on)
    elect(work, assembly_id, after.held_on, [*again, *_after(after.elections, back)])


def _ticked(work: Work, assembly_id: int, day: date, roles: Sequence[int]) -> list[ElectionDraft]:
    """Roles that are ticked are elections of who holds them; one without an office is named so."""
    found = [work.get(Assignment, role) for role in roles]
    for row in found:
        if row.function_id is None:
            row.assembly_id = assembly_id
    return [
        ElectionDraft(row.person_id, row.function_id, _meant(row.expected_end, day))
        for row in found
        if row.function_id is not None
    ]


def _meant(expected: str | None, day: date) -> str | None:
    """When a term that was known before is meant to end, where that is not the day itself."""
    return expected if expected is not None and not has_begun(expected, day) else None


def _after(
    elections: Sequence[ElectionDraft], back: Mapping[int, tuple[int, ...]]
) -> list[ElectionDraft]:
    """The same elections, where nobody follows a role taken back but who came back for it."""

    def follows(keys: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(one for key in keys for one in back.get(key, (key,))))

    return [replace(each, succeeds=follows(each.succeeds)) for each in elections]


def _votes(reading: Reading, day: date) -> tuple[int, ...]:
    on = day.isoformat()
    kinds = json.dumps(list(WITHOUT_VOTE))
    return tuple(row[0] for row in rows(reading, _INVITED, (on, kinds, on, on)))


def _year(draft: AssemblyDraft) -> str:
    return str(draft.held_on.year) if draft.held_on else ""
