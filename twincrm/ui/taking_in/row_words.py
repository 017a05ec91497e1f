"""What happens to a row of a table, and why, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.partial_date import PartialDate
from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.ui.taking_in.asking import questions
from twincrm.ui.taking_in.entries import Entry
from twincrm.ui.taking_in.wording import blocks, why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twincrm.domain.records.contact_card import CardPhone, ContactCard
    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_lines import BadgeFace
    from twincrm.ui.taking_in.row_entries import RowEntry
    from twincrm.ui.theme.tokens import ToneName

FATES: dict[str, tuple[ToneName, str, Message, Message]] = {
    "new": ("ok", "plus", Message("new"), Message("add")),
    "update": ("info", "pencil", Message("is completed"), Message("complete the contact")),
    "unchanged": ("neutral", "equal", Message("stays as it is"), Message("nothing to do")),
    "doubt": ("warn", "copy", Message("duplicate?"), Message("please decide")),
    "nameless": ("warn", "mail", Message("name missing"), Message("enter the name")),
    "problem": ("bad", "circle-alert", Message("problem"), Message("cannot be taken in")),
    "skip": ("neutral", "eye-off", Message("is left out"), Message("leave out")),
}
"""Tone and icon of each fate, its word, and what shall happen."""

_COMING = ("new", "update", "unchanged")
_SHOWN = 600
"""Letters of a text that are shown; what comes in is all of it."""


def sign(ui: UiContext, entry: RowEntry, *, whole: bool = False) -> BadgeFace:
    """The badge of a row; what comes in though something of it is odd says so as well.

    The *whole* of it stands where there is room: the table says anyway what shall happen.
    """
    tone, icon, word, _ = FATES[entry.fate]
    said = ui.texts.say(word)
    if entry.above is not None and entry.fate == "update":
        said = ui.texts.tr("comes in once")
    if entry.fate in _COMING and entry.troubles:
        if entry.fate != "new" and not whole:
            return "warn", ui.texts.tr("please check"), "triangle-alert"
        return "warn", ui.texts.tr("{result}, to check").format(result=said), "triangle-alert"
    return tone, said, icon


def way_words(texts: Translator, entry: RowEntry, way: str) -> str:
    """A way to decide, as it is chosen."""
    if way == "take":
        new = entry.row.action == "new" or not entry.completes
        return texts.say(FATES["new" if new else "update"][3])
    words = {
        "same": texts.tr("complete the contact of that name"),
        "moved": texts.tr("take the new address, the old one as a former one"),
        "fresh": texts.tr("add as new"),
        "leave": texts.say(FATES["skip"][3]),
    }
    return words[way]


def deed(texts: Translator, entry: RowEntry) -> str:
    """What shall happen to a row."""
    if entry.decided == "fresh":
        return texts.tr("add as new")
    if entry.fate == "problem":
        return texts.tr("correct the row")
    return texts.say(FATES[entry.fate][3])


def excerpt(text: str) -> str:
    """As much of a long text as anybody reads beside a table."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def named(entry: RowEntry) -> str:
    """Who stands in the row, and in which town."""
    names = [card.incoming.title for card in entry.cards]
    if not names:
        return excerpt(" · ".join(cell[:_SHOWN] for cell in entry.row.row.cells if cell.strip()))
    towns = (a.locality for card in entry.cards for a in card.incoming.card.addresses)
    town = next(filter(None, towns), "")
    home = entry.row.row.household
    who = home.name if home is not None and len(names) > 1 and home.name else ", ".join(names)
    return f"{who}, {town}" if town else who


def seen(texts: Translator, entry: RowEntry) -> str:
    """What TwinCRM makes of a row, in one line."""
    if asked := questions(texts, entry):
        return excerpt(asked[0])
    if entry.row.problems:
        return excerpt(texts.say(entry.row.problems[0]))
    if entry.above is not None:
        return _once(texts, entry.key[0], *entry.above)
    if entry.fate == "unchanged":
        if entry.movable and entry.decided is None:
            return texts.tr("the list still names another address")
        return texts.tr("everything is known already")
    known = entry.known
    if known is not None:
        return why(_card_entry(entry, 0), texts, row=True) or texts.tr("on file already")
    home = entry.row.row.household
    if home is not None and len(entry.cards) > 1:
        return texts.trn("{n} person, one household", "{n} people, one household", len(entry.cards))
    return texts.tr("not on file yet")


def _once(texts: Translator, here: str, source: str, line: int) -> str:
    """Of somebody who stands twice in what is taken in, and is not on file yet."""
    if source == here:
        return texts.tr("stands in row {n} as well; comes in once").format(n=line)
    words = texts.tr("stands in row {n} of {file} as well; comes in once")
    return words.format(n=line, file=source)


def row_blocks(texts: Translator, entry: RowEntry) -> Iterator[tuple[str, list[str]]]:
    """Everything to know about a row besides its troubles, as headings with lines below them."""
    for at, card in enumerate(entry.cards):
        several = len(entry.cards) > 1
        for heading, lines in blocks(_card_entry(entry, at), texts, row=True):
            words = texts.tr("{name}: {what}")
            title = words.format(name=card.incoming.title, what=heading)
            yield title if several else heading, lines
    if entry.row.home is not None and entry.row.row.household is not None:
        yield texts.tr("Household"), [entry.row.row.household.name]
    if entry.row.membership is not None and entry.row.row.membership is not None:
        held = entry.row.row.membership
        number = texts.tr("Membership number {number}").format(number=held.number)
        since = texts.tr("Member since {day}")
        day = PartialDate.from_iso(held.joined_on).format(texts.language) if held.joined_on else ""
        lines = [
            number if held.number else "",
            since.format(day=day) if day else "",
            _fee(texts, entry),
        ]
        yield texts.tr("Membership"), [line for line in lines if line] or [texts.tr("Member")]


def _fee(texts: Translator, entry: RowEntry) -> str:
    """The subscription that comes in, of which year, and whether it is paid."""
    said, gain = entry.row.row.membership, entry.row.membership
    if said is None or gain is None or said.fee_cents is None:
        return ""
    if not (gain.fee or gain.payment):
        return ""
    if not said.fee_cents or said.waived:
        return texts.tr("Fee {year}: free of charge").format(year=said.fee_year)
    paid, still = texts.tr("Fee {year}: {amount}, paid"), texts.tr("Fee {year}: {amount}, open")
    amount = texts.tr("{amount} €").format(amount=shown_price(said.fee_cents, texts.language))
    if said.paid_cents:
        came = texts.tr("{amount} €").format(amount=shown_price(said.paid_cents, texts.language))
        part = texts.tr("Fee {year}: {amount}, {paid} paid")
        return part.format(year=said.fee_year, amount=amount, paid=came)
    return (paid if said.paid else still).format(year=said.fee_year, amount=amount)


def compared(
    texts: Translator, incoming: IncomingCard, on_file: ContactCard
) -> list[tuple[str, ...]]:
    """What the file and the card on file say: field, both values, and what becomes of it."""
    found: list[tuple[str, ...]] = []
    of_file = replace(incoming.card, phones=_dialled(incoming.card, incoming.country))
    here = replace(on_file, phones=_dialled(on_file, incoming.country))
    for word, value in _COMPARED:
        new, old = value(of_file, texts), value(here, texts)
        if new or old:
            found.append((texts.say(word), new or "–", old or "–", _outcome(texts, new, old)))
    return found


def _outcome(texts: Translator, new: str, old: str) -> str:
    if not new:
        return ""
    if not old:
        return texts.tr("is added")
    same = "".join(new.split()).casefold() == "".join(old.split()).casefold()
    return texts.tr("the same") if same else texts.tr("differs")


def _name(card: ContactCard, _: Translator) -> str:
    return card.shown_name


def _street(card: ContactCard, _: Translator) -> str:
    return ", ".join(card.addresses[0].street) if card.addresses else ""


def _town(card: ContactCard, _: Translator) -> str:
    where = [(a.postcode, a.locality) for a in card.addresses[:1]]
    return " ".join(" ".join(parts) for parts in where).strip()


def _birthday(card: ContactCard, texts: Translator) -> str:
    return PartialDate.from_iso(card.birthday).format(texts.language) if card.birthday else ""


def _phones(card: ContactCard, _: Translator) -> str:
    return "\n".join(each.number for each in card.phones)


def _dialled(card: ContactCard, country: str) -> tuple[CardPhone, ...]:
    """The numbers as they are dialled from anywhere, so that equal ones look so."""
    from twincrm.domain.phones import parse_phone

    return tuple(
        replace(each, number=parse_phone(each.number, country).international())
        for each in card.phones
    )


def _emails(card: ContactCard, _: Translator) -> str:
    return "\n".join(each.address for each in card.emails)


_COMPARED: tuple[tuple[Message, Callable[[ContactCard, Translator], str]], ...] = (
    (Message("Name"), _name),
    (Message("Street"), _street),
    (Message("Town"), _town),
    (Message("Birthday"), _birthday),
    (Message("Phone"), _phones),
    (Message("E-mail"), _emails),
)


def _card_entry(entry: RowEntry, at: int) -> Entry:
    card = entry.cards[at]
    if entry.waits and not entry.nameless:  # what is doubtful is asked above
        card = replace(card, doubt=None)
    return Entry(card.incoming.source, card.incoming.read, card)
