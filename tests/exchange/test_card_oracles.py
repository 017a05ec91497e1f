"""Two other programs read what we write, field by field: ez-vcard and Evolution's libebook."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from twincrm.domain.records.contact_card import (
    CardAddress,
    CardEmail,
    CardLink,
    CardPhone,
    CardPhoto,
    CardRelation,
    ContactCard,
)
from twincrm.exchange.vcard import write_card, write_cards

ORACLES = Path(__file__).parent / "oracles"
JARS = [Path("/usr/share/java/ez-vcard.jar"), Path("/usr/share/java/vinnie.jar")]
SYSTEM_PYTHON = "/usr/bin/python3"
TYPES = {"mobile": "cell"}
FULL = ContactCard(
    family="Müller; von",
    given="Jürgen, Karl",
    additional="Ægir",
    prefix="Dr.",
    suffix="M.A.",
    formatted_name="Dr. Jürgen Müller, M.A.",
    nickname="Jürgi",
    uid="0c9a8a3e-4f0e-4a52-9f4e-2f1f0f5a6b7c",
    organisation="Müller, Söhne & Co.; Lindenau",
    units=("Büro; West",),
    title="Bürgermeister, a. D.",
    role="Vorsitz",
    phones=(
        CardPhone("+49 170 1234567", ("mobile",), preferred=True),
        CardPhone("+49 221 1", ("work", "fax")),
        CardPhone("+33 3 22", (), "Ferienhaus, Bretagne"),
    ),
    emails=(CardEmail("j.mueller@example.org", "work"),),
    addresses=(
        CardAddress(("Straße 1, 2. OG", "Hof; links"), "50667", "Köln", "NRW", "Deutschland"),
        CardAddress(("Weg 3",), "1", "Ort", po_box="P 9", extended="c/o x", kind="home"),
    ),
    urls=(CardLink("https://example.org/a,b?c=d"),),
    handles=("xmpp:jm@example.org",),
    birthday="1961-02-28",
    categories=("Chor", "Vor,stand"),
    note="Eins, zwei; drei\nvier \\ fünf: " + "sechs " * 30,
    languages=("de", "fr"),
    relations=(CardRelation("Anna", "spouse"),),
)


def jpeg():
    from PIL import Image

    target = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(target, "JPEG")
    return target.getvalue()


@pytest.fixture(scope="module")
def cards():
    return [
        replace(FULL, photo=CardPhoto(jpeg())),
        ContactCard(family="Żółć", given="Łucja", formatted_name="Łucja Żółć", note="ą" * 200),
        ContactCard(family="Пермь", given="Анна", formatted_name="Анна Пермь", note="😀" * 100),
        ContactCard(
            kind="organisation",
            organisation="Chor „Harmonie“ e.V.",
            formatted_name="Chor „Harmonie“ e.V.",
        ),
    ]


def types(entry, kinds, version, *, internet=False):
    words = [TYPES.get(kind, kind) for kind in kinds if kind]
    words += ["internet"] if internet and version == "3.0" else []
    words += ["pref"] if entry.preferred else []
    return ",".join(sorted(words))


def names_expected(card):
    name = [card.family, card.given, card.additional, card.prefix, card.suffix]
    if card.kind == "organisation":
        name = [card.organisation, "", "", "", ""]
    yield ["n", *name]
    yield ["fn", card.formatted_name]
    if card.uid:
        yield ["uid", f"urn:uuid:{card.uid}"]
    for field, text in (("title", card.title), ("role", card.role), ("nickname", card.nickname)):
        if text:
            yield [field, text]
    if card.organisation:
        yield ["org", card.organisation, *card.units]


def ways_expected(card, version):
    for phone in card.phones:
        yield ["tel", phone.number, types(phone, phone.kinds, version), phone.label]
    for email in card.emails:
        kinds = types(email, [email.kind], version, internet=True)
        yield ["email", email.address, kinds, email.label]
    for address in card.addresses:
        street = "\n".join(address.street)
        before = [address.po_box, address.extended, street, address.locality]
        after = [address.region, address.postcode, address.country]
        yield ["adr", *before, *after, types(address, [address.kind], version), address.label]
    for link in card.urls:
        yield ["url", link.url]
    for handle in card.handles:
        yield ["impp", handle]


def rest_expected(card):
    if card.birthday:
        yield ["bday", card.birthday]
    if card.categories:
        yield ["categories", *card.categories]
    if card.note:
        yield ["note", card.note.strip()]
    for language in card.languages:
        yield ["lang", language]
    if card.photo:
        yield ["photo", base64.b64encode(card.photo.data).decode()]


def expected(card, version):
    found = [*names_expected(card), *ways_expected(card, version), *rest_expected(card)]
    if version == "4.0":
        found.append(["kind", "org" if card.kind == "organisation" else "individual"])
    return sorted(found)


@pytest.fixture(scope="module")
def ez_vcard(tmp_path_factory):
    """Reads files with ez-vcard; one list of fields a card."""
    if not shutil.which("javac") or not shutil.which("java"):
        pytest.skip("no Java compiler (Debian: default-jdk-headless)")
    if not all(jar.is_file() for jar in JARS):
        pytest.skip("ez-vcard is not installed (Debian: libez-vcard-java libvinnie-java)")
    folder = tmp_path_factory.mktemp("java")
    path = ":".join(map(str, [*JARS, folder]))
    source = ORACLES / "CardFields.java"
    subprocess.run(["javac", "-cp", path, "-d", folder, source], check=True, timeout=120)

    def fields(*files):
        command = ["java", "-Xshare:auto", "-Dfile.encoding=UTF-8", "-cp", path, "CardFields"]
        done = subprocess.run(
            [*command, *files], check=True, capture_output=True, text=True, timeout=120
        )
        found = []
        for line in done.stdout.splitlines():
            name, *parts = line.split("\t")
            decoded = [base64.b64decode(part).decode("utf-8") for part in parts]
            if name == "card":
                found.append([])
            else:
                found[-1].append([name, *decoded])
        return found

    return fields


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_ez_vcard_reads_what_we_write(ez_vcard, cards, tmp_path, version):
    target = tmp_path / "cards.vcf"
    target.write_bytes(write_cards(cards, version=version))
    found = ez_vcard(target)
    assert len(found) == len(cards)
    for card, fields in zip(cards, found, strict=True):
        assert sorted(fields) == expected(card, version)


@pytest.fixture(scope="module")
def ebook():
    """Reads cards with libebook; what it says of each."""
    probe = "import gi; gi.require_version('EBookContacts', '1.2')"
    if not Path(SYSTEM_PYTHON).is_file():
        pytest.skip("no system Python")
    if subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False).returncode:
        pytest.skip("libebook is not installed (Debian: gir1.2-ebookcontacts-1.2 python3-gi)")

    def read(texts):
        done = subprocess.run(
            [SYSTEM_PYTHON, ORACLES / "ebook_fields.py"],
            input=json.dumps(texts),
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return json.loads(done.stdout)

    return read


def test_libebook_reads_what_we_write(ebook, cards):
    answers = ebook([write_card(card) for card in cards])
    for card, answer in zip(cards, answers, strict=True):
        found = {}
        for name, values, kinds in answer["attributes"]:
            found.setdefault(name.lower(), []).append([name.lower(), *values, ",".join(kinds)])
        for field, *parts in expected(card, "3.0"):
            if field in {"tel", "email", "adr"}:
                assert [field, *parts[:-1]] in found[field]
            elif field != "photo":
                assert [field, *parts, ""] in found[field]


def test_evolution_shows_what_we_write(ebook, cards):
    first = ebook([write_card(cards[0])])[0]["shown"]
    assert first["full-name"] == "Dr. Jürgen Müller, M.A."
    assert first["mobile-phone"] == "+49 170 1234567"
    assert first["org"] == "Müller, Söhne & Co.; Lindenau"
    assert first["title"] == "Bürgermeister, a. D."
    assert first["email-1"] == "j.mueller@example.org"
    assert first["note"] == cards[0].note.strip()
