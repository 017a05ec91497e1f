"""What a row says half and somebody has to finish: who of two died, when, when somebody leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.records.table_row import RowProblem
from twincrm.domain.texts import Message
from twincrm.exchange.tables.asides import death_in, says_death, says_end
from twincrm.exchange.tables.cells import shown

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.mapping import Column
    from twincrm.exchange.tables.whom import Name, Whom

WHO_DIED = Message(
    "Which of the two died? It stands in the notes of both; please enter it with the right one."
)
WHEN_DIED = Message(
    "This says that somebody died, but not when. Please enter the date of death, at least the "
    "year: until then the membership goes on. A task for today reminds you of it."
)
SAYS_END = Message(
    "This says that somebody left or is going to leave. It stands in the note alone; please enter "
    "the end of the membership."
)


ONE_LEFT = "one_left"
"""Where the reason for leaving of one of two is put: its words, the day as kept and as written."""
_WORDS = re.compile(r"[^\W\d_]+")
_SPOUSES = (
    ("mr", re.compile(r"(?i)\b(?:ehemann|gatte|mann|mari|époux|husband|mąż|echtgenoot)\b")),
    ("mrs", re.compile(r"(?i)\b(?:ehefrau|gattin|frau|épouse|femme|wife|żona|echtgenote)\b")),
)
_ADDRESSED = (
    ("mr", re.compile(r"(?i)\b(?:herrn?|monsieur|mr|pana?|dhr|m\.)(?!\w)")),
    ("mrs", re.compile(r"(?i)\b(?:madame|mme|mrs|pani|mevr)(?!\w)")),
)


def who_is_named(text: str, who: Whom) -> int | None:
    """Which of the people of a row words name: by the first name, or by the form of address."""
    words = set(_WORDS.findall(fold(text)))
    given = [n for n, each in enumerate(who.names) if words & set(_WORDS.findall(fold(each.given)))]
    if given:
        return given[0] if len(given) == 1 else None
    forms = {form for form, said in (*_SPOUSES, *_ADDRESSED) if said.search(text)}
    meant = [n for n, each in enumerate(who.names) if forms == {each.form}]
    return meant[0] if len(meant) == 1 else None


def _died_by_leaving(cells: Cells, who: Whom) -> tuple[int, str] | None:
    """Who of two died by the reason for leaving, and on which day."""
    for column, value in cells.of(ONE_LEFT):
        text, when, _ = shown(value).split("\n")
        meant = None if _is_told_of_end(cells, text) else who_is_named(text, who)
        if meant is not None:
            if not when:
                cells.problems.append(RowProblem(column.header, text, WHEN_DIED, meant))
            return meant, when
    return None


def _is_told_of_end(cells: Cells, text: str) -> bool:
    return any(p.message.id == SAYS_END.id and p.text == text for p in cells.problems)


def died_of_two(cells: Cells, who: Whom) -> tuple[int, str] | None:
    """Who of the people died and on which day, where a remark names the husband or the wife.

    Which of them that is the forms of address have to say; None where they do not. The day is
    empty where it is not told: then it is asked.
    """
    if left := _died_by_leaving(cells, who):
        return left
    for column, value in cells.of("note"):
        text = shown(value)
        named = [form for form, words in _SPOUSES if words.search(text)]
        meant = [n for n, name in enumerate(who.names) if [name.form] == named]
        word, when = death_in(_without_spouse(text)) if len(meant) == 1 else ("", "")
        if word:
            if not when:
                cells.problems.append(RowProblem(column.header, text, WHEN_DIED, meant[0]))
            return meant[0], when
    return None


def _without_spouse(text: str) -> str:
    for _, words in _SPOUSES:
        text = words.sub("", text)
    return text.strip(" ,:")


def ask_who_died(cells: Cells, who: Whom) -> None:
    """Of two people in a row the remark does not say which one died: somebody has to."""
    for column, value in cells.of(ONE_LEFT):
        text, _, written = shown(value).split("\n")
        if not _is_told_of_end(cells, text):
            cells.warn(column, f"{text} {written}".strip(), WHO_DIED)
            return
    for column, value in cells.of("note"):
        if says_death(shown(value)):
            cells.warn(column, shown(value), WHO_DIED)
            return
    sign = f"† {who.beside.died}" if who.beside.died else "†"
    if who.beside.died or sign in cells.notes:
        cells.notes += [] if sign in cells.notes else [sign]
        cells.problems.append(RowProblem("", sign, WHO_DIED))


def ask_when(cells: Cells, who: Whom) -> None:
    """Who died without a day or year cannot be marked so: somebody has to enter it.

    Only what says nothing else counts; a remark may be of somebody else's death.
    """
    if len(who.names) != 1:
        return
    for field in ("left", "left_reason", "note"):
        for column, value in cells.of(field):
            word, when = death_in(shown(value))
            named = field == "note" and not word and _names(shown(value), who.names[0])
            if (word and not when) or (named and says_death(shown(value))):
                tell_when(cells, column, shown(value))
    if "†" in cells.notes and not _is_asked(cells):
        cells.problems.append(RowProblem("", "†", WHEN_DIED))


def died_by_name(cells: Cells, who: Whom) -> str:
    """The day of a remark that somebody died who is named in it as in the row: ``Eva Roux † 2020``.

    The family name alone may be the husband's: then it is asked.
    """
    for _, value in cells.of("note") if len(who.names) == 1 else ():
        name, words = who.names[0], shown(value).split()
        own = {fold(part) for part in name.said.split()}
        first = next((n for n, word in enumerate(words) if fold(word) not in own), len(words))
        given = {fold(word) for word in words[:first]} & {fold(p) for p in name.given.split()}
        if given and (when := death_in(" ".join(words[first:]))[1]):
            return when
    return ""


def _names(text: str, name: Name) -> bool:
    """Whether a remark names somebody: ``M. Petit``."""
    own = {fold(part) for part in name.said.split()}
    return any(fold(word).strip(".,;:") in own for word in text.split())


def tell_when(cells: Cells, column: Column, text: str) -> None:
    """Ask once when somebody died."""
    if not _is_asked(cells):
        cells.warn(column, text, WHEN_DIED)


def _is_asked(cells: Cells) -> bool:
    return any(problem.message.id == WHEN_DIED.id for problem in cells.problems)


def tell_of_end(cells: Cells) -> None:
    """A remark that somebody left says it to people; the membership has no end by it."""
    others = [(c, value) for c, value in cells.of("keep") if c.other_year]
    for column, value in (*cells.of("note"), *others):
        if says_end(shown(value)):
            cells.warn(column, shown(value), SAYS_END)
