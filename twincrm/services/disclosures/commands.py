"""Writing the disclosure log; it is only ever appended and no part of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from twincrm.domain.terms import DisclosurePurpose, Tier
from twincrm.services.checks import check_word
from twincrm.store.base import new_uid, table_of
from twincrm.store.models import DisclosureLog, DisclosurePerson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.services.dispatch import Dispatcher
    from twincrm.store.work import Work


def log_disclosure(
    dispatcher: Dispatcher,
    form: str,
    tier: str,
    purpose: str,
    recipient: str,
    records: Iterable[tuple[str, str]],
) -> None:
    """Note that data left the file.

    Args:
        dispatcher: of the file that the data are from.
        form: ``vcard``, ``csv``, ``xlsx``, ``ics``, ``qr`` or the name of a printed document.
        tier: how far what it discloses goes, see `Tier`.
        purpose: for whom it is, see `DisclosurePurpose`.
        recipient: who gets it, in words; may be empty.
        records: kind and uid of everyone whose data it holds, such as ``("person", "5f…")``.

    Raises:
        FileTrouble: the file can only be read; nothing was noted.
        InputError: tier or purpose is not known.
    """
    check_word("tier", tier, Tier)
    check_word("purpose", purpose, DisclosurePurpose)
    whose = list(dict.fromkeys(records))

    def write(work: Work) -> None:
        entry = {"form": form, "tier": tier, "purpose": purpose, "recipient": recipient}
        _append(work, entry, whose)

    dispatcher.log(write)


def _append(work: Work, entry: dict[str, str], whose: list[tuple[str, str]]) -> None:
    inserted = work.connection.execute(
        insert(table_of(DisclosureLog)).values(
            uid=new_uid(), disclosed_at=work.now, who=work.who, records=len(whose), **entry
        )
    ).inserted_primary_key
    assert inserted is not None
    rows = [{"disclosure_id": inserted[0], "kind": kind, "record_uid": uid} for kind, uid in whose]
    if rows:
        work.connection.execute(insert(table_of(DisclosurePerson)), rows)
