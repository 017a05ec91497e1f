"""How old the members are, who comes and goes, and what they bring; as charts or as a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.dates import long_date
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.members.statistics import member_statistics, names_behind, people_behind
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.cards import Card, PageHeader
from twincrm.ui.kit.charts import AcrossChart, UpDownChart
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.legend import ChartTitle
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.members.figures import (
    Figures,
    Named,
    age_lines,
    share_lines,
    year_lines,
)
from twincrm.ui.members.honours import HonourRows, which_birthdays
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import ActionSpec, Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from twincrm.domain.records.member_statistics import MemberStatistics
    from twincrm.ui.kit.charts import BarChart, Fill
    from twincrm.ui.members.figures import (
        Figure,
    )
    from twincrm.ui.members.honours import Certificates
    from twincrm.ui.window.page import Page, PageServices

    PrintFigures = Callable[[PageServices], None]

ONE_COLUMN = 860
"""Below this effective width the charts stand below each other."""


class StatisticsPage(QWidget):
    """Charts whose bars list their people, the same figures as a table, and on paper."""

    def __init__(
        self,
        services: PageServices,
        print_figures: PrintFigures,
        certificates: Certificates | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        self._print = print_figures
        tr = ui.texts.tr
        self.back = Button(ui, tr("Members"), icon="chevron-left")
        self.as_table = Button(ui, tr("As table"), icon="list-checks")
        self.as_table.setCheckable(True)
        self.paper = Button(ui, tr("Print…"), icon="printer", key=key_text("Ctrl+P"))
        self.header = PageHeader(ui, tr("Statistics"), (self.as_table, self.paper))
        self.header.put_before_title(self.back)
        self.ages = AcrossChart(ui, tr("How old are we?"))
        self.years = UpDownChart(ui, tr("Joined, left, died"))
        self.sectors = AcrossChart(ui, tr("Where they are active"))
        self.languages = AcrossChart(ui, tr("Languages"))
        self.warning = InlineNotice(ui, "info", "")
        self.honours = HonourRows(services, certificates)
        self.certify = Button(ui, tr("Print certificates…"), icon="award", small=True)
        self._honours = self._honour_card()
        self._numbers = Flow(ui.look.px(Space.L))
        self.table = RowTable(ui, tr("Figures"))
        self.figures = LazyTableModel(Figures(()), _columns(tr))
        self.table.setModel(self.figures)
        self.table.set_widths((260, 320, 100))
        self._titles: dict[BarChart, ChartTitle] = {}
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.refresh()
        ReadingOrder(self)

    @classmethod
    def make(
        cls, print_figures: PrintFigures, certificates: Certificates | None = None
    ) -> Callable[[PageServices], Page]:
        """What makes this page, with the ways to paper."""
        return partial(_make, print_figures=print_figures, certificates=certificates)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Statistics")

    @property
    def count(self) -> int | None:
        """None: the side bar counts the members."""
        return None

    @property
    def charts(self) -> tuple[BarChart, ...]:
        """All of them, in the order of reading."""
        return (self.ages, self.years, self.sectors, self.languages)

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        return (
            ActionSpec(
                "statistics.print", Message("Print…"), self.print_figures, "Ctrl+P", "printer"
            ),
            ActionSpec(
                "statistics.table",
                Message("As table"),
                self.as_table.click,
                "",
                "list-checks",
                checked=self.as_table.isChecked,
            ),
        )

    def panes(self) -> tuple[QWidget, ...]:
        """The charts, or the table."""
        return (self.table,) if self.as_table.isChecked() else self.charts

    def show_item(self, show: Show) -> None:
        """There is but one thing to show."""
        del show

    def start(self) -> None:
        """Put the keyboard into the first chart, or into the table."""
        self.panes()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def state(self) -> object:
        """Whether the table is shown."""
        return self.as_table.isChecked()

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, bool) and state != self.as_table.isChecked():
            self.as_table.click()

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def refresh(self) -> None:
        """Count anew."""
        texts = self._ui.texts
        found = self._services.dispatcher.glance(member_statistics, clock.today(), texts.language)
        tr = texts.tr
        lines = (
            age_lines(found, texts),
            year_lines(found, texts),
            share_lines("sector", found.sectors, tr("nothing noted")),
            share_lines("language", found.languages, tr("nothing noted")),
        )
        for chart, shown in zip(self.charts, lines, strict=True):
            chart.show_lines(shown)
        named = [chart.accessibleName() for chart in self.charts]
        figures = Figures(tuple(zip(named, lines, strict=True)))
        self.figures.set_ids(figures.ids(), figures)
        self._show_numbers(found)
        self._show_legends(found)
        self._honours.setVisible(self.honours.show_due() > 0)
        self.certify.setVisible(bool(self.honours.to_certify))
        day = long_date(found.on, texts.language)
        self.header.set_count(tr("on {date}").format(date=day))
        known = sum(age.number for age in found.ages if age.key != "unknown")
        words = tr("{n} of {total} people whose age is known are 60 or older.")
        self.warning.set_text(words.format(n=found.over_60, total=known))
        self.warning.setVisible(known > 0)

    def list_people(self, key: str, words: str) -> None:
        """Who stands behind a bar; Enter leads to one of them."""
        ask, ui = self._services.dispatcher.glance, self._ui
        behind = ask(people_behind, clock.today()).get(key, ())
        dialog = Dialog(ui, words, icon="users", parent=self.window())
        table = RowTable(ui, words)
        columns = (Column[str]("name", ui.texts.tr("Name"), str, width=380),)
        table.setModel(LazyTableModel(Named(ask(names_behind, behind)), columns))
        table.setMinimumSize(ui.look.px(420), ui.look.px(300))
        chosen: list[int] = []

        def take(person: object) -> None:
            if isinstance(person, int):
                chosen.append(person)
                dialog.accept()

        table.row_opened.connect(take)
        dialog.body.addWidget(table, 1)
        dialog.exec()
        dialog.deleteLater()
        if chosen:
            self._services.navigate(Show("person", chosen[0]))

    def print_figures(self) -> None:
        """The same charts on paper."""
        self._print(self._services)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show one chart below the other."""
        super().resizeEvent(event)
        narrow = self.width() / self._ui.look.zoom < ONE_COLUMN
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(down if narrow else across)
        self.header.set_compact(narrow)

    def _build(self) -> None:
        px = self._ui.look.px
        page = ScrollPage(self._ui, bar_gap=Space.S)
        numbers = Card(self._ui)
        numbers.body.addWidget(self._numbers)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._card(self.ages, self.warning))
        left.addStretch(1)
        for chart in (self.years, self.sectors, self.languages):
            right.addWidget(self._card(chart))
        right.insertWidget(1, self._honours)
        right.addStretch(1)
        self._halves = QHBoxLayout()
        for half in (left, right):
            half.setSpacing(px(Space.M))
            self._halves.addLayout(half, 1)
        self._halves.setSpacing(px(Space.M))
        page.body.addWidget(numbers)
        page.body.addLayout(self._halves)
        page.body.addStretch(1)
        self._stack.addWidget(page)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.PAGE))
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)

    def _card(self, chart: BarChart, *below: QWidget) -> Card:
        ui = self._ui
        card = Card(ui)
        self._titles[chart] = title = ChartTitle(ui, chart.accessibleName())
        card.body.addWidget(title)
        for part in (chart, *below):
            card.body.addWidget(part)
        return card

    def _honour_card(self) -> Card:
        card, tr = Card(self._ui), self._ui.texts.tr
        title = tr("To be honoured in {year}").format(year=clock.today().year)
        card.body.addWidget(label(self._ui, title, "h2", wrap=True))
        rule = label(self._ui, which_birthdays(self._ui.texts), "small", "ink2", wrap=True)
        card.body.addWidget(rule)
        card.body.addWidget(self.honours)
        card.body.addWidget(self.certify, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _connect(self) -> None:
        self.back.clicked.connect(partial(self._services.navigate, Show("membership")))
        self.as_table.clicked.connect(self._turn)
        self.paper.clicked.connect(self.print_figures)
        self.certify.clicked.connect(self.honours.print_all)
        for chart in self.charts:
            chart.picked.connect(self._pick)
        self.table.row_opened.connect(self._pick_row)
        self._services.hub.changed.connect(self._take_changes)
        self._services.hub.day_turned.connect(self._take_changes)

    def _turn(self) -> None:
        self._stack.setCurrentIndex(int(self.as_table.isChecked()))
        self._services.frame_changed()

    def _pick(self, key: str) -> None:
        bars = [bar for chart in self.charts for bar in chart.bars if bar.key == key]
        if bars:
            self.list_people(key, bars[0].said)

    def _pick_row(self, row: object) -> None:
        if isinstance(row, int):
            figure = self.figures.row_at(row)
            if figure.number:
                self._pick(figure.key)

    def _show_legends(self, found: MemberStatistics) -> None:
        tr = self._ui.texts.tr
        women, men, others = (
            sum(getattr(age, who) for age in found.ages) for who in ("women", "men", "others")
        )
        entries: list[tuple[Fill, str]] = [
            ("strong", tr("Women {n}").format(n=women)),
            ("pale", tr("Men {n}").format(n=men)),
        ]
        if others:
            entries.append(("plain", tr("in brackets: not stated {n}").format(n=others)))
        self._titles[self.ages].show_entries(entries)
        moved: list[tuple[Fill, str]] = [
            ("strong", tr("joined")),
            ("bad", tr("left")),
            ("plain", tr("died")),
        ]
        self._titles[self.years].show_entries(moved)

    def _show_numbers(self, found: MemberStatistics) -> None:
        tr, texts = self._ui.texts.tr, self._ui.texts
        for part in self._numbers.parts:
            self._numbers.take_out(part)
            part.deleteLater()
        bodies = texts.trn("and {n} organisation", "and {n} organisations", found.bodies)
        since = tr("since January {year}").format(year=found.since)
        moved = tr("{joined} new, {left} left, {died} died").format(
            joined=found.joined, left=found.left, died=found.died
        )
        average = "–" if found.average is None else str(found.average)
        for figure, word, second in (
            (str(found.people), tr("people are members"), bodies if found.bodies else ""),
            (average, tr("years on average"), tr("of those whose age is known")),
            (str(found.under_50), tr("are younger than 50"), ""),
            (f"{found.change:+d}".replace("-", "−"), since, moved),
        ):
            self._numbers.add_part(self._number(figure, word, second))

    def _number(self, figure: str, word: str, second: str) -> QWidget:
        ui = self._ui
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, ui.look.px(Space.L), 0)
        line.setSpacing(ui.look.px(Space.M))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, word, "strong"))
        if second:
            words.addWidget(label(ui, second, "small", "ink2"))
        line.addWidget(label(ui, figure, "figure"))
        line.addLayout(words)
        return made

    def _take_changes(self, changes: object) -> None:
        del changes
        self.refresh()


def _columns(tr: Callable[[str], str]) -> tuple[Column[Figure], ...]:
    return (
        Column("chart", tr("Figures"), lambda row: row.chart, width=260),
        Column("who", tr("Who"), lambda row: row.who, width=320),
        Column("number", tr("How many"), lambda row: str(row.number), "end", width=100),
    )


def _make(
    services: PageServices, print_figures: PrintFigures, certificates: Certificates | None
) -> Page:
    return StatisticsPage(services, print_figures, certificates)
