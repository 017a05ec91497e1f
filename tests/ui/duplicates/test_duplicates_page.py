"""The page “Recorded twice?”: from pair to pair, with one undo step for each answer."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from worlds.pages import Surroundings

from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.duplicates.found import FoundPairs, found_pairs, keep_pairs
from twincrm.services.duplicates.lines import Pick
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.trash.queries import lies_in_trash
from twincrm.ui.duplicates.page import DuplicatesPage
from twincrm.ui.duplicates.two_places import TwoPlaces
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.window.page import Show


def add(dispatcher, given, family, mail, phone="", **more):
    phones = (PhoneDraft(number=phone),) if phone else ()
    reach = Reach(emails=(EmailDraft(address=mail),), phones=phones)
    draft = PersonDraft(given, family, reach=reach, **more)
    return dispatcher.execute(AddPerson(draft)).result


@pytest.fixture
def twice(dispatcher):
    """Two people who are here twice, and an organisation."""
    ids = [
        add(dispatcher, "Hannelore", "Müller", "hm@example.org", birth_date="1951-03-12"),
        add(dispatcher, "Hannelore", "Mueller", "hm@example.org", "+49 30 2312514"),
        add(dispatcher, "Klára", "Kovács", "kk@example.org", birth_date="1960-01-02"),
        add(dispatcher, "Klara", "Kovacs", "kk@example.org", birth_date="1960-01-02"),
    ]
    for name in ("Löschzug Lindenau e. V.", "Loeschzug Lindenau"):
        dispatcher.execute(AddOrganisation(OrganisationDraft(name=name)))
    return ids


@pytest.fixture
def around():
    return Surroundings()


@pytest.fixture
def page(qtbot, qapp, around, tmp_path, dispatcher, twice):
    services = around.services(qapp, dispatcher, tmp_path, language="en")
    page = DuplicatesPage(services)
    qtbot.addWidget(page)
    page.resize(1158, 698)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_item(Show("duplicates"))
    qtbot.waitUntil(lambda: not services.jobs.busy)
    yield page
    assert services.jobs.shutdown()


def named(page):
    return {row.line.key.partition(":")[0]: row for row in page.view.rows}


def test_pairs_are_found_in_the_background_and_lead_side_by_side(page, qtbot, dispatcher, twice):
    people = [pair for pair in page.list.shown if pair.kind == "person"]
    assert {pair[1:3] for pair in people} == {tuple(twice[:2]), tuple(twice[2:])}
    assert "organisation" in {pair.kind for pair in page.list.shown}
    assert found_pairs(dispatcher) == page.list.shown
    page.list.kinds.set_values(("organisation",))
    assert {pair.kind for pair in page.list.shown} == {"organisation"}
    page.list.kinds.clear()

    page.list.start()
    page.list.choose(0)
    qtbot.keyClick(page.list.rows, Qt.Key.Key_Return)

    assert page.pair == page.list.shown[0]
    assert page.head.place.text() == f"Pair 1 of {len(page.list.shown)}"
    assert page.view.isAncestorOf(page.focusWidget())
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.pair is None


def test_fields_are_chosen_with_the_keyboard_and_the_result_follows(page, qtbot, twice):
    page.show_item(Show("merge_person", *twice[:2]))
    name = named(page)["name"]
    assert page.view.result[0] == "Hannelore Müller"

    name.left.button.setFocus()
    qtbot.keyClick(name.left.button, Qt.Key.Key_Right)

    assert name.pick is Pick.RIGHT
    assert page.focusWidget() is name.right.button
    assert page.view.result[0] == "Hannelore Mueller"
    phone = named(page)["phone"]
    assert phone.right.button.accessibleName() == "Phone: +49 30 2312514, second entry"
    assert "+49 30 2312514" in page.view.result[1]
    qtbot.keyClick(phone.right.button, Qt.Key.Key_Space)
    assert "+49 30 2312514" not in page.view.result[1]


def test_a_side_that_says_nothing_is_never_chosen(page, qtbot, twice):
    page.show_item(Show("merge_person", *twice[:2]))
    born = named(page)["birth_date"]
    assert (born.left.button.isVisible(), born.right.button.isVisible()) == (True, False)

    qtbot.mouseClick(born.right, Qt.MouseButton.LeftButton)

    assert born.pick is Pick.LEFT


def test_after_a_merge_the_next_pair_follows_and_undo_brings_both_back(
    page, qtbot, dispatcher, twice
):
    total = len(page.list.shown)
    page.show_item(Show("merge_person", *twice[:2]))
    at = [pair[1:3] for pair in page.list.shown].index(tuple(twice[:2]))
    behind = page.list.shown[(at + 1) % total] if at + 1 < total else None

    page.merge()
    qtbot.waitUntil(lambda: not page.merging.busy)

    assert dispatcher.ask(lies_in_trash, "person", twice[1])
    kept = dispatcher.ask(read_person, twice[0])
    assert [each.number for each in kept.reach.phones] == ["+49 30 2312514"]
    assert len(kept.reach.emails) == 1
    assert page.pair == behind
    assert len(page.list.shown) == total - 1
    dispatcher.undo()
    qtbot.waitUntil(lambda: len(page.list.shown) == total)


def test_a_search_that_was_stopped_says_so_and_lists_what_was_seen_until_then(
    page, qtbot, dispatcher
):
    pairs = page.list.shown
    keep_pairs(dispatcher, FoundPairs(()))
    again, gate = DuplicatesPage(page._services), threading.Event()
    qtbot.addWidget(again)
    for _ in range(2):  # both threads that read are taken
        page._services.jobs.start(lambda _: gate.wait(20))
    again.show_item(Show("duplicates"))
    again.list.look_again()
    assert again.list.none.accessibleName() == "Still looking"

    again.list.stop()

    assert again.list.none.accessibleName() == "The search was stopped"
    assert "not looked through" in again.list.none.accessibleDescription()
    again.list.look_again()
    again.list._seen.append(pairs[1])  # as the search does, in its own thread
    again.list.stop()
    assert again.list.shown == (pairs[1],)
    assert again.list.stopped.text.endswith("looked through. 1 pair is known.")
    assert not again.list.stopped.isHidden()
    gate.set()
    again.list.further.click()
    qtbot.waitUntil(lambda: not again.list.busy)
    assert again.list.shown == pairs
    assert again.list.stopped.isHidden()


def test_two_places_are_chosen_by_their_names(page, around, dispatcher):
    add = lambda name: dispatcher.execute(AddPlace(PlaceDraft(name=name, country="DE"))).result  # noqa: E731
    one, other = add("Żory"), add("Sorau")
    asked = TwoPlaces(page._ui, dispatcher)
    for field, name in zip(asked.fields, ("Zory", "Sorau"), strict=True):
        assert not asked.go_on.isEnabled()
        field.setText(name)
        field.settle()
    assert asked.go_on.isEnabled()
    assert asked.chosen == (one, other)
    asked.fields[1].set_id(one)
    assert not asked.go_on.isEnabled()
    asked.dialog.deleteLater()

    def choose():
        dialog = QApplication.activeModalWidget()
        for field, key in zip(dialog.findChildren(RecordField), (other, one), strict=True):
            field.set_id(key)
        dialog.accept()

    QTimer.singleShot(0, choose)
    page.head.towns.click()
    assert around.went == [Show("merge_place", other, one)]


def test_two_people_are_never_asked_about_again(page, qtbot, twice):
    total = len(page.list.shown)
    page.show_item(Show("merge_person", *twice[2:]))

    page.remember()
    page.list.look_again()
    qtbot.waitUntil(lambda: not page.list.busy)

    assert len(page.list.shown) == total - 1
    assert tuple(twice[2:]) not in {pair[1:3] for pair in page.list.shown}


def test_the_list_itself_has_buttons_for_its_deeds(page, qtbot):
    page.list.kinds.setFocus()
    page.list.look_again()
    qtbot.waitUntil(lambda: not page.list.busy)
    before, foot = len(page.list.shown), page.foot
    assert (foot.open.isVisible(), foot.two.isVisible()) == (True, True)
    assert (foot.merge.isVisible(), foot.later.isVisible()) == (False, False)
    second = page.list.shown[1]
    qtbot.mouseClick(foot.two, Qt.MouseButton.LeftButton)
    assert len(page.list.shown) == before - 1
    assert page.list.chosen == second
    qtbot.mouseClick(foot.open, Qt.MouseButton.LeftButton)
    assert page.pair == second
    assert (foot.open.isVisible(), foot.merge.isVisible()) == (False, True)


def test_later_leaves_a_pair_as_it_is(page):
    first, second = page.list.shown[:2]
    page._open_at(0)

    page.later()

    assert page.pair == second
    assert page.list.shown[0] == first


def test_two_contacts_that_were_chosen_elsewhere_become_one(page, qtbot, around, dispatcher, twice):
    page.show_item(Show("merge_person", twice[2], twice[0]))
    assert page.head.place.isHidden()
    assert page.head.verdict.isHidden()

    page.merge()
    qtbot.waitUntil(lambda: not page.merging.busy)

    assert dispatcher.ask(lies_in_trash, "person", twice[2])
    assert around.went == [Show("person", twice[0])]


def test_a_page_made_anew_shows_the_same_pair_and_choices(page, twice):
    page.show_item(Show("merge_person", *twice[:2]))
    named(page)["name"].show_pick(Pick.RIGHT)
    other = DuplicatesPage(page._services)

    other.restore(page.state())

    assert other.pair == page.pair
    assert named(other)["name"].pick is Pick.RIGHT
    other.deleteLater()


def test_a_merge_runs_beside_the_window_and_can_be_stopped(page, qtbot, dispatcher, twice):
    page.show_item(Show("merge_person", *twice[:2]))
    shown, gate = page.pair, threading.Event()
    page._services.jobs.start(lambda _: gate.wait(20), lane="write")  # something writes before it

    page.merge()
    assert not page.foot.merge.isEnabled()
    page.merge()  # nothing is done twice
    page.merging.panel.stop_wanted.emit()
    gate.set()
    qtbot.waitUntil(lambda: not page.merging.busy)

    assert page.pair == shown
    assert page.foot.merge.isEnabled()
    assert not dispatcher.ask(lies_in_trash, "person", twice[1])
