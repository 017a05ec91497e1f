"""The address that a person has from the household: shown in the form, changed on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from twincrm.domain.texts import Message
from twincrm.services.households.addresses import home_of
from twincrm.ui.editor.address_rows import envelope
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.services.contacts import AddressDraft
    from twincrm.services.dispatch import Dispatcher
    from twincrm.ui.editor.lists import EditorLists

HOUSEHOLD_ADDRESS = Message("Address of {household}")


class InheritedAddress(QFrame):
    """What post reaches the person by, as long as no other address is typed.

    Signals: wanted(object) with the address, as an own one to be typed over.
    """

    wanted = Signal(object)

    def __init__(self, lists: EditorLists) -> None:
        super().__init__()
        self._lists = lists
        self._address: AddressDraft | None = None
        self.setProperty("part", "table")
        ui, px = lists.ui, lists.ui.look.px
        self.caption = label(ui, "", "label", wrap=True)
        self.text = label(ui, "", "body", "ink2", wrap=True, selectable=True)
        self.button = Button(ui, ui.texts.tr("Change address…"), icon="pencil", small=True)
        self.button.clicked.connect(self._want)
        words = QVBoxLayout()
        words.setSpacing(px(Space.XS))
        words.addWidget(self.caption)
        words.addWidget(self.text)
        line = QHBoxLayout(self)
        edge = px(14)
        line.setContentsMargins(edge, px(Space.S), edge, px(Space.S))
        line.setSpacing(px(Space.M))
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, dispatcher: Dispatcher, person_id: int | None) -> None:
        """Show the address of the household of today; nothing where there is none."""
        home = dispatcher.ask(home_of, person_id) if person_id is not None else None
        if home is None or not home.addresses:
            self.hide()
            return
        address, texts = home.addresses[0], self._lists.ui.texts
        self.caption.setText(texts.say(HOUSEHOLD_ADDRESS.with_values(household=home.name)))
        lines = envelope(address, "", self._lists.home, self._lists.language)
        self.text.setText("\n".join(lines))
        self._address = address
        self.show()

    def _want(self) -> None:
        self.wanted.emit(self._address)
