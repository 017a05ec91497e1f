"""People who are named inside a household's rows and added together with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.names import typed_name
from twincrm.store.models import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.households.drafts import MemberDraft
    from twincrm.store.work import Work


def with_people(
    work: Work, members: Sequence[MemberDraft], place_id: int | None
) -> tuple[MemberDraft, ...]:
    """The members, those still to be added with the ids these have now.

    A new person comes from where the household lies; one name stands for one person.
    """
    added: dict[str, int] = {}
    found: list[MemberDraft] = []
    for member in members:
        name = member.new_person.strip()
        if not name:
            found.append(member)
            continue
        if fold(name) not in added:
            given, family = typed_name(name)
            added[fold(name)] = work.add(Person(given=given, family=family, place_id=place_id)).id
        found.append(replace(member, person_id=added[fold(name)], new_person=""))
    return tuple(found)
