"""The contacts list: what is found, how it is narrowed down, and what stays out of sight."""

from __future__ import annotations

import pytest

from twincrm.services.contacts import AddressDraft, Reach
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.people.lists import ContactSource, contact_rows, contact_total
from twincrm.services.people.narrowing import languages_in_use, tags_in_use
from twincrm.services.places.queries import places
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.search import entry_id


def titles(dispatcher, wanted, language="de"):
    source = ContactSource(dispatcher, wanted, language)
    return [row.title for row in source.rows(source.ids())]


def place(dispatcher, name):
    (found,) = [row.id for row in dispatcher.ask(places, "pl") if row.name == name]
    return found


def test_a_row_tells_the_role_in_the_readers_language(populated):
    (row,) = (s := ContactSource(populated, ContactFilter("wattrelos"), "de")).rows(s.ids())
    assert row.subtitle == "Bürgermeister · Saint-Aubin-sur-Lys"
    assert row.badges == (("politics", "Politik"),)
    assert (row.kind, row.initials) == ("person", "JW")
    (row,) = (s := ContactSource(populated, ContactFilter("wattrelos"), "fr")).rows(s.ids())
    assert row.subtitle == "Maire · Saint-Aubin-sur-Lys"


def test_hits_are_marked_where_they_are(populated):
    (row,) = (s := ContactSource(populated, ContactFilter("wattr aubin"), "de")).rows(s.ids())
    assert [row.title[a : a + n] for a, n in row.title_hits] == ["Wattr"]
    assert [row.subtitle[a : a + n] for a, n in row.subtitle_hits] == ["Aubin"]


def test_a_town_has_its_people_bodies_and_households(populated):
    found = titles(populated, ContactFilter(place_ids=(place(populated, "Saint-Aubin-sur-Lys"),)))
    assert {"Jean-Luc Wattrelos", "Brasserie du Lys"} <= set(found)
    assert "Feuerwehr Lindenau" not in found
    assert "Dr. Anna Weber" not in found


@pytest.mark.parametrize("language", ["de", "fr", "en"])
def test_a_group_alone_is_known_as_one_in_every_language(language):
    assert ContactFilter(group_ids=(3,), language=language).of_group == 3
    assert ContactFilter("weber", group_ids=(3,), language=language).of_group is None


@pytest.mark.parametrize(
    ("wanted", "present", "absent"),
    [
        (ContactFilter(sectors=("politics",)), "Conseil municipal", "Brasserie du Lys"),
        (ContactFilter(languages=("fr",)), "Dr. Anna Weber", "Bernd Weber"),
        (ContactFilter(languages=("fr",)), "Familie Weber", "Conseil municipal"),
        (ContactFilter(kinds=("household",)), "Familie Weber", "Dr. Anna Weber"),
        (ContactFilter("weber", sectors=("civil_society",)), "Dr. Anna Weber", "Bernd Weber"),
    ],
)
def test_filters_narrow_down(populated, wanted, present, absent):
    found = titles(populated, wanted)
    assert present in found
    assert absent not in found


def test_a_tag_finds_those_who_carry_it(populated):
    (tag,) = [row for row in populated.ask(tags_in_use) if row.name == "Jubiläum 2027"]
    found = titles(populated, ContactFilter(tag_ids=(tag.id,)))
    assert {"Dr. Anna Weber", "Feuerwehr Lindenau"} <= set(found)
    assert len(found) == tag.n


def test_the_trash_is_out_of_sight(populated):
    ids = ContactSource(populated, ContactFilter("wattrelos"), "de").ids()
    (row,) = populated.ask(contact_rows, ids, "de")
    before = populated.ask(contact_total)
    populated.execute(MoveToTrash("person", (row.record_id,), row.title))
    assert list(ContactSource(populated, ContactFilter("wattrelos"), "de").ids()) == []
    assert populated.ask(contact_rows, ids, "de") == ()
    assert populated.ask(contact_total) == before - 1


def test_languages_are_those_of_people_and_bodies(populated):
    assert {"de", "fr"} <= set(populated.ask(languages_in_use))


def test_who_has_no_place_is_told_by_the_town_of_the_address_own_or_shared(dispatcher):
    post = Reach(addresses=(AddressDraft(street="Ring 1", locality="Lindenau", country="DE"),))
    alone = dispatcher.execute(AddPerson(PersonDraft("Renate", "Weiß", reach=post))).result
    other = dispatcher.execute(AddPerson(PersonDraft("Renate", "Weiß"))).result
    home = HouseholdDraft("Weiß", members=(MemberDraft(person_id=other),), reach=post)
    dispatcher.execute(AddHousehold(home))
    entries = [entry_id("person", each) for each in (alone, other)]
    rows = dispatcher.glance(contact_rows, entries, "de")
    assert [row.subtitle for row in rows] == ["Lindenau", "Lindenau"]
