"""What somebody is in an organisation or for a place, worded for the person and the reader."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, Protocol

from twincrm.services.names import worded
from twincrm.services.vocabularies.wording import function_titles, term_names
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twincrm.store.connection import Reading


class Role(Protocol):
    """What the title of a role is worded from."""

    @property
    def id(self) -> int:
        """Its own."""
        ...

    @property
    def person_id(self) -> int:
        """Whose role it is."""
        ...

    @property
    def function_id(self) -> int | None:
        """The office that is held."""
        ...

    @property
    def category_id(self) -> int | None:
        """The kind of body it is held in."""
        ...

    @property
    def title(self) -> str:
        """As it was typed; empty for the function's."""
        ...


_OWN_TITLES = """SELECT t.assignment_id, t.language, t.title
FROM json_each(?) AS j CROSS JOIN assignment_title AS t ON t.assignment_id = j.value
ORDER BY t.id"""
_FORMS = """SELECT p.id, p.form_of_address
FROM json_each(?) AS j CROSS JOIN person AS p ON p.id = j.value"""


class HeldRole(NamedTuple):
    """What must be known of a role to word it for a list."""

    id: int
    person_id: int
    title: str
    function_id: int | None
    category_id: int | None
    body: str
    """The organisation or place, as the reader calls it."""
    sector: str


def role_titles(
    reading: Reading,
    assignments: Sequence[Role],
    language: str,
    addressed: Mapping[int, str] | None = None,
) -> dict[int, str]:
    """The titles of roles by id, in the form that fits each person.

    A title of the role's own comes first, as it is worded in *language* or typed; then the
    function's, then the category's; a role may have none of them. *addressed* are the forms of
    address of the people, where they are known.
    """
    if addressed is None:
        addressed = _forms_of_address(reading, {row.person_id for row in assignments})
    own = _own_titles(reading, [row.id for row in assignments])
    functions = {row.function_id for row in assignments if row.function_id is not None}
    forms = function_titles(reading, language, functions)
    found: dict[int, str] = {}
    for row in assignments:
        title = row.title
        if (texts := own.get(row.id)) is not None:
            title = texts.get(language[:2]) or title or worded(texts, language) or ""
        if not title and row.function_id in forms:
            title = forms[row.function_id].of(addressed.get(row.person_id, ""))
        found[row.id] = title
    untitled = [row for row in assignments if row.category_id is not None and not found[row.id]]
    words = term_names(reading, "category", language, {row.category_id or 0 for row in untitled})
    found.update((row.id, words.get(row.category_id or 0, "")) for row in untitled)
    return found


def _own_titles(reading: Reading, ids: Collection[int]) -> defaultdict[int, dict[str, str]]:
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for assignment, language, title in rows_of(reading, _OWN_TITLES, ids):
        found[assignment][language] = title
    return found


def _forms_of_address(reading: Reading, ids: Collection[int]) -> dict[int, str]:
    """Of people in the trash as well."""
    return {row[0]: row[1] for row in rows_of(reading, _FORMS, ids)}
