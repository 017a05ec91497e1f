"""Moves one record to the trash, after saying in plain words what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.trash.queries import what_hangs_on
from twincrm.ui.window.steps import way_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.trash.queries import Hanging
    from twincrm.ui.window.page import PageServices


def trash_one(services: PageServices, wanted: tuple[str, int], name: str) -> bool:
    """Ask and move the record of a kind and id; whether it was moved."""
    tr, (kind, record) = services.ctx.texts.tr, wanted
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
    return agreed_to_delete(services, title, "\n".join(line for line in lines if line)) and (
        services.perform(move) is not None
    )


def agreed_to_delete(services: PageServices, title: str, text: str) -> bool:
    """Whether something is really to be deleted; the careful answer is the default."""
    tr = services.ctx.texts.tr
    return services.asker.confirm(title, text, tr("Delete"), tr("Keep"), danger=True)


def _words(services: PageServices, hanging: Sequence[Hanging]) -> str:
    return ", ".join(services.ctx.texts.say(row.words) for row in hanging)
