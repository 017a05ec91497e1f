"""The index says at any time what a rebuild would say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from worlds.finding import do, found, titles, writing

from twincrm.store import search
from twincrm.store.models import (
    Assignment,
    Category,
    CategoryName,
    Email,
    Function,
    FunctionTitle,
    Household,
    HouseholdMember,
    Organisation,
    OrganisationName,
    Partnership,
    PartnershipPlace,
    PartnershipType,
    Person,
    Phone,
    Place,
    PlaceName,
    Tag,
    Tagging,
    Visit,
    VisitText,
)
from twincrm.store.search import comparison, index
from twincrm.store.search.sources import phone_words


def run_sql(*statements):
    def act(session):
        for statement in statements:
            session.connection().exec_driver_sql(statement)

    return act


def settle_cambrai(work):
    """A fire brigade's commander, his household and his town."""
    town = work.add(Place(name="Cambrai", country="FR", region="Nord"))
    work.add(PlaceName(place_id=town.id, language="de", name="Kammerich"))
    kind = work.add(Category(sector="administration"))
    work.add(CategoryName(category_id=kind.id, language="de", name="Stadtverwaltung"))
    office = work.add(Function(sector="administration"))
    work.add(FunctionTitle(function_id=office.id, language="fr", masculine="Sapeur-pompier"))
    hall = work.add(
        Organisation(
            name="Ville de Cambrai", sector="administration", category_id=kind.id, place_id=town.id
        )
    )
    work.add(OrganisationName(organisation_id=hall.id, language="de", name="Rathaus"))
    jean = work.add(
        Person(given="Jean-Luc", family="Wattrelos", nickname="Jeannot", birth_name="Œuvrard")
    )
    role = work.add(
        Assignment(
            person_id=jean.id,
            organisation_id=hall.id,
            function_id=office.id,
            sector="administration",
            title="Kommandant der Feuerwehr",
        )
    )
    home = work.add(Household(name="Famille Wattrelos", place_id=town.id))
    member = work.add(HouseholdMember(household_id=home.id, person_id=jean.id))
    phone = work.add(Phone(person_id=jean.id, number="06 39 98 20 57", e164="+33639982057"))
    work.add(Email(person_id=jean.id, address="j-l@example.org", folded="j-l@example.org"))
    tag = work.add(Tag(name="Jubiläum", folded="jubilaum"))
    work.add(Tagging(tag_id=tag.id, person_id=jean.id))
    return SimpleNamespace(
        town=town.id, kind=kind.id, office=office.id, hall=hall.id, jean=jean.id, role=role.id,
        home=home.id, member=member.id, phone=phone.id, tag=tag.id,
    )  # fmt: skip


@pytest.fixture
def cambrai(dispatcher):
    return do(dispatcher, settle_cambrai)


JEAN = ("person", "Jean-Luc Wattrelos")


def entry(dispatcher, kind, record) -> index.Entry:
    number = search.entry_id(kind, record)
    return dispatcher.ask(lambda s: index.entries_by_id(s.connection(), [number]))[number]


@pytest.mark.parametrize("kind", search.KINDS)
def test_the_id_of_an_entry_says_its_kind_and_record(kind):
    number = search.entry_id(kind, 4711)

    assert (search.kind_of(number), search.record_of(number)) == (kind, 4711)


def test_a_person_is_found_by_name_role_home_and_reach(dispatcher, cambrai):
    for text in (
        "jean-luc", "Wattrelos", "jeannot", "oeuvrard", "kommandant", "pompier", "ville de",
        "rathaus", "stadtverw", "kammerich", "famille", "0639982057", "j-l@ex", "jubilaum",
    ):  # fmt: skip
        assert JEAN in found(dispatcher, text), text


def test_a_person_is_shown_with_main_role_and_sorted_by_family_name(dispatcher, cambrai):
    shown = entry(dispatcher, "person", cambrai.jean)

    assert shown.title == "Jean-Luc Wattrelos"
    assert shown.subtitle == "Kommandant der Feuerwehr, Ville de Cambrai"
    assert shown.sectors == "administration"
    assert shown.sort_key.startswith("wattrelos\tjean-luc")


def test_the_main_role_is_named_before_older_ones(dispatcher, cambrai):
    def become_mayor(work):
        work.add(
            Assignment(
                person_id=cambrai.jean,
                place_id=cambrai.town,
                sector="politics",
                title="Maire",
                main=True,
            )
        )

    do(dispatcher, become_mayor)

    assert entry(dispatcher, "person", cambrai.jean).subtitle == "Maire, Cambrai"
    assert entry(dispatcher, "person", cambrai.jean).sectors == "politics administration"


def test_households_places_visits_and_partnerships_are_found(dispatcher, cambrai):
    def plan(work):
        kind = work.add(PartnershipType())
        bond = work.add(Partnership(name="Lindenau verbunden", type_id=kind.id))
        work.add(PartnershipPlace(partnership_id=bond.id, place_id=cambrai.town))
        stay = work.add(
            Visit(
                name="Bürgerfahrt",
                starts_on=date(2027, 5, 6),
                ends_on=date(2027, 5, 9),
                place_id=cambrai.town,
            )
        )
        work.add(VisitText(visit_id=stay.id, language="fr", title="Voyage", motto="Amitié"))

    do(dispatcher, plan)

    assert found(dispatcher, "jean-luc famille") >= {("household", "Famille Wattrelos")}
    assert ("place", "Cambrai") in found(dispatcher, "nord")
    assert found(dispatcher, "2027 amitie kammerich") == {("visit", "Bürgerfahrt")}
    assert found(dispatcher, "lindenau cambrai") == {("partnership", "Lindenau verbunden")}


@pytest.mark.parametrize(
    ("model", "key", "column", "value", "lost", "won"),
    [
        (Organisation, "hall", "name", "Mairie", "ville de", "mairie"),
        (Place, "town", "name", "Cambrésis", "Nirgendwo", "cambresis"),
        (Category, "kind", "trashed_at", datetime(2027, 4, 19, tzinfo=UTC), "stadtverw", "wattr"),
        (Function, "office", "position", 2, "Nirgendwo", "pompier"),
        (Tag, "tag", "name", "Chor", "jubilaum", "chor"),
        (Household, "home", "name", "Familie W.", "famille", "familie"),
        (Assignment, "role", "title", "Chef", "kommandant", "chef"),
        (Assignment, "role", "ends_on", "2020", "rathaus", "wattrelos"),
        (Assignment, "role", "starts_on", "2190", "rathaus", "wattrelos"),
        (Phone, "phone", "e164", "+33199004118", "33639", "0199004118"),
    ],
)
def test_what_is_quoted_changes_the_entries_that_quote_it(
    dispatcher, cambrai, model, key, column, value, lost, won
):
    do(dispatcher, lambda w: setattr(w.get(model, getattr(cambrai, key)), column, value))

    assert JEAN not in found(dispatcher, lost)
    assert JEAN in found(dispatcher, won)
    assert dispatcher.ask(comparison.compare) == []


@pytest.fixture
def the_day(monkeypatch):
    """Says what day it is."""
    return lambda day: monkeypatch.setenv("TWINCRM_TODAY", day)


def test_who_will_leave_an_office_is_found_by_it_until_then(dispatcher, cambrai, the_day):
    """As the card has it: a role counts up to its last day."""
    the_day("2030-03-01")
    do(dispatcher, lambda w: setattr(w.get(Assignment, cambrai.role), "ends_on", "2030-03-31"))
    assert JEAN in found(dispatcher, "rathaus")
    assert entry(dispatcher, "person", cambrai.jean).sectors == "administration"

    the_day("2030-03-31")
    dispatcher.catch_up()
    assert JEAN in found(dispatcher, "rathaus")

    the_day("2030-04-01")
    assert dispatcher.ask(comparison.compare) == []
    dispatcher.catch_up()
    assert JEAN not in found(dispatcher, "rathaus")
    assert entry(dispatcher, "person", cambrai.jean).sectors == ""
    assert dispatcher.ask(comparison.compare) == []


def test_who_will_enter_an_office_or_leave_a_household_is_found_by_it_from_then_on(
    dispatcher, cambrai, the_day
):
    the_day("2030-03-01")

    def plan(work):
        work.get(Assignment, cambrai.role).starts_on = "2030-06"
        work.get(HouseholdMember, cambrai.member).ends_on = "2030"

    do(dispatcher, plan)
    assert JEAN not in found(dispatcher, "rathaus")
    assert JEAN in found(dispatcher, "famille")
    assert ("household", "Famille Wattrelos") in found(dispatcher, "jean-luc")

    the_day("2031-01-01")
    dispatcher.catch_up()
    assert JEAN in found(dispatcher, "rathaus")
    assert JEAN not in found(dispatcher, "famille")
    assert ("household", "Famille Wattrelos") not in found(dispatcher, "jean-luc")


def test_the_calendar_is_no_step_and_excuses_nothing_else(dispatcher, cambrai, the_day):
    the_day("2030-03-01")
    do(dispatcher, lambda w: setattr(w.get(Assignment, cambrai.role), "ends_on", "2030-03"))
    steps = dispatcher.status()
    the_day("2030-04-01")
    writing(dispatcher, run_sql("UPDATE search_entry SET title = 'X' WHERE kind = 'place'"))

    dispatcher.catch_up()

    assert dispatcher.status() == steps
    (finding,) = dispatcher.ask(comparison.compare)
    assert (finding.trouble, finding.kind) == ("different", "place")


def test_a_removed_phone_is_no_longer_found_and_found_again_after_undo(dispatcher, cambrai):
    do(dispatcher, lambda w: w.delete(w.get(Phone, cambrai.phone)))
    assert found(dispatcher, "0639982057") == set()

    dispatcher.undo()
    assert found(dispatcher, "0639982057") == {JEAN}

    dispatcher.redo()
    assert found(dispatcher, "0639982057") == set()


def test_a_phone_that_moves_is_found_with_its_new_owner_only(dispatcher, cambrai):
    other = do(dispatcher, lambda w: w.add(Person(given="Anne", family="Wattrelos")).id)

    do(dispatcher, lambda w: setattr(w.get(Phone, cambrai.phone), "person_id", other))
    assert titles(dispatcher, "0639982057") == {"Anne Wattrelos"}

    dispatcher.undo()
    assert titles(dispatcher, "0639982057") == {"Jean-Luc Wattrelos"}


def test_trashed_records_are_not_found(dispatcher, cambrai):
    moment = datetime(2027, 4, 19, tzinfo=UTC)

    do(dispatcher, lambda w: setattr(w.get(Person, cambrai.jean), "trashed_at", moment))

    assert titles(dispatcher, "wattrelos") == {"Famille Wattrelos"}
    assert found(dispatcher, "jean-luc") == set()


def test_people_of_a_trashed_organisation_are_not_found_by_it(dispatcher, cambrai):
    moment = datetime(2027, 4, 19, tzinfo=UTC)

    do(dispatcher, lambda w: setattr(w.get(Organisation, cambrai.hall), "trashed_at", moment))

    assert found(dispatcher, "rathaus") == set()
    assert entry(dispatcher, "person", cambrai.jean).subtitle == "Cambrai"


def test_undoing_and_redoing_everything_leaves_the_index_as_a_rebuild_makes_it(populated):
    while populated.undo():
        assert populated.ask(comparison.compare) == []
    while populated.redo():
        assert populated.ask(comparison.compare) == []


def test_many_people_at_once_are_found(dispatcher):
    names = [{"given": "Anna", "family": f"Weber{number}"} for number in range(300)]

    do(dispatcher, lambda w: w.bulk_insert(Person, names))

    assert dispatcher.ask(search.count, "weber29") == 11
    assert dispatcher.ask(comparison.compare) == []


def test_a_rebuild_cures_whatever_was_wrong(dispatcher, cambrai):
    writing(
        dispatcher,
        run_sql(
            "UPDATE search_entry SET words = 'lost' WHERE kind = 'person'",
            "DELETE FROM search_entry WHERE kind = 'place'",
            "INSERT INTO search_entry (id, kind, record_id, title, subtitle, sort_key, sectors,"
            " heading, words) VALUES (792, 'person', 99, 'Nobody', '', 'nobody', '', 'nobody', '')",
        ),
    )
    troubles = {(f.trouble, f.kind, f.record_id) for f in dispatcher.ask(comparison.compare)}
    assert troubles >= {
        ("different", "person", cambrai.jean),
        ("missing", "place", cambrai.town),
        ("superfluous", "person", 99),
    }

    assert writing(dispatcher, index.rebuild) == 4
    assert dispatcher.ask(comparison.compare) == []
    assert writing(dispatcher, comparison.compare) == []
    assert JEAN in found(dispatcher, "rathaus")


def test_a_full_text_table_that_lost_an_entry_is_noticed_even_for_reading(dispatcher, cambrai):
    shown = entry(dispatcher, "person", cambrai.jean)
    texts = f"{shown.id}, '{shown.heading}', '{shown.words}'"
    writing(
        dispatcher,
        run_sql(
            "INSERT INTO search_trigram (search_trigram, rowid, heading, words)"
            f" VALUES ('delete', {texts})"
        ),
    )
    assert dispatcher.ask(comparison.compare) == [
        comparison.Finding("not_indexed", "person", cambrai.jean, "search_trigram")
    ]


def test_words_that_only_differ_inside_a_full_text_table_are_noticed_when_writing(
    dispatcher, cambrai
):
    writing(
        dispatcher,
        run_sql(
            "INSERT INTO search_words (search_words, rowid, heading, words)"
            " SELECT 'delete', id, heading, words FROM search_entry WHERE kind = 'person'",
            "INSERT INTO search_words (rowid, heading, words) SELECT id, heading, 'lost'"
            " FROM search_entry WHERE kind = 'person'",
        ),
    )
    assert writing(dispatcher, comparison.compare) == [
        comparison.Finding("damaged", table="search_words")
    ]


def test_purging_leaves_no_trace_of_a_taken_out_word_in_the_file(dispatcher, cambrai):
    do(dispatcher, lambda w: setattr(w.get(Person, cambrai.jean), "nickname", "Xylophon"))
    do(dispatcher, lambda w: setattr(w.get(Person, cambrai.jean), "nickname", ""))
    writing(dispatcher, index.purge)

    data = "SELECT count(*) FROM search_words_data WHERE instr(block, CAST('xylo' AS BLOB))"
    assert dispatcher.ask(lambda s: s.connection().exec_driver_sql(data).scalar()) == 0
    assert writing(dispatcher, comparison.compare) == []


@pytest.mark.parametrize(
    ("number", "e164", "words"),
    [
        ("0171 39200", "+4917139200", "4917139200 017139200"),
        ("+33 6 39 98 20 57", "+33639982057", "33639982057 0639982057"),
        ("+1 202 555 0100", "+12025550100", "12025550100 02025550100"),
        ("+420 601 123 456", "+420601123456", "420601123456 0601123456"),
        ("8 495 1234567", "+74951234567", "74951234567 04951234567 84951234567"),
        ("1234-56", None, "123456"),
        ("bitte klingeln", None, ""),
    ],
)
def test_the_digits_of_a_phone(number, e164, words):
    assert phone_words(number, e164) == words


def test_whoever_writes_catches_up_with_the_calendar_first(dispatcher, cambrai, the_day):
    """Else entries older than the last step would be left behind for good."""
    the_day("2030-03-01")
    do(dispatcher, lambda w: setattr(w.get(Assignment, cambrai.role), "ends_on", "2030-03-31"))
    assert JEAN in found(dispatcher, "rathaus")

    the_day("2030-12-01")
    do(dispatcher, lambda w: w.bulk_insert(Person, [{"given": "Erik", "family": "Holm"}]))
    the_day("2031-12-01")

    assert JEAN not in found(dispatcher, "rathaus")
    assert dispatcher.ask(comparison.compare) == []
