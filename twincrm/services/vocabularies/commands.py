"""What can be done with vocabularies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.names import matched_names
from twincrm.services.rows import alter_parts, alter_row, new_row
from twincrm.services.vocabularies.drafts import FUNCTION, TermDraft, checked_term
from twincrm.services.vocabularies.kinds import tables_of
from twincrm.services.vocabularies.shipped import add_shipped_terms

if TYPE_CHECKING:
    from twincrm.store.work import Work

_STEP = 10
"""Between the positions of two words, so that one can be put between them."""


@command
@dataclass(frozen=True, slots=True)
class AddShippedTerms:
    """Add the words that came with the program and that this file lacks."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the supplied words")

    def run(self, work: Work) -> int:
        """Insert what is missing; returns how many words that were."""
        return add_shipped_terms(work)


@command
@dataclass(frozen=True, slots=True)
class AddTerm:
    """Add a word of the users' own to a vocabulary."""

    kind: str
    draft: TermDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return tables_of(self.kind).added.with_values(name=self.draft.name)

    def run(self, work: Work) -> int:
        """Insert the word at the end of its list; returns its id."""
        draft = checked_term(self.kind, self.draft)
        kind = tables_of(self.kind).term
        if not draft.position:
            last = work.first(select(kind).order_by(kind.position.desc()), with_trash=True)
            draft = replace(draft, position=(last.position if last else 0) + _STEP)
        term = new_row(work, kind, draft)
        _write_wordings(work, self.kind, term.id, TermDraft(), draft)
        return int(term.id)


@command
@dataclass(frozen=True, slots=True)
class ChangeTerm:
    """Change what differs between the word as opened and as saved."""

    kind: str
    term_id: int
    before: TermDraft
    after: TermDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return tables_of(self.kind).changed.with_values(name=self.after.name)

    def run(self, work: Work) -> int:
        """Alter the word and its names; returns its id."""
        after = checked_term(self.kind, self.after)
        term = work.get(tables_of(self.kind).term, self.term_id)
        alter_row(term, self.before, after)
        _write_wordings(work, self.kind, self.term_id, self.before, after)
        return self.term_id


def _write_wordings(
    work: Work, kind: str, term_id: int, before: TermDraft, after: TermDraft
) -> None:
    tables = tables_of(kind)
    mine = {tables.owner: term_id}
    if kind == FUNCTION:
        ids = {title.language: title.id for title in before.titles}
        titles = [replace(title, id=ids.get(title.language)) for title in after.titles]
        alter_parts(work, tables.wording, mine, before.titles, titles)
    else:
        names = matched_names(before.names, after.names)
        alter_parts(work, tables.wording, mine, before.names, names)
