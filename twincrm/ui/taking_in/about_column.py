"""Everything about the chosen column of a table: what it becomes, why, and what has to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from twincrm.services.interchange.seen_columns import day_in_words, every_meaning
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.fields import CheckField, ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.taking_in.column_words import ONE_CELL, certainty, doubtful, options
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from datetime import date

    from twincrm.exchange.tables.days import Order, Years
    from twincrm.exchange.tables.mapping import Mapping
    from twincrm.services.interchange.seen_columns import SeenColumn
    from twincrm.ui.kit.context import UiContext

WIDTH = 300
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
YEARS: tuple[Years, ...] = ("", "old", "none")


class AboutColumn(Card):
    """The card beside the columns.

    Signals: meaning_said(str); order_said(str) with ``dmy`` or ``mdy``; years_said(str) with a
    word of `Years`; proper_case_said(bool): whether names in capitals are written as usual;
    agreed().
    """

    meaning_said = Signal(str)
    order_said = Signal(str)
    years_said = Signal(str)
    proper_case_said = Signal(bool)
    agreed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        tr = ui.texts.tr
        self._title = label(ui, "", "h2", wrap=True)
        self._badge = status_badge(ui, "neutral", "")
        self.meaning = ChoiceField(ui, options(ui.texts, every_meaning()))
        self._why = label(ui, "", "body", "ink2", wrap=True)
        self._question = label(ui, "", "strong", wrap=True)
        self.orders = {order: QRadioButton() for order in ORDERS}
        self._group = QButtonGroup(self)
        self._short = label(ui, "", "strong", wrap=True)
        self.years: dict[Years, QRadioButton] = {years: QRadioButton() for years in YEARS}
        self._sorts = QButtonGroup(self)
        words = tr("Names in capitals stay so; ticked, MÜLLER becomes Müller.")
        self.proper_case = CheckField(ui, tr("Write names in usual letters"))
        self._loud = label(ui, words, "small", "ink2", wrap=True)
        self.agree = Button(ui, tr("That is right"), icon="check", small=True)
        self._rest = label(ui, "", "small", "ink2", wrap=True)
        notice = InlineNotice(
            ui, "info", tr("What the columns become is remembered and proposed the next time.")
        )
        page = ScrollPage(ui, margin=Space.L)
        parts = (self._title, self._badge, LabelledField(ui, tr("Becomes"), self.meaning))
        asked = (self._why, self._question, *self.orders.values(), self._short)
        more = (*self.years.values(), self.agree, self.proper_case, self._loud, self._rest)
        for part in (*parts, *asked, *more):
            page.body.addWidget(part)
        page.body.addStretch(1)
        page.body.addWidget(notice)
        self.body.addWidget(page)
        self.setFixedWidth(ui.look.px(WIDTH))
        self._connect()

    @property
    def text(self) -> str:
        """All that is said of the column, line by line."""
        return self.accessibleDescription()

    def show_column(
        self, column: SeenColumn, mapping: Mapping, today: date, *, agreed: bool
    ) -> None:
        """Say everything about a column of the table that *mapping* describes."""
        texts, found = self._ui.texts, column.column
        name = found.header or texts.tr("without a header")
        words = texts.tr("Column {letter}: {name}")
        self._title.setText(words.format(letter=column.letter, name=" ".join(name.split())))
        tone, word, icon = certainty(self._ui, column, agreed=agreed)
        self._badge.setText(word)
        self._badge.set_tone(tone, icon)
        blocked = self.meaning.blockSignals(True)
        self.meaning.set_value(found.meaning)
        self.meaning.blockSignals(blocked)
        self._why.setText(" ".join(self._explained(column, today)))
        self._ask(column, today)
        self._ask_years(column, today)
        self._show_capitals(column, mapping)
        self.agree.setVisible(doubtful(column, agreed=agreed) and not found.undecided)
        self._rest.setText(self._without(column))
        self._rest.setVisible(bool(self._rest.text()))
        said = (self._title, self._badge, self._why, self._question, self._short, self._rest)
        self.setAccessibleDescription("\n".join(each.text() for each in said if each.text()))

    def _connect(self) -> None:
        self.meaning.value_changed.connect(self._say_meaning)
        self.agree.clicked.connect(self.agreed)
        for choice in self.orders.values():
            self._group.addButton(choice)
        self._group.buttonClicked.connect(self._say_order)
        for choice in self.years.values():
            self._sorts.addButton(choice)
        self._sorts.buttonClicked.connect(self._say_years)
        self.proper_case.clicked.connect(self.proper_case_said)

    def _explained(self, column: SeenColumn, today: date) -> list[str]:
        """Why it is taken for that, and how its first cell is read."""
        texts, found = self._ui.texts, column.column
        said = [texts.say(found.reason)]
        read = ""
        if column.dated and column.samples and not found.undecided:
            read = day_in_words(column.samples[0], found, today, texts.language)
        if read:
            words = texts.tr("“{text}” is read as {day}.")
            said.append(words.format(text=column.samples[0], day=read))
            if found.field != "left" and not column.short:
                said.append(texts.tr("A year of two digits is never taken for one to come."))
        if found.field in ONE_CELL:
            said.append(texts.tr("One cell holds several things; they are taken apart."))
        if found.meaning == "keep":
            said.append(texts.tr("Nothing is lost: every value stands in the note."))
        return said

    def _ask(self, column: SeenColumn, today: date) -> None:
        """Ask for the order of day and month, where both can be read."""
        texts = self._ui.texts
        sample = next(iter(column.samples), "")
        language = texts.language
        read = {o: day_in_words(sample, column.column, today, language, order=o) for o in ORDERS}
        asked = column.either and len(set(read.values())) > 1
        words = texts.tr("Does the day or the month come first? “{text}” would be:")
        self._question.setText(words.format(text=sample) if asked else "")
        self._question.setVisible(asked)
        self._group.setExclusive(False)
        for order, choice in self.orders.items():
            chosen = column.column.order == order and not column.column.undecided
            choice.setText(read[order] or texts.tr("no date"))
            choice.setVisible(asked)
            choice.setChecked(asked and chosen)
        self._group.setExclusive(True)

    def _ask_years(self, column: SeenColumn, today: date) -> None:
        """Ask what years of two digits are, where a birthday has one."""
        texts, short, asked = self._ui.texts, column.short, bool(column.short)
        words = texts.tr("Some years have two digits. “{text}” would be:")
        self._short.setText(words.format(text=short) if asked else "")
        self._short.setVisible(asked)
        self._sorts.setExclusive(False)
        found, seen = column.column, set[str]()
        for years, choice in self.years.items():
            read = day_in_words(short, found, today, texts.language, years=years)
            choice.setText(read or texts.tr("no date"))
            choice.setVisible(asked and (read not in seen or years == found.years))
            choice.setChecked(asked and found.years == years)
            seen.add(read)
        self._sorts.setExclusive(True)

    def _show_capitals(self, column: SeenColumn, mapping: Mapping) -> None:
        named = column.column.field in ("family", "full_name", "family_given")
        for part in (self.proper_case, self._loud):
            part.setVisible(named and mapping.capitals)
        self.proper_case.setChecked(mapping.proper_case)

    def _without(self, column: SeenColumn) -> str:
        texts, empty = self._ui.texts, column.rows - column.filled
        if not empty or column.column.meaning == "out":
            return ""
        return texts.trn(
            "{n} row says nothing here. It is taken in all the same.",
            "{n} rows say nothing here. They are taken in all the same.",
            empty,
        )

    def _say_meaning(self) -> None:
        self.meaning_said.emit(str(self.meaning.value))

    def _say_order(self) -> None:
        order = next((o for o, choice in self.orders.items() if choice.isChecked()), "")
        if order:
            self.order_said.emit(order)

    def _say_years(self) -> None:
        years = next((y for y, choice in self.years.items() if choice.isChecked()), "")
        self.years_said.emit(years)
