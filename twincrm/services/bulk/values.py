"""A single value of many contacts, and words added to their notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from twincrm.domain.errors import InputError
from twincrm.domain.terms import Channel, FormOfAddress
from twincrm.domain.texts import Message, language_word
from twincrm.services.bulk.change import EVERY, MODELS, PEOPLE, by_kind, values_of
from twincrm.services.checks import check_limit, check_word
from twincrm.store.models import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from enum import StrEnum

    from sqlalchemy.orm import Session

    from twincrm.services.bulk.change import Contact
    from twincrm.store.work import Work

CHANNELS: dict[str, Message] = {
    Channel.NONE: Message("Preferred way: not noted"),
    Channel.POST: Message("Preferred way: letter"),
    Channel.PHONE: Message("Preferred way: phone"),
    Channel.EMAIL: Message("Preferred way: e-mail"),
}


FORMS: dict[str, Message] = {
    FormOfAddress.UNKNOWN: Message("Form of address: not known"),
    FormOfAddress.MRS: Message("Form of address: Ms"),
    FormOfAddress.MR: Message("Form of address: Mr"),
    FormOfAddress.NEUTRAL: Message("Form of address: neutral"),
}


class _OneValue:
    """A value that stands in one column, alike in all kinds that have it."""

    __slots__ = ()
    column = ""

    @property
    def stored(self) -> object:
        """What the column is to hold."""
        raise NotImplementedError

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Who has the value already."""
        del today
        return {
            (kind, key)
            for kind, keys in by_kind(contacts).items()
            for key, value in values_of(session, kind, self.column, keys).items()
            if value == self.stored
        }

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Alter the rows."""
        for kind, keys in by_kind(contacts).items():
            work.bulk_alter(MODELS[kind], {key: {self.column: self.stored} for key in keys})


@dataclass(frozen=True, slots=True)
class Language(_OneValue):
    """In which language one writes to them; empty is not noted."""

    code: str
    column = "correspondence_language"

    @property
    def stored(self) -> object:
        """The code."""
        return self.code

    @property
    def what(self) -> Message:
        """Names it."""
        if not self.code:
            return Message("Language of letters: not noted")
        return Message("Language of letters: {language}", {"language": language_word(self.code)})

    @property
    def kinds(self) -> tuple[str, ...]:
        """A household is written to in the language of its people."""
        return ("person", "organisation")

    def check(self, session: Session) -> None:
        """Any language will do."""
        del session


@dataclass(frozen=True, slots=True)
class Town(_OneValue):
    """Where they live or have their seat."""

    place_id: int
    name: str
    """Names the place in the history."""
    column = "place_id"

    @property
    def stored(self) -> object:
        """The place."""
        return self.place_id

    @property
    def what(self) -> Message:
        """Names it."""
        return Message("Town: {name}", {"name": self.name})

    @property
    def kinds(self) -> tuple[str, ...]:
        """Everybody is somewhere."""
        return EVERY

    def check(self, session: Session) -> None:
        """Insist on a place.

        Raises:
            InputError: there is none of this id, or it lies in the trash.
        """
        row = session.get(Place, self.place_id)
        if row is None or row.trashed_at is not None:
            raise InputError("place_id", Message("Please choose a town."))


@dataclass(frozen=True, slots=True)
class _Word(_OneValue):
    """One of a few known words about people."""

    word: str
    entry = ""
    """What the word is asked for as."""
    known: ClassVar[type[StrEnum]]
    called: ClassVar[Mapping[str, Message]] = {}

    @property
    def stored(self) -> object:
        """The word."""
        return self.word

    @property
    def what(self) -> Message:
        """Names it."""
        return self.called[self.word]

    @property
    def kinds(self) -> tuple[str, ...]:
        """It is noted of people."""
        return PEOPLE

    def check(self, session: Session) -> None:
        """Insist on a known word.

        Raises:
            InputError: it is none.
        """
        del session
        check_word(self.entry, self.word, self.known)


class PreferredWay(_Word):
    """How people prefer to be reached."""

    __slots__ = ()
    column, entry, called = "preferred_channel", "channel", CHANNELS
    known = Channel


class Addressing(_Word):
    """How people wish to be addressed."""

    __slots__ = ()
    column, entry, called = "form_of_address", "form", FORMS
    known = FormOfAddress


@dataclass(frozen=True, slots=True)
class ContactLimit(_OneValue):
    """After how many months of silence one is reminded; None as for everybody, 0 never."""

    months: int | None
    column = "contact_limit_months"

    @property
    def stored(self) -> object:
        """The months."""
        return self.months

    @property
    def what(self) -> Message:
        """Names it."""
        if self.months is None:
            return Message("Reminder to get in touch: as for everybody")
        if not self.months:
            return Message("Reminder to get in touch: never")
        return Message(
            "Reminder to get in touch: after {n} month",
            {"n": self.months},
            "Reminder to get in touch: after {n} months",
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """It is noted of people."""
        return PEOPLE

    def check(self, session: Session) -> None:
        """Insist on a number that can be.

        Raises:
            InputError: it cannot.
        """
        del session
        check_limit("months", self.months)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line added at the end of their notes; what stands there stays."""

    line: str

    @property
    def what(self) -> Message:
        """Names it."""
        return Message("Add to the note: {words}", {"words": self.line.strip()})

    @property
    def kinds(self) -> tuple[str, ...]:
        """Everybody has a note."""
        return EVERY

    def check(self, session: Session) -> None:
        """Insist on words.

        Raises:
            InputError: there are none.
        """
        del session
        if not self.line.strip():
            raise InputError("line", Message("Please enter what is to be noted."))

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """In whose note the line stands already."""
        del today
        line = self.line.strip()
        return {
            (kind, key)
            for kind, keys in by_kind(contacts).items()
            for key, note in values_of(session, kind, "note", keys).items()
            if line in note.splitlines()
        }

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Alter the notes."""
        line = self.line.strip()
        work.flush()
        for kind, keys in by_kind(contacts).items():
            notes = values_of(work.session, kind, "note", keys)
            rows = {
                key: {"note": f"{note}\n{line}" if note else line} for key, note in notes.items()
            }
            work.bulk_alter(MODELS[kind], rows)
