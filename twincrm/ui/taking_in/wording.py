"""What happens to a card, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.countries import country_name
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.texts import Message
from twincrm.services.interchange.completing import wished_columns

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
    "number": Message("same membership number"),
    "said": Message("same name, and you said that it is the same"),
}
IN_FILE: dict[str, Message] = {
    "uid": Message("the same contact as a card above"),
    "card": Message("the same card stands in the file twice"),
    "email": Message("same name and same e-mail as a card above"),
    "phone": Message("same name and same phone number as a card above"),
    "birth_date": Message("same name and same birthday as a card above"),
    "said": Message("same name as above, and you said that it is the same"),
}
"""By what a card is known that came earlier in the same import."""
OF_ROWS: dict[str, Message] = {
    "uid": Message("the same contact as a row above"),
    "card": Message("the same row stands in the file twice"),
    "email": Message("same name and same e-mail as a row above"),
    "phone": Message("same name and same phone number as a row above"),
    "birth_date": Message("same name and same birthday as a row above"),
}
ROW_KNOWN = Message("this very row was imported before")
"""The same of the rows of a table."""
LEFT_OUT: dict[str, Message] = {
    "AGENT": Message("a second card inside the card"),
    "ANNIVERSARY": Message("an anniversary"),
    "BDAY": Message("a birthday that could not be read"),
    "GEO": Message("a place on the map"),
    "KEY": Message("a key for encryption"),
    "LOGO": Message("a second picture"),
    "NOTE": Message("a second note"),
    "PHOTO": Message("a picture"),
    "RELATED": Message("the names of relatives"),
    "ROLE": Message("a second function"),
    "SOUND": Message("a recording"),
    "TITLE": Message("a function without an organisation"),
    "TZ": Message("a time zone"),
    "X-ABDATE": Message("other memorable days"),
    "X-ANDROID-CUSTOM": Message("further entries of a phone"),
}
"""What is not kept of a card, by the names of its properties."""
COLUMNS: dict[str, Message] = {
    "given": Message("first name"),
    "family": Message("family name"),
    "title": Message("title"),
    "suffix": Message("name suffix"),
    "nickname": Message("nickname"),
    "birth_date": Message("birthday"),
    "note": Message("note"),
    "name": Message("name"),
    "form_of_address": Message("form of address"),
    "birth_name": Message("name at birth"),
    "occupation": Message("occupation"),
    "salutation": Message("salutation of letters"),
    "death_date": Message("date of death"),
    "nationality": Message("nationality"),
}
FORMS: dict[str, Message] = {
    "mrs": Message("Ms"),
    "mr": Message("Mr"),
    "neutral": Message("neutral"),
}
_DAYS = ("birth_date", "death_date")
_NAMES = ("given", "family", "name")
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


def why(entry: Entry, texts: Translator, *, row: bool = False) -> str:
    """By what a contact is known, else what is doubtful or odd about the card or *row*."""
    card = entry.card
    if card is not None and card.match is not None:
        before = PROOFS | {"card": ROW_KNOWN} if row else PROOFS
        above = IN_FILE | OF_ROWS if row else IN_FILE
        return texts.say((before if card.match.key > 0 else above)[card.match.by])
    if card is not None and card.doubt is not None:
        return texts.say(card.doubt)
    if entry.read.odd:
        return texts.say(entry.read.odd[0].message)
    gone = left_out(entry, texts)
    return texts.tr("not kept: {things}").format(things=", ".join(gone)) if gone else ""


def left_out(entry: Entry, texts: Translator) -> list[str]:
    """What of a card has no place here, in words; what only programs understand comes last."""
    names = entry.card.incoming.left_out if entry.card is not None else entry.read.left_out
    found = [texts.say(LEFT_OUT[name]) for name in names if name in LEFT_OUT]
    others = [name for name in names if name not in LEFT_OUT]
    if others:
        words = texts.tr("entries that only the other program understands ({names})")
        found.append(words.format(names=", ".join(others)))
    return found


def blocks(
    entry: Entry, texts: Translator, *, row: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """Everything to know about a part of a file, as headings with lines below them."""
    card = entry.card
    if card is not None and card.match is not None:
        yield texts.tr("Why it is known"), [why(entry, texts, row=row)]
    gained = list(_gained(card, texts)) if card is not None else []
    if gained:
        new = card is not None and card.action == "new"
        yield texts.tr("What the contact gets") if new else texts.tr("What is added"), gained
    if card is not None and card.doubt is not None:
        yield texts.tr("What should be checked"), [texts.say(card.doubt)]
    if entry.read.odd:
        yield texts.tr("What was odd"), list(_odd(entry, texts))
    gone = left_out(entry, texts)
    if gone:
        yield texts.tr("What is not kept"), gone


def _gained(card: PlannedCard, texts: Translator) -> Iterator[str]:
    """The entries that a contact gains, new or known."""
    gained = card.completion if card.action == "update" else card.incoming
    if gained is None or card.action not in ("new", "update"):
        return
    line = texts.tr("{what}: {value}")
    for column, value in _columns_of(card).items():
        if not value:
            continue  # a note of which nothing is left
        what = texts.say(COLUMNS.get(column, Message(column)))
        yield line.format(what=what, value=_readable(column, value, texts))
    for part, column, word in PARTS:
        filled = card.completion.filled if card.completion is not None else None
        more = card.incoming.addresses[:1] if part == "addresses" and filled is not None else ()
        for row in (*getattr(gained, part), *more):
            shown = [row[column], row.get("postcode", ""), row.get("locality", "")]
            value = " ".join(" ".join(shown).split())
            value = f"{value} ({row['label']})" if row["label"] else value
            yield line.format(what=texts.say(word), value=value)
    if card.completion is not None and card.completion.settled:
        lines = ", ".join(card.completion.settled)
        yield line.format(what=texts.tr("no longer in the note"), value=lines)
    yield from _rest(card, texts, line)


def _columns_of(card: PlannedCard) -> dict[str, str]:
    """The texts that a contact gains; a new one stands under its name already."""
    if card.completion is not None and card.action == "update":
        return card.completion.columns
    gained = wished_columns(card.incoming)
    return {column: value for column, value in gained.items() if column not in _NAMES}


def _readable(column: str, value: str, texts: Translator) -> str:
    """Days, countries and forms of address as one reads them; everything else in one line."""
    if column == "form_of_address" and value in FORMS:
        return texts.say(FORMS[value])
    if column == "nationality":
        return country_name(value, texts.language)
    if column not in _DAYS:
        return " ".join(value.split())
    return PartialDate.from_iso(value).format(texts.language)


def _rest(card: PlannedCard, texts: Translator, line: str) -> Iterator[str]:
    incoming = card.incoming
    if card.completion is not None and card.completion.place:
        towns = (row["locality"] for row in incoming.addresses)
        yield line.format(what=texts.tr("town"), value=next(towns, ""))
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
        quoted = texts.tr("{text} “{snippet}”")
        yield quoted.format(text=said, snippet=odd.snippet) if odd.snippet else said
