"""What can be chosen for many contacts at once: groups, tags, places, functions, languages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold, sort_key
from twincrm.services.people.narrowing import tags_in_use
from twincrm.services.places.queries import places
from twincrm.services.smart.listing import groups
from twincrm.services.vocabularies.queries import terms
from twincrm.services.vocabularies.wording import term_names
from twincrm.ui.kit.language_options import language_options
from twincrm.ui.kit.options import Option

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.places.queries import PlaceRow
    from twincrm.ui.kit.context import UiContext


class ManyLists:
    """Reads each list when it is first needed."""

    def __init__(self, ui: UiContext, dispatcher: Dispatcher) -> None:
        self.ui = ui
        self.dispatcher = dispatcher

    @property
    def language(self) -> str:
        """The reader's."""
        return self.ui.texts.language

    @cached_property
    def place_rows(self) -> dict[int, PlaceRow]:
        """All places by id."""
        return {row.id: row for row in self.dispatcher.ask(places, self.language)}

    def names_of_place(self, place_id: int | None) -> tuple[str, ...]:
        """What a place is called in every language."""
        row = self.place_rows.get(place_id or 0)
        return row.names if row else ()

    def places_called(self, text: str) -> list[PlaceRow]:
        """Places with a text in one of their names; those that begin so come first."""
        wanted = fold(text)
        found: list[tuple[bool, PlaceRow]] = []
        for row in self.place_rows.values():
            names = [fold(name) for name in (row.name, *row.names)]
            if any(wanted in name for name in names):
                found.append((not any(name.startswith(wanted) for name in names), row))
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]

    def country_of_place(self, place_id: int | None) -> str:
        """The country of a place, for its flag."""
        row = self.place_rows.get(place_id or 0)
        return row.country if row else ""

    @property
    def groups(self) -> tuple[Option, ...]:
        """The static groups."""
        rows = self.dispatcher.glance(groups)
        return tuple(Option(row.id, row.name, "folder") for row in rows if not row.smart)

    @property
    def tags(self) -> list[str]:
        """The tags that contacts carry."""
        return [row.name for row in self.dispatcher.ask(tags_in_use)]

    @property
    def languages(self) -> tuple[Option, ...]:
        """All languages, those of the association first, and none."""
        return language_options(self.dispatcher, self.language)

    @property
    def functions(self) -> tuple[Option, ...]:
        """All functions by name, and none."""
        names = self.dispatcher.glance(term_names, "function", self.language)
        rows = self.dispatcher.ask(terms, "function", self.language)
        named = [Option(row.id, names.get(row.id) or row.name) for row in rows]
        named.sort(key=lambda option: sort_key(option.text))
        return (Option(None, "–"), *named)
