"""The six vocabularies of a file and the tables that hold their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from twincrm.domain.texts import Message
from twincrm.store.models import (
    Category,
    CategoryName,
    Field,
    FieldName,
    Function,
    FunctionTitle,
    Motive,
    MotiveName,
    PartnershipType,
    PartnershipTypeName,
    Theme,
    ThemeName,
)
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from twincrm.store.base import Base

TermKind = Literal["category", "field", "motive", "theme", "partnership_type", "function"]


@dataclass(frozen=True, slots=True)
class TermTables:
    """Where a vocabulary's terms and their wording per language are kept."""

    term: type[Any]
    wording: type[Base]
    owner: str
    """The column by which a wording names its term."""
    added: Message
    changed: Message


TERMS: dict[str, TermTables] = {
    "category": TermTables(
        Category,
        CategoryName,
        "category_id",
        Message("Add the category {name}"),
        Message("Change the category {name}"),
    ),
    "field": TermTables(
        Field,
        FieldName,
        "field_id",
        Message("Add the field {name}"),
        Message("Change the field {name}"),
    ),
    "motive": TermTables(
        Motive,
        MotiveName,
        "motive_id",
        Message("Add the motive {name}"),
        Message("Change the motive {name}"),
    ),
    "theme": TermTables(
        Theme,
        ThemeName,
        "theme_id",
        Message("Add the theme {name}"),
        Message("Change the theme {name}"),
    ),
    "partnership_type": TermTables(
        PartnershipType,
        PartnershipTypeName,
        "partnership_type_id",
        Message("Add the type of partnership {name}"),
        Message("Change the type of partnership {name}"),
    ),
    "function": TermTables(
        Function,
        FunctionTitle,
        "function_id",
        Message("Add the function {name}"),
        Message("Change the function {name}"),
    ),
}


def tables_of(kind: str) -> TermTables:
    """The tables of a vocabulary.

    Raises:
        UnknownRecord: there is no such vocabulary.
    """
    if kind not in TERMS:
        raise unknown("vocabulary", kind)
    return TERMS[kind]


def vocabulary_tables() -> tuple[str, ...]:
    """The names of all tables whose rows make up the vocabularies."""
    mapped = (table for kind in TERMS.values() for table in (kind.term, kind.wording))
    return tuple(each.__tablename__ for each in mapped)
