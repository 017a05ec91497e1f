"""Writes many drafts at once: the rows of all of them, table by table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from twincrm.domain.folding import fold
from twincrm.domain.phones import parse_phone
from twincrm.services.contacts import checked_reach, tag_named
from twincrm.services.rows import column_values
from twincrm.services.static_groups import static_group
from twincrm.store.models import Address, Email, GroupMember, Phone, Place, Tagging, WebLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.contacts import Reach
    from twincrm.services.rows import PartDraft
    from twincrm.store.base import Base
    from twincrm.store.work import Work

Row = dict[str, Any]
Owner = tuple[str, int]
"""A column and the id in it, such as ``("person_id", 5)``."""


class Batch:
    """The parts of many new records, collected to be written together.

    The records themselves are inserted before; nothing of them is in the file yet.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._rows: defaultdict[type[Base], list[Row]] = defaultdict(list)
        self._tags: dict[str, int] = {}
        self._groups: dict[str, int] = {}
        self._countries: dict[int | None, str] = {None: ""}

    def row(self, kind: type[Base], **values: object) -> None:
        """Collect one row."""
        self._rows[kind].append(values)

    def parts(self, kind: type[Base], owner: Owner, parts: Sequence[PartDraft]) -> list[Row]:
        """Collect the rows of a record's parts, in their order; returns them."""
        rows = [{**column_values(kind, part), owner[0]: owner[1]} for part in parts]
        if "position" in kind.__table__.columns:
            for place, row in enumerate(rows):
                row["position"] = place
        self._rows[kind] += rows
        return rows

    def reach(self, owner: Owner, reach: Reach, country: str) -> None:
        """Collect how a record is reached; its numbers are read for *country*.

        Raises:
            InputError: a mailbox or number cannot be one.
        """
        reach = checked_reach(reach)
        for row in self.parts(Phone, owner, reach.phones):
            row["e164"] = parse_phone(row["number"], country).e164
        for row in self.parts(Email, owner, reach.emails):
            row["folded"] = fold(row["address"])
        self.parts(Address, owner, reach.addresses)
        self.parts(WebLink, owner, reach.links)
        for tag in dict.fromkeys(self._tag(name) for name in reach.tags):
            self._rows[Tagging].append({"tag_id": tag, owner[0]: owner[1]})
        for group in dict.fromkeys(self._group(name) for name in reach.groups):
            self._rows[GroupMember].append({"contact_group_id": group, owner[0]: owner[1]})

    def country(self, reach: Reach, place_id: int | None) -> str:
        """The country in whose manner numbers are read: of the address, else of the place."""
        for address in reach.addresses:
            if address.country:
                return address.country
        if place_id not in self._countries:
            assert place_id is not None
            self._countries[place_id] = self._work.get(Place, place_id, with_trash=True).country
        return self._countries[place_id]

    def write(self) -> None:
        """Insert everything that was collected."""
        for kind, rows in self._rows.items():
            self._work.bulk_insert(kind, rows)
        self._rows.clear()

    def _group(self, name: str) -> int:
        if fold(name) not in self._groups:
            self._groups[fold(name)] = static_group(self._work, name).id
        return self._groups[fold(name)]

    def _tag(self, name: str) -> int:
        if fold(name) not in self._tags:
            self._tags[fold(name)] = tag_named(self._work, name).id
        return self._tags[fold(name)]
