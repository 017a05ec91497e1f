"""Who signs the letters of the association."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.runtime import clock
from twincrm.runtime.signers import last_signers
from twincrm.services.association.queries import association_details
from twincrm.services.members.assemblies import chair_signs, holds_office, signing_roles

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TREASURER = "treasurer"
"""Key of the office that signs what is about money."""


def who_signs(session: Session, me: str, office: str = "") -> str:
    """The name below a letter: of who writes it, else of who holds *office*, else of the chair.

    Whoever happens to hold the only other office does not sign for the association.

    *me* is whoever works with the file; a single word is a computer's name for them and signs
    nothing. Empty where nobody is known.
    """
    if len(me.split()) > 1:
        return me
    today = clock.today()
    roles = signing_roles(session, "en", today, office)
    if not (chair_signs(session, today) or (office and holds_office(session, roles[:1], office))):
        return ""
    return next((role.person for role in roles if role.person), "")


def last_signed(session: Session, document: str) -> tuple[str, ...] | None:
    """Who signed such a document the last time on this machine; None where nobody chose yet."""
    return last_signers(association_details(session).uid, document)
