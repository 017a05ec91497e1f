"""Moves contacts to the trash, after saying what hangs on them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.together import Together
from twincrm.services.trash.commands import MoveToTrash
from twincrm.ui.window.trashing import agreed_to_delete, trash_one, what_it_means

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.window.page import PageServices


def trash_contacts(services: PageServices, contacts: Sequence[Contact], name: str) -> bool:
    """Ask and move; *name* is that of a single contact. Whether anything was moved.

    The window says what was done and offers to take it back.
    """
    if not contacts or not services.writable:
        return False
    if len(contacts) == 1:
        return trash_one(services, contacts[0], name)
    return _trash_many(services, contacts)


def _trash_many(services: PageServices, contacts: Sequence[Contact]) -> bool:
    texts, n = services.ctx.texts, len(contacts)
    title = texts.trn("Delete {n} contact?", "Delete {n} contacts?", n)
    grouped = groupby(sorted(contacts), key=lambda contact: contact[0])
    acts = tuple(MoveToTrash(kind, tuple(record for _, record in group)) for kind, group in grouped)
    label = Message("Delete {n} contact", {"n": n}, "Delete {n} contacts")
    whole = acts[0] if len(acts) == 1 else Together(label, acts)
    text = what_it_means(services, acts, whole.label)
    return agreed_to_delete(services, title, text) and services.perform(whole) is not None
