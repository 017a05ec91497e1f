"""On which days there was contact, as SQL: the one definition for lists, cards and reminders."""

from __future__ import annotations

from twincrm.domain.terms import OfferStatus, ParticipationStatus

_SURE = f"('{ParticipationStatus.CONFIRMED}', '{ParticipationStatus.ATTENDED}')"


def days_of(kind: str, within: str = "IS NOT NULL") -> str:
    """Contact (``owner``) and ``day`` of what is noted, and of visits a kind of contact was at.

    *within* stands behind the column that says whose the day is.
    """
    noted = (
        f"SELECT x.{kind}_id AS owner, date(n.happened_at) AS day FROM journal_participant AS x"
        " JOIN journal_note AS n ON n.id = x.journal_note_id AND n.trashed_at IS NULL"
        f" WHERE x.{kind}_id {within}"
    )
    met = _MET.get(kind, "")
    return f"{noted} UNION ALL {met.format(within=within)}" if met else noted


_MET = {
    "person": (
        "SELECT x.person_id AS owner, v.ends_on AS day FROM participation AS x"
        " JOIN visit AS v ON v.id = x.visit_id AND v.trashed_at IS NULL"
        f" WHERE x.status IN {_SURE} AND x.person_id {{within}}"
    ),
    "household": (
        "SELECT x.household_id AS owner, v.ends_on AS day FROM host_offer AS x"
        " JOIN visit AS v ON v.id = x.visit_id AND v.trashed_at IS NULL"
        f" WHERE x.status = '{OfferStatus.CONFIRMED}' AND x.household_id {{within}}"
    ),
}
