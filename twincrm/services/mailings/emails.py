"""E-mails to many: one for everybody, or one for each; and who has no mailbox."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.joint_salutation import greeted_in
from twincrm.domain.records.recipient import Recipient
from twincrm.domain.salutation import Addressee
from twincrm.domain.terms import DisclosurePurpose, Tier
from twincrm.domain.texts import Message
from twincrm.exchange.email_drafts import EmailDraft, eml, has_odd_letters, usable_address
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.dispatch import read_only
from twincrm.services.interchange.exporting import file_name, uids_of
from twincrm.services.interchange.handing_out import taken_away
from twincrm.services.mailings.mourning import who_died
from twincrm.services.mailings.queries import WrittenLetters, asks_for_fees, written
from twincrm.services.mailings.readers import readers_in_one, readers_of
from twincrm.services.mailings.recipients import homes_written_to_anyway, recipients
from twincrm.services.mailings.unwilling import unwilling
from twincrm.services.progress import Silent
from twincrm.store.file import translated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from twincrm.domain.letter_text import FilledLetter
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.mailings.drafts import LetterDraft
    from twincrm.services.mailings.readers import Readers
    from twincrm.services.progress import Progress

Contacts = tuple[tuple[str, int], ...]
_ODD_LETTERS = Message(
    "{n} address cannot be written to: {names}. Many mail servers refuse letters such as ł or ö "
    "before the “@”. Please ask for another address.",
    plural="{n} addresses cannot be written to: {names}. Many mail servers refuse letters such as "
    "ł or ö before the “@”. Please ask for other addresses.",
)
_NO_ADDRESS = Message(
    "{n} address cannot be written to: {names}. This is no complete e-mail address; please check "
    "it.",
    plural="{n} addresses cannot be written to: {names}. These are no complete e-mail addresses; "
    "please check them.",
)


@dataclass(frozen=True, slots=True)
class EmailPlan:
    """The e-mails, whom they reach and whom they do not."""

    drafts: tuple[EmailDraft, ...]
    reached: Contacts
    about: Contacts = ()
    """Those and whoever is named in the e-mails: of a household those who live there."""
    missed: Contacts = ()
    """Those without a mailbox that mail can go to; post may."""
    missed_names: tuple[str, ...] = ()
    """Those of them of whom no address is noted."""
    refused: tuple[Message, ...] = ()
    """Addresses that are noted but cannot be written to, and why."""
    died: tuple[str, ...] = ()
    """The dead, and the households in which nobody lives any more: nobody writes to them."""
    unwilling: tuple[str, ...] = ()
    """Those who took back that newsletters are sent to them; a newsletter leaves them out."""
    warnings: tuple[Message, ...] = ()
    readers: tuple[Readers, ...] = ()
    """Who gets which language; in one e-mail for all, whose language is not written at all."""
    silent_homes: int = 0
    """Households without a mailbox of which everybody is named already: they are told nowhere."""


def plan_emails(
    session: Session,
    contacts: Contacts,
    letter: LetterDraft | None,
    language: str,
    *,
    together: bool,
    year: int | None = None,
    newsletter: bool = True,
) -> EmailPlan:
    """What would be sent to contacts; of fees those up to *year*, else to this year.

    Together it is one e-mail in *language*, in which nobody sees the others; else one for each, in
    their own language, with their salutation; without *letter* nothing but that. A *newsletter*
    leaves out who took the consent to it back; what asks for fees is none.
    """
    found = recipients(session, contacts, language, per_household=False)
    noted = {each.contacts: each.email.strip() for each in found.all}
    everybody, twice, refusing = _sorted_out(session, found.all, letter, newsletter=newsletter)
    reached = [e for e in everybody if e.email and e.contacts not in twice]
    missed = [e for e in everybody if not e.email and e.contacts not in twice]
    homes = [each for each in everybody if each.contacts in twice]
    besides = [each for each in homes if each.email]
    to = [_everybody(reached, language)] if together and reached else reached
    said = _said(session, letter, to, language, year)
    drafted = _one_for_all if together else _one_each
    drafts, readers, reached = drafted(letter, said, reached)
    return EmailPlan(
        tuple(drafts),
        tuple(one for each in (*reached, *besides) for one in each.contacts),
        tuple(one for each in reached for one in (*each.contacts, *each.people)),
        tuple(one for each in missed for one in each.contacts),
        tuple(each.name for each in missed if not noted[each.contacts]),
        _refused([(each.name, noted[each.contacts]) for each in missed]),
        (*found.died, *found.left),
        tuple(each.name for each in refusing),
        (*said.warnings, *said.notes, *who_died(session, reached)),
        readers,
        sum(not each.email for each in homes),
    )


def _sorted_out(
    session: Session,
    found: Sequence[Recipient],
    letter: LetterDraft | None,
    *,
    newsletter: bool,
) -> tuple[list[Recipient], set[Contacts], tuple[Recipient, ...]]:
    """Whom it is for, which households it reaches anyway, and who took newsletters back."""
    everybody = [replace(each, email=usable_address(each.email)) for each in found]
    if asks_for_fees(letter):
        return everybody, set(), ()
    refusing = unwilling(session, everybody)
    left_out = {each.contacts for each in refusing} if newsletter else set[Contacts]()
    kept = [each for each in everybody if each.contacts not in left_out]
    return kept, homes_written_to_anyway(everybody) - left_out, refusing


def _one_for_all(
    letter: LetterDraft | None, said: WrittenLetters, reached: list[Recipient]
) -> tuple[list[EmailDraft], tuple[Readers, ...], list[Recipient]]:
    """The one e-mail, whose language it does not speak, and whom it is for."""
    drafts = _to_all(reached, said.letters, empty=letter is None) if reached else []
    readers = readers_in_one(said.letters, reached, letter)
    return drafts, readers, reached if drafts else []


def _one_each(
    letter: LetterDraft | None, said: WrittenLetters, reached: list[Recipient]
) -> tuple[list[EmailDraft], tuple[Readers, ...], list[Recipient]]:
    """An e-mail for each, and whom it is for: who owes nothing gets none that speaks of fees."""
    if letter is None:
        return [_greeting(each) for each in reached], (), reached
    drafts = [_to_one(one) for one in said.letters]
    return drafts, readers_of(said.letters), [one.recipient for one in said.letters]


def _refused(missed: Sequence[tuple[str, str]]) -> tuple[Message, ...]:
    """Whose address cannot be written to, by the reason."""
    noted = [(f"{name} ({email})", has_odd_letters(email)) for name, email in missed if email]
    told: list[Message] = []
    for words, is_odd in ((_ODD_LETTERS, True), (_NO_ADDRESS, False)):
        names = [name for name, odd in noted if odd is is_odd]
        if names:
            told.append(words.with_values(n=len(names), names="; ".join(names)))
    return tuple(told)


def _to_all(
    reached: Sequence[Recipient], filled: Sequence[FilledLetter], *, empty: bool
) -> list[EmailDraft]:
    """The one e-mail in which nobody sees the others; *empty*: also where nothing is written."""
    hidden = tuple({each.email.casefold(): each.email for each in reached}.values())
    said = [EmailDraft(bcc=hidden, subject=one.subject, body=_text(one)) for one in filled]
    return said or ([EmailDraft(bcc=hidden)] if empty else [])


def save_emails(
    dispatcher: Dispatcher,
    plan: EmailPlan,
    folder: Path,
    progress: Progress | None = None,
) -> Path:
    """Write each e-mail as a file into the new folder *folder*, or one beside it; where they are.

    Raises:
        FileTrouble: it cannot be written, or nothing can be noted; nothing is left behind.
        Cancelled: *progress* was asked to stop; nothing is left behind.
    """
    if not dispatcher.file.writable:
        raise read_only(dispatcher.file)
    target, watch = _free(folder), progress or Silent()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    taken: set[str] = set()
    with translated(target), taken_away(part):
        part.mkdir()
        for number, draft in enumerate(plan.drafts):
            watch.step(number, len(plan.drafts))
            name = file_name(draft.name or draft.subject or "e-mail", taken, ".eml")
            (part / name).write_bytes(eml(draft))
        log_emails(dispatcher, plan, str(target))
        part.replace(target)
    return target


def log_emails(dispatcher: Dispatcher, plan: EmailPlan, where: str = "") -> None:
    """Note whose addresses left the file.

    Raises:
        FileTrouble: the file can only be read; nothing was noted.
    """
    about = dispatcher.ask(uids_of, plan.about)
    log_disclosure(dispatcher, "email", Tier.CONTACT, DisclosurePurpose.INTERNAL, where, about)


def _said(
    session: Session,
    letter: LetterDraft | None,
    readers: Sequence[Recipient],
    language: str,
    year: int | None,
) -> WrittenLetters:
    if letter is None or not readers:
        return WrittenLetters(())
    return written(session, letter, readers, language, year=year)


def _everybody(reached: Sequence[Recipient], language: str) -> Recipient:
    """Whoever reads an e-mail that is the same for all: friends only where all of them are."""
    several = Addressee("several", familiar=all(each.familiar for each in reached))
    everybody = Recipient(
        contacts=(),
        name="",
        language=language,
        addressed=(several,),
        familiar=several.familiar,
        several=True,
    )
    return greeted_in(everybody, language)


def _to_one(filled: FilledLetter) -> EmailDraft:
    reader = filled.recipient
    return EmailDraft((reader.email,), (), filled.subject, _text(filled), reader.name)


def _greeting(reader: Recipient) -> EmailDraft:
    """The first and the last line; between them there is room to write."""
    body = f"{reader.salutation}\n\n\n\n{reader.closing}\n"
    return EmailDraft((reader.email,), body=body, name=reader.name)


def _text(filled: FilledLetter) -> str:
    parts = (filled.salutation, *filled.paragraphs, filled.closing)
    return "\n\n".join(part for part in parts if part) + "\n"


def _free(folder: Path) -> Path:
    number, free = 2, folder
    while free.exists():
        free, number = folder.with_name(f"{folder.name} {number}"), number + 1
    return free
