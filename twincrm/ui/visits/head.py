"""The head of a visit: what it is called, when and where, in which state, and the way to paper."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from twincrm.domain.dates import date_interval
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import colour_label, label
from twincrm.ui.theme.tokens import STATUS_ICONS, Space
from twincrm.ui.tips import plain_tip
from twincrm.ui.visits.listing import DIRECTION, STATUS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from twincrm.domain.texts import Translator
    from twincrm.services.visits.queries import VisitDetails
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token, TypeName

BESIDE_FROM = 480
"""In design pixels."""
LEAST_WORDS = 120
"""The room that a line keeps for its first words, in design pixels."""


class HeadLine(QLabel):
    """Words that break into lines, or one line, elided where the room is short."""

    def __init__(self, ui: UiContext, style: TypeName, token: Token = "ink") -> None:
        super().__init__()
        self._ui = ui
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui.look.font(style))
        colour_label(ui, self, token)
        self.set_one_line(one_line=False)

    def set_words(self, words: str) -> None:
        """Other words."""
        self._whole = words
        self.setAccessibleName(words)
        self._fit()

    def set_one_line(self, *, one_line: bool) -> None:
        """Whether they stand in one line, whatever the room."""
        self.setWordWrap(not one_line)
        across = QSizePolicy.Policy.Maximum if one_line else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(not one_line)
        self.setSizePolicy(policy)
        self._fit()

    def sizeHint(self) -> QSize:
        """The room for all words."""
        return super().sizeHint() if self.wordWrap() else self._line(self._wished())

    def minimumSizeHint(self) -> QSize:
        """The room for the first words of one line."""
        if self.wordWrap():
            return super().minimumSizeHint()
        return self._line(min(self._wished(), self._ui.look.px(LEAST_WORDS)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for; the tooltip has all."""
        super().resizeEvent(event)
        self._fit()

    def _wished(self) -> int:
        return ceil(QFontMetricsF(self.font()).horizontalAdvance(self._whole)) + 2

    def _line(self, width: int) -> QSize:
        return QSize(width, ceil(QFontMetricsF(self.font()).height()))

    def _fit(self) -> None:
        shown = self._whole
        if not self.wordWrap() and self.width() < self._wished():
            end = Qt.TextElideMode.ElideRight
            shown = QFontMetricsF(self.font()).elidedText(shown, end, self.width())
        self.setToolTip(plain_tip(self._whole if shown != self._whole else ""))
        if shown != self.text():
            self.setText(shown)
        self.updateGeometry()


class VisitHead(QWidget):
    """Title, days, state and facts; where room is short the first three, in two tight lines."""

    def __init__(self, ui: UiContext, print_wanted: Callable[[], object]) -> None:
        super().__init__()
        self._ui = ui
        self.title = HeadLine(ui, "h1")
        self.days = HeadLine(ui, "strong", "ink2")
        self.facts = label(ui, "", "body", "ink2", wrap=True)
        self.status = status_badge(ui, "info", "")
        self.print = Button(ui, ui.texts.tr("Print programme"), icon="printer", variant="primary")
        self.print.clicked.connect(print_wanted)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(ui.look.px(Space.XS))
        self._words = QVBoxLayout()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.set_brief(brief=False)

    def show_visit(self, details: VisitDetails) -> None:
        """Show what a visit is."""
        texts, row = self._ui.texts, details.row
        self.title.set_words(row.name)
        place = row.place.name if row.place else ""
        days = date_interval(row.starts_on, row.ends_on, texts.language)
        self.days.set_words(" · ".join(part for part in (days, place) if part))
        tone, word = STATUS[row.status]
        self.status.set_tone(tone, STATUS_ICONS[tone])
        self.status.setText(texts.say(word))
        self.facts.setText(facts_of(details, texts))

    def set_brief(self, *, brief: bool, lone: bool = False) -> None:
        """In two tight lines; *lone* where it stands among the actions of the page."""
        px, edge = self._ui.look.px, 0 if lone else self._ui.look.px(Space.PAGE)
        above, below = (Space.S, 0) if brief else (Space.L, Space.L)
        self._column.setContentsMargins(edge, px(0 if lone else above), edge, px(below))
        self._words.setSpacing(0 if brief else px(Space.XS))
        for line in (self.title, self.days):
            line.set_one_line(one_line=brief)
        self.facts.setVisible(not brief)
        self.print.set_icon_only(lone)
        beside = Qt.AlignmentFlag.AlignVCenter if brief else Qt.AlignmentFlag.AlignTop
        self._line.setAlignment(self.print, beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow cards the button stands below the title, which may be a long word."""
        super().resizeEvent(event)
        beside = self.width() >= self._ui.look.px(BESIDE_FROM) or not self.title.wordWrap()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if beside else down)

    def _build(self) -> None:
        px = self._ui.look.px
        when = QHBoxLayout()
        when.setSpacing(px(Space.M))
        when.addWidget(self.days)
        when.addWidget(self.status)
        when.addStretch(1)
        self._words.addWidget(self.title)
        self._words.addLayout(when)
        self._line.setSpacing(px(Space.M))
        self._line.addLayout(self._words, 1)
        self._line.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._line)
        self._column.addWidget(self.facts)


def facts_of(details: VisitDetails, texts: Translator) -> str:
    """Whom a visit serves, who visits whom, and how many take part."""
    counts = details.counts
    served = ", ".join(name for _, name in details.partnerships)
    facts = [served] if served else []
    facts.append(texts.say(DIRECTION[details.row.direction]))
    if counts.guests:
        facts.append(texts.trn("{n} guest", "{n} guests", counts.guests))
    if counts.hosts:
        facts.append(texts.trn("{n} host household", "{n} host households", counts.hosts))
    items = counts.programme_items
    facts.append(texts.trn("{n} programme item", "{n} programme items", items))
    return "\N{NO-BREAK SPACE}· ".join(facts)  # a line never begins with the dot
