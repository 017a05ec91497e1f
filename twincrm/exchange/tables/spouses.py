"""Who is named by the other one alone: ``Schulze u. Frau``, ``Hans Schulz und Frau``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.bodies import called_firm
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.people import spoken

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells

FIRST_NAME_MISSING = Message(
    "The first name of the second person is missing; please add it. Letters greet both."
)
_NAMES = ("given", "family", "full_name", "family_given", "display")
_WIFE = r"(?:ehe)?frau|gattin|ehegattin|mme|madame|épouse|femme|wife|mrs|żona|małżonka"
_HUSBAND = r"ehemann|mann|gatte|ehegatte|époux|mari|husband|mąż|małżonek"
_OWN = r"(?:(?:seine|ihr|s\.|son|sa|his|her)\s+)?"
_BESIDE = re.compile(
    rf"(?P<name>.*\w\.?)(?:\s+(?:u\.?|und|et|and|i|z)\s+|\s+u\.|\s*[&+]\s*){_OWN}"
    rf"(?:(?P<wife>{_WIFE})|(?P<husband>{_HUSBAND}))\.?\s*",
    re.IGNORECASE,
)


def spouse_beside(cells: Cells) -> tuple[str, ...]:
    """Take a husband or wife without a name out of the names of a row, which is told.

    The forms of address of the two in the order of the list; empty where there is no such thing.
    """
    for field in _NAMES:
        for column, value in cells.of(field):
            found = _BESIDE.fullmatch(text := shown(value).strip())
            if found is None or called_firm(cells) or not _is_name(found["name"]):
                continue
            cells.warn(column, text, FIRST_NAME_MISSING)
            cells.change(field, column, found["name"])
            return ("mr", "mrs") if found["wife"] else ("mrs", "mr")
    return ()


def _is_name(text: str) -> bool:
    """Whether more stands before it than a form of address: ``Herr u. Frau`` is none."""
    return bool(spoken(text).rest)
