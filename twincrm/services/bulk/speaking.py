"""A language that many people speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import InputError
from twincrm.domain.terms import LanguageLevel
from twincrm.domain.texts import Message, language_word
from twincrm.services.bulk.change import PEOPLE, by_kind, rows_belonging
from twincrm.services.checks import check_word
from twincrm.store.models import LanguageSkill

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.bulk.change import Contact
    from twincrm.store.work import Work

SPOKEN: dict[str, Message] = {
    LanguageLevel.WORDS: Message("Speaks a few words: {language}"),
    LanguageLevel.BASIC: Message("Speaks with basic skills: {language}"),
    LanguageLevel.GOOD: Message("Speaks well: {language}"),
    LanguageLevel.FLUENT: Message("Speaks fluently: {language}"),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language and how well it is spoken; who speaks it better already stays so."""

    code: str
    level: str = LanguageLevel.GOOD

    @property
    def what(self) -> Message:
        """Names it."""
        words = SPOKEN.get(self.level, SPOKEN[LanguageLevel.GOOD])
        return words.with_values(language=language_word(self.code))

    @property
    def kinds(self) -> tuple[str, ...]:
        """People speak."""
        return PEOPLE

    def check(self, session: Session) -> None:
        """Insist on a language and a level.

        Raises:
            InputError: there is none.
        """
        del session
        if not self.code:
            raise InputError("code", Message("Please choose the language."))
        check_word("level", self.level, LanguageLevel)

    def settled(self, session: Session, contacts: Collection[Contact], today: date) -> set[Contact]:
        """Who speaks it so well already, or better."""
        del today
        return {
            ("person", person)
            for person, _, level in self._rows(session, contacts)
            if level >= self.level
        }

    def write(self, work: Work, contacts: Sequence[Contact]) -> None:
        """Alter the level of those who speak it, and add it to the others."""
        work.flush()
        known = {person: row for person, row, _ in self._rows(work.session, contacts)}
        work.bulk_alter(LanguageSkill, {row: {"level": self.level} for row in known.values()})
        fresh = [key for key in by_kind(contacts).get("person", []) if key not in known]
        values = {"language": self.code, "level": self.level}
        work.bulk_insert(LanguageSkill, [{"person_id": key, **values} for key in fresh])

    def _rows(self, session: Session, contacts: Collection[Contact]) -> list[Any]:
        people = by_kind(contacts).get("person", [])
        found = rows_belonging(session, LanguageSkill, "person", people, "id", "language", "level")
        return [(person, row, level) for person, row, code, level in found if code == self.code]
