"""A relation between two people, kept, changed and ended from either end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import RelationKind
from twincrm.domain.texts import Message
from twincrm.services.checks import check_period, check_word
from twincrm.services.command import command
from twincrm.services.linked import check_links
from twincrm.services.people.newcomers import Newcomers
from twincrm.services.rows import alter_row, new_row, read_draft
from twincrm.store.models import Person, Relation
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work

NO_OTHER = Message("Please choose the other person.")
ONESELF = Message("Nobody is related to themselves. Please choose somebody else.")


@dataclass(frozen=True, slots=True)
class BondDraft:
    """A relation read from `person_id` to `other_id`.

    With `new_person` one of both is 0: somebody of that name is added with it.
    """

    person_id: int = 0
    other_id: int = 0
    kind: str = RelationKind.FRIEND
    starts_on: str | None = None
    ends_on: str | None = None
    note: str = ""
    new_person: str = ""


def read_bond(session: Session, relation_id: int) -> BondDraft:
    """A relation as it is kept.

    Raises:
        UnknownRecord: there is none of this id.
    """
    row = session.scalars(select(Relation).where(Relation.id == relation_id)).one_or_none()
    if row is None:
        raise unknown("relation", relation_id)
    return read_draft(BondDraft, row)


@command
@dataclass(frozen=True, slots=True)
class KeepRelation:
    """Add a relation between two people, or change what differs in one."""

    after: BondDraft
    names: tuple[str, str]
    """Of both, for the label."""
    relation_id: int | None = None
    before: BondDraft = BondDraft()

    @property
    def label(self) -> Message:
        """Names the act."""
        words = Message("Note how {one} and {other} are related")
        return words.with_values(one=self.names[0], other=self.names[1])

    def run(self, work: Work) -> int:
        """Keep it; returns its id.

        Raises:
            InputError: somebody is missing, is twice the same, or the end is before the beginning.
        """
        check_bond(self.after)
        row = work.get(Relation, self.relation_id) if self.relation_id is not None else None
        after = _with_newcomer(work, self.after)
        check_links(work, Relation, self.before if row is not None else BondDraft(), after)
        if row is None:
            return new_row(work, Relation, after).id
        alter_row(row, self.before, after)
        return row.id


@command
@dataclass(frozen=True, slots=True)
class RemoveRelation:
    """Take back a relation that was noted by mistake."""

    relation_id: int
    names: tuple[str, str]

    @property
    def label(self) -> Message:
        """Names the act."""
        words = Message("Remove the relation of {one} and {other}")
        return words.with_values(one=self.names[0], other=self.names[1])

    def run(self, work: Work) -> int:
        """Delete it; returns its id."""
        work.delete(work.get(Relation, self.relation_id))
        return self.relation_id


def _with_newcomer(work: Work, draft: BondDraft) -> BondDraft:
    """The relation with the id that somebody who was only named has now."""
    name = draft.new_person.strip()
    if not name:
        return draft
    known = work.get(Person, draft.person_id or draft.other_id)
    new = Newcomers(work, known.place_id).id_of(name)
    end = "other_id" if draft.person_id else "person_id"
    return replace(draft, new_person="", **{end: new})


def check_bond(draft: BondDraft) -> None:
    """Insist on two different people and a period.

    Raises:
        InputError: at the field that is wrong.
    """
    ends = (draft.person_id, draft.other_id)
    if not any(ends) or not (all(ends) or draft.new_person.strip()):
        raise InputError("other_id", NO_OTHER)
    if draft.person_id == draft.other_id:
        raise InputError("other_id", ONESELF)
    check_word("kind", draft.kind, RelationKind)
    check_period("", draft.starts_on, draft.ends_on)
