"""Labels, envelopes and letters for contacts."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from twincrm.services.mailings.queries import letters, written
from twincrm.services.mailings.recipients import recipients
from twincrm.services.printing.made import Paper, page_count

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
    found = recipients(session, contacts, language, per_household=post.per_household)
    reached = [each for each in found.all if each.has_address]
    details, about = association_details(session), reached
    sender = Sender(details.name, details.letterhead, association_logo(session))
    texts, warnings = catalogue(language), _left_out(found)
    owing: tuple[int, ...] = ()
    called = ""
    match name:
        case "labels":
            pdf = print_labels(
                reached,
                texts,
                labels=post.labels,
                used=post.used,
                lines=post.lines,
                sender=sender,
            )
        case "envelopes":
            pdf = print_envelopes(reached, texts, size=post.envelope, sender=sender)
        case _:
            if post.letter is None:
                raise RuleError(Message("Please choose which letter is to be printed."))
            said = written(session, post.letter, reached, language, signature=post.signature)
            usual: LetterLayout = "french" if details.country in _FRENCH_LETTERS else "din"
            layout = post.layout or usual
            pdf = print_letters(said.letters, texts, layout=layout, sender=sender)
            warnings, owing = (*warnings, *said.warnings), said.owing
            about, called = [letter.recipient for letter in said.letters], post.letter.name
    paper = Paper(pdf, page_count(pdf), warnings, tuple(_about(session, about)), owing=owing)
    written_to = tuple(contact for each in about for contact in each.contacts)
    return replace(paper, letter=called, written_to=written_to)


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
    contacts = [contact for each in reached for contact in each.contacts]
    return uids_of(session, [contact for contact in contacts if contact[0] != "household"])


def _left_out(found: Recipients) -> tuple[Message, ...]:
    nowhere = [each.name for each in found.all if not each.has_address]
    said: list[Message] = []
    for message, names in ((_WITHOUT_ADDRESS, nowhere), (_DIED, list(found.died))):
        if names:
            more = ", …" if len(names) > _NAMED else ""
            said.append(message.with_values(n=len(names), names=", ".join(names[:_NAMED]) + more))
    return tuple(said)
