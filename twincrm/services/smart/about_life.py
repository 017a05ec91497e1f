"""Questions about what a contact does: tags, membership, visits, hosting, talks, reach, imports."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from twincrm.services.home_of_today import holds as lives
from twincrm.services.memberships import DIED, holds, owed_in, stayed
from twincrm.services.smart.asking import AT_VISIT, OWNERS, of_home, of_residents, owned
from twincrm.services.smart.nodes import Found

if TYPE_CHECKING:
    from twincrm.services.smart.asking import Asking, Finds

_OPEN = "'unpaid', 'partly'"
_VISITS = "participation AS pa JOIN visit AS v ON v.id = pa.visit_id"
_SHOWN = "v.trashed_at IS NULL AND v.status <> 'cancelled'"
_THERE = "pa.status IN ('registered', 'confirmed', 'attended')"
_GUESTS = "pa.role IN ('guest', 'leader', 'interpreter', 'official')"
_OFFERS = "host_offer AS ho JOIN visit AS v ON v.id = ho.visit_id"
_PLACED = (
    "placement AS pl JOIN host_offer AS ho ON ho.id = pl.host_offer_id"
    " JOIN visit AS v ON v.id = ho.visit_id"
)
_SURE = "pl.status <> 'proposed'"
_NOTES = "journal_participant AS x JOIN journal_note AS n ON n.id = x.journal_note_id"
_STANDS = "EXISTS (SELECT 1 FROM {0} AS k WHERE k.id = hm.{0}_id AND k.trashed_at IS NULL{1})"
_SOMEBODY = _STANDS.format("person", " AND k.death_date IS NULL")
_HOME = _STANDS.format("household", "")
"""Whose address or number it is has not died and lies in no trash."""
_MONTHS = 12


def tagged(asking: Asking) -> Finds:
    """Contacts with a tag."""
    alive = f"(SELECT id FROM tag WHERE id IN {asking.ids} AND trashed_at IS NULL)"
    return owned("tagging", f"x.tag_id IN {alive}")


def imported(asking: Asking) -> Finds:
    """Contacts that came with an import."""
    return owned("import_fingerprint", f"x.import_run_id IN {asking.ids}")[:2]


def of_members(asking: Asking, where: str, values: tuple[str, ...] = ()) -> Finds:
    """Who belongs to memberships: their owners, and the people of a couple or a family."""
    del asking
    where = f"m.trashed_at IS NULL AND {where}"
    own = tuple(
        Found(kind, f"m.{kind}_id", "membership AS m", f"m.{kind}_id > 0 AND {where}", values)
        for kind in OWNERS
    )
    tables = "membership_person AS mp JOIN membership AS m ON m.id = mp.membership_id"
    return (*own, Found("person", "mp.person_id", tables, where, values))


def members(asking: Asking) -> Finds:
    """Members of today."""
    return of_members(asking, _belongs(asking))


def former_members(asking: Asking) -> Finds:
    """Who has left."""
    return of_members(asking, f"(NOT {stayed(_day(asking))} OR {DIED})")


def members_of_kind(asking: Asking) -> Finds:
    """Members of today of a kind."""
    return of_members(asking, f"m.kind IN {asking.marks} AND {_belongs(asking)}", asking.words)


def joined_before(asking: Asking) -> Finds:
    """Members of today who joined before a year."""
    return of_members(asking, f"m.joined_on < '{asking.number:04d}' AND {_belongs(asking)}")


def joined_in(asking: Asking) -> Finds:
    """Who joined in a year."""
    return of_members(asking, f"substr(m.joined_on, 1, 4) = '{asking.number:04d}'")


def left_in(asking: Asking) -> Finds:
    """Who left in a year."""
    return of_members(asking, f"substr(m.left_on, 1, 4) = '{asking.number:04d}'")


def fee_unpaid(asking: Asking) -> Finds:
    """Whose fee of a year is not or only partly paid."""
    return of_members(asking, f"{_fee(asking, _OPEN)} AND {owed_in(str(asking.number))}")


def fee_paid(asking: Asking) -> Finds:
    """Whose fee of a year is paid."""
    return of_members(asking, _fee(asking, "'paid'"))


def fee_waived(asking: Asking) -> Finds:
    """Whose fee of a year was waived."""
    return of_members(asking, _fee(asking, "'waived'"))


def _fee(asking: Asking, states: str) -> str:
    of_year = f"f.year = {asking.number} AND f.status IN ({states})"
    return f"EXISTS (SELECT 1 FROM fee_year AS f WHERE f.membership_id = m.id AND {of_year})"


def _belongs(asking: Asking) -> str:
    return holds(_day(asking))


def _day(asking: Asking) -> str:
    return f"'{asking.today.isoformat()}'"


def invited(asking: Asking) -> Finds:
    """Who is in the list of a visit in any way, or was asked to host at it."""
    people = Found("person", "pa.person_id", "participation AS pa", _at(asking, "pa"))
    homes = Found("household", "ho.household_id", _OFFERS, _at(asking, "ho"))
    return (people, of_residents(asking, people), homes, of_home(asking, homes, AT_VISIT))


def took_part_at(asking: Asking) -> Finds:
    """Who takes or took part in a visit."""
    return _taking_part(asking, _at(asking, "pa"))


def guests_at(asking: Asking) -> Finds:
    """Who came or comes to a visit as a guest."""
    return _taking_part(asking, f"{_at(asking, 'pa')} AND {_GUESTS}")


def took_part_in(asking: Asking) -> Finds:
    """Who took part in a visit of a year that has begun."""
    return _taking_part(asking, _in_year(asking))


def guests_in(asking: Asking) -> Finds:
    """Who was a guest in a year."""
    return _taking_part(asking, f"{_in_year(asking)} AND {_GUESTS}")


def took_part_since(asking: Asking) -> Finds:
    """Who took part in a visit since a year began."""
    return _taking_part(asking, _since(asking))


def took_part(asking: Asking) -> Finds:
    """Who ever took part in a visit."""
    return _taking_part(asking, _begun(asking))


def _taking_part(asking: Asking, where: str) -> Finds:
    people = Found("person", "pa.person_id", _VISITS, f"{where} AND {_THERE} AND {_SHOWN}")
    return (people, of_residents(asking, people))


def hosted_in(asking: Asking) -> Finds:
    """Who had guests at home in a year."""
    return _hosting(asking, _in_year(asking), _SURE)


def hosted_since(asking: Asking) -> Finds:
    """Who had guests at home since a year began."""
    return _hosting(asking, _since(asking), _SURE)


def hosted_at(asking: Asking) -> Finds:
    """Who has or had guests of a visit at home."""
    return _hosting(asking, f"v.id IN {asking.ids}")


def hosted(asking: Asking) -> Finds:
    """Who ever had guests at home."""
    return _hosting(asking, _begun(asking), _SURE)


def _hosting(asking: Asking, where: str, placed: str = "1") -> Finds:
    """By guests *placed* in the household, and by those who are noted as hosts themselves.

    It is those who lived there then who hosted, not those who live there today.
    """
    where = f"{where} AND {_SHOWN}"
    homes = Found("household", "ho.household_id", _PLACED, f"{where} AND {placed}")
    people = Found("person", "pa.person_id", _VISITS, f"{where} AND {_THERE} AND pa.role = 'host'")
    there = of_home(asking, homes, AT_VISIT)
    return (homes, there, people, of_residents(asking, people, AT_VISIT))


def offering(asking: Asking) -> Finds:
    """Who offered beds for a visit and has not taken it back."""
    where = (
        f"v.id IN {asking.ids} AND {_SHOWN} AND ho.status IN ('offered', 'confirmed', 'reserve')"
    )
    homes = Found("household", "ho.household_id", _OFFERS, where)
    return (homes, of_home(asking, homes, AT_VISIT))


def with_beds(asking: Asking) -> Finds:
    """Whose home has room for so many guests."""
    return _homes(asking, f"hp.max_guests >= {asking.number}")


def without_steps(asking: Asking) -> Finds:
    """Whose home has no steps."""
    return _homes(asking, "hp.step_free")


def in_reserve(asking: Asking) -> Finds:
    """Who hosts when others cannot."""
    return _homes(asking, "hp.reserve")


def _homes(asking: Asking, where: str) -> Finds:
    homes = Found("household", "hp.household_id", "hosting_profile AS hp", where)
    return (homes, of_home(asking, homes))


def spoken_to(asking: Asking) -> Finds:
    """Who is in a note of the last months, up to today."""
    since, until = _months_ago(asking.today, asking.number), asking.today
    where = f"n.happened_at >= '{since}' AND n.happened_at < '{until}~' AND n.trashed_at IS NULL"
    return _noted(where)


def noted(asking: Asking) -> Finds:
    """Who is in any note."""
    del asking
    return _noted("n.trashed_at IS NULL")


def _noted(where: str) -> Finds:
    """Those who are named in a note; of a household all who lived there on that day."""
    own = tuple(
        Found(kind, f"x.{kind}_id", _NOTES, f"x.{kind}_id > 0 AND {where}") for kind in OWNERS
    )
    tables = f"{_NOTES} JOIN household_member AS hm ON hm.household_id = x.household_id"
    lived = lives("hm", "n.happened_at")
    return (*own, Found("person", "hm.person_id", tables, f"{lived} AND {where}"))


def _months_ago(today: date, months: int) -> date:
    year, month = divmod(today.year * _MONTHS + today.month - 1 - months, _MONTHS)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def mailed(asking: Asking) -> Finds:
    """Whom an e-mail reaches: at an own address, or at one of those who share a home."""
    return _shared(asking, owned("email"))


def called(asking: Asking) -> Finds:
    """Who can be rung up: at an own number, or at one of those who share a home."""
    return _shared(asking, owned("phone", "x.kind NOT IN ('fax', 'pager')"))


def _shared(asking: Asking, own: tuple[Found, ...]) -> Finds:
    """What is a household's reaches who lives there; what is of one of them, the household."""
    people, _, homes = own
    return (
        *own,
        of_residents(asking, people, f"{asking.now('hm')} AND {_SOMEBODY}"),
        of_home(asking, homes, f"{asking.now('hm')} AND {_HOME}"),
    )


def addressed(asking: Asking) -> Finds:
    """Who has a postal address of today; people also that of their household."""
    lines = "(x.street <> '' OR x.po_box <> '' OR x.locality <> '')"
    found = tuple(
        Found(
            kind,
            f"x.{kind}_id",
            "address AS x",
            f"x.{kind}_id > 0 AND {lines} AND {asking.now('x')}",
        )
        for kind in OWNERS
    )
    return (*found, of_home(asking, found[2]))


def _at(asking: Asking, alias: str) -> str:
    return f"{alias}.visit_id IN {asking.ids}"


def _in_year(asking: Asking) -> str:
    year = f"{asking.number:04d}"
    return f"v.starts_on >= '{year}-01-01' AND v.starts_on <= '{year}-12-31' AND {_begun(asking)}"


def _since(asking: Asking) -> str:
    return f"v.starts_on >= '{asking.number:04d}' AND {_begun(asking)}"


def _begun(asking: Asking) -> str:
    """What is only planned has not happened."""
    return f"v.starts_on <= {_day(asking)}"
