"""Several people, organisations and households, chosen by typing one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Message
    from twincrm.ui.kit.record_field import Link, RecordLists


class WhoField(QWidget):
    """Whoever is chosen stands above the field; pressing a name takes it away again.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: RecordLists, chosen: Sequence[Link]) -> None:
        super().__init__()
        self._ui = lists.ui
        self._chosen: list[Link] = list(chosen)
        self.field = RecordField(lists, ("person", "organisation", "household"))
        self._flow = Flow(lists.ui.look.px(Space.S))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(lists.ui.look.px(Space.S))
        column.addWidget(self._flow)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.chosen.connect(self._add)
        self._show()

    @property
    def value(self) -> tuple[Link, ...]:
        """Whoever is chosen, in the order of choosing."""
        return tuple(self._chosen)

    def problem(self) -> Message | None:
        """What is wrong while a name is typed that names nobody."""
        return self.field.problem()

    def settle(self) -> None:
        """Take who is called exactly as typed."""
        self.field.settle()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """The field is what is named."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def _add(self) -> None:
        link = self.field.link
        if link is None:
            return
        self.field.set_link(None)
        QTimer.singleShot(0, self.field, self._clear)  # Qt writes what was clicked into the field
        if (link.kind, link.id) not in {(each.kind, each.id) for each in self._chosen}:
            self._chosen.append(link)
            self._show()
            self.value_changed.emit()

    def _clear(self) -> None:
        if self.field.link is None and not self.field.isModified():
            self.field.clear()

    def _take_out(self, link: Link) -> None:
        self._chosen.remove(link)
        self._show()
        self.value_changed.emit()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        for old in list(self._flow.parts):
            self._flow.take_out(old)
            old.hide()
            old.deleteLater()
        for link in self._chosen:
            button = Button(self._ui, link.title, icon="x", small=True)
            words = self._ui.texts.tr("Take out {name}").format(name=link.title)
            button.setAccessibleName(words)
            button.clicked.connect(partial(self._take_out, link))
            self._flow.add_part(button)
            button.show()
        self._flow.setVisible(bool(self._chosen))
