"""A wrong e-mail address is explained, not just refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincrm.domain import emails
from twincrm.domain.emails import check_email, email_key
from twincrm.domain.errors import InputError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("chantal.delattre@example.org", "chantal.delattre@example.org"),
        ("  Chantal.Delattre@Example.ORG ", "Chantal.Delattre@example.org"),
        ("mailto:anna@example.org", "anna@example.org"),
        ("Anna Weber <anna@example.org>", "anna@example.org"),
        ("o'brien+twin@mail.example.co.uk", "o'brien+twin@mail.example.co.uk"),
        ("rathaus@grün-weiß.example", "rathaus@grün-weiß.example"),
        ("info@example.xn--p1ai", "info@example.xn--p1ai"),
    ],
)
def test_an_address_is_kept_without_its_surroundings(typed, kept):
    assert check_email(typed) == kept


@pytest.mark.parametrize(
    ("typed", "sentence", "values"),
    [
        ("chantal.delattre@example", emails.NO_ENDING, {"domain": "example"}),
        ("chantal.delattre@example.", emails.NO_ENDING, {"domain": "example"}),
        ("chantal.delattre", emails.NO_AT, {"text": "chantal.delattre"}),
        ("", emails.EMPTY, {}),
        ("anna@", emails.NO_DOMAIN, {}),
        ("@example.org", emails.NO_NAME, {"domain": "example.org"}),
        ("anna@@example.org", emails.SEVERAL_AT, {}),
        ("anna@example.org bea@example.org", emails.SEVERAL_AT, {}),
        ("anna weber@example.org", emails.BLANK, {"text": "anna weber@example.org"}),
        ("anna@example,org", emails.COMMA, {"text": "anna@example,org"}),
        ("anna..weber@example.org", emails.DOTS, {}),
        ("anna@example..org", emails.DOTS, {}),
        ("anna@example.org.", emails.DOTS, {}),
        ("anna@example.o", emails.BAD_ENDING, {"ending": "o"}),
        ("anna@192.168.0.1", emails.BAD_ENDING, {"ending": "1"}),
        ("anna(at)x@example.org", emails.BAD_CHARACTER, {"character": "("}),
        ("anna@exam_ple.org", emails.BAD_CHARACTER, {"character": "_"}),
        ("anna@-example.org", emails.BAD_CHARACTER, {"character": "-"}),
    ],
)
def test_the_refusal_says_what_is_wrong(typed, sentence, values):
    with pytest.raises(InputError) as refused:
        check_email(typed)
    message = refused.value.message
    assert refused.value.field == "email"
    assert message.id == sentence.id
    assert values.items() <= message.values.items()
    assert message.id.format(**message.values)


@given(st.text(alphabet="aB1.@-_ ,<>äß:", max_size=15))
def test_what_is_kept_is_kept_again(text):
    with suppress(InputError):
        kept = check_email(text)
        assert kept.count("@") == 1
        assert check_email(kept) == kept


def test_two_spellings_of_one_address_have_one_key():
    assert email_key(" Anna@Example.org") == email_key("mailto:anna@example.ORG")
