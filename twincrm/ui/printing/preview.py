"""The document as it will lie in the printer: always the newest, and said so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.printing.pages_view import PagesView
from twincrm.ui.printing.picturing import picture_of
from twincrm.ui.printing.preview_head import PreviewHead
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.printing.picturing import Size
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.window.page import PageServices

_KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl++", "larger"),
    ("Ctrl+=", "larger"),
    ("Ctrl+-", "smaller"),
    ("Ctrl+0", "fit"),
    ("PgDown", "on"),
    ("PgUp", "back"),
)


class Preview(QWidget):
    """Pages with their zoom; each page is pictured off the interface thread when it is in sight.

    Signals: settled() when all that is in sight is the newest document.
    """

    settled = Signal()

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        self._pdf = b""
        self._number = 0
        self._picturing: Cancellable | None = None
        self.head = head = PreviewHead(ui)
        self.state, self.place = head.state, head.place
        self.view = PagesView(ui)
        self.why, self._below = InlineNotice(ui, "info", ""), QWidget()
        self._fill()
        self._connect()

    @property
    def current(self) -> bool:
        """Whether all that is in sight is the newest document in its right size."""
        return bool(self._pdf) and not self.view.dimmed and self.view.wanted() is None

    def renew(self) -> None:
        """The document is being made anew: what is seen is no longer true, and looks like it."""
        self._drop()
        self._pdf = b""
        self._below.hide()
        self.view.dim()
        self._say("info", self._ui.texts.tr("being renewed…"))

    @property
    def looked_at(self) -> tuple[int, float]:
        """The first page in sight, counted from 0, and its pixels a point."""
        return self.view.in_sight()[0], self.view.density

    def show_first(self, sizes: Sequence[Size], first: tuple[int, float, QImage]) -> None:
        """Paint the page that was looked at as it is in the newest document, of which more follows.

        Qt itself would paint it after whatever else is to be done.
        """
        self._drop()
        self._pdf = b""
        self.view.show_pages(sizes)
        self.view.put(*first)
        self.view.viewport().repaint()

    def show_rest(self, pdf: bytes) -> None:
        """What else is in sight; where the new pages have another size, the first one again."""
        self._pdf = pdf
        self._picture_next()

    def show_nothing(self, tone: ToneName, words: str, why: str = "") -> None:
        """There is no document; *why* stands just above the buttons, which can do nothing now."""
        self._drop()
        self._pdf = b""
        self.view.clear()
        self._say(tone, words)
        self.why.set_text(why)
        self._below.setVisible(bool(why))

    def stop(self) -> None:
        """Nobody looks any more."""
        self._drop()
        self._pdf = b""

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        edge, high = self._ui.look.px(Space.L), self._ui.look.px(Space.S)
        beside = QVBoxLayout(self._below)
        beside.setContentsMargins(edge, high, edge, high)
        beside.addWidget(self.why)
        column.addWidget(self._below)
        self._below.hide()

    def _connect(self) -> None:
        deeds: dict[str, Callable[[], None]] = {
            "larger": partial(self.view.zoom_by, 1),
            "smaller": partial(self.view.zoom_by, -1),
            "fit": self.view.fit,
            "on": partial(self.view.turn, 1),
            "back": partial(self.view.turn, -1),
        }
        head = self.head
        head.larger.clicked.connect(deeds["larger"])
        head.smaller.clicked.connect(deeds["smaller"])
        head.width_button.clicked.connect(partial(self.view.fit, "width"))
        head.page_button.clicked.connect(partial(self.view.fit, "page"))
        for key, deed in _KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(deeds[deed])
        self.view.moved.connect(self._tell_place)
        self.view.picture_wanted.connect(self._picture_next)

    def _picture_next(self) -> None:
        """One page after the other, so that what is looked at now never waits for what was."""
        number = self.view.wanted() if self._pdf else None
        if number is None or self._picturing is not None:
            self._tell_state()
            if self.current:
                self.settled.emit()
            return
        pdf, density = self._pdf, self.view.density
        self._tell_state()
        self._picturing = self._services.jobs.start(
            lambda _: picture_of(pdf, number, density),
            partial(self._put, number, density),
            failed=partial(self._failed, self._number),
            lane="pages",
        )

    def _put(self, number: int, density: float, picture: QImage) -> None:
        self._picturing = None
        self.view.put(number, density, picture)
        self._picture_next()

    def _failed(self, asked: int, error: Exception) -> None:
        """What went wrong is told, also of a dropped page; what is shown now is none the worse."""
        if asked == self._number:
            self.show_nothing("bad", self._ui.texts.tr("not possible"))
        raise error

    def _drop(self) -> None:
        """What is still on its way is an answer to a former question."""
        self._number += 1
        if self._picturing is not None:
            self._picturing.cancel()
            self._picturing = None

    def _tell_state(self) -> None:
        if self.current:
            self._say("ok", self._ui.texts.tr("up to date"))
        elif self._pdf:
            self._say("info", self._ui.texts.tr("being renewed…"))

    def _say(self, tone: ToneName, words: str) -> None:
        self.head.say(tone, words)

    def _tell_place(self) -> None:
        view, texts = self.view, self._ui.texts
        zoom = texts.tr("{n} %").format(n=round(view.zoom * 100)) if view.total else ""
        first, last = (number + 1 for number in view.in_sight())
        if not view.total:
            words = ""
        elif first == last:
            words = texts.tr("Page {n} of {total}").format(n=first, total=view.total)
        else:
            words = texts.tr("Pages {first}–{last} of {total}").format(
                first=first, last=last, total=view.total
            )
        self.head.tell_place(zoom, words)
        view.setAccessibleDescription(words)
        self.head.width_button.setEnabled(view.would_change("width"))
        self.head.page_button.setEnabled(view.would_change("page"))
        self._tell_state()
