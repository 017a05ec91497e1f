"""What the page “Recorded twice?” shows: the two records of a pair, and how it looked before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.domain.errors import UnknownRecord
from twincrm.runtime import clock
from twincrm.services.duplicates.preview import merge_preview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.services.duplicates.lines import Pick
    from twincrm.services.duplicates.preview import MergePreview
    from twincrm.services.duplicates.queries import Pair
    from twincrm.ui.window.page import PageServices


@dataclass(frozen=True, slots=True)
class DuplicatesState:
    """How the page looks, for when it is made anew."""

    pair: Pair | None = None
    kinds: tuple[object, ...] = ()
    picked: Mapping[str, Pick] = field(default_factory=dict[str, "Pick"])


def both_of(services: PageServices, pair: Pair) -> MergePreview | None:
    """Both records side by side; None where one of them is gone."""
    ids = (pair.first_id, pair.second_id)
    try:
        return services.dispatcher.ask(
            merge_preview, pair.kind, *ids, services.ctx.texts, clock.today()
        )
    except UnknownRecord:
        return None
