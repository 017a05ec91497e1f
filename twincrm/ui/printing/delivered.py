"""Says in the dialog itself which of its documents went out: the others can be made at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.toast import announce
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext


class Delivered(QWidget):
    """One line below the pages, with a door out; hidden until something was delivered."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self.leave = Button(ui, ui.texts.tr("Done"), icon="check", small=True)
        self._notice = InlineNotice(ui, "ok", "", self.leave)
        line = QHBoxLayout(self)
        edge, high = ui.look.px(Space.L), ui.look.px(Space.S)
        line.setContentsMargins(edge, high, edge, high)
        line.addWidget(self._notice)
        self.hide()

    @property
    def words(self) -> str:
        """What was said last."""
        return self._notice.text

    def tell(self, words: str) -> None:
        """Show what was delivered, and have a screen reader say it."""
        self._notice.set_text(words)
        self.show()
        announce(self, words)
