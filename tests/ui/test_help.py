"""The help: every topic in three languages, nothing in it that the program does not have."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from twincrm.runtime.bundled import bundled
from twincrm.runtime.language import catalogue
from twincrm.store.models import Person
from twincrm.ui.help.dialog import Help
from twincrm.ui.help.topics import OF_SECTIONS, topics
from twincrm.ui.window.page import Show

LANGUAGES = ("de", "fr", "en")
BY_THEMSELVES = {"F6", "Esc", "Ctrl+S", "Ctrl+A", "F5"}
"""Keys that parts of the window answer; the list of keys tells them too, or their button does."""

MENUS = (
    *("&File", "&Edit", "&View", "&Go", "&Help"),
    *("Contacts", "Partnerships", "Visits", "Tasks", "History", "Settings"),
)
MENU = {"de": r"Menü „(.+?)“", "fr": r"menu « (.+?) »", "en": r"menu “(.+?)”"}
"""How a page speaks of a menu."""


def pages(language):
    folder = bundled("resources/help") / language
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}


def test_every_topic_is_there_in_all_languages_with_the_same_parts():
    def shape(text):
        keys = sorted(re.findall(r"`([^`]+)`", text))
        return re.findall(r"^#+", text, re.MULTILINE), keys, re.findall(r"\[\[[^]]+\]\]", text)

    shapes = {code: {stem: shape(text) for stem, text in pages(code).items()} for code in LANGUAGES}
    assert shapes["de"] == shapes["fr"] == shapes["en"]
    assert len(shapes["en"]) >= 10
    assert {topic.key for topic in topics(catalogue("en"), ())} >= set(OF_SECTIONS.values())
    for code in LANGUAGES:
        assert not [text for text in pages(code).values() if "http" in text or "![" in text]


def test_the_program_has_every_word_that_a_page_quotes():
    quoted = {each for text in pages("en").values() for each in re.findall(r"\[\[([^]]+)", text)}
    assert quoted
    assert [each for each in quoted if catalogue("de").tr(each) == each] == []
    for code, named in MENU.items():
        texts = catalogue(code)
        menus = {texts.tr(each).replace("&", "") for each in MENUS}
        told = {each for text in pages(code).values() for each in re.findall(named, text)}
        assert told <= menus
        assert len(told) >= 5


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_f1_opens_the_page_that_fits_and_every_key_exists(whole_program, qtbot):
    desktop, path = whole_program("de")

    def helped():
        desktop.window.actions_now["help.open"].trigger()
        found = QApplication.activeModalWidget().findChild(Help)
        return found, found.topic

    help_, topic = helped()
    assert topic == "first-steps"  # on the start page too
    help_.dialog.reject()
    desktop.open_path(path)
    keys = set()
    for section, topic in (("overview", "first-steps"), ("visits", "visit"),
                           ("tasks", "first-steps"), ("history", "undo"),
                           ("members", "members"),
                           ("contacts", "contacts")):  # fmt: skip
        desktop.workspace.go(section)
        specs = desktop.window.actions_now.specs
        keys |= {key for spec in specs for key in spec.shortcut.split()}
        help_, shown = helped()
        assert shown == topic
        help_.dialog.reject()
    told = {key for text in pages("de").values() for key in re.findall(r"`([^`]+)`", text)}
    assert told - keys - BY_THEMSELVES == set()
    assert all(QKeySequence(key).toString() for key in told)

    person = desktop._file.dispatcher.ask(lambda s: s.scalars(select(Person.id)).first())
    desktop.workspace.navigate(Show("edit_person", person))
    help_, shown = helped()
    assert shown == "contacts"  # in the middle of a form, which stays open
    help_.dialog.reject()
    assert desktop.workspace.in_form
    side = desktop.workspace.side
    (entry,) = (each for each in side._entries if each.entry.key == "help")
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    help_ = QApplication.activeModalWidget().findChild(Help)
    assert side.current == "contacts"
    search_and_read(help_, qtbot)


def search_and_read(help_, qtbot):
    """Words without accents and case find pages, arrows walk them, every page shows its words."""
    help_.search.setFocus()
    qtbot.keyClicks(help_.search, "umlaute")
    qtbot.waitUntil(lambda: [topic.key for topic in help_.shown] == ["contacts"])
    assert help_.page.extraSelections()
    for words in ("vorstand", "versammlung", "beitrag", "jubil"):
        help_.show_found(words)
        assert "members" in {topic.key for topic in help_.shown}
    help_.show_found("sicherung")
    assert help_.topic == "backups"  # named so, before pages that only speak of it
    for words in ("Sicherung zurück", "sicherung zuruckholen"):
        help_.search.set_value(words)
        help_.show_found(words)
        assert help_.topic == "backups"  # its title and a heading have the words, not its text only
        seen = help_.page.cursorForPosition(QPoint(help_.page.width() // 2, 60)).block()
        assert "Zurückholen" in seen.text() + seen.previous().text() + seen.next().text()
        marked = [each.cursor.selectedText() for each in help_.page.extraSelections()]
        assert any(text.startswith("Zurück") for text in marked)
    qtbot.keyClick(help_.search, Qt.Key.Key_Down)
    assert help_.list.hasFocus()
    help_.search.clear_search()
    help_.list.setFocus()
    for topic in help_.shown:
        help_.show_topic(topic.key)
        text = help_.page.toPlainText()
        assert text.startswith(topic.title)
        assert help_.page.textCursor().atStart()  # Qt scrolls to it when the page is first seen
        assert not set("`[]*#") & set(text), topic.key
    assert topic.key == "keys"
    assert "Rückgängig" in text
    help_.dialog.reject()
