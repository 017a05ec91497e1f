"""Writes cards for phones: vCard 3.0, or 4.0 where it is asked for.

vobject builds and serialises; what it is given is worded and checked here, and the order of the
properties, the spelling of labels and the folding by octets are restored.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.exchange.vcard.properties import properties
from twincrm.exchange.vcard.wording import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.exchange.vcard.properties import Property, Version

_ENDLESS = 1 << 62
"""vobject measures folds in characters, phones in octets: it is told never to fold."""
_SHOUTED_LABEL = re.compile(rb"^((?:item\d+\.)?X-AB)(?:LABEL|SHOWAS):", re.MULTILINE)
_SPELLED = {b"LABEL": b"Label", b"SHOWAS": b"ShowAs"}


def write_cards(cards: Iterable[ContactCard], *, version: Version = "3.0") -> bytes:
    """All *cards* as one file: UTF-8 without a mark, lines ended by CR LF, folded at 75 octets."""
    return b"".join(written_cards(cards, version=version))


def written_cards(cards: Iterable[ContactCard], *, version: Version = "3.0") -> Iterator[bytes]:
    """The *cards* one at a time, each as the bytes of its part of the file."""
    for card in cards:
        yield _written(card, version)


def write_card(card: ContactCard, version: Version = "3.0") -> str:
    """One card as text."""
    return _written(card, version).decode("utf-8")


class _Library(NamedTuple):
    """What of vobject is needed."""

    card: Any
    line: Callable[[Property], Any]
    rules: Any
    serialise: Any


@cache
def _library() -> _Library:
    """vobject, loaded when the first card is written; its cards keep the order they are given."""
    base: Any = importlib.import_module("vobject.base")
    rules: Any = importlib.import_module("vobject.vcard").VCard3_0

    def in_order(card: object) -> object:
        return vars(card)["linesInOrder"]

    ordered = type("OrderedCard", (base.Component,), {"getSortedChildren": in_order})
    return _Library(ordered, _line_maker(base.ContentLine), rules, base.defaultSerialize)


def _line_maker(line_class: Any) -> Callable[[Property], Any]:  # noqa: ANN401 (vobject has no types)
    """Makes lines like one that vobject made; its constructor costs more than all the rest."""
    sample: object = line_class("NOTE", [], "", encoded=True)
    template = dict(vars(sample))

    def line(each: Property) -> Any:  # noqa: ANN401
        made: object = object.__new__(line_class)
        vars(made).update(
            template,
            name=each.name.upper(),
            value=each.value,
            group=each.group,
            params={name: values for name, *values in each.parameters},
        )
        return made

    return line


def _written(card: ContactCard, version: Version) -> bytes:
    library = _library()
    built = library.card("VCARD")
    lines: list[Any] = []
    contents = built.contents
    for each in properties(card, version):
        line = library.line(each)
        lines.append(line)
        contents.setdefault(line.name.lower(), []).append(line)
    built.linesInOrder = lines
    library.rules.validate(built, raiseException=True)
    target = BytesIO()
    library.serialise(built, target, _ENDLESS)
    return folded(_labels_spelled(target.getvalue()))


def _labels_spelled(data: bytes) -> bytes:
    """Apple's labels in Apple's spelling; vobject writes all names in capitals."""
    if b"X-AB" not in data:
        return data
    return _SHOUTED_LABEL.sub(_spelling, data)


def _spelling(found: re.Match[bytes]) -> bytes:
    shouted = found[0][len(found[1]) : -1]
    return found[1] + _SPELLED[shouted] + b":"
