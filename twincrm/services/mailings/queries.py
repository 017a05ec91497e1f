"""Which letters to many there are, and each as its recipients get it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.folding import sort_key
from twincrm.domain.joint_salutation import greeted_in
from twincrm.domain.letter_text import filled_letter, placeholders, speaks_of_fees
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.association.queries import association_details
from twincrm.services.mailings.gaps import Gaps
from twincrm.services.mailings.owed import owed_words, reminded_on
from twincrm.services.mailings.prepared import called_reminder
from twincrm.services.mailings.readers import readers_of
from twincrm.services.mailings.tones import Tones, some_names
from twincrm.services.members.contacts import not_reminded_on, open_fees, payers_gone
from twincrm.services.names import worded
from twincrm.services.wording import name_of
from twincrm.store.models import LetterTemplate, LetterText, Person
from twincrm.store.work import WITH_TRASH

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.letter_text import FilledLetter
    from twincrm.domain.records.recipient import Recipient
    from twincrm.services.mailings.drafts import LetterDraft
    from twincrm.services.mailings.readers import Readers
    from twincrm.services.members.contacts import OpenFee


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter to many in a list."""

    id: int
    name: str
    kind: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenLetters:
    """Letters as their recipients get them, and what the sender should know."""

    letters: tuple[FilledLetter, ...]
    warnings: tuple[Message, ...] = ()
    owing: tuple[int, ...] = ()
    """The memberships whose open fees one of them speaks of."""
    notes: tuple[Message, ...] = ()
    """What the sender is told although nothing is wrong."""
    readers: tuple[Readers, ...] = ()
    """Who gets it in which language."""
    doubts: tuple[Message, ...] = ()
    """What is asked about before any of them goes out."""


def letters(session: Session) -> tuple[LetterRow, ...]:
    """All letters to many by name."""
    languages: dict[int, list[str]] = {}
    for letter, code in session.execute(
        select(LetterText.letter_template_id, LetterText.language).order_by(LetterText.id)
    ):
        languages.setdefault(letter, []).append(code)
    rows = [
        LetterRow(row.id, row.name, row.kind, tuple(languages.get(row.id, ())))
        for row in session.scalars(select(LetterTemplate))
    ]
    return tuple(sorted(rows, key=lambda row: (sort_key(row.name), row.id)))


def fee_letters(session: Session) -> dict[int, bool]:
    """The letters that speak of open fees, and whether each calls itself a reminder."""
    texts = session.execute(
        select(LetterText, LetterTemplate.name)
        .join(LetterTemplate, LetterTemplate.id == LetterText.letter_template_id)
        .order_by(LetterText.id)
    )
    found = dict[int, bool]()
    for text, name in texts:
        if speaks_of_fees(text.subject, text.body):
            key = text.letter_template_id
            found[key] = found.get(key, False) or called_reminder(f"{name} {text.subject}")
    return found


def asks_for_fees(letter: LetterDraft | None) -> bool:
    """Whether a letter goes only to who owes something."""
    texts = letter.texts if letter is not None else ()
    return any(speaks_of_fees(text.subject, text.body) for text in texts)


def written(
    session: Session,
    letter: LetterDraft,
    recipients: Sequence[Recipient],
    reader: str,
    *,
    signature: str = "",
    year: int | None = None,
    again: LetterDraft | None = None,
) -> WrittenLetters:
    """The letter for each recipient in their language, else in one that stands in.

    It speaks of fees up to *year*, else up to this one. Who was reminded of them before reads
    *again* instead. Warnings are for who speaks *reader*.
    """
    own, today = association_details(session), clock.today()
    owed = _owed(session, letter, recipients, year or today.year)
    fill = partial(filled_letter, day=today, place=own.place, signature=signature)
    found: list[FilledLetter] = []
    free, second, owing, tones, gaps = list[str](), list[str](), set[int](), Tones(), Gaps()
    for recipient in recipients:
        fees = [fee for contact in recipient.contacts for fee in owed.get(contact, ())]
        meant = again if again is not None and reminded_on(fees) else letter
        text = worded({each.language: each for each in meant.texts}, recipient.language)
        asked = text is not None and speaks_of_fees(text.subject, text.body)
        if text is None or (asked and not fees):
            free += [recipient.name] * asked
            continue
        owing.update(fee.membership_id for fee in fees if asked)
        values = {"account": own.account, **owed_words(fees if asked else (), text.language)}
        reads = _greeted(recipient, text.language)
        found.append(fill(reads, text.subject, text.body, language=text.language, owed=values))
        tones.look(reads, text)
        gaps.look(text, found[-1], owes=bool(fees))
        second += [recipient.name] * (meant is again)
    told = (*_without_fee(free), *gaps.warnings(reader), *_of_fees(session, found, owed, owing))
    first = (*_how_many_free(len(free), len(recipients)), *_without_account(letter, own.account))
    notes, said = (*first, *_reminded(second), *tones.notes), (*told, *tones.warnings)
    about, doubts = readers_of(found), gaps.doubts(reader)
    return WrittenLetters(tuple(found), said, tuple(sorted(owing)), notes, about, doubts)


def _greeted(recipient: Recipient, language: str) -> Recipient:
    """The recipient as the language of the text greets them."""
    return recipient if language == recipient.language[:2] else greeted_in(recipient, language)


def _reminded(names: Sequence[str]) -> tuple[Message, ...]:
    """Who was written to about the fee before, and reads a second reminder."""
    said = Message(
        "{n} recipient was reminded before and reads a second reminder: {names}",
        {"n": len(names), "names": some_names(names)},
        "{n} recipients were reminded before and read a second reminder: {names}",
    )
    return (said,) if names else ()


def _of_fees(
    session: Session,
    letters: Sequence[FilledLetter],
    owed: Mapping[tuple[str, int], Sequence[OpenFee]],
    owing: Collection[int],
) -> tuple[Message, ...]:
    """Who need not be asked for fees today, and for whom nobody else can be asked any more."""
    return (*_reminded_today(session, letters, owed), *_without_payer(session, owing))


def _reminded_today(
    session: Session,
    letters: Sequence[FilledLetter],
    owed: Mapping[tuple[str, int], Sequence[OpenFee]],
) -> tuple[Message, ...]:
    """Who was reminded on this very day, of all that is open, and would read the same again."""
    every = [fee for fees in owed.values() for fee in fees]
    keys, year = {fee.membership_id for fee in every}, max((fee.year for fee in every), default=0)
    fresh = frozenset(not_reminded_on(session, tuple(keys), clock.today(), year))
    names = list[str]()
    for letter in letters:
        fees = [fee for contact in letter.recipient.contacts for fee in owed.get(contact, ())]
        told = bool(fees) and fresh.isdisjoint(fee.membership_id for fee in fees)
        names += [letter.recipient.name] * told
    said = Message(
        "{n} recipient was reminded today already and would read the same again: {names}",
        {"n": len(names), "names": some_names(names)},
        "{n} recipients were reminded today already and would read the same again: {names}",
    )
    return (said,) if names else ()


def _owed(
    session: Session, letter: LetterDraft, recipients: Sequence[Recipient], year: int
) -> dict[tuple[str, int], tuple[OpenFee, ...]]:
    """What everybody still owes, where the letter speaks of it at all."""
    if not asks_for_fees(letter):
        return {}
    contacts = {contact for each in recipients for contact in each.contacts}
    return open_fees(session, contacts, year)


def _without_account(letter: LetterDraft, account: str) -> tuple[Message, ...]:
    """Where a letter names the account, and nobody said which."""
    named = any("account" in placeholders(text.subject, text.body) for text in letter.texts)
    if account or not named:
        return ()
    said = Message(
        "Your account is not known. Enter it in the settings, association: “Account for "
        "subscriptions”."
    )
    return (said,)


def _without_fee(names: Sequence[str]) -> tuple[Message, ...]:
    """Who gets no letter about fees: nothing of theirs is open."""
    if not names:
        return ()
    return (
        Message(
            "{n} recipient owes nothing and is left out: {names}",
            {"n": len(names), "names": some_names(names)},
            "{n} recipients owe nothing and are left out: {names}",
        ),
    )


def _how_many_free(free: int, among: int) -> tuple[Message, ...]:
    """How many of all get no letter about fees; who that is stands among the warnings."""
    if not free:
        return ()
    return (
        Message(
            "{n} of {all} owes nothing and gets no letter.",
            {"n": free, "all": among},
            "{n} of {all} owe nothing and get no letter.",
        ),
    )


def _without_payer(session: Session, owing: Collection[int]) -> tuple[Message, ...]:
    """Who was to pay for others and cannot any more, so that the others are asked themselves."""
    gone = payers_gone(session, tuple(owing))
    people = select(Person).where(Person.id.in_(gone)).order_by(Person.id)
    found = session.scalars(people, execution_options=WITH_TRASH) if gone else ()
    names = [name_of(person).full() for person in found]
    if not names:
        return ()
    said = Message(
        "Died or in the trash, and so no longer paying for others: {payers}. The members are asked "
        "themselves. Please enter at the membership who pays now.",
        {"payers": some_names(names)},
    )
    return (said,)
