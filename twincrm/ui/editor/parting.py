"""What is said when something typed would be lost: on leaving, and when others were faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.kit.asker import PartingWords
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.notices import InlineNotice

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.ui.editor.keeping import Whereabouts
    from twincrm.ui.kit.context import UiContext

TOLD: dict[Whereabouts, tuple[Message, Message]] = {
    "kept": (
        Message("This contact was changed elsewhere meanwhile. Saving keeps those changes."),
        Message("Show the new state"),
    ),
    "trash": (
        Message(
            "This contact was moved to the trash meanwhile. What you typed is safe: it can be "
            "brought back and saved in one step."
        ),
        Message("Bring back and save"),
    ),
    "gone": (
        Message(
            "The adding of this contact was undone meanwhile. What you typed is safe: it can be "
            "saved as a new contact."
        ),
        Message("Save as new"),
    ),
}
"""What is said above the form, and what the button beside it does."""


def parting_words(texts: Translator, n: int, where: Whereabouts) -> PartingWords:
    """The question on leaving *n* unsaved changes behind."""
    text = texts.trn("{n} change is not saved yet.", "{n} changes are not saved yet.", n)
    save = texts.tr("Save")
    if where != "kept":
        told, does = TOLD[where]
        text, save = texts.say(told), texts.say(does)
    stay, discard = texts.tr("Go on editing"), texts.tr("Discard changes")
    return PartingWords(texts.tr("Save the changes?"), text, save, discard, stay)


def returning_words(texts: Translator, name: str, where: Whereabouts) -> tuple[str, str, str, str]:
    """The question before saving a contact that was put away: title, text, yes and no."""
    if where == "trash":
        title = texts.tr("{name} lies in the trash")
    else:
        title = texts.tr("{name} is no longer there")
    told, does = TOLD[where]
    return title.format(name=name), texts.say(told), texts.say(does), texts.tr("Go on editing")


class Elsewhere(QWidget):
    """Says above the form what happened to the contact meanwhile, with the safe way on.

    Signals: wanted() when that way is taken.
    """

    wanted = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._texts = ui.texts
        self.button = Button(ui, "", small=True)
        self.notice = InlineNotice(ui, "warn", "", self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        self.button.clicked.connect(self.wanted)
        self.hide()

    def tell(self, where: Whereabouts) -> None:
        """Say where the contact is now."""
        told, does = TOLD[where]
        self.notice.set_text(self._texts.say(told))
        self.button.setText(self._texts.say(does))
        self.show()
