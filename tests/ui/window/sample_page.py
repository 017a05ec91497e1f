"""A page over the places of a file: small, but with everything a page has."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from sqlalchemy import select

from twincrm.domain.texts import Message
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.store.models import Place
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.fields import TextField
from twincrm.ui.window.page import ActionSpec, PageFactory, Show


def all_places(session):
    return [(row.id, row.name) for row in session.scalars(select(Place).order_by(Place.name))]


class PlacesPage(QWidget):
    def __init__(self, services):
        super().__init__()
        self.services = services
        self.leaving = True
        self.search = TextField(services.ctx, icon="search", placeholder="Search")
        self.rows = QListWidget()
        self.rows.currentItemChanged.connect(self._chosen)
        column = QVBoxLayout(self)
        column.addWidget(PageHeader(services.ctx, self.title))
        column.addWidget(self.search)
        column.addWidget(self.rows)
        services.hub.changed.connect(self.refresh)
        self.refresh(None)

    @property
    def widget(self):
        return self

    @property
    def title(self):
        return self.services.ctx.texts.tr("Places")

    @property
    def count(self):
        return self.rows.count()

    def action_specs(self):
        return (
            ActionSpec("places.new", Message("New place"), self.add, "Ctrl+N", "plus"),
            ActionSpec("places.search", Message("Search"), self.search.setFocus, "Ctrl+F"),
        )

    def add(self):
        number = self.rows.count()
        self.services.perform(AddPlace(PlaceDraft(name=f"Town {number}", country="FR")))

    def refresh(self, _changes):
        shown = self.shown
        self.rows.blockSignals(True)
        self.rows.clear()
        for number, name in self.services.dispatcher.ask(all_places):
            item = QListWidgetItem(name)
            item.setData(256, number)
            self.rows.addItem(item)
        self.rows.blockSignals(False)
        self._choose(shown)

    def show_item(self, show):
        self._choose(show.id)

    def start(self):
        self.search.setFocus()

    def state(self):
        return self.search.text(), self.shown

    def restore(self, state):
        text, shown = state
        self.search.setText(text)
        self._choose(shown)

    def may_leave(self):
        return self.leaving

    def panes(self):
        return self.search, self.rows

    @property
    def shown(self):
        item = self.rows.currentItem()
        return item.data(256) if item else 0

    def _choose(self, number):
        for row in range(self.rows.count()):
            if self.rows.item(row).data(256) == number:
                self.rows.setCurrentRow(row)

    def _chosen(self, item, _before):
        if item is not None:
            self.services.shown(Show("place", item.data(256)))


class EmptyPage(QLineEdit):
    """A page that shows nothing but a field."""

    def __init__(self, services):
        super().__init__()
        self.services = services
        self.title = services.ctx.texts.tr("Second")
        self.count = None

    @property
    def widget(self):
        return self

    def action_specs(self):
        return ()

    def show_item(self, show):
        self.setText(str(show.id))

    def start(self):
        self.setFocus()

    def state(self):
        return self.text()

    def restore(self, state):
        self.setText(state)

    def may_leave(self):
        return True


PLACES = PageFactory(
    "places",
    Message("Places"),
    "map-pin",
    ("place",),
    PlacesPage,
    lambda dispatcher: len(dispatcher.ask(all_places)),
)
SECOND = PageFactory("second", Message("Second"), "bus", ("visit",), EmptyPage)
