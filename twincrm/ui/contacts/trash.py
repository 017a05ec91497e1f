"""Moves contacts to the trash, after saying what hangs on them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.trash.queries import what_hangs_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.trash.queries import Hanging
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.window.page import PageServices


def trash_contacts(services: PageServices, contacts: Sequence[Contact], name: str) -> bool:
    """Ask and move; *name* is that of a single contact. Whether anything was moved.

    The window says what was done and offers to take it back.
    """
    if not contacts or not services.writable:
        return False
    if len(contacts) == 1:
        return _trash_one(services, contacts[0], name)
    return _trash_many(services, contacts)


def _trash_one(services: PageServices, contact: Contact, name: str) -> bool:
    tr, (kind, record) = services.ctx.texts.tr, contact
    hanging = services.dispatcher.ask(what_hangs_on, kind, record)
    hidden = _words(services, [row for row in hanging if row.hidden_with_it])
    naming = _words(services, [row for row in hanging if not row.hidden_with_it])
    lines = [
        tr("Hidden with it: {things}.").format(things=hidden) if hidden else "",
        tr("It is named in: {things}.").format(things=naming) if naming else "",
        tr("Everything stays together in the trash and can be brought back."),
    ]
    title = tr("Move {name} to the trash?").format(name=name)
    return _agreed(services, title, "\n".join(line for line in lines if line)) and (
        services.perform(MoveToTrash(kind, (record,), name)) is not None
    )


def _trash_many(services: PageServices, contacts: Sequence[Contact]) -> bool:
    texts, n = services.ctx.texts, len(contacts)
    title = texts.trn("Move {n} contact to the trash?", "Move {n} contacts to the trash?", n)
    text = texts.tr("Their roles, numbers and notes stay with them and can be brought back.")
    if not _agreed(services, title, text):
        return False
    moved = False
    for kind, group in groupby(sorted(contacts), key=lambda contact: contact[0]):
        ids = tuple(record for _, record in group)
        moved = services.perform(MoveToTrash(kind, ids)) is not None or moved
    return moved


def _agreed(services: PageServices, title: str, text: str) -> bool:
    tr = services.ctx.texts.tr
    return services.asker.confirm(title, text, tr("Move to trash"), tr("Keep"), danger=True)


def _words(services: PageServices, hanging: Sequence[Hanging]) -> str:
    return ", ".join(services.ctx.texts.say(row.words) for row in hanging)
