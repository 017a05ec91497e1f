"""The list: found in one box, narrowed by filters, the same by page or at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from ui.contacts.seen import ANNA, BERND, EVERYBODY, FAMILY, JEAN_LUC, button, texts, titles

from twincrm.runtime.language import catalogue
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.people.lists import contact_ids, contact_rows
from twincrm.ui.contacts.rows import ContactRows
from twincrm.ui.window.page import Show


def test_everybody_is_listed_with_how_many_there_are(page):
    assert len(titles(page)) == EVERYBODY
    assert {"Dr. Anna Weber", "Feuerwehr Lindenau", "Familie Weber"} <= set(titles(page))
    assert page.header.count.text() == str(EVERYBODY)
    assert page.count == EVERYBODY


def test_words_narrow_the_list_and_are_marked(page, search):
    search(page, "feuer")
    row = page.list.rows.model().row_at(0)
    assert titles(page)[0] == "Feuerwehr Lindenau"
    assert row.title_hits == ((0, 5),)
    assert page.header.count.text() == f"{len(titles(page))} of {EVERYBODY}"
    assert page.list.count_words() == f"{len(titles(page))} of {EVERYBODY} found"


def test_a_row_says_by_which_text_it_was_found_where_it_does_not_show_it(populated):
    populated.execute(AddPerson(PersonDraft("Jürgen", "Kraus", note="Kommt zum Schützenfest")))
    source = ContactRows(populated, ContactFilter("jürgen sch"), catalogue("de"))
    (row,) = source.rows(source.ids())
    assert row.subtitle == "„Kommt zum Schützenfest“"
    assert [row.subtitle[a : a + n] for a, n in row.subtitle_hits] == ["Sch"]
    assert source.worded(populated.ask(contact_rows, source.ids(), "de", "kraus")[0]).subtitle == ""


def test_the_best_hit_is_chosen_and_its_card_shown(page, search, record):
    search(page, "wattr")
    assert page.list.contact == JEAN_LUC
    assert page.detail.name == "Jean-Luc Wattrelos"
    assert (record.shown[-1].kind, record.shown[-1].id) == JEAN_LUC


def test_what_is_chosen_stays_chosen_when_the_search_is_cleared(page, search, qtbot, settle):
    search(page, "wattr")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Escape)
    settle(page)
    assert len(titles(page)) == EVERYBODY
    assert page.list.contact == JEAN_LUC


def test_only_the_newest_question_is_answered(page, qtbot, settle):
    answers = []
    page.list._listing.answered.connect(lambda answer: answers.append(answer.wanted.text))
    for words in ("feuer", "wattr", "weber"):
        page.list.search.setText(words)
        page.list.search.search_now()
    settle(page)
    assert answers[-1] == "weber"
    assert len(answers) == 1


@pytest.mark.parametrize(
    "wanted",
    [
        ContactFilter(),
        ContactFilter(order="name_down"),
        ContactFilter("e", order="rank"),
        ContactFilter(place_ids=(1,)),
        ContactFilter(kinds=("organisation",), sectors=("civil_society",)),
    ],
)
def test_rows_by_page_are_those_of_one_full_query(populated, wanted):
    everything = populated.ask(contact_rows, populated.ask(contact_ids, wanted), "en", wanted.text)
    source = ContactRows(populated, wanted, catalogue("en"))
    ids = source.ids()
    source.read_ahead(ids, ids[-1])
    by_page = [row for at in range(0, len(ids), 3) for row in source.rows(ids[at : at + 3])]
    everything = tuple(source.worded(row) for row in everything)
    assert tuple(by_page) == everything
    assert tuple(source.rows(ids)) == everything
    assert [row.entry_id for row in everything] == list(ids)


def test_a_row_that_is_gone_is_blank_and_moves_nobody(populated):
    source = ContactRows(populated, ContactFilter(), catalogue("en"))
    ids = [*source.ids()[:2], 8 * 999, source.ids()[2]]
    assert [row.entry_id for row in source.rows(ids)] == ids
    assert source.rows(ids)[2].title == ""


def test_filters_offer_what_occurs(page):
    filters = page.list.filters
    places = {option.text for option in filters.place.options}
    sectors = {option.text for option in filters.sector.options}
    assert {"Lindenau", "Saint-Aubin-sur-Lys"} <= places
    assert "Kamieniec Górny" not in places
    assert "Network" not in sectors
    assert [option.text for option in filters.tag.options] == ["Jubiläum 2027"]


def test_the_number_beside_a_value_is_what_it_finds(page, settle):
    filters = page.list.filters
    for chip in (filters.place, filters.sector, filters.language, filters.tag):
        for option in chip.options:
            chip.set_values((option.value,))
            settle(page)
            assert page.list.found == option.n, option
            chip.clear()
    settle(page)


def test_a_filter_with_two_values_finds_both(page, settle):
    sector = page.list.filters.sector
    found = []
    for values in (("politics",), ("business",), ("politics", "business")):
        sector.set_values(values)
        settle(page)
        found.append(set(page.list.all_found()))
    assert all(found)
    assert found[2] == found[0] | found[1]


def test_a_household_says_what_it_is(page, search):
    search(page, "weber lind")
    rows = [page.list._model.row_at(at) for at in range(page.list.found)]
    home = next(row for row in rows if row.kind == "household")
    assert home.subtitle == "Household · Lindenau"
    start, length = home.subtitle_hits[0]
    assert home.subtitle[start : start + length] == "Lind"


def test_filters_combine_and_the_cross_clears(page, qtbot, settle):
    filters = page.list.filters
    filters.place.set_values((2,))
    filters.kind.set_values(("organisation",))
    settle(page)
    both = titles(page)
    filters.sector.set_values(("business",))
    settle(page)
    assert titles(page) == ["Brasserie du Lys"]
    qtbot.keyClick(filters.sector, Qt.Key.Key_Delete)
    settle(page)
    assert titles(page) == both
    assert len(both) > 1


def test_nothing_found_offers_to_show_all(page, search, qtbot, settle):
    search(page, "xyzzy")
    assert page.list._stack.currentWidget() is page.list._nothing
    assert "Nothing found" in texts(page.list)
    assert page.detail.name == ""
    qtbot.mouseClick(button(page.list, "Show all contacts"), Qt.MouseButton.LeftButton)
    settle(page)
    assert len(titles(page)) == EVERYBODY


def test_words_that_others_have_are_looked_for_among_all(page, search, qtbot, settle):
    page.list.show_only((("person", 1),))
    settle(page)
    search(page, "brasserie")
    assert "Only those whom the filters leave were searched." in texts(page.list)
    qtbot.mouseClick(button(page.list, "Search all contacts"), Qt.MouseButton.LeftButton)
    settle(page)
    assert titles(page) == ["Brasserie du Lys"]
    search(page, "xyzzy")
    assert not page.list._nothing.search_all.isVisible()


def test_an_empty_association_offers_to_import_or_begin(
    make_services, qtbot, record, populated, open_page
):
    page = open_page(populated)
    page.list.found = 0
    page.list._show_state()
    qtbot.mouseClick(button(page.list._empty, "Import…"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(page.list._empty, "New contact"), Qt.MouseButton.LeftButton)
    assert [name for name, *_ in record.doors] == ["import"]
    assert record.went[-1].kind == "edit_person"


def test_a_changed_row_is_redrawn_in_its_place(page, choose, settle):
    choose(page, BERND)
    before = page._services.dispatcher.ask(read_person, BERND[1])
    page._services.perform(ChangePerson(BERND[1], before, replace(before, given="Bernhard")))
    settle(page)
    assert page.list.row_title(BERND) == "Bernhard Weber"
    assert page.list.contact == BERND
    assert page.detail.name == "Bernhard Weber"


def test_a_link_to_somebody_the_filters_hide_clears_them(page, search, choose):
    search(page, "brasserie")
    choose(page, ANNA)
    assert page.list.contact == ANNA
    assert page.list.search.value == ""
    assert page.detail.name == "Dr. Anna Weber"


def test_the_page_looks_the_same_when_it_is_made_anew(page, search, open_page, settle):
    search(page, "weber")
    page.list.filters.kind.set_values(("household",))
    settle(page)
    other = open_page(page._services.dispatcher)
    other.restore(page.state())
    settle(other)
    assert titles(other) == titles(page) == ["Familie Weber"]
    assert other.list.contact == FAMILY
    assert other.list.search.value == "weber"


def test_who_was_chosen_stays_so_when_the_page_is_made_anew(page, search, open_page, settle):
    search(page, "weber")
    page.list.rows.selectAll()
    chosen = page.list.chosen()
    assert len(chosen) > 1
    other = open_page(page._services.dispatcher)
    other.restore(page.state())
    settle(other)
    assert other.list.chosen() == chosen
    assert other.list.contact == page.list.contact
    assert other.list.bar.isVisible()


def test_a_screen_reader_hears_what_the_list_is(page):
    reader = QAccessible.queryAccessibleInterface(page.list.rows)
    assert reader.text(QAccessible.Text.Name) == "Contacts"
    assert page.list.search.accessibleName()
    assert all(chip.accessibleName() for chip in page.list.filters.chips)


def test_a_filter_that_hides_who_is_chosen_begins_at_the_top(page, choose, settle):
    choose(page, ANNA)
    page.list.filters.kind.set_values(("organisation",))
    settle(page)
    assert page.list.rows.currentIndex().row() == 0
    assert page.list.row_title(page.list.contact) == titles(page)[0]


def test_a_link_followed_while_the_list_is_asked_anew_is_not_lost(page, settle):
    page.list.refresh()
    page.list.show_contact(JEAN_LUC)
    settle(page)
    assert page.list.contact == JEAN_LUC


def test_only_the_new_ones_have_a_chip_and_its_cross_shows_everybody(page, qtbot, settle):
    page.show_item(Show("person", among=(ANNA, FAMILY)))
    settle(page)
    only = page.list.filters.only
    assert page.list.found == 2
    assert only.isVisible()
    qtbot.keyClick(only, Qt.Key.Key_Delete)
    settle(page)
    assert len(titles(page)) == EVERYBODY
    assert not only.isVisible()


def test_whom_one_has_not_spoken_to_for_long_is_a_list_with_a_chip(page, qtbot, settle):
    page.show_item(Show("silent"))
    settle(page)
    assert titles(page) == ["Dr. Anna Weber", "Bernd Weber"]  # they were met together
    only = page.list.filters.only
    assert (only.chosen[0].text, only.isVisible()) == ("Long not spoken to", True)
    qtbot.keyClick(only, Qt.Key.Key_Delete)
    settle(page)
    assert len(titles(page)) == EVERYBODY


def test_when_the_new_ones_are_taken_back_everybody_is_shown_again(page, settle):
    dispatcher = page._services.dispatcher
    new = dispatcher.execute(AddPerson(PersonDraft(family="Zzz", given="Neu"))).result
    page.list.show_only((("person", new),))
    settle(page)
    assert page.list.found == 1
    dispatcher.undo()
    settle(page)
    assert len(titles(page)) == EVERYBODY
    assert not page.list.narrowed
    assert not page.list.filters.only.isVisible()


def test_a_dagger_stands_before_the_names_of_the_dead_and_marks_move_with_it(populated):
    rows = ContactRows(populated, ContactFilter(), catalogue("en"))
    (kept,) = rows.rows(rows.ids()[:1])
    found = kept._replace(title="Weber Anna", title_hits=((6, 4),))
    dead = rows.worded(found._replace(died=True))
    assert (dead.title, dead.title_hits) == ("† Weber Anna", ((8, 4),))
    assert rows.worded(found).title == "Weber Anna"
