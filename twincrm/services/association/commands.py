"""What can be done with the association itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.association.drafts import ONLY, checked_association
from twincrm.services.command import command
from twincrm.services.rows import alter_row
from twincrm.store.models import Association

if TYPE_CHECKING:
    from twincrm.services.association.drafts import AssociationDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class ChangeAssociation:
    """Change what differs between the association as opened and as saved."""

    before: AssociationDraft
    after: AssociationDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the association’s details")

    def run(self, work: Work) -> None:
        """Alter the one row."""
        alter_row(work.get(Association, ONLY), self.before, checked_association(self.after))
