"""Where the fields of a dialog find records: by the search of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.places.queries import PlaceRow
    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class BySearch:
    """People, organisations, visits and partnerships are found; no places are chosen from."""

    ui: UiContext
    dispatcher: Dispatcher

    @property
    def language(self) -> str:
        """The reader's."""
        return self.ui.texts.language

    def names_of_place(self, place_id: int | None) -> Sequence[str]:
        """None are chosen from."""
        del place_id
        return ()

    def places_called(self, text: str) -> Sequence[PlaceRow]:
        """None are chosen from."""
        del text
        return ()

    def country_of_place(self, place_id: int | None) -> str:
        """None are chosen from."""
        del place_id
        return ""
