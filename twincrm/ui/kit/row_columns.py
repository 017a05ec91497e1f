"""Rows of a list inside a form as a table: a head, and words that stand below each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.painting import pill_width
from twincrm.ui.kit.row_lines import RowLine
from twincrm.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_lines import BadgeFace, RowFace

Heads = tuple[str, str, str]
TEXT_LEAST = 190
DETAIL_MOST = 160
"""Widths in design pixels; longer words stand in two lines."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns are called and how wide they are; the texts get what is left."""

    heads: Heads
    lead: int
    detail: int
    badges: int
    buttons: int
    least: int
    """The width from which on there is room for all of them."""


def columns_of(ui: UiContext, heads: Heads, faces: Sequence[RowFace]) -> Columns:
    """Columns in which these faces find room."""
    px = ui.look.px
    head, body = (QFontMetricsF(ui.look.font(style)) for style in ("label", "body"))
    lead = _widest(_pills(ui, [f.lead] if f.lead else []) for f in faces)
    lead = max(lead, int(head.horizontalAdvance(heads[0]) + 1))
    detail = min(_widest(int(body.horizontalAdvance(f.detail) + 2) for f in faces), px(DETAIL_MOST))
    detail = max(detail, int(head.horizontalAdvance(heads[2]) + 1))
    badges = _widest(_pills(ui, f.badges) for f in faces)
    buttons = 2 * px(Height.SMALL) + px(Space.M)
    gaps = px(14) + px(Space.S) + 4 * px(Space.M)
    least = lead + px(TEXT_LEAST) + detail + badges + buttons + gaps
    return Columns(heads, lead, detail, badges, buttons, least)


def table_head(ui: UiContext, columns: Columns) -> QWidget:
    """The names of the columns."""
    px = ui.look.px
    head = QFrame()
    head.setProperty("part", "table_head")
    head.setMinimumHeight(px(35))
    line = QHBoxLayout(head)
    line.setContentsMargins(px(14), 0, px(6), 0)
    line.setSpacing(px(Space.M))
    for words, width in zip(columns.heads, (columns.lead, 0, columns.detail), strict=True):
        made = label(ui, words, "label", "ink2")
        line.addWidget(made, 0 if width else 1)
        if width:
            made.setFixedWidth(width)
    for width in (columns.badges, columns.buttons):
        if width:
            room = QWidget()
            room.setFixedWidth(width)
            line.addWidget(room)
    return head


class ColumnLine(RowLine):
    """One row in columns."""

    def __init__(self, ui: UiContext, face: RowFace, at: int, columns: Columns) -> None:
        self._columns = columns
        super().__init__(ui, face, at)

    def add_words(self, line: QHBoxLayout, face: RowFace) -> None:
        """Lead, text, detail and badges, each in its column."""
        ui, columns = self._ui, self._columns
        line.addWidget(_badges(ui, [face.lead] if face.lead else [], columns.lead))
        style, tone = ("small", "ink2") if face.beneath else ("body", "ink")
        line.addWidget(label(ui, face.text, style, tone, wrap=True), 1)
        detail = label(ui, face.detail, style, tone, wrap=True)
        detail.setFixedWidth(columns.detail)
        line.addWidget(detail)
        if columns.badges:
            line.addWidget(_badges(ui, face.badges, columns.badges, at_end=True))


def _badges(
    ui: UiContext, faces: Iterable[BadgeFace], width: int, *, at_end: bool = False
) -> QWidget:
    cell = QWidget()
    cell.setFixedWidth(width)
    line = QHBoxLayout(cell)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(ui.look.px(Space.XS))
    if at_end:
        line.addStretch(1)
    for tone, word, icon in faces:
        line.addWidget(Badge(ui, word, tone, icon))
    if not at_end:
        line.addStretch(1)
    return cell


def _pills(ui: UiContext, faces: Sequence[BadgeFace]) -> int:
    widths = [pill_width(ui.look, word, icon=bool(icon)) for _, word, icon in faces]
    return sum(widths) + ui.look.px(Space.XS) * max(0, len(widths) - 1)


def _widest(widths: Iterable[int]) -> int:
    return max(widths, default=0)
