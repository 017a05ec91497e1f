"""What letters to many have in common: who signs them, and the note with everybody who got one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.runtime.signers import remember_signers
from twincrm.services.people.captions import joined
from twincrm.ui.kit.options import Option
from twincrm.ui.printing.order import Noted, OrderField

if TYPE_CHECKING:
    from twincrm.services.command import Command
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.window.page import PageServices

LETTERS = "letters"
NOTED = OrderField("noted", Message("Note it as a letter sent"), value=True)


def signed_by(services: PageServices, office: str = "") -> OrderField:
    """Whose name stands below the letters; *office* comes before the chair."""
    from twincrm.services.mailings.signing import last_signed, who_signs
    from twincrm.services.printing.certificates import who_may_sign

    ask = services.dispatcher.ask
    last = ask(last_signed, office or LETTERS)
    who = last[0] if last else ask(who_signs, services.dispatcher.who, office)
    board = ask(who_may_sign, services.ctx.texts.language)
    names = [Option(each.name, joined(each.name, each.office)) for each in board]
    words, usual = Message("Signed by"), Message("no name")
    return OrderField("signature", words, lambda: names, who, usual=usual)


def keep_signed(services: PageServices, document: str, paper: Paper) -> None:
    """Whoever signed this time signs the next time as well."""
    from twincrm.services.association.queries import association_details

    if paper.signed:
        uid = services.dispatcher.ask(association_details).uid
        remember_signers(uid, document, paper.signed)


def as_noted(paper: Paper, content: Content) -> Paper:
    """The document, which is only noted where that was chosen."""
    return paper if content.choice("noted") else replace(paper, letter="")


_NOTED = Message(
    "It is noted as a letter with {n} recipient.",
    plural="It is noted as a letter with {n} recipients.",
)
_NOTED_BEFORE = Message(
    "It was noted today already with its recipient, and is not noted twice.",
    plural="It was noted today already with its {n} recipients, and is not noted twice.",
)


def note_letter(
    services: PageServices, paper: Paper, *, reminds_of: int | None = None
) -> Noted | None:
    """Note a letter that went out with who got it, and who was reminded of fees, in one act.

    Who got the same one today already is not noted twice: it was saved, and then printed.
    *reminds_of*: up to which year those fees are. None where nothing was to be noted.
    """
    from twincrm.services.mailings.signing import TREASURER
    from twincrm.services.members.contacts import not_reminded_on
    from twincrm.services.members.fees import RemindOfFees
    from twincrm.services.noting import LETTER_NOTED, note_of_letter
    from twincrm.services.together import Together

    ask = services.dispatcher.ask
    keep_signed(services, LETTERS if reminds_of is None else TREASURER, paper)
    today = clock.today()
    acts: list[Command[Any]] = []
    if paper.letter and paper.written_to:
        subject = services.ctx.texts.tr("Letter “{name}”").format(name=paper.letter)
        now = clock.now().astimezone().replace(tzinfo=None, second=0, microsecond=0)
        note = ask(note_of_letter, subject, paper.written_to, now)
        acts += [note] if note is not None else []
    year = reminds_of
    if year is not None and (late := ask(not_reminded_on, paper.owing, today, year)):
        acts.append(RemindOfFees(late, year, today))
    count = len(paper.written_to)
    if not services.writable or not (acts or paper.letter):
        return None
    if not acts:
        return Noted(_NOTED_BEFORE.with_values(n=count)) if count else None
    label = LETTER_NOTED.with_values(name=paper.letter, n=count)
    act = acts[0] if len(acts) == 1 and not paper.letter else Together(label, tuple(acts))
    done = services.perform(act) is not None
    return Noted(_NOTED.with_values(n=count), act.label) if done else None
