"""Words that are typed, or taken from a list of proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit

from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.suggestions import Suggestions
from twincrm.ui.theme.tokens import IconSize
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.options import Option

_WRITTEN = Qt.ItemDataRole.UserRole + 1
"""What is written into the field; the list may say more of it."""


class ProposedField(TextField):
    """A field with an arrow at its end: a click on it, or Arrow down, shows all proposals.

    What is typed narrows them down; anything else may be typed as well.
    """

    def __init__(
        self, ui: UiContext, proposals: Sequence[Option], value: str = "", *, placeholder: str = ""
    ) -> None:
        super().__init__(ui, value, placeholder=placeholder)
        model = QStandardItemModel(self)
        for each in proposals:
            item = QStandardItem(each.text)
            item.setData(each.value, _WRITTEN)
            model.appendRow(item)
        made = Suggestions(self, model)
        self.list = made.list
        """The proposals while they are shown."""
        self.list.setFont(ui.look.font("body"))
        made.completer.setCompletionRole(_WRITTEN)
        made.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(made.completer)
        arrow = ui.icons.icon("chevron-down", "ink2", IconSize.BUTTON)
        self.all = self.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        """The arrow."""
        self.all.setText(ui.texts.tr("Show the proposals"))
        self.all.setToolTip(plain_tip(self.all.text()))
        self.all.setVisible(bool(proposals))
        self.all.triggered.connect(self.propose)

    def propose(self) -> None:
        """Show all proposals, whatever stands here."""
        if not self.all.isVisible():
            return
        completer = self.completer()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        completer.setCompletionPrefix("")
        completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down shows the proposals, as in a list to choose from."""
        if event.key() == Qt.Key.Key_Down:
            self.propose()
            event.accept()
        else:
            super().keyPressEvent(event)
