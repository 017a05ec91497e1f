"""Who gets a mailing: each contact, or one piece of post for each household."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from twincrm.domain.addresses import PostalAddress, postal_lines
from twincrm.domain.envelope_names import Named, bare_names, envelope_names, joined
from twincrm.domain.joint_salutation import (
    greeted_in,
    unnamed_household,
    with_children,
)
from twincrm.domain.records.recipient import Recipient
from twincrm.domain.salutation import Addressee, letter_form, letter_office
from twincrm.domain.terms import NameOrder
from twincrm.exchange.email_drafts import usable_address
from twincrm.runtime import clock
from twincrm.services.association.queries import home_country
from twincrm.services.mailings.reading import known_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.mailings.reading import Known, Reader, Street

Contact = tuple[str, int]


class _Placed(TypedDict):
    """Where a piece of post goes, as fields of a recipient."""

    place_lines: tuple[str, ...]
    postcode: str
    town: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """Those who can be written to, in the order of the contacts, and who is left out."""

    all: tuple[Recipient, ...]
    died: tuple[str, ...] = ()
    """Names of the dead, also of those who were all of a household: nobody writes to them."""
    left: tuple[str, ...] = ()
    """Names of the households in which nobody lives any more."""


def recipients(
    session: Session,
    contacts: Sequence[Contact],
    language: str,
    *,
    per_household: bool = True,
) -> Recipients:
    """The recipients of a mailing; *language* is written in where nobody noted another.

    With *per_household* people who live together today get one piece of post, which names them;
    a household that is itself among the contacts stands for everybody who lives there.
    """
    known = known_of(session, contacts, clock.today())
    home = home_country(session)
    post = _Post(known, language[:2].lower(), home)
    groups = _grouped(contacts, known, per_household=per_household)
    gone = dict.fromkeys(key for each in contacts for key in _dead_of(known, each))
    died = tuple(known.people[key].name.full() for key in gone)
    found = (post.of(group) for group in groups)
    homes = dict.fromkeys(key for kind, key in contacts if kind == "household")
    left = tuple(known.homes[key].name for key in homes if key in known.homes and key in known.left)
    return Recipients(tuple(each for each in found if each is not None), died, left)


def homes_written_to_anyway(everybody: Sequence[Recipient]) -> set[tuple[Contact, ...]]:
    """Contacts of the households of which everybody who lives there is written to as well.

    They need no post of their own, unless it is about what the household itself owes.
    """
    alone = {one for each in everybody for one in each.contacts if one[0] == "person"}
    homes = (each for each in everybody if each.contacts[0][0] == "household")
    return {each.contacts for each in homes if each.people and alone.issuperset(each.people)}


def _grouped(
    contacts: Sequence[Contact], known: Known, *, per_household: bool
) -> list[tuple[Contact, ...]]:
    """Everybody once, those of a household together where the first of them stands."""
    groups: dict[Contact, dict[Contact, None]] = {}
    for contact in contacts:
        kind, key = contact
        if kind == "person" and (key not in known.people or known.people[key].died):
            continue
        home = known.home_of.get(key) if kind == "person" else None
        if kind == "household":
            home = key
        place = ("household", home) if home is not None and per_household else contact
        groups.setdefault(place, {})[contact] = None
    return [tuple(group) for group in groups.values()]


def _dead_of(known: Known, contact: Contact) -> Sequence[int]:
    """Who died and would be written to: somebody, or all of a household."""
    kind, key = contact
    if kind == "household" and key in known.homes and _all_died(known, key):
        return known.living[key]
    died = kind == "person" and key in known.people and known.people[key].died
    return (key,) if died else ()


def _all_died(known: Known, household: int) -> bool:
    lived = known.living.get(household, [])
    return bool(lived) and all(known.people[key].died for key in lived)


def _is_lived_in(known: Known, household: int) -> bool:
    """Somebody may read there what is written to it: also where nobody was ever noted."""
    gone = household not in known.homes or household in known.left
    return not gone and not _all_died(known, household)


class _Post:
    """Makes recipients of what is known."""

    def __init__(self, known: Known, language: str, home: str) -> None:
        self._known, self._language, self._home = known, language, home

    def of(self, group: tuple[Contact, ...]) -> Recipient | None:
        """The recipient of one piece of post; none where all of them are gone."""
        household = next((key for kind, key in group if kind == "household"), None)
        people = [key for kind, key in group if kind == "person"]
        if household is not None:
            lived = self._known.living.get(household, [])
            people = [key for key in lived if not self._known.people[key].died]
        known = self._known
        if household is not None and not _is_lived_in(known, household):
            return None
        if people:
            return self._to_people(group, people, household)
        if household is not None:
            return self._to_nobody_named(group, household)
        return self._to_body(group[0])

    def _called_family(self, people: Sequence[int], home: int | None) -> str:
        """What a household is called of which no more is known: *Familie Brandt*; else empty."""
        if home is None or len(people) != 1:
            return ""
        reader, name = self._known.people[people[0]], self._known.homes[home].name
        told = reader.name.given or reader.override or letter_form(reader.form) != "none"
        return "" if told or unnamed_household(name, "").form != "family" else name

    def _to_people(
        self, group: tuple[Contact, ...], people: list[int], household: int | None
    ) -> Recipient:
        known = self._known
        readers = [known.people[key] for key in people]
        language = next((r.language for r in readers if r.language), self._language)
        adults = [known.people[key] for key in people if key not in known.children] or readers
        home = household if household is not None else known.home_of.get(people[0])
        together = household is not None or len(people) > 1
        override = known.homes[home].salutation if home is not None and together else ""
        street, body = self._street(people, home, together=together)
        at_office = body is not None
        greeted = [_addressee(each, at_office=at_office) for each in adults]
        if len(greeted) == 1 and len(people) > 1:
            greeted = [with_children(greeted[0])]
        addressed = sorted(greeted, key=lambda each: not each.function)
        named = self._named(people, at_office=at_office)
        names = envelope_names(named, language)
        if family := self._called_family(people, home):
            names, addressed = [family], [unnamed_household(family, "")]
        first = (known.bodies[body][0],) if body is not None else ()
        found = Recipient(
            contacts=group,
            name=family or bare_names(named, language),
            people=tuple(("person", key) for key in people),
            names=(*first, *names),
            language=language,
            addressed=tuple(addressed),
            override=override,
            familiar=all(each.familiar for each in addressed),
            several=len(addressed) > 1 or addressed[0].form == "family",
            email=self._email(people, home),
            given=joined((each.name.given for each in adults), language),
            family=joined((each.name.surname() for each in adults), language),
            organisation=first[0] if first else "",
            **self._placed(street),
        )
        return greeted_in(found, language)

    def _named(self, people: Sequence[int], *, at_office: bool) -> list[Named]:
        """The people as an envelope names them; by their office only where they hold it."""
        known = self._known
        return [
            Named(
                reader.name,
                letter_form(reader.form),
                child=key in known.children,
                function=letter_office(reader.office.at_body) if at_office else "",
            )
            for key in people
            for reader in (known.people[key],)
        ]

    def _street(
        self, people: list[int], home: int | None, *, together: bool
    ) -> tuple[Street | None, int | None]:
        """Where post reaches people: at home, else where they hold office."""
        streets = self._known.streets
        own = next((streets[c] for key in people if (c := ("person", key)) in streets), None)
        shared = streets.get(("household", home)) if home is not None else None
        found = (shared or own) if together else (own or shared)
        if found is not None or len(people) > 1:
            return found, None
        body = self._known.people[people[0]].office.body
        if body is None or ("organisation", body) not in streets:
            return None, None
        return streets["organisation", body], body

    def _email(self, people: list[int], home: int | None) -> str:
        emails = self._known.emails
        wanted: list[Contact] = [("person", key) for key in people]
        if home is not None:
            wanted.append(("household", home))
        noted = [emails[contact] for contact in wanted if contact in emails]
        return next(filter(usable_address, noted), noted[0] if noted else "")

    def _to_nobody_named(self, group: tuple[Contact, ...], household: int) -> Recipient:
        """A household of which nobody is noted is written to by its own name."""
        home = self._known.homes[household]
        reader = unnamed_household(home.name, home.salutation)
        return self._several(group, home.name, self._language, reader, ("household", household))

    def _to_body(self, contact: Contact) -> Recipient | None:
        if contact[0] != "organisation" or contact[1] not in self._known.bodies:
            return None
        name, language = self._known.bodies[contact[1]]
        chosen = language or self._language
        return self._several((contact,), name, chosen, Addressee("several"), contact)

    def _several(
        self,
        group: tuple[Contact, ...],
        name: str,
        language: str,
        reader: Addressee,
        at: Contact,
    ) -> Recipient:
        found = Recipient(
            contacts=group,
            name=name,
            names=(name,),
            language=language,
            addressed=(reader,),
            email=self._known.emails.get(at, ""),
            organisation=name if at[0] == "organisation" else "",
            **self._placed(self._known.streets.get(at)),
        )
        return greeted_in(found, language)

    def _placed(self, street: Street | None) -> _Placed:
        if street is None:
            return {"place_lines": (), "postcode": "", "town": ""}
        address = PostalAddress(
            street=street.street or street.po_box,
            postcode=street.postcode,
            locality=street.locality,
            region=street.region,
            country=street.country,
            extra=street.extra,
        )
        lines = postal_lines(address, sender_country=self._home, language=self._language)
        return {"place_lines": lines, "postcode": street.postcode, "town": street.locality}


def _addressee(reader: Reader, *, at_office: bool) -> Addressee:
    name = reader.name
    held = reader.office.at_body if at_office else reader.office.function
    return Addressee(
        form=letter_form(reader.form),
        given=name.given,
        family=name.family,
        particle=name.particle,
        title=name.title,
        function=letter_office(held),
        familiar=reader.informal,
        eastern_order=name.display_order == NameOrder.EASTERN,
        override=reader.override,
    )
