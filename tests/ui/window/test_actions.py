"""The declared actions: one key each, words in every language, something to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.runtime.parts import parts
from twincrm.ui.kit.context import UiContext
from twincrm.ui.window.about import about_text
from twincrm.ui.window.page import ActionSpec
from twincrm.ui.window.telling import key_groups


class Marking:
    """A language in which every translated text stands in brackets."""

    language = "en"

    def tr(self, text):
        return f"[{text}]"

    def say(self, message):
        return f"[{message.id}]"


def test_every_key_does_one_thing(founded):
    specs = founded.window.actions_now.specs
    keys = [QKeySequence(key).toString() for spec in specs for key in spec.shortcut.split()]
    assert all(keys)
    assert [key for key, n in Counter(keys).items() if n > 1] == []
    taken = {"F1", "Ctrl+K", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Alt+Left", "Alt+Right"}
    assert taken <= set(keys)


def test_every_page_stands_in_the_menu_with_its_key(founded, qtbot):
    menus = {each.text(): each.menu() for each in founded.window.menuBar().actions()}
    entries = {each.objectName(): each for each in menus["&Go"].actions()}
    assert [entries[f"go.{key}"].text() for key in ("places", "second")] == ["Places", "Second"]

    entries["go.second"].trigger()
    assert founded.workspace.section == "second"
    qtbot.keyClick(founded.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert founded.workspace.section == "places"


def test_every_action_has_its_own_name_and_something_to_do(founded):
    specs = founded.window.actions_now.specs
    assert len({spec.id for spec in specs}) == len(specs)
    assert all(callable(spec.handler) for spec in specs)
    assert all("{" not in founded.ui.texts.say(spec.text) for spec in specs)


def test_what_pages_add_to_the_menus_stands_above_quit_and_about(founded):
    specs, ui = founded.window.actions_now.specs, founded.ui
    more = (
        ActionSpec("file.more", Message("More"), list, menu="file", separated=True),
        ActionSpec("help.more", Message("More"), list, menu="help"),
    )
    founded.window.set_frame(ui, "Page", (*specs, *more))
    menus = {each.text(): each.menu() for each in founded.window.menuBar().actions()}
    names = [each.objectName() for each in menus["&File"].actions()]
    assert names[-5:] == ["", "file.more", "", "file.close", "file.quit"]
    assert menus["&Help"].actions()[-1].objectName() == "help.about"
    letters = [QKeySequence.mnemonic(title).toString() for title in menus if "&" in title]
    assert len(set(letters)) == len(letters)


def test_all_words_of_actions_and_menus_go_through_the_translator(founded):
    ui = UiContext(founded.ui.look, founded.ui.icons, Marking())
    specs = founded.window.actions_now.specs
    founded.window.set_frame(ui, "Page", specs)
    actions = founded.window.actions_now
    assert all(action.text().startswith("[") for action in actions.all())
    titles = [menu.title() for menu in founded.window.menuBar().actions() for menu in [menu.menu()]]
    assert [title for title in titles if not title.startswith("[") and title != "Page"] == []


def test_the_list_of_keys_has_those_of_the_page_too(founded):
    groups = key_groups(founded.ui, "Places", founded.window.actions_now.specs)
    said = {words: keys for group in groups for words, keys in group.keys}
    assert said["New place"] == ("Ctrl+N",)
    assert said["Redo"] == ("Ctrl+Y", "Ctrl+Shift+Z")
    assert [group.title for group in groups] == [
        "File", "Edit", "Places", "View", "Go", "Help", "Moving"
    ]  # fmt: skip


def test_what_cannot_be_done_is_disabled(founded):
    actions = founded.window.actions_now
    assert not actions["go.back"].isEnabled()
    assert actions["file.backup"].isEnabled()
    impossible = replace(actions["file.backup"].spec, enabled=lambda: False)
    founded.window.set_frame(founded.ui, "Page", (impossible,))
    assert not founded.window.actions_now["file.backup"].isEnabled()


def test_about_passes_all_licence_texts_on():
    text = about_text(catalogue("en"), parts())
    for name in ("MIT License", "SIL Open Font License", "ISC License", "CC BY 4.0", "LGPL"):
        assert name.lower() in text.lower()
