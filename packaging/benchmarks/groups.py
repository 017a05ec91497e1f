"""Smart groups: from the rule to the first 50 contacts, beside the same questions put by hand."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING, Any

from benchmarks.bare import opened
from benchmarks.store import COLUMNS, SHOWN, _dispatcher, _each

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "2027-04-19"
_SPEAKS = "l.language = '{0}' AND l.level >= '{1}'"
_NOW = (
    f"(coalesce({{0}}.ends_on, '9') >= substr('{TODAY}', 1, length(coalesce({{0}}.ends_on, '9'))))"
)


def _asks(key: str, *values: object) -> dict[str, Any]:
    return {"ask": key, "of": list(values)}


def _spoken(language: str, least: int = 1) -> str:
    return (
        "EXISTS (SELECT 1 FROM language_skill AS l WHERE l.person_id = e.record_id AND "
        + _SPEAKS.format(language, least) + ")"
    )  # fmt: skip


_INVITED = (
    "(EXISTS (SELECT 1 FROM participation AS pa WHERE pa.person_id = e.record_id"
    " AND pa.visit_id = 2) OR EXISTS (SELECT 1 FROM household_member AS hm"
    " JOIN host_offer AS ho ON ho.household_id = hm.household_id"
    f" WHERE hm.person_id = e.record_id AND ho.visit_id = 2 AND {_NOW.format('hm')}))"
)
_REACHED = (
    "(EXISTS (SELECT 1 FROM {0} AS m WHERE m.person_id = e.record_id)"
    " OR EXISTS (SELECT 1 FROM household_member AS hm JOIN {0} AS m"
    " ON m.household_id = hm.household_id"
    f" WHERE hm.person_id = e.record_id AND {_NOW.format('hm')}))"
)
_MAIL = _REACHED.format("email")
_PHONE = _REACHED.format("phone")
_HOME = "EXISTS (SELECT 1 FROM person AS p WHERE p.id = e.record_id AND p.place_id = 2)"
_BORN = (
    "EXISTS (SELECT 1 FROM person AS p WHERE p.id = e.record_id"
    " AND p.birth_date <= '1967-04-19' AND p.birth_date >= '1')"
)
_HOSTS = (
    "SELECT hm.person_id AS id FROM visit AS v JOIN host_offer AS ho ON ho.visit_id = v.id"
    " JOIN placement AS pl ON pl.host_offer_id = ho.id"
    " JOIN household_member AS hm ON hm.household_id = ho.household_id"
    f" WHERE v.starts_on BETWEEN '2024-01-01' AND '2024-12-31' AND {_NOW.format('hm')}"
)
_MEMBERS = (
    "SELECT mp.person_id AS id FROM membership_person AS mp"
    " JOIN membership AS m ON m.id = mp.membership_id WHERE m.left_on IS NULL"
    " UNION SELECT person_id FROM membership WHERE person_id > 0 AND left_on IS NULL"
)
_POLITICIANS = (
    "SELECT a.person_id AS id FROM assignment AS a WHERE a.sector = 'politics' AND "
    + _NOW.format("a")
)
_TALKED = (
    "EXISTS (SELECT 1 FROM journal_participant AS j JOIN journal_note AS n"
    " ON n.id = j.journal_note_id WHERE j.person_id = e.record_id"
    " AND n.happened_at >= '2026-04-19')"
)

EVERYBODY = ""
QUESTIONS: tuple[tuple[dict[str, Any], str, str], ...] = (
    (
        {"all": [_asks("hosting.in", 2024), _asks("language.speaks", "fr"),
                 _asks("visit.not_invited", 2)]},
        _HOSTS,
        f"{_spoken('fr')} AND NOT {_INVITED}",
    ),
    ({"all": [_asks("language.speaks", "fr")]}, EVERYBODY, _spoken("fr")),
    (
        {"all": [_asks("language.speaks", "fr"), _asks("visit.not_invited", 2)]},
        EVERYBODY,
        f"{_spoken('fr')} AND NOT {_INVITED}",
    ),
    ({"all": [_asks("member.is"), _asks("reach.no_email")]}, _MEMBERS, f"NOT {_MAIL}"),
    ({"all": [_asks("reach.no_email")]}, EVERYBODY, f"NOT {_MAIL}"),
    (
        {"all": [_asks("reach.no_email"), _asks("reach.phone")]},
        EVERYBODY,
        f"NOT {_MAIL} AND {_PHONE}",
    ),
    ({"all": [_asks("place.at", 2), _asks("birth.from", 60)]}, EVERYBODY, f"{_HOME} AND {_BORN}"),
    (
        {"all": [_asks("language.well", "pl"), _asks("birth.from", 60), _asks("reach.email")]},
        EVERYBODY,
        f"{_spoken('pl', 3)} AND {_BORN} AND {_MAIL}",
    ),
    (
        {"any": [_asks("sector.is", "politics"), _asks("member.is")]},
        f"{_POLITICIANS} UNION {_MEMBERS}",
        "1",
    ),
    (
        {"all": [_asks("sector.is", "politics"), _asks("reach.no_phone")]},
        _POLITICIANS,
        f"NOT {_PHONE}",
    ),
    (
        {"none": [_asks("language.speaks", "de", "fr"), _asks("reach.email")]},
        EVERYBODY,
        f"NOT {_spoken('de')} AND NOT {_spoken('fr')} AND NOT {_MAIL}",
    ),
    (
        {"all": [_asks("place.at", 2),
                 {"any": [_asks("member.is"), _asks("sector.is", "politics")]},
                 {"none": [_asks("birth.dead"), _asks("reach.no_email")]}]},
        f"{_POLITICIANS} UNION {_MEMBERS}",
        f"{_HOME} AND {_MAIL}",
    ),
    (
        {"all": [_asks("talk.spoken", 12), _asks("language.well", "fr")]},
        EVERYBODY,
        f"{_TALKED} AND {_spoken('fr', 3)}",
    ),
    (
        {"all": [_asks("birth.from", 60), _asks("talk.silent", 12)]},
        EVERYBODY,
        f"{_BORN} AND NOT {_TALKED}",
    ),
)  # fmt: skip
"""Rules as they are kept; by hand: those few of whom the rest is asked, where there are such."""


def groups_program(file: Path) -> list[float]:
    """From the text of a rule to the first 50 contacts by name."""
    return _asked(file, time.perf_counter)


def groups_cpu_program(file: Path) -> list[float]:
    """The same by the processor's time, which other work on the machine does not lengthen."""
    return _asked(file, time.thread_time)


def groups_floor(file: Path) -> list[float]:
    """The same contacts with the driver, a statement for each rule written by hand."""
    return _bare(file, time.perf_counter)


def groups_cpu_floor(file: Path) -> list[float]:
    """The same by the processor's time."""
    return _bare(file, time.thread_time)


def _asked(file: Path, clock: Callable[[], float]) -> list[float]:
    from twincrm.domain.smart.text import read_rule
    from twincrm.services.smart.finding import first_of_rule

    day = date.fromisoformat(TODAY)
    texts = [json.dumps({"kinds": ["person"], **rule}) for rule, _, _ in QUESTIONS]
    with _dispatcher(file) as asked:
        glance = asked.glance
        return _each(
            [lambda t=t: glance(first_of_rule, read_rule(t), day, SHOWN) for t in texts], clock
        )


def _bare(file: Path, clock: Callable[[], float]) -> list[float]:
    connection = opened(file)
    statements = [_by_hand(few, where) for _, few, where in QUESTIONS]
    return _each([lambda s=s: connection.execute(s).fetchall() for s in statements], clock)


def _by_hand(few: str, where: str) -> str:
    source = "search_entry AS e"
    if few:
        source = f"(SELECT DISTINCT id FROM ({few})) AS d CROSS JOIN {source} ON e.id = d.id * 8"
    return (
        f"SELECT {COLUMNS} FROM {source} WHERE e.kind = 'person' AND {where}"
        f" ORDER BY e.sort_key, e.id LIMIT {SHOWN}"
    )
