"""E-mail addresses: checked where people make mistakes, not by every letter of RFC 5321."""

from __future__ import annotations

import re

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message

EMPTY = Message("Please type an e-mail address, for example “anna@example.org”.")
NO_AT = Message("“{text}” has no “@”. An e-mail address looks like “anna@example.org”.")
SEVERAL_AT = Message("There is more than one “@”. Please type one address only.")
NO_NAME = Message("Before “@{domain}” the name is missing, for example “anna”.")
NO_DOMAIN = Message("After the “@” the provider is missing, for example “example.org”.")
NO_ENDING = Message("After “@{domain}” the ending is missing, for example “.org”.")
BAD_ENDING = Message("The ending “.{ending}” does not exist. Is a letter missing or too many?")
BLANK = Message("There is a blank in “{text}”. E-mail addresses have none.")
COMMA = Message("There is a comma in “{text}”. Should it be a full stop?")
DOTS = Message("A full stop is out of place in “{text}”: it stands twice, at the start or the end.")
BAD_CHARACTER = Message("“{character}” cannot be part of an e-mail address.")

_IN_BRACKETS = re.compile(r".*<([^<>]*)>\s*")
_BAD_IN_NAME = re.compile(r"[()<>\[\]:;\\\"\x00-\x1f]")
_BAD_IN_DOMAIN = re.compile(r"[^\w.\-]|_")
_ENDING = re.compile(r"(?:[^\W\d_]{2,63}|xn--[a-z0-9\-]+)")


def check_email(text: str) -> str:
    """The address without surroundings, its part after the @ in small letters.

    ``mailto:`` and the name in ``Anna <anna@example.org>`` are taken off.

    Raises:
        InputError: with a sentence that says what is missing.
    """
    typed = text.strip()
    if found := _IN_BRACKETS.fullmatch(typed):
        typed = found[1].strip()
    typed = typed.removeprefix("mailto:")
    name, domain = _halves(typed)
    _check_name(name, typed)
    _check_domain(domain, typed)
    return f"{name}@{domain.lower()}"


def email_key(text: str) -> str:
    """What two spellings of the same address have in common, for finding duplicates."""
    return text.strip().removeprefix("mailto:").casefold()


def _refuse(message: Message, **values: str) -> InputError:
    return InputError("email", message.with_values(**values))


def _halves(typed: str) -> tuple[str, str]:
    if not typed:
        raise _refuse(EMPTY)
    if len(typed.split()) > 1:
        raise _refuse(SEVERAL_AT if typed.count("@") > 1 else BLANK, text=typed)
    if "@" not in typed:
        raise _refuse(NO_AT, text=typed)
    if typed.count("@") > 1:
        raise _refuse(SEVERAL_AT)
    if "," in typed:
        raise _refuse(COMMA, text=typed)
    name, _, domain = typed.partition("@")
    return name, domain


def _check_name(name: str, typed: str) -> None:
    if not name:
        raise _refuse(NO_NAME, domain=typed.removeprefix("@"))
    if bad := _BAD_IN_NAME.search(name):
        raise _refuse(BAD_CHARACTER, character=bad[0])
    if name.startswith(".") or name.endswith(".") or ".." in name:
        raise _refuse(DOTS, text=typed)


def _check_domain(domain: str, typed: str) -> None:
    if not domain.strip("."):
        raise _refuse(NO_DOMAIN)
    if bad := _BAD_IN_DOMAIN.search(domain):
        raise _refuse(BAD_CHARACTER, character=bad[0])
    if "." not in domain.strip("."):
        raise _refuse(NO_ENDING, domain=domain.strip("."))
    if "" in domain.split("."):
        raise _refuse(DOTS, text=typed)
    if any(label[0] == "-" or label[-1] == "-" for label in domain.split(".")):
        raise _refuse(BAD_CHARACTER, character="-")
    ending = domain.rpartition(".")[2]
    if not _ENDING.fullmatch(ending.lower()):
        raise _refuse(BAD_ENDING, ending=ending)
