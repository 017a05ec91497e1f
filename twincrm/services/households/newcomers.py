"""People who are named inside a household's rows and added together with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.services.people.newcomers import Newcomers

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
    newcomers = Newcomers(work, place_id)
    return tuple(
        replace(member, person_id=newcomers.id_of(member.new_person), new_person="")
        if member.new_person.strip()
        else member
        for member in members
    )
