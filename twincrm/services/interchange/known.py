"""Which contacts are known already: same uid, the same card as before, or same name and a proof.

Never "same name and nothing contradicts": that would merge father and son.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.services.interchange.companions import Companions
from twincrm.services.interchange.doubts import (
    ANOTHER_BIRTHDAY,
    ANOTHER_NAME,
    FATHER_OR_SON,
    NAME_IN_LIST,
    NAME_KNOWN,
    NAMESAKE,
    NUMBER_KNOWN,
    SAME_IDENTIFIER,
    SAME_NUMBER,
    about,
    births_agree,
    births_differ,
    names_agree,
)
from twincrm.services.interchange.incoming import bare_uid, name_key
from twincrm.services.interchange.lodged import Lodged
from twincrm.services.interchange.numbered import Numbered
from twincrm.store.models import (
    Email,
    FormerUid,
    HouseholdMember,
    ImportFingerprint,
    Organisation,
    Person,
    Phone,
)
from twincrm.store.work import WITH_TRASH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.table_row import TableRow
    from twincrm.domain.texts import Message
    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.services.interchange.numbered import Holder


class Match(NamedTuple):
    """A known contact, and by what it is known."""

    kind: str
    key: int
    by: str
    """``uid``, ``card``, ``email``, ``phone``, ``birth_date``, ``number``, ``said``, or ``beside``:
    those who live with it stand with it."""


class Answer(NamedTuple):
    """Whether a card is about a known contact, and what speaks against the answer."""

    match: Match | None = None
    doubt: Message | None = None
    namesake: tuple[str, int] | None = None
    """A contact of the same name, where nothing shows whether it is the same."""


class Known:
    """Everything that contacts are known by, read once for an import.

    Keys below zero stand for contacts that the same import adds: a card that comes twice in one
    file is one contact.
    """

    def __init__(self, session: Session, cards: Sequence[IncomingCard] = ()) -> None:
        """*cards* are all that will be asked about."""
        self._trashed: set[str] = set()
        self._uids: dict[str, tuple[str, int]] = {}
        self._cards: dict[str, tuple[str, int]] = {}
        self._names: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._called: dict[tuple[str, int], str] = {}
        self._lines: dict[tuple[str, int], int] = {}
        """Where contacts that the import adds stand in their file."""
        self._births: dict[tuple[str, int], str] = {}
        self._mails: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._numbers: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._numbered = Numbered(session)
        self._lodged = Lodged(session)
        self._companions = Companions(session, cards)
        self._row: TableRow | None = None
        self._in_row: set[tuple[str, int]] = set()
        """Whom the cards before are about that stand in the same row: two are never one."""
        self._read_contacts(session)
        self._read_former(session)
        self._read_reach(session)
        self._read_cards(session)

    def find(self, incoming: IncomingCard) -> Answer:
        """The contact that a card is about, if it is known."""
        if incoming.row is None or incoming.row is not self._row:
            self._row, self._in_row = incoming.row, set()
        answer = self._found(incoming)
        if answer.match is not None:
            self._in_row.add((answer.match.kind, answer.match.key))
        return answer

    def _found(self, incoming: IncomingCard) -> Answer:
        if (settled := self.settled(incoming)) is not None:
            return Answer(Match(*settled, "card"))
        before = self._cards.get(incoming.read.fingerprint)
        held = self._uids.get(incoming.uid) if incoming.uid else None
        if before is not None and before != held:
            return Answer(Match(*before, "card"))
        if held is not None:
            return self._by_uid(incoming, held, the_very_card=before is not None)
        answer = self._by_name(incoming)
        return answer if answer.match is not None else self._by_number(incoming, answer)

    def settled(self, incoming: IncomingCard) -> tuple[str, int] | None:
        """Whom a row brought when somebody put it right; now it says again what was wrong."""
        if incoming.row is None or incoming.row.corrected:
            return None
        mine = self._cards.get(incoming.read.fingerprint)
        first = self._cards.get(incoming.settled_mark)
        return (mine or first) if first is not None else None

    def _by_uid(
        self, incoming: IncomingCard, held: tuple[str, int], *, the_very_card: bool
    ) -> Answer:
        """A card whose identifier is known: only in one and the same file is that no proof.

        There it was given to two people by mistake; a contact that is here may have married.
        """
        match = Match(*held, "uid")
        if the_very_card:
            return Answer(match)
        called = self._called[held]
        agree = names_agree(incoming.title, called) or names_agree(incoming.name_key, called)
        if not agree and (held[0] != incoming.kind or held[1] < 0):
            return Answer(None, about(SAME_IDENTIFIER, incoming.title, called))
        doubt = None if agree else ANOTHER_NAME
        if not births_agree(incoming.birth_date, self._births.get(held)):
            doubt = doubt or ANOTHER_BIRTHDAY
        return Answer(match, about(doubt, incoming.title, called) if doubt else None)

    def _by_name(self, incoming: IncomingCard) -> Answer:
        """A card of a known name: a proof makes it known, unless the birthdays tell two apart.

        A family shares its phone, so a number proves nothing against two birthdays; the answer
        without a doubt is preferred.
        """
        doubtful = Answer()
        if not incoming.name_key:
            return doubtful
        called = self._names.get((incoming.kind, incoming.name_key), ())
        namesakes = [key for key in called if (incoming.kind, key) not in self._in_row]
        for key in namesakes:
            contact = (incoming.kind, key)
            proof = self._proof(incoming, contact)
            if not proof:
                continue
            match = Match(*contact, proof)
            if births_agree(incoming.birth_date, self._births.get(contact)):
                return Answer(match)
            if (
                incoming.row is not None
                and proof != "phone"
                and self._born_apart(incoming, contact)
            ):
                said = about(FATHER_OR_SON, incoming.title, self._called[contact])
                doubtful = Answer(None, said, contact)
                continue
            doubt = NAMESAKE if proof == "phone" else ANOTHER_BIRTHDAY
            if doubtful.match is None:
                said = about(doubt, incoming.title, self._called[contact])
                doubtful = Answer(None if proof == "phone" else match, said)
        namesakes = [key for key in namesakes if not self._differs(incoming, key)]
        return self._by_namesakes(incoming, namesakes) if doubtful == Answer() else doubtful

    def _by_namesakes(self, incoming: IncomingCard, namesakes: list[int]) -> Answer:
        """A card of a name that others bear: known by those beside them, else it is asked."""
        if not namesakes:
            return Answer()
        beside = [key for key in namesakes if self._stands_beside(incoming, key)]
        if len(beside) == 1:
            return Answer(Match(incoming.kind, beside[0], "beside"))
        alike = [(incoming.kind, key) for key in namesakes]
        namesake = self._lodged.nearest_first(alike, incoming.addresses)[0]
        line = self._lines.get(namesake)
        words = NAME_KNOWN if line is None else NAME_IN_LIST.with_values(line=line)
        return Answer(None, about(words, incoming.title, self._called[namesake]), namesake)

    def _stands_beside(self, incoming: IncomingCard, key: int) -> bool:
        """Whether who lives with a namesake, at the address of a row, has a row there as well."""
        if incoming.kind != "person" or key < 0:
            return False
        names = self._companions.beside(incoming)
        return (
            bool(names)
            and self._lodged.lives_at((incoming.kind, key), incoming.addresses[:1])
            and any(
                mate in self._names.get(("person", name), ())
                for mate in self._companions.of(key)
                for name in names
            )
        )

    def _by_number(self, incoming: IncomingCard, answer: Answer) -> Answer:
        """A row of a membership number that is on file: of that name, or of that first name.

        Who married has another name; that is told where a birthday, a mailbox or a phone shows it.
        A first name alone may be anybody's, also where both joined on the day of the foundation and
        the number only counts the rows: that is asked.
        """
        holders = self._alike(incoming)
        same = {h.contact for h in holders if self._is_called(h.contact, incoming)}
        if same:
            return Answer(Match(*same.pop(), "number")) if len(same) == 1 else answer
        if len({h.contact for h in holders}) != 1:
            return answer
        contact, called = holders[0].contact, self._called[holders[0].contact]
        if self._proof(incoming, contact):
            said = about(SAME_NUMBER, incoming.title, called)
            return Answer(Match(*contact, "number"), said)
        if answer.doubt is not None:
            return answer
        return Answer(None, about(NUMBER_KNOWN, incoming.title, called), contact)

    def _alike(self, incoming: IncomingCard) -> list[Holder]:
        """Who has the number of a row and at least the same first name, and no other birthday."""
        said = incoming.row.membership if incoming.row is not None else None
        if said is None or not said.number or not incoming.name_key:
            return []
        first = fold(incoming.name[0]).split(" ")[0] if incoming.kind == "person" else ""
        return [
            holder
            for holder in self._numbered.holders(said.number)
            if holder.contact[0] == incoming.kind
            and (called := self._called.get(holder.contact)) is not None
            and (
                self._is_called(holder.contact, incoming)
                or (first and fold(called).split(" ")[0] == first)
            )
            and births_agree(incoming.birth_date, self._births.get(holder.contact))
        ]

    def _is_called(self, contact: tuple[str, int], incoming: IncomingCard) -> bool:
        """Whether a contact has the name of a card."""
        return contact[1] in self._names.get((incoming.kind, incoming.name_key), ())

    def _born_apart(self, incoming: IncomingCard, contact: tuple[str, int]) -> bool:
        """Whether two days of birth show that a family shares its mailbox."""
        return births_differ(incoming.birth_date, self._births.get(contact))

    def _differs(self, incoming: IncomingCard, key: int) -> bool:
        """Whether the birthdays of both are known and tell them apart."""
        return not births_agree(incoming.birth_date, self._births.get((incoming.kind, key)))

    def uid_taken(self, uid: str) -> bool:
        """Whether a contact, trashed or not, has this uid."""
        return uid in self._uids or uid in self._trashed

    def has_body(self, name: str) -> bool:
        """Whether an organisation of this folded name is here or comes with a card before."""
        return bool(self._names.get(("organisation", name)))

    def add(self, incoming: IncomingCard, key: int) -> None:
        """Remember a contact that the import adds."""
        contact = (incoming.kind, key)
        self._called[contact] = incoming.title
        self._in_row.add(contact)
        self._lines[contact] = incoming.read.line
        if incoming.uid:
            self._uids.setdefault(incoming.uid, contact)
        self._cards.setdefault(incoming.read.fingerprint, contact)
        if incoming.name_key:
            self._names[incoming.kind, incoming.name_key].append(key)
        if incoming.birth_date:
            self._births[contact] = incoming.birth_date
        if incoming.emails:
            self._mails[contact] = {row["folded"] for row in incoming.emails}
        if incoming.phones:
            self._numbers[contact] = {number_key(row) for row in incoming.phones}
        self._lodged.add(contact, incoming.addresses)

    def _proof(self, incoming: IncomingCard, contact: tuple[str, int]) -> str:
        if any(row["folded"] in self._mails[contact] for row in incoming.emails):
            return "email"
        if any(number_key(row) in self._numbers[contact] for row in incoming.phones):
            return "phone"
        birth = incoming.birth_date
        return "birth_date" if birth and self._births.get(contact) == birth else ""

    def _read_contacts(self, session: Session) -> None:
        people = select(
            Person.id,
            Person.uid,
            Person.given,
            Person.particle,
            Person.family,
            Person.birth_date,
        )
        for key, uid, given, particle, family, birth in session.execute(people):
            surname = f"{particle} {family}" if particle else family
            self._uids[bare_uid(uid)] = ("person", key)
            self._called["person", key] = f"{given} {surname}".strip()
            self._names["person", name_key(given, surname)].append(key)
            if birth:
                self._births["person", key] = birth
        for model in (Person, Organisation):
            trashed = select(model.uid).where(model.trashed_at.is_not(None))
            uids = session.scalars(trashed, execution_options=WITH_TRASH)
            self._trashed |= {bare_uid(uid) for uid in uids}
        bodies = select(Organisation.id, Organisation.uid, Organisation.name)
        for key, uid, name in session.execute(bodies):
            self._uids[bare_uid(uid)] = ("organisation", key)
            self._called["organisation", key] = name
            self._names["organisation", fold(name)].append(key)

    def _read_former(self, session: Session) -> None:
        """What two entries were called before they became one is known as what they became."""
        former = select(FormerUid.former, FormerUid.person_id, FormerUid.organisation_id)
        for uid, person, organisation in session.execute(former):
            contact = _contact(person, organisation)
            if contact in self._called:
                self._uids.setdefault(bare_uid(uid), contact)

    def _read_reach(self, session: Session) -> None:
        mails = select(Email.person_id, Email.organisation_id, Email.folded)
        for person, organisation, folded in session.execute(mails):
            self._mails[_contact(person, organisation)].add(folded)
        numbers = select(Phone.person_id, Phone.organisation_id, Phone.e164, Phone.number)
        for person, organisation, e164, number in session.execute(numbers):
            row = {"e164": e164, "number": number}
            self._numbers[_contact(person, organisation)].add(number_key(row))
        self._read_homes(session)

    def _read_homes(self, session: Session) -> None:
        """What a household is reached by proves who lives there."""
        member = HouseholdMember
        numbers = select(member.person_id, Phone.e164, Phone.number).join(
            Phone, Phone.household_id == member.household_id
        )
        for person, e164, number in session.execute(numbers):
            self._numbers["person", person].add(number_key({"e164": e164, "number": number}))
        mails = select(member.person_id, Email.folded).join(
            Email, Email.household_id == member.household_id
        )
        for person, folded in session.execute(mails):
            self._mails["person", person].add(folded)

    def _read_cards(self, session: Session) -> None:
        cards = select(
            ImportFingerprint.fingerprint,
            ImportFingerprint.person_id,
            ImportFingerprint.organisation_id,
        )
        alive = {("person", k) for (k,) in session.execute(select(Person.id))}
        alive |= {("organisation", k) for (k,) in session.execute(select(Organisation.id))}
        for fingerprint, person, organisation in session.execute(cards):
            contact = _contact(person, organisation)
            if contact in alive:
                self._cards.setdefault(fingerprint, contact)


def _contact(person: int | None, organisation: int | None) -> tuple[str, int]:
    return ("person", person) if person is not None else ("organisation", organisation or 0)


def number_key(row: dict[str, Any]) -> str:
    """What numbers are compared by: E.164, else the bare digits."""
    return row["e164"] or "".join(c for c in row["number"] if c.isdigit())
