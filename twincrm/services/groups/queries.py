"""What can be asked about rules and groups beside who is in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.services.people.lists import worded_rows
from twincrm.services.smart.compiling import hindrance
from twincrm.services.smart.finding import first_of_rule, rule_count

if TYPE_CHECKING:
    from datetime import date

    from twincrm.domain.smart.rule import Rule
    from twincrm.services.people.lists import ContactRow
    from twincrm.store.connection import Reading


@dataclass(frozen=True, slots=True)
class Sample:
    """Who meets a rule: how many, and the first of them."""

    n: int
    first: tuple[ContactRow, ...]
    lost: bool = False
    """Whether it keeps people out by something that is no longer there, so finds nobody."""
    circle: tuple[str, ...] = ()
    """Groups that ask for each other in a circle: so it finds nobody either."""


def sample_of(
    reading: Reading,
    rule: Rule,
    today: date,
    language: str,
    most: int,
    within: int | None = None,
) -> Sample:
    """Who meets a rule now; *within* is the group that has it, or is to have it."""
    found = hindrance(reading, rule, within)
    if found.circle:
        return Sample(0, (), *found)
    first = first_of_rule(reading, rule, today, most)
    return Sample(rule_count(reading, rule, today), worded_rows(reading, first, language), *found)
