"""Where contacts were found whose name and line do not show what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.folding import hits_of, sought
from twincrm.domain.texts import Message
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from twincrm.domain.texts import Translator
    from twincrm.store.connection import Reading
    from twincrm.store.search import Kind

QUOTED = Message("“{text}”")
LONGEST = 60
"""Letters of a text that are shown around what was found in it."""

_OF = "FROM json_each(?1) AS j JOIN"
_BODY = f"""
SELECT n.organisation_id, n.name {_OF} organisation_name AS n ON n.organisation_id = j.value
UNION ALL SELECT o.id, n.name {_OF} organisation AS o ON o.id = j.value
  JOIN category_name AS n ON n.category_id = o.category_id
UNION ALL SELECT o.id, n.name {_OF} organisation AS o ON o.id = j.value
  JOIN place_name AS n ON n.place_id = o.place_id
UNION ALL SELECT o.id, o.short_name {_OF} organisation AS o ON o.id = j.value
"""
_PERSON = f"""
SELECT p.id, trim(p.title || ' ' || p.nickname || ' ' || p.birth_name || ' ' || p.suffix)
  {_OF} person AS p ON p.id = j.value
UNION ALL SELECT a.person_id, a.title {_OF} assignment AS a ON a.person_id = j.value
UNION ALL SELECT a.person_id, t.neutral {_OF} assignment AS a ON a.person_id = j.value
  JOIN function_title AS t ON t.function_id = a.function_id
UNION ALL SELECT a.person_id, t.feminine {_OF} assignment AS a ON a.person_id = j.value
  JOIN function_title AS t ON t.function_id = a.function_id
UNION ALL SELECT a.person_id, t.masculine {_OF} assignment AS a ON a.person_id = j.value
  JOIN function_title AS t ON t.function_id = a.function_id
UNION ALL SELECT a.person_id, o.name {_OF} assignment AS a ON a.person_id = j.value
  JOIN organisation AS o ON o.id = a.organisation_id AND o.trashed_at IS NULL
UNION ALL SELECT a.person_id, n.name {_OF} assignment AS a ON a.person_id = j.value
  JOIN organisation AS o ON o.id = a.organisation_id AND o.trashed_at IS NULL
  JOIN organisation_name AS n ON n.organisation_id = o.id
UNION ALL SELECT a.person_id, n.name {_OF} assignment AS a ON a.person_id = j.value
  JOIN organisation AS o ON o.id = a.organisation_id AND o.trashed_at IS NULL
  JOIN category_name AS n ON n.category_id = o.category_id
UNION ALL SELECT m.person_id, h.name {_OF} household_member AS m ON m.person_id = j.value
  JOIN household AS h ON h.id = m.household_id AND h.trashed_at IS NULL
"""


def _reached(kind: str) -> str:
    """What contacts of every kind have: tags, mailboxes, phones, a note."""
    own = f"{kind}_id"
    return f"""
UNION ALL SELECT x.{own}, t.name {_OF} tagging AS x ON x.{own} = j.value
  JOIN tag AS t ON t.id = x.tag_id AND t.trashed_at IS NULL
UNION ALL SELECT x.{own}, x.address {_OF} email AS x ON x.{own} = j.value
UNION ALL SELECT x.{own}, x.number {_OF} phone AS x ON x.{own} = j.value
UNION ALL SELECT x.id, x.note {_OF} {kind} AS x ON x.id = j.value
"""


_TEXTS: dict[Kind, str] = {
    "organisation": _BODY + _reached("organisation"),
    "person": _PERSON + _reached("person"),
}


def found_line(texts: Translator, found_in: str, subtitle: str) -> str:
    """What a row says below its name, with the text before it in which it was found."""
    found = texts.say(QUOTED.with_values(text=found_in)) if found_in else ""
    return " · ".join(part for part in (found, subtitle) if part)


def found_hidden(
    reading: Reading, shown: Mapping[tuple[Kind, int], str], words: Collection[str]
) -> dict[tuple[Kind, int], str]:
    """By record, where what is *shown* of it lacks a word, the text in which that stands."""
    apart = [sought((word,)) for word in " ".join(words).split()]
    hidden: dict[Kind, dict[int, tuple[str, ...]]] = {}
    for (kind, record), said in shown.items():
        lacking = tuple(form for forms in apart if not hits_of(said, forms) for form in forms)
        if lacking:
            hidden.setdefault(kind, {})[record] = lacking
    return {
        (kind, record): text
        for kind, wanted in hidden.items()
        for record, text in found_elsewhere(reading, kind, wanted).items()
    }


def found_elsewhere(
    reading: Reading, kind: Kind, wanted: Mapping[int, tuple[str, ...]]
) -> dict[int, str]:
    """By record the text that has most of the folded words that are wanted, cut around them."""
    statement = _TEXTS.get(kind)
    if statement is None or not wanted:
        return {}
    best: dict[int, tuple[int, str]] = {}
    known: dict[tuple[str, tuple[str, ...]], int] = {}  # many hold the same office
    for record, text in rows_of(reading, statement, wanted.keys()):
        asked = (text or "", wanted[record])
        if asked not in known:
            known[asked] = _how_many(*asked)
        if known[asked] > best.get(record, (0, ""))[0]:
            best[record] = (known[asked], text)
    return {record: _around(text, wanted[record]) for record, (_, text) in best.items()}


def _how_many(text: str, forms: Collection[str]) -> int:
    return sum(bool(hits_of(text, (form,))) for form in forms) if text else 0


def _around(text: str, forms: Collection[str]) -> str:
    """The line in which one of the words stands, with dots where it is cut."""
    line = next(line for line in text.splitlines() if hits_of(line, forms)).strip()
    if len(line) <= LONGEST:
        return line
    begin = max(0, hits_of(line, forms)[0][0] - LONGEST // 3)
    end = min(len(line), begin + LONGEST)
    return ("…" if begin else "") + line[begin:end].strip() + ("…" if end < len(line) else "")
