"""Surnames that two people of a Polish list share in one form: nobody's ending is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.cells import shown

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.whom import Whom

PLURAL = Message(
    "This surname is that of several people together. Please enter it with each of them as that "
    "person bears it."
)
ENDING = Message(
    "Both got this surname, as it stands in the list. Please check whether one of them bears it "
    "with another ending."
)
_NAMES = ("family_given", "full_name", "display", "family")
_OF_SEVERAL = ("scy", "ccy", "dzcy", "owie")
_OF_HIM = ("ski", "cki", "dzki")
_PAIR = 2


def tell_endings(cells: Cells, who: Whom) -> None:
    """Tell of ``Kamińscy``, and of ``Zieliński`` where the wife may be called ``Zielińska``."""
    families = {name.family.casefold() for name in who.names}
    if len(families) != 1 or len(who.names) < _PAIR:
        return
    family = families.pop()
    told = PLURAL if family.endswith(_OF_SEVERAL) else ENDING if family.endswith(_OF_HIM) else None
    column, value = next((cell for field in _NAMES for cell in cells.of(field)), (None, None))
    if told is not None and column is not None:
        cells.warn(column, shown(value), told)
