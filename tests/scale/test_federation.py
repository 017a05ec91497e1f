"""A federation of 100,000 people: everything is found, listed, changed, taken back, whole.

How fast it is, the benchmark says; here it must only come out right. The file is written by the
test itself, which takes some minutes and half a gigabyte of the disk.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds.at_size import one_change_of_many_is_one_step, smart_groups_find_whom_they_ask_for
from worlds.dump import dump
from worlds.opening import opened

from twincrm.services.demo import write_demo
from twincrm.services.health import findings
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.exporting import all_contacts
from twincrm.services.interchange.sources import read_card_source
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import read_person
from twincrm.services.people.lists import ContactSource, contact_total
from twincrm.services.records.queries import counts
from twincrm.services.search.queries import search

pytestmark = pytest.mark.scale

PEOPLE = 100_000


@pytest.fixture(scope="module")
def federation(tmp_path_factory):
    """Commands and queries on a demo of that size."""
    path = tmp_path_factory.mktemp("federation") / "verband.twincrm"
    write_demo(path, people=PEOPLE, today=date(2027, 4, 19))
    with opened(path) as dispatcher:
        yield dispatcher


def test_everybody_is_there_and_the_file_is_whole(federation):
    assert federation.ask(counts)["person"] == PEOPLE
    assert federation.ask(findings) == ()


def test_the_list_shows_everybody_once(federation):
    source = ContactSource(federation, ContactFilter(), "de")
    ids = source.ids()

    assert len(ids) == len(set(ids)) == federation.ask(contact_total) > PEOPLE
    for start in (0, len(ids) // 2, len(ids) - 50):
        page = ids[start : start + 50]
        assert [row.entry_id for row in source.rows(page)] == list(page)


def test_a_search_counts_what_the_list_shows(federation):
    for text in ("e", "web", "lindenau anna", "0171"):
        found = federation.ask(search, text, limit=10, kinds=("person", "organisation"))
        wanted = ContactFilter(text=text, kinds=("person", "organisation"))
        assert found.total == len(ContactSource(federation, wanted, "de").ids())


def test_a_change_is_found_and_taken_back(federation):
    person = federation.ask(all_contacts)[PEOPLE // 2]
    kept = federation.ask(read_person, person[1])

    federation.execute(ChangePerson(person[1], kept, replace(kept, family="Zzyzxowski")))
    assert federation.ask(search, "zzyzx").total == 1
    federation.undo()

    assert federation.ask(search, "zzyzx").total == 0
    assert federation.ask(read_person, person[1]) == kept


def test_ten_thousand_cards_are_one_step_and_leave_no_trace(federation):
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Neu{n};Nina;;;\nFN:Nina Neu{n}\nTEL:02842 {n}\nEND:VCARD\n"
    data = "".join(card.format(n=n) for n in range(10_000)).encode()
    before = dump(federation.file)

    plan = federation.execute(ImportCards((read_card_source(data, "neu.vcf", "DE"),))).result
    assert plan.totals()["new"] == 10_000
    federation.undo()

    assert dump(federation.file) == before
    assert federation.ask(findings) == ()


def test_smart_groups_find_whom_they_ask_for(federation):
    smart_groups_find_whom_they_ask_for(federation)


def test_one_change_of_ten_thousand_is_one_step(federation):
    one_change_of_many_is_one_step(federation, 10_000)
