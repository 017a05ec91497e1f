"""What ends with a death that a row tells of, as where the day is typed by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message, day_word
from twincrm.runtime.language import catalogue
from twincrm.services.members.bereft import bereft_memberships
from twincrm.services.members.commands import EndMembership
from twincrm.services.members.wording import DIED
from twincrm.store.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.services.interchange.planned import PlannedCard
    from twincrm.services.interchange.table_plan import PlannedRow
    from twincrm.store.connection import Reading
    from twincrm.store.work import Work

_ENDS = Message("{card} died on {day}: the membership ends with it, as it is not shared.")


def told_of_ends(
    reading: Reading, rows: Iterable[PlannedRow], cards: Sequence[PlannedCard]
) -> list[PlannedRow]:
    """The rows, each with the word that a membership on file ends by the death it tells of."""
    return [
        replace(row, problems=(*row.problems, *told))
        if (told := [each for n in row.cards for each in _told(reading, row, cards[n])])
        else row
        for row in rows
    ]


def _told(reading: Reading, row: PlannedRow, card: PlannedCard) -> Iterable[Message]:
    day = card.completion.columns.get("death_date") if card.completion else None
    if not day or card.action != "update" or card.match is None or card.match.kind != "person":
        return
    ends = row.membership is not None and "left_on" in row.membership.columns
    if not ends and card.match.key > 0 and bereft_memberships(reading, card.match.key, day):
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
