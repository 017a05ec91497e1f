"""Whose name a mailbox suggests: a proposal for somebody who knows, never a name by itself.

Who has nothing but a mailbox is called by it until then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.contact_card import CardEmail

_NOBODY = Message("There is no name in this row.")
ONLY_MAILBOX = Message(
    "There is an e-mail address in this row, but no name. Please enter whose it is."
)
_MAYBE = Message(
    "There is an e-mail address in this row, but no name. Perhaps it is “{name}”? Please enter the "
    "name."
)

_BETWEEN = re.compile(r"[._+]+")
_DIGITS = re.compile(r"\d+")
_PARTS = 2
_ROLES = frozenset(
    {
        *("info", "kontakt", "contact", "office", "buero", "sekretariat", "secretariat", "mail"),
        *("post", "poststelle", "verein", "vorstand", "presse", "press", "webmaster", "admin"),
        *("mairie", "stadt", "gemeinde", "accueil", "bureau", "biuro", "urzad"),
        *("newsletter", "noreply", "no-reply", "service", "support", "team", "kasse"),
    }
)
"""Mailboxes of an office rather than of a person."""


def name_in(address: str) -> tuple[str, str]:
    """Given and family name as ``anna.weber@example.org`` suggests; empty where nothing does."""
    local = _DIGITS.sub("", address.partition("@")[0])
    parts = [part.strip("-") for part in _BETWEEN.split(local)]
    parts = [part for part in parts if part]
    letters = all(part.replace("-", "").isalpha() for part in parts)
    if len(parts) < _PARTS or not letters or any(fold(part) in _ROLES for part in parts):
        return "", ""
    given, *family = parts
    if len(family[-1]) == 1:
        return "", ""
    first = f"{given.upper()}." if len(given) == 1 else given.title()
    return first, " ".join(part.title() for part in family)


def suggested_name(mailboxes: Sequence[CardEmail]) -> tuple[str, str] | None:
    """The name that the first mailbox suggests; None where there is no mailbox."""
    return name_in(mailboxes[0].address) if mailboxes else None


def nobody(suggested: tuple[str, str] | None) -> Message:
    """Why a row is about nobody known, with the name that its mailbox suggests."""
    if suggested is None:
        return _NOBODY
    name = " ".join(filter(None, suggested))
    return _MAYBE.with_values(name=name) if name else ONLY_MAILBOX


def asks_for_name(said: Message) -> bool:
    """Whether it is asked whose a mailbox is; once that is known nobody has to say it."""
    return said.id in (_MAYBE.id, ONLY_MAILBOX.id)
