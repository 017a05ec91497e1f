"""How the window looks now: a theme and a zoom, and the sizes, fonts and colours that follow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from twincrm.runtime.bundled import bundled
from twincrm.ui.theme.tokens import SANS, SERIF, THEMES, TYPE, ZOOM_STEPS, Tone

if TYPE_CHECKING:
    from twincrm.ui.theme.tokens import Colours, Theme, Token, ToneName, TypeName

_FALLBACKS = ("Noto Sans Hebrew", "Noto Sans Arabic")


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a zoom; everything drawn asks it for pixels, fonts and colours."""

    theme: Theme = "light"
    zoom: float = 1.0

    @property
    def colours(self) -> Colours:
        """The colours of this theme."""
        return THEMES[self.theme]

    def px(self, size: float) -> int:
        """*size* pixels of the design at this zoom, never less than one."""
        return max(1, int(size * self.zoom + 0.5))

    def hex(self, name: Token) -> str:
        """A colour as #RRGGBB; of a tone its text colour."""
        value = cast("str | Tone", getattr(self.colours, name))
        return value.text if isinstance(value, Tone) else value

    def colour(self, name: Token) -> QColor:
        """A colour for painting; of a tone its text colour."""
        return QColor(self.hex(name))

    def tone(self, name: ToneName) -> Tone:
        """The text, background, border and solid colour of a status or sector."""
        return cast("Tone", getattr(self.colours, name))

    def font(self, name: TypeName = "body") -> QFont:
        """A step of the type scale at this zoom."""
        style = TYPE[name]
        return self._font(style.family, style.size, semibold=style.weight == 600)

    def sans(self, size: float, *, semibold: bool = False) -> QFont:
        """The sans face at any size of the design, for the few places off the scale."""
        return self._font(SANS, size, semibold=semibold)

    def line(self, name: TypeName) -> int:
        """The line height of a step of the type scale, in pixels."""
        return self.px(TYPE[name].line)

    def _font(self, family: str, size: float, *, semibold: bool) -> QFont:
        font = QFont([family, *((SANS,) if family == SERIF else ()), *_FALLBACKS])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
        return font

    def palette(self) -> QPalette:
        """The palette that Qt's own parts take their colours from."""
        return _palette(self)


def next_zoom(zoom: float, steps: int) -> float:
    """The zoom *steps* further on the scale (negative: smaller), stopping at its ends."""
    nearest = min(range(len(ZOOM_STEPS)), key=lambda at: abs(ZOOM_STEPS[at] - zoom))
    return ZOOM_STEPS[max(0, min(len(ZOOM_STEPS) - 1, nearest + steps))]


@lru_cache(maxsize=1)
def register_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt, once; the families that came with them."""
    families: dict[str, None] = {}
    for path in sorted(bundled("resources/fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)


_ROLES: tuple[tuple[QPalette.ColorRole, Token], ...] = (
    (QPalette.ColorRole.Window, "paper"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "card"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.Button, "card"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "onprim"),
    (QPalette.ColorRole.ToolTipBase, "ink"),
    (QPalette.ColorRole.ToolTipText, "card"),
    (QPalette.ColorRole.Highlight, "sel"),
    (QPalette.ColorRole.HighlightedText, "ink"),
    (QPalette.ColorRole.Accent, "focus"),
    (QPalette.ColorRole.Link, "info"),
    (QPalette.ColorRole.LinkVisited, "info"),
    (QPalette.ColorRole.Light, "card"),
    (QPalette.ColorRole.Midlight, "paper"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line2"),
    (QPalette.ColorRole.Shadow, "line2"),
)
_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(role, look.colour(name))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, look.colour("ink3"))
    return palette
