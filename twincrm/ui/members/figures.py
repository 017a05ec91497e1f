"""The figures about the members as bars, and as the rows of a table."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from twincrm.ui.kit.charts import Bar, BarLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.member_statistics import MemberStatistics, Share
    from twincrm.domain.texts import Translator


class Figure(NamedTuple):
    """One figure: of which chart, for what, who counts, how many."""

    chart: str
    group: str
    who: str
    number: int
    key: str


def age_lines(found: MemberStatistics, texts: Translator) -> tuple[BarLine, ...]:
    """Women at the left, men at the right, and those of whom it is not known."""
    lines: list[BarLine] = []
    for age in found.ages:
        word, key = texts.say(age.words), f"age:{age.key}"
        sides = (
            (texts.tr("women"), "mrs", age.women),
            (texts.tr("men"), "mr", age.men),
            (texts.tr("not stated"), "other", age.others),
        )
        women, men, others = (
            Bar(f"{key}:{form}", said(word, who, n), n, fill, aside=form == "other")
            for (who, form, n), fill in zip(sides, ("strong", "pale", "plain"), strict=True)
        )
        if age.number or age.key != "unknown":
            lines.append(BarLine(word, (women,), (men, others)))
    return tuple(lines)


def year_lines(found: MemberStatistics, texts: Translator) -> tuple[BarLine, ...]:
    """Who joined above each year, who left or died below."""
    tr = texts.tr
    return tuple(
        BarLine(
            str(each.year),
            (Bar(f"joined:{each.year}", said(str(each.year), tr("joined"), each.joined),
                 each.joined),),
            (Bar(f"left:{each.year}", said(str(each.year), tr("left"), each.left),
                 each.left, "bad"),
             Bar(f"died:{each.year}", said(str(each.year), tr("died"), each.died),
                 each.died, "plain")),
        )
        for each in found.years
    )  # fmt: skip


def share_lines(word: str, shares: Sequence[Share], nothing: str) -> tuple[BarLine, ...]:
    """How many have each."""
    lines: list[BarLine] = []
    for each in shares:
        name = each.name or nothing
        fill = "strong" if each.name else "plain"
        bar = Bar(f"{word}:{each.key}", said(name, "", each.number), each.number, fill)
        lines.append(BarLine(name, (bar,)))
    return tuple(lines)


def said(group: str, who: str, number: int) -> str:
    """What is read aloud of a bar."""
    return f"{group}, {who}: {number}" if who else f"{group}: {number}"


class Figures:
    """Every figure of every chart as a row; a `RowSource`."""

    def __init__(self, charts: Sequence[tuple[str, Sequence[BarLine]]]) -> None:
        self._rows = [
            Figure(chart, line.word, bar.said.rpartition(":")[0], bar.number, bar.key)
            for chart, lines in charts
            for line in lines
            for bar in (*line.bars, *line.other_side)
        ]

    def ids(self) -> array[int]:
        """The figures in the order of the charts."""
        return array("q", range(len(self._rows)))

    def rows(self, ids: Sequence[int]) -> list[Figure]:
        """The figures as they are shown."""
        return [self._rows[key] for key in ids]


class Named:
    """People by name; a `RowSource`."""

    def __init__(self, people: Sequence[tuple[int, str]]) -> None:
        self._names = dict(people)

    def ids(self) -> array[int]:
        """The people in order."""
        return array("q", self._names)

    def rows(self, ids: Sequence[int]) -> list[str]:
        """What they are called."""
        return [self._names[key] for key in ids]
