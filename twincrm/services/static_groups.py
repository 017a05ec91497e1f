"""The groups a contact was put into by hand, by their names; smart ones know theirs themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.folding import fold
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message
from twincrm.store.models import ContactGroup, GroupMember

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work

Names = tuple[str, ...]

BY_ITSELF = Message(
    "“{name}” is a smart group: whoever meets its conditions is in it by itself. Nobody can be put "
    "in or taken out by hand."
)


def read_groups(session: Session, owner: dict[str, int]) -> Names:
    """The static groups that *owner* (such as ``{"person_id": 5}``) is in."""
    statement = (
        select(ContactGroup.name)
        .join(GroupMember, GroupMember.contact_group_id == ContactGroup.id)
        .where(*(getattr(GroupMember, column) == key for column, key in owner.items()))
        .order_by(ContactGroup.folded)
    )
    return tuple(session.scalars(statement))


def write_groups(work: Work, owner: dict[str, int], before: Names, after: Names) -> None:
    """Put *owner* into the groups that are new, and take it out of those that are left out.

    A name that no group has makes one.

    Raises:
        InputError: a name is that of a smart group.
    """
    old, new = {fold(name) for name in before}, {fold(name) for name in after}
    for name in after:
        if fold(name) not in old:
            _put_in(work, static_group(work, name), owner)
    gone = old - new
    if not gone:
        return
    mine = [getattr(GroupMember, column) == key for column, key in owner.items()]
    statement = (
        select(GroupMember)
        .join(ContactGroup, ContactGroup.id == GroupMember.contact_group_id)
        .where(ContactGroup.folded.in_(gone), *mine)
    )
    for row in work.all(statement):
        work.delete(row)


def _put_in(work: Work, group: ContactGroup, owner: dict[str, int]) -> None:
    mine = [getattr(GroupMember, column) == key for column, key in owner.items()]
    there = select(GroupMember).where(GroupMember.contact_group_id == group.id, *mine)
    if work.first(there) is None:
        work.add(GroupMember(contact_group_id=group.id, **owner))


def static_group(work: Work, name: str) -> ContactGroup:
    """The static group of a name, made if there is none.

    Raises:
        InputError: the name is that of a smart group.
    """
    found = work.first(select(ContactGroup).where(ContactGroup.folded == fold(name)))
    if found is None:
        return work.add(ContactGroup(name=name, folded=fold(name), kind=GroupKind.STATIC))
    if found.kind != GroupKind.STATIC:
        raise InputError("groups", BY_ITSELF.with_values(name=found.name))
    return found
