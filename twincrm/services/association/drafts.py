"""The association as the settings show and save it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_filled
from twincrm.services.places.named import check_town
from twincrm.services.rows import read_draft
from twincrm.store.models import Association

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.places.named import NewTown

ONLY = 1
"""The id of the one association a file has."""


@dataclass(frozen=True, slots=True)
class AssociationDraft:
    """The association: its name, home, own entry, languages, letterhead and account."""

    name: str = ""
    place_id: int | None = None
    organisation_id: int | None = None
    languages: str = ""
    """Codes with blanks between, the first one first: ``de fr``."""
    letterhead: str = ""
    """Address and ways to reach it as documents show them, in lines."""
    account: str = ""
    """Where subscriptions are paid to, in lines, as reminders print it."""
    logo_id: int | None = None
    new_town: NewTown | None = None
    """A home that is not among the places yet; it is added on saving."""


def read_association(session: Session) -> AssociationDraft:
    """The draft of the association as it is kept."""
    return read_draft(AssociationDraft, session.scalars(select(Association)).one())


def checked_association(draft: AssociationDraft) -> AssociationDraft:
    """The same, tidied.

    Raises:
        InputError: it has no name, or its new home has none or no country.
    """
    check_filled("name", draft.name, Message("Please enter the name of the association."))
    check_town(draft.new_town)
    return replace(
        draft,
        name=one_line(draft.name),
        languages=" ".join(dict.fromkeys(draft.languages.lower().split())),
        letterhead=_lines(draft.letterhead),
        account=_lines(draft.account),
    )


def _lines(text: str) -> str:
    """The lines that say something, each tidied."""
    lines = (one_line(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
