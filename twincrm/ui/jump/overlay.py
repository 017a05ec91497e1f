"""The quick jump itself: one field and one list over the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from twincrm.domain.folding import find_hits, fold
from twincrm.ui.jump.entry import JumpEntry
from twincrm.ui.jump.rows import ENTRY_ROLE, JumpDelegate, JumpModel
from twincrm.ui.kit.buttons import enter_text, key_text
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.kit.painting import painter_on
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.kit.toast import announce
from twincrm.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable, JobRunner
    from twincrm.ui.kit.context import UiContext

ROWS = 9
"""How many rows are seen at once."""


class JumpOverlay(QWidget):
    """Covers the window until something is chosen or Esc is pressed.

    *find* searches records off the interface thread; *fixed* (pages and actions) is searched here.
    Signals: chosen(object) with the target of an entry; closed().
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self,
        ui: UiContext,
        window: QWidget,
        jobs: JobRunner,
        find: Callable[[str], Sequence[JumpEntry]],
        fixed: Sequence[JumpEntry],
    ) -> None:
        super().__init__(window)
        self._ui = ui
        self._window = window
        self._jobs = jobs
        self._find = find
        self._fixed = tuple(fixed)
        self._asking: Cancellable | None = None
        self._open_first = False
        self._before: QWidget | None = QApplication.focusWidget()
        tr = ui.texts.tr
        self.field = SearchField(ui, tr("Go to a person, organisation, visit, page or action"))
        self.list = QListView()
        self.model = JumpModel()
        self._delegate = JumpDelegate(ui)
        words = tr("Try fewer words, or only the beginning of a name.")
        self.nothing = EmptyState(ui, "search", tr("Nothing was found."), words)
        self._hint = label(ui, "", "small", "ink2")
        self.setAccessibleName(tr("Go to…"))
        self._build()
        self.field.searched.connect(self.search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._open_current)
        window.installEventFilter(self)
        self.search("")

    def open(self) -> None:
        """Cover the window and wait for words."""
        self.raise_()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_jump(self) -> None:
        """Go away and give the keyboard back."""
        self._cancel()
        self._window.removeEventFilter(self)
        self.hide()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def search(self, text: str) -> None:
        """Look for words: pages and actions at once, records as soon as they are found."""
        self._cancel()
        own = [_marked(each, text) for each in self._fixed if _fits(each, text)]
        if not text:
            self._show((), own)
            return

        def find(progress: Progress) -> Sequence[JumpEntry]:
            del progress
            return self._find(text)

        meant = [each for each in own if _is_meant(each, text)]
        rest = [each for each in own if each not in meant]

        def done(found: Sequence[JumpEntry]) -> None:
            self._show((*meant, *found), rest)

        self._asking = self._jobs.start(find, done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys move in the list; the window's size is ours."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        if watched is self.field and event.type() == QEvent.Type.ShortcutOverride:
            # Esc closes the overlay, not a message below it; what lies below hears no other key
            event.setAccepted(not (isinstance(event, QKeyEvent) and _is_jump(event)))
            return True
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_jump()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window below is dimmed."""
        del event
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(10, 14, 22, 110))
        painter.end()

    def _build(self) -> None:
        px = self._ui.look.px
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("framed", False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self._ui.texts.tr("Found"))
        self._card = Card(self._ui, margin=Space.M)
        self._card.body.addWidget(self.field)
        self._stack = QStackedWidget()
        for each in (self.list, self.nothing):
            self._stack.addWidget(each)
        self._card.body.addWidget(self._stack, 1)
        self._card.body.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(56), px(16), px(16))
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setGeometry(self._window.rect())
        self._card.setFixedWidth(min(px(640), max(px(300), self._window.width() - px(32))))
        most = max(1, (self._window.height() - px(260)) // px(Height.ROW_TABLE))
        self._stack.setFixedHeight(min(ROWS, most) * px(Height.ROW_TABLE))

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list or the overlay rather than for the field."""
        key, rows = event.key(), self.model.rowCount()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1,
                 Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}  # fmt: skip
        if Qt.Key(key) in steps:
            at = max(0, min(rows - 1, self.list.currentIndex().row() + steps[Qt.Key(key)]))
            self._choose(at)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.field.search_now()
            self._open_when_found()
        elif key == Qt.Key.Key_Escape:
            self.close_jump()
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        index = self.model.index(row, 0)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
            announce(self.list, str(index.data()))

    def _open_when_found(self) -> None:
        """Enter may be faster than the search: the first hit is opened when it comes."""
        if self._asking is None:
            self._open_current()
        else:
            self._open_first = True

    def _open_current(self) -> None:
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        if isinstance(entry, JumpEntry):
            self.close_jump()
            self.chosen.emit(entry.target)

    def _show(self, found: Sequence[JumpEntry], own: Sequence[JumpEntry]) -> None:
        self._asking = None
        entries = (*found, *own)
        self.model.show_entries(entries)
        self._choose(0)
        nothing = self._ui.texts.tr("Nothing was found.")
        self._hint.setText(self._hint_words())
        self._stack.setCurrentWidget(self.list if entries else self.nothing)
        if not entries:
            announce(self.field, nothing)
        if self._open_first:
            self._open_first = False
            self._open_current()

    def _hint_words(self) -> str:
        texts = self._ui.texts
        words = texts.tr("{up} {down} choose · {enter} opens · {escape} closes")
        enter = enter_text(texts)
        return words.format(up="↑", down="↓", enter=enter, escape=key_text("Esc"))

    def _cancel(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None


def _is_jump(event: QKeyEvent) -> bool:
    """Whether it is the key that leads here."""
    ctrl = Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_K and event.modifiers() == ctrl


def _fits(entry: JumpEntry, text: str) -> bool:
    """Whether every word occurs in the title or kind of a page or action."""
    hay = fold(f"{entry.title} {entry.word}")
    return all(word in hay for word in fold(text).split())


def _is_meant(entry: JumpEntry, text: str) -> bool:
    """Whether its first words were typed, the last of several perhaps in part."""
    title = fold(entry.title).rstrip("….").split()
    *whole, last = fold(text).split() or [""]
    begun = title[len(whole)] if len(whole) < len(title) else ""
    return title[: len(whole)] == whole and (
        begun == last or bool(whole and begun.startswith(last))
    )


def _marked(entry: JumpEntry, text: str) -> JumpEntry:
    return replace(entry, title_hits=find_hits(entry.title, text.split()))
