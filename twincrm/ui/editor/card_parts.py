"""The parts of a contact that are added and changed from its card, without the whole form."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import UnknownRecord
from twincrm.domain.names import typed_name
from twincrm.domain.periods import has_ended
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import MemberDraft, read_household
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import (
    AssignmentDraft,
    LivingDraft,
    PersonDraft,
    read_person,
)
from twincrm.services.single_values import GONE
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.part_dialog import PartDialog, PartWays
from twincrm.ui.editor.role_form import HeldIn, RoleForm, RoleHolder
from twincrm.ui.editor.row_dialog import DialogWords
from twincrm.ui.editor.small_rows import LIVING, MEMBER, living_form, member_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.services.command import Command
    from twincrm.ui.window.page import PageServices

Contact = tuple[str, int]


def edit_card_part(
    services: PageServices, what: str, contact: Contact, part_id: int, window: QWidget
) -> None:
    """Ask for a part of a contact: *part_id* is that of one that is kept, 0 adds one.

    What is no longer there is said, and never asked for as something new.
    """
    try:
        _ask_for(services, what, contact, part_id, window)
    except UnknownRecord as error:
        services.tell_trouble(error)


def _ask_for(
    services: PageServices, what: str, contact: Contact, part_id: int, window: QWidget
) -> None:
    from twincrm.ui.editor.address_dialog import change_address
    from twincrm.ui.editor.relation_dialog import relation_dialog
    from twincrm.ui.editor.split_dialog import SplitDialog

    if what == "address":
        change_address(services, contact, part_id, window)
    elif what == "split":
        SplitDialog(services, contact[1], window, (part_id,) if part_id else ()).ask()
    elif what == "relation":
        relation_dialog(services, contact[1], part_id, window).ask()
    else:
        make = {"living": living_dialog, "member": member_dialog, "role": role_dialog}[what]
        make(services, contact, part_id, window).ask()


def living_dialog(
    services: PageServices, contact: Contact, part_id: int, window: QWidget | None
) -> PartDialog:
    """The person's time in a household."""
    lists = EditorLists(services.ctx, services.dispatcher)
    before = services.dispatcher.ask(read_person, contact[1])
    row = part_of(before.households, part_id, LivingDraft())

    def change(after: tuple[LivingDraft, ...]) -> Command[Any]:
        return ChangePerson(contact[1], before, replace(before, households=after))

    words = replace(LIVING.words(lists), agree=services.ctx.texts.tr("Save"))
    form = living_form(lists, row, contact[1])
    return PartDialog(services, form, words, window, _ways(before.households, row, change))


def member_dialog(
    services: PageServices, contact: Contact, part_id: int, window: QWidget | None
) -> PartDialog:
    """The time of somebody in the household; a person who is only named is added."""
    lists = EditorLists(services.ctx, services.dispatcher)
    before = services.dispatcher.ask(read_household, contact[1])
    row = part_of(before.members, part_id, MemberDraft())

    def change(after: tuple[MemberDraft, ...]) -> Command[Any]:
        return ChangeHousehold(contact[1], before, replace(before, members=after))

    words = replace(MEMBER.words(lists), agree=services.ctx.texts.tr("Save"))
    present = [
        each.person_id for each in before.members if not has_ended(each.ends_on, clock.today())
    ]
    form = member_form(lists, row, present)
    return PartDialog(services, form, words, window, _ways(before.members, row, change))


def role_dialog(
    services: PageServices, contact: Contact, part_id: int, window: QWidget | None
) -> PartDialog:
    """A role of a person, or in an organisation: there the person is chosen or typed."""
    kind, key = contact
    if kind == "organisation" and not part_id:
        return _new_holder(services, key, window)
    if kind == "organisation":
        from twincrm.services.people.role_holder import holder_of

        key = services.dispatcher.ask(holder_of, part_id)
    lists, tr = EditorLists(services.ctx, services.dispatcher), services.ctx.texts.tr
    before = services.dispatcher.ask(read_person, key)
    row = part_of(before.assignments, part_id, AssignmentDraft())

    def change(after: tuple[AssignmentDraft, ...]) -> Command[Any]:
        return ChangePerson(key, before, replace(before, assignments=after))

    holder = RoleHolder(key, str(before.form_of_address), before.place_id)
    title = services.ctx.texts.say(Message("Role of {name}", {"name": before.full_name}))
    words = DialogWords(title, "building-2", agree=tr("Save"))
    form = RoleForm(lists, holder, row)
    return PartDialog(services, form, words, window, _ways(before.assignments, row, change))


def _new_holder(services: PageServices, organisation: int, window: QWidget | None) -> PartDialog:
    lists, tr = EditorLists(services.ctx, services.dispatcher), services.ctx.texts.tr
    form = RoleForm(lists, RoleHolder(), AssignmentDraft(), HeldIn(organisation))
    words = DialogWords(tr("Add role"), "building-2", agree=tr("Save"))
    return PartDialog(services, form, words, window, PartWays(partial(_give, services, form)))


def _give(services: PageServices, form: RoleForm, role: AssignmentDraft) -> Command[Any]:
    """The role to the person who is chosen, or to one who is added with it."""
    link = form.who.link if form.who is not None else None
    if link is None or link.id is None:
        given, family = typed_name(link.title if link else "")
        return AddPerson(PersonDraft(given, family, assignments=(role,)))
    before = services.dispatcher.ask(read_person, link.id)
    after = replace(before, assignments=(*before.assignments, role))
    return ChangePerson(link.id, before, after)


def part_of(rows: tuple[Any, ...], part_id: int, blank: Any) -> Any:  # noqa: ANN401 - four sorts
    """The row of an id among those of a contact; the blank one where there is none yet.

    Raises:
        UnknownRecord: it was removed meanwhile.
    """
    if not part_id:
        return blank
    found = next((row for row in rows if row.id == part_id), None)
    if found is None:
        raise UnknownRecord(GONE)
    return found


def _ways(
    rows: tuple[Any, ...],
    row: Any,  # noqa: ANN401
    change: Callable[[tuple[Any, ...]], Command[Any]],
) -> PartWays:
    """One row among those of a record: replaced, added at the end, or left out."""
    if row.id is None:
        return PartWays(lambda typed: change((*rows, typed)))
    return PartWays(
        lambda typed: change(tuple(typed if each.id == row.id else each for each in rows)),
        lambda: change(tuple(each for each in rows if each.id != row.id)),
    )
