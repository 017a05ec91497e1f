"""Partnerships as the rows of a list: name, type and year, state."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from twincrm.ui.kit.contact_delegate import ShownContact
from twincrm.ui.kit.partnership_words import STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.partnerships.queries import PartnershipRow


class PartnershipList:
    """The partnerships by name; a `RowSource`."""

    def __init__(self, rows: Sequence[PartnershipRow], texts: Translator) -> None:
        self._rows = {row.id: row for row in rows}
        self._texts = texts

    def ids(self) -> array[int]:
        """The partnerships in the order of the list."""
        return array("q", self._rows)

    def rows(self, ids: Sequence[int]) -> list[ShownContact]:
        """Partnerships as they are painted."""
        return [self._shown(self._rows[key]) for key in ids]

    def row(self, key: int) -> PartnershipRow:
        """One of them."""
        return self._rows[key]

    def _shown(self, row: PartnershipRow) -> ShownContact:
        texts = self._texts
        tone, _, word = STATES[row.status]
        year = row.signed_on[:4] if row.signed_on else ""
        since = texts.tr("since {year}").format(year=year) if year.isdigit() else ""
        second = " · ".join(part for part in (row.type, since) if part)
        badges = ((tone, texts.say(word)),)
        return ShownContact(row.name, second, badges, "partnership")
