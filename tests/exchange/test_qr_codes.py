"""Contacts as QR codes: read back by another program, within their budget, best things first."""

from __future__ import annotations

import pytest

from twincrm.domain.errors import InputError
from twincrm.domain.records.contact_card import (
    CardAddress,
    CardEmail,
    CardLink,
    CardPhone,
    CardPhoto,
    ContactCard,
)
from twincrm.exchange.qr import BADGE_BUDGET, SCREEN_BUDGET, qr_matrix, qr_text
from twincrm.exchange.vcard import read_cards

FULL = ContactCard(
    family="Großmann-Świątek",
    given="Jürgen",
    formatted_name="Jürgen Großmann-Świątek",
    uid="0c9a8a3e-4f0e-4a52-9f4e-2f1f0f5a6b7c",
    organisation="Städtepartnerschaftsverein Lindenau",
    title="Vorsitzender",
    phones=(
        CardPhone("+4922144", ("work", "fax")),
        CardPhone("+4922133", ("home",)),
        CardPhone("+49170222", ("mobile",)),
    ),
    emails=(CardEmail("j@example.org"), CardEmail("k@example.org")),
    addresses=(CardAddress(("Weg 1",), "12345", "Lindenau", country="Deutschland"),),
    urls=(CardLink("https://example.org/verein"),),
    note="not for the code",
    photo=CardPhoto(b"x"),
)


def scanned(text):
    """What zxing-cpp reads from the code of *text*: the bytes."""
    zxingcpp = pytest.importorskip("zxingcpp")
    from PIL import Image

    rows = qr_matrix(text)
    side = len(rows) + 8
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + 4, y + 4), 0)
    [code] = zxingcpp.read_barcodes(image.resize((side * 4, side * 4), 0))
    return bytes(code.bytes)


@pytest.mark.parametrize("name", ["Jürgen Großmann", "Łucja Żółć", "Анна Пермь", "Zoë 😀", "Doe"])
def test_a_phone_reads_exactly_our_bytes(name):
    text = qr_text(ContactCard(family=name, formatted_name=name, phones=(CardPhone("1"),))).text
    assert scanned(text) == text.encode("utf-8")
    [read] = read_cards(text.encode("utf-8"))
    assert (read.card.formatted_name, read.odd) == (name, ())


def test_everything_a_code_may_hold():
    found = qr_text(FULL, budget=1000)
    assert found.dropped == ("further phones", "further emails")
    assert found.used_bytes == len(found.text.encode("utf-8"))
    assert "\r" not in found.text
    assert "\n " not in found.text
    assert "NOTE" not in found.text
    assert "UID" not in found.text
    assert "PHOTO" not in found.text
    [read] = read_cards(found.text.encode("utf-8"))
    assert [phone.number for phone in read.card.phones] == ["+49170222", "+4922133"]
    assert read.card.addresses[0].locality == "Lindenau"
    assert scanned(found.text) == found.text.encode("utf-8")


def test_fields_are_dropped_in_their_order():
    order = ["url", "title", "address", "second phone", "organisation"]
    seen = []
    for budget in range(420, 120, -1):
        found = qr_text(FULL, budget=budget)
        if not found.text.startswith("BEGIN:VCARD"):
            break
        assert found.used_bytes <= budget
        dropped = [name for name in found.dropped if not name.startswith("further")]
        assert dropped == order[: len(dropped)]
        seen.append(len(dropped))
    assert set(seen) == set(range(6))


def test_the_short_form_when_the_shortest_card_is_too_long():
    found = qr_text(FULL, budget=100)
    assert found.text == "MECARD:N:Großmann-Świątek,Jürgen;TEL:+49170222;EMAIL:j@example.org;;"
    assert {"title", "address", "organisation", "url", "second phone"} < set(found.dropped)
    assert scanned(found.text) == found.text.encode("utf-8")


def test_a_name_and_a_number_are_always_left():
    found = qr_text(FULL, budget=10)
    assert found.text == "MECARD:N:Großmann-Świątek,Jürgen;TEL:+49170222;;"
    assert found.used_bytes > 10
    assert found.dropped[-1] == "email"


def test_badges_and_screens_hold_their_budgets():
    assert len(qr_matrix("x" * BADGE_BUDGET)) == 17 + 4 * 10
    assert len(qr_matrix("x" * SCREEN_BUDGET)) == 17 + 4 * 15
    assert qr_text(FULL, budget=BADGE_BUDGET).used_bytes <= BADGE_BUDGET
    assert qr_text(FULL).used_bytes <= SCREEN_BUDGET


def test_nothing_can_be_smuggled_into_a_code():
    evil = 'a\r\nTEL:666;\\:,"b\x00'
    card = ContactCard(family=evil, given=evil, formatted_name=evil, phones=(CardPhone("1"),))
    [read] = read_cards(qr_text(card, budget=1000).text.encode("utf-8"))
    assert [phone.number for phone in read.card.phones] == ["1"]
    short = qr_text(card, budget=20).text
    assert "\n" not in short
    assert short.count(";TEL:") == 1


def test_an_organisation_keeps_its_name():
    card = ContactCard(
        kind="organisation", organisation="Chor Harmonie", phones=(CardPhone("1"),), title="x"
    )
    assert "N:Chor Harmonie" in qr_text(card, budget=40).text
    assert "ORG:Chor Harmonie" in qr_text(card).text


def test_too_long_for_any_code_is_a_clear_error():
    with pytest.raises(InputError):
        qr_matrix("ü" * 1500)
