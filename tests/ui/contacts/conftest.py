"""The contacts page on a small association, with everything it opens and asks written down."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.runtime.language import catalogue
from twincrm.ui.contacts.page import ContactDoors, ContactsPage
from twincrm.ui.hub import ChangeHub
from twincrm.ui.jobs import JobRunner
from twincrm.ui.kit.context import UiContext
from twincrm.ui.theme.apply import apply_look
from twincrm.ui.theme.icons import Icons
from twincrm.ui.theme.look import Look
from twincrm.ui.theme.tokens import NARROW_BELOW, SIDEBAR_NARROW, SIDEBAR_WIDTH
from twincrm.ui.window.page import PageServices


@dataclass
class Record:
    """What the page did to the world around it."""

    went: list = field(default_factory=list)
    shown: list = field(default_factory=list)
    doors: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    messages: list = field(default_factory=list)
    answer: bool = True
    way: int | None = 0
    partings: list = field(default_factory=list)
    """What is answered when something typed is given up."""

    def confirm(self, title, text, yes_label, no_label, *, danger=False):
        self.asked.append((title, text))
        return self.answer

    def part(self, words):
        self.asked.append((words.title, words.text))
        return self.partings.pop(0)

    def choose_one(self, title, text, choices):
        self.asked.append((title, text, choices))
        return self.way

    def tell(self, text, tone):
        self.messages.append(text)

    def offer(self, title, text, act):
        self.messages.append(text)
        return False

    def message(self, title, text, tone="info"):
        self.messages.append(text)


@pytest.fixture
def record():
    return Record()


@pytest.fixture
def make_services(qapp, tmp_path, record):
    """What a page is given, on a file."""
    runners = []

    def make(dispatcher, theme="light", zoom=1.0, language="en") -> PageServices:
        look = Look(theme, zoom)
        apply_look(qapp, look, tmp_path / "cache")
        hub, jobs = ChangeHub(), JobRunner()
        runners.append(jobs)
        dispatcher.subscribe(hub.publish)
        return PageServices(
            ctx=UiContext(look, Icons(look), catalogue(language)),
            dispatcher=dispatcher,
            jobs=jobs,
            asker=record,
            hub=hub,
            navigate=record.went.append,
            shown=record.shown.append,
            notify=record.tell,
            frame_changed=lambda: None,
        )

    yield make
    for jobs in runners:
        assert jobs.shutdown()


@pytest.fixture
def doors(record):
    def keep(name):
        return lambda _services, *values: record.doors.append((name, *values))

    names = ("qr", "save", "import", "print", "post", "table")
    return ContactDoors(*(keep(name) for name in names))


@pytest.fixture
def settle(qtbot):
    """Wait until everything that was asked for is answered and shown."""

    def wait(page):
        jobs, detail, listing = page._services.jobs, page.detail, page.list._listing
        qtbot.waitUntil(lambda: not (jobs.busy or detail._timer.isActive() or listing.pending))

    return wait


@pytest.fixture
def open_page(qtbot, make_services, doors, settle):
    windows = []

    def make(dispatcher, width=1366, height=698, **look):
        page = ContactsPage.make(doors)(make_services(dispatcher, **look))
        zoom = page._services.ctx.look.zoom
        side = SIDEBAR_NARROW if width / zoom < NARROW_BELOW else SIDEBAR_WIDTH
        window = QWidget()
        line = QHBoxLayout(window)
        line.setContentsMargins(round(side * zoom), 0, 0, 0)
        line.addWidget(page)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitActive(window):  # else nobody has the keyboard yet
            window.show()
            window.activateWindow()
        settle(page)
        return page

    return make


@pytest.fixture
def page(open_page, populated):
    """On a small laptop."""
    return open_page(populated)


@pytest.fixture
def choose(settle):
    """Choose the row of a contact."""

    def show(page, contact):
        page.list.show_contact(contact)
        settle(page)

    return show


@pytest.fixture
def search(qtbot, settle):
    """Type into the search box."""

    def type_words(page, words):
        page.list.search.setFocus()
        page.list.search.selectAll()
        qtbot.keyClicks(page.list.search, words)
        qtbot.waitUntil(lambda: page.list.question.text == page.list._asked.text)
        settle(page)

    return type_words
