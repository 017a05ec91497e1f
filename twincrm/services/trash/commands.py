"""What can be done with the trash."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.members.trashed import elect_again, take_back_all
from twincrm.services.one_home import leave_out
from twincrm.services.one_membership import other_membership, owners
from twincrm.services.records.titles import titles
from twincrm.services.rows import read_draft
from twincrm.services.trash.kinds import trashable, words_for
from twincrm.services.trash.queries import where_used
from twincrm.services.vocabularies.kinds import TERMS
from twincrm.store.models import Association, Partnership

if TYPE_CHECKING:
    from twincrm.store.models import Assembly, Membership
    from twincrm.store.work import Work

_LEFT_OUT = Message(
    "{restored} – without {n} person who lives elsewhere by now",
    plural="{restored} – without {n} people who live elsewhere by now",
)


@command
@dataclass(frozen=True, slots=True)
class MoveToTrash:
    """Hide records everywhere; what hangs on them stays and comes back with them.

    The terms to which an assembly elected go with it, and those before them go on.
    """

    kind: str
    ids: tuple[int, ...]
    name: str = ""
    """Names a single record in the history."""

    @property
    def label(self) -> Message:
        """Names the act."""
        if self.name:
            return Message("Delete {name}", {"name": self.name})
        return words_for(self.kind).moved.with_values(n=len(self.ids))

    def run(self, work: Work) -> int:
        """Mark the records; returns how many were not in the trash yet.

        Raises:
            RuleError: the association itself is among them, or a word that is in use.
            UnknownRecord: one of them does not exist.
        """
        _refuse_own(work, self.kind, self.ids)
        marked = 0
        for record_id in self.ids:
            row = work.get(trashable(self.kind), record_id, with_trash=True)
            if row.trashed_at is None:
                row.trashed_at = work.now
                marked += 1
                if self.kind == "assembly":
                    take_back_all(work, row)
        return marked


@command
@dataclass(frozen=True, slots=True)
class RestoreFromTrash:
    """Bring records back from the trash."""

    kind: str
    ids: tuple[int, ...]
    name: str = ""
    """Names a single record in the history."""
    left_out: list[int] = field(default_factory=list[int], init=False, compare=False)
    """How many live in another household by now, once it is done: the label tells it."""

    @property
    def label(self) -> Message:
        """Names the act."""
        said = words_for(self.kind).restored.with_values(n=len(self.ids))
        if self.name:
            said = Message("Restore {name}", {"name": self.name})
        n = sum(self.left_out)
        return _LEFT_OUT.with_values(restored=said, n=n) if n else said

    def run(self, work: Work) -> int:
        """Take the marks away; returns how many there were.

        Raises:
            UnknownRecord: one of them does not exist.
            RuleError: it is the membership of somebody who is a member again by another one.
        """
        restored, left_out = 0, 0
        met: list[Assembly] = []
        for record_id in self.ids:
            row = work.get(trashable(self.kind), record_id, with_trash=True)
            if row.trashed_at is not None:
                row.trashed_at = None
                restored += 1
                if self.kind == "membership":
                    _insist_on_one(work, row)
                if self.kind == "assembly":
                    met.append(row)
                if self.kind == "household":
                    left_out += leave_out(work, row.id)
        if met:
            elect_again(work, met)
        self.left_out[:] = [left_out]
        return restored


def _insist_on_one(work: Work, row: Membership) -> None:
    """Insist that nobody is a member twice by a membership that comes back."""
    back = read_draft(MembershipDraft, row)
    column, key = next((column, key) for column, key in owners(back) if key is not None)
    name = titles(work.session, column.removesuffix("_id"), "", [key]).get(key, "")
    said = other_membership(work, name, back, key=row.id)
    if said is not None:
        raise RuleError(said)


def _refuse_own(work: Work, kind: str, ids: tuple[int, ...]) -> None:
    association = work.get(Association, 1)
    own = {"place": association.place_id, "organisation": association.organisation_id}
    if own.get(kind) in ids:
        raise RuleError(
            Message(
                "This entry is the association’s own and stays. Choose another one in the settings "
                "first, then it can be deleted."
            )
        )
    if kind == "partnership_type":
        statement = select(func.count()).where(Partnership.type_id.in_(ids))
        used = work.session.scalar(statement) or 0
        if used:
            raise RuleError(
                Message(
                    "{n} partnership is of this type. Give it another type first.",
                    {"n": used},
                    "{n} partnerships are of this type. Give them another type first.",
                )
            )
    if kind in TERMS and any(where_used(work.session, kind, each) for each in ids):
        raise RuleError(
            Message(
                "This word is in use, so it stays. Give what uses it another word first, then it "
                "can be moved to the trash."
            )
        )
