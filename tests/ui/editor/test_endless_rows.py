"""A contact with hundreds of numbers opens like any other, and keeps them all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from twincrm.services.contacts import AddressDraft, PhoneDraft, Reach
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.store.models import Person
from twincrm.ui.kit.first_rows import FIRST

MANY = 199


@pytest.fixture
def person(populated) -> int:
    phones = tuple(PhoneDraft(number=f"02842 1{n:05}") for n in range(MANY))
    addresses = tuple(AddressDraft(street=f"Weg {n}", locality="Lindenau") for n in range(60))
    draft = PersonDraft(given="Kim", family="Endlos", reach=Reach(phones, addresses=addresses))
    return populated.execute(AddPerson(draft)).result


def test_the_first_rows_are_shown_the_next_one_follows_and_all_are_kept(
    open_editor, populated, person
):
    page = open_editor("person", person)
    reach = page.form.reach
    phones = reach.phones

    assert len(phones.entries) == len(reach.addresses.blocks) == FIRST
    assert str(MANY - FIRST) in phones.more.text()
    assert not phones.more.isHidden()
    before = populated.ask(read_person, person)
    phones.remove(phones.entries[0])

    assert len(phones.entries) == FIRST
    assert phones.entries[-1].value.number == before.reach.phones[FIRST].number
    assert len(phones.value) == MANY - 1
    assert str(MANY - FIRST - 1) in phones.more.text()
    page.save()

    kept = populated.ask(read_person, person)
    assert kept == replace(before, reach=replace(before.reach, phones=before.reach.phones[1:]))
    assert len(kept.reach.addresses) == 60


def test_few_rows_say_nothing_of_more(open_editor, populated):
    someone = populated.ask(lambda s: s.scalars(select(Person.id).order_by(Person.id)).first())
    page = open_editor("person", someone)

    assert page.form.reach.phones.more.isHidden()
    assert page.form.reach.addresses.more.isHidden()
