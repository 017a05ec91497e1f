"""Text to cards: one linear search for the lines where cards begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

# Begins with a plain line break, so that the search jumps from line to line.
_MARK = re.compile(
    r"\n([ \t]*)(?:(BEGIN)|(END)|(AGENT)[^:\n]*:[ \t]*BEGIN)[ \t]*:[ \t]*VCARD[ \t]*(?=\n|\Z)",
    re.IGNORECASE,
)
_AGENT = re.compile(r"(?:[\w-]+\.)?AGENT[^:\n]*:\s*\Z", re.IGNORECASE)

Ending = Literal["end", "begin", "file"]


@dataclass(slots=True)
class RawCard:
    """The text of one card between its BEGIN and END, and how it came to an end.

    *line* is the line of its BEGIN; *outside* is the first text found before it, with its line.
    """

    number: int
    line: int
    text: str = ""
    ended: Ending = "file"
    indent: str = ""
    agents: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    outside: tuple[int, str] | None = None

    def lines(self) -> list[str]:
        """The physical lines, cards of agents emptied so that line numbers stay."""
        text = self.text
        for start, stop in reversed(self.agents):
            text = text[:start] + "\n" * text.count("\n", start, stop) + text[stop:]
        return [line.removeprefix(self.indent) for line in text.split("\n")]


def split_cards(text: str) -> Iterator[RawCard]:
    """The cards of a file in order; a last one numbered 0 holds text after the last card."""
    return _Splitter("\n" + text).cards()


class _Splitter:
    """The state of the walk: the open card, where its text starts, how deep agents are nested."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._number = 0
        self._card: RawCard | None = None
        self._start = 0
        self._line = 0
        self._counted = 0
        self._depth = 0
        self._agent_start = 0

    def cards(self) -> Iterator[RawCard]:
        for mark in _MARK.finditer(self._text):
            card = self._card
            if card is None:
                if mark[2]:
                    self._open(mark, self._outside(mark.start()))
            elif mark[1] == card.indent:
                finished = self._inside(card, mark)
                if finished is not None:
                    yield finished
        end = len(self._text)
        if self._card is not None:
            yield self._closed(self._card, "file", end)
            return
        outside = self._outside(end)
        if outside is not None:
            yield RawCard(0, outside[0], outside=outside)

    def _line_at(self, position: int) -> int:
        """The number of the line that begins at the line break at *position*."""
        self._line += self._text.count("\n", self._counted, position + 1)
        self._counted = position + 1
        return self._line

    def _outside(self, stop: int) -> tuple[int, str] | None:
        """The first text between the last card and *stop*."""
        between = self._text[self._start : stop]
        written = between.lstrip()
        if not written:
            return None
        shift = between.count("\n", 0, len(between) - len(written))
        line = self._line + shift
        return line, written[:200].partition("\n")[0]

    def _open(self, mark: re.Match[str], outside: tuple[int, str] | None) -> None:
        self._number += 1
        line = self._line_at(mark.start())
        self._card = RawCard(self._number, line, indent=mark[1], outside=outside)
        self._start = mark.end()
        self._depth = 0

    def _closed(self, card: RawCard, ended: Ending, stop: int) -> RawCard:
        if self._depth:
            card.agents.append((self._agent_start, stop - self._start))
        card.text = self._text[self._start + 1 : stop]
        card.ended = ended
        self._card = None
        return card

    def _inside(self, card: RawCard, mark: re.Match[str]) -> RawCard | None:
        """Takes in a mark inside *card*; returns the card if that finished it."""
        if mark[3] and self._depth:
            self._depth -= 1
            if not self._depth:
                card.agents.append((self._agent_start, mark.end() - self._start - 1))
            return None
        if mark[3]:
            self._closed(card, "end", mark.start())
            self._line_at(mark.start())
            self._start = mark.end()
            return card
        if mark[4] or (not self._depth and self._follows_agent(mark.start())):
            self._agent_start = self._agent_start if self._depth else mark.start() - self._start
            self._depth += 1
            return None
        self._closed(card, "begin", mark.start())
        self._open(mark, None)
        return card

    def _follows_agent(self, stop: int) -> bool:
        """Whether the line before *stop* is an empty AGENT, whose card comes next (vCard 2.1)."""
        start = self._text.rfind("\n", self._start, stop) + 1
        return _AGENT.match(self._text, start, stop) is not None
