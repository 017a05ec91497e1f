"""The style sheet for Qt's own parts, generated from the tokens.

Radii are computed from real heights: Qt drops a radius that exceeds half the height.
"""

from __future__ import annotations

import atexit
import contextlib
import shutil
import tempfile
from dataclasses import fields
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir

from twincrm.ui.theme.icons import coloured_svg
from twincrm.ui.theme.sheet_text import SHEET
from twincrm.ui.theme.tokens import Height, Radius, Tone

if TYPE_CHECKING:
    from twincrm.ui.theme.look import Look


PICTURES = "look"
"""Where style sheets look for their pictures: one of Qt's search paths."""


def style_sheet(look: Look, cache: Path) -> str:
    """The style sheet of *look*; its check marks and arrows are written into *cache*.

    It names them by the place `PICTURES`, so it is the same wherever the folder lies.
    Where they cannot lie there, they lie in a temporary folder until the program ends; where that
    cannot be written either, the window goes without them.
    """
    values = _colours(look) | _sizes(look) | _images(look, cache)
    text = SHEET
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}@", values[name])
    return text


def _colours(look: Look) -> dict[str, str]:
    flat: dict[str, str] = {}
    for each in fields(look.colours):
        value: str | Tone = getattr(look.colours, each.name)
        if isinstance(value, Tone):
            flat |= {f"{each.name}.{part}": colour for part, colour in _parts(value)}
        else:
            flat[each.name] = value
    return flat


def _parts(tone: Tone) -> tuple[tuple[str, str], ...]:
    return (("text", tone.text), ("bg", tone.bg), ("border", tone.border), ("solid", tone.solid))


CELL_EDGE = 3
"""Pixels that Qt adds at each side of the words of a cell, at every size."""


def _sizes(look: Look) -> dict[str, str]:
    px = look.px
    sizes = {
        "control": px(Height.CONTROL) - 2,
        "control_2": px(Height.CONTROL) - 4,
        "r7": px(Radius.CONTROL) - 1,
        "p9": px(Radius.CARD) - 1,
        "p10": px(10),
        "p10_1": px(10) - 1,
        "p12_1": px(12) - 1,
        "p8_1": px(8) - 1,
        "p6_1": px(6) - 1,
        "tab": px(Height.TAB) - 3,
        "menu": px(Height.SMALL) - 4,
        "radius": px(Radius.CONTROL),
        "card_radius": px(Radius.CARD),
        "check_radius": px(Radius.CHECK),
        "check": px(18),
        "radio_radius": px(18) // 2 + 2,
        "scroll": px(12),
        "scroll_radius": px(12) // 2 - 2,
        "bar": px(8),
        "bar_radius": px(8) // 2,
        "chevron": px(18),
        "label": look.font("label").pixelSize(),
        "cell": px(8) + CELL_EDGE,
        "p3": px(3),
        "p4": px(4),
        "p5": px(5),
        "p6": px(6),
        "p8": px(8),
        "p12": px(12),
        "p14": px(14),
        "p16": px(16),
        "p34": px(34),
    }
    return {name: f"{size}px" for name, size in sizes.items()}


def _images(look: Look, cache: Path) -> dict[str, str]:
    return {
        "img_check": _image(look, cache, "check", look.colours.onprim, 3),
        "img_check_ink": _image(look, cache, "check", look.colours.ink, 2.5),
        "img_down": _image(look, cache, "chevron-down", look.colours.ink2, 2),
        "img_up": _image(look, cache, "chevron-up", look.colours.ink2, 2),
        "img_right": _image(look, cache, "chevron-right", look.colours.ink2, 2),
        "img_left": _image(look, cache, "chevron-left", look.colours.ink2, 2),
    }


def _image(look: Look, cache: Path, name: str, colour: str, stroke: float) -> str:
    file = f"{name}-{look.theme}-{colour[1:].lower()}.svg"
    drawing = coloured_svg(name, colour, stroke).encode()
    for folder in (lambda: cache, _for_this_run):
        with contextlib.suppress(OSError):
            _drawn(folder() / file, drawing)
            QDir.addSearchPath(PICTURES, str(folder()))
            return f'url("{PICTURES}:{file}")'
    return "none"


def _drawn(path: Path, drawing: bytes) -> None:
    """See that the file is there: written where it is not there yet or was damaged."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != drawing:
        path.write_bytes(drawing)


@once
def _for_this_run() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="twincrm-look-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
