"""How many sides a partnership needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.services.partnerships.drafts import PartnershipDraft

BETWEEN_ORGANISATIONS = ("school", "club")
"""Keys of the types that may join two organisations instead of two places."""
FEWEST = 2


def too_few_sides(kind_key: str | None, draft: PartnershipDraft) -> Message | None:
    """Towns and regions are joined by two or more; schools and clubs also by themselves.

    A user's own type, which has no key, may be either.
    """
    places = len(set(draft.place_ids)) + len(draft.new_towns)
    if places >= FEWEST:
        return None
    if kind_key is not None and kind_key not in BETWEEN_ORGANISATIONS:
        return Message("A partnership joins two or more places. Please choose at least two.")
    if len(set(draft.organisation_ids)) + len(draft.new_bodies) >= FEWEST:
        return None
    return Message(
        "This partnership joins two or more places or organisations. Please choose at least two."
    )
