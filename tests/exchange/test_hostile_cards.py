"""Bytes from anywhere: nothing raises, no bad card costs another, everything odd is said."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twincrm.domain.errors import InputError
from twincrm.exchange.vcard import read_cards

GOOD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roy;Anne;;;\r\nFN:Anne Roy\r\nTEL:1\r\nEND:VCARD\r\n"
PIECES = st.sampled_from(
    [
        b"BEGIN:VCARD\r\n",
        b"END:VCARD\r\n",
        b"begin:vcard\n",
        b"END : VCard\r",
        b"VERSION:2.1\r\n",
        b"VERSION:4.0\n",
        b"FN:Anne\n",
        b"N;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=83=81=\n",
        b"=83=82\r\n",
        b"AGENT:\n",
        b"AGENT:BEGIN:VCARD\n",
        b'TEL;TYPE="home,"fax:1\n',
        b"item1.TEL:5\n",
        b"item1.X-ABLabel:_$!<Home>!$_\n",
        b"PHOTO;ENCODING=b:/9j/4AAQ\n",
        b"PHOTO:data:image/png;base64\\,iVBORw0KGgo\n",
        b"BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17\n",
        b"BDAY:--0230\n",
        b"ANNIVERSARY:2009\n",
        b"X-ABDATE:9\n",
        b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;A;99;\n",
        b"X-ADDRESSBOOKSERVER-KIND:group\n",
        b"X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1\n",
        b"UID:urn:uuid:1\n",
        b"RELATED;TYPE=spouse;VALUE=text:B\n",
        b"NOTE;CHARSET=unicode_escape:\\x\xff\n",
        b"NOTE;CHARSET=idna:\xe9\n",
        b"NOTE:trailing\\\n",
        b" folded\n",
        b"\t\n",
        b" \n",
        b"\x00\x1b\x85",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n",
        b";;;;:::,,,\\\\\\",
        b'"',
        b"=",
    ]
)
MIXTURES = st.lists(PIECES | st.binary(max_size=12), max_size=30).map(b"".join)


@settings(max_examples=150, deadline=None)
@given(data=MIXTURES | st.binary(max_size=300))
def test_no_bytes_raise(data):
    for read in read_cards(data):
        assert read.card is not None or read.odd
        assert read.line >= 1
        assert all(each.line >= read.line or each.code == "text-outside" for each in read.odd)
        for each in read.odd:
            each.snippet.encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(data=MIXTURES, encoding=st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis", None]))
def test_no_bytes_raise_whatever_the_encoding(data, encoding):
    list(read_cards(data, encoding=encoding))


@settings(max_examples=60, deadline=None)
@given(bad=MIXTURES)
def test_a_bad_card_never_costs_the_next(bad):
    data = GOOD + bad.replace(b"AGENT", b"TEL") + b"\r\n" + GOOD
    names = [read.card.formatted_name for read in read_cards(data) if read.card]
    assert names[0] == "Anne Roy"
    assert names.count("Anne Roy") >= 2


def test_an_unknown_encoding_is_a_clear_error():
    for name in ("klingon", "base64", "undefined"):
        with pytest.raises(InputError) as caught:
            list(read_cards(GOOD, encoding=name))
        assert caught.value.field == "encoding"


def test_reading_is_lazy():
    assert len(list(islice(read_cards(GOOD * 50_000), 3))) == 3


def test_five_thousand_cards_inside_each_other_are_five_thousand_cards():
    nested = b"BEGIN:VCARD\nFN:x\n" * 5000
    reads = list(read_cards(nested))
    assert len(reads) == 5000
    assert {each.code for read in reads for each in read.odd} == {"begin-inside", "end-missing"}
