"""Bringing back from the trash, and letting go for good after asking."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.together import Together
from twincrm.services.trash.commands import RestoreFromTrash
from twincrm.services.trash.deleting import DeleteForGood
from twincrm.services.trash.queries import Hanging
from twincrm.ui.trash.listing import hanging_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.trash.queries import TrashRow
    from twincrm.ui.window.page import PageServices

AND_MORE = Message("{names} and {n} more", plural="{names} and {n} more")
NAMED = 6
"""So many of what is to go are named; of the rest the number is said."""


def bring_back(services: PageServices, rows: Sequence[TrashRow]) -> bool:
    """Bring entries back in one step; whether it was done."""
    if len(rows) == 1:
        row = rows[0]
        command = RestoreFromTrash(row.kind, (row.id,), row.title)
        return services.perform(command) is not None
    grouped = groupby(sorted(rows, key=attrgetter("kind")), key=attrgetter("kind"))
    acts = tuple(RestoreFromTrash(kind, tuple(row.id for row in group)) for kind, group in grouped)
    if len(acts) == 1:
        return services.perform(acts[0]) is not None
    label = Message("Restore {n} record", {"n": len(rows)}, "Restore {n} records")
    return services.perform(Together(label, acts)) is not None


def delete_for_good(services: PageServices, rows: Sequence[TrashRow]) -> bool:
    """Ask by names and numbers, then take the entries out of the file; whether it was done."""
    texts = services.ctx.texts
    if len(rows) == 1:
        title = texts.tr("Delete {name} for good?").format(name=rows[0].title)
    else:
        n = len(rows)
        title = texts.trn("Delete {n} entry for good?", "Delete {n} entries for good?", n)
    tr = texts.tr
    agreed = services.asker.confirm(
        title, question(services, rows), tr("Delete for good"), tr("Keep"), danger=True
    )
    if not agreed:
        return False
    name = rows[0].title if len(rows) == 1 else ""
    command = DeleteForGood(tuple((row.kind, row.id) for row in rows), name)
    return services.perform(command) is not None


def question(services: PageServices, rows: Sequence[TrashRow]) -> str:
    """Who or what goes, what goes with it, and what that means."""
    texts = services.ctx.texts
    names = ", ".join(row.title for row in rows[:NAMED])
    more = len(rows) - NAMED
    if more > 0:
        names = texts.say(AND_MORE.with_values(names=names, n=more))
    going = hanging_words(summed(rows), texts)
    lines = (
        names if len(rows) > 1 else "",
        texts.tr("With it go: {things}.").format(things=going) if going else "",
        texts.tr("After that only “Undo” in the menu “Edit”, or a backup, brings it back."),
    )
    return "\n".join(line for line in lines if line)


def summed(rows: Sequence[TrashRow]) -> list[Hanging]:
    """What goes with several entries, together, the most first."""
    found: dict[str, Hanging] = {}
    for each in (one for row in rows for one in row.hanging if one.hidden_with_it):
        n = each.n + (found[each.kind].n if each.kind in found else 0)
        found[each.kind] = Hanging(each.kind, n, each.words.with_values(n=n), True)
    return sorted(found.values(), key=lambda each: (-each.n, each.kind))
