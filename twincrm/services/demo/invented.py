"""Invents people, organisations and notes of one country, all alike for the same chance."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.terms import ContactKind, FormOfAddress, NoteKind
from twincrm.services.contacts import AddressDraft, EmailDraft, PhoneDraft, Reach
from twincrm.services.demo.journal import headed
from twincrm.services.demo.numbers import drawn_numbers
from twincrm.services.demo.stage import script, words
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.drafts import AssignmentDraft, LanguageDraft, PersonDraft

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence

    from twincrm.domain.vocabulary import Category
    from twincrm.services.demo.stage import Entry, Stage

OTHER_LANGUAGES = {"de": "fren", "fr": "deen", "pl": "deen", "en": "frde"}
"""What is learnt at school, two letters a language."""
FUNCTIONS = {
    "politics": ("councillor", "group_leader", "committee_chair"),
    "administration": ("head_of_department", "volunteer", "member"),
    "civil_society": ("member", "volunteer", "assessor", "secretary", "treasurer", "chair"),
    "business": ("owner", "master_craftsman", "training_manager"),
    "network": ("project_officer", "volunteer"),
}
WRITERS = ("wischnewski_k", "hagemann_u", "baumann", "nowak", "lammers_a")
_OLDEST, _YOUNGEST = 88, 17
_YEAR = 365.2425


class Inventor:
    """Draws from the lists of one country."""

    def __init__(self, stage: Stage, country: str, mailboxes: Counter[str]) -> None:
        self._stage = stage
        self._chance = stage.chance
        self._country = country
        self._lists: Entry = script("names")[country]
        self._language: str = self._lists["language"]
        self._place = stage.ids["place"][self._lists["place"]]
        self._towns = self._localities()
        self._mobiles = drawn_numbers(self._lists["mobiles"], self._chance)
        self._landlines = drawn_numbers(self._lists["landlines"], self._chance)
        self._mailboxes = mailboxes
        self._bodies: list[tuple[int, OrganisationDraft]] = []
        self._tags: Sequence[str] = script("members")["generated"]["tags"]

    def _localities(self) -> list[tuple[str, str]]:
        """The town as often as all its neighbours together."""
        town = next(p for p in script("partnerships")["place"] if p["key"] == self._lists["place"])
        around = [(each["name"], each["postcode"]) for each in self._lists["locality"]]
        return [(town["name"], town["postcode"])] * len(around) + around

    def know(self, bodies: Iterable[tuple[int, OrganisationDraft]]) -> None:
        """Let people have roles in these organisations."""
        self._bodies += bodies

    def organisations(self, number: int) -> tuple[OrganisationDraft, ...]:
        """So many organisations, no two of the same name."""
        taken: set[str] = set()
        return tuple(self._organisation(taken, turn) for turn in range(number))

    def _organisation(self, taken: set[str], turn: int) -> OrganisationDraft:
        patterns = script("names")["organisation_pattern"]
        pattern = patterns[turn % len(patterns)]
        locality, postcode = self._chance.choice(self._towns)
        name = self._chance.choice(pattern[self._country]).format(
            place=locality,
            family=self._chance.choice(self._lists["family"]),
            street=self._chance.choice(self._lists["streets"]),
            year=self._chance.randint(1848, 1998),
            number=self._chance.randint(1, 40),
        )
        unique, again = name, 1
        while unique in taken:
            unique, again = f"{name} {again + 1}", again + 1
        taken.add(unique)
        category = next(c for c in words().categories if c.key == pattern["category"])
        return self._draft(unique, category, self._address(locality, postcode, ContactKind.WORK))

    def _draft(self, name: str, category: Category, address: AddressDraft) -> OrganisationDraft:
        ids = self._stage.ids
        mailbox = EmailDraft(None, ContactKind.WORK, "", self._mailbox(name))
        return OrganisationDraft(
            name=name,
            sector=category.sector,
            second_sector=category.second_sector or None,
            category_id=ids["category"][category.key],
            place_id=self._place,
            correspondence_language=self._language,
            founded_on=str(self._chance.randint(1860, 2015)),
            field_ids=tuple(ids["field"][key] for key in category.fields),
            reach=Reach(emails=(mailbox,), addresses=(address,)),
        )

    def people(self, number: int) -> tuple[PersonDraft, ...]:
        """So many people."""
        return tuple(self._person() for _ in range(number))

    def _person(self) -> PersonDraft:
        chance = self._chance
        female = chance.random() < 0.5
        given = chance.choice(self._lists["given_female" if female else "given_male"])
        family = self._family(female=female)
        known = FormOfAddress.MRS if female else FormOfAddress.MR
        return PersonDraft(
            given=given,
            family=family,
            form_of_address=known if chance.random() < 0.9 else FormOfAddress.UNKNOWN,
            birth_date=self._birth(),
            occupation=chance.choice(self._lists["occupation"])["f" if female else "m"],
            correspondence_language=self._language,
            place_id=self._place,
            reach=self._reach(f"{given}.{family}"),
            languages=self._languages(),
            assignments=self._roles(),
        )

    def _family(self, *, female: bool) -> str:
        name = self._chance.choice(self._lists["family"])
        if female:
            for ending, changed in self._lists.get("feminine", ()):
                if name.endswith(ending):
                    return name.removesuffix(ending) + changed
        return name

    def _birth(self) -> str | None:
        luck = self._chance.random()
        if luck < 0.2:
            return None
        age = self._chance.uniform(_YOUNGEST, _OLDEST)
        day = (self._stage.days.today - timedelta(days=age * _YEAR)).isoformat()
        return day if luck < 0.8 else day[:4]

    def _reach(self, name: str) -> Reach:
        chance = self._chance
        phones: list[PhoneDraft] = []
        if self._mobiles and chance.random() < 0.5:
            phones.append(PhoneDraft(None, ContactKind.MOBILE, "", self._mobiles.pop()))
        if self._landlines and chance.random() < 0.3:
            phones.append(PhoneDraft(None, ContactKind.HOME, "", self._landlines.pop()))
        emails = (EmailDraft(address=self._mailbox(name)),) if chance.random() < 0.6 else ()
        tags = (chance.choice(self._tags),) if chance.random() < 0.1 else ()
        locality, postcode = chance.choice(self._towns)
        address = self._address(locality, postcode, ContactKind.HOME)
        return Reach(tuple(phones), emails, (address,), (), tags)

    def _address(self, locality: str, postcode: str, kind: ContactKind) -> AddressDraft:
        street = self._chance.choice(self._lists["streets"])
        number = self._chance.randint(1, 99)
        after = self._lists["house_number"] == "after"
        return AddressDraft(
            kind=kind,
            street=f"{street} {number}" if after else f"{number} {street}",
            postcode=postcode,
            locality=locality,
            country=self._country,
        )

    def _mailbox(self, name: str) -> str:
        """A mailbox that nobody else has got, in a domain that is kept for examples."""
        plain = "".join(c if c.isascii() and c.isalnum() else "." for c in fold(name))
        local = ".".join(part for part in plain.split(".") if part) or "post"
        address = f"{local}@{self._chance.choice(self._lists['email_domains'])}"
        self._mailboxes[address] += 1
        count = self._mailboxes[address]
        return address if count == 1 else address.replace("@", f".{count}@")

    def _languages(self) -> tuple[LanguageDraft, ...]:
        own = LanguageDraft(None, self._language, "4")
        if self._chance.random() < 0.6:
            return (own,)
        learnt = OTHER_LANGUAGES[self._language]
        second = learnt[:2] if self._chance.random() < 0.5 else learnt[2:]
        return (own, LanguageDraft(None, second, str(self._chance.randint(1, 3))))

    def _roles(self) -> tuple[AssignmentDraft, ...]:
        if not self._bodies or self._chance.random() > 0.3:
            return ()
        key, body = self._chance.choice(self._bodies)
        function = self._chance.choice(FUNCTIONS[body.sector])
        begun = self._stage.days.today.year - self._chance.randint(0, 25)
        return (
            AssignmentDraft(
                organisation_id=key,
                function_id=self._stage.ids["function"][function],
                category_id=body.category_id,
                sector=body.sector,
                main=True,
                starts_on=str(begun),
            ),
        )

    def notes(self, people: Sequence[int], per_hundred: int) -> tuple[JournalNoteDraft, ...]:
        """Notes about some of these people."""
        about = self._chance.sample(people, len(people) * per_hundred // 100)
        return tuple(self._note(person) for person in about)

    def _note(self, person: int) -> JournalNoteDraft:
        day = self._stage.days.today - timedelta(days=self._chance.randint(90, 1500))
        subject, text = headed(self._chance.choice(self._lists["notes"]))
        return JournalNoteDraft(
            kind=self._chance.choice((NoteKind.CALL, NoteKind.EMAIL, NoteKind.LETTER)),
            happened_at=datetime.combine(day, time(self._chance.randint(9, 19))),
            subject=subject,
            text=text,
            written_by=self._stage.names[self._chance.choice(WRITERS)],
            participants=(ParticipantDraft(None, person),),
        )
