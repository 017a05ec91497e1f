"""The places that the addresses of cards lie in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.terms import ContactKind
from twincrm.services.places.queries import places

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import IncomingCard

_HOME = str(ContactKind.HOME)


class Towns:
    """All places by what they are called in any language, read once for an import."""

    def __init__(self, session: Session) -> None:
        self._called: defaultdict[str, dict[int, str]] = defaultdict(dict)
        for row in places(session, "en"):
            for name in row.names:
                self._called[fold(name)][row.id] = row.country
        self._found: dict[tuple[str, str], int | None] = {}

    def of(self, incoming: IncomingCard) -> int | None:
        """The place of the private address, else of the first; None where it is not certain."""
        if not (self._called and incoming.addresses):
            return None
        homes = (row for row in incoming.addresses if row["kind"] == _HOME)
        address = next(homes, incoming.addresses[0])
        wanted = (address["locality"], address["country"])
        if wanted not in self._found:
            self._found[wanted] = self._find(*wanted)
        return self._found[wanted]

    def _find(self, name: str, country: str) -> int | None:
        known = self._called.get(fold(name), {})
        fitting = [key for key, land in known.items() if country in ("", land)]
        return fitting[0] if len(fitting) == 1 else None
