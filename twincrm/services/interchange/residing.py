"""Whether a row names another address than those that are noted of a contact."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.likeness_reach import lodging
from twincrm.services.interchange.doubts import ADDRESS_DIFFERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.likeness_reach import Lodging
    from twincrm.domain.texts import Message
    from twincrm.services.interchange.incoming import IncomingCard, Row
    from twincrm.services.interchange.known import Match


class Residence(NamedTuple):
    """An address on file, of a contact or of the household it lives in."""

    key: int
    words: str
    """The address in one line."""
    place: Lodging
    current: bool
    home: int | None = None
    """The household it belongs to; None for an address of the contact's own."""
    people: frozenset[int] = frozenset()
    """Who lives in that household."""


class _Another(NamedTuple):
    """An address of a row, and the one on file that it differs from."""

    theirs: str
    here: Residence


class Otherwise(NamedTuple):
    """What a row says of an address otherwise than what is on file, and what becomes of it."""

    doubts: tuple[Message, ...] = ()
    aside: tuple[str, ...] = ()
    """The address, where it is put into the note."""
    former: Residence | None = None
    """The one on file that becomes a former one."""
    movable: bool = False
    """Whether the row can be said to tell of a move: all whose address it is stand in it."""


class Moves:
    """The addresses of rows beside those on file: told once a household, taken where it is said."""

    def __init__(
        self,
        known: Sequence[tuple[IncomingCard, Match]],
        moved: frozenset[tuple[str, int]],
    ) -> None:
        """*known* are cards with whom they are about; *moved* cards by source and number."""
        self._moved = moved
        self._told: set[tuple[int, str, int]] = set()
        self._people: defaultdict[int, set[int]] = defaultdict(set)
        for incoming, match in known:
            if match.kind == "person":
                self._people[id(incoming.row)].add(match.key)

    def said(self, incoming: IncomingCard, known: Sequence[Residence]) -> Otherwise:
        """What a card says otherwise than *known*, the addresses of its contact."""
        other = _another_address(incoming, known)
        if (
            other is None
            or (mark := (id(incoming.row), other.theirs, other.here.key)) in self._told
        ):
            return Otherwise()
        self._told.add(mark)
        here = other.here
        movable = here.home is None or here.people <= self._people[id(incoming.row)]
        if movable and (incoming.source, incoming.read.number) in self._moved:
            return Otherwise(former=here, movable=True)
        doubt = ADDRESS_DIFFERS.with_values(
            card=incoming.title, theirs=other.theirs, mine=here.words
        )
        return Otherwise((doubt,), (other.theirs,), movable=movable)


def residence(
    key: int,
    address: Row,
    *,
    current: bool,
    home: int | None = None,
    people: frozenset[int] = frozenset(),
) -> Residence:
    """An address on file as it is compared."""
    return Residence(key, in_a_line(address), _place(address), current, home, people)


def in_a_line(address: Row) -> str:
    """An address as it is told of: ``Ring 1, 47475 Lindenau``."""
    town = f"{address['postcode']} {address['locality']}".strip()
    parts = (*address["street"].splitlines(), address["po_box"], town)
    return ", ".join(filter(None, parts))


def _another_address(incoming: IncomingCard, known: Sequence[Residence]) -> _Another | None:
    """The address of a row that agrees with none that is known, former ones included."""
    if incoming.row is None or not incoming.addresses:
        return None
    told = incoming.addresses[0]
    words = in_a_line(told)
    here = next((each for each in known if each.current), None)
    if here is None or not words or is_known(told, known):
        return None
    return _Another(words, here)


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
