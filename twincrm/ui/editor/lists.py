"""What there is to choose from in the forms: places, words of the vocabularies, languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from twincrm.domain.countries import countries
from twincrm.domain.folding import fold, sort_key
from twincrm.domain.terms import (
    BedKind,
    Channel,
    ContactKind,
    FormOfAddress,
    HouseholdRole,
    LanguageLevel,
    LinkKind,
    NameOrder,
    RelationKind,
    Sector,
    Smoking,
)
from twincrm.domain.texts import Message
from twincrm.services.association.queries import home_country
from twincrm.services.mailings.offices import OF_A_BODY, twinning_bodies
from twincrm.services.people.narrowing import tags_in_use
from twincrm.services.places.queries import places
from twincrm.services.smart.listing import groups
from twincrm.services.vocabularies.drafts import read_term
from twincrm.services.vocabularies.kinds import vocabulary_tables
from twincrm.services.vocabularies.queries import terms
from twincrm.services.vocabularies.wording import function_titles, sector_name
from twincrm.ui.kit.language_options import language_options
from twincrm.ui.kit.options import Option
from twincrm.ui.theme.tokens import SECTOR_ICONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincrm.domain.changes import Changes
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.places.queries import PlaceRow
    from twincrm.services.smart.listing import GroupRow
    from twincrm.services.vocabularies.queries import TermRow
    from twincrm.services.vocabularies.wording import Titles
    from twincrm.ui.kit.context import UiContext

FORMS_OF_ADDRESS: dict[str, Message] = {
    FormOfAddress.UNKNOWN: Message("not known"),
    FormOfAddress.MRS: Message("Ms"),
    FormOfAddress.MR: Message("Mr"),
    FormOfAddress.NEUTRAL: Message("neutral"),
}
NAME_ORDERS: dict[str, Message] = {
    NameOrder.WESTERN: Message("given name first"),
    NameOrder.EASTERN: Message("family name first"),
}
CHANNELS: dict[str, Message] = {
    Channel.NONE: Message("no preference"),
    Channel.POST: Message("by post"),
    Channel.PHONE: Message("by phone"),
    Channel.EMAIL: Message("by e-mail"),
}
PHONE_KINDS: dict[str, Message] = {
    ContactKind.MOBILE: Message("Mobile"),
    ContactKind.HOME: Message("Phone, private"),
    ContactKind.WORK: Message("Phone, work"),
    ContactKind.FAX: Message("Fax"),
    ContactKind.PAGER: Message("Pager"),
    ContactKind.OTHER: Message("Other phone"),
}
EMAIL_KINDS: dict[str, Message] = {
    ContactKind.HOME: Message("E-mail"),
    ContactKind.WORK: Message("E-mail, work"),
    ContactKind.OTHER: Message("Other e-mail"),
}
ADDRESS_KINDS: dict[str, Message] = {
    ContactKind.HOME: Message("Address, private"),
    ContactKind.WORK: Message("Address, work"),
    ContactKind.OTHER: Message("Other address"),
}
LINK_KINDS: dict[str, Message] = {
    LinkKind.WEBSITE: Message("Website"),
    LinkKind.MESSENGER: Message("Messenger"),
    LinkKind.SOCIAL: Message("Social network"),
}
LEVELS: dict[str, Message] = {
    LanguageLevel.NONE: Message("not at all"),
    LanguageLevel.WORDS: Message("a few words"),
    LanguageLevel.BASIC: Message("basic"),
    LanguageLevel.GOOD: Message("good"),
    LanguageLevel.FLUENT: Message("fluent"),
}
RELATIONS: dict[str, Message] = {
    RelationKind.SPOUSE: Message("married to"),
    RelationKind.PARTNER: Message("living with"),
    RelationKind.PARENT: Message("parent of"),
    RelationKind.SIBLING: Message("sibling of"),
    RelationKind.FRIEND: Message("friends with"),
    RelationKind.INTERPRETER: Message("interprets for"),
    RelationKind.CONTACT: Message("contact person for"),
}
RELATIONS_BACK: dict[str, Message] = {
    RelationKind.PARENT: Message("child of"),
    RelationKind.INTERPRETER: Message("is interpreted for by"),
    RelationKind.CONTACT: Message("has as contact person"),
}
"""The same from the other end, where it is not the same."""
HOUSEHOLD_ROLES: dict[str, Message] = {
    HouseholdRole.ADULT: Message("adult"),
    HouseholdRole.CHILD: Message("child"),
    HouseholdRole.OTHER: Message("other"),
}
BEDS: dict[str, Message] = {
    BedKind.DOUBLE: Message("double bed"),
    BedKind.TWIN: Message("two beds"),
    BedKind.SINGLE: Message("single bed"),
    BedKind.BUNK: Message("bunk bed"),
    BedKind.SOFA: Message("sofa bed"),
    BedKind.COT: Message("cot"),
}
SMOKING: dict[str, Message] = {
    Smoking.NO: Message("no smoking"),
    Smoking.OUTSIDE: Message("outside only"),
    Smoking.YES: Message("allowed"),
}


@dataclass  # no slots: the lists are read when first needed
class EditorLists:
    """Everything to choose from, in the reader's language, read once for an editor."""

    ui: UiContext
    dispatcher: Dispatcher

    def words(self, words: Mapping[str, Message]) -> tuple[Option, ...]:
        """A closed set with its words."""
        return tuple(Option(str(key), self.ui.texts.say(text)) for key, text in words.items())

    def word(self, words: Mapping[str, Message], key: str) -> str:
        """The word of a closed set for one value."""
        return self.ui.texts.say(words[key]) if key in words else key

    @property
    def language(self) -> str:
        """The reader's."""
        return self.ui.texts.language

    @property
    def nothing(self) -> Option:
        """For what may be left open."""
        return Option(None, "–")

    def take_changes(self, changes: Changes) -> bool:
        """Forget the places and words that changed; whether those of the vocabularies did."""
        if changes.touches("place", "place_name", "association"):
            self.forget_places()
        if changes.touches("organisation", "partnership_organisation", "association"):
            self.__dict__.pop("_twinning_bodies", None)
        touched = changes.touches(*vocabulary_tables())
        if touched:
            for name in _OF_VOCABULARIES:
                self.__dict__.pop(name, None)
        return touched

    def forget_places(self) -> None:
        """Read the places anew when they are next needed."""
        for name in ("home", "place_rows", "countries"):
            self.__dict__.pop(name, None)

    @cached_property
    def home(self) -> str:
        """The association's country."""
        return self.dispatcher.ask(home_country)

    @cached_property
    def place_rows(self) -> dict[int, PlaceRow]:
        """All places by id."""
        return {row.id: row for row in self.dispatcher.ask(places, self.language)}

    def places_called(self, text: str) -> list[PlaceRow]:
        """Places with a text in one of their names, those first that are called or begin so."""
        wanted = fold(text)
        found: list[tuple[int, PlaceRow]] = []
        for row in self.place_rows.values():
            names = [fold(name) for name in (row.name, *row.names)]
            if any(wanted in name for name in names):
                begins = any(name.startswith(wanted) for name in names)
                found.append((0 if wanted in names else 1 if begins else 2, row))
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]

    def names_of_place(self, place_id: int | None) -> tuple[str, ...]:
        """What a place is called in every language."""
        row = self.place_rows.get(place_id or 0)
        return tuple(row.names) if row else ()

    def country_of_place(self, place_id: int | None) -> str:
        """The country of a place; the association's where none is known."""
        row = self.place_rows.get(place_id or 0)
        return row.country if row else self.home

    @cached_property
    def countries(self) -> tuple[Option, ...]:
        """All countries; those of the file's places come first."""
        near = {row.country for row in self.place_rows.values()} | ({self.home} - {""})
        named = [Option(code, name, flag=code) for code, name in countries(self.language)]
        named.sort(key=lambda option: option.value not in near)
        return (Option("", "–"), *named)

    @cached_property
    def languages(self) -> tuple[Option, ...]:
        """The languages a contact may speak, those of the association first."""
        return language_options(self.dispatcher, self.language)

    @cached_property
    def sectors(self) -> tuple[Option, ...]:
        """The corners of the actor triangle, business and the network."""
        return tuple(
            Option(str(sector), self.sector(sector), SECTOR_ICONS.get(sector, "tag"))
            for sector in Sector
        )

    def sector(self, sector: str) -> str:
        """What a sector is called."""
        return sector_name(sector, self.language)

    @cached_property
    def category_rows(self) -> tuple[TermRow, ...]:
        """The categories."""
        return self.dispatcher.ask(terms, "category", self.language)

    def category_options(self, *sectors: str | None) -> tuple[Option, ...]:
        """The categories of some sectors."""
        wanted = {sector for sector in sectors if sector}
        return (self.nothing, *_named(r for r in self.category_rows if _in(r, wanted)))

    @cached_property
    def function_rows(self) -> dict[int, TermRow]:
        """The functions by id."""
        return {row.id: row for row in self.dispatcher.ask(terms, "function", self.language)}

    @cached_property
    def function_words(self) -> dict[int, Titles]:
        """The titles of functions by id."""
        return self.dispatcher.ask(function_titles, self.language)

    def salutation_kind(self, function_id: int) -> str:
        """How letters address whoever holds a function; read once for each."""
        if function_id not in self._salutations:
            term = self.dispatcher.ask(read_term, "function", function_id)
            self._salutations[function_id] = term.salutation_kind
        return self._salutations[function_id]

    def only_at_its_body(self, office: str, organisation_id: int | None) -> bool:
        """Whether an office counts only in post to the organisation: the chair of a rifle club."""
        return office in OF_A_BODY and organisation_id not in self._twinning_bodies

    @cached_property
    def _twinning_bodies(self) -> frozenset[int]:
        return self.dispatcher.ask(twinning_bodies)

    @cached_property
    def _salutations(self) -> dict[int, str]:
        return {}

    def function_options(self, form_of_address: str) -> tuple[Option, ...]:
        """The functions, worded for whoever is addressed so."""
        words = {
            row.id: self.function_words[row.id].of(form_of_address)
            for row in self.function_rows.values()
            if row.id in self.function_words
        }
        named = sorted(words.items(), key=lambda pair: sort_key(pair[1]))
        return (self.nothing, *(Option(number, word) for number, word in named))

    @cached_property
    def fields(self) -> tuple[Option, ...]:
        """The fields of activity."""
        return tuple(_named(self.dispatcher.ask(terms, "field", self.language)))

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags that contacts carry."""
        return tuple(row.name for row in self.dispatcher.ask(tags_in_use))

    @cached_property
    def groups(self) -> tuple[GroupRow, ...]:
        """All groups, static and smart."""
        return self.dispatcher.ask(groups)


_OF_VOCABULARIES = (
    "category_rows",
    "function_rows",
    "function_words",
    "_salutations",
    "_twinning_bodies",
    "fields",
)


def _named(rows: Iterable[TermRow]) -> Iterable[Option]:
    return (Option(row.id, row.name) for row in rows)


def _in(row: TermRow, sectors: set[str]) -> bool:
    return row.sector in sectors or row.second_sector in sectors
