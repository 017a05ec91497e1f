"""What the reader makes of cards as phones and mail programs really write them."""

from __future__ import annotations

import pytest

from twincrm.domain.records.contact_card import CardAddress, CardEmail, CardPhone, CardRelation
from twincrm.exchange.vcard import read_cards


def lines(*texts, version="3.0", end="\r\n"):
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *texts, "END:VCARD", ""])


def read(*texts, version="3.0", end="\r\n", charset="utf-8"):
    [only] = read_cards(lines(*texts, version=version, end=end).encode(charset))
    return only


def card(*texts, **how):
    return read(*texts, **how).card


def codes(one):
    return [each.code for each in one.odd]


# Cards ------------------------------------------------------------------------------------------


def test_begin_inside_an_open_card_closes_it():
    first, second = read_cards(b"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n")
    assert (first.card.formatted_name, codes(first)) == ("A", ["begin-inside"])
    assert (second.card.formatted_name, codes(second), second.number) == ("B", [], 2)


def test_a_missing_end_is_said():
    [one] = read_cards(b"BEGIN:VCARD\nFN:A\n")
    assert (one.card.formatted_name, codes(one)) == ("A", ["end-missing"])


@pytest.mark.parametrize("agent", ["AGENT:\nBEGIN:VCARD", "AGENT:BEGIN:VCARD"])
def test_the_card_of_an_agent_is_not_the_person(agent):
    data = f"BEGIN:VCARD\nFN:Chef\n{agent}\nFN:Agent\nEND:VCARD\nTEL:1\n???\nEND:VCARD\n".encode()
    [one] = read_cards(data)
    assert one.card.formatted_name == "Chef"
    assert one.card.phones == (CardPhone("1"),)
    assert one.left_out == ("AGENT",)
    assert [(each.code, each.line) for each in one.odd] == [
        ("agent", 1),
        ("not-a-line", data.count(b"\n", 0, data.index(b"???")) + 1),
    ]


def test_text_outside_of_cards_is_said():
    found = list(read_cards(b"Hello,\nhere it is:\nBEGIN:VCARD\nFN:A\nEND:VCARD\n\nYours\n"))
    assert [(each.code, each.line, each.snippet) for one in found for each in one.odd] == [
        ("text-outside", 1, "Hello,"),
        ("text-outside", 7, "Yours"),
    ]
    assert [one.card is None for one in found] == [False, True]


def test_an_indented_card_in_a_letter():
    [one] = read_cards(b"  BEGIN:VCARD\n  FN:Anne\n   Roy\n  END:VCARD\n")
    assert one.card.formatted_name == "AnneRoy"


def test_files_without_a_card():
    assert list(read_cards(b"")) == []
    assert list(read_cards(b" \r\n ")) == []
    [one] = read_cards(b"Name;Phone\nRoy;1\n")
    assert (one.card, codes(one)) == (None, ["no-card"])


def test_an_empty_card():
    [one] = read_cards(b"BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nUID:1\nEND:VCARD\n")
    assert (one.card, codes(one)) == (None, ["empty"])


def test_lists_of_contacts_become_categories():
    data = (
        lines("X-ADDRESSBOOKSERVER-KIND:group", "FN:Chor", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a")
        + lines("UID:a", "FN:Anne", "CATEGORIES:Vorstand")
        + lines("UID:urn:uuid:b", "FN:Bert", version="4.0")
        + lines("KIND:group", "FN:Gäste", "MEMBER:urn:uuid:b", "MEMBER:urn:uuid:a", version="4.0")
    )
    group, anne, bert, second = read_cards(data.encode())
    assert (group.card, codes(group), group.odd[0].snippet) == (None, ["group"], "Chor")
    assert anne.card.categories == ("Vorstand", "Chor", "Gäste")
    assert bert.card.categories == ("Gäste",)
    assert second.card is None


def test_the_fingerprint_is_that_of_the_content():
    first = read("FN:Jürgen", "NOTE:" + "a" * 90, "REV:2020-01-01")
    folded = read("FN:Jürgen", "NOTE:" + "a" * 50, " " + "a" * 40, "REV:2024", end="\n")
    other = read("FN:Jürgen", "NOTE:" + "a" * 91)
    assert first.fingerprint == folded.fingerprint
    assert first.fingerprint != other.fingerprint
    assert len(first.fingerprint) == 32


# Fields -----------------------------------------------------------------------------------------


def test_phones_of_all_versions():
    one = card("TEL;CELL;PREF:1", "TEL;HOME;FAX:2", "TEL;TYPE=WORK,VOICE:3", version="2.1")
    assert one.phones == (
        CardPhone("1", ("mobile",), preferred=True),
        CardPhone("2", ("home", "fax")),
        CardPhone("3", ("work",)),
    )
    modern = card("TEL;VALUE=uri;TYPE=cell;PREF=1:tel:+49-170-1;ext=5", version="4.0")
    assert modern.phones == (CardPhone("+49-170-1 ext. 5", ("mobile",), preferred=True),)


def test_labels_of_apple():
    one = card(
        "FN:Anne",
        "item1.TEL:1",
        "item1.X-ABLabel:Ferienhaus",
        "item2.TEL:2",
        "item2.X-ABLabel:_$!<HomeFAX>!$_",
        "item3.EMAIL;type=INTERNET:a@b.c",
        "item3.X-ABLabel:_$!<Work>!$_",
        "item4.X-ABRELATEDNAMES:Karl",
        "item4.X-ABLabel:_$!<Spouse>!$_",
        "item5.X-ABDATE;VALUE=date:2009-06-01",
        "item5.X-ABLabel:_$!<Anniversary>!$_",
        "item6.ADR;type=HOME:;;Weg 1;Ort;;1;",
        "item6.X-ABADR:de",
    )
    assert one.phones == (CardPhone("1", (), "Ferienhaus"), CardPhone("2", ("home", "fax")))
    assert one.emails == (CardEmail("a@b.c", "work"),)
    assert one.relations == (CardRelation("Karl", "spouse"),)
    assert one.anniversary == "2009-06-01"
    assert one.addresses == (CardAddress(("Weg 1",), "1", "Ort", kind="home"),)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("BDAY:1970-04-14", "1970-04-14"),
        ("BDAY:19700414", "1970-04-14"),
        ("BDAY;VALUE=date-time:1970-04-14T00:00:00Z", "1970-04-14"),
        ("BDAY:--04-14", "--04-14"),
        ("BDAY:--0414", "--04-14"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-14", "--04-14"),
        ("BDAY:1604-04-14", "--04-14"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY:1970", "1970"),
        ("BDAY:1970-04", "1970-04"),
        ("BDAY:14.4.1970", "1970-04-14"),
    ],
)
def test_birthdays(line, date):
    assert card("FN:x", line).birthday == date


@pytest.mark.parametrize("value", ["circa 1800", "1970-13-01", "1970-02-30", "02-10", "700414"])
def test_dates_that_are_none_are_said(value):
    one = read("FN:x", f"BDAY;VALUE=text:{value}")
    assert one.card.birthday == ""
    assert codes(one) == ["bad-date"]
    assert one.left_out == ("BDAY",)


def test_an_organisation_is_no_person():
    for texts in (
        ("N:;;;;", "FN:Chor e.V.", "ORG:Chor e.V.;"),
        ("N:Chor e.V.;;;;", "FN:Chor e.V.", "ORG:Chor e.V.", "X-ABShowAs:COMPANY"),
        ("FN:Chor e.V.", "KIND:org"),
    ):
        one = card(*texts)
        assert (one.kind, one.organisation, one.family) == ("organisation", "Chor e.V.", "")
    assert card("N:Roy;;;;", "FN:Roy", "ORG:Chor").kind == "person"


def test_the_street_may_have_lines_and_a_label_stands_in_for_an_address():
    assert card("FN:x", "ADR:;;Weg 1\\nHinterhof;Ort;;;").addresses[0].street == (
        "Weg 1",
        "Hinterhof",
    )
    one = card("FN:x", "LABEL;TYPE=HOME:Weg 1\\n12345 Ort")
    assert one.addresses == (CardAddress(("Weg 1", "12345 Ort"), kind="home"),)


def test_surplus_parts_are_kept_and_said():
    one = read("N:a;b;c;d;e;f", "FN:x", "ADR:1;2;3;4;5;6;7;8")
    assert one.card.suffix == "e f"
    assert one.card.addresses[0].country == "7 8"
    assert codes(one) == ["too-many-parts", "too-many-parts"]


def test_alternatives_of_one_name_are_one_entry_but_two_titles_are_two():
    one = read("N;ALTID=1:Ando;;;;", "N;ALTID=1;LANGUAGE=jp:安藤;;;;", "FN:Ando", version="4.0")
    assert (one.card.family, one.odd) == ("Ando", ())
    two = read("FN:x", "TITLE:Mayor", "TITLE:Poet")
    assert (two.card.title, codes(two), two.left_out) == ("Mayor", ["more-than-one"], ("TITLE",))


def test_a_name_is_found_wherever_it_stands():
    assert card("N:Roy;Anne;;Dr.;", "TEL:1").formatted_name == "Dr. Anne Roy"
    assert card("EMAIL:anne@example.org").formatted_name == "anne@example.org"


def test_what_android_and_others_keep_in_their_own_properties():
    item = "X-ANDROID-CUSTOM:vnd.android.cursor.item/"
    one = card(
        "FN:x",
        item + "nickname;Nick;1;;;;",
        item + "relation;Karl;14;;;",
        item + "contact_event;2009-06-01;1;;",
        "X-JABBER:anne@example.org",
        "X-SOCIALPROFILE;type=twitter:https://twitter.com/anne",
        "X-EVOLUTION-MANAGER:Bert",
        "LANG:pl",
        version="2.1",
    )
    assert one.nickname == "Nick"
    assert one.relations == (CardRelation("Bert", "manager"), CardRelation("Karl", "spouse"))
    assert one.anniversary == "2009-06-01"
    assert one.handles == ("xmpp:anne@example.org",)
    assert (one.urls[0].url, one.urls[0].label) == ("https://twitter.com/anne", "twitter")
    assert one.languages == ("pl",)


def test_what_outlook_keeps_in_its_own_properties():
    one = card(
        "FN:x",
        "X-MS-SPOUSE:Karl",
        "X-MS-ANNIVERSARY:20110113",
        "X-MS-TEL;VOICE;CALLBACK:1",
        "X-MS-IMADDRESS:a@b.c",
        version="2.1",
    )
    assert one.relations == (CardRelation("Karl", "spouse"),)
    assert one.anniversary == "2011-01-13"
    assert one.phones == (CardPhone("1", ("other",)),)
    assert one.handles == ("im:a@b.c",)


def test_what_is_not_kept_is_named():
    one = read("FN:x", "GENDER:F", "X-FOO:1", "GEO:1;2", "PRODID:-//x", "X-FOO:2")
    assert one.left_out == ("GENDER", "GEO", "X-FOO")
    assert one.odd == ()


# What seems to be a person --------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["location", "Device", "application", "thing"])
def test_a_card_about_a_place_or_a_thing_is_said(kind):
    one = read("FN:Saal", f"KIND:{kind}", version="4.0")
    assert (one.card.kind, codes(one)) == ("person", ["no-person"])
