"""What ends with a death that a row tells of, as where the day is typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message, day_word
from twincrm.runtime.language import catalogue
from twincrm.services.members.bereft import bereft_memberships
from twincrm.services.members.commands import EndMembership
from twincrm.services.members.wording import DIED
from twincrm.store.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.services.interchange.planned import PlannedCard
    from twincrm.store.connection import Reading
    from twincrm.store.work import Work

_ENDS = Message("{card} died on {day}: the membership ends with it, as it is not shared.")


def told_ends(reading: Reading, cards: Iterable[PlannedCard]) -> Iterable[Message]:
    """Of each of some cards the word that a membership on file ends by the death they tell of."""
    for card in cards:
        day = card.completion.columns.get("death_date") if card.completion else None
        match = card.match if card.action == "update" else None
        if not day or match is None or match.kind != "person" or match.key < 0:
            continue
        if bereft_memberships(reading, match.key, day):
            yield _ENDS.with_values(card=card.incoming.title, day=day_word(day))


def end_with_deaths(work: Work, died: Iterable[int], language: str) -> int:
    """End the memberships nobody living belongs to any more; how many those are.

    *language* is that of who imports: the reason is noted in it.
    """
    reason, ended = catalogue(language).say(DIED), 0
    work.flush()
    for key in died:
        day = work.get(Person, key).death_date
        for membership in bereft_memberships(work.session, key, day) if day else ():
            try:
                EndMembership(membership, "", day or "", reason).run(work)
            except InputError:  # the day cannot be its last: who asks about it is the check
                continue
            work.flush()
            ended += 1
    return ended
