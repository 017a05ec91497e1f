"""What happens to a card, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.planned import PlannedCard

FATES: dict[str, Message] = {
    "new": Message("new"),
    "update": Message("is completed"),
    "unchanged": Message("stays as it is"),
    "skip": Message("is left out"),
}
PROOFS: dict[str, Message] = {
    "uid": Message("the same contact as here"),
    "card": Message("this very card was imported before"),
    "email": Message("same name and same e-mail"),
    "phone": Message("same name and same phone number"),
    "birth_date": Message("same name and same birthday"),
}
GAINS: tuple[tuple[str, Message], ...] = (
    ("phones", Message("phone")),
    ("emails", Message("e-mail")),
    ("addresses", Message("address")),
    ("links", Message("web address")),
    ("tags", Message("tags")),
    ("languages", Message("languages")),
    ("assignment", Message("organisation and function")),
    ("photo", Message("photo")),
)
COLUMNS: dict[str, Message] = {
    "given": Message("first name"),
    "family": Message("family name"),
    "title": Message("title"),
    "suffix": Message("name suffix"),
    "nickname": Message("nickname"),
    "birth_date": Message("birthday"),
    "note": Message("note"),
    "name": Message("name"),
}


def why(card: PlannedCard, texts: Translator) -> str:
    """By what a contact is known; empty for one that is not."""
    return texts.say(PROOFS[card.match.by]) if card.match is not None else ""


def gains(card: PlannedCard, texts: Translator) -> str:
    """What a known contact gains: "phone, tags"."""
    gained = card.completion
    if gained is None or card.action != "update":
        return ""
    words = [texts.say(COLUMNS[column]) for column in gained.columns if column in COLUMNS]
    words += [texts.say(word) for part, word in GAINS if getattr(gained, part)]
    return ", ".join(words)


def details(card: PlannedCard, texts: Translator) -> list[str]:
    """Everything to know about a card: why it is known, what it adds, what is odd or left out."""
    lines: list[str] = []
    if card.match is not None:
        lines.append(texts.tr("Known: {why}").format(why=why(card, texts)))
    if gained := gains(card, texts):
        lines.append(texts.tr("Added: {what}").format(what=gained))
    for odd in card.incoming.read.odd:
        sentence = texts.tr("Line {line}: {text}")
        said = sentence.format(line=odd.line, text=texts.say(odd.message))
        lines.append(f"{said} “{odd.snippet}”" if odd.snippet else said)
    if card.incoming.left_out:
        names = ", ".join(card.incoming.left_out)
        lines.append(texts.tr("Not kept: {names}").format(names=names))
    return lines
