"""Two records side by side: field by field, what stays, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.services.duplicates.lines import choices_of
from twincrm.services.duplicates.preview import emptied_homes, result_words
from twincrm.ui.duplicates.line_row import LineRow, widths_of
from twincrm.ui.duplicates.side_cards import moving_card, reasons_card
from twincrm.ui.kit.avatar import SMALL, Avatar
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.labels import label, rule
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from twincrm.domain.likeness import Reason
    from twincrm.services.duplicates.choices import MergeChoices
    from twincrm.services.duplicates.lines import Pick
    from twincrm.services.duplicates.preview import MergeHead, MergePreview
    from twincrm.ui.duplicates.line_row import Widths
    from twincrm.ui.kit.context import UiContext

SIDE = 300
"""Design pixels of the cards beside the fields."""
BELOW_FROM = 440
"""In a lower page, by the zoom, what comes of it stands below the last field."""
BESIDE_FROM = 960
"""A narrower page, by the zoom, has these cards below the fields."""


class PairView(QWidget):
    """The fields of a pair with a choice for each, what comes of it, and the reasons."""

    def __init__(
        self,
        ui: UiContext,
        preview: MergePreview,
        reasons: Sequence[Reason],
        picked: Mapping[str, Pick],
    ) -> None:
        super().__init__()
        self._ui = ui
        self._preview = preview
        widths = widths_of(ui, preview.lines)
        self.rows = [LineRow(ui, line, widths) for line in preview.lines]
        self._name = label(ui, "", "h2", wrap=True)
        self._said = label(ui, "", "small", "ink2", wrap=True)
        self.emptied = label(ui, "", "small", "ink2", wrap=True)
        self.fields = ScrollPage(ui)
        self.fields.body.setSpacing(0)
        self._side = QWidget()
        self._placed = (True, True)
        self._build(widths, reasons)
        for row in self.rows:
            if row.line.key in picked:
                row.show_pick(picked[row.line.key])
            row.picked.connect(self._tell_result)
        self._tell_result()

    @property
    def picked(self) -> dict[str, Pick]:
        """Which side of every line stays."""
        return {row.line.key: row.pick for row in self.rows}

    @property
    def choices(self) -> MergeChoices:
        """What was chosen, for the command."""
        return choices_of(self._preview.lines, self.picked)

    @property
    def result(self) -> tuple[str, str]:
        """What comes of it, in words."""
        return self._name.text(), self._said.text()

    def start(self) -> None:
        """Put the keyboard on the first choice."""
        for row in self.rows:
            for cell in (row.left, row.right):
                if cell.checked:
                    cell.button.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside or below the fields, all scrolls with them."""
        super().resizeEvent(event)
        zoom = self._ui.look.zoom
        below = self.height() / zoom >= BELOW_FROM
        beside = self.width() / zoom >= BESIDE_FROM
        if (below, beside) != self._placed:
            self._placed = (below, beside)
            self._beside.setVisible(beside)
            edge = 0 if beside else self._ui.look.px(Space.L)
            self._cards.setContentsMargins(edge, edge, edge, edge)
            scrolled = self.fields.body
            scrolled.insertWidget(scrolled.count() - 1, self._side)
            scrolled.insertWidget(scrolled.indexOf(self._side), self._band)
            if below:
                self._card.body.addWidget(self._band)
            if beside:
                self._beside.body.addWidget(self._side)

    def _build(self, widths: Widths, reasons: Sequence[Reason]) -> None:
        px = self._ui.look.px
        self._card = card = Card(self._ui, margin=0)
        card.body.addWidget(self._heads(widths))
        for row in self.rows:
            self.fields.body.addWidget(row)
            self.fields.body.addWidget(rule())
        self.fields.body.addStretch(1)
        card.body.addWidget(self.fields, 1)
        self._band = self._result(widths)
        card.body.addWidget(self._band)
        self._cards = cards = QVBoxLayout(self._side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(px(Space.M))
        if reasons:
            cards.addWidget(reasons_card(self._ui, reasons))
        cards.addWidget(moving_card(self._ui, self._preview.moving, self.emptied))
        cards.addStretch(1)
        self._beside = ScrollPage(self._ui, bar_gap=Space.S)
        self._beside.setFixedWidth(px(SIDE))
        self._beside.body.addWidget(self._side)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(Space.L))
        across.addWidget(card, 1)
        across.addWidget(self._beside)

    def _heads(self, widths: Widths) -> QWidget:
        """Whose fields stand below, on either side."""
        ui, px = self._ui, self._ui.look.px
        head = QFrame()
        head.setProperty("part", "table_head")
        across = QHBoxLayout(head)
        across.setContentsMargins(px(Space.L), px(10), px(14), px(10))
        across.setSpacing(px(Space.M))
        what = label(ui, ui.texts.tr("What shall stay?"), "label", "ink2", wrap=True)
        what.setFixedWidth(widths.label)
        room = QWidget()
        room.setFixedWidth(widths.sign)
        across.addWidget(what)
        across.addWidget(self._head(self._preview.left), 1)
        across.addWidget(room)
        across.addWidget(self._head(self._preview.right), 1)
        self._heading = across
        self.fields.verticalScrollBar().rangeChanged.connect(self._line_up)
        return head

    def _line_up(self, _least: int, most: int) -> None:
        """Heads stand over their columns, whether there is a scroll bar beside these or not."""
        edge = self._heading.contentsMargins()
        bar = self.fields.verticalScrollBar().sizeHint().width() if most else 0
        edge.setRight(self._ui.look.px(14) + bar)
        self._heading.setContentsMargins(edge)

    def _head(self, head: MergeHead) -> QWidget:
        ui, px = self._ui, self._ui.look.px
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(px(Space.M), 0, 0, 0)
        across.setSpacing(px(Space.M))
        across.addWidget(Avatar(ui, Face(head.initials, self._preview.kind), SMALL))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, head.name, "strong", wrap=True))
        if head.about:
            words.addWidget(label(ui, head.about, "small", "ink2", wrap=True))
        across.addLayout(words, 1)
        return made

    def _result(self, widths: Widths) -> QWidget:
        ui, px = self._ui, self._ui.look.px
        band = QFrame()
        band.setProperty("part", "band")
        across = QHBoxLayout(band)
        across.setContentsMargins(px(Space.L), px(Space.S), px(14), px(Space.S))
        across.setSpacing(px(Space.M))
        what = label(ui, ui.texts.tr("Result"), "body", "ink2")
        what.setFixedWidth(widths.label)
        across.addWidget(what)
        face = Face(self._preview.left.initials, self._preview.kind)
        across.addWidget(Avatar(ui, face, SMALL))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._said)
        across.addLayout(words, 1)
        return band

    def _tell_result(self) -> None:
        name, said = result_words(self._preview, self.picked, self._ui.texts)
        self._name.setText(name)
        self._said.setText(said)
        homes = emptied_homes(self._preview, self.picked)
        self.emptied.setText("\n".join(map(self._ui.texts.say, homes)))
        self.emptied.setVisible(bool(homes))
