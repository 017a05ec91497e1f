"""Who signs the letters of the association."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.runtime import clock
from twincrm.services.members.assemblies import signing_roles

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TREASURER = "treasurer"
"""Key of the office that signs what is about money."""


def who_signs(session: Session, me: str, office: str = "") -> str:
    """The name below a letter: of who writes it, else of who holds *office*, else of the chair.

    *me* is whoever works with the file; a single word is a computer's name for them and signs
    nothing. Empty where nobody is known.
    """
    if len(me.split()) > 1:
        return me
    roles = signing_roles(session, "en", clock.today(), office)
    return next((role.person for role in roles if role.person), "")
