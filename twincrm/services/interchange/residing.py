"""Whether a row names another address than those that are noted of a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.likeness_reach import lodging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.likeness_reach import Lodging
    from twincrm.services.interchange.incoming import IncomingCard, Row


class Residence(NamedTuple):
    """An address on file, of a contact or of the household it lives in."""

    key: int
    words: str
    """The address in one line."""
    place: Lodging
    current: bool
    home: int | None = None
    """The household it belongs to; None for an address of the contact's own."""


class Another(NamedTuple):
    """An address of a row, and the one on file that it differs from."""

    theirs: str
    here: Residence


def residence(key: int, address: Row, *, current: bool, home: int | None = None) -> Residence:
    """An address on file as it is compared."""
    return Residence(key, in_a_line(address), _place(address), current, home)


def in_a_line(address: Row) -> str:
    """An address as it is told of: ``Ring 1, 47475 Lindenau``."""
    town = f"{address['postcode']} {address['locality']}".strip()
    parts = (*address["street"].splitlines(), address["po_box"], town)
    return ", ".join(filter(None, parts))


def another_address(incoming: IncomingCard, known: Sequence[Residence]) -> Another | None:
    """The address of a row that agrees with none that is known, former ones included."""
    if incoming.row is None or not incoming.addresses:
        return None
    told = incoming.addresses[0]
    words = in_a_line(told)
    here = next((each for each in known if each.current), None)
    if here is None or not words or is_known(told, known):
        return None
    return Another(words, here)


def is_known(address: Row, known: Sequence[Residence]) -> bool:
    """Whether an address agrees with one on file, be it a former one."""
    place = _place(address)
    return any(_agree(place, each.place) for each in known)


def _place(address: Row) -> Lodging:
    return lodging(address["street"], address["postcode"], address["locality"])


def _agree(told: Lodging, here: Lodging) -> bool:
    """Whether two addresses may be one: what only one of them says does not contradict."""
    if (told.street or told.number) and not (here.street or here.number):
        return False
    codes = told.postcode.lstrip("0"), here.postcode.lstrip("0")
    town = codes[0] == codes[1] if all(codes) else _may_be(told.locality, here.locality)
    return town and _may_be(told.street, here.street) and _may_be(told.number, here.number)


def _may_be(told: str, here: str) -> bool:
    return not told or not here or told == here
