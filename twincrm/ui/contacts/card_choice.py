"""Which contacts become cards: the selected ones, else the user says whether this one or all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.households.queries import living_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.contacts.list_panel import ListPanel
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.window.page import PageServices

_CARDS = Message("{n} card", plural="{n} cards")
_ROWS = Message("{n} row", plural="{n} rows")
_AS_CARDS = Message(
    "{n} of the {rows} contacts is a household. A household has no card of its own: the people "
    "who live in it have one, each once. That makes {cards}.",
    plural="{n} of the {rows} contacts are households. A household has no card of its own: the "
    "people who live in it have one, each once. That makes {cards}.",
)
_AS_ROWS = Message(
    "{n} of the {rows} contacts is a household. A household has no row of its own: the people "
    "who live in it have one, each once. That makes {cards}.",
    plural="{n} of the {rows} contacts are households. A household has no row of its own: the "
    "people who live in it have one, each once. That makes {cards}.",
)


@dataclass(frozen=True, slots=True)
class CardChoice:
    """People and organisations that get a card each, and why they are not as many as the rows."""

    contacts: tuple[Contact, ...]
    explained: str = ""


def choose_cards(
    services: PageServices, panel: ListPanel, title: str, *, rows: bool = False
) -> CardChoice | None:
    """The selection where several are selected; else ask: this one or all that were found.

    With *rows* they become rows of a table, not cards.
    """
    chosen, found = panel.chosen(), panel.all_found()
    if len(chosen) > 1:
        return as_cards(services, chosen, rows=rows)
    one = panel.contact
    if one is None or len(found) == 1:
        return as_cards(services, found, rows=rows) if found else None
    alone = as_cards(services, (one,), rows=rows)
    everybody = as_cards(services, found, rows=rows)
    whole = _whole_list(services, panel, one, len(found), title, everybody.explained)
    return None if whole is None else (alone, everybody)[whole]


def choose_contacts(
    services: PageServices, panel: ListPanel, title: str
) -> tuple[Contact, ...] | None:
    """The same for what households get themselves, such as post."""
    chosen, found = panel.chosen(), panel.all_found()
    if len(chosen) > 1:
        return tuple(chosen)
    one = panel.contact
    if one is None or len(found) == 1:
        return tuple(found) or None
    whole = _whole_list(services, panel, one, len(found), title)
    return None if whole is None else ((one,), tuple(found))[whole]


def _whole_list(
    services: PageServices, panel: ListPanel, one: Contact, n: int, title: str, explained: str = ""
) -> bool | None:
    """Whether all *n* that were found are meant, or this one; Enter takes what is likelier.

    That is everybody where a part of all was listed and nobody of it chosen; None: nothing at all.
    """
    nobody = panel.placed is not None and panel.placed == panel.rows.current_id()
    texts, first = services.ctx.texts, panel.narrowed and nobody
    ways = (
        texts.tr("Only {name}").format(name=panel.row_title(one)),
        texts.trn("All {n} found", "All {n} found", n),
    )
    text = (
        texts.tr("Which contacts are meant?")
        if first
        else texts.tr("One contact is selected. Which ones are meant?")
    )
    said = "\n\n".join(line for line in (text, explained) if line)
    answer = services.asker.choose_one(title, said, ways[::-1] if first else ways)
    return None if answer is None else (answer == 0) is first


def with_residents(services: PageServices, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """People and organisations, once each; households as the people who live in them now."""
    homes = [record for kind, record in contacts if kind == "household"]
    residents = services.dispatcher.ask(living_in, homes) if homes else {}
    found: dict[Contact, None] = {}
    for kind, record in contacts:
        if kind == "household":
            found.update(dict.fromkeys(("person", who) for who in residents.get(record, ())))
        else:
            found[kind, record] = None
    return tuple(found)


def as_cards(
    services: PageServices, contacts: Sequence[Contact], *, rows: bool = False
) -> CardChoice:
    """Contacts as what has a card, or a row of its own, and what becomes of the households."""
    cards = with_residents(services, contacts)
    homes = sum(kind == "household" for kind, _ in contacts)
    if not homes:
        return CardChoice(cards)
    words = (_AS_ROWS if rows else _AS_CARDS).with_values(n=homes, rows=len(contacts))
    made = (_ROWS if rows else _CARDS).with_values(n=len(cards))
    return CardChoice(cards, services.ctx.texts.say(words.with_values(cards=made)))
