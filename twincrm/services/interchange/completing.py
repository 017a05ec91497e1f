"""What a card adds to a contact that is known: empty values are filled, nothing is overwritten."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.domain.periods import is_current
from twincrm.domain.terms import FormOfAddress
from twincrm.runtime import clock
from twincrm.services.interchange.completion import Completion
from twincrm.services.interchange.known import number_key
from twincrm.services.interchange.residing import Moves, in_a_line, is_known, lodged_by, residence
from twincrm.services.interchange.stale import StaleLines
from twincrm.store.models import (
    Address,
    Assignment,
    Email,
    Household,
    HouseholdMember,
    LanguageSkill,
    Organisation,
    Person,
    Phone,
    Tag,
    Tagging,
    WebLink,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import IncomingCard, Row
    from twincrm.services.interchange.known import Match
    from twincrm.services.interchange.planned import PlannedCard
    from twincrm.services.interchange.residing import Residence

Contact = tuple[str, int]
PERSON_COLUMNS = (
    "given",
    "family",
    "particle",
    "title",
    "suffix",
    "nickname",
    "birth_date",
    "note",
    "form_of_address",
    "birth_name",
    "occupation",
    "salutation",
    "death_date",
    "nationality",
    "correspondence_language",
    "photo_id",
)
ORGANISATION_COLUMNS = ("name", "note", "correspondence_language", "logo_id")
_RESIDING = ("id", "starts_on", "ends_on")
_PLACE = ("street", "po_box", "postcode", "locality")
_BATCH = 500
_EMPTY = (None, "", str(FormOfAddress.UNKNOWN))


@dataclass(slots=True)
class Present:
    """What a contact has before a card completes it."""

    columns: dict[str, Any] = field(default_factory=dict[str, Any])
    phones: set[str] = field(default_factory=set[str])
    emails: set[str] = field(default_factory=set[str])
    links: set[str] = field(default_factory=set[str])
    tags: set[str] = field(default_factory=set[str])
    languages: set[str] = field(default_factory=set[str])
    residences: list[Residence] = field(default_factory=list["Residence"])
    addressed: bool = False
    assigned: bool = False
    pictured: bool = False

    def completed_by(
        self,
        incoming: IncomingCard,
        *,
        again: bool = False,
        settled: tuple[str, ...] = (),
        aside: tuple[str, ...] = (),
    ) -> Completion:
        """What the contact gains, which it has from now on.

        *again*: the very same row came in before; what was doubtful was told and settled then.
        *settled* are lines of its note that hold no longer; *aside* those for what a row says
        otherwise than what is on file.
        """
        gained = Completion(
            columns=self._missing(incoming, again=again, settled=settled, aside=aside),
            phones=tuple(r for r in incoming.phones if number_key(r) not in self.phones),
            emails=tuple(r for r in incoming.emails if r["folded"] not in self.emails),
            addresses=() if self.addressed else self._unknown(incoming.addresses),
            links=tuple(r for r in incoming.links if r["url"] not in self.links),
            tags=tuple(t for t in incoming.tags if fold(t) not in self.tags),
            languages=tuple(c for c in incoming.languages if c not in self.languages),
            assignment=bool(incoming.organisation) and not self.assigned,
            photo=incoming.card.photo is not None and not self.pictured,
            settled=settled,
        )
        self._take(gained)
        return gained

    def _missing(
        self,
        incoming: IncomingCard,
        *,
        again: bool,
        settled: tuple[str, ...],
        aside: tuple[str, ...],
    ) -> dict[str, str]:
        """The texts that are empty so far, and the lines of a row's note that are not there."""
        wished = wished_columns(incoming)
        if again and incoming.row is not None and "note" in wished:
            wished["note"] = _without(wished["note"], incoming.row.doubts)
        if aside:
            wished["note"] = "\n".join(filter(None, (wished.get("note"), *aside)))
        missing = {c: v for c, v in wished.items() if v and self.columns.get(c) in _EMPTY}
        if "family" not in missing:
            missing.pop("particle", None)
        note = self.columns.get("note")
        if settled and note:
            missing["note"] = note = _without(note, frozenset(settled))
        if incoming.row is not None and note and "note" in wished:
            lines = set(note.splitlines())
            more = [line for line in wished["note"].splitlines() if line not in lines]
            if more:
                missing["note"] = "\n".join([note, *more])
        return missing

    @property
    def note_lines(self) -> list[str]:
        """The lines of its note."""
        return str(self.columns.get("note") or "").splitlines()

    def _unknown(self, addresses: tuple[Row, ...]) -> tuple[Row, ...]:
        """Those that are not even former ones."""
        return tuple(each for each in addresses if not is_known(each, self.residences))

    def _take(self, gained: Completion) -> None:
        self.columns |= gained.columns
        self.phones |= {number_key(row) for row in gained.phones}
        self.emails |= {row["folded"] for row in gained.emails}
        self.links |= {row["url"] for row in gained.links}
        self.tags |= {fold(tag) for tag in gained.tags}
        self.languages |= set(gained.languages)
        self.addressed |= bool(gained.addresses)
        self.assigned |= gained.assignment
        self.pictured |= gained.photo


def _without(note: str, doubts: frozenset[str]) -> str:
    """A note without the lines that keep doubts."""
    return "\n".join(line for line in note.splitlines() if line not in doubts)


def wished_columns(incoming: IncomingCard) -> dict[str, str]:
    """The texts of a card that are columns here; the empty ones are left out."""
    card = incoming.card
    if incoming.kind == "organisation":
        values = {"name": incoming.title, "note": card.note, **dict(incoming.more)}
    else:
        given, family = incoming.name
        values = {
            "given": given,
            "family": family,
            "title": card.prefix,
            "suffix": card.suffix,
            "nickname": card.nickname,
            "note": card.note,
            "birth_date": incoming.birth_date or "",
            **dict(incoming.more),
        }
        values["family"] = family.removeprefix(values.get("particle", "")).strip()
    return {column: value for column, value in values.items() if value}


def completions(
    session: Session,
    planned: Sequence[PlannedCard],
    moved: frozenset[tuple[str, int]] = frozenset(),
) -> list[PlannedCard]:
    """The plan with what every known contact gains; one that gains nothing is unchanged.

    *moved* are the cards (source and number) whose address becomes that of the contact.
    """
    known = {(p.match.kind, p.match.key) for p in planned if p.match and p.match.key > 0}
    present = _present(session, known)
    again = {p.match.key for p in planned if p.match}
    stale = StaleLines(session)
    moves = Moves([(p.incoming, p.match) for p in planned if p.match], moved)
    done: list[PlannedCard] = []
    for number, card in enumerate(planned):
        if card.action == "new" and -number - 1 in again:
            fresh = present.setdefault((card.incoming.kind, -number - 1), Present())
            fresh.completed_by(card.incoming)
            fresh.residences += lodged_by(card.incoming, -number - 1)
        if card.action == "update" and card.match is not None:
            has = present[card.match.kind, card.match.key]
            done.append(_completed(card, card.match, has, stale, moves))
            if done[-1].completion and done[-1].completion.addresses:
                has.residences += lodged_by(card.incoming, -number - 1)
        else:
            done.append(card)
    return done


def _completed(
    card: PlannedCard,
    match: Match,
    has: Present,
    stale: StaleLines,
    moves: Moves,
) -> PlannedCard:
    """A card with what its contact gains, and what it says otherwise."""
    contact, incoming = (match.kind, match.key), card.incoming
    again = match.by == "card"
    said = moves.said(incoming, match, has.residences, again=again)
    aside = (*_other_name(card, match), *said.aside)
    settled = stale.of(contact, incoming, has.columns)
    if said.former is not None:  # what a former import put aside is the address now
        settled = (*settled, f"{incoming.source}: {in_a_line(incoming.addresses[0])}")
    gained = has.completed_by(
        incoming,
        again=again,
        settled=tuple(each for each in settled if each in has.note_lines),
        aside=tuple(f"{incoming.source}: {each}" for each in aside),
    )
    if said.former is not None:
        gained = replace(gained, former=said.former, addresses=incoming.addresses[:1])
    if said.filled is not None:
        gained = replace(gained, filled=said.filled)
    action = "unchanged" if gained.nothing else "update"
    done = replace(card, action=action, completion=gained)
    return replace(
        done, told=said.doubts, movable=said.movable, elsewhere=said.elsewhere, lives=said.same
    )


def _other_name(card: PlannedCard, match: Match) -> tuple[str, ...]:
    """The name of a row that is somebody's by the number alone; here they may be called else."""
    return (card.incoming.title,) if match.by == "number" and card.doubt is not None else ()


def _present(session: Session, contacts: set[Contact]) -> dict[Contact, Present]:
    present = {contact: Present() for contact in contacts}
    for kind in ("person", "organisation"):
        keys = sorted(key for k, key in contacts if k == kind)
        for start in range(0, len(keys), _BATCH):
            _read_batch(session, kind, keys[start : start + _BATCH], present)
    return present


def _read_batch(
    session: Session, kind: str, keys: Sequence[int], present: dict[Contact, Present]
) -> None:
    owner = f"{kind}_id"

    def rows(model: Any, *columns: str) -> Iterable[Any]:  # noqa: ANN401
        mine = getattr(model, owner)
        wanted = [getattr(model, column) for column in columns]
        for key, *values in session.execute(select(mine, *wanted).where(mine.in_(keys))):
            yield present[kind, key], values

    today = clock.today()
    _read_columns(session, kind, keys, present)
    for has, (e164, number) in rows(Phone, "e164", "number"):
        has.phones.add(number_key({"e164": e164, "number": number}))
    for has, (folded,) in rows(Email, "folded"):
        has.emails.add(folded)
    for has, (url,) in rows(WebLink, "url"):
        has.links.add(url)
    for has, (key, starts, ends, *values) in rows(Address, *_RESIDING, *_PLACE):
        place: Row = dict(zip(_PLACE, values, strict=True))
        held = residence(key, place, (starts, ends), today)
        has.residences.append(held)
        has.addressed |= held.current
    _read_tags(session, kind, keys, present)
    if kind == "person":
        _read_person(rows)
        _read_homes(session, keys, present)


def _read_person(rows: Callable[..., Iterable[tuple[Present, list[Any]]]]) -> None:
    for has, (language,) in rows(LanguageSkill, "language"):
        has.languages.add(language)
    for has, _ in rows(Assignment, "id"):
        has.assigned = True


def _read_homes(session: Session, keys: Sequence[int], present: dict[Contact, Present]) -> None:
    """What a person's household has reaches the person too, and goes out with its card."""
    member, today = HouseholdMember, clock.today()
    living = (
        select(member.person_id, member.household_id, member.starts_on, member.ends_on)
        .join(Household, Household.id == member.household_id)
        .where(member.person_id.in_(keys))
    )
    homes: dict[int | None, list[int]] = defaultdict(list)
    for key, home, starts, ends in session.execute(living):
        if is_current(starts, ends, today):
            homes[home].append(key)
    numbers = select(Phone.household_id, Phone.e164, Phone.number)
    for home, e164, number in session.execute(numbers.where(Phone.household_id.in_(homes))):
        for key in homes[home]:
            present["person", key].phones.add(number_key({"e164": e164, "number": number}))
    people = _people(session, homes)
    columns = (getattr(Address, name) for name in (*_RESIDING, *_PLACE))
    addressed = select(Address.household_id, *columns).where(Address.household_id.in_(homes))
    for home, key, starts, ends, *values in session.execute(addressed.order_by(Address.position)):
        place: Row = dict(zip(_PLACE, values, strict=True))
        held = residence(key, place, (starts, ends), today, home=home, people=people[home])
        for person in homes[home]:
            has = present["person", person]
            has.residences.append(held)
            has.addressed |= held.current


def _people(
    session: Session, homes: Iterable[int | None]
) -> defaultdict[int | None, frozenset[int]]:
    """Who lives in households today."""
    member, today = HouseholdMember, clock.today()
    found: defaultdict[int | None, frozenset[int]] = defaultdict(frozenset)
    times = select(member.household_id, member.person_id, member.starts_on, member.ends_on)
    for home, person, starts, ends in session.execute(times.where(member.household_id.in_(homes))):
        if is_current(starts, ends, today):
            found[home] |= {person}
    return found


def _read_tags(
    session: Session, kind: str, keys: Sequence[int], present: dict[Contact, Present]
) -> None:
    mine = getattr(Tagging, f"{kind}_id")
    tags = select(mine, Tag.folded).join(Tag, Tag.id == Tagging.tag_id).where(mine.in_(keys))
    for key, folded in session.execute(tags):
        present[kind, key].tags.add(folded)


def _read_columns(
    session: Session, kind: str, keys: Sequence[int], present: dict[Contact, Present]
) -> None:
    model: Any = Person if kind == "person" else Organisation
    names = PERSON_COLUMNS if kind == "person" else ORGANISATION_COLUMNS
    statement = select(model.id, *(getattr(model, name) for name in names))
    for key, *values in session.execute(statement.where(model.id.in_(keys))):
        has = present[kind, key]
        has.columns = dict(zip(names, values, strict=True))
        has.pictured = has.columns[names[-1]] is not None
