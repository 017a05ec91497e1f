"""The card of the next visit: how long to go, what is ready, and the way to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from twincrm.domain.dates import date_interval
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.overview.links import link
from twincrm.ui.theme.tokens import Radius, Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from twincrm.domain.texts import Translator
    from twincrm.services.overview.coming_visit import ComingVisit, Progress
    from twincrm.services.visits.queries import VisitRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.overview.links import Go


class Countdown(LinkRow):
    """So many days to go, large; pressed, the visit is shown."""

    def __init__(self, ui: UiContext, days: int) -> None:
        before, figure, after = countdown_words(ui.texts, days)
        words = " ".join(part for part in (before, figure, after) if part)
        super().__init__(ui, words, upright=True)
        self._look = ui.look
        column = self.line
        edge = ui.look.px(Space.M)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        column.addStretch(1)
        for words, style in ((before, "label"), (figure, "display"), (after, "label")):
            if words:
                made = label(ui, words, "display" if style == "display" else "label", "onprim")
                made.setAlignment(Qt.AlignmentFlag.AlignCenter)
                column.addWidget(made)
        column.addStretch(1)
        self.setMinimumSize(ui.look.px(118), ui.look.px(118))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark ground; a ring within it with the keyboard."""
        del event
        painter, look = painter_on(self), self._look
        ground = look.colour("primh" if self.underMouse() or self.isDown() else "prim")
        rounded(painter, QRectF(self.rect()), look.px(Radius.CARD), ground)
        if self.hasFocus():
            inner, edge = look.colour("onprim"), look.px(Space.XS)
            within = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            rounded(painter, within, look.px(Radius.CONTROL), None, inner, 2)
        painter.end()


def countdown_words(texts: Translator, days: int) -> tuple[str, str, str]:
    """What stands above, in and below the figure; *days* below zero: it is under way."""
    if days > 0:
        return texts.tr("still"), str(days), texts.trn("day", "days", days)
    return "", "", texts.tr("begins today") if days == 0 else texts.tr("under way")


def visit_part(
    ui: UiContext, visit: ComingVisit, go: Go, print_programme: Callable[[int], None]
) -> QWidget:
    """The next visit with its countdown, its progress, and what one does with it."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(ui.look.px(Space.M))
    head = QHBoxLayout()
    head.setSpacing(ui.look.px(Space.S))
    countdown = Countdown(ui, visit.row.days_until)
    countdown.setObjectName("countdown")
    countdown.clicked.connect(partial(go, Show("visit", visit.row.id)))
    head.addWidget(countdown, 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(_words(ui, visit.row, go), 1)
    column.addLayout(head)
    column.addLayout(_meters(ui, visit, go))
    column.addWidget(_buttons(ui, visit, go, print_programme))
    return part


def _words(ui: UiContext, row: VisitRow, go: Go) -> LinkRow:
    """Which visit it is; pressed, it is shown."""
    texts = ui.texts
    what = texts.tr("Visit under way") if row.days_until < 0 else texts.tr("Next visit")
    towns = " · ".join(place.name for place in row.partner_places)
    if row.place is not None:
        towns = f"{towns} → {row.place.name}" if towns else row.place.name
    days = date_interval(row.starts_on, row.ends_on, texts.language, form="plain")
    facts = [line for line in (towns, days) if line]
    words = link(ui, ", ".join((what, row.name, *facts)), Show("visit", row.id), go, upright=True)
    words.line.addWidget(label(ui, what, "label", "ink2"))
    words.line.addWidget(label(ui, row.name, "h1", wrap=True))
    for line in facts:
        words.line.addWidget(label(ui, line, "body", "ink2", wrap=True))
    words.line.addStretch(1)
    return words


def _meters(ui: UiContext, visit: ComingVisit, go: Go) -> QHBoxLayout:
    """A bar for everything of which there is any; each leads to what it counts."""
    tr, key = ui.texts.tr, visit.row.id
    line = QHBoxLayout()
    line.setSpacing(ui.look.px(Space.S))
    for words, progress, target in (
        (tr("Confirmed"), visit.confirmed, Show("visit_people", key)),
        (tr("In all languages"), visit.translated, Show("visit_programme", key)),
        (tr("Tasks done"), visit.tasks, Show("visit_tasks", key)),
    ):
        if progress.total:
            line.addWidget(_meter(ui, words, progress, target, go), 1)
    return line


def _meter(ui: UiContext, words: str, progress: Progress, target: Show, go: Go) -> LinkRow:
    said = ui.texts.tr("{done} of {total}").format(done=progress.done, total=progress.total)
    part = link(ui, f"{words}: {said}", target, go, upright=True)
    column, edge = part.line, ui.look.px(Space.XS)
    column.setContentsMargins(edge, edge, edge, edge)
    line = QHBoxLayout()
    line.setSpacing(ui.look.px(Space.S))
    line.addWidget(label(ui, words, "label", "ink2", wrap=True), 1)
    line.addWidget(label(ui, said, "strong"))
    column.addLayout(line)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, progress.total)
    bar.setValue(progress.done)
    bar.setAccessibleName(f"{words}: {said}")
    bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    column.addWidget(bar)
    return part


def _buttons(
    ui: UiContext, visit: ComingVisit, go: Go, print_programme: Callable[[int], None]
) -> QWidget:
    texts, row = ui.texts, visit.row
    flow = Flow(ui.look.px(Space.S))
    open_it = Button(ui, texts.tr("Open visit"), icon="bus", variant="primary", small=True)
    open_it.clicked.connect(partial(go, Show("visit", row.id)))
    flow.add_part(open_it)
    if visit.translated.total:
        printed = Button(ui, texts.tr("Print programme…"), icon="printer", small=True)
        printed.clicked.connect(partial(print_programme, row.id))
        flow.add_part(printed)
    return flow
