"""Contact cards: what they show, and that phones read their codes."""

from __future__ import annotations

import io

import pytest
from worlds.printed_programme import logo

from twincrm.domain.errors import RuleError
from twincrm.reports.contact_card import PrintedCard, print_contact_cards
from twincrm.reports.qr import LEAST_MODULE, qr_code
from twincrm.reports.sender import Sender
from twincrm.reports.styles import MM


def _vcard(name: str, more: str = "") -> str:
    return (
        f"BEGIN:VCARD\nVERSION:3.0\nN:{name};;;;\nFN:{name}\n"
        f"TEL;TYPE=CELL:+491590000123\nEMAIL:post@example.org\n{more}END:VCARD\n"
    )


def _card(name: str, more: str = "", **shown: object) -> PrintedCard:
    return PrintedCard(name=name, qr_text=_vcard(name, more), **shown)


NAMES = ("Jürgen Großmann-Öztürk", "Łucja Żółtańska", "Пётр Чайковский", "Chantal d’Aÿ", "דוד לוי")
CARDS = tuple(_card(name, function="Vorsitz", town="Żory") for name in NAMES)


def _codes(content: bytes) -> list[str]:
    import pypdfium2
    import zxingcpp

    found: list[str] = []
    document = pypdfium2.PdfDocument(content)
    for page in document:
        image = page.render(scale=300 / 72, grayscale=True).to_pil()
        found += [code.bytes.decode() for code in zxingcpp.read_barcodes(image)]
        page.close()
    document.close()
    return found


@pytest.mark.parametrize("layout", ["sheet", "single"])
def test_every_code_holds_its_contact(translators, layout):
    content = print_contact_cards(CARDS, translators["de"], layout=layout)
    assert sorted(_codes(content)) == sorted(card.qr_text for card in CARDS)


def test_a_code_of_foreign_letters_alone_is_still_utf_8(translators):
    cyrillic = PrintedCard(name="Пётр", qr_text="ПЕРМЬ")
    assert _codes(print_contact_cards([cyrillic], translators["de"])) == ["ПЕРМЬ"]


def test_ten_cards_share_a_sheet(translators, read):
    eleven = [_card(f"Person {n:02}") for n in range(11)]
    printed = read(print_contact_cards(eleven, translators["de"]))
    assert len(printed.pages) == 2
    assert "Person 09" in printed.pages[0]
    assert "Person 10" in printed.pages[1]


def test_cards_lie_85_by_55_millimetres_apart(translators, read):
    four = [_card(f"Person{n}") for n in range(4)]
    boxes = {
        w.strip(): box for _, w, box in read(print_contact_cards(four, translators["de"])).words()
    }
    assert boxes["Person1"][0] - boxes["Person0"][0] == pytest.approx(85 * MM, abs=0.5)
    assert boxes["Person0"][1] - boxes["Person2"][1] == pytest.approx(55 * MM, abs=0.5)


def test_a_single_card_is_a6(translators, read):
    printed = read(print_contact_cards(CARDS, translators["de"], layout="single"))
    assert len(printed.pages) == len(CARDS)
    width, height = (float(n) for n in printed.reader.pages[0].mediabox[2:])
    assert (round(width / MM), round(height / MM)) == (105, 148)


def test_modules_are_never_smaller_than_phones_can_read():
    for length in range(20, 700, 60):
        code = qr_code("x" * length, 36 * MM)
        if code is not None:
            assert 36 * MM / code.modules >= LEAST_MODULE


def test_a_card_with_too_much_is_refused_by_name(translators):
    card = _card("Anna", "NOTE:" + "ä" * 400 + "\n")
    with pytest.raises(RuleError) as refused:
        print_contact_cards([card], translators["de"])
    assert refused.value.message.values["name"] == "Anna"
    assert _codes(print_contact_cards([card], translators["de"], layout="single"))
    endless = _card("Anna", "NOTE:" + "ä" * 4000 + "\n")
    with pytest.raises(RuleError):
        print_contact_cards([endless], translators["de"], layout="single")


def test_no_card_at_all_is_refused(translators):
    with pytest.raises(RuleError):
        print_contact_cards([], translators["de"])


def test_much_text_stays_on_its_card_and_off_the_code(translators, read):
    card = _card(
        "Dr. Maria-Magdalena von und zu Hohenstein-Wittelsbach",
        function="Stellvertretende Vorsitzende des Ausschusses für Partnerschaften und Kultur",
        organisation="Gesellschaft der Freunde und Förderer der Städtepartnerschaften e. V.",
        phones=("+49 30 23125 041", "+49 1590 0000 123", "+33 6 39 98 11 04"),
        email="maria.magdalena.hohenstein@partnerschaft.kamp-lintfort.example.org",
        town="Kamp-Lintfort",
    )
    sender = Sender("Gesellschaft für Städtepartnerschaften Kamp-Lintfort", "", logo())
    content = print_contact_cards([card] * 10, translators["de"], sender=sender)
    left, upper = (210 * MM - 170 * MM) / 2, 297 * MM - 11 * MM
    hint = translators["de"].tr("Scan with the camera of a phone")
    for _, word, box in read(content).words():
        column, row = int((box[0] - left) // (85 * MM)), int((upper - box[3]) // (55 * MM))
        assert upper - (row + 1) * 55 * MM <= box[1], word
        if word.strip() != hint:
            assert box[2] <= left + column * 85 * MM + 47.5 * MM, word
    assert len(_codes(content)) == 10


def test_no_word_of_a_name_is_broken(translators, read):
    body = _card("Partnerschaftsverein Lindenau e. V.")
    printed = read(print_contact_cards([body], translators["de"]))
    assert "Partnerschaftsverein" in printed.text.split()


def test_cards_show_who_hands_them_out(translators, read):
    sender = Sender("Freundeskreis Brücke", "Am Rathaus 2\n\n47475 Kamp-Lintfort", logo())
    printed = read(print_contact_cards([_card("Anna Weber")] * 3, translators["de"], sender=sender))

    assert [word for _, word, _ in printed.words()].count("Freundeskreis Brücke") == 3
    assert "Freundeskreis Brücke · Am Rathaus 2 · 47475 Kamp-Lintfort" in printed.text
    assert printed.reader.pages[0].images


def test_fonts_language_and_bytes_are_as_in_every_document(translators, read):
    content = print_contact_cards(CARDS, translators["fr"], sender=Sender("Comité"))
    printed = read(content)
    assert all(printed.fonts.values())
    assert "Helvetica" not in " ".join(printed.fonts)
    assert printed.reader.trailer["/Root"]["/Lang"] == "fr"
    assert printed.reader.metadata.author == "Comité"
    assert content == print_contact_cards(CARDS, translators["fr"], sender=Sender("Comité"))
    assert io.BytesIO(content).read(5) == b"%PDF-"
