"""The parts of two records, line by line: addresses, numbers, languages, tags, memberships."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from twincrm.domain.countries import language_name
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.runtime import clock
from twincrm.services.duplicates.comparing import sign_of, sign_of_dates
from twincrm.services.duplicates.folding import values_of
from twincrm.services.duplicates.lines import LineSign, MergeLine, Pick
from twincrm.services.duplicates.part_lines import pair_line, side_by_side
from twincrm.services.duplicates.preview_addresses import address_lines
from twincrm.services.duplicates.sameness import keys_of
from twincrm.services.home_of_today import is_home
from twincrm.services.rows import owned
from twincrm.services.steps.words import CHOICES
from twincrm.store.models import (
    Address,
    ContactGroup,
    Email,
    FeeYear,
    GroupMember,
    Household,
    HouseholdMember,
    LanguageSkill,
    Membership,
    OrganisationName,
    Phone,
    PlaceName,
    Tag,
    Tagging,
    WebLink,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Translator

_REACHED: tuple[tuple[type[Any], Message, str], ...] = (
    (Phone, Message("Phone"), "number"),
    (Email, Message("E-mail"), "address"),
    (WebLink, Message("Website"), "url"),
)


class PartLines:
    """Compares the parts of two records of a kind."""

    def __init__(
        self, session: Session, kind: str, ids: tuple[int, int], texts: Translator
    ) -> None:
        self._session = session
        self._owner = f"{kind}_id"
        self._ids = ids
        self._texts = texts

    def home(self, taken: str) -> list[MergeLine]:
        """Where both live, if not together: the one that is not chosen they have left."""
        if self._owner != "person_id":
            return []
        today = clock.today()
        living = select(HouseholdMember.person_id, Household.id, Household.name).join(
            Household, Household.id == HouseholdMember.household_id
        )
        mine = living.where(HouseholdMember.person_id.in_(self._ids))
        now = text(is_home("household_member", ":today"))
        rows = self._session.execute(mine.where(now), {"today": today.isoformat()})
        homes = {person: (home, name) for person, home, name in rows}
        if len(homes) < len(self._ids) or len(set(homes.values())) == 1:
            return []
        left, right = (homes[key][1] for key in self._ids)
        label = Message("Household")
        return [
            MergeLine(taken, label, left, right, LineSign.DIFFERENT, Pick.LEFT, columns=(taken,))
        ]

    def addresses(self) -> list[MergeLine]:
        """Street and town of addresses that are nearly the same, all others whole."""
        return address_lines(*self._of(Address), self._texts.language)

    def reached(self) -> list[MergeLine]:
        """Numbers, mailboxes and web addresses."""
        found: list[MergeLine] = []
        for kind, label, column in _REACHED:
            left, right = self._of(kind)
            for mine, theirs in _twins(left, right):
                words = (getattr(mine, column), getattr(theirs, column))
                found.append(pair_line(label, mine, theirs, words, (column,)))
            found += side_by_side(label, left, right, _shown(column))
        return found

    def spoken(self) -> list[MergeLine]:
        """The languages of people, and the names of others in other languages."""
        if self._owner == "person_id":
            return self._grouped(LanguageSkill, Message("Languages"), self._spoken)
        if self._owner == "household_id":
            return []
        named = OrganisationName if self._owner == "organisation_id" else PlaceName
        left, right = self._of(named)
        theirs = {row.language: row for row in right}
        other = [(row, theirs[row.language]) for row in left if row.language in theirs]
        other = [(mine, twin) for mine, twin in other if mine.name != twin.name]
        label = Message("Name in one language")
        found = [
            pair_line(label, mine, twin, (self._named(mine), self._named(twin)), ("name",))
            for mine, twin in other
        ]
        paired = {row.id for pair in other for row in pair}
        rest = Message("Names in other languages")
        return found + self._grouped(named, rest, self._named, without=paired)

    def marked(self) -> list[MergeLine]:
        """Tags and groups; places have none."""
        if self._owner == "place_id":
            return []
        tags = dict(self._session.execute(select(Tag.id, Tag.name)).all())
        groups = dict(self._session.execute(select(ContactGroup.id, ContactGroup.name)).all())
        return [
            *self._grouped(Tagging, Message("Tags"), lambda row: tags.get(row.tag_id, "")),
            *self._grouped(
                GroupMember, Message("Groups"), lambda row: groups.get(row.contact_group_id, "")
            ),
        ]

    def membership(self) -> list[MergeLine]:
        """Where both are members: since when, under which number, and paid for which years."""
        if self._owner == "place_id":
            return []
        rows = [[row for row in side if row.left_on is None] for side in self._of(Membership)]
        if not all(rows):
            return []
        mine, theirs = rows[0][0], rows[1][0]
        since = [_read(row.joined_on, self._texts.language) for row in (mine, theirs)]
        found: list[MergeLine] = []
        if any(since):
            dates = (mine.joined_on, theirs.joined_on)
            line = pair_line(Message("Member since"), mine, theirs, since, ("joined_on",))
            pick = Pick.RIGHT if not dates[0] or (dates[1] and dates[1] < dates[0]) else Pick.LEFT
            found.append(_replaced(line, sign_of_dates(*dates), pick))
        if mine.number or theirs.number:
            words = (mine.number, theirs.number)
            label = Message("Membership number")
            found.append(pair_line(label, mine, theirs, words, ("number",)))
        return found + self._fees(mine, theirs)

    def _fees(self, mine: Membership, theirs: Membership) -> list[MergeLine]:
        """Years that both have an entry for, and that say different things."""
        years: list[dict[int, Any]] = []
        for membership in (mine, theirs):
            statement = select(FeeYear).where(FeeYear.membership_id == membership.id)
            years.append({row.year: row for row in self._session.scalars(statement)})
        found: list[MergeLine] = []
        for year in sorted(years[0].keys() & years[1].keys()):
            left, right = years[0][year], years[1][year]
            words = (self._fee(left), self._fee(right))
            label = Message("Subscription {year}", {"year": year})
            line = pair_line(label, left, right, words, ("paid_cents",))
            more = right.paid_cents > left.paid_cents
            found.append(_replaced(line, line.sign, Pick.RIGHT if more else Pick.LEFT))
        return found

    def _fee(self, row: Any) -> str:  # noqa: ANN401 - a year's subscription
        language = self._texts.language
        paid, due = (shown_price(cents, language) for cents in (row.paid_cents, row.due_cents))
        return self._texts.tr("{paid} of {due} paid").format(paid=paid, due=due)

    def _grouped(
        self,
        kind: type[Any],
        label: Message,
        words: Callable[[Any], str],
        without: Collection[int] = (),
    ) -> list[MergeLine]:
        left, right = ([row for row in side if row.id not in without] for side in self._of(kind))
        sides = [sorted(said for row in rows if (said := words(row))) for rows in (left, right)]
        if not any(sides):
            return []
        sign = sign_of(*(" · ".join(side) for side in sides))
        one, other = ({word.partition(" (")[0] for word in side} for side in sides)
        if sign is LineSign.DIFFERENT and (one <= other or other <= one):
            sign = LineSign.NEARLY
        rows = [tuple((kind.__tablename__, row.id) for row in side) for side in (left, right)]
        pick = Pick.BOTH if all(sides) else Pick.LEFT if sides[0] else Pick.RIGHT
        shown = [" · ".join(side) for side in sides]
        return [
            MergeLine(
                kind.__tablename__, label, shown[0], shown[1], sign, pick, many=True,
                left_rows=rows[0], right_rows=rows[1],
            )
        ]  # fmt: skip

    def _spoken(self, row: Any) -> str:  # noqa: ANN401 - a language skill
        level = self._texts.say(CHOICES["language_skill", "level"][row.level])
        return f"{language_name(row.language, self._texts.language)} ({level})"

    def _named(self, row: Any) -> str:  # noqa: ANN401 - a name in a language
        return f"{row.name} ({language_name(row.language, self._texts.language)})"

    def _of(self, kind: type[Any]) -> tuple[list[Any], list[Any]]:
        """The parts of a kind that each of the two has; places have few kinds."""
        if not hasattr(kind, self._owner):
            return [], []
        both = [list(self._session.scalars(owned(kind, {self._owner: key}))) for key in self._ids]
        return both[0], both[1]


def _twins(left: list[Any], right: list[Any]) -> list[tuple[Any, Any]]:
    """Takes the parts out of both lists that say the same."""
    found: list[tuple[Any, Any]] = []
    for mine in list(left):
        values = values_of(mine)
        keys = keys_of(mine.__tablename__, values)
        for theirs in right:
            owners = {n: values[n] for n in ("person_id", "organisation_id", "household_id")}
            if keys & keys_of(theirs.__tablename__, {**values_of(theirs), **owners}):
                left.remove(mine)
                right.remove(theirs)
                found.append((mine, theirs))
                break
    return found


def _replaced(line: MergeLine, sign: LineSign, pick: Pick) -> MergeLine:
    return replace(line, sign=sign, suggested=pick)


def _shown(column: str) -> Callable[[Any], str]:
    return lambda row: getattr(row, column)


def _read(stored: str | None, language: str) -> str:
    return PartialDate.from_iso(stored).format(language) if stored else ""
