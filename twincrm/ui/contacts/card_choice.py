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


@dataclass(frozen=True, slots=True)
class CardChoice:
    """People and organisations that get a card each, and why they are not as many as the rows."""

    contacts: tuple[Contact, ...]
    explained: str = ""


def choose_cards(services: PageServices, panel: ListPanel, title: str) -> CardChoice | None:
    """The selection where several are selected; else ask: this one or all that were found."""
    chosen, found = panel.chosen(), panel.all_found()
    if len(chosen) > 1:
        return _choice(services, chosen)
    one = panel.contact
    if one is None or len(found) == 1:
        return _choice(services, found) if found else None
    texts, name = services.ctx.texts, panel.row_title(one)
    alone, everybody = _choice(services, (one,)), _choice(services, found)
    ways = (
        texts.tr("Only {name}").format(name=name),
        texts.trn("All {n} found", "All {n} found", len(found)),
    )
    text = texts.tr("One contact is selected. Which ones are meant?")
    lines = (text, everybody.explained)
    said = "\n\n".join(line for line in lines if line)
    answer = services.asker.choose_one(title, said, ways)
    return None if answer is None else (alone, everybody)[answer]


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
    texts = services.ctx.texts
    ways = (
        texts.tr("Only {name}").format(name=panel.row_title(one)),
        texts.trn("All {n} found", "All {n} found", len(found)),
    )
    text = texts.tr("One contact is selected. Which ones are meant?")
    answer = services.asker.choose_one(title, text, ways)
    return None if answer is None else ((one,), tuple(found))[answer]


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


def _choice(services: PageServices, contacts: Sequence[Contact]) -> CardChoice:
    cards = with_residents(services, contacts)
    homes = sum(kind == "household" for kind, _ in contacts)
    if not homes:
        return CardChoice(cards)
    made = Message("{n} card", {"n": len(cards)}, "{n} cards")
    words = Message(
        "{n} of the {rows} contacts is a household. A household has no card of its own: the people "
        "who live in it have one, each once. That makes {cards}.",
        {"n": homes, "rows": len(contacts), "cards": made},
        "{n} of the {rows} contacts are households. A household has no card of its own: the people "
        "who live in it have one, each once. That makes {cards}.",
    )
    return CardChoice(cards, services.ctx.texts.say(words))
