"""Says in the dialog itself which of its documents went out: the others can be made at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.toast import announce
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.printing.order import Noted
    from twincrm.ui.window.page import PageServices

NOT_ANY_MORE = Message(
    "It stays noted, because something else was done since: “{act}”. Undo both in the history, or "
    "delete the note on a recipient’s card."
)
STAYS = Message("It stays noted, and cannot be undone any more. Delete the note on a card.")


class Delivered(QWidget):
    """One line below the pages, with a door out; hidden until something was delivered.

    What was noted of it is said, and can be taken back here: a file that is only looked at was sent
    to nobody.
    """

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services, ui = services, services.ctx
        self._noted: Message | None = None
        self._words = ""
        self.leave = Button(ui, ui.texts.tr("Done"), icon="check", small=True)
        self.take_back = Button(ui, ui.texts.tr("Do not note it"), icon="undo-2", small=True)
        self.take_back.clicked.connect(self._take_back)
        doors = QWidget()
        beside = QHBoxLayout(doors)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.take_back)
        beside.addWidget(self.leave)
        self._notice = InlineNotice(ui, "ok", "", doors)
        line = QHBoxLayout(self)
        edge, high = ui.look.px(Space.L), ui.look.px(Space.S)
        line.setContentsMargins(edge, high, edge, high)
        line.addWidget(self._notice)
        self.hide()

    @property
    def words(self) -> str:
        """What was said last."""
        return self._notice.text

    def tell(self, words: str, noted: Noted | None = None) -> None:
        """Show what was delivered and *noted*, and have a screen reader say it."""
        self._noted, self._words = noted.act if noted is not None else None, words
        if noted is not None:
            words = f"{words} {self._services.ctx.texts.say(noted.words)}"
        self.take_back.setVisible(self._noted is not None)
        self._say(words)

    def _take_back(self) -> None:
        """Nothing is noted; where something else was done since, it is said that it stays."""
        dispatcher, texts = self._services.dispatcher, self._services.ctx.texts
        try:
            last = dispatcher.status().undo
            if last == self._noted and dispatcher.undo() is not None:
                self._say(f"{self._words} {texts.tr('Nothing was noted.')}")
            else:
                why = NOT_ANY_MORE.with_values(act=last) if last is not None else STAYS
                self._say(f"{self._words} {texts.say(why)}")
        except TwincrmError as error:
            self._services.tell_trouble(error)
        self.take_back.hide()

    def _say(self, words: str) -> None:
        self._notice.set_text(words)
        self.show()
        announce(self, words)
