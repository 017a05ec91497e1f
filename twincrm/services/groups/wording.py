"""Rules in sentences, and the values that a question can be filled in with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.calendar_names import MONTHS_ALONE
from twincrm.domain.countries import countries, country_name, language_name, languages
from twincrm.domain.folding import sort_key
from twincrm.domain.smart.questions import QUESTIONS, Asked
from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message
from twincrm.services.groups.value_words import VALUE_WORDS
from twincrm.services.records.titles import titles
from twincrm.services.vocabularies.wording import sector_name
from twincrm.store.models import (
    Category,
    ContactGroup,
    Field,
    Function,
    ImportRun,
    Organisation,
    Place,
    Tag,
    Visit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from twincrm.domain.smart.rule import Rule, Value
    from twincrm.domain.texts import Translator

MODES: dict[Mode, Message] = {
    Mode.ALL: Message("All of this is true:"),
    Mode.ANY: Message("At least one of these is true:"),
    Mode.NONE: Message("None of this is true:"),
}
UNKNOWN = Message("A newer version of TwinCRM asks for something here that this one does not know.")
_RECORDS: dict[Asked, Any] = {
    Asked.PLACE: Place,
    Asked.ORGANISATION: Organisation,
    Asked.VISIT: Visit,
    Asked.CATEGORY: Category,
    Asked.FIELD: Field,
    Asked.FUNCTION: Function,
    Asked.TAG: Tag,
    Asked.GROUP: ContactGroup,
    Asked.IMPORT: ImportRun,
}
_QUOTED = {Asked.VISIT, Asked.TAG, Asked.GROUP}
"""Of these the name is put between quotation marks."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a rule in words; the deeper, the further inside."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a question can be filled in with."""

    value: Value
    text: str


def rule_lines(session: Session, rule: Rule, texts: Translator) -> tuple[Line, ...]:
    """A rule as it is read: how its parts are joined, and each in a sentence."""
    return tuple(_lines(_Naming(session, texts).learnt(rule.block), rule.block, 0))


def condition_text(session: Session, condition: Condition, texts: Translator) -> str:
    """One condition as a sentence about a contact, without its subject."""
    return _Naming(session, texts).learnt(Block(parts=(condition,))).said(condition)


def value_text(session: Session, asked: Asked, value: Value, texts: Translator) -> str:
    """A value as it is called."""
    naming = _Naming(session, texts)
    naming.learn({asked: {value}})
    return naming.named(asked, value)


def choices(session: Session, asked: Asked, texts: Translator) -> tuple[Choice, ...]:
    """All values of a question that has a list of them, in the order of their names.

    Places, organisations and visits are many: they are searched for instead.
    """
    language = texts.language
    match asked:
        case Asked.COUNTRY:
            return tuple(Choice(code, name) for code, name in countries(language))
        case Asked.LANGUAGE:
            return tuple(Choice(code, name) for code, name in languages(language))
        case Asked.SECTOR:
            return tuple(Choice(each.value, sector_name(each, language)) for each in Sector)
        case Asked.MONTH:
            return tuple(Choice(n, name) for n, name in enumerate(_months(language), 1))
        case _ if asked in VALUE_WORDS:
            named = VALUE_WORDS[asked].items()
            return tuple(Choice(str(key), texts.say(words)) for key, words in named)
        case _:
            return _of_records(session, asked, language)


def _of_records(session: Session, asked: Asked, language: str) -> tuple[Choice, ...]:
    named = titles(session, asked.value, language)
    shown = set(session.scalars(select(_RECORDS[asked].id)))
    named = {key: name for key, name in named.items() if key in shown}
    found = sorted(named.items(), key=lambda pair: (sort_key(pair[1]), pair[0]))
    return tuple(Choice(key, name) for key, name in found)


def _months(language: str) -> list[str]:
    return MONTHS_ALONE.get(language, MONTHS_ALONE["en"]).split()


class _Naming:
    """What the values of conditions are called, learnt for all of a kind at once."""

    def __init__(self, session: Session, texts: Translator) -> None:
        self._session = session
        self._texts = texts
        self._known: dict[tuple[Asked, Value], str] = {}

    def learnt(self, block: Block) -> _Naming:
        """Itself, after learning all that a block names."""
        wanted: defaultdict[Asked, set[Value]] = defaultdict(set)
        for condition in block.conditions():
            wanted[QUESTIONS[condition.key].asked].update(condition.values)
        self.learn(wanted)
        return self

    def learn(self, wanted: dict[Asked, set[Value]]) -> None:
        """Learn the titles of records, of those in the trash as well."""
        for asked in _RECORDS.keys() & wanted.keys():
            ids = [value for value in wanted[asked] if isinstance(value, int)]
            found = titles(self._session, asked.value, self._texts.language, ids)
            gone = self._texts.tr("(no longer there)")
            self._known |= {(asked, key): found.get(key, gone) for key in ids}
            shown = set(self._session.scalars(select(_RECORDS[asked].id)))
            trashed = self._texts.tr("{name} (in the trash)")
            self._known |= {
                (asked, key): trashed.format(name=found[key])
                for key in ids
                if key in found and key not in shown
            }

    def said(self, condition: Condition) -> str:
        """A condition as a sentence."""
        question = QUESTIONS[condition.key]
        named = [self._quoted(question.asked, value) for value in condition.values]
        joined = named[0] if named else ""
        for more in named[1:]:
            joined = self._texts.tr("{values} or {value}").format(values=joined, value=more)
        return self._texts.say(question.words.with_values(value=joined))

    def named(self, asked: Asked, value: Value) -> str:
        """What a value is called."""
        language, say = self._texts.language, self._texts.say
        if (asked, value) in self._known:
            return self._known[asked, value]
        match asked:
            case Asked.COUNTRY:
                return country_name(str(value), language)
            case Asked.LANGUAGE:
                return language_name(str(value), language)
            case Asked.SECTOR:
                return sector_name(str(value), language)
            case Asked.MONTH if isinstance(value, int) and 1 <= value <= len(_months(language)):
                return _months(language)[value - 1]
            case _ if asked in VALUE_WORDS:
                words = VALUE_WORDS[asked].get(str(value))
                return say(words) if words else str(value)
            case _:
                return str(value)

    def _quoted(self, asked: Asked, value: Value) -> str:
        named = self.named(asked, value)
        return self._texts.tr("“{name}”").format(name=named) if asked in _QUOTED else named

    def lines_of_unknown(self) -> str:
        """What is said where a part is not known."""
        return self._texts.say(UNKNOWN)

    def mode(self, mode: Mode) -> str:
        """How the parts below are joined."""
        return self._texts.say(MODES[mode])


def _lines(naming: _Naming, block: Block, depth: int) -> Iterator[Line]:
    yield Line(depth, naming.mode(block.mode))
    for part in block.parts:
        if isinstance(part, Block):
            yield from _lines(naming, part, depth + 1)
        elif isinstance(part, Condition):
            yield Line(depth + 1, naming.said(part))
        else:
            yield Line(depth + 1, naming.lines_of_unknown())


def kinds_text(kinds: tuple[ContactType, ...], texts: Translator) -> str:
    """Which contacts a rule finds."""
    named = [texts.say(_KINDS[kind]) for kind in kinds]
    return ", ".join(named)


_KINDS = {
    ContactType.PERSON: Message("People"),
    ContactType.ORGANISATION: Message("Organisations"),
    ContactType.HOUSEHOLD: Message("Households"),
}
