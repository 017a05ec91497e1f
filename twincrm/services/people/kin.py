"""How people are related, read from either end, in words that fit whoever is spoken of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from twincrm.domain.periods import is_current
from twincrm.domain.terms import FormOfAddress, RelationKind
from twincrm.domain.texts import Message
from twincrm.services.people.details import RelationRow
from twincrm.services.wording import deaths, people_named
from twincrm.store.models import Person, Relation

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

WORDS: dict[str, tuple[Message, Message]] = {
    RelationKind.SPOUSE: (Message("married to {name}"), Message("married to {name}")),
    RelationKind.PARTNER: (Message("living with {name}"), Message("living with {name}")),
    RelationKind.PARENT: (Message("parent of {name}"), Message("child of {name}")),
    RelationKind.SIBLING: (Message("sibling of {name}"), Message("sibling of {name}")),
    RelationKind.FRIEND: (Message("friends with {name}"), Message("friends with {name}")),
    RelationKind.INTERPRETER: (
        Message("interprets for {name}"),
        Message("is interpreted for by {name}"),
    ),
    RelationKind.CONTACT: (
        Message("contact person for {name}"),
        Message("has {name} as contact person"),
    ),
}
"""What a relation says of the person it is kept with, and of the other one."""
_FITTING: dict[tuple[str, bool, str], Message] = {
    (RelationKind.SPOUSE, False, FormOfAddress.MRS): Message("wife of {name}"),
    (RelationKind.SPOUSE, False, FormOfAddress.MR): Message("husband of {name}"),
    (RelationKind.FRIEND, False, FormOfAddress.MRS): Message("a friend of {name}"),
    (RelationKind.FRIEND, False, FormOfAddress.MR): Message("friend of {name}"),
    (RelationKind.PARENT, False, FormOfAddress.MRS): Message("mother of {name}"),
    (RelationKind.PARENT, False, FormOfAddress.MR): Message("father of {name}"),
    (RelationKind.PARENT, True, FormOfAddress.MRS): Message("daughter of {name}"),
    (RelationKind.PARENT, True, FormOfAddress.MR): Message("son of {name}"),
    (RelationKind.SIBLING, False, FormOfAddress.MRS): Message("sister of {name}"),
    (RelationKind.SIBLING, False, FormOfAddress.MR): Message("brother of {name}"),
}
"""The words of those who are addressed as Ms or Mr, where they differ; from the other end: True.

Where English has one word, two sentences stand for those of other languages: “amie”, “ami”.
"""


def relation_words(kind: str, form_of_address: str, *, backwards: bool) -> Message:
    """What a relation says of a person; *backwards* where it is kept with the other one."""
    at = backwards and kind == RelationKind.PARENT
    fitting = _FITTING.get((kind, at, form_of_address))
    return fitting or WORDS[kind][1 if backwards else 0]


def relations_of(session: Session, person_id: int, today: date) -> tuple[RelationRow, ...]:
    """The relations of a person from both ends, those of today first."""
    statement = (
        select(Relation)
        .where(or_(Relation.person_id == person_id, Relation.other_id == person_id))
        .order_by(Relation.id)
    )
    rows = session.scalars(statement).all()
    others = {row.id: _other(row, person_id) for row in rows}
    names, died = people_named(session, others.values()), deaths(session, others.values())
    spoken_of = select(Person.form_of_address).where(Person.id == person_id)
    form = session.scalars(spoken_of).one_or_none() or FormOfAddress.UNKNOWN
    found = [
        replace(
            _row(row, others[row.id], names[others[row.id]].full(), form, today),
            died=died.get(others[row.id]),
        )
        for row in rows
        if others[row.id] in names
    ]
    return tuple(sorted(found, key=lambda row: not row.current))


def _other(row: Relation, person_id: int) -> int:
    return row.other_id if row.person_id == person_id else row.person_id


def _row(row: Relation, other_id: int, name: str, form: str, today: date) -> RelationRow:
    backwards = row.person_id == other_id and row.other_id != other_id
    words = relation_words(row.kind, form, backwards=backwards)
    return RelationRow(
        id=row.id,
        person_id=other_id,
        name=name,
        kind=row.kind,
        reversed=backwards,
        current=is_current(row.starts_on, row.ends_on, today),
        words=words.with_values(name=name),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        note=row.note,
    )
