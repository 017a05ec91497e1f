"""Whom the own salutation of a household seems to mean; nobody can know for certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.terms import HouseholdRole
from twincrm.services.home_of_today import is_home
from twincrm.services.wording import people_named
from twincrm.store.connection import rows
from twincrm.store.models import Household

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.names import PersonName

_LIVING = f"""SELECT m.person_id, m.role FROM household_member AS m
WHERE m.household_id = ?1 AND {is_home("m", "?2")} ORDER BY m.id"""
_FAMILY = frozenset({"familie", "familien", "famille", "family", "rodzina", "rodzino"})
_SPOUSES = frozenset({"eheleute", "ehepaar", "epoux", "spouses", "malzonkowie", "malzenstwo"})


def greeted_by_own_words(session: Session, household_id: int, today: date) -> frozenset[int]:
    """Who of those who live in a household today is named in its own salutation.

    A first name means its bearer, a surname the adults who bear it; that of a family means nobody
    by himself. Spouses without a name may be any two adults.
    """
    home = session.get(Household, household_id)
    said = set(re.findall(r"[^\W\d_]+", fold(home.salutation))) if home else set[str]()
    living = rows(session, _LIVING, (household_id, today.isoformat()))
    names = people_named(session, (row[0] for row in living))
    adults = {person for person, role in living if role != HouseholdRole.CHILD}
    by_name = {key for key, name in names.items() if _named(said, name, adult=key in adults)}
    if said & _SPOUSES and not by_name:
        return frozenset(adults & names.keys())
    return frozenset(by_name)


def _named(said: set[str], name: PersonName, *, adult: bool) -> bool:
    given, family = (
        set(re.findall(r"[^\W\d_]+", fold(each))) for each in (name.given, name.family)
    )
    alone = adult and not said & _FAMILY and bool(family) and family <= said
    return alone or bool(given & said)
