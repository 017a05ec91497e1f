"""Labels, envelopes and letters for contacts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.reports.address_labels import print_envelopes, print_labels
from twincrm.reports.letter import print_letters
from twincrm.reports.sender import Sender
from twincrm.runtime.language import catalogue
from twincrm.services.association.queries import association_details, association_logo
from twincrm.services.interchange.exporting import uids_of
from twincrm.services.mailings.drafts import read_letter
from twincrm.services.mailings.mourning import who_died
from twincrm.services.mailings.queries import WrittenLetters, asks_for_fees, letters, written
from twincrm.services.mailings.recipients import homes_written_to_anyway, recipients
from twincrm.services.mailings.unwilling import unwilling
from twincrm.services.printing.made import Paper, by_frequency, page_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.recipient import Recipient
    from twincrm.reports.address_labels import EnvelopeSize, LabelSheet
    from twincrm.reports.letter import LetterLayout
    from twincrm.services.mailings.drafts import LetterDraft
    from twincrm.services.mailings.recipients import Recipients

_FRENCH_LETTERS = frozenset({"FR", "MC"})
_WITHOUT_ADDRESS = Message(
    "{n} recipient has no postal address and is left out: {names}",
    plural="{n} recipients have no postal address and are left out: {names}",
)
_DIED = Message(
    "{n} person has died and is not written to: {names}",
    plural="{n} people have died and are not written to: {names}",
)
_LEFT = Message(
    "{n} household is left out, nobody lives there today: {names}",
    plural="{n} households are left out, nobody lives there today: {names}",
)
_UNWILLING = Message(
    "{n} recipient does not want the newsletter any more: {names}. If this is one, tick so.",
    plural="{n} recipients do not want the newsletter any more: {names}. If this is one, tick so.",
)
_SPARED = Message(
    "{n} recipient does not want the newsletter any more and gets none: {names}",
    plural="{n} recipients do not want the newsletter any more and get none: {names}",
)
_NAMED = 5
"""So many names are told, then only how many."""


@dataclass(frozen=True, slots=True)
class Post:
    """How a mailing is made."""

    per_household: bool = True
    labels: LabelSheet = "3x7"
    used: int = 0
    """Labels of the first sheet that are gone."""
    lines: bool = False
    """Lines around the labels, to cut plain paper along."""
    envelope: EnvelopeSize = "dl"
    layout: LetterLayout | None = None
    """None: as the association's country writes."""
    letter: LetterDraft | None = None
    signature: str = ""
    newsletter: bool = False
    """It is one: who took the consent to newsletters back gets none."""
    again: LetterDraft | None = None
    """What those read instead who were reminded of their fees before."""
    year: int | None = None
    """A letter about fees speaks of those up to this year; None: up to the present one."""


_NOTHING_OPEN = Message(
    "This letter names the open amount of the fee, and of those chosen nobody owes anything. "
    "Choose others, or take the amount out of the letter."
)

USUAL_POST = Post()


def post_paper(
    session: Session,
    name: str,
    contacts: Sequence[tuple[str, int]],
    language: str,
    post: Post = USUAL_POST,
) -> Paper:
    """Labels, envelopes or letters for contacts; warnings name who is left out.

    Raises:
        RuleError: nobody can be written to, or no letter was chosen.
    """
    found, refusing = _spared(session, _written_to(session, contacts, language, post), post)
    reached = tuple(each for each in found.all if each.has_address)
    details = association_details(session)
    sender = Sender(details.name, details.letterhead, association_logo(session))
    texts, warnings = catalogue(language), (*refusing, *_left_out(session, found))
    said, called = WrittenLetters(()), ""
    match name:
        case "labels":
            sheet, used, lines = post.labels, post.used, post.lines
            pdf = print_labels(reached, texts, labels=sheet, used=used, lines=lines, sender=sender)
        case "envelopes":
            pdf = print_envelopes(reached, texts, size=post.envelope, sender=sender)
        case _:
            said = _letters(session, post, reached, language)
            usual: LetterLayout = "french" if details.country in _FRENCH_LETTERS else "din"
            pdf = print_letters(said.letters, texts, layout=post.layout or usual, sender=sender)
            reached = tuple(letter.recipient for letter in said.letters)
            called = post.letter.name if post.letter is not None else ""
    about, told = tuple(_about(session, reached)), (*warnings, *said.doubts, *said.warnings)
    paper = Paper(pdf, page_count(pdf), told, about, owing=said.owing, notes=said.notes)
    written_to = tuple(contact for each in reached for contact in each.contacts)
    spoken = by_frequency(letter.language for letter in said.letters)
    signed = (post.signature,) if said.letters else ()
    paper = replace(paper, signed=signed, readers=said.readers, doubts=said.doubts)
    return replace(paper, letter=called, written_to=written_to, languages=spoken)


def _letters(
    session: Session, post: Post, reached: Sequence[Recipient], language: str
) -> WrittenLetters:
    if post.letter is None:
        raise RuleError(Message("Please choose which letter is to be printed."))
    signature, year = post.signature, post.year
    fill = partial(written, signature=signature, year=year, again=post.again)
    said = fill(session, post.letter, reached, language)
    if reached and not said.letters and asks_for_fees(post.letter):
        raise RuleError(_NOTHING_OPEN)
    return said


def _written_to(
    session: Session, contacts: Sequence[tuple[str, int]], language: str, post: Post
) -> Recipients:
    """The recipients; each alone, nobody gets a second piece of post through the household."""
    found = recipients(session, contacts, language, per_household=post.per_household)
    if post.per_household or asks_for_fees(post.letter):
        return found
    twice = homes_written_to_anyway(found.all)
    return replace(found, all=tuple(one for one in found.all if one.contacts not in twice))


def _spared(
    session: Session, found: Recipients, post: Post
) -> tuple[Recipients, tuple[Message, ...]]:
    """Without those who want no newsletter, where it is one; they are named either way.

    What asks for fees is none.
    """
    refusing = () if asks_for_fees(post.letter) else unwilling(session, found.all, by_post=True)
    if not refusing:
        return found, ()
    words = _SPARED if post.newsletter else _UNWILLING
    told = _named(words, [each.name for each in refusing])
    left = tuple(each for each in found.all if each not in refusing)
    return (replace(found, all=left) if post.newsletter else found), (told,)


def _named(words: Message, names: Sequence[str]) -> Message:
    more = ", …" if len(names) > _NAMED else ""
    return words.with_values(n=len(names), names=", ".join(names[:_NAMED]) + more)


def letter_named(session: Session, name: str) -> LetterDraft:
    """The letter to many of this name.

    Raises:
        RuleError: there is none.
    """
    rows = letters(session)
    for row in rows:
        if fold(row.name) == fold(name):
            return read_letter(session, row.id)
    known = ", ".join(f"“{row.name}”" for row in rows) or "–"
    raise RuleError(
        Message(
            "There is no letter called “{name}”. There are: {known}.",
            {"name": name, "known": known},
        )
    )


def _about(session: Session, reached: Sequence[Recipient]) -> list[tuple[str, str]]:
    contacts = [contact for each in reached for contact in (*each.contacts, *each.people)]
    return uids_of(session, list(dict.fromkeys(contacts)))


def _left_out(session: Session, found: Recipients) -> tuple[Message, ...]:
    """Who gets nothing, and who is written to as if both of them lived."""
    nowhere = [each.name for each in found.all if not each.has_address]
    said: list[Message] = []
    for message, names in (
        (_WITHOUT_ADDRESS, nowhere),
        (_DIED, list(found.died)),
        (_LEFT, list(found.left)),
    ):
        if names:
            said.append(_named(message, names))
    return (*said, *who_died(session, found.all))
