"""When a document says that it was made."""

from __future__ import annotations

from datetime import UTC, datetime

from twincrm.reports.contact_card import PrintedCard, print_contact_cards
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue

CARDS = [PrintedCard(name="Anna Weber", qr_text="MECARD:N:Weber,Anna;;")]
MORNING = datetime(2027, 4, 19, 7, 30, 5, tzinfo=UTC)


def printed(moment: datetime) -> bytes:
    with clock.stopped_at(moment):
        return print_contact_cards(CARDS, catalogue("en"))


def test_a_document_says_when_it_was_made(read):
    about = read(printed(MORNING)).reader.metadata

    assert about.creation_date == about.modification_date == MORNING


def test_the_same_moment_makes_the_same_bytes_and_another_does_not():
    later = MORNING.replace(hour=8)

    assert printed(MORNING) == printed(MORNING)
    assert printed(MORNING) != printed(later)


def test_on_a_fixed_day_what_is_made_again_is_the_same(monkeypatch, read):
    monkeypatch.setenv("TWINCRM_TODAY", "2027-04-20")

    first, second = (print_contact_cards(CARDS, catalogue("en")) for _ in range(2))

    assert first == second
    assert read(first).reader.metadata.creation_date == datetime(2027, 4, 20, tzinfo=UTC)


def test_without_a_fixed_day_it_is_now(monkeypatch, read):
    monkeypatch.delenv("TWINCRM_TODAY")
    before = datetime.now(UTC).replace(microsecond=0)

    made = read(print_contact_cards(CARDS, catalogue("en"))).reader.metadata.creation_date

    assert before <= made <= datetime.now(UTC)
