"""Tags and static groups, given to many contacts or taken from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.folding import fold
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message, one_line
from twincrm.services.bulk.change import EVERY, by_kind, rows_belonging
from twincrm.services.contacts import tag_named
from twincrm.services.static_groups import BY_ITSELF
from twincrm.store.models import ContactGroup, GroupMember, Tag, Tagging
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.bulk.change import Contact
    from twincrm.store.base import Base
    from twincrm.store.work import Work

_NOBODY: dict[str, Any] = {f"{kind}_id": None for kind in EVERY}
_TAG = Message("Please enter the tag.")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag, given or taken away; one that is not there yet is made."""

    name: str
    given: bool = True

    @property
    def what(self) -> Message:
        """Names it."""
        words = (
            Message("Give the tag “{name}”")
            if self.given
            else Message("Take away the tag “{name}”")
        )
        return words.with_values(name=one_line(self.name))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Everybody has tags."""
        return EVERY

    def check(self, session: Session) -> None:
        """Insist on a name.

        Raises:
            InputError: it is empty.
        """
        del session
        if not one_line(self.name):
            raise InputError("name", _TAG)

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Who has the tag already, or has it not where it is taken away."""
        del today
        alive = select(Tag.id).where(Tag.folded == fold(one_line(self.name)))
        tag = session.scalars(alive).one_or_none()
        return _settled(session, Tagging, "tag_id", tag, contacts, given=self.given)

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Insert or delete the rows."""
        tag = tag_named(work, one_line(self.name)).id
        _write(work, Tagging, "tag_id", tag, contacts, given=self.given)


@dataclass(frozen=True, slots=True)
class Grouped:
    """A static group, into which contacts are put or out of which they are taken."""

    group_id: int
    name: str
    """Names the group in the history."""
    given: bool = True

    @property
    def what(self) -> Message:
        """Names it."""
        words = (
            Message("Put into the group “{name}”")
            if self.given
            else Message("Take out of the group “{name}”")
        )
        return words.with_values(name=self.name)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Everybody can be in a group."""
        return EVERY

    def check(self, session: Session) -> None:
        """Insist on a static group.

        Raises:
            UnknownRecord: there is no such group.
            RuleError: it is a smart one.
        """
        wanted = select(ContactGroup.kind).where(
            ContactGroup.id == self.group_id, ContactGroup.trashed_at.is_(None)
        )
        kind = session.scalars(wanted).one_or_none()
        if kind is None:
            raise unknown("group", self.group_id)
        if kind != GroupKind.STATIC:
            raise RuleError(BY_ITSELF.with_values(name=self.name))

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Who is in it already, or is not in it where they are taken out."""
        del today
        column = "contact_group_id"
        return _settled(session, GroupMember, column, self.group_id, contacts, given=self.given)

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Insert or delete the rows."""
        column = "contact_group_id"
        _write(work, GroupMember, column, self.group_id, contacts, given=self.given)


def _settled(
    session: Session,
    kind: type[Base],
    column: str,
    key: int | None,
    contacts: Collection[Contact],
    *,
    given: bool,
) -> set[Contact]:
    inside = {contact for contact, _ in _rows(session, kind, column, key, contacts)}
    return inside if given else set(contacts) - inside


def _write(
    work: Work,
    kind: type[Base],
    column: str,
    key: int,
    contacts: Sequence[Contact],
    *,
    given: bool,
) -> None:
    work.flush()
    there = dict(_rows(work.session, kind, column, key, contacts))
    if not given:
        work.bulk_delete(kind, there.values())
        return
    new = (contact for contact in contacts if contact not in there)  # a tag may be back from trash
    work.bulk_insert(kind, [{**_NOBODY, column: key, f"{each}_id": one} for each, one in new])


def _rows(
    session: Session,
    kind: type[Base],
    column: str,
    key: int | None,
    contacts: Collection[Contact],
) -> list[tuple[Contact, int]]:
    """The contacts that have it, each with the row that says so."""
    if key is None:
        return []
    return [
        ((each, owner), row)
        for each, keys in by_kind(contacts).items()
        for owner, row, whose in rows_belonging(session, kind, each, keys, "id", column)
        if whose == key
    ]
