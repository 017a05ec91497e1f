"""Who took back that newsletters may be sent to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.terms import ConsentPurpose
from twincrm.runtime import clock
from twincrm.services.interchange.outgoing import withdrew

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.recipient import Recipient


def unwilling(session: Session, everybody: Sequence[Recipient]) -> tuple[Recipient, ...]:
    """Those of whom everybody who would read it took it back; who was never asked is none."""
    taken_back = withdrew(session, ConsentPurpose.NEWSLETTER, clock.today())
    return tuple(each for each in everybody if taken_back and _readers(each) <= taken_back)


def _readers(recipient: Recipient) -> set[int]:
    """The people; an organisation's mailbox is nobody's own, and it may always be written to."""
    people = {key for kind, key in (*recipient.contacts, *recipient.people) if kind == "person"}
    return people or {0}
