"""Whose role it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.store.models import Assignment
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def holder_of(session: Session, assignment_id: int) -> int:
    """The id of the person who holds a role.

    Raises:
        UnknownRecord: there is no such role.
    """
    wanted = select(Assignment.person_id).where(Assignment.id == assignment_id)
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise unknown("assignment", assignment_id)
    return found
