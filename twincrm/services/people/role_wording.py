"""Titles of a role's own, in several languages, where the function's do not fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.rows import alter_parts, owned, read_draft
from twincrm.store.models import Assignment, AssignmentTitle

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class RoleTitleDraft:
    """What a role is called in one language."""

    id: int | None = None
    language: str = ""
    title: str = ""


@command
@dataclass(frozen=True, slots=True)
class WordRole:
    """Give a person's role titles of its own, or take them away."""

    assignment_id: int
    name: str
    """The person's name."""
    before: tuple[RoleTitleDraft, ...]
    after: tuple[RoleTitleDraft, ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Word the role of {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Write the titles, one per language; returns the role's id."""
        role = work.get(Assignment, self.assignment_id)
        ids = {title.language: title.id for title in self.before}
        said = {t.language: t for t in self.after if t.language and t.title.strip()}
        after = [replace(title, id=ids.get(title.language)) for title in said.values()]
        alter_parts(work, AssignmentTitle, {"assignment_id": role.id}, self.before, after)
        return role.id


def role_wording(session: Session, assignment_id: int) -> tuple[RoleTitleDraft, ...]:
    """The titles of a role's own; none where the function's are used."""
    rows = session.scalars(owned(AssignmentTitle, {"assignment_id": assignment_id}))
    return tuple(read_draft(RoleTitleDraft, row) for row in rows)
