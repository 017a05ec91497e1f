"""What happens to a card, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.planned import PlannedCard
    from twincrm.ui.taking_in.entries import Entry

FATES: dict[str, Message] = {
    "new": Message("new"),
    "update": Message("is completed"),
    "unchanged": Message("stays as it is"),
    "skip": Message("is left out"),
    "none": Message("no card"),
}
PROOFS: dict[str, Message] = {
    "uid": Message("the same contact as here"),
    "card": Message("this very card was imported before"),
    "email": Message("same name and same e-mail"),
    "phone": Message("same name and same phone number"),
    "birth_date": Message("same name and same birthday"),
}
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
PARTS: tuple[tuple[str, str, Message], ...] = (
    ("phones", "number", Message("phone")),
    ("emails", "address", Message("e-mail")),
    ("addresses", "street", Message("address")),
    ("links", "url", Message("web address")),
)


def title(entry: Entry, texts: Translator) -> str:
    """The name of a card, or how a part begins that is none."""
    if entry.card is not None:
        return entry.card.incoming.title
    begins = next((odd.snippet for odd in entry.read.odd if odd.snippet), "")
    return begins or texts.tr("without a name")


def why(entry: Entry, texts: Translator) -> str:
    """By what a contact is known, else what is doubtful or odd about the card."""
    match = entry.card.match if entry.card is not None else None
    if match is not None:
        return texts.say(PROOFS[match.by])
    if entry.card is not None and entry.card.doubt is not None:
        return texts.say(entry.card.doubt)
    return texts.say(entry.read.odd[0].message) if entry.read.odd else ""


def blocks(entry: Entry, texts: Translator) -> Iterator[tuple[str, list[str]]]:
    """Everything to know about a part of a file, as headings with lines below them."""
    card = entry.card
    if card is not None and card.match is not None:
        yield texts.tr("Why it is known"), [why(entry, texts)]
    gained = list(_gained(card, texts)) if card is not None else []
    if gained:
        new = card is not None and card.action == "new"
        yield texts.tr("What the contact gets") if new else texts.tr("What is added"), gained
    if card is not None and card.doubt is not None:
        yield texts.tr("What should be checked"), [texts.say(card.doubt)]
    if entry.read.odd:
        yield texts.tr("What was odd"), list(_odd(entry, texts))
    left_out = card.incoming.left_out if card is not None else entry.read.left_out
    if left_out:
        yield texts.tr("What is not kept"), [", ".join(left_out)]


def _gained(card: PlannedCard, texts: Translator) -> Iterator[str]:
    """The entries that a contact gains, new or known."""
    gained = card.completion if card.action == "update" else card.incoming
    if gained is None or card.action not in ("new", "update"):
        return
    line = texts.tr("{what}: {value}")
    if card.completion is not None and card.action == "update":
        for column, value in card.completion.columns.items():
            what = texts.say(COLUMNS.get(column, Message(column)))
            yield line.format(what=what, value=" ".join(value.split()))
    for part, column, word in PARTS:
        for row in getattr(gained, part):
            shown = [row[column], row.get("postcode", ""), row.get("locality", "")]
            value = " ".join(" ".join(shown).split())
            yield line.format(what=texts.say(word), value=value)
    yield from _rest(card, texts, line)


def _rest(card: PlannedCard, texts: Translator, line: str) -> Iterator[str]:
    incoming = card.incoming
    gained = card.completion if card.action == "update" else incoming
    if gained is None:
        return
    if gained.tags:
        yield line.format(what=texts.tr("tags"), value=", ".join(gained.tags))
    if gained.languages:
        yield line.format(what=texts.tr("languages"), value=", ".join(gained.languages))
    if incoming.organisation and (card.completion is None or card.completion.assignment):
        role = ", ".join(part for part in (incoming.function, incoming.organisation) if part)
        yield line.format(what=texts.tr("organisation and function"), value=role)
    if incoming.card.photo is not None and (card.completion is None or card.completion.photo):
        yield texts.tr("photo")


def _odd(entry: Entry, texts: Translator) -> Iterator[str]:
    sentence = texts.tr("Line {line}: {text}")
    for odd in entry.read.odd:
        said = sentence.format(line=odd.line, text=texts.say(odd.message))
        yield f"{said} “{odd.snippet}”" if odd.snippet else said
