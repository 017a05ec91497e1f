"""Who of a row left and why: of two the membership goes on where one died or left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.exchange.tables.asides import death_in, says_death
from twincrm.exchange.tables.asked import ONE_LEFT, SAYS_END, WHO_DIED, tell_when, who_is_named
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.days import read_day

if TYPE_CHECKING:
    from datetime import date

    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.whom import Whom

_DEATH = re.compile(r"\b(?:tod|todesfall|deces|death|zgon|smierc|smierci|overleden)\b")
"""Words for a death beside other words, folded: ``décès de Monsieur``."""
_BOTH = re.compile(r"\b(?:beide|both|(?:les|tous|toutes) deux|oboje|obaj|obie)\b")


def left_by_death(cells: Cells, who: Whom) -> str:
    """The list's word where it says who died when instead of who left: ``verst. 5/2020``.

    A membership of two is not over with it; who of them died is asked. A word without a day takes
    that of another column; where there is none it is asked.
    """
    for column, value in cells.of("left"):
        word, when = death_in(shown(value))
        if word and len(who.names) > 1:
            cells.keep(column, shown(value))
            cells.change("left", column, "")
            if not when:
                cells.warn(column, shown(value), WHO_DIED)
        elif word and (when := when or cells.text("death_date") or who.beside.died):
            cells.change("left", column, when)
            return word
        elif word:
            cells.keep(column, shown(value))
            cells.change("left", column, "")
            tell_when(cells, column, shown(value))
    return ""


def part_leaving(cells: Cells, who: Whom, today: date) -> None:
    """What a reason for leaving says of one of two is no end; of one alone it may be a death."""
    for column, value in cells.of("left_reason"):
        text = " ".join(shown(value).split())
        if len(who.names) == 1:
            _die_alone(cells, who, text, today)
        elif len(who.names) > 1 and not _BOTH.search(fold(text)):
            died = says_death(text) or bool(death_in(text)[0] or _DEATH.search(fold(text)))
            if died or who_is_named(text, who) is not None:
                if not died:
                    cells.warn(column, text, SAYS_END)
                _go_on(cells, today)


def _go_on(cells: Cells, today: date) -> None:
    """The membership of two goes on; the day and the reason are in the note."""
    (reason, why), *_ = cells.of("left_reason")
    when = written = ""
    for column, value in cells.of("left"):
        when = when or read_day(value, column.order, today, years=column.years) or ""
        written = written or " ".join(shown(value).split())
        cells.keep(column, shown(value))
        cells.change("left", column, "")
    cells.keep(reason, shown(why))
    cells.change("left_reason", reason, "")
    words = " ".join(shown(why).split())
    cells.put(ONE_LEFT, reason, f"{words}\n{when}\n{written}")


def _die_alone(cells: Cells, who: Whom, text: str, today: date) -> None:
    """Who left because of nothing but the own death died on that day, as far as it is known."""
    own = {fold(part) for part in who.names[0].said.split()}
    word, when = death_in(" ".join(part for part in text.split() if fold(part) not in own))
    if not word or cells.has("death_date") or who.beside.died:
        return
    for column, value in cells.of("left"):
        order, years = column.order, column.years
        found = read_day(when or value, order or "dmy", today, years=years)
        if found and not found.startswith("-") and found <= today.isoformat():
            cells.put("death_date", column, found)
            return
