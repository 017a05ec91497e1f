"""What of a programme is printed, and how large: chosen anew for every print, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from twincrm.domain.records.visit_programme import NOTHING

if TYPE_CHECKING:
    from datetime import date

    from twincrm.domain.records.visit_programme import ProgrammeDay, VisitProgramme

Part = Literal["greeting", "details", "ends", "numbers", "advice", "notes"]
"""The greeting, the remarks on items, when items end, whom to call, what is good to know, and
ruled lines for notes."""
LARGE, VERY_LARGE = 1.15, 1.3
"""Times the usual size of the type, for tired eyes."""


@dataclass(frozen=True, slots=True)
class Content:
    """The parts that are printed, and how many times its usual size the type has."""

    parts: frozenset[Part] = frozenset(("greeting", "details", "numbers", "advice", "notes"))
    scale: float = 1.0
    days: frozenset[date] = frozenset()
    """Only these; none stands for all."""
    letters: bool = False
    """Whether letters stand between the names of a list."""
    chosen: frozenset[tuple[str, object]] = frozenset()
    """What a document of its own kind asks for: the name of each choice and what was chosen."""

    def choice(self, name: str) -> object:
        """What was chosen under this name; None where nothing was asked."""
        return dict(self.chosen).get(name)

    def of(self, programme: VisitProgramme) -> VisitProgramme:
        """The programme without what is left out: nobody is warned of what is not printed."""
        parts = self.parts
        days = tuple(each for each in programme.days if not self.days or each.date in self.days)
        return replace(
            programme,
            days=days if "details" in parts else tuple(map(_bare, days)),
            greeting=programme.greeting if "greeting" in parts else None,
            contacts=programme.contacts if "numbers" in parts else (),
            emergency_numbers=programme.emergency_numbers if "numbers" in parts else (),
            practical_notes=programme.practical_notes if "advice" in parts else NOTHING,
            room_for_notes=programme.room_for_notes and "notes" in parts,
        )


def _bare(day: ProgrammeDay) -> ProgrammeDay:
    return replace(day, items=tuple(replace(item, detail=NOTHING) for item in day.items))


USUAL = Content()
"""What is printed where nothing else was chosen."""
