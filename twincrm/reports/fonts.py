"""The faces that are embedded in every document, and which one can draw which letter."""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, cast

from twincrm.reports.styles import SANS, SANS_ITALIC, SANS_STRONG, SERIF_ITALIC, SERIF_STRONG
from twincrm.runtime.bundled import bundled

HEBREW = "NotoSansHebrew"
ARABIC = "NotoSansArabic"

FILES = {
    SANS: "SourceSans3_400Regular.ttf",
    SANS_ITALIC: "SourceSans3_400Regular_Italic.ttf",
    SANS_STRONG: "SourceSans3_600SemiBold.ttf",
    SERIF_STRONG: "SourceSerif4_600SemiBold.ttf",
    SERIF_ITALIC: "SourceSerif4_400Regular_Italic.ttf",
    HEBREW: "NotoSansHebrew-Regular.ttf",
    ARABIC: "NotoSansArabic-Regular.ttf",
}

FALLBACKS = {
    SANS: (HEBREW, ARABIC),
    SANS_ITALIC: (HEBREW, ARABIC),
    SANS_STRONG: (HEBREW, ARABIC),
    SERIF_STRONG: (SANS_STRONG, HEBREW, ARABIC),
    SERIF_ITALIC: (SANS_ITALIC, HEBREW, ARABIC),
}
"""Which face is asked next where one lacks a letter."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring letters that one face draws."""

    face: str
    text: str


class _Outlines(Protocol):
    charToGlyph: dict[int, int]  # noqa: N815 -- ReportLab's name
    charWidths: dict[int, float]  # noqa: N815
    defaultWidth: float  # noqa: N815


class _Font(Protocol):
    face: _Outlines


@cache
def _font(face: str) -> _Font:
    """The loaded face, registered under its name once a process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    with _lock:
        if face not in pdfmetrics.getRegisteredFontNames():
            path = bundled("resources/fonts") / FILES[face]
            # Shaping depends on a library that may be there or not; pages must not.
            registry: Any = pdfmetrics
            registry.registerFont(TTFont(face, str(path), shapable=False))
        return cast("_Font", pdfmetrics.getFont(face))


def ready(face: str) -> str:
    """The name of *face*, once it can be drawn with."""
    _font(face)
    return face


@cache
def coverage(face: str) -> frozenset[str]:
    """Every letter that *face* can draw."""
    return frozenset(chr(code) for code in _font(face).face.charToGlyph)


def runs(text: str, face: str) -> tuple[Run, ...]:
    """*text* cut where another face must draw; a letter no face has stays with *face*."""
    if not text:
        return ()
    if coverage(face).issuperset(text):
        return (Run(face, text),)
    found: list[Run] = []
    for letter in text:
        drawer = _drawer(letter, face, found[-1].face if found else face)
        if found and found[-1].face == drawer:
            found[-1] = Run(drawer, found[-1].text + letter)
        else:
            found.append(Run(drawer, letter))
    return tuple(found)


def _drawer(letter: str, face: str, neighbour: str) -> str:
    # An accent is drawn by the face of the letter that carries it.
    if unicodedata.combining(letter) and letter in coverage(neighbour):
        return neighbour
    candidates = (face, *FALLBACKS.get(face, ()))
    return next((name for name in candidates if letter in coverage(name)), face)


class _Widths(dict[str, float]):
    """How wide the letters of a face are, whichever face draws them, in parts of the size."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> float:
        outlines = _font(_drawer(letter, self._face, self._face)).face
        width = outlines.charWidths.get(ord(letter), outlines.defaultWidth) / 1000
        self[letter] = width
        return width


@cache
def _widths(face: str) -> _Widths:
    return _Widths(face)


def run_width(run: Run, size: float) -> float:
    """The width of a run in points at *size*."""
    return text_width(run.text, run.face, size)


def text_width(text: str, face: str, size: float) -> float:
    """The width of *text* in points, whichever faces draw it."""
    return sum(map(_widths(face).__getitem__, text)) * size


def without_glyph(text: str, face: str = SANS) -> str:
    """The letters of *text* that neither *face* nor its fallbacks can draw, each once."""
    whole = unicodedata.normalize("NFC", text)
    if coverage(face).issuperset(whole):
        return ""
    names = (face, *FALLBACKS[face])
    lacking = (
        letter
        for letter in dict.fromkeys(whole)
        if not letter.isspace() and not any(letter in coverage(name) for name in names)
    )
    return "".join(lacking)


def drawable(text: str) -> str:
    """*text* in letters that a face can draw: the nearest one for each, or none (as for emoji).

    Every face with its fallbacks draws the same scripts, so that it holds for all of them.
    """
    if coverage(SANS).issuperset(text) or not without_glyph(text):
        return text
    return "".join(map(_nearest, unicodedata.normalize("NFC", text)))


@cache
def _nearest(letter: str) -> str:
    if letter.isspace() or not without_glyph(letter):
        return letter
    simpler = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in simpler if part.isspace() or not without_glyph(part))
