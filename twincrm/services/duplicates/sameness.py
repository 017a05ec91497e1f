"""When two rows say the same, so that only one of them stays when their records become one.

Rows that a rule of the file allows only once are the same; so are rows without a name of their own
that are equal word by word, and what is named here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import UniqueConstraint

from twincrm.domain.folding import fold
from twincrm.domain.terms import RelationKind
from twincrm.services.records.kinds import mapped_tables
from twincrm.store.base import HasUid, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Values = Mapping[str, Any]
    Key = tuple[object, ...]

_APART = {"id", "position"}
_OWNERS = ("person_id", "organisation_id", "household_id")
_BOTH_WAYS = {
    RelationKind.SPOUSE,
    RelationKind.PARTNER,
    RelationKind.SIBLING,
    RelationKind.FRIEND,
}


def keys_of(table: str, values: Values) -> set[Key]:
    """By what a row is known: two rows that share one of these say the same."""
    found: set[Key] = set()
    for columns in _unique(table):
        key = tuple(values[name] for name in columns)
        if None not in key:
            found.add(("unique", *columns, *key))
    named = _NAMED.get(table)
    key = named(values) if named else _all_of(table, values)
    if key is not None:
        found.add(("same", *key))
    return found


def has_keys(table: str) -> bool:
    """Whether rows of a table can be the same at all."""
    return bool(_unique(table)) or table in _NAMED or not issubclass(_mapped(table), HasUid)


def _mapped(table: str) -> type[Any]:
    return mapped_tables()[table]


@cache
def _unique(table: str) -> tuple[tuple[str, ...], ...]:
    constraints = [c for c in table_of(_mapped(table)).constraints if type(c) is UniqueConstraint]
    found = [tuple(column.name for column in c.columns) for c in constraints]
    return tuple(sorted(columns for columns in found if columns != ("uid",)))


def _all_of(table: str, values: Values) -> Key | None:
    """Rows without a name of their own are the same when they are equal word by word."""
    if issubclass(_mapped(table), HasUid):
        return None
    return tuple(value for name, value in values.items() if name not in _APART)


def _owner(values: Values) -> Key:
    return tuple(values[name] for name in _OWNERS)


def _phone(values: Values) -> Key:
    digits = "".join(c for c in values["number"] if c.isdigit())
    return (*_owner(values), values["e164"] or digits or values["number"])


def _email(values: Values) -> Key:
    return (*_owner(values), values["folded"])


def _web_link(values: Values) -> Key:
    return (*_owner(values), fold(values["url"]).rstrip("/"))


def _address(values: Values) -> Key:
    parts = ("extra", "street", "po_box", "postcode", "locality", "country")
    return (*_owner(values), *(fold(values[name]) for name in parts))


def _living(values: Values) -> Key:
    return (values["person_id"], values["household_id"], values["ends_on"])


def _relation(values: Values) -> Key:
    ends = (values["person_id"], values["other_id"])
    if values["kind"] in _BOTH_WAYS:
        ends = (min(ends), max(ends))
    return (*ends, values["kind"], values["ends_on"])


def _assignment(values: Values) -> Key:
    named = ("person_id", "organisation_id", "place_id", "function_id", "ends_on")
    return (*(values[name] for name in named), fold(values["title"]))


def _membership(values: Values) -> Key | None:
    """Who is a member twice is a member once; former memberships stay beside each other."""
    still = values["left_on"] is None and values["trashed_at"] is None
    return _owner(values) if still else None


def _consent(values: Values) -> Key:
    return tuple(value for name, value in values.items() if name not in ("id", "uid"))


def _counterpart(values: Values) -> Key | None:
    if values["trashed_at"] is not None:
        return None
    bodies = frozenset((values["organisation_id"], values["other_organisation_id"]))
    people = frozenset((values["person_id"], values["other_person_id"]))
    return (bodies, people, values["other_place_id"])


def _distinct_pair(values: Values) -> Key:
    kinds = ("person_id", "organisation_id", "place_id")
    return tuple(frozenset((values[name], values[f"other_{name}"])) for name in kinds)


def _columns(*names: str) -> Callable[[Values], Key]:
    return lambda values: tuple(values[name] for name in names)


_NAMED: dict[str, Callable[[Values], Key | None]] = {
    "phone": _phone,
    "email": _email,
    "web_link": _web_link,
    "address": _address,
    "household_member": _living,
    "relation": _relation,
    "assignment": _assignment,
    "membership": _membership,
    "consent": _consent,
    "counterpart": _counterpart,
    "distinct_pair": _distinct_pair,
    "visit_contact": _columns("visit_id", "person_id"),
    "partnership_contact": _columns("partnership_id", "place_id", "person_id"),
    "signatory": _columns("signing_id", "person_id"),
    "import_fingerprint": _columns("fingerprint", "person_id", "organisation_id"),
}
