"""Tags as chips, added by typing with completion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.folding import fold
from twincrm.ui.kit.badges import Chip
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.put_back import PutBack
from twincrm.ui.kit.suggestions import Suggestions
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from twincrm.ui.kit.context import UiContext


class TagChip(Chip):
    """A tag that a click or Delete takes away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove the tag."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class TagInput(TextField):
    """Takes a tag with Enter or a comma.

    Signals: taken(str).
    """

    taken = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and comma take what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() in (",", ";"):
            if self.value:
                self.taken.emit(self.value)
            event.accept()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class TagWords:
    """What is asked for, and what a chip does, with ``{name}``."""

    asked: str
    removed: str
    icon: str = "tag"


class TagsField(QWidget):
    """The tags of a contact.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, known: Sequence[str], words: TagWords | None = None) -> None:
        super().__init__()
        self._ui = ui
        tr = ui.texts.tr
        self._called = words or TagWords(tr("Type a tag, then Enter"), tr("Remove the tag {name}"))
        self._known = {fold(name): name for name in known}
        self._tags: list[str] = []
        self.input = TagInput(ui, icon=self._called.icon, placeholder=self._called.asked)
        self.input.setMaximumWidth(ui.look.px(360))
        made = Suggestions(self.input, QStringListModel(list(known), self))
        completer, self._list = made.completer, made.list
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        chosen: Any = completer.activated
        chosen[str].connect(self._complete)
        self.input.setCompleter(completer)
        self.input.taken.connect(self.add)
        self.input.editingFinished.connect(self._leave)
        self.input.textEdited.connect(self._tell_typing)
        self._chips = Flow(ui.look.px(Space.S))
        self.put_back = PutBack(ui)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(self._chips)
        column.addWidget(self.input)
        column.addWidget(self.put_back)

    @property
    def value(self) -> tuple[str, ...]:
        """The tags in the order in which they were given, with the one that is being typed."""
        typed = self._spelt(self.input.value)
        return (*self._tags, typed) if typed and self._is_new(typed) else tuple(self._tags)

    def set_value(self, tags: Sequence[str]) -> None:
        """Show other tags."""
        self.put_back.forget()
        self._tags = list(tags)
        self.input.clear()
        self._show()
        self.value_changed.emit()

    def add(self, typed: str) -> None:
        """Give a tag; one that is known is spelt as it is known."""
        name = self._spelt(typed)
        self.input.clear()
        if name and self._is_new(name):
            self._tags.append(name)
            self._show()
            self.value_changed.emit()

    def remove(self, name: str) -> None:
        """Take a tag away; it can be put back."""
        at = self._tags.index(name)
        self._tags.remove(name)
        self.put_back.offer(name, partial(self._insert, at, name))
        self._show()
        self.input.setFocus()
        self.value_changed.emit()

    def chips(self) -> list[TagChip]:
        """The chips shown."""
        return [chip for chip in self._chips.parts if isinstance(chip, TagChip)]

    def shown(self, name: str) -> str:
        """What stands on the chip."""
        return name

    def _insert(self, at: int, name: str) -> None:
        """Put a tag back where it stood, unless it was given anew."""
        if self._is_new(name):
            self._tags.insert(at, name)
            self._show()
            self.value_changed.emit()
        self.input.setFocus()

    def _spelt(self, typed: str) -> str:
        """A tag that is known is spelt as it is known."""
        return self._known.get(fold(typed), typed.strip())

    def _is_new(self, name: str) -> bool:
        return fold(name) not in map(fold, self._tags)

    def _complete(self, name: str) -> None:
        self.add(name)
        QTimer.singleShot(0, self, partial(self._clear_taken, name))

    def _clear_taken(self, name: str) -> None:
        """The field fills in what was clicked after it was taken."""
        if self.input.text() == name:
            self.input.clear()

    def _tell_typing(self, _text: str) -> None:
        self.value_changed.emit()

    def _leave(self) -> None:
        """What was typed is not lost when the keyboard leaves."""
        if self.input.value and not self._list.isVisible():
            self.add(self.input.value)

    def _show(self) -> None:
        for chip in self.chips():
            self._chips.take_out(chip)
            chip.hide()
            chip.deleteLater()
        for name in self._tags:
            chip = TagChip(self._ui, self.shown(name), "x")
            words = self._called.removed.format(name=name)
            chip.setAccessibleName(words)
            chip.setToolTip(plain_tip(words))
            chip.clicked.connect(partial(self._remove_chip, name))
            self._chips.add_part(chip)
        self._chips.setVisible(bool(self._tags))

    def _remove_chip(self, name: str, *_: bool) -> None:
        self.remove(name)
