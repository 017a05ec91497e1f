"""What can be chosen about a document: its languages, the size of its type, its parts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.dates import weekday_date
from twincrm.domain.texts import Message
from twincrm.runtime.language import LANGUAGES
from twincrm.services.printing.content import USUAL, Content
from twincrm.ui.kit.fields import CheckField, ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.type_sizes import type_sizes
from twincrm.ui.printing.own_choices import OwnChoices
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.services.printing.content import Part
    from twincrm.ui.printing.order import OrderField
    from twincrm.ui.window.page import PageServices

PARTS: tuple[tuple[Part, Message], ...] = (
    ("greeting", Message("Greeting")),
    ("details", Message("Remarks on the items")),
    ("ends", Message("When items end")),
    ("numbers", Message("Contacts and emergency numbers")),
    ("advice", Message("Good to know")),
    ("notes", Message("Lines for notes")),
)


class Choices(QWidget):
    """Fields for all that a document knows; *content* tells whether it has parts and sizes.

    Signals: chosen(): anything was chosen; asked once, whatever else had to follow.
    """

    chosen = Signal()

    def __init__(
        self,
        services: PageServices,
        languages: tuple[str, ...],
        most: int,
        *,
        content: bool,
        scale: float = USUAL.scale,
        days: tuple[date, ...] = (),
        fields: tuple[OrderField, ...] = (),
        letters: bool = False,
        by_reader: bool = False,
    ) -> None:
        super().__init__()
        ui = services.ctx
        self._services = services
        self._most = most
        tr = ui.texts.tr
        self._titled = tr("Language where none is noted") if by_reader else tr("Language")
        self._first = first = languages[0]
        second = languages[1] if len(languages) > 1 else ""
        self.first = ChoiceField(ui, _languages(services), first)
        self.second = ChoiceField(ui, _beside(services, first), second)
        self.type_size = ChoiceField(ui, type_sizes(ui), scale)
        self.scope = ChoiceField(ui, _scopes(services, days), None)
        self._days = days
        self.parts: dict[Part, CheckField] = {
            part: CheckField(ui, ui.texts.say(words), part in USUAL.parts) for part, words in PARTS
        }
        self.own = OwnChoices(ui, fields)
        self.own.chosen.connect(self.chosen)
        self.letters = CheckField(ui, ui.texts.tr("Letters between the names"), USUAL.letters)
        self._fill(content=content, letters=letters)
        self.first.value_changed.connect(self._choose_first)
        chosen = (self.second, self.type_size, self.scope, self.letters, *self.parts.values())
        for field in chosen:
            field.value_changed.connect(self.chosen)

    @property
    def languages(self) -> tuple[str, ...]:
        """The chosen languages, each once."""
        chosen = (str(self.first.value), str(self.second.value or ""))
        return tuple(dict.fromkeys(code for code in chosen[: self._most] if code))

    @property
    def content(self) -> Content:
        """The chosen parts and the size of the type."""
        parts: frozenset[Part] = frozenset(
            part for part, field in self.parts.items() if field.value
        )
        scale, day = self.type_size.value, self.scope.value
        days = frozenset((day,)) if isinstance(day, date) else frozenset[date]()
        size = scale if isinstance(scale, float) else USUAL.scale
        letters = bool(self.letters.value)
        return Content(parts, size, days, letters=letters, chosen=self.own.value)

    def _fill(self, *, content: bool, letters: bool) -> None:
        ui = self._services.ctx
        texts, column = ui.texts, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(LabelledField(ui, self._titled, self.first))
        if self._most > 1:
            column.addWidget(LabelledField(ui, texts.tr("Second language beside it"), self.second))
        column.addWidget(self.own)
        if content:
            column.addWidget(LabelledField(ui, texts.tr("Type size"), self.type_size))
            if len(self._days) > 1:
                column.addWidget(LabelledField(ui, texts.tr("Scope"), self.scope))
            column.addWidget(label(ui, texts.tr("Content"), "label"))
            for field in self.parts.values():
                column.addWidget(field)
        if letters:
            column.addWidget(self.letters)

    def _choose_first(self) -> None:
        """The second language is never the first: where they meet they change places."""
        former, self._first = self._first, str(self.first.value)
        second = self.second.value
        blocked = self.second.blockSignals(True)  # both choices make one document
        self.second.set_options(_beside(self._services, self._first))
        self.second.set_value(former if second == self._first else second)
        self.second.blockSignals(blocked)
        self.chosen.emit()


def _scopes(services: PageServices, days: tuple[date, ...]) -> list[Option]:
    """All days, or one of them."""
    texts = services.ctx.texts
    whole = texts.trn("{n} day", "All {n} days", len(days))
    return [Option(None, whole), *(Option(day, weekday_date(day, texts.language)) for day in days)]


def _languages(services: PageServices) -> list[Option]:
    from twincrm.domain.countries import language_title

    own = services.ctx.texts.language
    return [Option(code, language_title(code, own)) for code in LANGUAGES]


def _beside(services: PageServices, first: str) -> list[Option]:
    """What may stand beside the first language: none, or another one."""
    others = [option for option in _languages(services) if option.value != first]
    return [Option("", services.ctx.texts.tr("none")), *others]
