"""The association as the settings show and save it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_filled
from twincrm.services.rows import read_draft
from twincrm.store.models import Association

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ONLY = 1
"""The id of the one association a file has."""


@dataclass(frozen=True, slots=True)
class AssociationDraft:
    """The association: its name, home, entry among the organisations, languages, letterhead."""

    name: str = ""
    place_id: int | None = None
    organisation_id: int | None = None
    languages: str = ""
    """Codes with blanks between, the first one first: ``de fr``."""
    letterhead: str = ""
    logo_id: int | None = None


def read_association(session: Session) -> AssociationDraft:
    """The draft of the association as it is kept."""
    return read_draft(AssociationDraft, session.scalars(select(Association)).one())


def checked_association(draft: AssociationDraft) -> AssociationDraft:
    """The same, tidied.

    Raises:
        InputError: it has no name.
    """
    check_filled("name", draft.name, Message("Please enter the name of the association."))
    return replace(
        draft, name=one_line(draft.name), languages=" ".join(draft.languages.lower().split())
    )
