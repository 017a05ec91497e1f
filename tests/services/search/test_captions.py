"""List, card and hit: three places, one wording."""

from __future__ import annotations

import pytest

from twincrm.services.households.queries import household_details
from twincrm.services.organisations.queries import organisation_details
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.lists import contact_ids, contact_rows
from twincrm.services.people.queries import person_details
from twincrm.services.search.queries import search
from twincrm.store.models import HouseholdMember, OrganisationName, Person

DETAILS = {
    "person": person_details,
    "organisation": organisation_details,
    "household": household_details,
}


def rows(dispatcher, language):
    return dispatcher.ask(contact_rows, dispatcher.ask(contact_ids, ContactFilter()), language)


def card(dispatcher, row, language):
    return dispatcher.ask(DETAILS[row.kind], row.record_id, language)


@pytest.mark.parametrize("language", ["de", "fr", "en", "pl"])
def test_list_card_and_hit_say_the_same_of_everybody(populated, language):
    for row in rows(populated, language):
        shown = card(populated, row, language)
        assert row.title == shown.name
        if row.kind == "person":
            held = [role.line for role in shown.roles if role.current]
            assert row.subtitle == shown.line == (held[0] if held else shown.line)
            assert row.sectors == shown.sectors
            assert row.initials == shown.initials
        elif row.kind == "organisation":
            what = " · ".join(part for part in (shown.category, shown.place) if part)
            own = shown.own_name if shown.own_name != shown.name else ""
            assert row.subtitle == " · ".join(part for part in (own, what) if part)
        else:
            assert row.subtitle == shown.place
        hits = populated.ask(search, row.title, 50, (row.kind,), language).items
        (hit,) = [each for each in hits if each.record_id == row.record_id]
        assert (hit.title, hit.subtitle, hit.sectors) == (row.title, row.subtitle, row.sectors)


def test_an_organisation_is_listed_by_the_readers_name_with_its_own_below(populated, do):
    do(
        lambda work: work.add(
            OrganisationName(organisation_id=2, language="en", name="Pompiers de Lindenau")
        )
    )

    (row,) = [r for r in rows(populated, "en") if (r.kind, r.record_id) == ("organisation", 2)]
    assert row.title == "Pompiers de Lindenau"
    assert row.subtitle.startswith("Feuerwehr Lindenau")
    assert card(populated, row, "en").name == "Pompiers de Lindenau"
    for words in ("pompiers", "feuerwehr lind"):
        hits = populated.ask(search, words, 50, ("organisation",), "en").items
        assert "Pompiers de Lindenau" in [hit.title for hit in hits]


def test_who_has_no_role_is_shown_where_the_household_lives(populated, do):
    def move_in(work):
        who = work.add(Person(given="Ute", family="Zander"))
        work.add(HouseholdMember(household_id=1, person_id=who.id))

    do(move_in)
    (row,) = [each for each in rows(populated, "de") if each.title == "Ute Zander"]

    assert row.subtitle == "Lindenau"
    assert card(populated, row, "de").line == "Lindenau"
