"""E-mails that are still to be sent: as a link for the mail program, and as files (RFC 5322, 6068).

``X-Unsent: 1`` has mail programs open a file as a draft rather than as something received.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

LONGEST_LINK = 1_900
"""Characters of a link that every system hands on to its mail program; Windows takes 2,047."""


@dataclass(frozen=True, slots=True)
class EmailDraft:
    """An e-mail without a sender: the mail program knows who writes."""

    to: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    """Those whom nobody else sees."""
    subject: str = ""
    body: str = ""
    name: str = ""
    """Whom it is for, in words; names the file."""


def usable_address(text: str) -> str:
    """The address as mail goes to it, with its domain in ASCII; empty where it can be none.

    Letters beyond ASCII before the @ are left out on purpose: a file can hold them (RFC 6532), but
    a server without SMTPUTF8 (RFC 6531) refuses such an e-mail for all who are to get it.
    """
    local, _, domain = text.strip().rpartition("@")
    if not local or not domain or not local.isascii() or not local.isprintable():
        return ""
    try:
        plain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
        return Address(addr_spec=f"{local}@{plain}").addr_spec
    except (MessageError, ValueError, IndexError, UnicodeError):
        return ""


def has_odd_letters(text: str) -> bool:
    """Whether an address fails only because of letters before the @ that few servers take."""
    local, _, domain = text.strip().rpartition("@")
    plain = "".join(c if c.isascii() else "x" for c in local)
    return not local.isascii() and local.isprintable() and bool(usable_address(f"{plain}@{domain}"))


def eml(draft: EmailDraft) -> bytes:
    """The draft as a file."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    for name, addresses in (("To", draft.to), ("Bcc", draft.bcc)):
        if addresses:
            message[name] = [Address(addr_spec=each) for each in addresses]
    message["Subject"] = one_header(draft.subject)
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def mailto(draft: EmailDraft) -> str:
    """The draft as a link; longer than `LONGEST_LINK` it may be cut off on its way."""
    to = ",".join(quote(each, safe="@") for each in draft.to)
    parts = (
        ("bcc", ",".join(draft.bcc)),
        ("subject", one_header(draft.subject)),
        ("body", draft.body.replace("\r\n", "\n").replace("\n", "\r\n")),
    )
    asked = "&".join(f"{name}={quote(value, safe='@,')}" for name, value in parts if value)
    return f"mailto:{to}?{asked}" if asked else f"mailto:{to}"


def one_header(text: str) -> str:
    """Words on one line without anything that could begin another header."""
    shown = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} else c for c in text)
    return " ".join(shown.split())
