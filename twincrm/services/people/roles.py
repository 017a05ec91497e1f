"""What somebody is in an organisation or for a place, worded for the person and the reader."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.services.names import worded
from twincrm.services.vocabularies.queries import function_titles, term_names
from twincrm.store.models import AssignmentTitle, Person
from twincrm.store.work import WITH_TRASH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.store.models import Assignment


MANY = 10_000
"""From so many ids on, all rows are read rather than these named one by one."""


def role_titles(
    session: Session, assignments: Sequence[Assignment], language: str
) -> dict[int, str]:
    """The titles of roles by id, in the form that fits each person.

    A title of the role's own comes first, as it is worded in *language* or typed; then the
    function's, then the category's; a role may have none of them.
    """
    own = _own_titles(session, [row.id for row in assignments])
    functions = {row.function_id for row in assignments if row.function_id is not None}
    forms = function_titles(session, language, functions)
    categories = {row.category_id for row in assignments if row.category_id is not None}
    words = term_names(session, "category", language, categories)
    addressed = _forms_of_address(session, {row.person_id for row in assignments})
    found: dict[int, str] = {}
    for row in assignments:
        title = own[row.id].get(language[:2]) or row.title or worded(own[row.id], language) or ""
        if not title and row.function_id in forms:
            title = forms[row.function_id].of(addressed.get(row.person_id, ""))
        found[row.id] = title or words.get(row.category_id or 0, "")
    return found


def is_current(starts_on: str | None, ends_on: str | None, today: date) -> bool:
    """Whether a period holds today, as far as its partial dates are known."""
    now = today.isoformat()
    begun = starts_on is None or starts_on <= now[: len(starts_on)]
    return begun and (ends_on is None or ends_on >= now[: len(ends_on)])


def _own_titles(session: Session, ids: Sequence[int]) -> defaultdict[int, dict[str, str]]:
    statement = select(
        AssignmentTitle.assignment_id, AssignmentTitle.language, AssignmentTitle.title
    )
    if len(ids) <= MANY:
        statement = statement.where(AssignmentTitle.assignment_id.in_(ids))
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for assignment, language, title in session.execute(statement):
        found[assignment][language] = title
    return found


def _forms_of_address(session: Session, ids: set[int]) -> dict[int, str]:
    statement = select(Person.id, Person.form_of_address)
    if len(ids) <= MANY:
        statement = statement.where(Person.id.in_(ids))
    rows = session.execute(statement, execution_options=WITH_TRASH)
    return dict(rows.all())
