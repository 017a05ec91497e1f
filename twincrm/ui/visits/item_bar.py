"""The buttons above a programme: add an item, what can be done with the chosen one, hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.flow import Flow
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip
from twincrm.ui.visits.hint_chip import HintChip

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.visits.item_deeds import ItemDeeds


class ItemBar(QWidget):
    """A button for every deed; it is gone where the file can only be read."""

    def __init__(self, ui: UiContext, deeds: ItemDeeds) -> None:
        super().__init__()
        self._deeds = deeds
        self.buttons: dict[str, Button] = {}
        flow = Flow(ui.look.px(Space.XS))
        for deed in deeds.deeds:
            words, only = ui.texts.say(deed.text), deed.name != "add"
            button = Button(ui, words, icon=deed.icon, small=True, icon_only=only)
            keys = key_text(deed.keys[0])
            button.setToolTip(plain_tip(f"{words} ({keys})" if only else keys))
            button.clicked.connect(deed.act)
            self.buttons[deed.name] = button
            flow.add_part(button)
        self.hints = HintChip(ui)
        flow.add_part(self.hints)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)

    def refresh(self) -> None:
        """Bring what can be done up to date; asked first when the bar has its place.

        Shown without one, it would be a window of its own for a moment and take the keyboard.
        """
        self.setVisible(self._deeds.writable)
        for deed in self._deeds.deeds:
            self.buttons[deed.name].setEnabled(deed.possible())
