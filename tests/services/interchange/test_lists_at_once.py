"""What stands twice in one import is treated as in two that come one after the other."""

from __future__ import annotations

import pytest
from worlds.member_lists import everything, take
from worlds.tables import source

from twincrm.services.interchange.doubts import (
    ADDRESS_DIFFERS,
    ALONE,
    FEE_DIFFERS,
    KIND_DIFFERS,
)
from twincrm.store.models import (
    Address,
    FeeYear,
    Household,
    HouseholdMember,
    Membership,
    Person,
    Task,
)

HEAD = "Nr;Name;Vorname;Straße;PLZ;Ort;E-Mail;Art;Beitrag 2026\n"
UWE = "1;Kranz;Uwe;Alt 1;47441;Moers;u@x.de;Einzel;30\n"
BARE = "1;Kranz;Uwe;;;Moers;u@x.de;Einzel;30\n"
NOWHERE = "1;Kranz;Uwe;;;;u@x.de;Einzel;30\n"
MOVED = "1;Kranz;Uwe;Weit 9;50667;Köln;u@x.de;Ehepaar;45\n"
COUPLE = "1;Kranz;Uwe und Ida;Alt 1;47441;Moers;u@x.de;Ehepaar;45\n"
KINDS = {
    Person: ("given", "note"),
    Address: ("person_id", "household_id", "street", "postcode", "locality"),
    Household: ("name",),
    HouseholdMember: ("household_id", "person_id"),
    Membership: ("kind", "number", "person_id", "household_id", "note"),
    FeeYear: ("membership_id", "year", "due_cents"),
}


def kept(dispatcher) -> dict[str, list[tuple[object, ...]]]:
    return {
        kind.__name__: [tuple(getattr(row, c) for c in columns) for row in rows]
        for kind, columns in KINDS.items()
        if (rows := everything(dispatcher, kind)) is not None
    }


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((UWE, MOVED), [ADDRESS_DIFFERS, KIND_DIFFERS, FEE_DIFFERS]),
        ((BARE, UWE, MOVED), [ADDRESS_DIFFERS, KIND_DIFFERS, FEE_DIFFERS]),
        ((NOWHERE, UWE, MOVED), [ADDRESS_DIFFERS, KIND_DIFFERS, FEE_DIFFERS]),
        ((UWE, COUPLE), [ALONE, KIND_DIFFERS, FEE_DIFFERS]),
    ],
)
def test_another_address_or_kind_in_one_import_is_told_as_in_two(dispatcher, rows, told):
    lists = [source(HEAD + row, f"{n}.csv") for n, row in enumerate(rows)]
    plan = take(dispatcher, *lists)
    at_once, last = kept(dispatcher), plan.rows[-1]
    [task] = everything(dispatcher, Task)
    assert all(words in task.note for words in ("Uwe Kranz", "another kind of membership"))
    dispatcher.undo()

    *_, after = [take(dispatcher, each) for each in lists]

    assert at_once == kept(dispatcher)
    assert [p.id for p in last.problems] == [p.id for p in told]
    assert last.problems == after.rows[-1].problems
