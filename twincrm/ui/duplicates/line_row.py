"""One field of both records: what it is called, both sides, and how they stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from twincrm.services.duplicates.lines import Pick
from twincrm.ui.duplicates.side_cell import SideCell
from twincrm.ui.duplicates.words import SIGNS
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.theme.tokens import IconSize, Space

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.services.duplicates.lines import MergeLine
    from twincrm.ui.kit.context import UiContext

LABEL_MOST = 150
"""Design pixels; longer names of fields stand in two lines."""
GAP = 8


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the names of the fields and the signs are, the same in every line."""

    label: int
    sign: int


def widths_of(ui: UiContext, lines: Iterable[MergeLine]) -> Widths:
    """What the longest words need."""
    names = QFontMetricsF(ui.look.font("body"))
    signs = QFontMetricsF(ui.look.font("label"))
    named = [names.horizontalAdvance(ui.texts.say(line.label)) for line in lines]
    longest = max(signs.horizontalAdvance(ui.texts.say(each[0])) for each in SIGNS.values())
    px = ui.look.px
    wide = min(max([px(96), *(int(each) + 2 for each in named)]), px(LABEL_MOST))
    return Widths(wide, int(longest) + px(IconSize.SMALL) + px(GAP) + 2)


class LineRow(QFrame):
    """A field whose side is chosen by a radio, or of which both may be ticked.

    Signals: picked(str) with the key of the line.
    """

    picked = Signal(str)

    def __init__(self, ui: UiContext, line: MergeLine, widths: Widths) -> None:
        super().__init__()
        self.line = line
        px, say = ui.look.px, ui.texts.say
        called = say(line.label)
        first, second = ui.texts.tr("first entry"), ui.texts.tr("second entry")
        self.left = SideCell(ui, line.left, f"{called}: {line.left}, {first}", many=line.many)
        self.right = SideCell(ui, line.right, f"{called}: {line.right}, {second}", many=line.many)
        name = label(ui, called, "body", "ink2", wrap=True)
        name.setFixedWidth(widths.label)
        across = QHBoxLayout(self)
        across.setContentsMargins(px(Space.L), px(4), px(14), px(4))
        across.setSpacing(px(Space.M))
        across.addWidget(name)
        if not line.many:
            group = QButtonGroup(self)
            for cell in (self.left, self.right):
                group.addButton(cell.button)
        across.addWidget(self.left, 1)
        across.addWidget(_sign(ui, line, widths.sign))
        across.addWidget(self.right, 1)
        self.show_pick(line.suggested)
        for cell in (self.left, self.right):
            cell.chosen.connect(self._tell)

    @property
    def pick(self) -> Pick:
        """Which side stays."""
        return self.line.pick(left=self.left.checked, right=self.right.checked)

    def show_pick(self, pick: Pick) -> None:
        """Choose a side, or both."""
        self.left.set_checked(pick in (Pick.LEFT, Pick.BOTH))
        self.right.set_checked(pick in (Pick.RIGHT, Pick.BOTH))

    def _tell(self) -> None:
        self.picked.emit(self.line.key)


def _sign(ui: UiContext, line: MergeLine, width: int) -> QWidget:
    message, tone, icon = SIGNS[line.sign]
    cell = QWidget()
    cell.setFixedWidth(width)
    across = QHBoxLayout(cell)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(ui.look.px(GAP))
    across.addStretch(1)
    across.addWidget(icon_label(ui, icon, tone, IconSize.SMALL), 0, Qt.AlignmentFlag.AlignVCenter)
    across.addWidget(label(ui, ui.texts.say(message), "label", tone))
    across.addStretch(1)
    return cell
