"""The first question of all: which language the program speaks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.ui.kit.context import UiContext

TITLE = "Sprache · Langue · Language"
"""In every language at once: whoever reads this has not chosen any yet."""


class FirstLanguage(Card):
    """A choice between languages, each in its own words; the one spoken now is marked.

    Signals: language_wanted(str).
    """

    language_wanted = Signal(str)

    def __init__(self, ui: UiContext, names: Mapping[str, str]) -> None:
        super().__init__(ui, margin=Space.M)
        self.body.setSpacing(ui.look.px(Space.XS))
        self.body.addWidget(label(ui, TITLE, "h3"))
        self.choices: dict[str, QRadioButton] = {}
        group, flow = QButtonGroup(self), Flow(ui.look.px(Space.PAGE))
        for code, name in names.items():
            choice = QRadioButton(name)
            choice.setFont(ui.look.font("body"))
            choice.setAccessibleName(name)
            choice.setChecked(code == ui.texts.language)
            choice.clicked.connect(partial(self.language_wanted.emit, code))
            group.addButton(choice)
            self.choices[code] = choice
            flow.add_part(choice)
        self.body.addWidget(flow)
        spoken = self.choices.get(ui.texts.language, next(iter(self.choices.values())))
        self.setFocusProxy(spoken)
