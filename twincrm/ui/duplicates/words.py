"""The words and signs of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.likeness import Verdict
from twincrm.domain.texts import Message
from twincrm.services.duplicates.lines import LineSign

if TYPE_CHECKING:
    from twincrm.domain.likeness import Reason
    from twincrm.domain.texts import Translator
    from twincrm.services.duplicates.choices import Kind
    from twincrm.services.duplicates.distinct import PairKind
    from twincrm.ui.theme.tokens import ToneName

VERDICTS: dict[Verdict, tuple[Message, ToneName, str]] = {
    Verdict.SURE: (Message("very likely"), "ok", "check"),
    Verdict.LIKELY: (Message("likely"), "info", "check"),
    Verdict.POSSIBLE: (Message("possible"), "neutral", "circle-question-mark"),
    Verdict.NONE: (Message("not likely"), "neutral", "circle-question-mark"),
}
"""How likely two are one: word, tone and picture."""
SIGNS: dict[LineSign, tuple[Message, ToneName, str]] = {
    LineSign.EQUAL: (Message("the same"), "ok", "equal"),
    LineSign.NEARLY: (Message("nearly the same"), "ok", "check"),
    LineSign.ADDED: (Message("completes"), "info", "plus"),
    LineSign.DIFFERENT: (Message("different"), "warn", "triangle-alert"),
}
"""How two sides of a line stand to each other."""
KINDS: dict[PairKind, Message] = {
    "person": Message("People"),
    "organisation": Message("Organisations"),
    "place": Message("Places"),
}
TWO: dict[PairKind, Message] = {
    "person": Message("Two people"),
    "organisation": Message("Two organisations"),
    "place": Message("Two places"),
}
"""What is said of a pair that is none."""
ICONS: dict[Kind, str] = {
    "person": "users",
    "organisation": "landmark",
    "household": "house",
    "place": "map-pin",
}


def reason_parts(reason: Reason, texts: Translator) -> tuple[str, str]:
    """A reason and its example: “Name sounds the same”, “Müller = Mueller”."""
    said, _, example = texts.say(reason.message).partition(" · ")
    return said, example
