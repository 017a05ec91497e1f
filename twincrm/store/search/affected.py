"""Which search entries a change touches: its own, its owner's, and those that quote it.

A renamed town changes the entries of its organisations, and these those of their people.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twincrm.store.search.ids import KINDS
from twincrm.store.search.rows import among

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from twincrm.domain.changes import Changes
    from twincrm.store.search.ids import Kind

Touched = defaultdict[str, set[int]]
"""Ids of touched records by table: those of the findable kinds, and of what they quote."""

_OWNERS: dict[str, tuple[str, ...]] = {
    "phone": ("person", "organisation", "household"),
    "email": ("person", "organisation", "household"),
    "tagging": ("person", "organisation", "household"),
    "household_member": ("person", "household"),
    "assignment": ("person",),
    "assignment_title": ("assignment",),
    "organisation_name": ("organisation",),
    "place_name": ("place",),
    "category_name": ("category",),
    "function_title": ("function",),
    "visit_text": ("visit",),
    "partnership_place": ("partnership",),
}
"""To whom the rows of a table belong: ``phone.person_id`` and so on."""

_SUBJECTS = (*KINDS, "tag", "category", "function")

_QUOTES: tuple[tuple[str, str, str], ...] = (
    ("person", "household", "SELECT household_id FROM household_member WHERE person_id"),
    ("assignment", "person", "SELECT person_id FROM assignment WHERE id"),
    ("category", "organisation", "SELECT id FROM organisation WHERE category_id"),
    ("place", "organisation", "SELECT id FROM organisation WHERE place_id"),
    ("place", "household", "SELECT id FROM household WHERE place_id"),
    ("place", "visit", "SELECT id FROM visit WHERE place_id"),
    ("place", "partnership", "SELECT partnership_id FROM partnership_place WHERE place_id"),
    ("place", "person", "SELECT id FROM person WHERE place_id"),
    ("place", "person", "SELECT person_id FROM assignment WHERE place_id"),
    ("function", "person", "SELECT person_id FROM assignment WHERE function_id"),
    ("organisation", "person", "SELECT person_id FROM assignment WHERE organisation_id"),
    ("household", "person", "SELECT person_id FROM household_member WHERE household_id"),
    ("tag", "person", "SELECT person_id FROM tagging WHERE person_id IS NOT NULL AND tag_id"),
    (
        "tag",
        "organisation",
        "SELECT organisation_id FROM tagging WHERE organisation_id IS NOT NULL AND tag_id",
    ),
    (
        "tag",
        "household",
        "SELECT household_id FROM tagging WHERE household_id IS NOT NULL AND tag_id",
    ),
)
"""Which records quote which, in the order in which the changes spread."""


def affected(connection: Connection, changes: Changes) -> dict[Kind, set[int]]:
    """The records, by kind, whose entries may have become other ones."""
    touched: Touched = defaultdict(set)
    for subject in _SUBJECTS:
        touched[subject] |= changes.ids(subject)
    for table, owners in _OWNERS.items():
        _add_owners(connection, changes, table, owners, touched)
    for source, target, statement in _QUOTES:
        if touched[source]:
            condition, values = among(touched[source])
            found = connection.exec_driver_sql(f"{statement} {condition}", values)
            touched[target].update(found.scalars().all())
    return {kind: touched[kind] for kind in KINDS if touched[kind]}


def _add_owners(
    connection: Connection,
    changes: Changes,
    table: str,
    owners: tuple[str, ...],
    touched: Touched,
) -> None:
    """The owners of changed rows, now and before the change."""
    rows = changes.ids(table, "added", "altered")
    condition, values = among(rows)
    for owner in owners:
        if rows:
            found = connection.exec_driver_sql(
                f"SELECT {owner}_id FROM {table} WHERE {owner}_id IS NOT NULL AND id {condition}",
                values,
            )
            touched[owner].update(found.scalars().all())
        touched[owner] |= changes.left.get(f"{table}.{owner}_id", set())
