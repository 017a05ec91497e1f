"""The figures about the members, and who stands behind each of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.countries import language_title
from twincrm.domain.periods import ended_by_death, is_current
from twincrm.domain.records.member_statistics import (
    AGES,
    YEARS,
    AgeCount,
    MemberStatistics,
    Share,
    YearCount,
    age_key,
    group_of,
)
from twincrm.domain.terms import Sector
from twincrm.services.members.lists import own_body
from twincrm.services.memberships import holds
from twincrm.services.vocabularies.wording import sector_name
from twincrm.services.wording import people_named
from twincrm.store.connection import id_list, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from twincrm.store.connection import Reading

NONE = "none"
"""The key of those who have no sector, or no language noted."""
_HELD = """SELECT DISTINCT m.joined_on, m.left_on, p.id, p.birth_date, p.form_of_address,
 p.death_date
FROM membership AS m LEFT JOIN membership_person AS mp ON mp.membership_id = m.id
JOIN person AS p ON p.id IN (m.person_id, mp.person_id)
WHERE m.trashed_at IS NULL AND p.trashed_at IS NULL ORDER BY p.id"""
_BODIES = f"""WITH today(day) AS (SELECT ?) SELECT count(*) FROM today, membership AS m
JOIN organisation AS o ON o.id = m.organisation_id
WHERE m.trashed_at IS NULL AND o.trashed_at IS NULL AND {holds("today.day")}"""
_SECTORS = """SELECT DISTINCT a.person_id, a.sector FROM assignment AS a
WHERE a.person_id IN (SELECT value FROM json_each(?)) AND a.sector <> ''
 AND (a.organisation_id IS NULL OR a.organisation_id <> ?)
 AND (a.ends_on IS NULL OR a.ends_on >= substr(?, 1, length(a.ends_on)))
 AND (a.starts_on IS NULL OR a.starts_on <= substr(?, 1, length(a.starts_on)))"""
_LANGUAGES = """SELECT DISTINCT person_id, language FROM (
 SELECT s.person_id, s.language FROM language_skill AS s WHERE s.level <> '0'
 UNION SELECT p.id, p.correspondence_language FROM person AS p)
WHERE language <> '' AND person_id IN (SELECT value FROM json_each(?))"""

Behind = dict[str, tuple[int, ...]]
"""The people behind each figure, by its name: ``age:60:mrs``, ``joined:2024``, ``sector:none``."""


class _Held(NamedTuple):
    """The time of a person as a member."""

    joined_on: str | None
    left_on: str | None
    person_id: int
    birth_date: str | None
    form_of_address: str
    died_on: str | None

    @property
    def turns(self) -> tuple[tuple[str, str | None], ...]:
        """When they joined, and when they left or died as a member."""
        died = ended_by_death(self.left_on, self.died_on)
        end = ("died", self.died_on) if died else ("left", self.left_on)
        return ("joined", self.joined_on), end

    def lasts(self, today: date) -> bool:
        """Whether they live and are a member today."""
        return self.died_on is None and is_current(_known(self.joined_on), self.left_on, today)


def people_behind(reading: Reading, today: date) -> Behind:
    """Who stands behind every figure; each person once in each."""
    held = [_Held(*row) for row in rows(reading, _HELD)]
    now = {one.person_id: one for one in held if one.lasts(today)}
    found: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for one in now.values():
        found["people"][one.person_id] = None
        group = group_of(_age(one.birth_date, today))
        found[f"age:{group}:{_form(one)}"][one.person_id] = None
    for one in held:
        for word, day in one.turns:
            if day and day[:4].isdigit() and day <= today.isoformat()[: len(day)]:
                found[f"{word}:{day[:4]}"][one.person_id] = None
    values = (id_list(now), own_body(reading) or 0, today.isoformat(), today.isoformat())
    _share(found, "sector", now, rows(reading, _SECTORS, values))
    _share(found, "language", now, rows(reading, _LANGUAGES, (id_list(now),)))
    return {key: tuple(people) for key, people in found.items()}


def names_behind(reading: Reading, people: Iterable[int]) -> tuple[tuple[int, str], ...]:
    """People by name, family names first."""
    named = people_named(reading, people)
    return tuple(sorted(((key, name.list_form()) for key, name in named.items()), key=_by_name))


def member_statistics(reading: Reading, today: date, language: str) -> MemberStatistics:
    """The figures of *today*, worded for who reads *language*."""
    behind = people_behind(reading, today)
    ages = _ages_of_all(reading, today)
    ((bodies,),) = rows(reading, _BODIES, (today.isoformat(),))
    named = rows(reading, "SELECT name FROM association LIMIT 1")
    sectors = {sector.value: sector_name(sector, language) for sector in Sector}
    spoken = {key.partition(":")[2] for key in behind if key.startswith("language:")} - {NONE}
    tongues = {code: language_title(code, language) for code in spoken}
    years = tuple(
        YearCount(year, *(_n(behind, f"{word}:{year}") for word in ("joined", "left", "died")))
        for year in range(today.year - YEARS + 1, today.year + 1)
    )
    return MemberStatistics(
        on=today,
        association=named[0][0] if named else "",
        people=_n(behind, "people"),
        bodies=bodies,
        average=round(sum(ages) / len(ages)) if ages else None,
        under_50=sum(age < 50 for age in ages),
        over_60=sum(age >= 60 for age in ages),
        since=today.year - 1,
        joined=sum(each.joined for each in years[-2:]),
        left=sum(each.left for each in years[-2:]),
        died=sum(each.died for each in years[-2:]),
        ages=tuple(_age_count(behind, *group) for group in (*AGES, (None, None))),
        years=years,
        sectors=_shares(behind, "sector", sectors),
        languages=_shares(behind, "language", tongues),
    )


def _share(
    found: defaultdict[str, dict[int, None]],
    word: str,
    now: Mapping[int, _Held],
    pairs: Iterable[Iterable[object]],
) -> None:
    """Sort people by what they have; those who have nothing as well."""
    having: set[int] = set()
    for person, value in pairs:
        if isinstance(person, int):
            found[f"{word}:{value}"][person] = None
            having.add(person)
    for person in now:
        if person not in having:
            found[f"{word}:{NONE}"][person] = None


def _shares(behind: Behind, word: str, names: Mapping[str, str]) -> tuple[Share, ...]:
    """The commonest first, equal ones by name; those who have nothing last."""
    from twincrm.domain.folding import sort_key

    counts = {key: _n(behind, f"{word}:{key}") for key in names}
    known = [Share(key, names[key], n) for key, n in counts.items() if n]
    known.sort(key=lambda share: (-share.number, sort_key(share.name)))
    nothing = _n(behind, f"{word}:{NONE}")
    return (*known, *([Share(NONE, "", nothing)] if nothing else ()))


def _age_count(behind: Behind, first: int | None, last: int | None) -> AgeCount:
    key = f"age:{age_key(first, last)}"
    women, men, others = (_n(behind, f"{key}:{form}") for form in ("mrs", "mr", "other"))
    return AgeCount(first, last, women, men, others)


def _ages_of_all(reading: Reading, today: date) -> list[int]:
    held = [_Held(*row) for row in rows(reading, _HELD)]
    now = {one.person_id: one.birth_date for one in held if one.lasts(today)}
    return [age for born in now.values() if (age := _age(born, today)) is not None]


def _known(day: str | None) -> str | None:
    """A day of which the year is known."""
    return day if day and day[:4].isdigit() else None


def _age(born: str | None, today: date) -> int | None:
    """The age today; of whom only the year is known, the age reached in this year."""
    if not born or not born[:4].isdigit():
        return None
    later = len(born) == 10 and born[5:] > today.isoformat()[5:]
    return today.year - int(born[:4]) - later


def _form(one: _Held) -> str:
    return one.form_of_address if one.form_of_address in ("mrs", "mr") else "other"


def _n(behind: Behind, key: str) -> int:
    return len(behind.get(key, ()))


def _by_name(each: tuple[int, str]) -> tuple[str, int]:
    from twincrm.domain.folding import sort_key

    return sort_key(each[1]), each[0]
