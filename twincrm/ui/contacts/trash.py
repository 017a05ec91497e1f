"""Moves contacts to the trash, after saying what hangs on them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.together import Together
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.trash.queries import what_hangs_on
from twincrm.ui.window.steps import way_back

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
    move = MoveToTrash(kind, (record,), name)
    lines = [
        tr("Hidden with it: {things}.").format(things=hidden) if hidden else "",
        tr("It is named in: {things}.").format(things=naming) if naming else "",
        way_back(services.ctx.texts, move.label),
    ]
    title = tr("Delete {name}?").format(name=name)
    return _agreed(services, title, "\n".join(line for line in lines if line)) and (
        services.perform(move) is not None
    )


def _trash_many(services: PageServices, contacts: Sequence[Contact]) -> bool:
    texts, n = services.ctx.texts, len(contacts)
    title = texts.trn("Delete {n} contact?", "Delete {n} contacts?", n)
    grouped = groupby(sorted(contacts), key=lambda contact: contact[0])
    acts = tuple(MoveToTrash(kind, tuple(record for _, record in group)) for kind, group in grouped)
    label = Message("Delete {n} contact", {"n": n}, "Delete {n} contacts")
    whole = acts[0] if len(acts) == 1 else Together(label, acts)
    text = texts.tr("Their roles, numbers and notes go with them.")
    text = f"{text}\n{way_back(texts, whole.label)}"
    return _agreed(services, title, text) and services.perform(whole) is not None


def _agreed(services: PageServices, title: str, text: str) -> bool:
    tr = services.ctx.texts.tr
    return services.asker.confirm(title, text, tr("Delete"), tr("Keep"), danger=True)


def _words(services: PageServices, hanging: Sequence[Hanging]) -> str:
    return ", ".join(services.ctx.texts.say(row.words) for row in hanging)
