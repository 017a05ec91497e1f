"""What the user should know about the open file: it can only be read, or lies in a bad place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.store.file import AssociationFile
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName


class FileNotices(QWidget):
    """Sentences above the page; each stays until the user has read and closed it.

    *closed* holds the sentences closed already, and takes up those closed here.
    """

    def __init__(self, ui: UiContext, file: AssociationFile, closed: set[str]) -> None:
        super().__init__()
        self._closed = closed
        self._ui = ui
        self._column = QVBoxLayout(self)
        page = ui.look.px(Space.PAGE)
        self._column.setContentsMargins(page, ui.look.px(Space.S), page, 0)
        self._column.setSpacing(ui.look.px(Space.S))
        self._shown: list[InlineNotice] = []
        self._ways_out: list[Button] = []
        self._reminder = ""
        self._before = QWidget(self)  # Tab passes it by; what is added later is read after it
        self._before.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._before.setVisible(False)
        reason = why_read_only(file)
        if reason is not None:
            self._add(ui.texts.say(reason), "info", "lock")
        if file.location.warning is not None:
            self._add(ui.texts.say(file.location.warning), "warn", "")
        self.setVisible(bool(self._shown))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said now."""
        return tuple(notice.text for notice in self._shown)

    def remind(self, text: str) -> None:
        """Say something in place of what one was reminded of before; an empty text says nothing."""
        for notice in tuple(self._shown):
            if notice.text == self._reminder:
                self._put_away(notice)
        self._reminder = text
        if text:
            self._add(text, "warn", "")
        self.setVisible(bool(self._shown))

    def say(self, text: str) -> None:
        """Say something good that should be read, until it is closed."""
        self._add(text, "ok", "")
        self.setVisible(bool(self._shown))

    def _add(self, text: str, tone: ToneName, icon: str) -> None:
        if text in self._closed:
            return
        words = self._ui.texts.tr("Close this notice")
        close = Button(self._ui, words, icon="x", variant="quiet", small=True, icon_only=True)
        close.clicked.connect(self._close)
        notice = InlineNotice(self._ui, tone, text, close, icon=icon)
        self._column.addWidget(notice)
        self.setTabOrder(self._ways_out[-1] if self._ways_out else self._before, close)
        self._ways_out.append(close)
        self._shown.append(notice)

    def close_all(self) -> None:
        """Take all sentences as read."""
        for notice in tuple(self._shown):
            self._take_away(notice)

    def _close(self) -> None:
        notice = self.sender().parent()
        if isinstance(notice, InlineNotice):
            self._take_away(notice)

    def _take_away(self, notice: InlineNotice) -> None:
        self._closed.add(notice.text)
        self._put_away(notice)

    def _put_away(self, notice: InlineNotice) -> None:
        at = self._shown.index(notice)
        del self._shown[at], self._ways_out[at]
        notice.setVisible(False)
        notice.deleteLater()
        self.setVisible(bool(self._shown))


def why_read_only(file: AssociationFile) -> Message | None:
    """Why nothing can be changed in an open file, and what to do; None where it can."""
    if file.writable:
        return None
    held = file.held_by
    if file.hindered_by is not None:
        return file.hindered_by.message
    if held is None:
        return Message(
            "This file can only be read here: it or its folder is read-only. To change something, "
            "copy it to a folder of your own and open the copy."
        )
    if not held.who:
        return Message(
            "This file is open in another window or on another computer. You can read it here; "
            "to change something, close it there and open it here again."
        )
    return Message(
        "{who} has had this file open on {machine} since {since}. You can read it here; to change "
        "something, close it there and open it here again.",
        {"who": held.who, "machine": held.machine, "since": held.since.replace("T", " ")[:16]},
    )
