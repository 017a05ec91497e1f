"""Writes contacts as vCard files and notes in the file what was disclosed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from twincrm.app.command_line.console import OK, UsageError
from twincrm.app.opening import opened
from twincrm.domain.errors import FileTrouble
from twincrm.domain.terms import Tier
from twincrm.domain.texts import Message
from twincrm.exchange.vcard import written_cards
from twincrm.runtime import clock
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.dispatch import read_only
from twincrm.services.interchange.exporting import (
    all_contacts,
    contacts_found,
    contacts_of_visit,
    file_name,
    uids_of,
)
from twincrm.services.interchange.outgoing import cards_of, with_consent
from twincrm.services.outputs import refuse_association_file
from twincrm.services.records.queries import find_id
from twincrm.store.file import translated

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from pathlib import Path

    from twincrm.app.command_line.console import Console
    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.services.dispatch import Dispatcher

EXISTS = Message("{file} exists already. Choose another name, or add --force to replace it.")
Contacts = tuple[tuple[str, int], ...]


def write_export(options: Namespace, console: Console) -> int:
    """Write the chosen contacts; every export stands in the disclosure log."""
    refuse_existing(options.out, force=options.force)
    with opened(options.file, write=True) as dispatcher:
        if not dispatcher.file.writable:
            raise read_only(dispatcher.file)
        contacts = _chosen(options, dispatcher)
        contacts, refused = _allowed(options.purpose, contacts, dispatcher)
        with translated(options.out), dispatcher.file.read() as session:
            cards = cards_of(
                session, contacts, console.texts.language, options.purpose, console.progress()
            )
            if options.one_file_each:
                written = _write_each(options.out, cards, options.vcard_version)
            else:
                written = _write_one(options.out, cards, options.vcard_version)
        about = dispatcher.ask(uids_of, contacts)
        log_disclosure(dispatcher, "vcard", Tier.CONTACT, options.purpose, "", about)
    if refused:
        console.tell(
            Message(
                "{n} person did not agree to be passed on and was left out.",
                {"n": refused},
                "{n} people did not agree to be passed on and were left out.",
            )
        )
    sentence = console.texts.trn("{n} card was written.", "{n} cards were written.", written)
    document = {"written": written, "left_out": refused, "out": str(options.out)}
    console.answer(document, [sentence])
    return OK


def refuse_existing(out: Path, *, force: bool) -> None:
    """Overwrite nothing unless told to, and an association's file never.

    Raises:
        UsageError: *out* exists.
        RuleError: it is an association's file.
    """
    refuse_association_file(out)
    refuse_present(out, force=force)


def refuse_present(out: Path, *, force: bool) -> None:
    """Overwrite nothing unless told to.

    Raises:
        UsageError: *out* exists.
    """
    with translated(out):
        present = out.exists()
    if present and not force:
        raise UsageError(EXISTS.with_values(file=str(out)))


def _chosen(options: Namespace, dispatcher: Dispatcher) -> Contacts:
    if options.visit is not None:
        visit = dispatcher.ask(find_id, "visit", options.visit)
        return dispatcher.ask(contacts_of_visit, visit)
    if options.search is not None:
        return dispatcher.ask(contacts_found, options.search)
    return dispatcher.ask(all_contacts)


def _allowed(purpose: str, contacts: Contacts, dispatcher: Dispatcher) -> tuple[Contacts, int]:
    if purpose != "partner":
        return contacts, 0
    kept, refused = dispatcher.ask(with_consent, contacts, clock.today())
    return tuple(kept), len(refused)


def _write_one(out: Path, cards: Iterable[ContactCard], version: str) -> int:
    """One file with all cards, moved to its place when whole."""
    number = 0
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            for data in written_cards(cards, version=_version(version)):
                stream.write(data)
                number += 1
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return number


def _write_each(folder: Path, cards: Iterable[ContactCard], version: str) -> int:
    """A folder with one file for each card, for programs that read only the first one."""
    if folder.exists() and not folder.is_dir():
        raise FileTrouble(
            Message("{file} is a file, not a folder. Choose another name.", {"file": str(folder)})
        )
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for card in cards:
        data = b"".join(written_cards([card], version=_version(version)))
        (folder / file_name(card.shown_name, taken, ".vcf")).write_bytes(data)
    return len(taken)


def _version(version: str):  # noqa: ANN202 - a literal of the writer
    return "4.0" if version == "4.0" else "3.0"
