"""What lies in the trash as the rows of a list: what it is, what hangs on it, how long it stays."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.dates import clock_time, day_and_month, long_date
from twincrm.domain.folding import fold
from twincrm.services.records.words import KIND_WORDS
from twincrm.ui.kit.tick_columns import Aside, AsideWords

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from twincrm.domain.texts import Translator
    from twincrm.services.trash.queries import Hanging, TrashRow
    from twincrm.ui.theme.tokens import ToneName

Entry = tuple[str, int]
"""Kind and id of a record."""
ICONS = {
    "person": "user",
    "organisation": "building-2",
    "household": "house",
    "place": "map-pin",
    "visit": "bus",
    "partnership": "handshake",
    "programme_item": "calendar-days",
    "task": "list-checks",
    "journal_note": "message-square",
    "document": "file-text",
    "membership": "id-card",
    "counterpart": "link",
}
SOON = 30
"""From so few days on the badge warns."""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry of the trash as the list paints it."""

    title: str
    second: str
    done: bool
    """Whether it is ticked."""
    tone: ToneName
    due: str
    icon: str
    lead: str
    said: str
    """Whether it is ticked, for those who listen."""
    asides: tuple[AsideWords, ...]
    """What hangs on it, and when it was deleted."""

    @property
    def faded(self) -> bool:
        """A tick here does not mean that something is over."""
        return False


class TrashList:
    """The entries that the list shows; a `RowSource` whose ids are places among all entries."""

    def __init__(
        self,
        rows: Sequence[TrashRow],
        ticked: Collection[Entry],
        texts: Translator,
        today: date,
        narrowed: tuple[str, Collection[object]] = ("", ()),
    ) -> None:
        self._rows, self._ticked = rows, ticked
        self._texts, self._today = texts, today
        words, kinds = narrowed
        wanted = fold(words).split()
        self._shown = [
            at
            for at, row in enumerate(rows)
            if (not kinds or row.kind in kinds) and all(w in fold(row.title) for w in wanted)
        ]

    @property
    def shown(self) -> list[TrashRow]:
        """The entries that are not filtered out."""
        return [self._rows[at] for at in self._shown]

    def ids(self) -> array[int]:
        """The entries in the order of the list, the latest first."""
        return array("q", self._shown)

    def rows(self, ids: Sequence[int]) -> list[ShownEntry]:
        """Entries as they are painted."""
        return [self._entry(self._rows[at]) for at in ids]

    def row(self, at: int) -> TrashRow:
        """One of them."""
        return self._rows[at]

    def _entry(self, row: TrashRow) -> ShownEntry:
        texts, left = self._texts, row.days_left(self._today)
        ticked = (row.kind, row.id) in self._ticked
        if left:
            tone: ToneName = "warn" if left < SOON else "neutral"
            due = texts.trn("asked in {n} day", "asked in {n} days", left)
        else:
            tone, due = "warn", texts.tr("still needed?")
        return ShownEntry(
            row.title or texts.tr("without a name"),
            kind_word(row.kind, texts),
            ticked,
            tone,
            due,
            "clock",
            ICONS.get(row.kind, "tag"),
            texts.tr("ticked") if ticked else "",
            (_hanging(row, texts), _deleted(row, texts, self._today), AsideWords("", "")),
        )


def columns(texts: Translator) -> tuple[Aside, ...]:
    """What stands behind the names, as far as there is room."""
    return (
        Aside(texts.tr("what hangs on it"), 224, 660),
        Aside(texts.trc("a record", "deleted"), 124, 790),
        Aside(texts.trc("a record in the trash", "asked about"), 172, 660),
    )


def _hanging(row: TrashRow, texts: Translator) -> AsideWords:
    words = hanging_words([each for each in row.hanging if each.hidden_with_it], texts)
    return AsideWords(words or "–", words)


def _deleted(row: TrashRow, texts: Translator, today: date) -> AsideWords:
    moment, language = row.trashed_at.astimezone(), texts.language
    day = moment.date()
    if day == today:
        time = clock_time(moment.time(), language)
        said = texts.tr("deleted today, {time}").format(time=time)
        return AsideWords(texts.tr("today, {time}").format(time=time), said)
    said = texts.tr("deleted on {date}").format(date=long_date(day, language))
    this_year = day.year == today.year
    short = day_and_month(day.month, day.day, language) if this_year else long_date(day, language)
    return AsideWords(short, said)


def hanging_words(rows: Sequence[Hanging], texts: Translator) -> str:
    """What hangs on something, in numbers."""
    return ", ".join(texts.say(row.words) for row in rows)


def kind_word(kind: str, texts: Translator) -> str:
    """What kind of record it is, as a title."""
    words = texts.say(KIND_WORDS[kind]) if kind in KIND_WORDS else kind.replace("_", " ")
    return words[:1].upper() + words[1:]


def spoken(row: ShownEntry) -> str:
    """What a screen reader says of an entry."""
    lines = (each.line for each in reversed(row.asides))
    parts = (row.title, row.said, row.second, *lines, row.due)
    return ", ".join(part for part in parts if part)
