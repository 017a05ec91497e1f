"""Who is to be honoured this year: each line with its day, its state and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.jubilees import BIRTHDAYS, YEARLY_FROM
from twincrm.domain.terms import HonourKind
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.members.certified import Given, has_certificate
from twincrm.services.members.honours import AddAward, NoteHonours, RemoveHonour
from twincrm.services.members.jubilees import due_honours, noted_honours
from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.date_field import DateField
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.members.asking import performed, typed_day
from twincrm.ui.members.words import date_words
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from twincrm.domain.texts import Translator
    from twincrm.services.members.jubilees import ContactKind, Due, HonourState, Noted
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.window.page import PageServices

    Certificates = Callable[[PageServices, tuple[Given, ...]], None]

WORDS: dict[str, Message] = {
    HonourKind.MEMBERSHIP: Message("{n} years a member"),
    HonourKind.BIRTHDAY: Message("turns {n}"),
    HonourKind.HOSTING: Message("{n} years a host family"),
    HonourKind.TRAVELLING: Message("{n} journeys"),
}
TURNED = Message("turned {n}")
"""Of a birthday that is over."""
ICONS: dict[str, str] = {
    HonourKind.MEMBERSHIP: "award",
    HonourKind.BIRTHDAY: "cake",
    HonourKind.HOSTING: "house",
    HonourKind.TRAVELLING: "bus",
    HonourKind.AWARD: "award",
}
STATES: dict[HonourState, tuple[ToneName, str, Message]] = {
    "open": ("warn", "clock", Message("still open")),
    "done": ("ok", "check", Message("honoured")),
    "declined": ("neutral", "x", Message("left out")),
}


class HonourRows(QWidget):
    """The honours of the year as lines; pressed, one offers what can be done with it.

    *contacts* narrows them down to some people, households and organisations, and shows what they
    were given before.
    """

    def __init__(self, services: PageServices, certificates: Certificates | None = None) -> None:
        super().__init__()
        self._services = services
        self._certificates = certificates
        self._given: list[Given] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[LinkRow] = []

    def show_due(self, contacts: Collection[tuple[ContactKind, int]] | None = None) -> int:
        """Show those of this year; how many lines there are."""
        ask, today = self._services.dispatcher.glance, clock.today()
        language = self._services.ctx.texts.language
        for row in self.rows:
            row.hide()
            row.deleteLater()
        due = ask(due_honours, today.year, language, today, contacts)
        self.rows = [self._due(each, named=contacts is None) for each in due]
        self._given = [Given(each.honour) for each in due if each.state == "open"]
        if contacts is not None:
            shown = {each.honour for each in due}
            noted = [each for each in ask(noted_honours) if each.honour[:2] in contacts]
            self.rows += [self._noted(each) for each in noted if each.honour not in shown]
        for row in self.rows:
            self._column.addWidget(row)
        return len(self.rows)

    @property
    def to_certify(self) -> tuple[Given, ...]:
        """Those shown that are still open and for which a certificate is handed over."""
        return tuple(each for each in self._given if has_certificate(each.honour.kind))

    def print_all(self) -> None:
        """Print certificates for all that are still open."""
        if self.to_certify:
            self._print(self.to_certify)

    def menu_of(self, due: Due) -> QMenu:
        """What can be done with an honour of this year."""
        texts, act = self._services.ctx.texts, self._note
        entries: list[tuple[str, Callable[[], object], bool]] = [
            (texts.tr("Done today"), partial(act, due, clock.today()), due.state != "done"),
            (texts.tr("Done on the day"), partial(act, due, _day_of(due)), due.state != "done"),
            (texts.tr("Is not to be honoured"), partial(act, due, None, declined=True),
             due.state != "declined"),
            (texts.tr("Still open"), partial(act, due, None), due.state != "open"),
        ]  # fmt: skip
        menu = self._menu(entries)
        menu.addSeparator()
        self._offer_certificate(menu, Given(due.honour))
        where = Show(due.honour.contact, due.honour.contact_id)
        shown = menu.addAction(texts.tr("Show {name}").format(name=due.name))
        shown.triggered.connect(partial(self._services.navigate, where))
        return menu

    def _menu(self, entries: list[tuple[str, Callable[[], object], bool]]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._services.ctx.look.font("body"))
        for words, act, possible in entries:
            entry = menu.addAction(words)
            entry.setEnabled(possible and self._services.writable)
            entry.triggered.connect(partial(_act, act))
        return menu

    def _due(self, due: Due, *, named: bool) -> LinkRow:
        texts = self._services.ctx.texts
        what, day = what_words(texts, due), date_words(texts, due.on)
        tone, icon, word = STATES[due.state]
        texts_of_row = (due.name, f"{what} · {day}") if named else (what, day)
        row = self._row(ICONS[due.honour.kind], *texts_of_row, (tone, texts.say(word), icon))
        row.clicked.connect(partial(self._open, row, partial(self.menu_of, due)))
        if due.state == "open":
            self._put_certificate(row, Given(due.honour))
        return row

    def _noted(self, noted: Noted) -> LinkRow:
        texts = self._services.ctx.texts
        day = date_words(texts, noted.done_on.isoformat()) if noted.done_on else ""
        number = noted.honour.number
        words = noted.title or texts.say(WORDS[noted.honour.kind].with_values(n=number))
        tone, icon, word = STATES["declined" if noted.declined else "done"]
        row = self._row(ICONS[noted.honour.kind], words, day, (tone, texts.say(word), icon))
        entries: list[tuple[str, Callable[[], object], bool]] = [
            (texts.tr("Remove"), partial(self._remove, noted, words), True)
        ]
        given = Given(noted.honour, noted.title)
        self._put_certificate(row, given)
        row.clicked.connect(partial(self._open, row, partial(self._kept_menu, entries, given)))
        return row

    def _kept_menu(
        self, entries: list[tuple[str, Callable[[], object], bool]], given: Given
    ) -> QMenu:
        menu = self._menu(entries)
        self._offer_certificate(menu, given)
        return menu

    def _offer_certificate(self, menu: QMenu, given: Given) -> None:
        """A birthday has none."""
        if self._certificates is not None and has_certificate(given.honour.kind):
            entry = menu.addAction(self._services.ctx.texts.tr("Print certificate…"))
            entry.triggered.connect(partial(_act, partial(self._print, (given,))))

    def _put_certificate(self, row: LinkRow, given: Given) -> None:
        """What prints it, in sight; the menu of the line has it as well."""
        if self._certificates is not None and has_certificate(given.honour.kind):
            said = self._services.ctx.texts.tr("Print certificate…")
            button = Button(
                self._services.ctx, said, icon="printer", variant="quiet", icon_only=True
            )
            button.clicked.connect(partial(_act, partial(self._print, (given,))))
            row.line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _print(self, given: tuple[Given, ...]) -> None:
        if self._certificates is not None:
            self._certificates(self._services, given)

    def _row(self, icon: str, text: str, second: str, face: tuple[ToneName, str, str]) -> LinkRow:
        ui, (tone, word, sign) = self._services.ctx, face
        row = LinkRow(ui, ", ".join(part for part in (text, second, word) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, text, "strong", wrap=True))
        if second:
            words.addWidget(label(ui, second, "small", "ink2", wrap=True))
        # Below the words: beside them both are cut in a narrow window.
        words.addWidget(Badge(ui, word, tone, sign), 0, Qt.AlignmentFlag.AlignLeading)
        row.line.addWidget(icon_label(ui, icon, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        row.line.addLayout(words, 1)
        return row

    def _open(self, row: LinkRow, menu: Callable[[], QMenu], *_: bool) -> None:
        menu().popup(row.mapToGlobal(QPoint(row.width() // 3, row.height())))

    def _note(self, due: Due, done_on: date | None, *, declined: bool = False) -> None:
        self._services.perform(NoteHonours((due.honour,), done_on, declined))

    def _remove(self, noted: Noted, words: str) -> None:
        self._services.perform(RemoveHonour(noted.id, words))


class AwardDialog:
    """What somebody was given, and on which day."""

    def __init__(
        self,
        services: PageServices,
        contact: tuple[ContactKind, int],
        name: str,
        parent: QWidget | None,
    ) -> None:
        self._services, self._contact, self._name = services, contact, name
        ui, tr = services.ctx, services.ctx.texts.tr
        self.title = TextField(ui, placeholder=tr("such as: golden pin of honour"))
        self.day = DateField(ui, clock.today().isoformat(), about=About.RECENT)
        self.title_field = LabelledField(ui, tr("What is awarded?"), self.title)
        self.day_field = LabelledField(ui, tr("Awarded on"), self.day, optional=True)
        self.dialog = Dialog(
            ui, tr("Award to {name}").format(name=name), icon="award", parent=parent
        )
        for part in (self.title_field, self.day_field):
            self.dialog.body.addWidget(part)
        self.dialog.body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(460))
        ask_before_giving_up(ui, services.asker, self.dialog, lambda: None, self.save)

    def ask(self) -> None:
        """Show the dialog until the award is saved or given up."""
        self.title.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()

    def save(self) -> None:
        """Keep the award; what is wrong is said at its field."""
        fields = {"title": self.title_field, "done_on": self.day_field}
        if performed(self._services, self._command, fields, self.title_field) is not None:
            self.dialog.accept()

    def _command(self) -> AddAward:
        day = typed_day("done_on", self.day, self._services.ctx.texts.language)
        return AddAward(*self._contact, self._name, self.title.value, day)


def which_birthdays(texts: Translator) -> str:
    """Which birthdays stand among the honours."""
    ages = ", ".join(map(str, BIRTHDAYS))
    words = texts.tr("Birthdays: {ages}, and every one from {age} on.")
    return words.format(ages=ages, age=YEARLY_FROM)


def what_words(texts: Translator, due: Due) -> str:
    """What somebody is honoured for."""
    words = WORDS[due.honour.kind]
    if due.honour.kind is HonourKind.BIRTHDAY and due.on < clock.today().isoformat():
        words = TURNED
    return texts.say(words.with_values(n=due.honour.number))


def _day_of(due: Due) -> date | None:
    """The day of the honour; today where it is known in part only."""
    from datetime import date

    try:
        return date.fromisoformat(due.on)
    except ValueError:
        return clock.today()


def _act(act: Callable[[], object], *_: bool) -> None:
    act()
