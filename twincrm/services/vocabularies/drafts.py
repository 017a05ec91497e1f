"""A word of a vocabulary as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message
from twincrm.services.checks import check_word
from twincrm.services.names import FALLBACKS, NameDraft, tidy_names, worded
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.services.vocabularies.kinds import tables_of
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FUNCTION = "function"
WITH_SECTOR = ("category", FUNCTION)


@dataclass(frozen=True, slots=True)
class TitleDraft:
    """A function's title in one language: feminine, masculine, and where no form is known."""

    id: int | None = None
    language: str = ""
    feminine: str = ""
    masculine: str = ""
    neutral: str = ""

    @property
    def any(self) -> str:
        """The first form that says something, the neutral one before the others."""
        return self.neutral or self.feminine or self.masculine


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A word of a vocabulary: names for all but functions, which have titles instead."""

    names: tuple[NameDraft, ...] = ()
    titles: tuple[TitleDraft, ...] = ()
    sector: str = Sector.CIVIL_SOCIETY
    """Of categories and functions."""
    second_sector: str | None = None
    """Of categories."""
    grouping: str = ""
    """Of motives."""
    salutation_kind: str = ""
    """Of functions: how letters address whoever holds one."""
    precedence: int | None = None
    """Of functions: small numbers first in lists of guests of honour."""
    position: int = 0

    @property
    def name(self) -> str:
        """What it is called, in the first language that is known."""
        names = {name.language: name.name for name in self.names if name.name.strip()}
        titles = {title.language: title.any for title in self.titles if title.any.strip()}
        return worded({**titles, **names}, FALLBACKS[0]) or ""


def read_term(session: Session, kind: str, term_id: int) -> TermDraft:
    """The draft of a term as it is kept.

    Raises:
        UnknownRecord: there is no such term, or it lies in the trash.
    """
    tables = tables_of(kind)
    term = session.scalars(select(tables.term).where(tables.term.id == term_id)).one_or_none()
    if term is None:
        raise unknown(kind, term_id)
    rows = session.scalars(owned(tables.wording, {tables.owner: term_id}))
    if kind == FUNCTION:
        return read_draft(TermDraft, term, titles=read_drafts(TitleDraft, rows))
    return read_draft(TermDraft, term, names=read_drafts(NameDraft, rows))


def checked_term(kind: str, draft: TermDraft) -> TermDraft:
    """The same, tidied.

    Raises:
        InputError: it is called nothing, or its sectors are unknown or the same.
    """
    if not draft.name:
        field = "titles" if kind == FUNCTION else "names"
        raise InputError(field, Message("Please enter a name in at least one language."))
    if kind in WITH_SECTOR:
        check_word("sector", draft.sector, Sector)
    if kind == "category" and draft.second_sector is not None:
        check_word("second_sector", draft.second_sector, Sector)
        if draft.second_sector == draft.sector:
            raise InputError(
                "second_sector", Message("The second sector must be another one than the first.")
            )
    titles = {title.language: title for title in draft.titles if title.language and title.any}
    return replace(draft, names=tidy_names(draft.names), titles=tuple(titles.values()))
