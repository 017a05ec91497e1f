"""What ends with a death that a row tells of, as where the day is typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message, day_word
from twincrm.runtime.language import catalogue
from twincrm.services.members.bereft import bereft_memberships
from twincrm.services.members.commands import EndMembership
from twincrm.services.members.wording import DIED
from twincrm.store.models import MembershipPerson, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.table_row import TableRow
    from twincrm.services.interchange.gains import MembershipGain
    from twincrm.services.interchange.planned import PlannedCard
    from twincrm.store.work import Work

RowKey = tuple[str, int]
_ENDS = Message("{card} died ({day}): the membership ends with it, as nobody else in it is alive.")


class _Row(Protocol):
    """What is asked of a row that was planned."""

    @property
    def source(self) -> str: ...
    @property
    def row(self) -> TableRow: ...
    @property
    def cards(self) -> tuple[int, ...]: ...
    @property
    def membership(self) -> MembershipGain | None: ...


def told_ends(
    session: Session, rows: Sequence[_Row], cards: Sequence[PlannedCard]
) -> dict[RowKey, tuple[Message, ...]]:
    """The rows, each with the word that a membership ends by the death it tells of.

    Of several people it ends with the last of them: that one's row says it.
    """
    died = dict(filter(None, map(_death, range(len(cards)), cards)))
    found: dict[RowKey, tuple[Message, ...]] = {}
    if not died:
        return found
    last = [
        *_ending(session, died),
        *_beginning(rows, died),
    ]
    told: set[int] = set()
    for row in rows:
        ends = row.membership is not None and "left_on" in row.membership.columns
        for number in () if ends else row.cards:
            who = _whose(number, cards[number])
            if who in last and who not in told:
                told.add(who)
                said = _ENDS.with_values(card=cards[number].incoming.title, day=day_word(died[who]))
                found[row.source, row.row.line] = (said,)
    return found


def _whose(number: int, card: PlannedCard) -> int:
    return -number - 1 if card.action == "new" or card.match is None else card.match.key


def _death(number: int, card: PlannedCard) -> tuple[int, str] | None:
    """Whose death a card tells of that is not on file, and the day."""
    if card.incoming.kind != "person":
        return None
    day = ""
    if card.action == "new":
        day = dict(card.incoming.more).get("death_date") or ""
    elif card.action == "update" and card.completion is not None:
        day = str(card.completion.columns.get("death_date") or "")
    return (_whose(number, card), day) if day else None


def _ending(session: Session, died: Mapping[int, str]) -> Iterator[int]:
    """Who of each membership on file died last, where nobody of it lives any more."""
    for person in sorted((key for key in died if key > 0), key=lambda key: died[key]):
        mine = select(MembershipPerson.membership_id).where(MembershipPerson.person_id == person)
        shared = set(session.scalars(mine))
        named = select(MembershipPerson.person_id).where(MembershipPerson.membership_id.in_(shared))
        later = [key for key in session.scalars(named) if died.get(key, "") > died[person]]
        if not later and bereft_memberships(session, person, died[person], set(died)):
            yield person


def _beginning(rows: Sequence[_Row], died: Mapping[int, str]) -> Iterator[int]:
    """Who of each membership that rows bring died last, where all of it have."""
    begun = [row for row in rows if row.membership is not None and row.membership.key is None]
    people = [set(row.membership.people) for row in begun if row.membership is not None]
    for row in rows:
        gain = row.membership
        if gain is not None and gain.key is not None and gain.key < 0:
            people[-gain.key - 1] |= set(gain.people)
    for row, who in zip(begun, people, strict=True):
        said = row.row.membership
        if said is None or said.uid or said.left_on or not who or not who <= died.keys():
            continue
        last = max(who, key=lambda key: died[key])
        joined = said.joined_on
        if not joined or joined[: len(died[last])] <= died[last][: len(joined)]:
            yield last


def newly_dead(
    rows: Sequence[_Row], cards: Sequence[PlannedCard], keys: Mapping[int, int]
) -> Iterator[int]:
    """Who is new and has died, by their ids, unless a table of ours says what goes on."""
    for row in rows:
        said = row.row.membership
        for number in row.cards if said is not None and not said.uid else ():
            card = cards[number]
            if card.action == "new" and _death(number, card) is not None:
                yield keys[-number - 1]


def end_with_deaths(work: Work, died: Iterable[int], language: str) -> int:
    """End the memberships nobody living belongs to any more; how many those are.

    *language* is that of who imports: the reason is noted in it. Of several people a membership
    ends with the last.
    """
    reason, ended = catalogue(language).say(DIED), 0
    work.flush()
    days = {key: work.get(Person, key).death_date or "" for key in died}
    for key in sorted(days, key=lambda each: days[each], reverse=True):
        day = days[key]
        for membership in bereft_memberships(work.session, key, day) if day else ():
            try:
                EndMembership(membership, "", day or "", reason).run(work)
            except InputError:  # the day cannot be its last: who asks about it is the check
                continue
            work.flush()
            ended += 1
    return ended
