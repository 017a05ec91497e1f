"""What is said of a list as a whole: its towns, of what its people are members, letters, fees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from twincrm.domain.countries import country_name, language_name
from twincrm.runtime import clock
from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.kit.fields import CheckField, ChoiceField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.kit.suggestions import Suggestions
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.services.interchange.whole_list import WholeList
    from twincrm.ui.kit.context import UiContext

OURS, OTHER, NONE = WAYS = ("ours", "other", "none")
LETTERS = ("de", "fr", "pl", "en")
"""The languages in which letters are written."""
_TOWNS_NAMED = 30
_YEARS = 10
"""So many years back a fee may be of."""


class WholeStep(QWidget):
    """A card for each: members of what, year of the fees, towns, names in capitals, letters.

    Signals: changed() when something else is said.
    """

    changed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        tr = ui.texts.tr
        self._look: WholeList | None = None
        self._proposed: dict[str, Any] = {}
        self.towns = label(ui, "", "body", wrap=True, selectable=True)
        self.places = CheckField(ui, tr("Add them as places"), value=True)
        self.ways = {way: QRadioButton() for way in WAYS}
        self._group = QButtonGroup(self)
        self._clicked = False
        self.doubt = InlineNotice(ui, "warn", "")
        self.body = TextField(ui)
        self._bodies = QStringListModel(self)
        self.letters = CheckField(ui, tr("Write to the new contacts in this language:"))
        self.language = ChoiceField(ui, self._languages())
        self.language.setAccessibleName(self.letters.text())
        self.year = ChoiceField(ui, ())
        self.numbered = CheckField(ui, tr("Give numbers to members without one"), value=True)
        self.next = label(ui, "", "small", "ink2", wrap=True)
        self.proper_case = CheckField(ui, tr("Write names and towns in usual letters"))
        self.loud = label(ui, "", "small", "ink2", wrap=True)
        self._build()
        self._connect()

    @property
    def complete(self) -> bool:
        """Whether all that has to be said was said."""
        if self._look is None or not self._look.members:
            return True
        way = self._way()
        return bool(self.body.value) if way == OTHER else bool(way)

    @property
    def asked(self) -> QWidget | None:
        """What has to be decided first; None where everything is proposed."""
        if self.complete:
            return None
        return self.body if self._way() == OTHER else self.ways[OURS]

    def show_list(self, source: TableSource, look: WholeList) -> None:
        """Show what is proposed for a list."""
        self._look, mapping = look, source.mapping
        self.places.setChecked(mapping.places is not False)
        self._bodies.setStringList(list(look.bodies))
        self._show_words(look)
        unsaid = bool(look.abroad) and mapping.members_of == OURS
        self._group.setExclusive(False)
        for way, choice in self.ways.items():
            choice.setChecked(way == mapping.members_of and not unsaid)
        self._group.setExclusive(True)
        self.body.set_value(mapping.body)
        self.letters.setChecked(bool(mapping.letters))
        self.language.set_value(look.language if look.language in LETTERS else LETTERS[0])
        self._show_years(look.fee_year)
        self.numbered.setChecked(True)
        self.proper_case.setChecked(mapping.proper_case)
        self.loud_card.setVisible(bool(look.loud))
        self.towns_card.setVisible(bool(look.towns))
        self.members_card.setVisible(look.members)
        self.doubt.setVisible(unsaid)
        self._tell()
        self._proposed = self.wishes()

    @property
    def said(self) -> bool:
        """Whether somebody said other than what was proposed."""
        return self._look is not None and self.wishes() != self._proposed

    def wishes(self) -> dict[str, Any]:
        """What was said, as `told` understands it."""
        look = self._look
        said: dict[str, Any] = {
            "letters": str(self.language.value) if self.letters.value else "",
        }
        if look is not None and look.towns:
            said["places"] = self.places.value
        if look is not None and look.members:
            said |= {"members_of": self._way(), "organisation": self.body.value}
        if look is not None and look.fee_year:
            said["fee_year"] = self.year.value
        if look is not None and look.next_number:
            said["numbered"] = self.numbered.value and self._way() == OURS
        if look is not None and look.loud:
            said["proper_case"] = self.proper_case.value
        return said

    def _show_years(self, year: int) -> None:
        """The years that subscriptions may be of, that of the list chosen."""
        now = clock.today().year
        years = sorted({*range(now - _YEARS, now + 2), year} - {0}, reverse=True)
        self.year.set_options([Option(each, str(each)) for each in years])
        self.year.set_value(year)

    def _show_words(self, look: WholeList) -> None:
        texts = self._ui.texts
        town = texts.tr("{town} ({people})")
        named = [town.format(town=t.name, people=t.people) for t in look.towns[:_TOWNS_NAMED]]
        left = len(look.towns) - len(named)
        more = texts.trn("and {n} more", "and {n} more", left)
        self.towns.setText(", ".join([*named, *([more] if left else [])]))
        ours = texts.tr("our association ({name})") if look.association else ""
        words = ours.format(name=look.association) or texts.tr("our association")
        self.ways[OURS].setText(words.replace("&", "&&"))
        self.next.setText(texts.tr("The first gets {number}.").format(number=look.next_number))
        becomes = texts.tr("{loud} becomes {usual}")
        self.loud.setText(", ".join(becomes.format(loud=a, usual=b) for a, b in look.loud))
        land = country_name(look.abroad, texts.language) if look.abroad else ""
        self.doubt.set_text(
            texts.tr(
                "Most addresses of this list lie in another country: {country}. Please say of "
                "what these people are members."
            ).format(country=land)
        )

    def _languages(self) -> tuple[Option, ...]:
        spoken = self._ui.texts.language
        return tuple(Option(code, language_name(code, spoken)) for code in LETTERS)

    def _build(self) -> None:
        tr = self._ui.texts.tr
        self.ways[OTHER].setText(tr("another organisation:"))
        self.ways[NONE].setText(tr("nothing that is kept"))
        made = Suggestions(self.body, self._bodies)
        made.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        made.list.setFont(self._ui.look.font("body"))
        self._list = made.list
        self.body.setCompleter(made.completer)
        named = LabelledField(
            self._ui,
            tr("Name of the organisation"),
            self.body,
            help_text=tr("A new name becomes a new organisation. What it says of fees is a note."),
        )
        self.named = named
        self.towns_card = self._card(
            tr("Towns not known yet"),
            (self.towns, self.places),
        )
        ways = (self.ways[OURS], self.ways[OTHER], named, self.ways[NONE])
        self.members_card = self._card(
            tr("These people are members of"),
            (self.doubt, *ways),
        )
        paid = LabelledField(self._ui, tr("The fees of this list are those of the year"), self.year)
        self.fees_card = self._card(tr("Fees"), (paid,))
        self.numbers_card = self._card(tr("Membership numbers"), (self.numbered, self.next))
        self.loud_card = self._card(tr("Names in capitals"), (self.proper_case, self.loud))
        self.letters_card = self._card(tr("Letters"), (self.letters, self.language))
        self._lay_out()

    def _lay_out(self) -> None:
        page = ScrollPage(self._ui)
        cards = (
            self.members_card,
            self.fees_card,
            self.numbers_card,
            self.towns_card,
            self.loud_card,
        )
        for card in (*cards, self.letters_card):
            page.body.addWidget(card)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _card(self, title: str, parts: tuple[QWidget, ...]) -> Card:
        card = Card(self._ui)
        card.body.setSpacing(self._ui.look.px(Space.S))
        card.body.addWidget(SectionHeader(self._ui, title, style="h3"))
        for part in parts:
            card.body.addWidget(part)
        return card

    def _connect(self) -> None:
        for choice in self.ways.values():
            self._group.addButton(choice)
            choice.installEventFilter(self)
        self._group.buttonClicked.connect(self._choose)
        self.body.value_changed.connect(self._tell)
        self.letters.value_changed.connect(self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether a way is chosen with the mouse or, on the way along them, with a key."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self._clicked = event.type() == QEvent.Type.MouseButtonPress
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        """The field that is asked for by a click takes the keyboard."""
        self._tell()
        if self._clicked and self._way() == OTHER:
            self.body.setFocus()

    def _way(self) -> str:
        return next((way for way, choice in self.ways.items() if choice.isChecked()), "")

    def _tell(self) -> None:
        self.named.setVisible(self._way() == OTHER)
        fees = self._look is not None and bool(self._look.fee_year)
        self.fees_card.setVisible(fees and self._way() in (OURS, ""))
        numbers = self._look is not None and bool(self._look.next_number)
        self.numbers_card.setVisible(numbers and self._way() in (OURS, ""))
        self.language.setEnabled(self.letters.value)
        self.changed.emit()
