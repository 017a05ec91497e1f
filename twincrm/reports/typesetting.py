"""Texts into lines: where they break, which way they run, how wide they are."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from twincrm.domain.dates import french_spacing
from twincrm.reports.fonts import drawable, runs, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.reports.fonts import Run
    from twincrm.reports.styles import TextStyle

Breaking = Literal["balanced", "prose"]
"""Lines of like length, for titles; or filled lines, for sentences."""

_Word = tuple[str, str, float]
"""A word, what joins it to the next one, and its own width in points."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_NO_BREAK_SPACE = "\u00a0"
_GLUED = {
    "pl": re.compile(r"(?<![^\s(„])([aiouwzAIOUWZ]|\d{1,2}) (?=\w)(?!\d{4})"),
    "de": re.compile(r"\b(St\.|Dr\.|z\.|\d+\.?) (?=\w)(?!\d{4})"),
    "fr": re.compile(r"\b(M\.|Mme|\d+\.?) (?=\w)(?!\d{4})"),
    "en": re.compile(r"\b(St|Dr|Mr|Mrs|\d+\.?) (?=\w)(?!\d{4})"),
}
"""What must not stand at the end of a line, as a word alone."""

_DOT_STAYS = re.compile(r" (?!·(?: |$))")
"""Where a line may end: a dot between two thoughts never begins one."""
_BREAKS_WELL = (",", ";", ":", ".", "·", "–", "!", "?", "»", ")")
_MOST_WORDS_BALANCED = 40
_CUTS = re.compile(r"(?<=[-–/@_\u00a0])|(?<=.)(?=\.\w)")
"""Where a word that is too long for a line may be cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, cut into runs, in the order in which it is drawn."""

    runs: tuple[Run, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines in one style, ready to be placed."""

    lines: tuple[Line, ...]
    style: TextStyle

    @property
    def height(self) -> float:
        """All lines together, in points."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """The widest line, in points."""
        return max((line.width for line in self.lines), default=0.0)

    def divided(self, room: float) -> tuple[Setting, Setting]:
        """The lines that fit into *room*, and the rest."""
        count = max(0, int((room + 0.01) // self.style.leading))
        return Setting(self.lines[:count], self.style), Setting(self.lines[count:], self.style)


def divided_settings(
    settings: Sequence[Setting], room: float
) -> tuple[tuple[Setting, ...], tuple[Setting, ...]]:
    """The lines of settings, one below the other, that fit into *room*; and the rest."""
    first: list[Setting] = []
    rest: list[Setting] = []
    for each in settings:
        upper, lower = (Setting((), each.style), each) if rest else each.divided(room)
        room -= upper.height
        first += [upper] if upper.lines else []
        rest += [lower] if lower.lines else []
    return tuple(first), tuple(rest)


@lru_cache(maxsize=2048)
def polished(text: str, language: str) -> str:
    """*text* with the blanks that its language wants between words and signs."""
    spaced = french_spacing(cleaned(text)) if language == "fr" else cleaned(text)
    glue = _GLUED.get(language)
    return glue.sub(lambda found: found[1] + _NO_BREAK_SPACE, spaced) if glue else spaced


def cleaned(text: str) -> str:
    """*text* with composed letters, single blanks and only what can be drawn, but line breaks."""
    whole = drawable(visible(text))
    if "  " in whole or "\n" in whole:
        whole = re.sub(" *\n *", "\n", re.sub(" {2,}", " ", whole))
    return whole.strip(" \n")


def visible(text: str) -> str:
    """*text* with composed letters and nothing invisible but blanks and line breaks."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    if not whole.replace(_NO_BREAK_SPACE, "").isprintable():
        whole = "".join(c for c in whole if c == "\n" or not _is_control(c))
    return whole


@cache
def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf"}


@lru_cache(maxsize=8192)
def set_text(text: str, style: TextStyle, width: float, breaking: Breaking = "balanced") -> Setting:
    """*text* broken into lines no wider than *width* points."""
    lines: list[Line] = []
    for part in cleaned(text).split("\n"):
        words = list(_fitting_words(part, style, width))
        if words:
            lines.extend(_line(broken, style) for broken in _broken(words, style, width, breaking))
    return Setting(tuple(lines), style)


def first_lines(text: str, style: TextStyle, width: float, count: int) -> Setting:
    """*text* in filled lines, at most *count* of them: … stands for what is too much."""
    whole = set_text(text, style, width, "prose")
    if len(whole.lines) <= count:
        return whole
    # Right-to-left lines are drawn turned: what is cut is taken from the text itself.
    kept = cleaned(text).replace("\n", " ")
    ends = range(1, len(kept))
    most = bisect_left(
        ends,
        count + 1,
        key=lambda end: len(set_text(f"{kept[:end].rstrip()}…", style, width, "prose").lines),
    )
    return set_text(f"{kept[:most].rstrip()}…", style, width, "prose")


def cut_line(text: str, style: TextStyle, width: float, kept: str = "") -> Setting:
    """*text* on a single line, with … where it would be too wide; *kept* stays where it can."""
    whole = one_line(text, style)
    if whole.width <= width:
        return whole
    before, found, after = cleaned(text).replace("\n", " ").rpartition(kept or "\n")
    last = f"… {found}{after}" if found and before.strip() else ""
    if not last or one_line(last, style).width > width:
        before, last = (before + found + after), "…"
    fits = bisect_right(
        range(1, len(before) + 1),
        width,
        key=lambda end: one_line(before[:end].rstrip() + last, style).width,
    )
    return one_line(before[: max(fits, 1)].rstrip() + last, style)


@lru_cache(maxsize=2048)
def one_line(
    text: str, style: TextStyle, width: float | None = None, smallest: float = 0.0
) -> Setting:
    """*text* on a single line, in smaller type where *width* would not hold it.

    Where that would be smaller than *smallest*, it is shortened with … instead.
    """
    whole = cleaned(text).replace("\n", " ")
    line = _line(whole, style)
    if width is not None and line.width > width:
        scale = width / line.width
        if style.size * scale < smallest <= style.size:
            return cut_line(whole, style.scaled(smallest / style.size), width)
        style = style.scaled(scale)
        line = _line(whole, style)
    return Setting((line,), style)


def whole_words(text: str, style: TextStyle, width: float, smallest: float) -> TextStyle:
    """*style*, or so much smaller that no word of *text* has to be broken, down to *smallest*."""
    longest = max((_word_width(word, style) for word in cleaned(text).split()), default=0.0)
    if longest <= width:
        return style
    return style.scaled(max(smallest / style.size, width / longest * 0.999))


def beside_each_other(lines: str) -> str:
    """Lines of text as one, with dots between."""
    return " · ".join(line.strip() for line in lines.splitlines() if line.strip())


def drawn_order(text: str) -> str:
    """*text* with its right-to-left parts joined and turned, line by line."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    import arabic_reshaper
    from bidi import get_display

    return str(get_display(arabic_reshaper.reshape(text), base_dir="L"))


def _line(text: str, style: TextStyle) -> Line:
    drawn = drawn_order(text)
    return Line(runs(drawn, style.face), text_width(drawn, style.face, style.size))


def _word_width(word: str, style: TextStyle) -> float:
    return _word_in_parts(word, style.face) * style.size


@lru_cache(maxsize=8192)
def _word_in_parts(word: str, face: str) -> float:
    """How wide a word is in parts of the size: texts share words, and sizes share their widths."""
    return text_width(drawn_order(word), face, 1.0)


def _fitting_words(text: str, style: TextStyle, width: float) -> Iterable[_Word]:
    """Words, each with what joins it to the next; one too long for a line comes in pieces."""
    for word in _DOT_STAYS.split(text) if " ·" in text else text.split(" "):
        if not word:
            continue
        own = _word_width(word, style)
        if own <= width:
            yield word, " ", own
            continue
        pieces = list(_pieces(word, style, width))
        for piece in pieces[:-1]:
            yield piece, "", _word_width(piece, style)
        yield pieces[-1], " ", _word_width(pieces[-1], style)


def _pieces(word: str, style: TextStyle, width: float) -> Iterable[str]:
    """A word too long for a line: cut after hyphens and slashes, else wherever it must.

    An address is cut after its @; where that is not enough, before a dot: one at the end of a line
    would seem to end it.
    """
    name, at, host = word.rpartition("@")
    if at and max(_word_width(name + at, style), _word_width(host, style)) <= width:
        yield from (name + at, host)
        return
    rest = ""
    for part in _CUTS.split(word):
        if _word_width(rest + part, style) <= width:
            rest += part
            continue
        if rest:
            yield rest
        rest = ""
        for letter in part:
            if rest and _word_width(rest + letter, style) > width:
                yield rest
                rest = ""
            rest += letter
    if rest:
        yield rest


def _broken(
    words: Sequence[_Word], style: TextStyle, width: float, breaking: Breaking
) -> list[str]:
    space = text_width(" ", style.face, style.size)
    widths = [own for _, _, own in words]
    joins = [space if join else 0.0 for _, join, _ in words]
    ends = _filled(widths, joins, width)
    if breaking == "balanced" and len(ends) > 1 and len(words) <= _MOST_WORDS_BALANCED:
        ends = _balanced(words, widths, joins, width, len(ends))
    elif len(ends) > 1:
        ends = _without_widow(words, ends, widths, width - space)
    starts = [0, *ends[:-1]]
    lines = [
        "".join(word + join for word, join, _ in words[start:end]).rstrip(" ")
        for start, end in zip(starts, ends, strict=True)
    ]
    return [
        _without_dot(line, following)
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]


def _without_dot(line: str, following: str) -> str:
    """The end of a line divides thoughts as a dot does, if the next one begins like a thought."""
    return line if following[:1].islower() else line.removesuffix(" ·")


def _filled(widths: Sequence[float], joins: Sequence[float], width: float) -> list[int]:
    """Where the lines end, each as full as can be."""
    ends: list[int] = []
    begin, used = 0, 0.0
    for index, own in enumerate(widths):
        longer = _longer(used, joins[index - 1] if index > begin else 0.0, own)
        if index > begin and longer > width:
            ends.append(index)
            begin, used = index, own
        else:
            used = longer
    return [*ends, len(widths)]


def _longer(used: float, join: float, own: float) -> float:
    """How wide a line is with one more word: reckoned alike, to the last bit, wherever it is."""
    return used + join + own


def _without_widow(
    words: Sequence[_Word], ends: list[int], widths: Sequence[float], width: float
) -> list[int]:
    """The last line is never a word alone, where the line before can spare one."""
    before = ends[-3] if len(ends) > 2 else 0
    alone = len(words) - ends[-2] == 1
    can_spare = ends[-2] - before > 2
    if alone and can_spare and sum(widths[ends[-2] - 1 :]) <= width:
        return [*ends[:-2], ends[-2] - 1, ends[-1]]
    return ends


def _balanced(
    words: Sequence[_Word],
    widths: Sequence[float],
    joins: Sequence[float],
    width: float,
    count: int,
) -> list[int]:
    """*count* lines of like length that end, where they can, at a mark of punctuation."""
    target = (sum(widths) + sum(joins[:-1])) / count
    rough = [0.0 if word.endswith(_BREAKS_WELL) else 0.06 for word, _, _ in words]
    best: dict[int, float] = {0: 0.0}
    came_from: list[dict[int, int]] = []
    for number in range(count):
        least = len(words) if number == count - 1 else 0  # the last line takes all that is left
        following: dict[int, float] = {}
        begun: dict[int, int] = {}
        for start, cost in best.items():
            used = 0.0
            for end in range(start + 1, len(words) + 1):
                join = joins[end - 2] if end - 1 > start else 0.0
                used = _longer(used, join, widths[end - 1])
                if used > width and end - 1 > start:
                    break
                if end < least:
                    continue
                total = cost + ((used - target) / width) ** 2 + rough[end - 1]
                if end not in following or total < following[end]:
                    following[end], begun[end] = total, start
        best = following
        came_from.append(begun)
    return _traced(came_from, len(words))


def _traced(came_from: Sequence[dict[int, int]], last: int) -> list[int]:
    """Where the lines end, told from the last one backwards."""
    ends = [last]
    for begun in reversed(came_from[1:]):
        ends.append(begun[ends[-1]])
    return ends[::-1]
