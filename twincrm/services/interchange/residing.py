"""Whether a row names another address than those that are noted of a contact."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.likeness_reach import lodging
from twincrm.domain.periods import has_ended, is_current
from twincrm.runtime import clock
from twincrm.services.interchange.doubts import ADDRESS_DIFFERS, FORMER_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.likeness_reach import Lodging
    from twincrm.domain.periods import Period
    from twincrm.domain.texts import Message
    from twincrm.services.interchange.incoming import IncomingCard, Row
    from twincrm.services.interchange.known import Match


Place = tuple[str, ...]
"""An address as it is compared with those of other rows."""


class Residence(NamedTuple):
    """An address on file, of a contact or of the household it lives in."""

    key: int
    """Its id; below zero for one that an earlier row of the same import brings: -1 for that
    of the first card."""
    words: str
    """The address in one line."""
    place: Lodging
    current: bool
    home: int | None = None
    """The household it belongs to; None for an address of the contact's own."""
    people: frozenset[int] = frozenset()
    """Who lives in that household."""
    over: bool = False
    """Whether it is a former address."""
    bare: bool = False
    """Whether it names a town alone."""


class Otherwise(NamedTuple):
    """What a row says of an address otherwise than what is on file, and what becomes of it."""

    doubts: tuple[Message, ...] = ()
    aside: tuple[str, ...] = ()
    """The address, where it is put into the note."""
    former: Residence | None = None
    """The one on file that becomes a former one."""
    filled: Residence | None = None
    """The one on file that names a town alone and gains the street of the row."""
    movable: bool = False
    """Whether the row can be said to tell of a move: all whose address it is stand in the list
    with the new one."""
    elsewhere: bool = False
    """Whether the contact stays at another address of its own."""
    same: Residence | None = None
    """The address of its own that the row names as well."""


_NOTHING = Otherwise()


class Moves:
    """The addresses of rows beside those on file: told once a household, taken where it is said."""

    def __init__(
        self,
        known: Sequence[tuple[IncomingCard, Match]],
        moved: frozenset[tuple[str, int]],
    ) -> None:
        """*known* are cards with whom they are about; *moved* cards by source and number."""
        self._told: set[tuple[int, Place, int | Lodging]] = set()
        self._named: defaultdict[Place, set[int]] = defaultdict(set)
        """Who stands in the list with an address."""
        self._wanted: set[tuple[Place, str, int]] = set()
        """Who is said to have moved, and to which address."""
        self._now: dict[int, tuple[Place, str]] = {}
        """The addresses on file that rows before have completed or made former ones."""
        for incoming, match in known:
            if incoming.row is None or not incoming.addresses:
                continue
            place = _compared(incoming.addresses[0])
            if match.kind == "person":
                self._named[place].add(match.key)
            if (incoming.source, incoming.read.number) in moved:
                self._wanted.add((place, match.kind, match.key))

    def said(
        self, incoming: IncomingCard, match: Match, known: Sequence[Residence], *, again: bool
    ) -> Otherwise:
        """What a card says otherwise than *known*, the addresses of its contact.

        *again*: the very same row came in before and was told of then; it can be taken still.
        """
        if incoming.row is None or not incoming.addresses:
            return _NOTHING
        told = incoming.addresses[0]
        words, place = in_a_line(told), _compared(told)
        here = next((each for each in known if each.current), None)
        if here is None or not words:
            return _NOTHING
        if is_known(told, [each for each in known if not each.over]):
            return Otherwise(same=_same(told, known))
        bare = next((each for each in known if _lacks(told, each)), None)
        if bare is not None and bare.key not in self._now:  # the first that names a street
            self._now[bare.key] = place, words
            return Otherwise(filled=bare)
        here = bare or here
        if here.key in self._now and self._now[here.key][0] == place:
            return _NOTHING
        return self._moved(incoming, match, here, again=again, former=is_known(told, known))

    def _moved(
        self, incoming: IncomingCard, match: Match, here: Residence, *, again: bool, former: bool
    ) -> Otherwise:
        """*former*: the row names an address at which the contact lived before."""
        told = incoming.addresses[0]
        words, place = in_a_line(told), _compared(told)
        changed = self._now.get(here.key)
        people = sorted(here.people) or [match.key]
        movable = here.key > 0 and changed is None
        movable = movable and (here.home is None or here.people <= self._named[place])
        if movable and any((place, match.kind, key) in self._wanted for key in people):
            self._now[here.key] = place, words
            return Otherwise(former=here, movable=True)
        elsewhere = here.home is None
        mark = (id(incoming.row), place, here.key if here.key > 0 else here.place)
        if mark in self._told:
            return Otherwise(elsewhere=elsewhere)
        self._told.add(mark)
        if again:
            return Otherwise(movable=movable, elsewhere=elsewhere)
        doubt = (FORMER_ADDRESS if former else ADDRESS_DIFFERS).with_values(
            card=incoming.title, theirs=words, mine=changed[1] if changed else here.words
        )
        aside = () if former else (words,)
        return Otherwise((doubt,), aside, movable=movable, elsewhere=elsewhere)


def residence(
    key: int,
    address: Row,
    times: Period,
    today: date,
    *,
    home: int | None = None,
    people: frozenset[int] = frozenset(),
) -> Residence:
    """An address on file as it is compared; *times* are its first and last day."""
    return Residence(
        key,
        in_a_line(address),
        _place(address),
        is_current(*times, today),
        home,
        people,
        over=has_ended(times[1], today),
        bare=not (address["street"] or address["po_box"]),
    )


def lodged_by(incoming: IncomingCard, key: int) -> list[Residence]:
    """The address of a row as the present one of who is new by it."""
    always, today = (None, None), clock.today()
    return [residence(key, each, always, today) for each in incoming.addresses[:1]]


def in_a_line(address: Row) -> str:
    """An address as it is told of: ``Ring 1, 47475 Lindenau``."""
    town = f"{address['postcode']} {address['locality']}".strip()
    parts = (*address["street"].splitlines(), address["po_box"], town)
    return ", ".join(filter(None, parts))


def is_known(address: Row, known: Sequence[Residence]) -> bool:
    """Whether an address agrees with one on file, be it a former one."""
    place = _place(address)
    return any(_agree(place, each.place) for each in known)


def _same(told: Row, known: Sequence[Residence]) -> Residence | None:
    """The present address of the contact's own that a row names as well."""
    place = _place(told)
    mine = (each for each in known if each.current and each.home is None)
    return next((each for each in mine if _agree(place, each.place)), None)


def _lacks(told: Row, here: Residence) -> bool:
    """Whether an address on file is the town of a row alone, which names the street as well."""
    place = _place(told)
    return (
        here.current
        and here.bare
        and bool(told["street"] or told["po_box"])
        and _in_town(place, here.place)
    )


def _compared(address: Row) -> Place:
    place = _place(address)
    return (place.street, place.number, place.postcode, place.locality, address["po_box"])


def _place(address: Row) -> Lodging:
    return lodging(address["street"], address["postcode"], address["locality"])


def _agree(told: Lodging, here: Lodging) -> bool:
    """Whether two addresses may be one: what only one of them says does not contradict."""
    if (told.street or told.number) and not (here.street or here.number):
        return False
    street = _may_be(told.street, here.street) and _may_be(told.number, here.number)
    return street and _in_town(told, here)


def _in_town(told: Lodging, here: Lodging) -> bool:
    codes = told.postcode.lstrip("0"), here.postcode.lstrip("0")
    return codes[0] == codes[1] if all(codes) else _may_be(told.locality, here.locality)


def _may_be(told: str, here: str) -> bool:
    return not told or not here or told == here
