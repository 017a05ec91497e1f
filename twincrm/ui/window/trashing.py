"""Moves one record to the trash, after saying in plain words what hangs on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.trash.queries import what_hangs_on
from twincrm.ui.window.steps import way_out_of_the_trash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Message
    from twincrm.services.trash.queries import Hanging
    from twincrm.ui.window.page import PageServices


def trash_one(services: PageServices, wanted: tuple[str, int], name: str, more: str = "") -> bool:
    """Ask and move the record of a kind and id; whether it was moved. *more* is said as well."""
    tr, (kind, record) = services.ctx.texts.tr, wanted
    move = MoveToTrash(kind, (record,), name)
    title = tr("Delete {name}?").format(name=name)
    title = title[:1].upper() + title[1:]  # in German it begins with what is to go
    text = what_it_means(services, (move,), move.label)
    text = f"{more}\n{text}" if more else text
    return agreed_to_delete(services, title, text) and services.perform(move) is not None


def trash_lightly(services: PageServices, wanted: tuple[str, int], name: str) -> bool:
    """The same, asked only where something hangs on the record; Undo brings it back."""
    kind, record = wanted
    if services.dispatcher.ask(what_hangs_on, kind, record):
        return trash_one(services, wanted, name)
    return services.perform(MoveToTrash(kind, (record,), name)) is not None


def what_it_means(services: PageServices, moves: Sequence[MoveToTrash], label: Message) -> str:
    """What is hidden with what is to go, what names it, and the way back, by the act's name."""
    ask, tr = services.dispatcher.ask, services.ctx.texts.tr
    found: dict[tuple[str, bool], Hanging] = {}
    for move in moves:
        for row in ask(what_hangs_on, move.kind, *move.ids):
            key = row.kind, row.hidden_with_it
            n = row.n + (found[key].n if key in found else 0)
            found[key] = replace(row, n=n, words=row.words.with_values(n=n))
    hanging = sorted(found.values(), key=lambda row: -row.n)
    hidden = _words(services, [row for row in hanging if row.hidden_with_it])
    naming = _words(services, [row for row in hanging if not row.hidden_with_it])
    lines = [
        tr("Hidden with it: {things}.").format(things=hidden) if hidden else "",
        tr("It is named in: {things}.").format(things=naming) if naming else "",
        way_out_of_the_trash(services.ctx.texts, label),
    ]
    return "\n".join(line for line in lines if line)


def agreed_to_delete(services: PageServices, title: str, text: str) -> bool:
    """Whether something is really to be deleted; the careful answer is the default."""
    tr = services.ctx.texts.tr
    return services.asker.confirm(title, text, tr("Delete"), tr("Keep"), danger=True)


def _words(services: PageServices, hanging: Sequence[Hanging]) -> str:
    return ", ".join(services.ctx.texts.say(row.words) for row in hanging)
