"""Two entries become one: everything moves, nothing is lost, and one undo parts them again."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from worlds.dump import dump
from worlds.hanging import Hang, every_link

from twincrm.services.duplicates.merging import MergeOrganisations, MergePeople, MergePlaces
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.records.kinds import mapped_tables
from twincrm.store.work import WITH_TRASH

MERGES = {"person": MergePeople, "organisation": MergeOrganisations, "place": MergePlaces}
NEW = {
    "person": lambda name: AddPerson(PersonDraft(given="Hannelore", family=name)),
    "organisation": lambda name: AddOrganisation(OrganisationDraft(name=name)),
    "place": lambda name: AddPlace(PlaceDraft(name=name, country="DE")),
}


def entries(dispatcher, kind):
    """Two entries to be merged, and two that stay out of it."""
    names = ("Müller", "Mueller", "Fremd", "Anders")
    keep, other, *thirds = (dispatcher.execute(NEW[kind](name)).result for name in names)
    return keep, other, tuple(thirds)


def row(dispatcher, column, key):
    mapped = mapped_tables()[column.table.name]

    def read(session):
        statement = select(mapped).where(mapped.id == key)
        found = session.scalars(statement, execution_options=WITH_TRASH).one_or_none()
        return None if found is None else getattr(found, column.name)

    return dispatcher.ask(read)


@pytest.mark.parametrize("kind", sorted(MERGES))
def test_whatever_names_the_other_entry_names_the_one_that_stays(kind, populated):
    keep, other, thirds = entries(populated, kind)
    hung = populated.execute(Hang(every_link(kind), other, thirds, alike=False)).result
    before = dump(populated.file)

    populated.execute(MERGES[kind](keep, other))

    assert sorted(map(str, hung)) == sorted(map(str, every_link(kind)))
    named = {str(column): row(populated, column, key) for column, key in hung.items()}
    assert {column: key for column, key in named.items() if key != keep} == {}
    populated.undo()
    assert dump(populated.file) == before


@pytest.mark.parametrize("alike", [True, False], ids=["saying the same", "saying other things"])
@pytest.mark.parametrize("kind", sorted(MERGES))
def test_undo_parts_two_entries_on_which_everything_hangs(kind, alike, populated):
    keep, other, thirds = entries(populated, kind)
    populated.execute(Hang(every_link(kind), keep, thirds, alike))
    hung = populated.execute(Hang(every_link(kind), other, thirds, alike)).result
    before = dump(populated.file)

    populated.execute(MERGES[kind](keep, other))

    merged = dump(populated.file)
    for column, key in hung.items():
        assert row(populated, column, key) in (None, keep), f"{column} was left behind"
    populated.undo()
    assert dump(populated.file) == before
    populated.redo()
    assert dump(populated.file) == merged
