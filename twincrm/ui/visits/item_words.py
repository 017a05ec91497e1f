"""The words for what a programme item may be: for whom, in which state, who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.terms import Audience, ItemStatus, Payer
from twincrm.domain.texts import Message
from twincrm.ui.kit.options import Option
from twincrm.ui.visits.kinds import ANY_ICON, kind_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.domain.texts import Translator
    from twincrm.ui.kit.context import UiContext

AUDIENCES: dict[str, Message] = {
    Audience.ALL: Message("everyone"),
    Audience.GUESTS: Message("guests only"),
    Audience.HOSTS_AND_GUESTS: Message("hosts and guests"),
    Audience.OFFICIALS: Message("officials"),
    Audience.YOUTH: Message("young people"),
    Audience.BOARDS: Message("the boards"),
}
STATES: dict[str, Message] = {
    ItemStatus.DRAFT: Message("not yet confirmed"),
    ItemStatus.CONFIRMED: Message("confirmed"),
    ItemStatus.CHANGED: Message("changed"),
    ItemStatus.CANCELLED: Message("cancelled"),
}
PAYERS: dict[str, Message] = {
    "": Message("not settled"),
    Payer.ASSOCIATION: Message("the association"),
    Payer.TOWN: Message("the town"),
    Payer.HOST: Message("the hosts"),
    Payer.SELF: Message("everyone for themselves"),
}


def options_of(ui: UiContext, words: Mapping[str, Message], kept: str = "") -> tuple[Option, ...]:
    """A closed set to choose from; a word that a file keeps but nobody knows stays as it is."""
    known = tuple(Option(str(key), ui.texts.say(text)) for key, text in words.items())
    return known if kept in words else (*known, Option(kept, kept))


def kinds_of(ui: UiContext, kept: str) -> tuple[Option, ...]:
    """The kinds of programme item with their icons; none at all comes first."""
    known = (Option("", "–", ANY_ICON), *kind_options(ui.texts.language))
    values = {option.value for option in known}
    return known if kept in values else (*known, Option(kept, kept, ANY_ICON))


def planned(texts: Translator, items: int) -> str:
    """How much there is to do on a day."""
    if not items:
        return texts.tr("nothing planned yet")
    return texts.trn("{n} item", "{n} items", items)
