"""Whatever way one leaves the editor: one question, and nothing typed is lost by staying."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from twincrm.services.people.drafts import read_person
from twincrm.store.models import Person, Visit
from twincrm.ui.jump.overlay import JumpOverlay
from twincrm.ui.window.page import Show

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


class User:
    """Gives one answer to every question, and counts them."""

    def __init__(self):
        self.answer = "stay"
        self.asked = 0

    def part(self, words):
        self.asked += 1
        return self.answer

    def confirm(self, *words, danger=False):
        raise AssertionError(words)

    def message(self, title, text, tone="info"):
        raise AssertionError(text)


@pytest.fixture
def user():
    return User()


@pytest.fixture
def desktop(whole_program, user, qtbot):
    """A person is being edited, and something is not saved yet."""
    desktop, path = whole_program()
    around = desktop._around
    questions = replace(around.questions, asker=lambda *_: user)
    desktop._around, desktop._asker = replace(around, questions=questions), user
    desktop.open_path(path)
    settle(desktop, qtbot)
    person = desktop._file.dispatcher.ask(lambda s: s.scalars(select(Person.id)).first())
    desktop.workspace.navigate(Show("person", person))
    settle(desktop, qtbot)
    desktop.workspace.navigate(Show("edit_person", person))
    settle(desktop, qtbot)
    form = desktop.workspace.page.editor.form
    form.set_draft(replace(form.draft, person=replace(form.draft.person, occupation="Lehrerin")))
    yield desktop
    user.answer = "discard"


def settle(desktop, qtbot):
    qtbot.waitUntil(lambda: desktop._file is None or not desktop._file.jobs.busy)
    desktop.window.activateWindow()
    QApplication.processEvents()


def jump(desktop, qtbot):
    qtbot.keyClick(desktop.window.focusWidget(), Qt.Key.Key_K, CONTROL)
    overlay = desktop.window.findChild(JumpOverlay)
    qtbot.keyClicks(overlay.field, "weber")
    qtbot.waitUntil(lambda: any("Weber" in each.title for each in overlay.model.entries))
    qtbot.keyClick(overlay.field, Qt.Key.Key_Return)


WAYS = {
    "closing the window": lambda desktop, _: desktop.window.close(),
    "quitting": lambda desktop, _: desktop.quit(),
    "closing the file": lambda desktop, _: desktop.close_file(),
    "the demo": lambda desktop, _: desktop.open_demo(),
    "another section": lambda desktop, _: desktop.workspace.side.chosen.emit("visits"),
    "back": lambda desktop, qtbot: qtbot.keyClick(
        desktop.window.focusWidget(), Qt.Key.Key_Left, ALT
    ),
    "the quick jump": jump,
    "a link": lambda desktop, _: desktop.workspace.navigate(Show("visit", 1)),
    "escape": lambda desktop, qtbot: qtbot.keyClick(
        desktop.workspace.page.editor.view, Qt.Key.Key_Escape
    ),
}


def test_every_way_out_asks_once_and_staying_keeps_everything(desktop, user, qtbot):
    editor = desktop.workspace.page.editor
    for asked, (way, leave) in enumerate(WAYS.items(), start=1):
        leave(desktop, qtbot)

        assert user.asked == asked, way
        assert desktop.workspace.page.editor is editor, way
        assert editor.dirty, way
        assert editor.form.draft.person.occupation == "Lehrerin", way
        assert desktop.window.isVisible(), way
        settle(desktop, qtbot)


@pytest.mark.parametrize("way", ["another section", "back", "the quick jump", "escape"])
def test_the_same_question_saves(way, desktop, user, qtbot):
    user.answer = "save"
    person = desktop.workspace.page.editor.target.id

    WAYS[way](desktop, qtbot)

    assert user.asked == 1
    kept = desktop._file.dispatcher.ask(read_person, person)
    assert kept.occupation == "Lehrerin"
    assert getattr(desktop.workspace.page, "editor", None) is None


def test_another_language_theme_or_size_keeps_what_is_typed_unasked(desktop, user, qtbot):
    desktop.prefers.set_language("fr")
    desktop.prefers.set_theme("dark")
    desktop.prefers.zoom_by(1)
    settle(desktop, qtbot)

    assert user.asked == 0
    editor = desktop.workspace.page.editor
    assert editor.dirty
    assert editor.form.draft.person.occupation == "Lehrerin"


def test_back_returns_to_search_and_filters(desktop, user, qtbot):
    user.answer = "discard"
    desktop.workspace.go("contacts")
    settle(desktop, qtbot)
    page = desktop.workspace.page
    page.list.search.set_value("weber")
    page.list.filters.kind.set_values(("household",))
    settle(desktop, qtbot)
    assert page.list.found == 1
    desktop.workspace.navigate(Show("person", 3))  # somebody the filter hides
    settle(desktop, qtbot)
    assert page.list.search.value == ""

    desktop.step(-1)
    settle(desktop, qtbot)

    assert page.list.search.value == "weber"
    assert page.list.filters.kind.values == ("household",)
    assert page.list.contact[0] == "household"
    desktop.step(1)
    settle(desktop, qtbot)
    assert page.list.contact == ("person", 3)
    assert page.list.search.value == ""


def test_back_returns_to_the_part_of_a_visit(desktop, user, qtbot):
    user.answer = "discard"
    workspace, ask = desktop.workspace, desktop._file.dispatcher.ask
    workspace.navigate(Show("visit", ask(lambda s: s.scalars(select(Visit.id)).first())))
    settle(desktop, qtbot)
    workspace.page.card.parts.show_part("people")
    workspace.go("contacts")
    settle(desktop, qtbot)

    desktop.step(-1)

    assert workspace.page.card.parts.part == "people"
