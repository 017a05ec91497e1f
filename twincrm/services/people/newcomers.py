"""People who are only named, in a household or a relation, and added together with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.names import typed_name
from twincrm.store.models import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.people.drafts import RelationDraft
    from twincrm.store.work import Work


class Newcomers:
    """Adds those who are named; one name stands for one person.

    They come from where the record lies in whose rows they are named.
    """

    def __init__(self, work: Work, place_id: int | None) -> None:
        self._work, self._place_id = work, place_id
        self._added: dict[str, int] = {}

    def id_of(self, name: str) -> int:
        """The id that the person who is named has now."""
        known = fold(name.strip())
        if known not in self._added:
            given, family = typed_name(name.strip())
            person = Person(given=given, family=family, place_id=self._place_id)
            self._added[known] = self._work.add(person).id
        return self._added[known]


def with_others(
    work: Work, relations: Sequence[RelationDraft], place_id: int | None
) -> tuple[RelationDraft, ...]:
    """The relations, those to people still to be added with the ids these have now."""
    newcomers = Newcomers(work, place_id)
    return tuple(
        replace(row, other_id=newcomers.id_of(row.new_person), new_person="")
        if row.new_person.strip()
        else row
        for row in relations
    )
