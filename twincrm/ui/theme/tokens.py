"""The design tokens: colours for light and dark, type and sizes at 100 %.

Sizes are logical pixels at zoom 1. Every text and background pair here reaches a WCAG contrast of
4.5, every border that carries meaning 3; a test computes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
ThemeSetting = Literal["light", "dark", "system"]

ColourName = Literal[
    "paper",
    "card",
    "sunken",
    "line",
    "line2",
    "ink",
    "ink2",
    "ink3",
    "prim",
    "primh",
    "onprim",
    "sel",
    "selbar",
    "focus",
    "gold",
    "goldbg",
    "side",
    "sidet",
]
ToneName = Literal[
    "ok",
    "warn",
    "bad",
    "info",
    "neutral",
    "politics",
    "administration",
    "civil_society",
    "business",
    "network",
]
Token = ColourName | ToneName
"""A colour; of a tone its text colour."""
TypeName = Literal[
    "display", "figure", "h1", "h2", "h3", "body", "strong", "label", "small", "badge"
]


@dataclass(frozen=True, slots=True)
class Tone:
    """Three colours that go together: text on background with a border; *solid* fills areas."""

    text: str
    bg: str
    border: str
    solid: str


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of one theme, as #RRGGBB."""

    paper: str
    card: str
    sunken: str
    line: str
    line2: str
    ink: str
    ink2: str
    ink3: str
    prim: str
    primh: str
    onprim: str
    sel: str
    selbar: str
    focus: str
    gold: str
    goldbg: str
    side: str
    sidet: str
    ok: Tone
    warn: Tone
    bad: Tone
    info: Tone
    neutral: Tone
    politics: Tone
    administration: Tone
    civil_society: Tone
    business: Tone
    network: Tone


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One step of the type scale; sizes in logical pixels at zoom 1."""

    family: str
    weight: Literal[400, 600]
    size: float
    line: float


def _tone(text: str, bg: str, border: str, solid: str = "") -> Tone:
    return Tone(text, bg, border, solid or text)


LIGHT = Colours(
    paper="#F5F3EE",
    card="#FFFFFF",
    sunken="#ECE8DF",
    line="#D8D3C8",
    line2="#857F72",
    ink="#1C2430",
    ink2="#465062",
    ink3="#5E6776",
    prim="#1F2F4A",
    primh="#2F4468",
    onprim="#FFFFFF",
    sel="#E2E9F4",
    selbar="#1F2F4A",
    focus="#0A5FD0",
    gold="#A87A1E",
    goldbg="#FBF1DA",
    side="#1F2F4A",
    sidet="#E9EDF4",
    ok=_tone("#1E5C3D", "#E3F1E8", "#9FCBB0"),
    warn=_tone("#6A4200", "#FFF1D2", "#E2BE6C"),
    bad=_tone("#9B1C17", "#FBE6E3", "#E3A39D"),
    info=_tone("#17427E", "#E4EDF9", "#A9C4E8"),
    neutral=_tone("#465062", "#ECE8DF", "#D8D3C8"),
    politics=_tone("#7A2478", "#F6E9F5", "#D3A6D1"),
    administration=_tone("#1459C7", "#E6EFFC", "#A3C2F0"),
    civil_society=_tone("#1F5A3C", "#E4F1E9", "#9CC6AD"),
    business=_tone("#8F4206", "#FCEEDF", "#E5B88D", "#B2560D"),
    network=_tone("#465062", "#ECE8DF", "#D8D3C8"),
)

DARK = Colours(
    paper="#141A24",
    card="#1D2532",
    sunken="#10151D",
    line="#364153",
    line2="#8290A6",
    ink="#F0F2F6",
    ink2="#C3CBD8",
    ink3="#A5AFBF",
    prim="#C9D9F5",
    primh="#DCE7FA",
    onprim="#141A24",
    sel="#2A3750",
    selbar="#C9D9F5",
    focus="#7DB4FF",
    gold="#E3B85C",
    goldbg="#352B16",
    side="#0E131B",
    sidet="#E4E8EF",
    ok=_tone("#8FDDB4", "#17332A", "#2F6B50"),
    warn=_tone("#FFD98A", "#3A2E12", "#7A6024"),
    bad=_tone("#FFB3AC", "#41201E", "#8A423C"),
    info=_tone("#A9CCFF", "#1B2E4B", "#3A5A8A"),
    neutral=_tone("#C3CBD8", "#10151D", "#364153"),
    politics=_tone("#E19ADB", "#3A2239", "#74456F"),
    administration=_tone("#9CC4FF", "#1A2F50", "#3B5E93"),
    civil_society=_tone("#7FD3A6", "#17352A", "#356B52"),
    business=_tone("#F5B26B", "#3D2A16", "#7D5830"),
    network=_tone("#C3CBD8", "#10151D", "#364153"),
)

THEMES: dict[Theme, Colours] = {"light": LIGHT, "dark": DARK}

SANS = "Source Sans 3"
SERIF = "Source Serif 4"

TYPE: dict[TypeName, TypeStyle] = {
    "display": TypeStyle(SERIF, 600, 50, 50),
    "figure": TypeStyle(SERIF, 600, 30, 33),
    "h1": TypeStyle(SERIF, 600, 26, 30),
    "h2": TypeStyle(SERIF, 600, 19, 23),
    "h3": TypeStyle(SANS, 600, 16, 20),
    "body": TypeStyle(SANS, 400, 16, 22),
    "strong": TypeStyle(SANS, 600, 16, 22),
    "label": TypeStyle(SANS, 600, 15, 20),
    "small": TypeStyle(SANS, 400, 14.5, 19),
    "badge": TypeStyle(SANS, 600, 14, 18),
}

SECTOR_ICONS: dict[str, str] = {
    "politics": "vote",
    "administration": "building-2",
    "civil_society": "heart-handshake",
    "business": "factory",
    "network": "network",
}
STATUS_ICONS: dict[str, str] = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "info": "info",
    "neutral": "info",
}

ZOOM_STEPS = (0.9, 1.0, 1.15, 1.3, 1.5)


class Space:
    """Distances, in logical pixels at zoom 1."""

    XS = 4
    S = 8
    M = 12
    L = 16
    PAGE = 22


class Height:
    """Heights of controls and rows, in logical pixels at zoom 1."""

    CONTROL = 42
    SMALL = 36
    CHIP = 34
    BADGE = 26
    LIST_BADGE = 24
    NAV = 44
    TAB = 44
    TOP_BAR = 64
    LOW_BAR = 64
    FOOTER = 62
    ROW_LIST = 62
    ROW_TABLE = 50
    BAND = 33


class Radius:
    """Corner radii, in logical pixels at zoom 1."""

    CHECK = 5
    BLOCK = 6
    CONTROL = 8
    CARD = 10
    DIALOG = 12


class IconSize:
    """Edge lengths of icons, in logical pixels at zoom 1."""

    BADGE = 16
    SMALL = 18
    BUTTON = 20
    NAV = 22


SIDEBAR_WIDTH = 208
SIDEBAR_NARROW = 56
NARROW_BELOW = 1000
"""Below this effective width (width / zoom) the side bar shows icons only."""
PANELS_FROM = 1180
"""From this effective width on, list and detail stand side by side as drawn."""
LOW_BELOW = 560
"""Below this effective height (height / zoom) rows get the room of what is about them."""
