"""Language, colours and size of everything; the size is shown before it is taken over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.labels import label
from twincrm.ui.settings.sample import SizeSample
from twincrm.ui.settings.tiles import LanguageTile, ThemeTile
from twincrm.ui.theme.tokens import ZOOM_STEPS, Space
from twincrm.ui.window.window_actions import LANGUAGE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QAbstractButton

    from twincrm.runtime.settings import ThemeChoice
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Theme
    from twincrm.ui.window.preferences import Preferences

FLAGS = {"de": "DE", "fr": "FR", "en": "GB"}
THEMES: tuple[tuple[ThemeChoice, Message, tuple[Theme, ...]], ...] = (
    ("light", Message("Light"), ("light",)),
    ("dark", Message("Dark"), ("dark",)),
    ("system", Message("As the system"), ("light", "dark")),
)
K = TypeVar("K")
LEAST_FONT = 14
"""Design pixels: the words of the smallest size stay readable."""


class AppearancePart(QWidget):
    """What is chosen here is kept for this machine and seen at once, sizes when they are taken.

    Signals: zoom_chosen() when another size is looked at.
    """

    zoom_chosen = Signal()

    def __init__(self, ui: UiContext, prefers: Preferences) -> None:
        super().__init__()
        self._ui, self._prefers = ui, prefers
        self.languages = {
            code: LanguageTile(ui, name, FLAGS[code]) for code, name in LANGUAGE_NAMES.items()
        }
        self.themes: dict[ThemeChoice, ThemeTile] = {
            key: ThemeTile(ui, ui.texts.say(words), shown) for key, words, shown in THEMES
        }
        self.sizes = {zoom: self._size(zoom) for zoom in ZOOM_STEPS}
        self.sample = SizeSample(ui)
        self.zoom = prefers.zoom
        self._choose_what_is()
        self._build()
        self._connect()

    def choose_zoom(self, zoom: float) -> None:
        """Look at another size; nothing is changed yet."""
        self.zoom = zoom
        self._choose_what_is()
        self.sample.set_zoom(zoom)
        self.zoom_chosen.emit()

    def _choose_what_is(self) -> None:
        """Mark what is set now."""
        _mark(self.languages, self._prefers.language)
        _mark(self.themes, self._prefers.theme)
        _mark(self.sizes, self.zoom)

    def _connect(self) -> None:
        for code, tile in self.languages.items():
            tile.clicked.connect(partial(self._speak, code))
        for theme, tile in self.themes.items():
            tile.clicked.connect(partial(self._show_in, theme))
        for zoom, button in self.sizes.items():
            button.clicked.connect(partial(self.choose_zoom, zoom))

    def _speak(self, code: str) -> None:
        self._choose_what_is()
        if code != self._prefers.language:
            self._prefers.set_language(code)

    def _show_in(self, theme: ThemeChoice) -> None:
        self._choose_what_is()
        if theme != self._prefers.theme:
            self._prefers.set_theme(theme)

    def _size(self, zoom: float) -> Button:
        words = self._ui.texts.tr("{percent} %").format(percent=round(zoom * 100))
        made = Button(self._ui, words)
        size = max(LEAST_FONT, 16 * zoom / self._ui.look.zoom)
        made.setFont(self._ui.look.sans(min(size, 24), semibold=True))
        made.setCheckable(True)
        return made

    def _build(self) -> None:
        tr = self._ui.texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.M))
        column.addWidget(self._card(self._looks()))
        card = Card(self._ui)
        hint = tr("at any time with {larger} and {smaller}").format(
            larger=key_text("Ctrl++"), smaller=key_text("Ctrl+-")
        )
        told = label(self._ui, hint, "small", "ink2")
        card.body.addWidget(SectionHeader(self._ui, tr("Size"), (told,)))
        card.body.addWidget(_beside(self._ui, list(self.sizes.values()), 80))
        card.body.addWidget(label(self._ui, tr("This is how it looks:"), "small", "ink2"))
        card.body.addWidget(self.sample)
        column.addWidget(card)

    def _card(self, inside: QWidget) -> Card:
        card = Card(self._ui)
        card.body.addWidget(inside)
        return card

    def _looks(self) -> QWidget:
        ui, tr, flow = self._ui, self._ui.texts.tr, FieldFlow(self._ui)
        languages = _in_pairs(ui, list(self.languages.values()))
        themes = _beside(ui, list(self.themes.values()), 120)
        flow.add(self._titled(tr("Language"), languages), 320)
        flow.add(self._titled(tr("Colours"), themes), 400)
        return flow

    def _titled(self, title: str, tiles: QWidget) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.S))
        column.addWidget(SectionHeader(self._ui, title))
        column.addWidget(tiles)
        column.addStretch(1)
        return part


def _mark(choices: Mapping[K, QAbstractButton], chosen: K) -> None:
    """Tab comes to each: arrows that choose would change everything on their way."""
    for key, button in choices.items():
        button.setChecked(key == chosen)


def _in_pairs(ui: UiContext, parts: Sequence[QWidget]) -> QWidget:
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(ui.look.px(Space.S))
    for at, part in enumerate(parts):
        grid.addWidget(part, at // 2, at % 2)
    return held


def _beside(ui: UiContext, parts: Sequence[QWidget], wide: int) -> FieldFlow:
    flow = FieldFlow(ui)
    for part in parts:
        flow.add(part, wide)
    return flow
