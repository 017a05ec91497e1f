"""The law of the writer: a card that was written and read again is the same card."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twincrm.domain.records.contact_card import (
    PHONE_KINDS,
    CardAddress,
    CardEmail,
    CardLink,
    CardPhone,
    CardPhoto,
    CardRelation,
    ContactCard,
)
from twincrm.exchange.vcard import read_cards, write_card, write_cards, written_cards

LETTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff")
WORDS = st.text(LETTERS, max_size=40).map(str.strip)
NASTY = st.sampled_from(
    [
        "Müller; Söhne, \\ & Co.",
        "BEGIN:VCARD",
        "END:VCARD",
        "\\n",
        "a\\;b",
        "Łódź",
        "👩‍👩‍👧 Familie",
        "=C3=BC=",
        "x:y;z,w",
        '"quoted"',
        "^n^^",
        "ü" * 90,
        "Пермь",
        "עברית",
    ]
)
TEXTS = WORDS | NASTY
NAMED = TEXTS.filter(bool)
NOTES = st.lists(TEXTS, max_size=4).map("\n".join).map(str.strip)
KINDS = st.sampled_from(["home", "work", "other", None])
URIS = st.from_regex(r"https://[a-z]{1,8}\.org/[A-Za-z0-9,;:?&=%/_-]{0,60}", fullmatch=True)
PHONE_SETS = st.sets(st.sampled_from(PHONE_KINDS[:-1])).map(
    lambda kinds: tuple(kind for kind in PHONE_KINDS if kind in kinds)
)
LABELS = (st.just("") | NAMED).filter(lambda label: not label.startswith("_$!<"))


def preferred_first(entries):
    return tuple(sorted(entries, key=lambda entry: not entry.preferred))


def several(strategy):
    return st.lists(strategy, max_size=3).map(preferred_first)


def distinct(strategy):
    return st.lists(strategy, max_size=3, unique=True).map(tuple)


PHONES = st.builds(CardPhone, NAMED, PHONE_SETS, LABELS, st.booleans())
EMAILS = st.builds(CardEmail, NAMED, KINDS, LABELS, st.booleans())
ADDRESSES = st.builds(
    CardAddress,
    st.lists(NAMED, min_size=1, max_size=3).map(tuple),
    *[TEXTS] * 6,
    KINDS,
    LABELS,
    st.booleans(),
)
LINKS = st.builds(CardLink, URIS, KINDS, LABELS)
RELATIONS = st.builds(CardRelation, NAMED, st.sampled_from(["spouse", "child", "agent"]) | LABELS)
DAYS = st.dates(min_value=date(1605, 1, 1)).map(str)
DATES = st.just("") | DAYS | DAYS.map(lambda day: day[:4]) | DAYS.map(lambda day: day[:7])
DATES |= DAYS.map(lambda day: "--" + day[5:])
UIDS = st.uuids().map(str) | WORDS.filter(lambda text: not text.lower().startswith("urn:uuid:"))
CATEGORIES = NAMED.filter(lambda text: text.lower() not in {"mycontacts", "* mycontacts"})

PEOPLE = st.builds(
    ContactCard,
    family=NAMED,
    given=TEXTS,
    additional=TEXTS,
    prefix=TEXTS,
    suffix=TEXTS,
    formatted_name=NAMED,
    nickname=TEXTS,
    uid=UIDS,
    organisation=TEXTS,
    title=TEXTS,
    role=TEXTS,
    phones=several(PHONES.filter(lambda phone: not phone.number.lower().startswith("tel:"))),
    emails=several(EMAILS.filter(lambda email: not email.address.lower().startswith("mailto:"))),
    addresses=several(ADDRESSES),
    urls=st.lists(LINKS, max_size=3).map(tuple),
    handles=distinct(URIS),
    birthday=DATES,
    anniversary=DATES,
    categories=distinct(CATEGORIES),
    note=NOTES,
    relations=distinct(RELATIONS),
    languages=distinct(st.sampled_from(["de", "fr", "pl", "pt-BR"])),
    revision=st.sampled_from(["", "20260401T120000Z", "2026-04-01T12:00:00+02:00"]),
)
ORGANISATIONS = st.builds(
    ContactCard,
    kind=st.just("organisation"),
    organisation=NAMED,
    formatted_name=NAMED,
    units=distinct(NAMED),
    phones=several(PHONES.filter(lambda phone: not phone.number.lower().startswith("tel:"))),
    note=NOTES,
)


def again(card, version):
    data = write_cards([card], version=version)
    [read] = read_cards(data)
    assert read.odd == ()
    assert read.left_out == ()
    return read.card


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@settings(max_examples=60, deadline=None)
@given(card=PEOPLE | ORGANISATIONS)
def test_a_written_card_reads_back_the_same(version, card):
    assert again(card, version) == card


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@settings(max_examples=40, deadline=None)
@given(card=PEOPLE | ORGANISATIONS)
def test_lines_keep_to_75_octets_of_whole_characters(version, card):
    data = write_cards([card], version=version)
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\nEND:VCARD\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
        assert b"\n" not in line
        assert b"\r" not in line


def test_a_photo_comes_back_byte_for_byte():
    from PIL import Image

    target = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(target, "JPEG")
    card = ContactCard(family="Roy", formatted_name="Anne Roy", photo=CardPhoto(target.getvalue()))
    for version in ("3.0", "4.0"):
        assert again(card, version) == card
        assert write_card(card, version).rstrip().rpartition("PHOTO")[2].count(":") <= 3


def test_cards_are_written_one_at_a_time():
    cards = [ContactCard(formatted_name=f"Guest {number}") for number in range(3)]
    pieces = list(written_cards(iter(cards)))
    assert len(pieces) == 3
    assert b"".join(pieces) == write_cards(cards)
    assert [read.card.formatted_name for read in read_cards(b"".join(pieces))] == [
        "Guest 0",
        "Guest 1",
        "Guest 2",
    ]
