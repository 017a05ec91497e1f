"""One value typed over in the table: F2 or a double click, Enter keeps it, Esc does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel

from twincrm.domain.errors import InputError, UnknownRecord
from twincrm.services.people.columns import CHANGED_IN_CELLS
from twincrm.store.search import kind_of, record_of
from twincrm.ui.contacts.home_number import number_for, shared_number
from twincrm.ui.kit.labels import colour_label
from twincrm.ui.kit.toast import announce
from twincrm.ui.kit.typed_over import TypedOver
from twincrm.ui.models.lazy_table import ID_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from twincrm.services.single_values import OpenValue, Place
    from twincrm.ui.contacts.home_number import HomeNumber
    from twincrm.ui.kit.column_table import ColumnTable
    from twincrm.ui.window.page import PageServices

NUMBERS = ("phone", "mobile")


class CellEditing(QObject):
    """Lets single values of people be typed over in the table; each is one step to be undone."""

    def __init__(self, services: PageServices, table: ColumnTable) -> None:
        super().__init__(table)
        self._services = services
        self._table = table
        self._place: Place | None = None
        self._opened: OpenValue | None = None
        self._shared: HomeNumber | None = None
        self.field = TypedOver(services.ctx)
        self.field.setParent(table.viewport())
        self.field.setMinimumWidth(0)
        self.trouble = QLabel(table.viewport())
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setAutoFillBackground(True)
        self.trouble.setFont(services.ctx.look.font("small"))
        colour_label(services.ctx, self.trouble, "bad")
        for part in (self.field, self.trouble):
            part.hide()
        self.field.kept.connect(self._keep)
        self.field.given_up.connect(self._close)
        self.field.left.connect(self._leave)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._leave)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether something is typed now."""
        return self._opened is not None

    def can_change(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a cell holds one plain value of a person."""
        entry = index.data(ID_ROLE) if index.isValid() else None
        if not self._services.writable or not isinstance(entry, int):
            return False
        key = self._table.view.columns[index.column()]
        return kind_of(entry) == "person" and key in CHANGED_IN_CELLS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F2 and a double click on such a cell; elsewhere both mean the contact."""
        if isinstance(event, QKeyEvent) and watched is self._table:
            return self._hear_key(event)
        double = event.type() == QEvent.Type.MouseButtonDblClick
        if double and isinstance(event, QMouseEvent) and watched is self._table.viewport():
            index = self._table.indexAt(event.position().toPoint())
            if self.can_change(index):
                self.begin(index)
                return True
        return False

    def begin(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Type over the value of a cell."""
        services = self._services
        key = self._table.view.columns[index.column()]
        person = record_of(index.data(ID_ROLE))
        try:
            place, shared, opened = self._open(person, key)
        except InputError as error:
            services.notify(services.ctx.texts.say(error.message), "info")
            return
        except UnknownRecord as error:
            services.tell_trouble(error)
            return
        self._table.choose_cell(index)
        self._place, self._shared, self._opened = place, shared, opened
        title = self._table.chosen_columns[index.column()].title
        self.field.setAccessibleName(title)
        self.field.setText(opened.text)
        self.field.setGeometry(self._table.visualRect(index).adjusted(0, 1, 0, -2))
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, person: int, key: str) -> tuple[Place, HomeNumber | None, OpenValue]:
        """What is typed over: of who has no number of their own that of the household."""
        from twincrm.services.single_values import cell_place, open_value

        ask, language = self._services.dispatcher.ask, self._services.ctx.texts.language
        place, shared = ask(cell_place, person, key), None
        if key in NUMBERS and not place.part:
            shared = shared_number(self._services, person, key)
        return place, shared, ask(open_value, shared.place if shared else place, language)

    def _hear_key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        wanted = event.key() == Qt.Key.Key_F2 and plain
        if not wanted or not self.can_change(self._table.currentIndex()):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.begin(self._table.currentIndex())
            return True
        return False

    def _keep(self) -> None:
        try:
            self._write()
        except InputError as error:
            self._tell(self._services.ctx.texts.say(error.message))
        else:
            self._close()

    def _leave(self) -> None:
        """What cannot be kept is said at the foot of the window: nobody looks here any more."""
        if not self.is_open:
            return
        try:
            self._write()
        except InputError as error:
            self._services.notify(self._services.ctx.texts.say(error.message), "warn")
        self._close(keyboard=False)

    def _write(self) -> None:
        from twincrm.services.single_values import typed_value

        place, opened, text = self._place, self._opened, self.field.text()
        if place is None or opened is None or text.strip() == opened.text:
            return
        if self._shared is not None:
            command = number_for(self._services, self._shared, opened, text)
        else:
            command = typed_value(place, opened, text, self._services.ctx.texts.language)
        if command is not None:
            self._services.perform(command)

    def _tell(self, words: str) -> None:
        """Say in words what is wrong, below the cell or where there is no room above it."""
        self.trouble.setText(words)
        self.trouble.adjustSize()
        room, here = self._table.viewport().rect(), self.field.geometry()
        below = here.bottom() + 1 + self.trouble.height() <= room.bottom()
        top = here.bottom() + 1 if below else here.top() - self.trouble.height()
        left = max(0, min(here.left(), room.right() - self.trouble.width()))
        self.trouble.move(left, top)
        self.trouble.raise_()
        self.trouble.show()
        announce(self.field, words)

    def _close(self, *, keyboard: bool = True) -> None:
        self._opened = None
        self.field.hide()
        self.trouble.hide()
        if keyboard:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
