"""The numbers beside the values of the filters."""

from __future__ import annotations

from twincrm.runtime import clock
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.narrowing import entries_meeting
from twincrm.services.progress import Silent
from twincrm.store.search import kind_of
from twincrm.ui.contacts.choices import read_choices


def test_each_number_is_of_those_whom_the_other_filters_leave(populated):
    choices = read_choices(populated, "de", 10, Silent())
    places, _, languages, _, groups = choices.offered
    town, party = places[0].value, groups[0].value

    narrowed = choices.within(((town,), (), (), (), (party,)), ("person",))

    def met(**wanted):
        found = populated.ask(entries_meeting, ContactFilter(**wanted), clock.today())
        return sum(kind_of(entry) == "person" for entry in found)

    for option in narrowed[2]:
        wanted = {"place_ids": (town,), "group_ids": (party,), "languages": (option.value,)}
        assert option.n == met(**wanted)
    for option in narrowed[0]:  # its own filter does not narrow it
        assert option.n == met(place_ids=(option.value,), group_ids=(party,))
    assert any(new.n != old.n for new, old in zip(narrowed[2], languages, strict=True))
    assert choices.within(((),) * 5) == choices.offered
