"""The word lists: one vocabulary after the other, its words shown, added, changed, taken away."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView

from twincrm.domain.folding import sort_key
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.trash.queries import where_used
from twincrm.services.vocabularies.drafts import WITH_SECTOR
from twincrm.services.vocabularies.listing import word_list
from twincrm.services.vocabularies.wording import sector_name
from twincrm.ui.kit.badge_cells import BadgeCells
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.kit.toast import UndoBar
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.theme.tokens import Space
from twincrm.ui.vocabularies.term_dialog import TermDialog, Wanted, sectors
from twincrm.ui.vocabularies.wording import LISTS, TABLES, gaps, origin, own_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.domain.changes import Changes
    from twincrm.domain.texts import Message
    from twincrm.services.vocabularies.listing import ListedTerm
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import PageServices, Steps

NAME, ORIGIN, GAPS, SECTOR = range(4)
WIDTHS = (200, 105, 262, 205)
"""In design pixels; the words take what is left."""
EVERY = ""
WIDTH, HEIGHT = 1020, 620


class WordRows:
    """The words of a list that are shown; a `RowSource`."""

    def __init__(self, words: Sequence[ListedTerm] = ()) -> None:
        self.words = {word.id: word for word in words}

    def ids(self) -> array[int]:
        """The words shown, in their order."""
        return array("q", self.words)

    def rows(self, ids: Sequence[int]) -> list[ListedTerm]:
        """Words by their ids."""
        return [self.words[key] for key in ids]


class WordLists(QObject):
    """Shows the lists and lets them grow; it belongs to its dialog and ends with it."""

    def __init__(self, services: PageServices, steps: Steps) -> None:
        ui, tr = services.ctx, services.ctx.texts.tr
        title = tr("Word lists")
        self.dialog = Dialog(ui, title, icon="languages", parent=window_in_front())
        super().__init__(self.dialog)
        self._services, self._steps, self._ui = services, steps, ui
        kinds = [Option(kind, ui.texts.say(words.many)) for kind, words in LISTS.items()]
        self.kind = ChoiceField(ui, kinds, "category")
        self.sector = ChoiceField(ui, (Option(EVERY, tr("All sectors")), *sectors(ui)), EVERY)
        self._sector_held = LabelledField(ui, tr("Sector"), self.sector)
        self.source = WordRows()
        self.model = LazyTableModel(self.source, _columns(ui))
        self.table = RowTable(ui, title)
        self._cells = BadgeCells(
            ui, {ORIGIN: partial(own_mark, ui.texts), GAPS: partial(gaps, ui.texts)}
        )
        self.undo_bar = UndoBar(ui)
        self.add = Button(ui, tr("Add word…"), icon="plus")
        self.change = Button(ui, tr("Edit…"), icon="pencil")
        self.remove = Button(ui, tr("Remove"), icon="trash-2", variant="danger")
        self._build()
        self._connect()
        self._show_kind()

    @property
    def chosen(self) -> ListedTerm | None:
        """The word at which the table stands."""
        key = self.table.current_id()
        return self.source.words.get(key) if isinstance(key, int) else None

    def add_word(self) -> None:
        """Ask for a new word of the list and keep it."""
        self._edit(Wanted(str(self.kind.value), sector=str(self.sector.value)))

    def change_word(self) -> None:
        """Ask for the chosen word again."""
        word = self.chosen
        if word is not None:
            self._edit(Wanted(str(self.kind.value), word.id))

    def remove_word(self) -> None:
        """Put the chosen word away; one that is in use stays, and it is said where."""
        word, kind, texts = self.chosen, str(self.kind.value), self._ui.texts
        if word is None or not self._services.writable:
            return
        used = self._services.dispatcher.ask(where_used, kind, word.id)
        if used:
            said = texts.tr(
                "“{name}” is in use: {where}. Give them another word first, then it can be removed."
            )
            where = ", ".join(texts.say(each) for each in used)
            title = texts.tr("This word stays")
            self._services.asker.message(title, said.format(name=word.name, where=where))
            return
        command = MoveToTrash(kind, (word.id,), word.name)
        if self._services.perform(command) is not None:
            self._say_done(command.label)

    def undo(self) -> None:
        """Take the last step back, whatever it was, and say its name."""
        if self._services.writable:
            self._say_turned(self._steps.undo(), self._ui.texts.tr("Undone: {what}"))

    def redo(self) -> None:
        """Do the last undone step again and say its name."""
        if self._services.writable:
            self._say_turned(self._steps.redo(), self._ui.texts.tr("Done again: {what}"))

    def _say_turned(self, what: Message | None, words: str) -> None:
        if what is not None:
            self.undo_bar.notice(words.format(what=self._ui.texts.say(what)), "ok")

    def _edit(self, wanted: Wanted) -> None:
        if not self._services.writable:
            return
        asked = TermDialog(self._services, wanted, self.dialog)
        if asked.ask() and asked.saved is not None:
            if asked.term_id not in self.source.words:
                self.sector.set_value(EVERY)
            self._stand_at(asked.term_id)
            self._say_done(asked.saved.label)
        self.table.setFocus()

    def _say_done(self, label: Message) -> None:
        texts = self._ui.texts
        self.undo_bar.offer_undo(texts.tr("Done: {what}").format(what=texts.say(label)))

    def _show_kind(self) -> None:
        with_sector = self.kind.value in WITH_SECTOR
        self._sector_held.setVisible(with_sector)
        self.table.setColumnHidden(SECTOR, not with_sector)
        self._fill()

    def _take_changes(self, changes: Changes) -> None:
        """Words were added, altered or taken away, here or by undo: show it where it happened."""
        if not changes.touches(*TABLES):
            return
        self._fill()
        touched = changes.ids(str(self.kind.value)) & self.source.words.keys()
        if len(touched) == 1:
            self._stand_at(*touched)

    def _fill(self) -> None:
        """Read the list; the chosen word stays chosen where it is still there."""
        kept, row = self.table.current_id(), self.table.currentIndex().row()
        kind, language = str(self.kind.value), self._ui.texts.language
        words = self._services.dispatcher.ask(word_list, kind, language)
        wanted = str(self.sector.value) if kind in WITH_SECTOR else EVERY
        self.source = WordRows([each for each in words if _within(each, wanted)])
        self.model.set_ids(self.source.ids(), self.source)
        self._stand_at(kept if isinstance(kept, int) else None, max(0, row))

    def _stand_at(self, key: int | None, otherwise: int = 0) -> None:
        row = self.model.row_of(key) if key is not None else None
        last = self.model.rowCount() - 1
        self.table.choose(row if row is not None else min(otherwise, last))
        can = self._services.writable
        self.add.setEnabled(can)
        for button in (self.change, self.remove):
            button.setEnabled(can and last >= 0)

    def _go_to(self, letters: str) -> None:
        """Go to the next word that begins so."""
        count, here = self.model.rowCount(), self.table.currentIndex().row()
        for step in range(1, count + 1):
            row = (here + step) % count
            if sort_key(self.model.row_at(row).name).startswith(sort_key(letters)):
                self.table.choose(row)
                return

    def _build(self) -> None:
        ui, body = self._ui, self.dialog.body
        flow = FieldFlow(ui)
        flow.add(LabelledField(ui, ui.texts.tr("List"), self.kind), 300)
        flow.add(self._sector_held, 300)
        self.table.setItemDelegate(self._cells)
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        body.setSpacing(ui.look.px(Space.S))
        body.addWidget(flow)
        body.addWidget(self.table, 1)
        body.addWidget(self.undo_bar)
        for button in (self.add, self.change, self.remove):
            self.dialog.add_button(button, "start")
        close = Button(ui, ui.texts.tr("Close"), variant="primary")
        self.dialog.add_button(close).clicked.connect(self.dialog.accept)
        close.setDefault(False)
        room, px = self.dialog.screen().availableGeometry(), ui.look.px
        self.dialog.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(32)))
        self.table.setFocus()

    def _connect(self) -> None:
        self.kind.value_changed.connect(self._show_kind)
        self.sector.value_changed.connect(self._fill)
        self.table.row_opened.connect(self.change_word)
        self.table.text_typed.connect(self._go_to)
        self.add.clicked.connect(self.add_word)
        self.change.clicked.connect(self.change_word)
        self.remove.clicked.connect(self.remove_word)
        self.undo_bar.undo_wanted.connect(self.undo)
        self._services.hub.changed.connect(self._take_changes)
        for keys, act in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
        ):
            QShortcut(QKeySequence(keys), self.dialog).activated.connect(act)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_word)


def _columns(ui: UiContext) -> tuple[Column[ListedTerm], ...]:
    texts = ui.texts

    def gap(word: ListedTerm) -> str:
        face = gaps(texts, word)
        return face[1] if face is not None else texts.tr("in all four")

    def sector(word: ListedTerm) -> str:
        named = (sector_name(each, texts.language) for each in _sectors_of(word))
        return ", ".join(named)

    return (
        _column("name", texts.tr("Word"), lambda word: word.name),
        _column("origin", texts.tr("Origin"), lambda word: origin(texts, word)),
        _column("gaps", texts.tr("Languages"), gap),
        _column("sector", texts.tr("Sector"), sector),
    )


def _column(key: str, title: str, text: Callable[[ListedTerm], str]) -> Column[ListedTerm]:
    """A column whose tooltip says what finds no room in it."""

    def role(word: ListedTerm, wanted: int) -> object:
        return text(word) if wanted == Qt.ItemDataRole.ToolTipRole else None

    return Column(key, title, text, role=role)


def _sectors_of(word: ListedTerm) -> tuple[str, ...]:
    return tuple(each for each in (word.sector, word.second_sector) if each)


def _within(word: ListedTerm, sector: str) -> bool:
    return sector == EVERY or sector in _sectors_of(word)
