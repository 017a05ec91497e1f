"""Who takes part in a visit, as the rows of a table: how each is worded, narrowed and in order."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincrm.domain.folding import sort_key
from twincrm.domain.terms import NeedKind, ParticipationStatus
from twincrm.services.steps.words import CHOICES
from twincrm.services.visits.people_rows import NEED_WORDS
from twincrm.ui.models.lazy_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.domain.texts import Message, Translator
    from twincrm.services.visits.people_rows import ParticipationRow
    from twincrm.ui.kit.row_lines import BadgeFace
    from twincrm.ui.theme.tokens import ToneName

ROLES = CHOICES["participation", "role"]
_STATES = CHOICES["participation", "status"]
_SIGNS: dict[str, tuple[ToneName, str]] = {
    ParticipationStatus.INVITED: ("neutral", "mail"),
    ParticipationStatus.REGISTERED: ("info", "pencil"),
    ParticipationStatus.WAITING: ("warn", "clock"),
    ParticipationStatus.CONFIRMED: ("ok", "check"),
    ParticipationStatus.CANCELLED: ("bad", "x"),
    ParticipationStatus.ATTENDED: ("ok", "star"),
}
STATUS: dict[str, tuple[ToneName, Message, str]] = {
    key: (tone, _STATES[key], icon) for key, (tone, icon) in _SIGNS.items()
}
"""The tone, the word and the icon of every status, in the order in which they are reached."""
NEED_ICONS: dict[str, str] = {
    NeedKind.DIET: "utensils",
    NeedKind.ALLERGY: "circle-alert",
    NeedKind.MEDICATION: "shield-check",
    NeedKind.MOBILITY: "accessibility",
    NeedKind.SLEEP: "bed",
    NeedKind.OTHER: "info",
}

NAME, STATE, ROLE, DELEGATION, AGE, NEED = range(6)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the table is narrowed down to; nothing chosen means all."""

    states: tuple[object, ...] = ()
    delegations: tuple[object, ...] = ()

    def takes(self, row: ParticipationRow) -> bool:
        """Whether a person has one of the values of each filter that is set."""
        in_state = not self.states or row.status in self.states
        return in_state and (not self.delegations or row.delegation_id in self.delegations)


class ParticipantList:
    """The people of a visit in the order of a column; a `RowSource`."""

    def __init__(
        self,
        rows: Iterable[ParticipationRow],
        texts: Translator,
        column: int = NAME,
        *,
        descending: bool = False,
    ) -> None:
        self._texts = texts
        by_name = sorted(rows, key=lambda row: (sort_key(row.name.list_form()), row.id))
        ordered = sorted(by_name, key=lambda row: self._rank(row, column), reverse=descending)
        self._rows = {row.id: row for row in ordered}

    def ids(self) -> array[int]:
        """The participations in order."""
        return array("q", self._rows)

    def rows(self, ids: Sequence[int]) -> list[ParticipationRow]:
        """The people as they are shown."""
        return [self._rows[key] for key in ids]

    def _rank(self, row: ParticipationRow, column: int) -> tuple[bool, object]:
        """What a column is ordered by; rows in which nothing stands come last."""
        match column:
            case _ if column == STATE:
                return False, list(STATUS).index(row.status)
            case _ if column == ROLE:
                return False, list(ROLES).index(row.role)
            case _ if column == DELEGATION:
                return not row.delegation, sort_key(row.delegation)
            case _ if column == AGE:
                return row.age is None, row.age or 0
            case _ if column == NEED:
                return not row.needs, needs_in_words(row, self._texts)
            case _:
                return False, sort_key(row.name.list_form())


def columns(texts: Translator) -> tuple[Column[ParticipationRow], ...]:
    """The columns of the table."""
    tr, say = texts.tr, texts.say
    return (
        Column("name", tr("Name"), lambda row: row.name.list_form(), width=190,
               role=lambda row, role: _tip(row.name.full(), role)),
        Column("status", tr("Status"), lambda row: say(STATUS[row.status][1]), width=140),
        Column("role", tr("Role"), lambda row: say(ROLES[row.role]), width=130,
               role=lambda row, role: _tip(say(ROLES[row.role]), role)),
        Column("delegation", tr("Delegation"), lambda row: row.delegation or "–", width=150,
               role=lambda row, role: _tip(row.delegation, role)),
        Column("age", tr("Age"), lambda row: age_in_words(row, texts), width=90,
               role=lambda row, role: _about_age(row, texts, role)),
        Column("needs", tr("Needs"), lambda row: short_needs(row, texts), width=120,
               role=lambda row, role: _tip(needs_in_words(row, texts), role)),
    )  # fmt: skip


def _tip(words: str, role: int) -> object:
    """What is elided can be read by pointing at it."""
    return words if words and role == Qt.ItemDataRole.ToolTipRole else None


def age_in_words(row: ParticipationRow, texts: Translator) -> str:
    """How old somebody is when the visit begins; that somebody is a minor where that is all."""
    if row.age is not None:
        return str(row.age)
    return texts.tr("under 18") if row.under_age else ""


def age_sign(row: ParticipationRow, texts: Translator) -> BadgeFace | None:
    """The badge of minors."""
    return ("warn", age_in_words(row, texts), "shield-check") if row.under_age else None


def _about_age(row: ParticipationRow, texts: Translator, role: int) -> object:
    """What the badge of a minor says to whoever points at it or listens."""
    if not row.under_age or role != Qt.ItemDataRole.ToolTipRole:
        return None
    if row.age is None:
        return texts.tr("A minor when the visit begins")
    return texts.tr("{age} years old when the visit begins: a minor").format(age=row.age)


def status_sign(row: ParticipationRow, texts: Translator) -> BadgeFace:
    """The badge of a status."""
    tone, word, icon = STATUS[row.status]
    return tone, texts.say(word), icon


def needs_in_words(row: ParticipationRow, texts: Translator) -> str:
    """The kinds of needs, those to be taken most seriously first.

    What has to be heeded is read in the dialog alone: lists are seen by whoever passes by.
    """
    return ", ".join(_kinds(row, texts))


def short_needs(row: ParticipationRow, texts: Translator) -> str:
    """The first kind, and how many more there are."""
    first, *more = _kinds(row, texts) or ("",)
    return texts.tr("{value} +{n}").format(value=first, n=len(more)) if more else first


def _kinds(row: ParticipationRow, texts: Translator) -> tuple[str, ...]:
    ordered = sorted(row.needs, key=lambda need: not need.severe)
    return tuple(texts.say(NEED_WORDS[kind]) for kind in dict.fromkeys(n.kind for n in ordered))


def needs_sign(row: ParticipationRow, texts: Translator) -> BadgeFace | None:
    """The badge of needs; red with one that is severe."""
    if not row.needs:
        return None
    severe = [need for need in row.needs if need.severe]
    first = (severe or list(row.needs))[0]
    return "bad" if severe else "info", short_needs(row, texts), NEED_ICONS[first.kind]


def counted(
    rows: Sequence[ParticipationRow], texts: Translator
) -> tuple[tuple[ToneName, str, str], ...]:
    """How many have which status, as badges: “48 confirmed”."""
    numbers = Counter(row.status for row in rows)
    return tuple(
        (tone, texts.tr("{n} {status}").format(n=numbers[key], status=texts.say(word)), icon)
        for key, (tone, word, icon) in STATUS.items()
        if numbers[key]
    )
