"""How the sheet with the code is laid out: code and steps at the left, the contact at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.avatar import Avatar
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import label, rule
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.phone.parts import EntryTick, Fullness, Steps
from twincrm.ui.phone.picture import QrPicture
from twincrm.ui.phone.slides import Slides
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QResizeEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.phone.choosing import Entry

WIDTH, HEIGHT = 938, 638
SCANNED_WELL = 370
"""Pixels, whatever the zoom: from here on a code of the usual size has room."""


class CodeSide(QFrame):
    """The code, what to do with the phone, and why nothing else is needed."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        tr, px = ui.texts.tr, ui.look.px
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, ui.look.colour("paper"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.picture = QrPicture(ui)
        self.trouble = InlineNotice(ui, "warn", "")
        self.trouble.setVisible(False)
        steps = (tr("Open the camera"), tr("hold it on the picture"), tr("“Save contact”"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), px(Space.L), px(Space.PAGE), px(Space.L))
        column.setSpacing(px(Space.M))
        column.addStretch(1)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.trouble)
        self._ui = ui
        self._steps = Steps(ui, steps)
        offline = tr("Without internet: the data go straight from the screen to your phone.")
        self._offline = InlineNotice(ui, "ok", offline, icon="lock")
        column.addWidget(self._steps)
        column.addWidget(self._offline)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code comes first; what is left is for the words below it."""
        super().resizeEvent(event)
        px = self._ui.look.px
        width, gap = self.width() - 2 * px(Space.PAGE), px(Space.M)
        room = self.height() - 2 * px(Space.L) - self._steps.heightForWidth(width) - gap
        more = self._offline.heightForWidth(width) + gap
        told = room - more >= SCANNED_WELL
        self._offline.setVisible(told)
        self.picture.set_limit(room - more if told else room)

    def show_trouble(self, text: str) -> None:
        """Say why there is no code; an empty text shows the code again."""
        self.trouble.set_text(text)
        self.trouble.setVisible(bool(text))
        self.picture.setVisible(not text)


class ContactSide(QWidget):
    """Who it is, what is sent, and how much room that takes."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        tr, px = ui.texts.tr, ui.look.px
        self.avatar = Avatar(ui, Face())
        self.name = label(ui, "", "h2", wrap=True)
        self.subtitle = label(ui, "", "small", "ink2", wrap=True)
        self.fullness = Fullness(ui)
        self.explained = InlineNotice(ui, "info", "")
        self.dropped = InlineNotice(ui, "warn", "")
        self.slides = Slides(ui)
        self.ticks: list[EntryTick] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        scrolled = ScrollPage(ui)
        scrolled.body.setContentsMargins(px(Space.PAGE), px(Space.L), px(Space.PAGE), px(Space.S))
        scrolled.body.setSpacing(px(Space.S))
        scrolled.body.addWidget(self.explained)
        scrolled.body.addLayout(self._head())
        scrolled.body.addWidget(label(ui, tr("What is sent"), "h3"))
        scrolled.body.addLayout(self._list)
        scrolled.body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(Space.PAGE), px(Space.S), px(Space.PAGE), px(Space.L))
        foot.setSpacing(px(Space.S))
        for each in (self.dropped, self.fullness, self.slides):
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled, 1)
        column.addLayout(foot)
        for notice in (self.explained, self.dropped):
            notice.setVisible(False)

    def show_contact(self, name: str, subtitle: str, face: Face) -> None:
        """Who it is."""
        self.name.setText(name)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.avatar.set_face(face)

    def show_entries(self, entries: Sequence[Entry], ticked: Collection[str]) -> list[EntryTick]:
        """Show what can be sent; the new ticks."""
        while self._list.count():
            item = self._list.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.ticks = [EntryTick(self._ui, entry, entry.key in ticked) for entry in entries]
        for at, tick in enumerate(self.ticks):
            if at:
                self._list.addWidget(rule())
            self._list.addWidget(tick)
        return self.ticks

    def show_dropped(self, text: str) -> None:
        """Name what had no room; an empty text hides the notice."""
        self.dropped.set_text(text)
        self.dropped.setVisible(bool(text))

    def _head(self) -> QHBoxLayout:
        px = self._ui.look.px
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(px(Space.M))
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head


class SheetFrame:
    """The dialog with its two sides and its buttons."""

    def __init__(self, ui: UiContext, parent: QWidget | None) -> None:
        tr = ui.texts.tr
        title = tr("Contact to the phone")
        self.dialog = Dialog(ui, title, icon="smartphone", parent=parent)
        self.code = CodeSide(ui)
        self.contact = ContactSide(ui)
        self.previous = Button(ui, tr("Previous"), icon="chevron-left")
        self.next = Button(ui, tr("Next"), icon="chevron-right", trailing=True)
        self.place = label(ui, "", "body", "ink2")
        self.print = Button(ui, tr("Print card…"), icon="printer")
        self.file = Button(ui, tr("File (.vcf)…"), icon="file-down")
        self.done = Button(ui, tr("Done"), variant="primary")
        self.previous.setToolTip(plain_tip(key_text("Left")))
        self.next.setToolTip(plain_tip(key_text("Right")))
        for each in (self.previous, self.next):
            self.dialog.add_button(each, "start")
        self.dialog.footer.add(self.place, "start")
        for each in (self.print, self.file, self.done):
            self.dialog.add_button(each)
        self._fill(ui)

    def _fill(self, ui: UiContext) -> None:
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.code, 3)
        edge = QFrame()
        edge.setProperty("part", "rule")
        edge.setFixedWidth(1)
        line.addWidget(edge)
        line.addWidget(self.contact, 2)
        self.dialog.body.setContentsMargins(0, 0, 0, 0)
        self.dialog.body.addLayout(line)
        room = self.dialog.screen().availableGeometry()
        px = ui.look.px
        self.dialog.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(32)))
