"""Questions about who a contact is: name, place, sector, role, languages, age, consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.folding import SHORT_WORD, fold
from twincrm.services.smart.asking import OWNERS, of_home, of_residents
from twincrm.services.smart.nodes import Entries, Found, plain_like
from twincrm.store.search.statements import Statements
from twincrm.store.search.wording import read_wording

if TYPE_CHECKING:
    from twincrm.services.smart.asking import Asking, Finds
    from twincrm.store.search.ids import Kind

_PEOPLE: tuple[Kind, ...] = ("person",)
_GONE = "(SELECT id FROM organisation WHERE trashed_at IS NOT NULL)"
_NO_LONGER = f"coalesce(a.organisation_id, 0) NOT IN {_GONE}"


def named(asking: Asking) -> Finds:
    """Contacts with letters in their name."""
    text = fold(asking.words[0])
    return tuple(_named(kind, text) for kind in OWNERS)


def _named(kind: Kind, text: str) -> Entries:
    """By the index of all letters in threes; fewer letters are looked for in every name."""
    like = f"%{plain_like(text)}%"
    named = "s.heading LIKE ? ESCAPE '!'"
    asked = (
        f"EXISTS (SELECT 1 FROM search_entry AS s WHERE s.id = e.id AND {named})",
        (like,),
    )
    if len(text) < SHORT_WORD:
        listed = f"SELECT s.id AS id FROM search_entry AS s WHERE s.kind = '{kind}' AND {named}"
        return Entries(kind, (listed, (like,)), asked, leads=False)
    quoted = text.replace('"', '""')
    listed = (
        "SELECT h.rowid AS id FROM search_trigram AS h WHERE h.search_trigram MATCH ?"
        f" AND (h.rowid & 7) = {OWNERS.index(kind)}"
    )
    return Entries(kind, (listed, (f'heading : "{quoted}"',)), asked)


def searched(asking: Asking) -> Finds:
    """Contacts that a search finds."""
    wording = read_wording(asking.words[0])
    if not wording.words:
        return tuple(Entries(kind, ("SELECT 0 AS id WHERE 0", ())) for kind in OWNERS)
    return tuple(_hits(kind, Statements(wording, (kind,)).hits()) for kind in OWNERS)


def _hits(kind: Kind, hits: tuple[str, tuple[str | int, ...]]) -> Entries:
    return Entries(kind, (f"SELECT h.rowid AS id FROM ({hits[0]}) AS h", hits[1]))


def at_home(asking: Asking) -> Finds:
    """Contacts at home in places, people also by the household they live in."""
    return _living(asking, f"x.place_id IN {_with_parts(asking)}", ())


def of_place(asking: Asking) -> Finds:
    """Contacts at home in places, and people with a role there or in a body from there."""
    within = _with_parts(asking)
    bodies = f"(SELECT id FROM organisation WHERE place_id IN {within} AND trashed_at IS NULL)"
    there = f"(a.place_id IN {within} OR a.organisation_id IN {bodies})"
    held = Found("person", "a.person_id", "assignment AS a", f"{there} AND {asking.now('a')}")
    return (*at_home(asking), held)


def of_country(asking: Asking) -> Finds:
    """Contacts at home in countries, by their place or a postal address."""
    towns = f"(SELECT id FROM place WHERE country IN {asking.marks})"
    addressed = tuple(
        Found(
            kind,
            f"x.{kind}_id",
            "address AS x",
            f"x.{kind}_id > 0 AND x.country IN {asking.marks} AND {asking.now('x')}",
            asking.words,
        )
        for kind in OWNERS
    )
    return (*_living(asking, f"x.place_id IN {towns}", asking.words), *addressed)


def of_postcode(asking: Asking) -> Finds:
    """Contacts with a postal address of today whose postcode begins so."""
    like = f"{plain_like(asking.words[0].strip())}%"
    where = f"x.postcode LIKE ? ESCAPE '!' AND {asking.now('x')}"
    found = tuple(
        Found(kind, f"x.{kind}_id", "address AS x", f"x.{kind}_id > 0 AND {where}", (like,))
        for kind in OWNERS
    )
    return (*found, of_home(asking, found[2]))


def of_sector(asking: Asking) -> Finds:
    """People by their roles of today, organisations by their one or two sectors."""
    where = f"o.sector IN {asking.marks} OR o.second_sector IN {asking.marks}"
    held = f"a.sector IN {asking.marks} AND {asking.now('a')} AND {_NO_LONGER}"
    return (
        Found("organisation", "o.id", "organisation AS o", where, asking.words * 2),
        Found("person", "a.person_id", "assignment AS a", held, asking.words),
    )


def of_category(asking: Asking) -> Finds:
    """Organisations of categories, and people with a role in one or of one."""
    chosen = f"category_id IN {asking.ids}"
    bodies = f"(SELECT id FROM organisation WHERE {chosen} AND trashed_at IS NULL)"
    where = f"(a.{chosen} AND {_NO_LONGER} OR a.organisation_id IN {bodies})"
    return (
        Found("organisation", "o.id", "organisation AS o", f"o.{chosen}"),
        _held(f"{where} AND {asking.now('a')}"),
    )


def of_activity(asking: Asking) -> Finds:
    """Organisations active in fields, and people with a role in one."""
    tables, chosen = "organisation_field AS f", f"f.field_id IN {asking.ids}"
    held = f"{asking.now('a')} AND {_NO_LONGER} AND {chosen}"
    joined = f"{tables} JOIN assignment AS a ON a.organisation_id = f.organisation_id"
    return (
        Found("organisation", "f.organisation_id", tables, chosen),
        Found("person", "a.person_id", joined, held),
    )


def with_function(asking: Asking) -> Finds:
    """People who have a function now."""
    return (_held(f"a.function_id IN {asking.ids} AND {asking.now('a')} AND {_NO_LONGER}"),)


def had_function(asking: Asking) -> Finds:
    """People who had a function that is over."""
    return (_held(f"a.function_id IN {asking.ids} AND {asking.past('a')} AND {_NO_LONGER}"),)


def in_body(asking: Asking) -> Finds:
    """People with a role in an organisation now."""
    return (_held(f"a.organisation_id IN {asking.ids} AND {asking.now('a')}"),)


def was_in_body(asking: Asking) -> Finds:
    """People with a role in an organisation that is over."""
    return (_held(f"a.organisation_id IN {asking.ids} AND {asking.past('a')}"),)


def with_role(asking: Asking) -> Finds:
    """People with any role now."""
    return (_held(f"{asking.now('a')} AND {_NO_LONGER}"),)


def speaking(asking: Asking, least: int = 1) -> Finds:
    """People who speak a language so well (see `LanguageLevel`), and their households."""
    where = f"l.language IN {asking.marks} AND l.level >= '{least}'"
    people = Found("person", "l.person_id", "language_skill AS l", where, asking.words)
    return (people, of_residents(asking, people))


def speaking_well(asking: Asking) -> Finds:
    """The same, well."""
    return speaking(asking, 3)


def speaking_fluently(asking: Asking) -> Finds:
    """The same, fluently."""
    return speaking(asking, 4)


def written_to(asking: Asking) -> tuple[Found, Found]:
    """People and organisations by the language of their letters."""
    where = f"x.correspondence_language IN {asking.marks}"
    return (
        Found("person", "x.id", "person AS x", where, asking.words),
        Found("organisation", "x.id", "organisation AS x", where, asking.words),
    )


def of_language(asking: Asking) -> Finds:
    """Contacts who speak a language or are written to in it, and their households."""
    written = written_to(asking)
    return (*speaking(asking), *written, of_residents(asking, written[0]))


def with_letters(asking: Asking) -> Finds:
    """People and organisations whose language of letters is known."""
    del asking
    where = "x.correspondence_language <> ''"
    return (
        Found("person", "x.id", "person AS x", where),
        Found("organisation", "x.id", "organisation AS x", where),
    )


def born_in_month(asking: Asking) -> Finds:
    """The living with a birthday in a month, also where the year is not known."""
    months = ", ".join(f"'{month:02d}'" for month in asking.numbers)
    month = "CASE WHEN x.birth_date < '1' THEN substr(x.birth_date, 3, 2)"
    return (_living_person(f"{month} ELSE substr(x.birth_date, 6, 2) END IN ({months})"),)


def aged(asking: Asking) -> Finds:
    """People of an age, as far as their date of birth is known; the dead have none."""
    return (_living_person(f"x.birth_date >= '1' AND x.birth_date <= '{_years_ago(asking)}'"),)


def younger(asking: Asking) -> Finds:
    """People below an age; the dead have none."""
    return (_living_person(f"x.birth_date > '{_years_ago(asking)}'"),)


def born_in(asking: Asking) -> Finds:
    """People born in a year."""
    return (_person(f"substr(x.birth_date, 1, 4) = '{asking.number:04d}'"),)


def with_birthday(asking: Asking) -> Finds:
    """People whose date of birth is known, in part at least."""
    del asking
    return (_person("x.birth_date IS NOT NULL"),)


def dead(asking: Asking) -> Finds:
    """People who have died."""
    del asking
    return (_person("x.death_date IS NOT NULL"),)


def occupied(asking: Asking) -> Finds:
    """People with letters in their occupation."""
    like = f"%{plain_like(asking.words[0].strip())}%"
    return (_person("x.occupation LIKE ? ESCAPE '!'", (like,)),)


def of_nation(asking: Asking) -> Finds:
    """People of a nationality."""
    return (_person(f"x.nationality IN {asking.marks}", asking.words),)


def pictured(asking: Asking) -> Finds:
    """People with a photo."""
    del asking
    return (_person("x.photo_id IS NOT NULL"),)


def agreed(asking: Asking) -> Finds:
    """People who agreed, and it still holds."""
    day = asking.today.isoformat()
    return (_agreed(asking, f"(c.expires_on IS NULL OR c.expires_on >= '{day}')"),)


def ran_out(asking: Asking) -> Finds:
    """People who agreed for a time that is over."""
    return (_agreed(asking, f"c.expires_on < '{asking.today.isoformat()}'"),)


def _agreed(asking: Asking, where: str) -> Found:
    """The last consent to a purpose that nothing took back, as `domain.consents` reads them."""
    day = asking.today.isoformat()
    where = (
        f"c.purpose IN {asking.marks} AND c.given_on <= '{day}' AND {where} AND NOT EXISTS"
        " (SELECT 1 FROM consent AS o WHERE o.person_id = c.person_id AND +o.purpose = c.purpose"
        f" AND o.given_on <= '{day}' AND ((o.given_on, o.id) > (c.given_on, c.id)"
        f" OR o.withdrawn_on <= '{day}' AND max(o.withdrawn_on, o.given_on) >= c.given_on))"
    )
    return Found("person", "c.person_id", "consent AS c", where, asking.words)


def _years_ago(asking: Asking) -> str:
    today = asking.today
    return f"{max(today.year - asking.number, 0):04d}-{today.month:02d}-{today.day:02d}"


def _person(where: str, values: tuple[str | int, ...] = ()) -> Found:
    return Found("person", "x.id", "person AS x", where, values)


def _living_person(where: str) -> Found:
    return _person(f"x.death_date IS NULL AND {where}")


def _held(where: str) -> Found:
    return Found("person", "a.person_id", "assignment AS a", where)


def _living(asking: Asking, where: str, values: tuple[str, ...]) -> Finds:
    found = tuple(Found(kind, "x.id", f"{kind} AS x", where, values) for kind in OWNERS)
    return (*found, of_home(asking, found[2]))


def _with_parts(asking: Asking) -> str:
    """Places with everything that lies within them, as a list in a statement."""
    return (
        f"(WITH RECURSIVE p(id) AS (SELECT id FROM place WHERE id IN {asking.ids}"
        " UNION SELECT q.id FROM place AS q JOIN p ON q.within_id = p.id) SELECT id FROM p)"
    )
