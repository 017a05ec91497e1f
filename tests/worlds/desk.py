"""What a room of the window is given, with a person who answers as the test says."""

from __future__ import annotations

from twincrm.runtime.language import catalogue
from twincrm.ui.hub import ChangeHub
from twincrm.ui.kit.context import UiContext
from twincrm.ui.theme.apply import apply_look
from twincrm.ui.theme.icons import Icons
from twincrm.ui.theme.look import Look
from twincrm.ui.window.page import PageServices


class Answers:
    """An asker that answers what it was told to, and remembers what it was asked and told."""

    def __init__(self):
        self.save = None
        self.open = ()
        self.folder = None
        self.one = 0
        self.yes = True
        self.act = False
        self.asked = []
        self.told = []

    def confirm(self, title, text, yes_label, no_label, *, danger=False):
        self.asked.append(("confirm", title, text))
        return self.yes

    def part(self, words):
        self.asked.append(("part", words.title, words.text))
        return "save" if self.yes else "stay"

    def choose_one(self, title, text, choices):
        self.asked.append(("one", title, text, choices))
        return self.one

    def choose_save(self, title, suggested, kinds):
        self.asked.append(("save", title, suggested))
        return self.save

    def choose_open(self, title, folder, kinds, *, many=False):
        self.asked.append(("open", title, many))
        return self.open

    def choose_folder(self, title, folder):
        self.asked.append(("folder", title, folder))
        return self.folder

    def offer(self, title, text, act):
        self.told.append((title, text, act))
        return self.act

    def message(self, title, text, tone="info"):
        self.told.append((title, text, tone))


class Desk:
    """Services over a file, and everything that was said and shown."""

    def __init__(self, dispatcher, jobs, ui):
        self.asker = Answers()
        self.notes = []
        self.shown = []
        self.asked_for = []
        self.hub = ChangeHub()
        self.dispatcher = dispatcher
        self.jobs = jobs
        dispatcher.subscribe(self.hub.publish)
        self.services = PageServices(
            ctx=ui,
            dispatcher=dispatcher,
            jobs=jobs,
            asker=self.asker,
            hub=self.hub,
            navigate=self.asked_for.append,
            shown=self.shown.append,
            notify=lambda text, tone: self.notes.append((text, tone)),
            frame_changed=lambda: None,
        )


def make_ui(app, cache, theme="light", zoom=1.0, language="en"):
    """Put a look on the application."""
    look = Look(theme, zoom)
    apply_look(app, look, cache)
    return UiContext(look, Icons(look), catalogue(language))


def nameless(widget):
    """Parts the keyboard can reach that a screen reader could not name."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    found = []
    for each in widget.findChildren(QWidget):
        reached = each.isVisible() and bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not reached or each.objectName().startswith("qt_"):
            continue
        told = QAccessible.queryAccessibleInterface(each)
        if told is not None and not told.text(QAccessible.Text.Name):
            found.append(each)
    return found
