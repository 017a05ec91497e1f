"""The words of the cards, by the closed sets of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import (
    ContactKind,
    LinkKind,
    OfferStatus,
    ParticipationRole,
    ParticipationStatus,
)
from twincrm.domain.texts import Message
from twincrm.ui.kit.spans import elected_again, since, until

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.people.role_rows import RoleRow
    from twincrm.ui.theme.tokens import Token

PHONES: dict[str, Message] = {
    ContactKind.HOME: Message("Phone, private"),
    ContactKind.WORK: Message("Phone, work"),
    ContactKind.MOBILE: Message("Mobile"),
    ContactKind.FAX: Message("Fax"),
    ContactKind.PAGER: Message("Pager"),
    ContactKind.OTHER: Message("Phone"),
}
PHONE_ICONS: dict[str, str] = {ContactKind.MOBILE: "smartphone", ContactKind.FAX: "printer"}
EMAILS: dict[str, Message] = {ContactKind.WORK: Message("E-mail, work")}
EMAIL = Message("E-mail")
ADDRESSES: dict[str, Message] = {ContactKind.WORK: Message("Address, work")}
ADDRESS = Message("Address")
COMING_ADDRESS = Message("Address from {day}")
FORMER_ADDRESS = Message("Former address")
HOUSEHOLD_ADDRESS = Message("Address of {household}")
HOUSEHOLD_PHONES: dict[str, Message] = {
    ContactKind.MOBILE: Message("Mobile of {household}"),
    ContactKind.FAX: Message("Fax of {household}"),
}
HOUSEHOLD_PHONE = Message("Phone of {household}")
LINKS: dict[str, Message] = {
    LinkKind.WEBSITE: Message("Web site"),
    LinkKind.MESSENGER: Message("Messenger"),
    LinkKind.SOCIAL: Message("Social network"),
}

LEVELS: dict[str, Message] = {
    "0": Message("{language} (none)"),
    "1": Message("{language} (a few words)"),
    "2": Message("{language} (basic)"),
    "3": Message("{language} (good)"),
}
"""A language with how well it is spoken; fluent ones are named alone."""

CONSENTS: dict[str, Message] = {
    "given": Message("given on {date}"),
    "withdrawn": Message("withdrawn on {date}"),
    "expired": Message("expired on {date}"),
}
CONSENT_TONES: dict[str, Token] = {"given": "ok", "withdrawn": "bad", "expired": "warn"}

PARTICIPATIONS: dict[str, Message] = {
    ParticipationRole.GUEST: Message("{visit} – as guest"),
    ParticipationRole.HOST: Message("{visit} – as host"),
    ParticipationRole.LEADER: Message("{visit} – as head of the delegation"),
    ParticipationRole.INTERPRETER: Message("{visit} – as interpreter"),
    ParticipationRole.OFFICIAL: Message("{visit} – as official"),
    ParticipationRole.HELPER: Message("{visit} – as volunteer"),
    ParticipationRole.LOCAL: Message("{visit} – as local participant"),
}
CANCELLED: dict[str, Message] = {
    ParticipationStatus.CANCELLED: Message("{visit} – cancelled"),
    ParticipationStatus.INVITED: Message("{visit} – invited"),
}
OFFERS: dict[str, Message] = {
    OfferStatus.ASKED: Message("{visit} – asked to host"),
    OfferStatus.OFFERED: Message("{visit} – offered to host"),
    OfferStatus.CONFIRMED: Message("{visit} – hosting agreed"),
    OfferStatus.RESERVE: Message("{visit} – host in reserve"),
    OfferStatus.WITHDRAWN: Message("{visit} – offer to host withdrawn"),
}


def date_words(texts: Translator, stored: str | None) -> str:
    """A stored partial date as it is read; empty for none."""
    return PartialDate.from_iso(stored).format(texts.language) if stored else ""


def period(texts: Translator, starts_on: str | None, ends_on: str | None) -> str:
    """``since 2011``, ``2014 – 2026``, ``until 2020``; empty where nothing is known."""
    start, end = date_words(texts, starts_on), date_words(texts, ends_on)
    if start and end:
        return texts.tr("{start} – {end}").format(start=start, end=end)
    if start:
        return since(texts, starts_on or "", start)
    return until(texts, ends_on or "", end) if end else ""


def held(texts: Translator, role: RoleRow) -> str:
    """``since 2019, elected again 2023, 2027``: one office, however often it was given."""
    time = period(texts, role.starts_on, role.ends_on)
    return ", ".join(part for part in (time, elected_again(texts, role.elected_again)) if part)
