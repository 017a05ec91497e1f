"""French words that lose their last vowel before a name: *fils d’Anna*, *mère d’Henri*.

The same rule wherever a name, a town or a body stands behind *de* or *que*. An *h* is mute in the
names that French says so; in all others, German ones among them, it keeps the words apart: *fils de
Hans*. A *y* before a vowel does as well: *fils de Yann*, but *fils d’Yves*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEFORE_PLACE = re.compile(r"\b(d|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]u)e \{(\w+)\}")
_VOWEL = re.compile(r"[aeiou]|y(?![aeiou])")
_MUTE = re.compile(
    r"h(?:abib|ector|edwige|elen|eli|eloise|enri|erbert|ercule|ermance|ermine|ermione|erve\b"
    r"|ilaire|ilarion|ippolyte|onor|orace|ortense|ubert|ugue|umbert|yacinthe"
    r"|abitant|eritage|eure|istoire|opital|otel|ote\b|umanite)"
)
_APART = re.compile(r"(?:onze|oui|ouistiti|yaourt|uhlan)\b")
"""Begin with a vowel and are spoken as if they did not."""


def elides(name: str) -> bool:
    """Whether *de* is said *d’* before a name."""
    begins = fold(name)
    if begins.startswith("h"):
        return _MUTE.match(begins) is not None
    return _VOWEL.match(begins) is not None and _APART.match(begins) is None


def elided(pattern: str, values: Mapping[str, object]) -> str:
    """A French sentence, its places still empty, with the words in front of them as they fit."""

    def shorten(found: re.Match[str]) -> str:
        value = values.get(found[2])
        if isinstance(value, str) and elides(value):
            return f"{found[1]}’{{{found[2]}}}"
        return found[0]

    return _BEFORE_PLACE.sub(shorten, pattern)
