"""How fast cards are read and written, measured against floors of the same run."""

from __future__ import annotations

import gc
import re
import statistics
import time

import pytest

from twincrm.exchange.vcard import read_cards, write_cards

pytestmark = pytest.mark.slow

CARDS = 10_000
SLACK = 1.3
"""Room for a busy machine; the targets themselves are 4, 1.2 and 2 a doubling."""
LINE = re.compile(r"^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)((?:;[^:]*)?):(.*)$")


def ordinary_cards(count):
    return "".join(ordinary_card(number) for number in range(count)).encode("utf-8")


def ordinary_card(number):
    return (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iOS 17//EN\r\n"
        f"UID:urn:uuid:00000000-0000-4000-8000-{number:012}\r\n"
        f"N:Müller{number};Łucja;;Dr.;\r\nFN:Dr. Łucja Müller{number}\r\n"
        "ORG:Comité de jumelage;Bureau\r\nTITLE:Présidente\\, trésorière\r\n"
        f"TEL;TYPE=CELL:+49 170 {number:07}\r\nTEL;TYPE=HOME,VOICE:+49 221 {number:06}\r\n"
        f"EMAIL;TYPE=INTERNET,HOME:m{number}@example.org\r\n"
        f"ADR;TYPE=HOME:;;Hauptstraße {number % 200};Lindenau;NRW;50667;Deutschland\r\n"
        f"URL:https://example.org/{number}\r\nBDAY:1961-05-17\r\n"
        "CATEGORIES:Chor,Gastgeber\r\n"
        "NOTE:Spricht etwas Französisch\\, kann zwei Gäste aufnehmen\\; am liebst\r\n"
        " en Nichtraucher. Hat einen Hund und einen großen Garten.\\nZweite Zeile.\r\n"
        "REV:2026-01-01T12:00:00Z\r\nEND:VCARD\r\n"
    )


def floor(data):
    """Unfold and one expression a line: the structure only."""
    text = data.decode("utf-8").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    cards, current = [], []
    for line in text.split("\n"):
        found = LINE.match(line)
        if found is None:
            continue
        if found[2] == "BEGIN":
            current = []
        elif found[2] == "END":
            cards.append(tuple(current))
        else:
            current.append(found.groups())
    return cards


def bare_vobject(cards):
    import vobject
    from vobject.vcard import Address, Name

    written = []
    for card in cards:
        built = vobject.vCard()
        built.add("uid").value = "urn:uuid:" + card.uid
        built.add("rev").value = card.revision
        built.add("n").value = Name(card.family, card.given, "", card.prefix, "")
        built.add("fn").value = card.formatted_name
        built.add("org").value = [card.organisation, *card.units]
        built.add("title").value = card.title
        for phone in card.phones:
            line = built.add("tel")
            line.value = phone.number
            line.type_param = [kind.upper() for kind in phone.kinds]
        for email in card.emails:
            line = built.add("email")
            line.value = email.address
            line.type_param = ["INTERNET", "HOME"]
        for address in card.addresses:
            line = built.add("adr")
            line.value = Address(*address.street, address.locality, "", address.postcode)
            line.type_param = ["HOME"]
        for link in card.urls:
            built.add("url").value = link.url
        built.add("bday").value = card.birthday
        built.add("categories").value = list(card.categories)
        built.add("note").value = card.note
        written.append(built.serialize())
    return "".join(written).encode("utf-8")


def alternating(first, second, rounds=3):
    """The medians of both, measured in turn so that a busy moment hits both."""
    times = ([], [])
    for _ in range(rounds):
        for work, taken in zip((first, second), times, strict=True):
            gc.collect()
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def test_reading_costs_at_most_four_times_the_floor():
    data = ordinary_cards(CARDS)
    assert sum(1 for read in read_cards(data) if read.card and not read.odd) == CARDS
    least, ours = alternating(lambda: floor(data), lambda: list(read_cards(data)))
    assert ours <= 4 * SLACK * least, f"{ours / least:.2f} times the floor"


def test_writing_costs_at_most_bare_vobject():
    cards = [read.card for read in read_cards(ordinary_cards(CARDS // 5))]
    write_cards(cards[:1])
    bare, ours = alternating(lambda: bare_vobject(cards), lambda: write_cards(cards))
    assert ours <= 1.2 * bare, f"{ours / bare:.2f} times bare vobject"


def inside(text):
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:x\n{text}\nEND:VCARD\n".encode()


NASTY = {
    "commas in a parameter": lambda n: inside("X;P=" + "," * n),
    "types without a colon": lambda n: inside("TEL;TYPE=" + "home," * n),
    "semicolons": lambda n: inside("X" + ";a=b" * n + ":v"),
    "quotes": lambda n: inside("X" + ';a="b"' * n + '"'),
    "quote after quote": lambda n: inside("X;" + '"' * (2 * n + 1)),
    "letters without a colon": lambda n: inside("A" * n),
    "dots": lambda n: inside("a." * n),
    "folds": lambda n: inside("NOTE:a" + "\n b" * n),
    "folds before the colon": lambda n: inside("NOTE" + "\n ;a" * n),
    "tabs": lambda n: inside("NOTE:" + "\t" * n + "x"),
    "soft breaks": lambda n: inside("NOTE;ENCODING=QUOTED-PRINTABLE:" + "=C3=BC=\n" * n),
    "bare base64": lambda n: inside("PHOTO;ENCODING=b:\n" + ("QUJD" * 15 + "\n") * n),
    "backslashes": lambda n: inside("NOTE:" + "\\" * n),
    "broken after a backslash": lambda n: inside("NOTE:a" + "\\\n1" * n),
    "parts": lambda n: inside("N:" + "a;" * n),
    "carets": lambda n: inside("TEL;X=" + "^n^^^'" * n + ":1"),
    "begins": lambda n: b"BEGIN:VCARD\nFN:x\n" * n,
    "small begins, one end": lambda n: b"begin:vcard\nFN:x\n" * n + b"END:VCARD\n",
    "ends": lambda n: b"END:VCARD\n" * n,
    "agents": lambda n: b"BEGIN:VCARD\n" + b"AGENT:BEGIN:VCARD\nFN:x\n" * n,
    "empty lines": lambda n: inside("\n" * n),
    "blanks": lambda n: b" " * n + b"BEGIN:VCARD\n" + b" \n" * n,
    "returns": lambda n: inside("NOTE:" + "\r" * n),
    "labels": lambda n: inside("item1.TEL:1\nitem1.X-ABLabel:a\n" * n),
    "titles": lambda n: inside("\n".join(f"TITLE:{k}" for k in range(n))),
    "groups": lambda n: inside("KIND:group\n" + "MEMBER:urn:uuid:a\n" * n),
    "groups of their own": lambda n: inside(
        "\n".join(f"item{k}.TEL:{k}\nitem{k}.X-ABLabel:a{k}" for k in range(n))
    ),
    "lists of contacts": lambda n: b"".join(
        b"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:g%d\nMEMBER:urn:uuid:%d\nEND:VCARD\n" % (k, k)
        for k in range(n)
    ),
    "one in many lists": lambda n: (
        b"BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:a\nFN:x\nEND:VCARD\n"
        + b"".join(
            b"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:g%d\nMEMBER:urn:uuid:a\nEND:VCARD\n" % k
            for k in range(n)
        )
    ),
    "parameters of their own": lambda n: inside(
        "TEL" + "".join(f";P{k}=v{k}" for k in range(n)) + ":1"
    ),
    "quoted parameters": lambda n: inside("TEL" + ';X="a;b:c,d"' * n + ":1"),
    "one long line of base64": lambda n: inside("PHOTO;ENCODING=b:" + "QUJD" * 20 * n),
    "folded base64": lambda n: inside("PHOTO;ENCODING=b:/9j/" + ("\n " + "QUJD" * 18) * n),
    "one long line of soft bytes": lambda n: inside(
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:" + "=C3=BC" * n
    ),
    "agents that end": lambda n: inside("AGENT:BEGIN:VCARD\nFN:y\nEND:VCARD\n" * n),
    "agents in agents that end": lambda n: inside(
        "AGENT:BEGIN:VCARD\n" * n + "END:VCARD\n" * n + "TEL:1"
    ),
    "indented begins": lambda n: b"".join(
        b" " * (k % 50) + b"BEGIN:VCARD\nFN:x\n" for k in range(n)
    ),
    "phones": lambda n: inside("\n".join(f"TEL;TYPE=HOME,x{k}:{k}" for k in range(n))),
    "relations": lambda n: inside("\n".join(f"X-ABRELATEDNAMES:{k}" for k in range(n))),
    "categories": lambda n: inside("CATEGORIES:" + ",".join(map(str, range(n)))),
    "notes": lambda n: inside("\n".join(f"NOTE:{k}" for k in range(n))),
    "unknown properties": lambda n: inside("\n".join(f"X-{k}:a" for k in range(n))),
    "bad dates": lambda n: inside("\n".join(f"BDAY:{k}x" for k in range(n))),
    "escapes": lambda n: inside("NOTE:" + "\\n\\,\\;\\\\" * n),
    "foreign bytes": lambda n: inside("NOTE:x").replace(b"x", b"\xe4\xf6" * n),
    "nothing": lambda n: b"\x00" * n,
}


@pytest.mark.parametrize("pattern", NASTY)
def test_time_grows_with_length(pattern):
    """From n to 4 n the time grows like 4, not like 16 (2.6 a doubling, and room for noise)."""
    make = NASTY[pattern]

    def taken(data, rounds=3):
        best = float("inf")
        for _ in range(rounds):
            gc.collect()
            start = time.process_time()
            for _ in read_cards(data):
                pass
            best = min(best, time.process_time() - start)
        return best

    size = 2_000
    while taken(make(size), 1) < 0.003 and size < 500_000:
        size *= 4
    times = [taken(make(size * factor)) for factor in (1, 2, 4)]
    assert times[2] <= max(2.6**2 * SLACK * times[0], 0.03)
