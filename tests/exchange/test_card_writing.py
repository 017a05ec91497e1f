"""What goes to phones: the order, spelling and limits they need, and nothing smuggled in."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twincrm.domain.records.contact_card import (
    CardAddress,
    CardEmail,
    CardLink,
    CardPhone,
    CardPhoto,
    CardRelation,
    ContactCard,
)
from twincrm.exchange.vcard import phone_photo, read_cards, write_card, write_cards

EVIL = 'x\r\nEND:VCARD\r\nBEGIN:VCARD\nX-EVIL:1\rTEL:666\x0b\x85\u2028\ufeff\ud800";TYPE=EVIL:,'


IN_ORDER = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "PRODID:-//TwinCRM//TwinCRM//EN",
    "UID:urn:uuid:0c9a8a3e-4f0e-4a52-9f4e-2f1f0f5a6b7c",
    "REV:20270419T100000Z",
    "N:Müller;Jürgen;;;",
    "FN:Jürgen Müller",
    "ORG:Rat",
    "TITLE:Bürgermeister",
    "TEL;TYPE=CELL,PREF:+492",
    "TEL;TYPE=WORK,FAX:+491",
    "EMAIL;TYPE=INTERNET,WORK:a@b.c",
    "ADR;TYPE=HOME:;;Weg 1\\nHof;Ort;;1;",
    "BDAY:--05-17",
    "item1.X-ABDATE:2009-06-01",
    "item1.X-ABLabel:_$!<Anniversary>!$_",
    "item2.X-ABRELATEDNAMES:Anna",
    "item2.X-ABLabel:_$!<Spouse>!$_",
    "CATEGORIES:Chor,a\\,b",
    "NOTE:x\\; y",
    "END:VCARD",
    "",
]


def lines(card, version="3.0"):
    return write_card(card, version).replace("\r\n ", "").split("\r\n")


def picture(mode="RGB", size=(300, 200), kind="PNG"):
    from PIL import Image

    target = BytesIO()
    Image.effect_noise(size, 90).convert(mode).save(target, kind)
    return target.getvalue()


def test_a_person_in_the_order_phones_expect():
    card = ContactCard(
        family="Müller",
        given="Jürgen",
        formatted_name="Jürgen Müller",
        uid="0c9a8a3e-4f0e-4a52-9f4e-2f1f0f5a6b7c",
        revision="20270419T100000Z",
        organisation="Rat",
        title="Bürgermeister",
        phones=(CardPhone("+491", ("work", "fax")), CardPhone("+492", ("mobile",), "", True)),
        emails=(CardEmail("a@b.c", "work"),),
        addresses=(CardAddress(("Weg 1", "Hof"), "1", "Ort", kind="home"),),
        birthday="--05-17",
        anniversary="2009-06-01",
        categories=("Chor", "a,b"),
        note="x; y",
        relations=(CardRelation("Anna", "spouse"),),
        photo=CardPhoto(picture()),
    )
    written = lines(card)
    assert written[-3].startswith("PHOTO;ENCODING=b;TYPE=JPEG:/9j/")
    assert [line for line in written if not line.startswith("PHOTO")] == IN_ORDER


def test_the_same_in_version_4():
    card = ContactCard(
        family="A;B",
        formatted_name="A; B, C",
        phones=(CardPhone("1", ("mobile",), preferred=True), CardPhone("2", (), "Boot")),
        birthday="--05-17",
        anniversary="2009-06-01",
        note="x; y, z",
        relations=(CardRelation("Anna", "spouse"), CardRelation("Bert", "Nachbar")),
    )
    written = lines(card, "4.0")
    for line in (
        "KIND:individual",
        "N:A\\;B;;;;",
        "FN:A; B\\, C",
        "TEL;PREF=1;TYPE=cell:1",
        "item1.TEL:2",
        "item1.X-ABLabel:Boot",
        "BDAY:--0517",
        "ANNIVERSARY:20090601",
        "RELATED;TYPE=spouse;VALUE=text:Anna",
        "item2.RELATED;VALUE=text:Bert",
        "item2.X-ABLabel:Nachbar",
        "NOTE:x; y\\, z",
    ):
        assert line in written


def test_an_organisation_has_its_name_where_phones_look_for_it():
    card = ContactCard(kind="organisation", organisation="Chor e.V.", units=("Vorstand",))
    written = lines(card)
    assert "N:Chor e.V.;;;;" in written
    assert "FN:Chor e.V." in written
    assert "ORG:Chor e.V.;Vorstand" in written
    assert "X-ABShowAs:COMPANY" in written
    assert "KIND:org" in lines(card, "4.0")


def test_a_card_without_any_name_is_still_a_card():
    [read] = read_cards(write_cards([ContactCard(note="only a note")]))
    assert read.card is not None
    assert read.card.note == "only a note"


@pytest.mark.parametrize("date", ["1961", "1961-02"])
def test_a_birthday_phones_cannot_show_does_not_become_a_wrong_one(date):
    written = lines(ContactCard(formatted_name="x", birthday=date))
    assert not any(line.startswith("BDAY") for line in written)
    assert f"X-TWINCRM-BIRTHDAY:{date}" in written
    assert "BDAY:nonsense" not in lines(ContactCard(formatted_name="x", birthday="nonsense"))


def evil_card(text):
    return ContactCard(
        family=text,
        given=text,
        formatted_name=text,
        nickname=text,
        uid=text,
        organisation=text,
        units=(text,),
        title=text,
        role=text,
        phones=(CardPhone(text, ("home",), text),),
        emails=(CardEmail(text, None, text),),
        addresses=(CardAddress((text,), text, text, text, text, text, text, "work", text),),
        urls=(CardLink(text, None, text),),
        handles=(text,),
        birthday=text,
        anniversary=text,
        categories=(text,),
        note=text,
        relations=(CardRelation(text, text),),
        languages=(text,),
        revision=text,
    )


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@settings(max_examples=40, deadline=None)
@given(text=st.just(EVIL) | st.text(max_size=30))
def test_nothing_can_be_smuggled_into_a_card(version, text):
    data = write_cards([evil_card(text)], version=version)
    assert data.decode("utf-8").count("\r\nEND:VCARD\r\n") == 1
    names = {line.partition(":")[0] for line in lines(evil_card(text), version)}
    assert not any("EVIL" in name for name in names)
    assert sum(line.startswith("TEL") or ".TEL" in line for line in names) <= 1
    assert not any(ord(sign) < 32 and sign not in "\r\n\t" for sign in data.decode("utf-8"))
    [read] = read_cards(data)
    assert read.odd == ()
    assert read.left_out == ()


@pytest.mark.parametrize(
    ("mode", "size", "kind"),
    [
        ("RGB", (1200, 900), "PNG"),
        ("L", (40, 900), "JPEG"),
        ("RGBA", (500, 500), "PNG"),
        ("P", (300, 300), "GIF"),
        ("CMYK", (450, 300), "JPEG"),
        ("RGB", (400, 400), "WEBP"),
    ],
)
def test_photos_become_small_square_jpegs(mode, size, kind):
    from PIL import Image

    small = phone_photo(picture(mode, size, kind))
    assert len(small) <= 100_000
    with Image.open(BytesIO(small)) as opened:
        assert opened.format == "JPEG"
        assert opened.width == opened.height == min(400, *size)
    assert phone_photo(small) == small


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0broken", picture()[:500]])
def test_what_is_no_picture_is_left_out(data):
    assert phone_photo(data) == b""
    assert "PHOTO" not in write_card(ContactCard(formatted_name="x", photo=CardPhoto(data)))


def test_writing_does_not_load_vobject_before_the_first_card():
    import subprocess
    import sys

    probe = "import sys, twincrm.exchange.vcard, twincrm.exchange.qr; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"vobject", "PIL", "segno"}.isdisjoint(loaded)
