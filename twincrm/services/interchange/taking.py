"""Writes what a plan found: the rows of an import, each table at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.domain.periods import has_begun
from twincrm.domain.terms import ContactKind, LanguageLevel, Sector
from twincrm.exchange.tables.belonging import MEMBER
from twincrm.exchange.vcard import kept_photo
from twincrm.services.bereaved import end_roles, give_up_salutations
from twincrm.services.contacts import tag_named
from twincrm.services.documents.blobs import keep_bytes
from twincrm.services.interchange.completing import wished_columns
from twincrm.services.interchange.completion import Completion
from twincrm.services.interchange.loaded import Loaded
from twincrm.services.interchange.residing import is_known, residence
from twincrm.services.interchange.towns import Towns
from twincrm.store.base import new_uid
from twincrm.store.models import (
    Address,
    Assignment,
    Email,
    Function,
    ImportFingerprint,
    ImportRun,
    LanguageSkill,
    Organisation,
    Person,
    Phone,
    Tagging,
    WebLink,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.services.interchange.incoming import IncomingCard, Row
    from twincrm.services.interchange.planned import Plan, PlannedCard
    from twincrm.services.interchange.residing import Residence
    from twincrm.services.progress import Progress
    from twincrm.store.base import Base
    from twincrm.store.work import Work

_HOME = str(ContactKind.HOME)
OF_ADDRESS = ("street", "extra", "po_box", "postcode", "locality", "region", "country")
"""What an address says."""


class Taking:
    """Collects the rows of an import by table and writes each table at once."""

    def __init__(
        self,
        work: Work,
        plan: Plan,
        form: str,
        progress: Progress,
        housed: frozenset[int] = frozenset(),
        letters: Mapping[str, str] | None = None,
        joining: Mapping[int, int] | None = None,
    ) -> None:
        """*letters* are the languages in which the new contacts of sources get letters.

        *joining* are the households on file into which the people of cards move.
        """
        self._work = work
        self._plan = plan
        self._form = form
        self._progress = progress
        self._housed = housed
        self._joining = joining or {}
        self.loaded = Loaded(work)
        self._rows: dict[type[Base], list[Row]] = defaultdict(list)
        self._tags: dict[str, int] = {}
        self._bodies: dict[str, int] = {}
        self._sectors: dict[int, str] = {}
        self._towns = Towns(work.session)
        self._letters = letters or {}
        gained = ((card.incoming, card.completion) for card in plan.cards)
        bare = ((each, more.filled) for each, more in gained if more and more.filled)
        self._fuller = {-here.key - 1: each for each, here in bare if here.key < 0}
        """Cards that name the street where an earlier one of the import names the town alone."""
        self.died: list[int] = []
        """Those on file of whom it is new that they died."""
        self.given_up: list[str] = []
        """Households whose own salutation greeted somebody of whom it is new that they died."""
        self._member: int | None = 0
        """The function of members; 0 as long as nobody asked for it."""

    def take(self) -> dict[int, int]:
        """Write everything; the ids of new contacts by the keys the plan knows them by.

        Of the cards whose numbers are *housed* the address and the number at home are left to the
        household they live in.
        """
        names = ", ".join(source.name for source in self._plan.sources)[:500]
        run = self._work.add(ImportRun(source=names, format=self._form, imported_at=self._work.now))
        keys = self._add_new_contacts()
        self._add_bodies()
        self._load()
        for number, card in enumerate(self._plan.cards):
            if number % 200 == 0:
                self._progress.step(number, len(self._plan.cards))
            if card.action in ("new", "update"):
                key = keys.get(-number - 1) or self._key(card, keys)
                self._take_card(card, key, run.id, number)
        self._mark_beside(run.id, keys)
        for kind, rows in self._rows.items():
            self._work.bulk_insert(kind, rows)
        self.given_up = give_up_salutations(self._work, self.died)
        end_roles(self._work, self.died)
        return keys

    def _load(self) -> None:
        """Read what is changed, many rows at a time."""
        changed = [
            (card.match, card.completion)
            for card in self._plan.cards
            if card.action == "update" and card.match and card.match.key > 0 and card.completion
        ]
        for kind, model in (("person", Person), ("organisation", Organisation)):
            keys = (m.key for m, gained in changed if m.kind == kind and _fills(gained))
            self.loaded.read(model, keys)
        places = [each for _, gained in changed for each in (gained.former, gained.filled)]
        self.loaded.read(Address, (each.key for each in places if each is not None))

    def _mark_beside(self, run: int, keys: dict[int, int]) -> None:
        """Who gains nothing by a row that brings somebody else something is known by it as well.

        Else the row would be half new when it comes again, and say its doubts once more.
        """
        taken = {
            id(card.incoming.row) for card in self._plan.cards if card.action in ("new", "update")
        } - {id(None)}
        self._rows[ImportFingerprint] += [
            {
                "import_run_id": run,
                "fingerprint": card.incoming.read.fingerprint,
                f"{card.match.kind}_id": self._key(card, keys),
            }
            for card in self._plan.cards
            if card.action == "unchanged"
            and id(card.incoming.row) in taken
            and card.match is not None
            and card.match.by != "card"
        ]

    def _key(self, card: PlannedCard, keys: dict[int, int]) -> int:
        assert card.match is not None
        return keys[card.match.key] if card.match.key < 0 else card.match.key

    def _add_new_contacts(self) -> dict[int, int]:
        """Insert the new people and organisations; their ids by the key the plan knows them by."""
        keys: dict[int, int] = {}
        for kind, model in (("organisation", Organisation), ("person", Person)):
            new = [
                (number, card)
                for number, card in enumerate(self._plan.cards)
                if card.action == "new" and card.incoming.kind == kind
            ]
            rows = [self._contact_row(card) for _, card in new]
            ids = self._work.bulk_insert(model, rows)
            keys |= {-number - 1: key for (number, _), key in zip(new, ids, strict=True)}
        return keys

    def _contact_row(self, card: PlannedCard) -> Row:
        incoming = card.incoming
        row: Row = dict(wished_columns(incoming))
        row["uid"] = incoming.uid if incoming.uid and not card.fresh_uid else new_uid()
        row["place_id"] = self._towns.of(incoming)
        row.setdefault("correspondence_language", self._letters.get(incoming.source, ""))
        if incoming.kind == "organisation":
            row["sector"] = str(Sector.CIVIL_SOCIETY)
        if incoming.card.photo is not None:
            column = "photo_id" if incoming.kind == "person" else "logo_id"
            row[column] = keep_bytes(self._work, kept_photo(incoming.card.photo.data))
        return row

    def _take_card(self, card: PlannedCard, key: int, run: int, number: int) -> None:
        incoming = card.incoming
        owner = {f"{incoming.kind}_id": key}
        gained = self._own(card.completion or _everything(incoming), number)
        if card.action == "update":
            self._fill_columns(incoming, key, gained)
        if gained.former is not None:
            gained = self._move(incoming, owner, gained, gained.former)
        if gained.filled is not None:
            self._fill_address(incoming, gained.filled)
        for model, rows in (
            (Phone, gained.phones),
            (Email, gained.emails),
            (Address, self.lodged(number, gained.addresses)),
            (WebLink, gained.links),
        ):
            if rows:
                self._rows[model] += [{**row, **owner, "position": n} for n, row in enumerate(rows)]
        self._rows[Tagging] += [{"tag_id": self._tag(name), **owner} for name in gained.tags]
        if incoming.kind == "person":
            self._take_person(incoming, key, gained)
        marks = [incoming.read.fingerprint]
        if incoming.row is not None and incoming.row.corrected:
            marks.append(incoming.settled_mark)
        self._rows[ImportFingerprint] += [
            {"import_run_id": run, "fingerprint": mark, **owner} for mark in marks
        ]

    def _own(self, gained: Completion, number: int) -> Completion:
        """What of it is the contact's own: address and number at home are the household's."""
        if number in self._housed:
            own = tuple(row for row in gained.phones if row["kind"] != _HOME)
            return replace(gained, phones=own, addresses=())
        if (home := self._joining.get(number)) is not None and gained.addresses:
            there = select(Address).where(Address.household_id == home)
            known = [
                residence(each.id, vars(each), (each.starts_on, each.ends_on), self._work.today)
                for each in self._work.all(there)
            ]
            held = [each for each in known if each.current]
            own = tuple(row for row in gained.addresses if not is_known(row, held))
            return replace(gained, addresses=own)
        return gained

    def _fill_address(self, incoming: IncomingCard, bare: Residence) -> None:
        """An address that named a town alone gains what the row says of it."""
        if bare.key < 0:  # it is not written yet
            return
        [told] = self.located(incoming, incoming.addresses[:1])
        held = self.loaded.get(Address, bare.key)
        for column in OF_ADDRESS:
            if not getattr(held, column):
                setattr(held, column, told[column])

    def _move(
        self, incoming: IncomingCard, owner: Row, gained: Completion, former: Residence
    ) -> Completion:
        """The address on file holds until yesterday, the new one from today on."""
        today = self._work.today
        old, last = self.loaded.get(Address, former.key), (today - timedelta(days=1)).isoformat()
        begun = has_begun(old.starts_on, today - timedelta(days=1))
        old.ends_on = last if begun else old.starts_on
        owner = {"household_id": former.home} if former.home is not None else owner
        self._rows[Address] += [
            {**row, **owner, "position": 0, "starts_on": today.isoformat()}
            for row in self.located(incoming, gained.addresses)
        ]
        return replace(gained, addresses=())

    def lodged(self, number: int, addresses: tuple[Row, ...]) -> tuple[Row, ...]:
        """Addresses of a card as they are written, with the street that a later card names."""
        places = self.located(self._plan.cards[number].incoming, addresses)
        if not places or (later := self._fuller.get(number)) is None:
            return places
        [told] = self.located(later, later.addresses[:1])
        more = {column: told[column] for column in OF_ADDRESS if not places[0][column]}
        return ({**places[0], **more}, *places[1:])

    def located(self, incoming: IncomingCard, addresses: tuple[Row, ...]) -> tuple[Row, ...]:
        """Addresses of a list that name no country: that of their town, else of the list."""
        if incoming.row is None or all(row["country"] for row in addresses):
            return addresses
        land = self._towns.country_of(incoming) or incoming.country
        return tuple(row if row["country"] else {**row, "country": land} for row in addresses)

    def _take_person(self, incoming: IncomingCard, key: int, gained: Completion) -> None:
        self._rows[LanguageSkill] += [
            {"person_id": key, "language": code, "level": str(LanguageLevel.GOOD)}
            for code in gained.languages
        ]
        if gained.assignment:
            body = self._bodies[incoming.organisation]
            self._rows[Assignment].append(
                {
                    "uid": new_uid(),
                    "person_id": key,
                    "organisation_id": body,
                    "sector": self._sectors[body],
                    **self._office(incoming.function),
                    "main": True,
                }
            )

    def _office(self, said: str) -> Row:
        """The function of members where it is theirs, in every reader's language; else words."""
        if said not in MEMBER.values():
            return {"title": said, "function_id": None}
        if self._member == 0:
            wanted = select(Function.id).where(Function.key == "member")
            self._member = self._work.session.scalar(wanted)
        return {"title": said if self._member is None else "", "function_id": self._member}

    def _fill_columns(self, incoming: IncomingCard, key: int, gained: Completion) -> None:
        if not _fills(gained):
            return
        person = incoming.kind == "person"
        row: Any = self.loaded.get(Person if person else Organisation, key)
        if "death_date" in gained.columns:
            self.died.append(key)
        for column, value in gained.columns.items():
            setattr(row, column, value)
        if gained.place and row.place_id is None:
            row.place_id = self._towns.of(incoming)
        if gained.photo and incoming.card.photo is not None:
            blob = keep_bytes(self._work, kept_photo(incoming.card.photo.data))
            setattr(row, "photo_id" if person else "logo_id", blob)

    def _tag(self, name: str) -> int:
        if name not in self._tags:
            self._tags[name] = tag_named(self._work, name).id
        return self._tags[name]

    def _add_bodies(self) -> None:
        """Find the organisations that people work for; a new one stands in civil society."""
        known: dict[str, int] = {}
        present = select(Organisation.id, Organisation.name, Organisation.sector)
        for key, called, sector in self._work.session.execute(present.order_by(Organisation.id)):
            known.setdefault(fold(called), key)
            self._sectors[key] = sector
        named = dict.fromkeys(
            card.incoming.organisation for card in self._plan.cards if card.employs
        )
        folded = {name: fold(name) for name in named}
        new: dict[str, str] = {}
        for name, key in folded.items():
            if key not in known:
                new.setdefault(key, name)
        sector = str(Sector.CIVIL_SOCIETY)
        rows: list[Row] = [{"name": name, "sector": sector} for name in new.values()]
        ids = self._work.bulk_insert(Organisation, rows)
        known |= dict(zip(new, ids, strict=True))
        self._sectors |= dict.fromkeys(ids, sector)
        self._bodies = {name: known[key] for name, key in folded.items()}


def _fills(gained: Completion) -> bool:
    """Whether the contact itself is changed, not only what hangs on it."""
    return bool(gained.columns or gained.photo or gained.place)


def _everything(incoming: IncomingCard) -> Completion:
    """What a new contact gains: all that its card says."""
    return Completion(
        columns={},
        phones=incoming.phones,
        emails=incoming.emails,
        addresses=incoming.addresses,
        links=incoming.links,
        tags=incoming.tags,
        languages=incoming.languages,
        assignment=bool(incoming.organisation),
    )
