"""Who took back that newsletters may be sent to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.terms import ConsentPurpose
from twincrm.exchange.email_drafts import usable_address
from twincrm.runtime import clock
from twincrm.services.interchange.outgoing import withdrew
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.recipient import Recipient


_MAILBOXES = """SELECT e.address FROM json_each(?) AS j
CROSS JOIN email AS e ON e.person_id = j.value"""


def somebody_unwilling(session: Session) -> bool:
    """Whether anybody at all took it back."""
    return bool(withdrew(session, ConsentPurpose.NEWSLETTER, clock.today()))


def unwilling(
    session: Session, everybody: Sequence[Recipient], *, by_post: bool = False
) -> tuple[Recipient, ...]:
    """Whom it would reach against their word; who was never asked is none of them.

    That is where everybody who would read it took it back, and where it would go into the own
    mailbox of somebody who did, as it may for a household; *by_post* it goes into none.
    """
    taken_back = withdrew(session, ConsentPurpose.NEWSLETTER, clock.today())
    if not taken_back:
        return ()
    found = () if by_post else rows_of(session, _MAILBOXES, taken_back)
    mailboxes = {usable_address(str(row[0])).casefold() for row in found} - {""}
    return tuple(
        each
        for each in everybody
        if _readers(each) <= taken_back or each.email.casefold() in mailboxes
    )


def _readers(recipient: Recipient) -> set[int]:
    """The people; an organisation's mailbox is nobody's own, and it may always be written to."""
    people = {key for kind, key in (*recipient.contacts, *recipient.people) if kind == "person"}
    return people or {0}
