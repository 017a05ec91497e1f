"""One letter for two kinds of readers: *wir laden Sie ein*, and for friends *wir laden euch ein*.

Both texts are kept as one; what is for friends stands behind ``{informal}``. Without it everybody
reads the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.placeholders import FOR_FRIENDS, placeholder

if TYPE_CHECKING:
    from twincrm.domain.records.recipient import Recipient

_DIVIDER = re.compile(r"\s*\{(\w+)\}\s*")
_PLURAL_IS_FORMAL = frozenset({"fr"})
"""Where two friends are spoken to as one stranger is: *vous*."""
_FORMAL_WORDS = {
    "de": re.compile(r"\b(?:Sie|Ihnen|Ihre[mnrs]?)\b"),
    "fr": re.compile(r"\b(?:[Vv]ous|[Vv]otre|[Vv]os)\b"),
    "pl": re.compile(r"\b(?:Pan(?:i|a|u|ią|em)?|Państw(?:o|a|u|em))\b"),
}
TWO_TONES = frozenset(_FORMAL_WORDS)
"""Languages that speak otherwise to friends; others have one word for all."""


def divided(body: str) -> tuple[str, str]:
    """What is said to everybody, and what to friends; the latter may be empty."""
    for found in _DIVIDER.finditer(body):
        if placeholder(found[1]) == FOR_FRIENDS:
            return body[: found.start()], body[found.end() :]
    return body, ""


def joined(formal: str, informal: str) -> str:
    """Both texts as they are kept; one alone is for everybody."""
    if not (formal.strip() and informal.strip()):
        return formal if formal.strip() else informal
    return f"{formal.rstrip()}\n\n{{{FOR_FRIENDS}}}\n\n{informal.lstrip()}"


def as_friend(recipient: Recipient, language: str) -> bool:
    """Whether a text in *language* should say *du* to them."""
    code = language[:2].lower()
    if code not in TWO_TONES or not recipient.familiar:
        return False
    return not (recipient.several and code in _PLURAL_IS_FORMAL)


def body_for(recipient: Recipient, body: str, language: str) -> str:
    """What the letter says to this recipient."""
    formal, informal = divided(body)
    return informal if informal and as_friend(recipient, language) else formal


def formal_word(text: str, language: str) -> str:
    """The first word by which *text* keeps its distance: *Sie*, *vous*; empty where it has none."""
    pattern = _FORMAL_WORDS.get(language[:2].lower())
    found = pattern.search(text) if pattern else None
    return found[0] if found else ""
