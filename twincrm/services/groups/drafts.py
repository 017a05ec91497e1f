"""A group as it is edited and saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.domain.errors import InputError
from twincrm.domain.folding import fold
from twincrm.domain.smart.text import read_rule, rule_text
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_filled, check_limit, check_word
from twincrm.services.groups.circles import check_circle
from twincrm.services.rows import read_draft
from twincrm.store.models import ContactGroup
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.domain.smart.rule import Rule
    from twincrm.store.work import Work

TAKEN = Message("There is a group with this name already. Please choose another one.")

NO_KIND = Message("Please tick what the group holds: people, organisations or households.")


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A group without its contacts."""

    name: str = ""
    kind: str = GroupKind.STATIC
    rule: str = ""
    """What a smart group asks for, as `twincrm.domain.smart.text` writes it."""
    view: str = ""
    """Columns and order of the list, as the list wrote them; opaque here."""
    contact_limit_months: int | None = None
    note: str = ""


def read_group(session: Session, group_id: int) -> GroupDraft:
    """The draft of a group as it is kept.

    Raises:
        UnknownRecord: there is no such group, or it lies in the trash.
    """
    found = session.scalars(select(ContactGroup).where(ContactGroup.id == group_id)).one_or_none()
    if found is None:
        raise unknown("group", group_id)
    return read_draft(GroupDraft, found)


def checked_group(work: Work, draft: GroupDraft, own_id: int = 0) -> GroupDraft:
    """The same, tidied.

    Raises:
        InputError: it has no name or one that is taken, or a smart group asks for nothing or
            for no kind of contact, or in a circle for itself.
    """
    check_filled("name", draft.name, Message("Please enter a name for the group."))
    check_word("kind", draft.kind, GroupKind)
    check_limit("contact_limit_months", draft.contact_limit_months)
    name = one_line(draft.name)
    same = select(ContactGroup).where(
        func.lower(ContactGroup.folded) == fold(name), ContactGroup.id != own_id
    )
    if work.first(same) is not None:
        raise InputError("name", TAKEN)
    if draft.kind != GroupKind.SMART:
        return replace(draft, name=name, rule="")
    rule = read_rule(draft.rule)
    if rule.understood and not rule.kinds:
        raise InputError("kinds", NO_KIND)
    if rule.understood and not any(True for _ in rule.block.conditions()):
        asked = Message("Please add at least one condition: without one nobody is found.")
        raise InputError("rule", asked)
    _check_new_rule(work, own_id, name, rule)
    return replace(draft, name=name, rule=rule_text(rule))


def _check_new_rule(work: Work, own_id: int, name: str, rule: Rule) -> None:
    """A group that is in a circle already can still be renamed."""
    kept = work.first(select(ContactGroup).where(ContactGroup.id == own_id))
    if kept is not None and read_rule(kept.rule) != rule:
        check_circle(work, own_id, name, rule)
