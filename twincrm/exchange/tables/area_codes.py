"""Area codes in a column of their own, and numbers that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.cells import shown

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.mapping import Column

NO_CODE = Message("There is no area code before this number; please check it.")
_WITH_CODE = 7
"""Digits of a number; what has fewer than one more has no area code."""
_FEWEST = 3
_RESTORED = 9
"""Digits of a number that gets its 0 back by itself."""
_WHOLE = ("0", "+", "(0")


def join_area_code(cells: Cells) -> None:
    """Put the area code of a row before the number that stands behind it: ``02842``, ``5517``.

    A number that has its own keeps it; what meets no number goes to the note.
    """
    for column, value in cells.of("area_code"):
        code = shown(value).strip(" ()/-")
        numbers = [each for each in cells.of("phone") if each[0].kind in ("", "home", "work")]
        behind = [each for each in numbers if each[0].place > column.place] or numbers
        if not behind or shown(behind[0][1]).startswith(_WHOLE):
            cells.keep(column, shown(value))
            continue
        code = code if code.startswith(_WHOLE) else f"0{code}"
        cells.change("phone", behind[0][0], f"{code} {shown(behind[0][1])}")


def tell_missing_code(
    cells: Cells, column: Column, text: str, areas: frozenset[str], zero: Message
) -> None:
    """A number without an area code among others that have one is told of, and stays as typed.

    *zero* is said where it begins with a known code that lost its 0.
    """
    digits = "".join(filter(str.isdigit, text))
    whole = "+" in text or digits.startswith(("0", "1")) or len(digits) >= _RESTORED
    if not areas or whole or len(digits) < _FEWEST:
        return
    if any(digits.startswith(code) and len(digits) >= len(code) + _FEWEST for code in areas):
        cells.warn(column, text, zero)
    elif len(digits) <= _WITH_CODE:
        cells.warn(column, text, NO_CODE)
