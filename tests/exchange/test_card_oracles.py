"""Two other programs read what we write, field by field: ez-vcard and Evolution's libebook."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from dataclasses import fields, replace
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
    revision="2026-01-01T12:00:00Z",
    organisation="Müller, Söhne & Co.; Lindenau",
    units=("Büro; West", "Zimmer 3"),
    title="Bürgermeister, a. D.",
    role="Vorsitz",
    phones=(
        CardPhone("+49 170 1234567", ("mobile",), preferred=True),
        CardPhone("+49 221 1", ("work", "fax")),
        CardPhone("+33 3 22", (), "Ferienhaus, Bretagne"),
        CardPhone("+49 221 2", ("home",)),
        CardPhone("+49 221 3", ("pager",)),
        CardPhone("+49 221 4", ("other",), "Дача; у озера"),
    ),
    emails=(
        CardEmail("j.mueller@example.org", "work"),
        CardEmail("zuhause@example.net", "home", preferred=True),
        CardEmail("verein@example.org", None, "Chor \\ Verein"),
    ),
    addresses=(
        CardAddress(("Straße 1, 2. OG", "Hof; links"), "50667", "Köln", "NRW", "Deutschland"),
        CardAddress(("Weg 3",), "1", "Ort", po_box="P 9", extended="c/o x", kind="home"),
        CardAddress(("ул. Мира, 5",), "614000", "Пермь", "", "Россия", kind="work", label="Büro"),
        CardAddress((), "", "Saint-Aubin-sur-Lys", preferred=True),
    ),
    urls=(
        CardLink("https://example.org/a,b?c=d"),
        CardLink("https://example.org/work;x=1", "work"),
        CardLink("https://social.example/@jm", None, "Mastodon"),
    ),
    handles=("xmpp:jm@example.org", "sip:jm@example.org", "skype:j.mueller"),
    birthday="1961-02-28",
    anniversary="1987-06-13",
    categories=("Chor", "Vor,stand", "Gäste; Frankreich", "Друзья"),
    note="Eins, zwei; drei\nvier \\ fünf: " + "sechs " * 30,
    languages=("de", "fr", "pt-BR"),
    relations=(
        CardRelation("Anna Müller, geb. Kurz", "spouse"),
        CardRelation("Jonas; Müller", "child"),
        CardRelation("Łucja", "Patentante"),
        CardRelation("Ольга", ""),
        CardRelation("Karl", "friend"),
    ),
)
CYRILLIC = ContactCard(
    family="Пермь",
    given="Анна",
    formatted_name="Анна Пермь",
    nickname="Аня",
    organisation="Общество дружбы «Линденау», отдел №5",
    title="Председатель; казначей",
    addresses=(CardAddress(("ул. Ленина, 1", "кв. 2"), "101000", "Москва", "", "Россия"),),
    birthday="--05-17",
    note="Говорит по-немецки, по-французски; " * 12,
    categories=("Хор",),
)
EMOJI = ContactCard(
    family="Żółć 👩‍👩‍👧‍👦",
    given="Łucja " + "e\u0301" * 60,
    formatted_name="Łucja Żółć " + "🎼" * 40,
    organisation="🎻" * 50,
    phones=(CardPhone("+48 32 1", (), "🏡" * 30),),
    categories=tuple("😀" * n for n in (1, 19, 40)),
    note="😀" * 100 + " " + "👩‍👩‍👧‍👦" * 20 + "ą" * 200,
    birthday="1957",
)
BODY = ContactCard(
    kind="organisation",
    organisation="Chor „Harmonie“ e.V.; Lindenau, 1887",
    units=("Vorstand",),
    formatted_name="Chor „Harmonie“ e.V.; Lindenau, 1887",
    uid="urn:example:chor,1",
    phones=(CardPhone("+49 2842 1", ("work",)),),
    addresses=(CardAddress(("Markt 1",), "46459", "Lindenau", "", "Deutschland", kind="work"),),
    urls=(CardLink("https://chor.example/"),),
    categories=("Chor",),
)
BARE_BODY = ContactCard(kind="organisation", organisation="Feuerwehr", formatted_name="Feuerwehr")
MAILBOX = ContactCard(
    formatted_name="wer@example.org", emails=(CardEmail("wer@example.org"),), birthday="1957-04"
)


def jpeg():
    from PIL import Image

    target = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(target, "JPEG")
    return target.getvalue()


@pytest.fixture(scope="module")
def cards():
    photo = CardPhoto(jpeg())
    return [
        replace(FULL, photo=photo), CYRILLIC, EMOJI, replace(BODY, photo=photo), BARE_BODY, MAILBOX
    ]  # fmt: skip


def test_the_cards_hold_every_field_there_is(cards):
    empty = ContactCard()
    for field in (each for each in fields(ContactCard) if each.compare):  # the others are in none
        unlike = [card for card in cards if getattr(card, field.name) != getattr(empty, field.name)]
        assert unlike, field.name


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
    yield ["prodid", "-//TwinCRM//TwinCRM//EN"]
    if card.uid:
        yield ["uid", card.uid if ":" in card.uid else f"urn:uuid:{card.uid}"]
    if card.revision:
        yield ["rev", card.revision]
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
        yield ["url", link.url, link.kind or "", link.label]
    for handle in card.handles:
        yield ["impp", handle]


def dates_expected(card, version):
    if len(card.birthday) in (4, 7) and card.birthday[0] != "-" and version == "3.0":
        yield ["x-twincrm-birthday", card.birthday, ""]
    elif card.birthday:
        yield ["bday", card.birthday]
    if card.anniversary and version == "3.0":
        yield ["x-abdate", card.anniversary, "_$!<Anniversary>!$_"]
    elif card.anniversary:
        yield ["anniversary", card.anniversary]


def rest_expected(card, version):
    if card.categories:
        yield ["categories", *card.categories]
    if card.note:
        yield ["note", card.note.strip()]
    for language in card.languages:
        yield ["lang", language]
    if card.photo:
        yield ["photo", base64.b64encode(card.photo.data).decode()]
    for each in card.relations:
        if version == "3.0":
            label = f"_$!<{each.label.title()}>!$_" if each.label in APPLE else each.label
            yield ["x-abrelatednames", each.name, label]
        else:
            known = each.label in APPLE
            yield ["related", each.name, each.label * known, each.label * (not known)]
    if card.kind == "organisation" and version == "3.0":
        yield ["x-abshowas", "COMPANY", ""]


APPLE = ("spouse", "child", "friend")
"""Relations of the cards above that both Apple and RFC 6350 have a word for."""


def expected(card, version):
    found = [*names_expected(card), *ways_expected(card, version), *dates_expected(card, version)]
    found += rest_expected(card, version)
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

    def read(*files):
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

    return read


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_ez_vcard_reads_what_we_write(ez_vcard, cards, tmp_path, version):
    target = tmp_path / "cards.vcf"
    target.write_bytes(write_cards(cards, version=version))
    found = ez_vcard(target)
    assert len(found) == len(cards)
    for card, said in zip(cards, found, strict=True):
        wanted = expected(card, version)
        if version == "3.0" and card.birthday.startswith("--"):
            # Android's own form of a day without a year, which RFC 2426 does not know: kept, warned
            said = [each for each in said if "BDAY" not in each[-1]]
            wanted[wanted.index(["bday", card.birthday])].append("")
        assert sorted(said) == wanted


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


def labels_in(attributes):
    """What X-ABLabel says of each group."""
    return {group: values[0] for name, values, _, group in attributes if name == "X-ABLabel"}


def test_libebook_reads_what_we_write(ebook, cards):
    answers = ebook([write_card(card) for card in cards])
    for card, answer in zip(cards, answers, strict=True):
        labels, found = labels_in(answer["attributes"]), []
        for name, values, kinds, group in answer["attributes"]:
            if name not in ("VERSION", "X-ABLabel", "PHOTO"):
                if name == "URL":  # a URI is never escaped; libebook cuts it at semicolons
                    values = [";".join(values)]
                said = [",".join(kinds), labels.get(group, "")]
                found.append([name.lower(), *values, *_without_empty(said)])
        wanted = [[field, *_without_empty(parts)] for field, *parts in expected(card, "3.0")]
        wanted = [each for each in wanted if each[0] != "photo"]
        assert sorted(map(_without_empty, found)) == sorted(wanted)


def _without_empty(parts):
    return [part for part in parts if part]


def test_evolution_shows_what_we_write(ebook, cards):
    first = ebook([write_card(cards[0])])[0]["shown"]
    assert first["full-name"] == "Dr. Jürgen Müller, M.A."
    assert first["mobile-phone"] == "+49 170 1234567"
    assert first["org"] == "Müller, Söhne & Co.; Lindenau"
    assert first["title"] == "Bürgermeister, a. D."
    assert first["email-1"] == "zuhause@example.net"  # the preferred one
    assert first["note"] == cards[0].note.strip()
