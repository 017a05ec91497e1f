"""The columns of the contacts table: what they say, and that the file sorts by just that."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from conftest import opening

from twincrm.domain.folding import fold
from twincrm.domain.table_view import SortBy
from twincrm.services.contacts import PhoneDraft, Reach
from twincrm.services.dispatch import Dispatcher
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.interchange.outgoing import cards_of
from twincrm.services.people.column_order import sorted_entries
from twincrm.services.people.column_words import cells_of
from twincrm.services.people.columns import COLUMNS
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.people.lists import found_ids
from twincrm.services.people.queries import person_details
from twincrm.store.connection import rows
from twincrm.store.file import open_file
from twincrm.store.search import entry_id, record_of

TODAY = date(2027, 4, 19)
KEYS = [column.key for column in COLUMNS]
SORTED = [column.key for column in COLUMNS if column.sorting]
BY_WORDS = ("body", "street", "postcode", "town", "country", "written", "email", "occupation")


@pytest.fixture(scope="module")
def demo(demo_file, tmp_path_factory):
    path = tmp_path_factory.mktemp("columns") / "demo.twincrm"
    shutil.copyfile(demo_file, path)
    file = open_file(path, opening())
    yield Dispatcher(file, "Anna")
    file.close()


@pytest.fixture(scope="module")
def found(demo):
    return demo.glance(found_ids, ContactFilter())


@pytest.fixture(scope="module")
def said(demo, found):
    return demo.glance(cells_of, found, KEYS, "de", TODAY)


@pytest.fixture(scope="module")
def place(found):
    """Where each stands by name."""
    return {entry: at for at, entry in enumerate(found)}


def in_order(demo, found, *sort):
    return demo.glance(sorted_entries, found, sort, "de", TODAY)


def _handed_out(session, person):
    return next(iter(cards_of(session, [("person", person)], "de")))


def one(demo, statement):
    return demo.glance(rows, statement)[0]


@pytest.mark.parametrize("key", SORTED)
def test_each_column_sorts_all_and_nothing_comes_last(demo, found, said, place, key):
    up = in_order(demo, found, SortBy(key))
    down = in_order(demo, found, SortBy(key, descending=True))
    assert sorted(up) == sorted(down) == sorted(found)
    if key in ("name", "birthday", "age"):  # a year alone sorts, but is no day and no sure age
        return
    for entries in (up, down):
        told = [bool(said[entry].get(key)) for entry in entries]
        assert told == sorted(told, reverse=True)
        assert any(told)
    nothing = [entry for entry in up if not said[entry].get(key)]
    by_name = sorted(nothing, key=place.__getitem__)
    assert nothing == by_name == [e for e in down if not said[e].get(key)]


@pytest.mark.parametrize("key", BY_WORDS)
def test_words_are_sorted_as_they_are_read(demo, found, said, place, key):
    up = in_order(demo, found, SortBy(key))
    pairs = [(fold(said[entry][key]), place[entry]) for entry in up if said[entry].get(key)]
    assert pairs == sorted(pairs)


def test_the_youngest_come_first_and_birthdays_as_the_year_goes(demo, found, said):
    by_age = in_order(demo, found, SortBy("age"))
    ages = [int(said[entry]["age"]) for entry in by_age if "age" in said[entry]]
    assert ages == sorted(ages)
    days = dict(demo.glance(rows, "SELECT id, birth_date FROM person WHERE length(birth_date) > 7"))
    entries = in_order(demo, found, SortBy("birthday"))
    born = [days.get(record_of(entry)) for entry in entries if entry % 8 == 0]
    in_year = [day.removeprefix("-")[-5:] for day in born if day]
    assert in_year == sorted(in_year)
    dates = dict(demo.glance(rows, "SELECT id, birth_date FROM person WHERE birth_date <> ''"))
    for each in (entries, in_order(demo, found, SortBy("birthday", descending=True))):
        told = [entry % 8 == 0 and record_of(entry) in dates for entry in each]
        assert told == sorted(told, reverse=True)
        dated = [
            len(dates[record_of(entry)]) > 4
            for entry, known in zip(each, told, strict=True)
            if known
        ]
        assert dated == sorted(dated, reverse=True)  # a year alone is no day
        assert not all(dated)


def test_equals_are_sorted_by_the_next_column_and_then_by_name(demo, found, said, place):
    sort = (SortBy("country", descending=True), SortBy("town"))
    entries = in_order(demo, found, *sort)
    told = [(said[e].get("country", ""), fold(said[e].get("town", "")), place[e]) for e in entries]
    told = [each for each in told if each[0] and each[1]]
    countries = list(dict.fromkeys(country for country, _, _ in told))
    assert countries == sorted(countries, reverse=True)
    assert len(countries) > 2
    for country in countries:
        mine = [each[1:] for each in told if each[0] == country]
        assert mine == sorted(mine)


def test_cells_say_what_the_card_says(demo, found, said):
    known = 0
    for entry in [each for each in found if each % 8 == 0][:60]:
        card, cells = demo.ask(person_details, record_of(entry), "de"), said[entry]
        mobiles = [phone.shown for phone in card.reached.phones if phone.kind == "mobile"]
        assert cells.get("mobile", "") == next(iter(mobiles), "")
        assert cells.get("email", "") == next((e.address for e in card.reached.emails), "")
        assert cells.get("birthday", "") == (card.birthday.text if card.birthday else "")
        age = card.birthday.age if card.birthday else None
        assert cells.get("age", "") == ("" if age is None else str(age))
        assert cells.get("tags", "") == ", ".join(card.reached.tags)
        assert (cells.get("consent") == "ja") == (card.consent == "given")
        current = [line for a in card.reached.addresses if a.current for line in a.lines]
        assert not current or cells["street"] in current
        assert cells.get("languages", "") == ", ".join(
            spoken.name for spoken in card.languages if spoken.level != "0"
        )
        last = card.last_contact
        assert cells.get("last_contact", "") == (last.strftime("%d.%m.%Y") if last else "")
        known += len(cells)
    assert known > 300


def test_the_telephone_of_the_household_is_that_of_who_has_none(dispatcher):
    mine = PhoneDraft(kind="mobile", number="0171 1234567")
    uwe, zoe = (
        dispatcher.execute(AddPerson(PersonDraft(given, "Weiß", reach=reach))).result
        for given, reach in (("Uwe", Reach()), ("Zoë", Reach(phones=(mine,))))
    )
    shared = tuple(
        PhoneDraft(kind=kind, number=n) for kind, n in (("home", "02841 1"), ("mobile", "0160 9"))
    )
    members = (MemberDraft(person_id=uwe), MemberDraft(person_id=zoe))
    home = HouseholdDraft("Uwe und Zoë Weiß", members=members, reach=Reach(phones=shared))
    dispatcher.execute(AddHousehold(home))
    for person, mobiles in ((uwe, ["0160 9"]), (zoe, ["0171 1234567", "0160 9"])):
        entry = entry_id("person", person)
        cells = dispatcher.glance(cells_of, [entry], ("phone", "mobile"), "de", TODAY)[entry]
        assert cells == {"phone": "02841 1", "mobile": mobiles[0]}
        phones = dispatcher.ask(person_details, person, "de").reached.phones
        assert [row.shown for row in phones if row.kind == "mobile"] == mobiles
        assert {row.household for row in phones if row.shown in {"02841 1", "0160 9"}} == {
            home.name
        }
        card = dispatcher.ask(_handed_out, person)
        assert [p.kinds for p in card.phones] == [(row.kind,) for row in phones]


def test_the_remark_is_told_in_a_line_as_far_as_there_is_room(dispatcher):
    draft = PersonDraft("Anna", "Weber", note="spricht frz.\nund polnisch " + "x" * 300)
    entry = entry_id("person", dispatcher.execute(AddPerson(draft)).result)
    note = dispatcher.glance(cells_of, [entry], ("note",), "de", TODAY)[entry]["note"]
    assert note.startswith("spricht frz. und polnisch xxx")
    assert len(note) == 200


def test_a_member_of_a_family_has_its_number(demo, said):
    person, number = one(
        demo,
        "SELECT s.person_id, m.number FROM membership_person AS s"
        " JOIN membership AS m ON m.id = s.membership_id"
        " WHERE m.left_on IS NULL AND m.trashed_at IS NULL LIMIT 1",
    )
    assert said[entry_id("person", person)]["member_number"] == number


def test_a_page_costs_as_many_statements_as_a_row(demo, found):
    def asked(entries):
        heard = []

        def listen(reading):
            class Heard:
                def connection(self):
                    return self

                def exec_driver_sql(self, statement, values=(), /):
                    heard.append(statement)
                    return reading.connection().exec_driver_sql(statement, values)

            return cells_of(Heard(), entries, KEYS, "de", TODAY)

        demo.glance(listen)
        return len(heard)

    people = [entry for entry in found if entry % 8 == 0]
    assert asked(people[:128]) <= asked(people[:1]) + 8
    assert asked(found) <= 40


def test_who_died_has_a_birthday_but_grows_no_older(dispatcher):
    draft = PersonDraft("Anna", "Weber", birth_date="1940-03-02", death_date="2001-05-06")
    entry = entry_id("person", dispatcher.execute(AddPerson(draft)).result)
    cells = dispatcher.glance(cells_of, [entry], ("birthday", "age"), "de", TODAY)
    assert cells[entry] == {"birthday": "2. März 1940"}
