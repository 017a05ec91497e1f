"""Writes contacts as files of cards, whole or not at all, and notes what was disclosed."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.records.contact_card import CardPhoto
from twincrm.domain.terms import DisclosurePurpose, Tier
from twincrm.domain.texts import Message
from twincrm.exchange.vcard import phone_photo, written_cards
from twincrm.runtime import clock
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.dispatch import read_only
from twincrm.services.interchange.exporting import file_name, uids_of
from twincrm.services.interchange.outgoing import cards_of, with_consent
from twincrm.services.outputs import refuse_association_file
from twincrm.services.progress import Silent
from twincrm.services.wording import deaths, people_named
from twincrm.store.file import translated

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Literal

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress

Contacts = tuple[tuple[str, int], ...]
_MOMENTS = {"3.0": "%Y-%m-%dT%H:%M:%SZ", "4.0": "%Y%m%dT%H%M%SZ"}
"""The moment at which a card says what it says (RFC 2426 §3.6.4, RFC 6350 §4.3.5)."""


@dataclass(frozen=True, slots=True)
class CardOrder:
    """Which cards are written, how and for whom."""

    contacts: Contacts
    language: str
    """In which functions and countries are named."""
    purpose: str = DisclosurePurpose.PHONE
    version: Literal["3.0", "4.0"] = "3.0"
    one_file_each: bool = False
    trimmed: tuple[ContactCard, ...] = ()
    """The cards themselves where the user chose what they say; else what the file holds."""
    into_present: bool = False
    """Whether the files of one card each may go into a folder that is there already."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What was written where."""

    written: int
    refused: tuple[str, ...]
    """The names of the people who did not agree to be passed on."""
    out: Path
    died: tuple[str, ...] = ()
    """The names of the dead, who are left out of what goes to others."""
    without_picture: tuple[str, ...] = ()
    """Names on cards whose picture is kept here but cannot be opened or made small enough."""
    several: tuple[str, ...] = ()
    """The names of those who stand in a row for each of their memberships."""
    paid_by_others: tuple[str, ...] = ()
    """The names of those whose membership somebody pays who does not belong to it."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Who may go out, and who may not."""

    contacts: Contacts
    refused: tuple[str, ...] = ()
    """The names of the people who did not agree to be passed on, in the order asked for."""
    died: tuple[str, ...] = ()
    """The names of the dead, in the order asked for: nobody calls or writes to them."""


def left_out_dead(names: tuple[str, ...], most: int | None = None) -> Message:
    """Says that the dead are left out, as far as there is room for *most* names."""
    return Message(
        "{n} person has died and is left out: {names}",
        {"n": len(names), "names": _listed(names, most)},
        "{n} people have died and are left out: {names}",
    )


def without_picture(names: tuple[str, ...], most: int | None = None) -> Message:
    """Says whose picture was left out, as far as there is room for *most* names."""
    return Message(
        "The picture of {n} contact is damaged or too large and was left out: {names}",
        {"n": len(names), "names": _listed(names, most)},
        "The pictures of {n} contacts are damaged or too large and were left out: {names}",
    )


def told_of_members(found: HandedOut, most: int | None = None) -> Iterator[Message]:
    """Says what a table of members holds twice, and what of them it cannot say."""
    if names := found.several:
        yield Message(
            "{n} contact has had several memberships and stands in a row for each: {names}",
            {"n": len(names), "names": _listed(names, most)},
            "{n} contacts have had several memberships and stand in a row for each: {names}",
        )
    if names := found.paid_by_others:
        yield Message(
            "{n} membership is paid by somebody who does not belong to it, and the table does not "
            "say by whom: {names}",
            {"n": len(names), "names": _listed(names, most)},
            "{n} memberships are paid by somebody who does not belong to them, and the table does "
            "not say by whom: {names}",
        )


def _listed(names: tuple[str, ...], most: int | None) -> str:
    return ", ".join(names[:most]) + (", …" if most and len(names) > most else "")


def allowed(dispatcher: Dispatcher, contacts: Contacts, purpose: str) -> Allowed:
    """The contacts that may go out for *purpose*: partners get only those who agreed.

    The dead go nowhere but into what the association keeps for itself: on a phone, and with
    partners, nothing says that somebody has died.
    """
    if purpose == DisclosurePurpose.INTERNAL:
        return Allowed(contacts)
    dead = dispatcher.ask(deaths, [key for kind, key in contacts if kind == "person"])
    gone = tuple(each for each in contacts if each[0] == "person" and each[1] in dead)
    kept = [each for each in contacts if each[0] != "person" or each[1] not in dead]
    refused: list[tuple[str, int]] = []
    if purpose == DisclosurePurpose.PARTNER:
        kept, refused = dispatcher.ask(with_consent, kept, clock.today())
    return Allowed(tuple(kept), _names(dispatcher, refused), _names(dispatcher, gone))


def _names(dispatcher: Dispatcher, people: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    keys = [key for _, key in people]
    names = dispatcher.ask(people_named, keys)
    return tuple(names[key].full() for key in keys if key in names)


def hand_out(
    dispatcher: Dispatcher, order: CardOrder, out: Path, progress: Progress | None = None
) -> HandedOut:
    """Write the cards to the file *out*, or into a new folder *out* with one file for each.

    It is put in its place when it is whole and the disclosure log names it. An existing file is
    replaced; a folder that holds something only takes more files where the order says so, else
    another name is found beside it.

    Raises:
        FileTrouble: it cannot be written, or nothing can be noted; nothing is left behind.
        Cancelled: *progress* was asked to stop; nothing is left behind.
    """
    refuse_association_file(out)
    if not dispatcher.file.writable:
        raise read_only(dispatcher.file)
    may = allowed(dispatcher, order.contacts, order.purpose)
    contacts = may.contacts
    target = _place(out, order)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with translated(target), taken_away(part):
        with dispatcher.file.read() as session:
            watch = progress or Silent()
            said: Iterable[ContactCard] = order.trimmed or cards_of(
                session, contacts, order.language, order.purpose, watch
            )
            revision = clock.now().astimezone(UTC).strftime(_MOMENTS[order.version])
            unseen: list[str] = []
            cards = (replace(_pictured(card, unseen), revision=revision) for card in said)
            write = _write_each if order.one_file_each else _write_one
            written = write(part, cards, order)
            watch.step(len(contacts), len(contacts))
        about = dispatcher.ask(uids_of, contacts)
        log_disclosure(dispatcher, "vcard", Tier.CONTACT, order.purpose, str(target), about)
        _put(part, target)
    return HandedOut(written, may.refused, target, may.died, tuple(unseen))


def _pictured(card: ContactCard, unseen: list[str]) -> ContactCard:
    """*card* with its picture as phones like it; who loses one is added to *unseen*."""
    if card.photo is None:
        return card
    data = phone_photo(card.photo.data)
    if not data:
        unseen.append(card.shown_name)
    return replace(card, photo=CardPhoto(data) if data else None)


def _place(out: Path, order: CardOrder) -> Path:
    if not order.one_file_each:
        return out
    if not order.into_present:
        return out if _is_empty_folder(out) else _free(out)
    if out.exists() and not out.is_dir():
        raise FileTrouble(
            Message("{file} is a file, not a folder. Choose another name.", {"file": str(out)})
        )
    return out


def _put(part: Path, target: Path) -> None:
    """Move what is whole to its place; files go one by one into a folder that is there."""
    if not (part.is_dir() and target.is_dir()):
        part.replace(target)
        return
    for each in sorted(part.iterdir()):
        each.replace(target / each.name)


def _write_one(part: Path, cards: Iterable[ContactCard], order: CardOrder) -> int:
    number = 0
    with part.open("wb") as stream:
        for data in written_cards(cards, version=order.version):
            stream.write(data)
            number += 1
    return number


def _write_each(part: Path, cards: Iterable[ContactCard], order: CardOrder) -> int:
    part.mkdir()
    taken: set[str] = set()
    for card in cards:
        data = b"".join(written_cards([card], version=order.version))
        (part / file_name(card.shown_name, taken, ".vcf")).write_bytes(data)
    return len(taken)


def _is_empty_folder(place: Path) -> bool:
    with translated(place):
        return place.is_dir() and not any(place.iterdir())


def _free(folder: Path) -> Path:
    number, free = 2, folder
    while free.exists():
        free, number = folder.with_name(f"{folder.name} {number}"), number + 1
    return free


@contextmanager
def taken_away(part: Path) -> Generator[None]:
    """Leave nothing unfinished behind."""
    try:
        yield
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)
