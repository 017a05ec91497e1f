"""What the reader of the words itself says: help headings and wrong use, in the user's language.

The sentences are argparse's own. It asks gettext's present domain for them, which is ours while the
words are read; a sentence that a newer Python words anew stays English.
"""

from __future__ import annotations

import gettext
import os
from argparse import ArgumentTypeError
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.runtime.bundled import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from twincrm.domain.texts import Translator

DOMAIN = "twincrm"

SENTENCES = (
    Message("usage: "),
    Message("positional arguments"),
    Message("options"),
    Message("%(heading)s:"),
    Message("show this help message and exit"),
    Message("%(prog)s: error: %(message)s\n"),
    Message("argument %(argument_name)s: %(message)s"),
    Message("unrecognized arguments: %s"),
    Message("not allowed with argument %s"),
    Message("ignored explicit argument %r"),
    Message("the following arguments are required: %s"),
    Message("one of the arguments %s is required"),
    Message("expected one argument"),
    Message("expected at least one argument"),
    Message("expected %s argument", plural="expected %s arguments"),
    Message("ambiguous option: %(option)s could match %(matches)s"),
    Message("invalid choice: %(value)r (choose from %(choices)s)"),
)


@contextmanager
def spoken(language: str) -> Generator[None]:
    """Argparse speaks *language* in the block."""
    domain, wish = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(bundled("resources/locale")))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if wish is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = wish


def whole_number(texts: Translator) -> Callable[[str], int]:
    """Reads a number such as ``--people 500``."""

    def read(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            told = Message("“{text}” is not a whole number.", {"text": text})
            raise ArgumentTypeError(texts.say(told)) from None

    return read


def day(texts: Translator) -> Callable[[str], date]:
    """Reads a day such as ``--today 2027-04-19``."""

    def read(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            told = Message("“{text}” is not a date like 2027-04-19.", {"text": text})
            raise ArgumentTypeError(texts.say(told)) from None

    return read
