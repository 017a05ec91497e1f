"""A counterpart link as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import CounterpartStatus
from twincrm.domain.texts import Message
from twincrm.services.checks import check_partial, check_word
from twincrm.services.rows import read_draft
from twincrm.store.models import Counterpart

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class CounterpartDraft:
    """A link from an organisation or person to one of another place.

    While nobody is known there, only the place in which a counterpart is sought is given.
    """

    organisation_id: int | None = None
    person_id: int | None = None
    other_organisation_id: int | None = None
    other_person_id: int | None = None
    other_place_id: int | None = None
    status: str = CounterpartStatus.SOUGHT
    since: str | None = None
    last_activity: date | None = None
    next_step: str = ""
    note: str = ""


def read_counterpart(session: Session, counterpart_id: int) -> CounterpartDraft:
    """The draft of a counterpart link as it is kept.

    Raises:
        NoResultFound: there is no such link.
    """
    row = session.scalars(select(Counterpart).where(Counterpart.id == counterpart_id)).one()
    return read_draft(CounterpartDraft, row)


def check_counterpart(draft: CounterpartDraft) -> None:
    """Insist on one side here and one there.

    Raises:
        InputError: a side is missing or given twice, a date is none, or the status is not known.
    """
    check_word("status", draft.status, CounterpartStatus)
    check_partial("since", draft.since)
    if (draft.organisation_id is None) == (draft.person_id is None):
        raise InputError(
            "organisation_id", Message("Please choose an organisation or a person on our side.")
        )
    both = draft.other_organisation_id is not None and draft.other_person_id is not None
    there = (draft.other_organisation_id, draft.other_person_id, draft.other_place_id)
    if both or not any(key is not None for key in there):
        raise InputError(
            "other_organisation_id",
            Message(
                "Please choose an organisation or a person on the other side, or the place in "
                "which one is sought."
            ),
        )
