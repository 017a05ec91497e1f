"""An updated list of the same club comes in: it completes, and what it says otherwise is told."""

from __future__ import annotations

import pytest
from worlds.dump import dump
from worlds.member_lists import everything, take
from worlds.tables import source

from twincrm.runtime.language import catalogue
from twincrm.services.interchange.doubts import FEE_DIFFERS, FEE_LESS, FEE_OPEN
from twincrm.store.models import FeeYear

HEAD = "Nr;Name;Vorname;Straße;PLZ;Ort;Telefon;E-Mail;Eintritt;Beitrag 2026;bezahlt 2026\n"
UDO = "1;Groß;Udo;Ring 1;47475;Lindenau;02841 1;udo@x.de;1.3.1999;{};{}\n"


def told(plan) -> list[str]:
    """What the rows of a plan are to be checked for, by the ids of the words."""
    return [problem.id for row in plan.rows for problem in row.problems]


def said(plan) -> str:
    """The same in words."""
    return "\n".join(catalogue("en").say(p) for row in plan.rows for p in row.problems)


def nothing_changes(dispatcher, *texts: str) -> None:
    """Lists that came in already come in once more."""
    before = dump(dispatcher.file)
    for text in texts:
        assert take(dispatcher, source(text)).count("unchanged") == 1
    assert dump(dispatcher.file) == before


@pytest.mark.parametrize(
    ("first", "then", "fee", "doubts"),
    [
        (("30", "nein"), ("30", "ja"), (3000, 3000, "paid"), []),
        (("30", "nein"), ("30", "3.2.2026"), (3000, 3000, "paid"), []),
        (("30", "10"), ("30", "20"), (3000, 2000, "partly"), []),
        (("30", "10"), ("30", "30"), (3000, 3000, "paid"), []),
        (("30", "nein"), ("befreit", ""), (3000, 0, "waived"), []),
        (("30", "ja"), ("30", "nein"), (3000, 3000, "paid"), [FEE_OPEN.id]),
        (("30", "20"), ("30", "10"), (3000, 2000, "partly"), [FEE_LESS.id]),
        (("30", "nein"), ("45", "ja"), (3000, 0, "unpaid"), [FEE_DIFFERS.id]),
        (("30", "ja"), ("befreit", ""), (3000, 3000, "paid"), [FEE_DIFFERS.id]),
        (("30", "ja"), ("30", ""), (3000, 3000, "paid"), []),
    ],
)
def test_a_fee_still_open_is_completed_and_nothing_paid_is_taken_back(
    dispatcher, first, then, fee, doubts
):
    before, after = HEAD + UDO.format(*first), HEAD + UDO.format(*then)
    take(dispatcher, source(before))

    plan = take(dispatcher, source(after))

    [held] = everything(dispatcher, FeeYear)
    assert (held.due_cents, held.paid_cents, held.status) == fee
    assert told(plan) == doubts
    nothing_changes(dispatcher, before, after)
