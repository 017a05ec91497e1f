"""What becomes of honours: done, left out, open again; and awards given by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import HonourKind
from twincrm.domain.texts import Message
from twincrm.services.checks import check_count, check_filled, check_word, must_exist
from twincrm.services.command import command
from twincrm.store.models import Honour, Household, Organisation, Person

if TYPE_CHECKING:
    from datetime import date

    from twincrm.services.members.jubilees import ContactKind, HonourOf
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class NoteHonours:
    """Note that honours were done on a day, are not to be done, or are open again."""

    honours: tuple[HonourOf, ...]
    done_on: date | None = None
    declined: bool = False

    @property
    def label(self) -> Message:
        """Names the act."""
        n = len(self.honours)
        if self.done_on is not None:
            return Message("Note {n} honour as done", {"n": n}, "Note {n} honours as done")
        if self.declined:
            return Message("Leave {n} honour out", {"n": n}, "Leave {n} honours out")
        return Message("Take {n} honour back", {"n": n}, "Take {n} honours back")

    def run(self, work: Work) -> int:
        """Write or remove them; returns how many there are.

        Raises:
            InputError: a kind is unknown or a number lies below zero.
            UnknownRecord: there is no such contact.
        """
        for honour in self.honours:
            check_word("kind", honour.kind, HonourKind)
            check_count("number", honour.number)
            self._write(work, honour)
        return len(self.honours)

    def _write(self, work: Work, honour: HonourOf) -> None:
        owner = owner_of(work, honour.contact, honour.contact_id)
        mine = [getattr(Honour, name) == value for name, value in owner.items()]
        mine += [Honour.kind == honour.kind, Honour.number == honour.number]
        known = work.first(select(Honour).where(*mine))
        if self.done_on is None and not self.declined:
            if known is not None:
                work.delete(known)
        elif known is None:
            marks = {"done_on": self.done_on, "declined": self.declined}
            work.add(Honour(**owner, kind=honour.kind, number=honour.number, **marks))
        else:
            known.done_on, known.declined = self.done_on, self.declined


@command
@dataclass(frozen=True, slots=True)
class AddAward:
    """Note an award of any name that somebody was given."""

    contact: ContactKind
    contact_id: int
    name: str
    title: str
    done_on: date | None = None

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message(
            "Note the award “{title}” of {name}", {"title": self.title, "name": self.name}
        )

    def run(self, work: Work) -> int:
        """Insert it; returns its id.

        Raises:
            InputError: it has no name.
            UnknownRecord: there is no such contact.
        """
        check_filled("title", self.title, Message("Please enter what it is called."))
        owner = owner_of(work, self.contact, self.contact_id)
        mine = [getattr(Honour, name) == value for name, value in owner.items()]
        last = select(func.max(Honour.number)).where(*mine, Honour.kind == HonourKind.AWARD)
        number = work.session.scalar(last)
        number = 0 if number is None else number + 1
        award = {"kind": HonourKind.AWARD, "title": self.title, "done_on": self.done_on}
        return work.add(Honour(**owner, number=number, **award)).id


@command
@dataclass(frozen=True, slots=True)
class RemoveHonour:
    """Take an honour out that was noted by mistake."""

    honour_id: int
    name: str

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Remove an honour of {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Delete it; returns its id.

        Raises:
            UnknownRecord: there is no such honour.
        """
        work.delete(work.get(Honour, self.honour_id))
        return self.honour_id


def owner_of(work: Work, contact: ContactKind, contact_id: int) -> dict[str, int]:
    """The column that names a contact.

    Raises:
        InputError: it is no kind of contact.
        UnknownRecord: there is no such contact.
    """
    kinds = {"person": Person, "household": Household, "organisation": Organisation}
    if contact not in kinds:
        raise InputError("contact", Message("Please choose who is honoured."))
    must_exist(work, kinds[contact], [contact_id])
    return {f"{contact}_id": contact_id}
