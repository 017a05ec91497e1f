"""Ctrl+K leads to records, pages and actions by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from worlds.desk import make_ui

from twincrm.app.finding import FOUND, find_records, kind_asked_for
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.dispatch import Dispatcher
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.visits.queries import visit_rows
from twincrm.store.file import open_reading
from twincrm.ui.jump.overlay import JumpOverlay
from twincrm.ui.members.statistics import StatisticsPage
from twincrm.ui.window.jumping import BEGINNINGS, LOOKS

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def jump(founded, qtbot):
    """The quick jump over a file with three towns, opened from a text field."""
    dispatcher = founded.workspace.page.services.dispatcher
    for name in ("Cambrai", "Kamieniec Górny"):
        dispatcher.execute(AddPlace(PlaceDraft(name=name, country="FR")))
    field = founded.workspace.page.search
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_K, CTRL)
    return founded.window.findChild(JumpOverlay)


def titles(jump) -> list[str]:
    return [entry.title for entry in jump.model.entries]


def test_the_field_has_the_keyboard_and_pages_come_first(jump, qtbot):
    assert QApplication.focusWidget() is jump.field
    assert titles(jump)[:2] == ["Places", "Second"]


def test_records_are_found_and_marked(jump, qtbot):
    qtbot.keyClicks(jump.field, "gorny")
    qtbot.waitUntil(lambda: titles(jump)[:1] == ["Kamieniec Górny"])
    entry = jump.model.entries[0]
    assert entry.word == "Place"
    assert entry.title[slice(*entry.title_hits[0])] == "Górny"


def test_enter_opens_the_record_even_before_it_is_found(jump, founded, qtbot):
    qtbot.keyClicks(jump.field, "camb")
    with qtbot.waitSignal(jump.chosen):
        qtbot.keyClick(jump.field, Qt.Key.Key_Return)
    page = founded.workspace.page
    assert page.rows.currentItem().text() == "Cambrai"


def test_pages_and_actions_are_found_by_their_words(jump, founded, qtbot):
    qtbot.keyClicks(jump.field, "second")
    qtbot.waitUntil(lambda: titles(jump) == ["Second"])
    qtbot.keyClick(jump.field, Qt.Key.Key_Return)
    assert founded.window.windowTitle() == "Second – TwinCRM"


def test_an_action_is_done(jump, founded, qtbot):
    qtbot.keyClicks(jump.field, "larger")
    qtbot.waitUntil(lambda: titles(jump) == ["Larger"])
    qtbot.keyClick(jump.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: founded.prefers.zoom == 1.15)


def test_the_arrows_move_and_stop_at_the_ends(jump, qtbot):
    rows = jump.model.rowCount()
    qtbot.keyClick(jump.field, Qt.Key.Key_Up)
    assert jump.list.currentIndex().row() == 0
    qtbot.keyClick(jump.field, Qt.Key.Key_Down)
    assert jump.list.currentIndex().row() == 1
    for _ in range(rows):
        qtbot.keyClick(jump.field, Qt.Key.Key_PageDown)
    assert jump.list.currentIndex().row() == rows - 1


def test_esc_closes_and_gives_the_keyboard_back(jump, founded, qtbot):
    with qtbot.waitSignal(jump.closed):
        qtbot.keyClick(jump.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is founded.workspace.page.search


def test_nothing_found_is_said(jump, qtbot):
    qtbot.keyClicks(jump.field, "qqqq")
    qtbot.waitUntil(lambda: titles(jump) == [])
    assert jump.nothing.isVisible()
    assert jump.nothing.accessibleName() == "Nothing was found."
    qtbot.keyClick(jump.field, Qt.Key.Key_Return)
    assert jump.isVisible()


def test_keys_of_the_page_below_are_not_heard(jump, founded, qtbot):
    done = []
    other = QAction(founded.window, shortcut="F2")
    other.triggered.connect(lambda: done.append("edited"))
    founded.window.addAction(other)
    qtbot.keyClick(jump.field, Qt.Key.Key_F2)
    qtbot.keyClicks(jump.field, "x")
    assert (done, jump.isVisible(), jump.field.text()) == ([], True, "x")
    jump.close_jump()
    qtbot.keyClick(founded.window, Qt.Key.Key_F2)
    assert done == ["edited"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "household weber"), ("en", "weber hous"), ("de", "haushalt weber")],
)
def test_the_word_of_a_kind_narrows(populated, qapp, tmp_path, language, words):
    found = find_records(populated, make_ui(qapp, tmp_path, language=language), words)
    assert (found[0].target.kind, found[0].title) == ("household", "Familie Weber")


def test_a_person_stands_before_a_household_of_the_same_name(populated, qapp, tmp_path):
    kinds = [each.target.kind for each in find_records(populated, make_ui(qapp, tmp_path), "weber")]
    assert kinds.index("household") > kinds.index("person")


def test_ctrl_k_again_does_not_open_a_second_one(jump, founded, qtbot):
    qtbot.keyClick(jump.field, Qt.Key.Key_K, CTRL)
    assert founded.window.findChildren(JumpOverlay) == [jump]


@pytest.mark.parametrize(
    ("language", "words"), [("de", "besuch chor"), ("fr", "chor visites"), ("en", "trip chor")]
)
def test_the_everyday_word_for_a_visit_asks_for_visits(language, words):
    assert kind_asked_for(words, catalogue(language)) == ("visit", "chor")


@pytest.mark.parametrize(
    ("language", "word"),
    [("de", "besuch"), ("de", "Begegnungen"), ("fr", "visites"), ("en", "trip")],
)
def test_the_word_for_a_visit_alone_shows_the_next_ones_first(
    demo_file, qapp, tmp_path, language, word
):
    file = open_reading(demo_file)
    dispatcher, today = Dispatcher(file, "Anna"), clock.today()
    found = find_records(dispatcher, make_ui(qapp, tmp_path, language=language), word)
    rows = dispatcher.ask(visit_rows, today, language)
    file.close()

    coming = [row.id for row in rows if row.ends_on >= today]
    past = [row.id for row in rows if row.ends_on < today]
    assert coming
    assert past
    told = [each.target.id for each in found if each.target.kind == "visit"]
    assert told == [*coming, *reversed(past)]


def test_visits_are_shown_among_many_that_are_called_so(populated, qapp, tmp_path):
    for n in range(35):
        populated.execute(AddOrganisation(OrganisationDraft(name=f"Besuchsdienst {n}")))
    found = find_records(populated, make_ui(qapp, tmp_path, language="de"), "besuch")
    assert any(each.target.kind == "visit" for each in found)
    assert any(each.target.kind == "organisation" for each in found)
    assert len(found) <= FOUND


def test_esc_closes_the_jump_before_a_message_below_it(jump, founded, qtbot):
    founded.workspace.notify("something", "ok")
    with qtbot.waitSignal(jump.closed):
        qtbot.keyClick(jump.field, Qt.Key.Key_Escape)
    assert founded.workspace.undo_bar.isVisible()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_acts_are_found_from_everywhere_and_before_what_is_called_alike(whole_program, qtbot):
    desktop, path = whole_program("de")
    desktop.open_path(path)
    named = OrganisationDraft(name="Neue Personen e. V.")
    desktop._file.dispatcher.execute(AddOrganisation(named))
    desktop.workspace.go("history")
    desktop.quick_jump()
    jump = desktop.window.findChild(JumpOverlay)
    assert len(titles(jump)) == len({title.rstrip("…") for title in titles(jump)})
    for typed, first in (("neue person", "Neue Person"), ("neue aufg", "Neue Aufgabe…")):
        jump.search(typed)
        qtbot.waitUntil(lambda first=first: titles(jump)[:1] == [first])
    begun = []

    def give_up():
        begun.append(QApplication.activeModalWidget())
        begun[-1].reject()

    QTimer.singleShot(0, give_up)
    qtbot.keyClick(jump.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: begun != [])
    assert desktop.workspace.page.title == "Aufgaben"
    missing = []
    for key, act, words, _ in (*BEGINNINGS, *LOOKS):
        desktop.workspace.go(key)
        named = {spec.id: spec.text.id for spec in desktop.workspace.page.action_specs()}
        missing += [act] if named.get(act) != words.id else []
    assert missing == []
    desktop.workspace.go("history")
    desktop.quick_jump()
    (jump,) = (each for each in desktop.window.findChildren(JumpOverlay) if each.isVisible())
    jump.search("statis")
    qtbot.waitUntil(lambda: titles(jump)[:1] == ["Statistik"])
    qtbot.keyClick(jump.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desktop.workspace.page, StatisticsPage))
