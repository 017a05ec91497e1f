"""Consents of many people, given or withdrawn with the same words on the same day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.consents import standing
from twincrm.domain.errors import InputError
from twincrm.domain.terms import ConsentPurpose
from twincrm.domain.texts import Message, one_line
from twincrm.runtime import clock
from twincrm.services.bulk.change import PEOPLE, CanComeTooLate, ForTheLiving, rows_belonging
from twincrm.services.checks import check_word
from twincrm.store.models import Consent

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.bulk.change import Contact
    from twincrm.store.work import Work

GIVEN: dict[str, Message] = {
    ConsentPurpose.PARTNER: Message("Note the consent: pass data on to the partner"),
    ConsentPurpose.PHOTO: Message("Note the consent: take and publish photos"),
    ConsentPurpose.NEWSLETTER: Message("Note the consent: newsletter"),
    ConsentPurpose.JUBILEE: Message("Note the consent: announce birthdays and jubilees"),
    ConsentPurpose.HEALTH: Message("Note the consent: keep health data for a visit"),
    ConsentPurpose.MEMBER_LIST: Message("Note the consent: appear in the list of members"),
    ConsentPurpose.MINOR: Message("Note the consent: a minor takes part"),
    ConsentPurpose.THIRD_COUNTRY: Message(
        "Note the consent: pass data on to a country outside the EU"
    ),
}
WITHDRAWN: dict[str, Message] = {
    ConsentPurpose.PARTNER: Message("Withdraw the consent: pass data on to the partner"),
    ConsentPurpose.PHOTO: Message("Withdraw the consent: take and publish photos"),
    ConsentPurpose.NEWSLETTER: Message("Withdraw the consent: newsletter"),
    ConsentPurpose.JUBILEE: Message("Withdraw the consent: announce birthdays and jubilees"),
    ConsentPurpose.HEALTH: Message("Withdraw the consent: keep health data for a visit"),
    ConsentPurpose.MEMBER_LIST: Message("Withdraw the consent: appear in the list of members"),
    ConsentPurpose.MINOR: Message("Withdraw the consent: a minor takes part"),
    ConsentPurpose.THIRD_COUNTRY: Message(
        "Withdraw the consent: pass data on to a country outside the EU"
    ),
}
COLUMNS = ("id", "purpose", "given_on", "withdrawn_on", "expires_on")


class _New(NamedTuple):
    """A consent that is to be noted."""

    given_on: date
    withdrawn_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Agreed(ForTheLiving, CanComeTooLate):
    """A consent to a purpose, given on a day in some words, or withdrawn on a day."""

    purpose: str
    day: date
    words: str = ""
    given: bool = True

    @property
    def what(self) -> Message:
        """Names it."""
        return (GIVEN if self.given else WITHDRAWN)[self.purpose]

    @property
    def kinds(self) -> tuple[str, ...]:
        """People agree."""
        return PEOPLE

    def passes_over(self, died: str) -> bool:
        """Nobody agrees after death; what was agreed to can be taken back by those who stay."""
        del died
        return self.given

    def check(self, session: Session) -> None:
        """Insist on a known purpose and a day that has come.

        Raises:
            InputError: the purpose is not known or the day lies ahead.
        """
        del session
        check_word("purpose", self.purpose, ConsentPurpose)
        if self.day > clock.today():
            raise InputError("day", Message("This day has not come yet."))

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Who agrees today already, or does not where it is withdrawn; or said so later."""
        words = self._words(session, contacts)
        return self._alike(words, contacts, today) | self._late(words, contacts, today)

    def too_late(
        self, session: Session, contacts: Collection[Contact], today: date
    ) -> set[Contact]:
        """Who said something else since: noted now, the older word would change nothing.

        As a consent older than a withdrawal does, so does a withdrawal older than a consent.
        """
        return self._late(self._words(session, contacts), contacts, today)

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Note the consents, or at those that hold since when they do no longer."""
        if self.given:
            told = {"purpose": self.purpose, "scope": one_line(self.words), "given_on": self.day}
            work.bulk_insert(Consent, [{**told, "person_id": key} for _, key in contacts])
            return
        work.flush()
        rows = [row for each in self._words(work.session, contacts).values() for row in each]
        withdrawn = {
            row.id: {"withdrawn_on": self.day}
            for row in rows
            if row.given_on <= self.day
            and (row.withdrawn_on is None or row.withdrawn_on > work.today)
        }
        work.bulk_alter(Consent, withdrawn)

    def _alike(
        self, words: dict[int, list[Any]], contacts: Collection[Contact], today: date
    ) -> set[Contact]:
        return {
            contact
            for contact in contacts
            if (standing(words.get(contact[1], ()), today)[0] == "given") == self.given
        }

    def _late(
        self, words: dict[int, list[Any]], contacts: Collection[Contact], today: date
    ) -> set[Contact]:
        new = _New(self.day, withdrawn_on=None if self.given else self.day)
        late: set[Contact] = set()
        for contact in contacts:
            said = words.get(contact[1], ())
            agrees = standing([*said, new], today)[0] == "given"
            if agrees != self.given and (self.given or standing(said, today)[0] == "given"):
                late.add(contact)
        return late

    def _words(self, session: Session, contacts: Collection[Contact]) -> dict[int, list[Any]]:
        """What people said on the purpose, in the order in which it was noted."""
        found: defaultdict[int, list[Any]] = defaultdict(list)
        keys = [key for _, key in contacts]
        for row in rows_belonging(session, Consent, "person", keys, *COLUMNS):
            if row.purpose == self.purpose:
                found[row.person_id].append(row)
        return {key: sorted(rows, key=lambda row: row.id) for key, rows in found.items()}
