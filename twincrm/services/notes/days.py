"""On which days there was contact, as SQL: the one definition for lists, cards and reminders."""

from __future__ import annotations

from twincrm.domain.terms import OfferStatus, ParticipationStatus, VisitStatus
from twincrm.services.home_of_today import holds

_NOTE = "journal_note AS n ON n.id = x.journal_note_id AND n.trashed_at IS NULL"
_VISIT = (
    "visit AS v ON v.id = x.visit_id AND v.trashed_at IS NULL"
    f" AND v.status <> '{VisitStatus.CANCELLED}'"
)
_SURE = f"('{ParticipationStatus.CONFIRMED}', '{ParticipationStatus.ATTENDED}')"


def days_of(kind: str, within: str = "IS NOT NULL") -> str:
    """Contact (``owner``) and ``day`` of what is noted, and of visits a kind of contact was at.

    What is noted of a household is about all who lived there on that day.
    *within* stands behind the column that says whose the day is.
    """
    noted = (
        f"SELECT x.{kind}_id AS owner, date(n.happened_at) AS day FROM journal_participant AS x"
        f" JOIN {_NOTE}"
        f" WHERE x.{kind}_id {within}"
    )
    met = _MET.get(kind, "")
    return f"{noted} UNION ALL {met.format(within=within)}" if met else noted


_MET = {
    "person": (
        "SELECT x.person_id AS owner, v.ends_on AS day FROM participation AS x"
        f" JOIN {_VISIT}"
        f" WHERE x.status IN {_SURE} AND x.person_id {{within}}"
        " UNION ALL SELECT hm.person_id AS owner, date(n.happened_at) AS day"
        " FROM household_member AS hm JOIN journal_participant AS x"
        f" ON x.household_id = hm.household_id JOIN {_NOTE}"
        f" WHERE {holds('hm', 'n.happened_at')} AND hm.person_id {{within}}"
    ),
    "household": (
        "SELECT x.household_id AS owner, v.ends_on AS day FROM host_offer AS x"
        f" JOIN {_VISIT}"
        f" WHERE x.status = '{OfferStatus.CONFIRMED}' AND x.household_id {{within}}"
    ),
}
