"""Memberships and subscriptions in the words of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import FeeStatus
from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.services.members.wording import DIED, fee_words, has_died, open_before
from twincrm.services.steps.words import MEMBERSHIP_KINDS
from twincrm.ui.kit.spans import since, until

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.members.lists import FeeView, MemberRow
    from twincrm.ui.kit.row_lines import BadgeFace
    from twincrm.ui.theme.tokens import ToneName

SIGNS: dict[str, tuple[ToneName, str]] = {
    FeeStatus.UNPAID: ("warn", "clock"),
    FeeStatus.PARTLY: ("warn", "clock"),
    FeeStatus.PAID: ("ok", "check"),
    FeeStatus.WAIVED: ("neutral", "circle-check"),
}
NO_AMOUNT = Message("Please enter the amount, 0 where nothing is due.")
CONSENTS: dict[str, Message] = {
    "given": Message("agreed"),
    "withdrawn": Message("withdrawn"),
    "expired": Message("expired"),
    "none": Message("not asked yet"),
}


def kind_words(texts: Translator, kind: str) -> str:
    """The kind of a membership in a word."""
    return texts.say(MEMBERSHIP_KINDS[kind])


def fee_sign(texts: Translator, fee: FeeView) -> BadgeFace:
    """The badge of a subscription, which has no room for days."""
    if fee.falls_away:
        return "neutral", fee_words(texts, fee, short=True), "leaf"
    reminded = fee.is_open and fee.reminders
    tone, icon = ("bad", "circle-alert") if reminded else SIGNS[fee.status]
    return tone, fee_words(texts, fee, short=True), icon


def row_sign(texts: Translator, row: MemberRow) -> BadgeFace | None:
    """The badge of a member: the year's subscription, and an earlier one that is still owed.

    Of who died there is nothing more to come.
    """
    if has_died(row):
        return "neutral", texts.say(DIED), "leaf"
    if before := open_before(texts, row):
        return "warn", before, "clock"
    return fee_sign(texts, row.fee) if row.fee else None


def count_words(texts: Translator, memberships: int, people: int) -> tuple[str, str]:
    """``37 memberships, 48 people``: who belongs to the association today; and in short."""
    if not memberships:
        return "", ""
    shared = texts.trn("{n} membership", "{n} memberships", memberships)
    return f"{shared}, {texts.trn('{n} person', '{n} people', people)}", shared


def nobody_words(texts: Translator, *, some: bool, found: bool) -> tuple[str, str]:
    """What stands in the place of a card; *found*: there are rows, but none is chosen."""
    if found:
        return texts.tr("Nobody is chosen"), texts.tr("Choose a member in the list.")
    if some:
        return texts.tr("Nobody here"), texts.tr("No member is what the filters ask for.")
    text = texts.tr("Enter who belongs to the association; people, households, other clubs.")
    return texts.tr("No member yet"), text


def euros(texts: Translator, cents: int) -> str:
    """An amount with its sign."""
    return texts.tr("{amount} €").format(amount=shown_price(cents, texts.language))


def date_words(texts: Translator, stored: str | None) -> str:
    """A stored partial date as it is read; empty for none."""
    return PartialDate.from_iso(stored).format(texts.language) if stored else ""


def member_line(texts: Translator, row: MemberRow) -> str:
    """``Member 022 · since 2 May 2002``."""
    number = texts.tr("Member {number}").format(number=row.number) if row.number else ""
    joined, left = row.joined_on or "", row.left_on or ""
    parts = (
        number,
        since(texts, joined, date_words(texts, joined)) if joined else "",
        until(texts, left, date_words(texts, left)) if left else "",
    )
    return " · ".join(part for part in parts if part)
