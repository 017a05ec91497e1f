"""What can be done with the association itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.association.drafts import ONLY, checked_association
from twincrm.services.command import command
from twincrm.services.documents.photos import keep_logo
from twincrm.services.linked import check_links
from twincrm.services.places.named import with_town
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
    logo: bytes | None = field(default=None, repr=False)
    """A picture that becomes the logo; without it `after` says which one stays."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the association’s details")

    def run(self, work: Work) -> None:
        """Alter the one row, and add the home where it is a new town.

        Raises:
            InputError: no name, a home or an entry that is gone, or a logo that is no picture.
        """
        after = with_town(work, checked_association(self.after))
        check_links(work, Association, self.before, after)
        if self.logo is not None:
            after = replace(after, logo_id=keep_logo(work, self.logo))
        alter_row(work.get(Association, ONLY), self.before, after)
