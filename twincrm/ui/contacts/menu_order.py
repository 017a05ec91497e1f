"""In which order the menu of the page stands, and what is kept together in a menu of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.window.page import ActionSpec

NEW = Message("New contact")
SELECTION = Message("Selection")
GROUPS = Message("Groups and duplicates")
PAPER = Message("Printing and post")
FILES = Message("Files")
SHOWN = Message("List and card")

ORDER: tuple[tuple[str, Message | None], ...] = (
    ("contacts.new_person", NEW),
    ("contacts.new_organisation", NEW),
    ("contacts.new_household", NEW),
    ("contacts.edit", None),
    ("contacts.note", None),
    ("contacts.phone", None),
    ("contacts.history", None),
    ("contacts.trash", None),
    ("contacts.search", None),
    ("contacts.change_many", SELECTION),
    ("contacts.put_into_group", SELECTION),
    ("contacts.copy", SELECTION),
    ("contacts.groups", GROUPS),
    ("contacts.save_as_group", GROUPS),
    ("contacts.save_columns", GROUPS),
    ("contacts.duplicates", GROUPS),
    ("contacts.merge", GROUPS),
    ("contacts.print_cards", PAPER),
    ("contacts.print_list", PAPER),
    ("contacts.post", PAPER),
    ("contacts.email", PAPER),
    ("contacts.import", FILES),
    ("contacts.save_cards", FILES),
    ("contacts.save_table", FILES),
)
"""What is not named here comes last, kept together as what is shown and how."""
APART = "contacts.search"
"""A line stands above it."""


def arranged(specs: Sequence[ActionSpec]) -> tuple[ActionSpec, ...]:
    """The same deeds as a menu of a dozen entries; their keys work wherever they stand."""
    places = {name: at for at, (name, _) in enumerate(ORDER)}
    groups = dict(ORDER)
    ordered = sorted(specs, key=lambda spec: places.get(spec.id, len(ORDER)))
    return tuple(
        replace(spec, group=groups.get(spec.id, SHOWN), separated=spec.id == APART)
        for spec in ordered
    )
