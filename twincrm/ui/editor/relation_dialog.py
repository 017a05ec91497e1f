"""How two people are related: asked from the card of either, read from that one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.terms import RelationKind
from twincrm.domain.texts import Message
from twincrm.services.checks import check_period
from twincrm.services.people.relating import (
    NO_OTHER,
    BondDraft,
    KeepRelation,
    RemoveRelation,
    read_bond,
)
from twincrm.ui.editor.lists import RELATIONS, RELATIONS_BACK, EditorLists
from twincrm.ui.editor.part_dialog import PartDialog, PartWays
from twincrm.ui.editor.row_dialog import DialogWords
from twincrm.ui.editor.small_rows import SmallForm, with_link
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField, title_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.editor.grid import FieldGrid
    from twincrm.ui.window.page import PageServices

BACK = "back "
"""Stands before a kind that is read from the other end."""


@dataclass(frozen=True, slots=True)
class SeenBond:
    """A relation as the person whose card it is has it."""

    kind: str = str(RelationKind.FRIEND)
    other_id: int = 0
    starts_on: str | None = None
    ends_on: str | None = None
    note: str = ""
    new_person: str = ""
    """Somebody who is added with it, by name."""


def relation_dialog(
    services: PageServices, person_id: int, relation_id: int, window: QWidget | None
) -> PartDialog:
    """Asks for a relation of a person; id 0 adds one."""
    lists, ask = EditorLists(services.ctx, services.dispatcher), services.dispatcher.ask
    before = ask(read_bond, relation_id) if relation_id else BondDraft(person_id)

    def names(bond: BondDraft) -> tuple[str, str]:
        ends = (bond.person_id, bond.other_id)
        one, other = (title_of(lists, "person", key or None) or bond.new_person for key in ends)
        return one, other

    def keep(seen: SeenBond) -> KeepRelation:
        after = _turned(seen, person_id, before)
        return KeepRelation(after, names(after), relation_id or None, before)

    def remove() -> RemoveRelation:
        return RemoveRelation(relation_id, names(before))

    tr = services.ctx.texts.tr
    about = Message("How is {name} related?", {"name": title_of(lists, "person", person_id)})
    title = services.ctx.texts.say(about)
    words = DialogWords(title, "users", agree=tr("Save"))
    form = _form(lists, _seen(before, person_id), person_id)
    return PartDialog(
        services, form, words, window, PartWays(keep, remove if relation_id else None)
    )


def _form(lists: EditorLists, draft: SeenBond, person_id: int) -> SmallForm:
    tr, say = lists.ui.texts.tr, lists.ui.texts.say
    kinds: list[Option] = []
    for kind, words in RELATIONS.items():
        kinds.append(Option(str(kind), say(words)))
        if kind in RELATIONS_BACK:
            kinds.append(Option(f"{BACK}{kind}", say(RELATIONS_BACK[kind])))

    other = RecordField(lists, ("person",), makes="person", without=person_id)

    def build(grid: FieldGrid) -> None:
        grid.choice("kind", tr("Relation"), kinds, 240)
        grid.record("other_id", tr("Person"), other, 300, share=2, empty=0)
        grid.date("starts_on", tr("Since"), 160)
        grid.date("ends_on", tr("Until"), 160, about=About.TERM)
        grid.text("note", tr("Note"), 560, new_line=True)

    return SmallForm(lists, draft, build, _wrong, partial(with_link, other))


def _wrong(seen: SeenBond) -> dict[str, Message]:
    found = {} if seen.other_id or seen.new_person else {"other_id": NO_OTHER}
    try:
        check_period("", seen.starts_on, seen.ends_on)
    except InputError as error:
        found[error.field] = error.message
    return found


def _seen(bond: BondDraft, person_id: int) -> SeenBond:
    """The relation from a person's side."""
    backwards = bond.person_id != person_id
    kind = f"{BACK}{bond.kind}" if backwards and bond.kind in RELATIONS_BACK else str(bond.kind)
    other = bond.person_id if backwards else bond.other_id
    return SeenBond(kind, other, bond.starts_on, bond.ends_on, bond.note)


def _turned(seen: SeenBond, person_id: int, before: BondDraft) -> BondDraft:
    """The relation as it is kept; one that reads alike from both ends is not turned round."""
    backwards = seen.kind.startswith(BACK)
    kind = seen.kind.removeprefix(BACK)
    if kind not in RELATIONS_BACK:
        backwards = before.person_id != person_id
    one, other = (seen.other_id, person_id) if backwards else (person_id, seen.other_id)
    return replace(
        before,
        person_id=one,
        other_id=other,
        kind=kind,
        starts_on=seen.starts_on,
        ends_on=seen.ends_on,
        note=seen.note,
        new_person=seen.new_person,
    )
