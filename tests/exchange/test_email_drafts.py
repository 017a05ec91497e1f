"""E-mails as drafts: what was typed cannot become another header, and comes back as it was."""

from __future__ import annotations

from email import message_from_bytes, policy
from urllib.parse import parse_qs, urlsplit

import pytest

from twincrm.exchange.email_drafts import EmailDraft, eml, mailto, usable_address

HOSTILE = "Fête\r\nBcc: dieb@example.org\nX: y\u2028z — " + "ö" * 120
BODY = "Sehr geehrte Frau Müller,\n\n.\nFrom hier an & weiter = 100 % ? #\n\nGrüße\n"


def test_a_draft_comes_back_as_it_was_and_is_a_draft():
    people = tuple(f"gast{n}@example.org" for n in range(200))

    data = eml(EmailDraft(bcc=people, subject="Einladung nach Łódź – c’est l’été", body=BODY))

    read = message_from_bytes(data, policy=policy.default)
    assert read["X-Unsent"] == "1"
    assert read["Subject"] == "Einladung nach Łódź – c’est l’été"
    assert [each.addr_spec for each in read["Bcc"].addresses] == list(people)
    assert read.get_content().replace("\r\n", "\n") == BODY
    assert data.isascii()
    assert all(len(line) <= 998 for line in data.splitlines())


def test_a_subject_never_begins_another_header():
    read = message_from_bytes(
        eml(EmailDraft(("anna@example.org",), subject=HOSTILE)), policy=policy.default
    )

    assert read["Bcc"] is None
    assert read["X"] is None
    assert read["Subject"].startswith("Fête Bcc: dieb@example.org X: y z")


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        (" anna@example.org ", "anna@example.org"),
        ("info@müller.example", "info@xn--mller-kva.example"),
        ("a@b@example.org", ""),
        ("anna@example.org\r\nBcc: dieb@example.org", ""),
        ("anna@example.org, dieb@example.org", ""),
        ("<anna@example.org>", ""),
        ("müller@example.org", ""),
        ("anna", ""),
        ("@example.org", ""),
        ("", ""),
    ],
)
def test_only_what_mail_can_go_to_is_used(text, usable):
    assert usable_address(text) == usable


def test_a_link_holds_everything_and_nothing_else():
    draft = EmailDraft(("a&b@example.org",), ("x@example.org", "y@example.org"), HOSTILE, BODY)

    link = urlsplit(mailto(draft))

    asked = parse_qs(link.query)
    assert link.path == "a%26b@example.org"
    assert set(asked) == {"bcc", "subject", "body"}
    assert asked["bcc"] == ["x@example.org,y@example.org"]
    assert asked["body"] == [BODY.replace("\n", "\r\n")]
