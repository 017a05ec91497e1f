"""One card cannot bring more than a person can look at; what is too much is said."""

from __future__ import annotations

import pytest

from twincrm.exchange.vcard import read_cards
from twincrm.exchange.vcard.bounds import LONGEST, LONGEST_NOTE, MOST


def read(*lines: str):
    text = "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])
    (found,) = read_cards(text.encode())
    return found


def told(found) -> list[str]:
    return [
        (odd.message.plural or odd.message.id).format(**odd.message.values) for odd in found.odd
    ]


@pytest.mark.parametrize(
    ("line", "attribute"),
    [
        ("TEL:{n}", "phones"),
        ("EMAIL:a{n}@example.org", "emails"),
        ("ADR:;;Weg {n};Lindenau;;;", "addresses"),
        ("URL:https://example.org/{n}", "urls"),
        ("IMPP:xmpp:a{n}@example.org", "handles"),
    ],
)
def test_the_first_entries_are_kept_and_the_rest_is_counted(line, attribute):
    found = read("FN:Anna", *(line.format(n=number) for number in range(9_999)))

    assert len(getattr(found.card, attribute)) == MOST
    assert told(found) == [
        f"The card has more than {MOST} entries of one kind; {9_999 - MOST} of them were left out."
    ]


def test_categories_are_counted_too():
    found = read("FN:Anna", "CATEGORIES:" + ",".join(f"k{n}" for n in range(MOST + 1)))

    assert len(found.card.categories) == MOST
    assert found.odd[0].message.values["n"] == 1
    assert found.odd[0].snippet == f"k{MOST}"


def test_an_over_long_name_is_cut_and_begins_as_it_did():
    found = read("N:" + "x" * 300_000 + ";Anna;;;", "FN:Anna " + "x" * 300_000)

    assert found.card.family == "x" * LONGEST
    assert found.card.formatted_name == ("Anna " + "x" * LONGEST)[:LONGEST]
    assert (
        told(found)
        == [f"An entry is longer than {LONGEST} letters; only its beginning was kept."] * 2
    )
    assert all(len(odd.snippet) <= 60 for odd in found.odd)


@pytest.mark.parametrize(
    ("line", "attribute"),
    [("TEL:", "phones"), ("EMAIL:", "emails"), ("URL:https://", "urls"), ("IMPP:xmpp:", "handles")],
)
def test_half_a_number_is_none(line, attribute):
    found = read("FN:Anna", line + "1" * (LONGEST + 1), line + "12")

    assert len(getattr(found.card, attribute)) == 1
    assert told(found) == [f"An entry is longer than {LONGEST} letters and was left out."]


def test_half_a_mark_is_none():
    found = read("FN:Anna", "UID:" + "a" * (LONGEST + 1))

    assert found.card.uid == ""
    assert len(found.odd) == 1


def test_long_streets_and_notes_are_cut():
    found = read(
        "FN:Anna",
        "ADR:;;" + "Weg\\n" * 5_000 + ";Lindenau;;;",
        "NOTE:" + "a" * (LONGEST_NOTE + 5),
    )

    assert len("\n".join(found.card.addresses[0].street)) <= LONGEST
    assert len(found.card.note) == LONGEST_NOTE
    assert len(found.odd) == 2


def test_an_ordinary_long_card_is_as_it_was():
    found = read("FN:Anna", "NOTE:" + "Wort " * 2_000, *(f"TEL:{n}" for n in range(MOST)))

    assert (len(found.card.phones), found.odd) == (MOST, ())
