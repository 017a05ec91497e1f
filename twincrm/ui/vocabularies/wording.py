"""The vocabularies in plain words, and how a word of one looks in its list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.countries import language_name
from twincrm.domain.texts import Message
from twincrm.services.vocabularies.kinds import vocabulary_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.domain.texts import Translator
    from twincrm.services.vocabularies.listing import ListedTerm
    from twincrm.ui.kit.row_lines import BadgeFace


@dataclass(frozen=True, slots=True)
class ListWords:
    """How a vocabulary and the dialog of one of its words are called."""

    many: Message
    new: Message
    change: Message


LISTS: dict[str, ListWords] = {
    "category": ListWords(Message("Categories"), Message("New category"), Message("Edit category")),
    "field": ListWords(
        Message("Fields of activity"),
        Message("New field of activity"),
        Message("Edit field of activity"),
    ),
    "function": ListWords(Message("Functions"), Message("New function"), Message("Edit function")),
    "motive": ListWords(Message("Motives"), Message("New motive"), Message("Edit motive")),
    "theme": ListWords(Message("Themes"), Message("New theme"), Message("Edit theme")),
    "partnership_type": ListWords(
        Message("Types of partnership"),
        Message("New type of partnership"),
        Message("Edit type of partnership"),
    ),
}

TABLES = vocabulary_tables()
"""Whose rows make up the lists."""


def languages_named(codes: Iterable[str], language: str) -> str:
    """Languages in the reader's words: "French, Polish"."""
    return ", ".join(language_name(code, language) for code in codes)


def origin(texts: Translator, term: ListedTerm) -> str:
    """Whose word it is."""
    return texts.trc("word", "own") if term.own else texts.trc("word", "supplied")


def own_mark(texts: Translator, term: ListedTerm) -> BadgeFace | None:
    """What marks the users' own words among the supplied ones."""
    return ("info", origin(texts, term), "user") if term.own else None


def gaps(texts: Translator, term: ListedTerm) -> BadgeFace | None:
    """In which languages the word has no name; the reader's own comes first."""
    language = texts.language
    if term.shown_in and term.shown_in != language:
        said = texts.tr("shown in {language}")
        return "warn", said.format(language=language_name(term.shown_in, language)), "languages"
    if term.missing:
        said = texts.tr("without {languages}")
        return "neutral", said.format(languages=languages_named(term.missing, language)), ""
    return None
