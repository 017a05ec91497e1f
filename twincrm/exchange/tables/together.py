"""What the household of the people of a row is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.records.table_row import RowHousehold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.whom import Whom

_HOUSES: dict[str, tuple[str, str]] = {
    "de": ("und", "Familie {name}"),
    "fr": ("et", "Famille {name}"),
    "pl": ("i", "Rodzina {name}"),
    "nl": ("en", "Familie {name}"),
    "en": ("and", "{name} family"),
}
"""How the list's language joins two names, and what it calls a family."""

_PAIR = 2


def household_of(who: Whom, language: str) -> RowHousehold | None:
    """The household of a couple or family, called by their names as the list's language does."""
    if not who.together or not who.names:
        return None
    _, family = _HOUSES.get(language, _HOUSES["en"])
    families = list(dict.fromkeys(name.family for name in who.names if name.family))
    givens = [name.given for name in who.names if name.given]
    children = tuple(n for n, name in enumerate(who.names) if name.child)
    spouses = who.spouses and len(who.names) == _PAIR
    if len(families) == 1 and (who.family or len(givens) < len(who.names)):
        return RowHousehold(family.format(name=families[0]), spouses, children)
    pairs = [(name.given, name.family) for name in who.names]
    return RowHousehold(joined_names(pairs, language), spouses, children)


def joined_names(names: Sequence[tuple[str, str]], language: str) -> str:
    """Given and family names as one household is called by them: ``Udo und Eva Weber``."""
    joint, _ = _HOUSES.get(language, _HOUSES["en"])
    families = list(dict.fromkeys(family for _, family in names if family))
    called = [given for given, _ in names if given]
    if len(families) != 1:
        called = [" ".join(filter(None, name)) for name in names]
    joined = f" {joint} ".join([", ".join(called[:-1]), called[-1]] if len(called) > 1 else called)
    return f"{joined} {families[0]}" if len(families) == 1 else joined
