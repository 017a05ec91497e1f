"""Paints the rows of long lists of people, organisations and households."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath
from PySide6.QtWidgets import QStyledItemDelegate, QToolTip

from twincrm.domain.texts import Message
from twincrm.ui.kit.avatar import SMALL
from twincrm.ui.kit.painting import (
    LIST_BADGE,
    Face,
    device_ratio,
    paint_avatar,
    paint_pill,
    pill_width,
    put,
)
from twincrm.ui.kit.row_ground import paint_ground
from twincrm.ui.models.lazy_table import ROW_ROLE
from twincrm.ui.theme.tokens import SECTOR_ICONS, STATUS_ICONS, Height, IconSize, Radius
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPixmap
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token, ToneName

Hits = tuple[tuple[int, int], ...]
"""Where a search was found: (start, length) in characters."""
Index = QModelIndex | QPersistentModelIndex

BADGES_BELOW_FROM = 1.3
"""From this zoom on badges stand on a third line if the row has no room for them."""
SHORT = {"civil_society": Message("Civil soc."), "network": Message("Network")}
WIDE = 600
"""From this width on, in design pixels, badges stand beside each other."""
SLIM = 340
"""Below this width, in design pixels, badges have a line of their own.

Rows with a face need it only where the letters are large: there a line more costs a third of what
is seen of the list.
"""
STACK = 2
"""How many badges stand above each other."""
LEAST_SHOWN = 0.6
"""Where less of a name than this would be left beside its badges, they are icons only."""


@runtime_checkable
class ContactRow(Protocol):
    """What a row must offer to be painted."""

    @property
    def title(self) -> str: ...  # noqa: D102 - the name
    @property
    def title_hits(self) -> Hits: ...  # noqa: D102 - where the search was found in it
    @property
    def subtitle(self) -> str: ...  # noqa: D102 - function, organisation, place
    @property
    def subtitle_hits(self) -> Hits: ...  # noqa: D102 - where the search was found in it
    @property
    def badges(self) -> tuple[tuple[str, str], ...]: ...  # noqa: D102 - (sector, word)
    @property
    def kind(self) -> str: ...  # noqa: D102 - person, organisation or household
    @property
    def initials(self) -> str: ...  # noqa: D102 - one or two letters


@dataclass(frozen=True, slots=True)
class ShownContact:
    """A contact as a list shows it; the plain form of `ContactRow`."""

    title: str
    subtitle: str = ""
    badges: tuple[tuple[str, str], ...] = ()
    kind: str = "person"
    initials: str = ""
    title_hits: Hits = ()
    subtitle_hits: Hits = ()


def spoken(row: ContactRow) -> str:
    """What a screen reader says of a row: name, second line, badges."""
    return ", ".join(
        part for part in (row.title, row.subtitle, *(w for _, w in row.badges)) if part
    )


def _has_icon(code: str) -> bool:
    return code in SECTOR_ICONS or code in STATUS_ICONS


_TONES: dict[str, ToneName] = {
    "politics": "politics",
    "administration": "administration",
    "civil_society": "civil_society",
    "business": "business",
    "network": "network",
    "ok": "ok",
    "warn": "warn",
    "bad": "bad",
    "info": "info",
}


class ContactDelegate(QStyledItemDelegate):
    """Avatar, name, second line with marked hits, badges.

    The row comes from `ROW_ROLE`. *opens* adds an arrow at the end, for lists whose rows open a
    page of their own. In wide rows the badges stand beside each other, in narrow ones below.
    *alike* is for lists of one kind of thing: they have no face, and their badges leave the name
    its whole line. *photo* knows the pictures of people, as far as they are there yet.
    """

    def __init__(
        self,
        ui: UiContext,
        parent: QWidget | None = None,
        *,
        opens: bool = False,
        alike: bool = False,
        photo: Callable[[ContactRow], QPixmap | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._opens = opens
        self._alike = alike
        self._photo = photo

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has the same height, so that views need not ask for each."""
        del index
        px = self._ui.look.px
        height = px(Height.ROW_LIST)
        if self._below(QRectF(option.rect)):
            height += px(LIST_BADGE.height)
        return QSize(px(240), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        row: ContactRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHints(painter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._clip(painter, rect, index)
        paint_ground(painter, self._ui.look, option.state, rect)
        px = self._ui.look.px
        face = QRectF(rect.left() + px(15), 0, px(SMALL), px(SMALL))
        if self._below(rect) and not row.badges:  # a row without a third line stands in the middle
            rect.adjust(0, px(LIST_BADGE.height) // 2, 0, -(px(LIST_BADGE.height) // 2))
        face.moveTop(rect.top() + (px(Height.ROW_LIST) - face.height()) // 2)
        if not self._alike:
            photo = self._photo(row) if self._photo else None
            paint_avatar(painter, self._ui, face, Face(row.initials, row.kind, photo))
        left = face.left() if self._alike else face.right() + px(12)
        self._paint_row(painter, row, rect, left)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Resting on a narrow row says all of it: its name may be cut, its badges be icons."""
        row: ContactRow | None = index.data(ROW_ROLE)
        narrow = QRectF(option.rect).width() < self._ui.look.px(WIDE)
        if row is None or not narrow or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(spoken(row)), view)
        return True

    def _paint_row(self, painter: QPainter, row: ContactRow, rect: QRectF, left: float) -> None:
        px = self._ui.look.px
        right = rect.right() - px(14)
        if self._opens:
            ratio = device_ratio(painter)
            arrow = self._ui.icons.pixmap("chevron-right", "ink2", IconSize.BUTTON, ratio=ratio)
            right -= arrow.deviceIndependentSize().width()
            put(painter, arrow, right, rect.center().y())
            right -= px(10)
        head = QRectF(left, rect.top(), right - left, px(Height.ROW_LIST))
        if self._below(rect):
            badges = QRectF(left, head.bottom() - px(6), right - left, px(LIST_BADGE.height))
            self._paint_badges_in_line(painter, row, badges, at_start=True)
        elif rect.width() >= px(WIDE):
            line = QRectF(left, head.center().y() - px(12), right - left, px(LIST_BADGE.height))
            head.setRight(self._paint_badges_in_line(painter, row, line, at_start=False) - px(10))
        elif self._alike:
            height = px(LIST_BADGE.height)
            line = QRectF(left, head.top() + px(41) - height / 2, right - left, height)
            start = self._paint_badges_in_line(painter, row, line, at_start=False)
            self._paint_words(painter, row, head, start - px(10))
            return
        else:
            head.setRight(self._paint_badges_stacked(painter, row, head) - px(10))
        self._paint_words(painter, row, head)

    def _paint_words(
        self, painter: QPainter, row: ContactRow, room: QRectF, end: float | None = None
    ) -> None:
        """Both lines; the second no further than *end*."""
        look = self._ui.look
        title, second = look.font("strong"), look.sans(14.5)
        height = look.px(22)
        top = room.top() + look.px(10) if row.subtitle else room.center().y() - height / 2
        upper = QRectF(room.left(), top, room.width(), height)
        lower = QRectF(room.left(), top + look.px(21), room.width(), look.px(20))
        lower.setRight(lower.right() if end is None else end)
        self._paint_text(painter, upper, row.title, row.title_hits, title, "ink")
        self._paint_text(painter, lower, row.subtitle, row.subtitle_hits, second, "ink2")

    def _paint_text(
        self, painter: QPainter, room: QRectF, text: str, hits: Hits, font: QFont, token: Token
    ) -> None:
        """One elided line; hits get a tint and a golden line below, and full ink."""
        metrics, look = QFontMetricsF(font), self._ui.look
        painter.setFont(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        kept = len(shown) if shown == text else max(0, len(shown) - 1)
        marks = [(a, min(a + n, kept)) for a, n in hits if a < kept and n > 0]
        for start, end in marks:
            left = room.left() + metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[:end]) - (left - room.left())
            painter.fillRect(QRectF(left, room.top(), width, room.height()), look.colour("goldbg"))
            line = QRectF(left, room.bottom() - look.px(0.5), width, look.px(2))
            painter.fillRect(line, look.colour("gold"))
        self._draw(painter, room, shown, token)
        for start, end in marks:
            left = room.left() + metrics.horizontalAdvance(shown[:start])
            painter.save()
            width = metrics.horizontalAdvance(shown[:end]) - (left - room.left())
            painter.setClipRect(
                QRectF(left, room.top(), width, room.height()), Qt.ClipOperation.IntersectClip
            )
            self._draw(painter, room, shown, "ink")
            painter.restore()

    def _draw(self, painter: QPainter, room: QRectF, text: str, token: Token) -> None:
        painter.setPen(self._ui.look.colour(token))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_badges_in_line(
        self, painter: QPainter, row: ContactRow, room: QRectF, *, at_start: bool
    ) -> float:
        """Badges beside each other; where they begin."""
        look, gap = self._ui.look, self._ui.look.px(8)
        total = sum(self._pill(*badge) for badge in row.badges) + gap * len(row.badges)
        left = room.width() - (0 if at_start else self._title_width(row))
        badges = row.badges if total <= left else self._short(row.badges)
        widths = [pill_width(look, word, icon=True, style=LIST_BADGE) for _, word in badges]
        total = sum(widths) + gap * max(0, len(widths) - 1)
        left = room.left() if at_start else room.right() - total
        for (code, word), width in zip(badges, widths, strict=True):
            pill = QRectF(left, room.top(), width, room.height())
            if pill.left() >= room.left() and pill.left() < room.right():
                pill.setRight(min(pill.right(), room.right()))
                self._paint_badge(painter, pill, code, word)
            left += width + gap
        return max(room.left(), room.right() - total) if not at_start else room.left()

    def _paint_badges_stacked(self, painter: QPainter, row: ContactRow, room: QRectF) -> float:
        """At most two badges above each other at the far end; where the widest begins."""
        look, shown = self._ui.look, self._stack(row, room.width())
        height, gap = look.px(LIST_BADGE.height), look.px(3)
        top = room.center().y() - (len(shown) * (height + gap) - gap) / 2
        start = room.right()
        for code, word, width in shown:
            pill = QRectF(room.right() - width, round(top), width, height)
            self._paint_badge(painter, pill, code, word)
            start = min(start, pill.left())
            top += height + gap
        return start

    def _stack(self, row: ContactRow, room: float) -> list[tuple[str, str, int]]:
        """The badges that stand above each other: code, word, and width in *room* pixels.

        Where the name would be cut far, they have no word beside their icon.
        """
        look = self._ui.look
        widest = max((self._pill(*badge) for badge in row.badges), default=0)
        left = min(room * 0.5, room - self._title_width(row) - look.px(10))
        badges = row.badges if widest <= left else self._short(row.badges)
        few = badges if len(badges) <= STACK else self._with_rest(badges)
        shown = [(code, word, min(self._pill(code, word), int(room * 0.5))) for code, word in few]
        left = room - max((width for *_, width in shown), default=0) - look.px(10)
        if left >= self._title_width(row) * LEAST_SHOWN:
            return shown
        icon = look.px(LIST_BADGE.icon) + 2 * look.px(LIST_BADGE.padding)
        return [(c, "", icon) if _has_icon(c) else (c, word, width) for c, word, width in shown]

    def _pill(self, code: str, word: str) -> int:
        return pill_width(self._ui.look, word, icon=_has_icon(code), style=LIST_BADGE)

    def _title_width(self, row: ContactRow) -> float:
        return QFontMetricsF(self._ui.look.font("strong")).horizontalAdvance(row.title)

    def _short(self, badges: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """The badges with short words, so that names find room; screen readers hear the long."""
        say = self._ui.texts.say
        return tuple((code, say(SHORT[code]) if code in SHORT else word) for code, word in badges)

    def _with_rest(self, badges: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """The first badge, and how many more there are."""
        rest = self._ui.texts.tr("+ {n}").format(n=len(badges) - 1)
        return (badges[0], ("", rest))

    def _paint_badge(self, painter: QPainter, pill: QRectF, code: str, word: str) -> None:
        icon = SECTOR_ICONS.get(code, STATUS_ICONS.get(code, ""))
        tone = _TONES.get(code, "neutral")
        paint_pill(painter, self._ui, pill, tone, word, icon, LIST_BADGE)

    def _below(self, rect: QRectF) -> bool:
        """Whether the badges need a line of their own."""
        look = self._ui.look
        slim = 0 < rect.width() < look.px(SLIM)
        return slim and (self._alike or look.zoom >= BADGES_BELOW_FROM)

    def _clip(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """The first row keeps the rounded corners of the frame around the list."""
        path, radius = QPainterPath(), self._ui.look.px(Radius.CARD) - 1
        if index.row() == 0:
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addRoundedRect(rect, radius, radius)
            path.addRect(rect.adjusted(0, radius, 0, 0))
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
