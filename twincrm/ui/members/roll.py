"""The roll of a general assembly: who has a vote, who came, and who spoke for whom."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.folding import fold
from twincrm.domain.terms import Attendance
from twincrm.services.steps.words import CHOICES
from twincrm.ui.models.lazy_table import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.domain.texts import Message, Translator
    from twincrm.services.members.assemblies import Invited
    from twincrm.ui.kit.row_lines import BadgeFace
    from twincrm.ui.theme.tokens import ToneName

_STATES = CHOICES["assembly_attendance", "status"]
CAME: dict[str, tuple[ToneName, str, Message]] = {
    Attendance.PRESENT: ("ok", "check", _STATES[Attendance.PRESENT]),
    Attendance.REPRESENTED: ("info", "users", _STATES[Attendance.REPRESENTED]),
    Attendance.EXCUSED: ("neutral", "mail", _STATES[Attendance.EXCUSED]),
}
NEXT = {
    "": Attendance.PRESENT,
    Attendance.PRESENT: Attendance.REPRESENTED,
    Attendance.REPRESENTED: Attendance.EXCUSED,
    Attendance.EXCUSED: "",
}


class Attending(NamedTuple):
    """Somebody with a vote, whether they came, and who spoke for them; empty where not noted."""

    name: str
    town: str
    status: str
    spoken_for_by: str = ""


class Roll:
    """Those with a vote, by name; a `RowSource`. What is noted of them is read as it is now."""

    def __init__(
        self,
        people: Sequence[Invited],
        status: Mapping[int, str],
        proxies: Mapping[int, str],
    ) -> None:
        self._people = {each.person_id: each for each in people}
        self._status, self._proxies = status, proxies

    def ids(self) -> array[int]:
        """The people in order."""
        return array("q", self._people)

    def rows(self, ids: Sequence[int]) -> list[Attending]:
        """Who they are and whether they came."""
        return [self._row(key) for key in ids]

    def _row(self, key: int) -> Attending:
        status = self._status.get(key, "")
        by = self._proxies.get(key, "") if status == Attendance.REPRESENTED else ""
        one = self._people[key]
        return Attending(one.name, one.town, status, by)


def found_in(people: Sequence[Invited], words: str) -> list[Invited]:
    """Those in whose name or town every word stands, whatever its accents."""
    wanted = fold(words).split()
    return [each for each in people if all(w in fold(f"{each.name} {each.town}") for w in wanted)]


def roll_columns(texts: Translator) -> tuple[Column[Attending], ...]:
    """Name, town, attendance, and by whom somebody is represented."""

    def came(row: Attending) -> str:
        return texts.say(CAME[row.status][2]) if row.status else "–"

    return (
        Column("name", texts.tr("Name"), lambda row: row.name, width=220),
        Column("town", texts.tr("Town"), lambda row: row.town or "–", width=160),
        Column("came", texts.tr("Attendance"), came, width=130),
        Column("by", texts.tr("Represented by"), lambda row: row.spoken_for_by, width=190),
    )


def attendance_sign(texts: Translator, row: Attending) -> BadgeFace | None:
    """The badge of somebody's attendance."""
    if not row.status:
        return None
    tone, icon, word = CAME[row.status]
    return tone, texts.say(word), icon
