"""What the columns of the contacts table are read from: facts in plain SQL, one value a contact.

A fact is the same statement for a page and for the whole list: what a column shows is what the list
is sorted by. Its numbered values are ``?1`` the ids asked for, ``?2`` the reader's language and
``?3`` today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.services.home_of_today import holds, is_home
from twincrm.services.notes.days import days_of
from twincrm.store.search import entry_id

if TYPE_CHECKING:
    from twincrm.store.search import Kind

_FAR = 1_000_000_000
_PER_RECORD = entry_id("person", 1) - entry_id("person", 0)
_OWNERS: tuple[Kind, ...] = ("person", "organisation", "household")
_NOW = holds("{0}", "?3")


ASKED = "WITH asked AS (SELECT ?1, ?2, ?3)"
"""Stands before a statement, so that each takes the three values, whichever it needs."""


class Fact(NamedTuple):
    """One row a contact at most: its entry, so many values, and by what it was the first one."""

    statements: tuple[tuple[Kind, str], ...]
    """With ``{within}`` after the column that says whose the row is."""
    n: int = 1

    def of_all(self) -> str:
        """Of all contacts."""
        parts = (each.replace("{within}", "IS NOT NULL") for _, each in self.statements)
        return " UNION ALL ".join(parts)

    def of_page(self) -> str:
        """Of the contacts whose entries are ``?1``."""
        parts = (each.replace("{within}", _here(kind)) for kind, each in self.statements)
        return f"{ASKED} {' UNION ALL '.join(parts)}"


def _entry(column: str, kind: Kind) -> str:
    return f"{column} * {_PER_RECORD} + {entry_id(kind, 0)}"


def _here(kind: Kind) -> str:
    """Among the records of a kind whose entries are asked for."""
    code = entry_id(kind, 0)
    entries = f"FROM json_each(?1) WHERE value % {_PER_RECORD} = {code}"
    return f"IN (SELECT value / {_PER_RECORD} {entries})"


def _first(
    values: str, table: str, where: str = "1", *, n: int = 1, order: str = "x.position"
) -> Fact:
    """The first of the rows that belong to a contact, in their order."""
    return Fact(
        tuple(
            (
                kind,
                (
                    f"SELECT {_entry(f'x.{kind}_id', kind)} AS entry, {values},"
                    f" min({order} * {_FAR} + x.id) FROM {table} AS x"
                    f" WHERE x.{kind}_id {{within}} AND {where} GROUP BY x.{kind}_id"
                ),
            )
            for kind in _OWNERS
        ),
        n,
    )


def _itself(values: str, kind: Kind) -> tuple[Kind, str]:
    return (
        kind,
        (
            f"SELECT {_entry('x.id', kind)} AS entry, {values}, 0 FROM {kind} AS x"
            " WHERE x.id {within} AND x.trashed_at IS NULL"
        ),
    )


NAME = Fact(
    tuple(
        (
            kind,
            (
                "SELECT x.id AS entry, x.sort_key, 0 FROM search_entry AS x"
                f" WHERE x.kind = '{kind}' AND x.id / {_PER_RECORD} {{within}}"
            ),
        )
        for kind in _OWNERS
    )
)
_AGEING = "CASE WHEN x.death_date IS NULL THEN x.birth_date END"
PERSON = Fact((_itself(f"x.birth_date, {_AGEING}, x.occupation", "person"),), 3)
"""The second is by what somebody grows older: who died does not."""
NOTE = Fact(tuple(_itself("substr(x.note, 1, 200)", kind) for kind in _OWNERS))
"""As much of the remark as a column has room for."""
WRITTEN = Fact(
    tuple(_itself("x.correspondence_language", kind) for kind in ("person", "organisation"))
)
_STANDING, _CARRIED = "x.kind NOT IN ('mobile', 'fax', 'pager')", "x.kind = 'mobile'"
PHONE = _first("x.number, x.e164", "phone", _STANDING, n=2)
MOBILE = _first("x.number, x.e164", "phone", _CARRIED, n=2)


def _lent(kind: str) -> Fact:
    """The first telephone of a kind of the household that people live in."""
    return Fact(
        (
            (
                "person",
                (
                    f"SELECT {_entry('m.person_id', 'person')} AS entry, x.number, x.e164,"
                    f" min(m.id * {_FAR} + x.position * 100000 + x.id) FROM household_member AS m"
                    " JOIN household AS h ON h.id = m.household_id AND h.trashed_at IS NULL"
                    " JOIN phone AS x ON x.household_id = h.id"
                    f" WHERE m.person_id {{within}} AND {is_home('m', '?3')} AND {kind}"
                    " GROUP BY m.person_id"
                ),
            ),
        ),
        2,
    )


SHARED_PHONE, SHARED_MOBILE = _lent(_STANDING), _lent(_CARRIED)
"""They count where people have none of their own, as on their cards."""
EMAIL = _first("x.address", "email")
ADDRESS = _first(
    "CASE x.street WHEN '' THEN x.po_box ELSE x.street END, x.postcode, x.locality, x.country",
    "address",
    _NOW.format("x"),
    n=4,
)
SHARED_ADDRESS = Fact(
    (
        (
            "person",
            (
                f"SELECT {_entry('x.person_id', 'person')} AS entry,"
                " CASE a.street WHEN '' THEN a.po_box ELSE a.street END, a.postcode, a.locality,"
                f" a.country, min(x.id * {_FAR} + a.position * 100000 + a.id)"
                " FROM household_member AS x"
                " JOIN household AS h ON h.id = x.household_id AND h.trashed_at IS NULL"
                " JOIN address AS a ON a.household_id = h.id"
                f" WHERE x.person_id {{within}} AND {is_home('x', '?3')} AND {_NOW.format('a')}"
                " AND NOT EXISTS (SELECT 1 FROM address AS o"
                f" WHERE o.person_id = x.person_id AND {_NOW.format('o')}) GROUP BY x.person_id"
            ),
        ),
    ),
    4,
)
"""Of people without an address of their own: that of the household they live in."""
_SAID = "coalesce((SELECT n.name FROM place_name AS n WHERE n.place_id = t.id AND n.language = ?2)"
TOWN = Fact(
    tuple(
        (
            kind,
            (
                f"SELECT {_entry('x.id', kind)} AS entry, {_SAID}, t.name), t.country, 0"
                f" FROM {kind} AS x JOIN place AS t ON t.id = x.place_id AND t.trashed_at IS NULL"
                " WHERE x.id {within} AND x.trashed_at IS NULL"
            ),
        )
        for kind in _OWNERS
    ),
    2,
)
"""The place that a contact is at home in, where no address says the town."""
ROLE_TOWN = Fact(
    (
        (
            "person",
            (
                f"SELECT {_entry('x.person_id', 'person')} AS entry, {_SAID}, t.name), t.country,"
                f" min((1 - x.main) * {_FAR} + x.id) FROM assignment AS x"
                " LEFT JOIN organisation AS o ON o.id = x.organisation_id AND o.trashed_at IS NULL"
                " JOIN place AS t ON t.id = coalesce(x.place_id, o.place_id)"
                f" AND t.trashed_at IS NULL WHERE x.person_id {{within}} AND {_NOW.format('x')}"
                " GROUP BY x.person_id"
            ),
        ),
    ),
    2,
)
"""Of people of whom nothing else says where they are: the town of the main role of today."""
BODY = Fact(
    (
        (
            "person",
            (
                f"SELECT {_entry('x.person_id', 'person')} AS entry, coalesce((SELECT n.name"
                " FROM organisation_name AS n WHERE n.organisation_id = o.id AND n.language = ?2),"
                f" o.name, {_SAID}, t.name)), min((1 - x.main) * {_FAR} + x.id)"
                " FROM assignment AS x"
                " LEFT JOIN organisation AS o ON o.id = x.organisation_id AND o.trashed_at IS NULL"
                " LEFT JOIN place AS t ON t.id = x.place_id AND t.trashed_at IS NULL"
                f" WHERE x.person_id {{within}} AND {_NOW.format('x')}"
                " AND (o.id IS NOT NULL OR t.id IS NOT NULL) GROUP BY x.person_id"
            ),
        ),
    )
)
"""The organisation or place of the main role of today."""
_MEMBER = (
    "x.trashed_at IS NULL AND (x.left_on IS NULL OR x.left_on >= substr(?3, 1, length(x.left_on)))"
)
MEMBERSHIP = _first("x.kind, x.number, x.joined_on", "membership", _MEMBER, n=3, order="0")
SHARED_MEMBERSHIP = Fact(
    (
        (
            "person",
            (
                f"SELECT {_entry('s.person_id', 'person')} AS entry, x.kind, x.number, x.joined_on,"
                " min(x.id) FROM membership_person AS s"
                " JOIN membership AS x ON x.id = s.membership_id"
                f" WHERE s.person_id {{within}} AND {_MEMBER} GROUP BY s.person_id"
            ),
        ),
    ),
    3,
)
LAST_CONTACT = Fact(
    tuple(
        (
            kind,
            (
                f"SELECT {_entry('d.owner', kind)} AS entry, max(d.day), 0"
                f" FROM ({days_of(kind, '{within}')}) AS d WHERE d.day <= ?3 GROUP BY d.owner"
            ),
        )
        for kind in _OWNERS
    )
)
SECTORS = Fact(
    tuple(
        (
            kind,
            (
                f"SELECT x.id AS entry, x.sectors, 0 FROM search_entry AS x WHERE x.kind = '{kind}'"
                f" AND x.id / {_PER_RECORD} {{within}} AND x.sectors <> ''"
            ),
        )
        for kind in _OWNERS
    )
)
