"""What the card of a partnership says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.dates import date_interval, day_and_month
from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.ui.kit.partnership_words import EVENTS
from twincrm.ui.kit.spans import since

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.partnerships.anniversaries import ComingAnniversary
    from twincrm.services.partnerships.queries import PartnershipDetails, SigningView
    from twincrm.services.visits.queries import VisitRow

DOT = "\N{NO-BREAK SPACE}· "
"""Between two facts; a line never begins with it."""


def anniversary(texts: Translator, coming: ComingAnniversary) -> tuple[str, str]:
    """So many years, and when."""
    years = texts.trn("{n} year", "{n} years", coming.years)
    if coming.on is None:
        return years, texts.tr("in {year}").format(year=coming.year)
    if coming.days == 0:
        return years, texts.tr("today")
    date = day_and_month(coming.on.month, coming.on.day, texts.language)
    on = texts.tr("on {date} {year}").format(date=date, year=coming.year)
    left = texts.trn("in {n} day", "in {n} days", coming.days or 0)
    return years, DOT.join((on, left))


def state_words(texts: Translator, details: PartnershipDetails) -> str:
    """Since when it is in its state, why, and the first contact."""
    stored = details.status_since or ""
    begun, first = (_date(texts, iso) for iso in (stored, details.first_contact))
    parts = (
        since(texts, stored, begun) if begun else "",
        details.status_reason,
        texts.tr("first contact: {date}").format(date=first) if first else "",
    )
    return DOT.join(part for part in parts if part)


def signing_words(texts: Translator, signing: SigningView) -> tuple[str, str]:
    """The day, and what was signed where."""
    event = texts.say(EVENTS[signing.event])
    more = (event, signing.place, signing.document_kind, signing.note)
    return _date(texts, signing.signed_on), DOT.join(part for part in more if part)


def visit_words(texts: Translator, row: VisitRow) -> str:
    """When and where."""
    days = date_interval(row.starts_on, row.ends_on, texts.language, form="plain")
    return DOT.join(part for part in (days, row.place.name if row.place else "") if part)


def count_of_people(texts: Translator, n: int) -> str:
    """How many people of the file live there."""
    return texts.trn("{n} person in this file", "{n} people in this file", n) if n else ""


def _date(texts: Translator, iso: str | None) -> str:
    if not iso:
        return ""
    try:
        return PartialDate.from_iso(iso).format(texts.language)
    except InputError:
        return iso
