"""While somebody types: the first rows at once, all of them afterwards, nothing outdated."""

from __future__ import annotations

import pytest
from ui.contacts.seen import titles

from twincrm.services.people.lists import contact_ids
from twincrm.ui.contacts import listing


@pytest.fixture
def answers(page, monkeypatch):
    """What the page is answered from now on, with room for three rows at first."""
    monkeypatch.setattr(listing, "FIRST", 3)
    found = []
    page.list._listing.answered.connect(found.append)
    return found


def expected(page):
    dispatcher = page._services.dispatcher
    return list(dispatcher.ask(contact_ids, page.list.question))


def test_the_first_rows_come_first_and_the_rest_below_them(page, answers, search):
    search(page, "li")

    first, whole = answers
    assert (len(first.ids), first.whole, whole.whole) == (3, False, True)
    assert list(whole.ids) == expected(page)
    assert list(first.ids) == list(whole.ids)[:3]
    assert len(titles(page)) == len(set(titles(page))) == page.list.found > 3
    assert page.header.count.text().startswith(f"{page.list.found} ")


def test_what_was_chosen_meanwhile_stays_chosen(page, answers, qtbot, settle):
    page.list.search.setText("li")
    qtbot.waitUntil(lambda: len(answers) == 1)
    page.list.rows.choose(2)
    chosen = page.list.contact
    settle(page)

    assert len(answers) == 2
    assert page.list.contact == chosen
    assert page.list.rows.currentIndex().row() == 2


def test_all_found_are_all_even_before_they_are_listed(page, answers, qtbot):
    page.list.search.setText("li")
    qtbot.waitUntil(lambda: len(answers) == 1)

    assert len(page.list.all_found()) == len(expected(page)) > 3


def test_who_chooses_all_before_they_are_listed_has_chosen_all(page, answers, qtbot, settle):
    page.list.search.setText("li")
    qtbot.waitUntil(lambda: len(answers) == 1)
    page.list.rows.selectAll()
    everybody = page.list.all_found()
    assert page.list.chosen() == everybody
    settle(page)

    assert len(answers) == 2
    assert page.list.chosen() == everybody
    assert len(everybody) > 3


def test_enter_opens_the_best_hit_without_waiting_for_the_rest(page, answers, qtbot, settle):
    opened = []
    page.list.contact_opened.connect(opened.append)
    page.list.search.setText("li")
    qtbot.waitUntil(lambda: len(answers) == 1)
    page.list.search.opened.emit()

    assert opened == [page.list.contact]
    settle(page)


def test_a_contact_further_below_is_shown_when_the_rest_is_there(page, answers, qtbot, settle):
    page.list.search.setText("li")
    qtbot.waitUntil(lambda: len(answers) == 1)
    *_, last = page.list.all_found()
    page.list.show_contact(last)
    settle(page)

    assert page.list.contact == last
    assert page.list.search.value == "li"


def test_filters_and_words_together_are_answered_at_once(page, answers, search, settle):
    page.list.filters.place.set_values((2,))
    settle(page)
    search(page, "li")

    assert all(answer.whole for answer in answers)
    assert list(answers[-1].ids) == expected(page)


def test_a_change_of_the_file_is_counted(page, search, settle):
    search(page, "weber")
    before = page.list.total
    page.list.search.clear()
    settle(page)
    page._services.dispatcher.undo()
    settle(page)

    assert page.list.total == page._services.dispatcher.ask(listing.contact_total) <= before
