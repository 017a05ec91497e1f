"""The trash to look through, bring back from and empty; every deed has a button and a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.trash.queries import KEPT_DAYS, trash_content
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import EmptyState, InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.kit.tick_columns import HEAD, TickColumns
from twincrm.ui.kit.tick_rows import TickDelegate
from twincrm.ui.models.lazy_table import LazyListModel
from twincrm.ui.theme.tokens import Height, Space
from twincrm.ui.trash.deeds import bring_back, delete_for_good
from twincrm.ui.trash.listing import ICONS, TrashList, columns, kind_word, spoken

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from twincrm.services.progress import Progress
    from twincrm.services.trash.queries import TrashRow
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.trash.listing import Entry
    from twincrm.ui.window.page import PageServices

OLD = Message(
    "{n} entry has lain here for more than {days} days. Is it still needed?",
    plural="{n} entries have lain here for more than {days} days. Are they still needed?",
)
SHORT = 24
"""Letters of a name that stands on a button."""
LEAST_ROWS = 3
"""As many are seen even in a low window."""


class TrashPanel(QWidget):
    """Reads the trash whenever it comes into view, and when something changed meanwhile."""

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services, self._ui = services, services.ctx
        self._rows: tuple[TrashRow, ...] = ()
        self._reading: Cancellable | None = None
        self._ticked: set[Entry] = set()
        ui, tr = services.ctx, services.ctx.texts.tr
        self._source = TrashList((), self._ticked, ui.texts, clock.today())
        self._model = LazyListModel(self._source, spoken)
        found = TickColumns(ui, tr("What"), columns(ui.texts))
        self.delegate = TickDelegate(ui, columns=found)
        self.list = RowList(ui, tr("Trash"), self.delegate)
        self.list.show_heads(self.delegate.heads())
        self.list.setModel(self._model)
        self.list.setMinimumHeight(ui.look.px(Height.ROW_LIST * LEAST_ROWS + HEAD))
        self.search = SearchField(ui, tr("Search the trash"))
        self.kinds = FilterChip(ui, tr("Kind"), "tag")
        self.back = Button(ui, tr("Bring back"), icon="undo-2", variant="primary")
        self.gone = Button(ui, tr("Delete for good…"), icon="trash-2", variant="danger")
        self.tick_old = Button(ui, tr("Tick them"), icon="check", small=True)
        self.old = InlineNotice(ui, "info", "", self.tick_old)
        self.empty = EmptyState(ui, "trash-2", "", "")
        self._build()
        self._connect()
        self._fill()

    def refresh(self) -> None:
        """Read anew what lies in the trash."""
        if self._reading is not None:
            self._reading.cancel()
        dispatcher, language = self._services.dispatcher, self._ui.texts.language

        def read(progress: Progress) -> tuple[TrashRow, ...]:
            del progress
            return dispatcher.ask(trash_content, language)

        self._reading = self._services.jobs.start(read, self._take)

    def showEvent(self, event: QShowEvent) -> None:
        """What lies there is read when somebody looks."""
        super().showEvent(event)
        self.refresh()

    def chosen(self) -> tuple[TrashRow, ...]:
        """The ticked entries among those shown; where none is, the one the keyboard is at."""
        shown = self._source.shown
        ticked = tuple(row for row in shown if (row.kind, row.id) in self._ticked)
        at = self.list.current_id()
        return ticked or ((self._source.row(at),) if isinstance(at, int) else ())

    def tick(self, at: object) -> None:
        """Tick an entry by its place, or take the tick away."""
        if isinstance(at, int):
            row = self._source.row(at)
            self._ticked ^= {(row.kind, row.id)}
            self._model.forget((at,))
            self._offer()

    def tick_all(self) -> None:
        """Tick everything that is shown; where all of it is ticked, nothing."""
        shown = {(row.kind, row.id) for row in self._source.shown}
        self._ticked = set() if shown <= self._ticked else self._ticked | shown
        self._fill()

    def bring_back(self) -> None:
        """Take the chosen entries out of the trash, in one step."""
        chosen = self.chosen()
        if chosen and self._services.writable:
            bring_back(self._services, chosen)

    def bring_back_one(self, at: object) -> None:
        """Take the entry at a place out of the trash, and no other, whatever is ticked."""
        if isinstance(at, int) and self._services.writable:
            bring_back(self._services, (self._source.row(at),))

    def delete_for_good(self) -> None:
        """Ask by name and number, and let go of the chosen entries."""
        chosen = self.chosen()
        if chosen and self._services.writable:
            delete_for_good(self._services, chosen)

    def _take(self, rows: tuple[TrashRow, ...]) -> None:
        self._reading = None
        self._rows = rows
        self._ticked &= {(row.kind, row.id) for row in rows}
        kinds = sorted({row.kind for row in rows}, key=lambda k: kind_word(k, self._ui.texts))
        self.kinds.set_options(
            [
                Option(
                    kind,
                    kind_word(kind, self._ui.texts),
                    ICONS.get(kind, "tag"),
                    n=sum(row.kind == kind for row in rows),
                )
                for kind in kinds
            ]
        )
        self._fill()

    def _fill(self) -> None:
        texts, at, had = self._ui.texts, self.list.currentIndex().row(), self.list.hasFocus()
        narrowed = (self.search.value, self.kinds.values)
        self._source = TrashList(self._rows, self._ticked, texts, clock.today(), narrowed)
        ids = self._source.ids()
        self._model.set_ids(ids, self._source)
        self._stack.setCurrentWidget(self.list if ids else self.empty)
        if ids:
            self.list.choose(min(max(at, 0), len(ids) - 1))
        elif had:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_empty()
        self._say_old()
        self._offer()

    def _say_empty(self) -> None:
        tr = self._ui.texts.tr
        if self._rows:
            self.empty.set_words(tr("Nothing found"), tr("Nothing in the trash fits this search."))
        else:
            text = tr("What you delete lies here and comes back whole, with all that hangs on it.")
            self.empty.set_words(tr("The trash is empty"), text)

    def _old(self) -> list[TrashRow]:
        return [row for row in self._rows if not row.days_left(clock.today())]

    def _say_old(self) -> None:
        texts, n = self._ui.texts, len(self._old())
        self.old.set_text(texts.say(OLD.with_values(n=n, days=KEPT_DAYS)))
        self.old.setVisible(n > 0)

    def _tick_old(self) -> None:
        self.search.clear_search()
        self.kinds.clear()
        self._ticked = {(row.kind, row.id) for row in self._old()}
        self._fill()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """The buttons say how many they would act on."""
        texts, n = self._ui.texts, len(self.chosen())
        can = n > 0 and self._services.writable
        words = texts.trn("Bring {n} back", "Bring {n} back", n)
        self.back.setText(words if n > 1 else self._bring_one_back())
        words = texts.trn("Delete {n} for good…", "Delete {n} for good…", n)
        self.gone.setText(words if n > 1 else texts.tr("Delete for good…"))
        for button in (self.back, self.gone):
            button.setEnabled(can)
            button.updateGeometry()

    def _bring_one_back(self) -> str:
        """By its name, where that is short enough for a button."""
        tr, chosen = self._ui.texts.tr, self.chosen()
        name = chosen[0].title if len(chosen) == 1 else ""
        if not 0 < len(name) <= SHORT:
            return tr("Bring back")
        return tr("Bring {name} back").format(name=name.replace("&", "&&"))

    def _build(self) -> None:
        px, tr = self._ui.look.px, self._ui.texts.tr
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.search.setMinimumWidth(px(270))
        bar = Flow(px(Space.S))
        for part in (self.search, self.kinds, self.back, self.gone):
            bar.add_part(part)
        bar.keep_together(self.back, self.gone)
        words = tr(
            "Nothing goes from here by itself: it stays until you delete it for good. After {days} "
            "days TwinCRM only asks whether it is still needed."
        )
        foot = label(self._ui, words.format(days=KEPT_DAYS), "small", "ink2", wrap=True)
        foot.setMinimumHeight(px(Height.SMALL + Space.L))  # a message lies over it, over no row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.M))
        for part in (bar, self.old):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.search.searched.connect(self._fill)
        self.search.list_wanted.connect(self._to_list)
        self.search.opened.connect(self._to_list)
        self.kinds.value_changed.connect(self._fill)
        self.back.clicked.connect(self.bring_back)
        self.gone.clicked.connect(self.delete_for_good)
        self.tick_old.clicked.connect(self._tick_old)
        self.delegate.ticked.connect(self.tick)
        self.list.row_chosen.connect(self._offer)
        self.list.row_opened.connect(self.bring_back_one)
        self.list.text_typed.connect(self._type)
        for key, deed in (
            (QKeySequence(Qt.Key.Key_Space), self._tick_current),
            (QKeySequence(QKeySequence.StandardKey.SelectAll), self.tick_all),
            (QKeySequence(QKeySequence.StandardKey.Delete), self.delete_for_good),
        ):
            short = QShortcut(key, self.list)
            short.setContext(Qt.ShortcutContext.WidgetShortcut)
            short.activated.connect(deed)
        self._services.hub.changed.connect(self._take_changes)

    def _tick_current(self) -> None:
        self.tick(self.list.current_id())

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.set_value(text)

    def _take_changes(self, changes: object) -> None:
        del changes
        if self.isVisible():
            self.refresh()
