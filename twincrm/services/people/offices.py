"""Which roles are one office, held for several terms on end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Term(Protocol):
    """A role of somebody, as far as it can be one of several terms."""

    @property
    def organisation_id(self) -> int | None: ...
    @property
    def function_id(self) -> int | None: ...
    @property
    def category_id(self) -> int | None: ...
    @property
    def starts_on(self) -> str | None: ...
    @property
    def ends_on(self) -> str | None: ...


def terms_on_end(roles: Sequence[_Term]) -> list[list[int]]:
    """The places of one person's roles, those together that are one office; its first term first.

    A term goes on from another one that ends on the day on which it begins. What is no function in
    an organisation stands alone.
    """
    held: dict[tuple[int | None, ...], list[int]] = {}
    for place, role in enumerate(roles):
        name = (role.organisation_id, role.function_id, role.category_id)
        alone = (place,) if role.function_id is None or role.organisation_id is None else ()
        held.setdefault((*name, *alone), []).append(place)
    found: list[list[int]] = []
    for terms in held.values():
        office: list[int] = []
        for place in sorted(terms, key=lambda each: roles[each].starts_on or ""):
            if office and roles[office[-1]].ends_on == roles[place].starts_on is not None:
                office.append(place)
            else:
                office = [place]
                found.append(office)
    return sorted(found, key=min)
