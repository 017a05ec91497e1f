"""Rules on the association of the demo: what they find, asked one by one and all at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from twincrm.app.opening import opened
from twincrm.domain.smart.questions import QUESTIONS, Asked
from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode, Rule, Unknown
from twincrm.domain.smart.text import read_rule, rule_text
from twincrm.runtime.language import catalogue
from twincrm.services.groups.queries import sample_of
from twincrm.services.groups.wording import choices, rule_lines
from twincrm.services.smart import finding
from twincrm.services.smart.answers import ANSWERS
from twincrm.services.smart.compiling import Compiler
from twincrm.services.smart.finding import first_of_rule, rule_count, rule_entries
from twincrm.store.connection import rows
from twincrm.store.models import (
    Email,
    Honour,
    HostOffer,
    Household,
    HouseholdMember,
    LanguageSkill,
    Membership,
    Organisation,
    Participation,
    Person,
    Phone,
    Placement,
    Relation,
    Task,
    Visit,
)
from twincrm.store.search import kind_of, record_of

TODAY = date(2027, 4, 19)
EVERYBODY = tuple(ContactType)
VALUES = {
    Asked.NOTHING: (),
    Asked.TEXT: ("er",),
    Asked.NUMBER: (3,),
    Asked.YEAR: (2024,),
    Asked.COUNTRY: ("FR", "PL"),
    Asked.LANGUAGE: ("fr",),
    Asked.SECTOR: ("politics", "administration"),
    Asked.MEMBERSHIP: ("single", "couple"),
    Asked.CONSENT: ("partner",),
    Asked.FORM: ("mrs",),
    Asked.CHANNEL: ("email", "post"),
    Asked.RELATION: ("spouse", "parent"),
    Asked.HOME_ROLE: ("child",),
    Asked.MONTH: (4, 12),
}
"""Something to be filled in; records are asked for by their first ids."""


def asks(key, *values):
    return Condition(*key.split(".", 1), values)


def rule(*parts, mode=Mode.ALL, kinds=(ContactType.PERSON,)):
    return Rule(tuple(kinds), Block(mode, parts))


@pytest.fixture(scope="module")
def demo(demo_file):
    with opened(demo_file, write=False) as dispatcher:
        yield dispatcher


def found(demo, asked):
    return list(demo.glance(rule_entries, asked, TODAY))


def people(demo, asked):
    entries = found(demo, asked)
    assert {kind_of(entry) for entry in entries} <= {"person"}
    return {record_of(entry) for entry in entries}


def test_every_question_is_answered():
    assert set(ANSWERS) | {"group.in", "group.not_in"} == set(QUESTIONS)


@pytest.mark.parametrize("key", sorted(ANSWERS))
def test_a_contact_asked_by_itself_answers_as_in_the_list_of_all(demo, key, monkeypatch):
    """Also the first few by name, and who does not meet it, and what kinds are asked at all."""
    question = QUESTIONS[key]
    condition = asks(key, *VALUES.get(question.asked, (1, 2, 3)))
    for kinds in (EVERYBODY, *((kind,) for kind in EVERYBODY)):
        asked = rule(condition, kinds=kinds)
        whole = found(demo, asked)
        each = demo.glance(one_by_one, asked)
        assert each == sorted(whole)
        assert {kind_of(entry) for entry in whole} <= {kind.value for kind in question.kinds}
        assert demo.glance(rule_count, asked, TODAY) == len(whole)
        for few in (0, 10**6):
            monkeypatch.setattr(finding, "FEW", few)
            monkeypatch.setattr(finding, "MANY", (few,))
            first = demo.glance(first_of_rule, asked, TODAY, 7)
            assert [row[0] for row in first] == whole[:7]
    others = rule(condition, mode=Mode.NONE, kinds=EVERYBODY)
    assert set(found(demo, others)).isdisjoint(found(demo, rule(condition, kinds=EVERYBODY)))


def one_by_one(reading, asked):
    node = Compiler(reading, TODAY).rule(asked)
    statement, values = node.each()
    listed = rows(reading, f"SELECT e.id FROM search_entry AS e WHERE {statement}", values)
    return sorted(row[0] for row in listed)


def test_hosts_of_a_year_who_speak_french_and_are_not_invited_yet(demo):
    """The village asked by hand, with the rows of every table in Python."""
    past, coming = demo.ask(visits)
    year = past.starts_on.year
    asked = rule(
        asks("hosting.in", year),
        asks("language.speaks", "fr"),
        asks("visit.not_invited", coming.id),
    )

    wanted = demo.ask(hosts_by_hand, past.id) & demo.ask(speakers, "fr")
    uninvited = wanted - demo.ask(invited_by_hand, coming.id)

    assert wanted
    assert people(demo, asked) == uninvited
    assert people(demo, rule(*asked.block.parts[:2])) == wanted
    assert wanted - uninvited == people(
        demo, rule(*asked.block.parts[:2], asks("visit.invited", coming.id))
    )


@pytest.mark.parametrize("key", ["hosting.in", "hosting.ever", "visit.guest_in", "visit.part_in"])
def test_what_is_only_planned_has_not_happened(demo, key):
    """Neither visits to come, nor guests for whom a home is only proposed."""
    past, coming = demo.ask(visits)
    homes = (ContactType.HOUSEHOLD,)
    condition = asks(key, *(() if key == "hosting.ever" else (coming.starts_on.year,)))

    def met(day):
        return set(demo.glance(rule_entries, rule(condition, kinds=homes), day))

    before = met(coming.starts_on - timedelta(days=1))
    there = set() if key != "hosting.ever" else met(past.starts_on)
    assert before == there
    assert met(coming.starts_on) > before
    if key == "hosting.in":
        sure = demo.ask(surely_placed, coming.id)
        assert {record_of(entry) for entry in met(coming.starts_on)} == sure


MARKED = {
    "person.form": (("mrs",), lambda p: p.form_of_address == "mrs"),
    "person.channel": (("email",), lambda p: p.preferred_channel == "email"),
    "remark.contains": (("VEREIN",), lambda p: "verein" in p.note.lower()),
}


@pytest.mark.parametrize("key", sorted(MARKED))
def test_a_field_of_people_is_asked_for(demo, key):
    values, is_so = MARKED[key]
    everybody = demo.ask(lambda session: session.scalars(select(Person)).all())

    assert people(demo, rule(asks(key, *values))) == {p.id for p in everybody if is_so(p)}


def test_relations_honours_tasks_payers_and_parts_of_homes_are_asked_for(demo):
    """Each by the rows of its table; what is over, declined or done does not count."""

    def of(statement):
        return set(demo.ask(lambda session: session.scalars(statement).all()))

    pairs = demo.ask(lambda session: session.scalars(select(Relation)).all())
    for kind in {row.kind for row in pairs}:
        kin = [row for row in pairs if row.kind == kind and row.ends_on is None]
        both = {one for row in kin for one in (row.person_id, row.other_id)}
        assert people(demo, rule(asks("person.relation", kind))) == both
    given = select(Honour.person_id).where(Honour.done_on <= TODAY, ~Honour.declined)
    honoured = of(given) - {None}
    assert people(demo, rule(asks("honour.ever"))) == honoured
    waiting = of(select(Task.person_id).where(Task.done_on.is_(None))) - {None}
    assert people(demo, rule(asks("task.open"))) == waiting
    lived = select(HouseholdMember.person_id).where(HouseholdMember.role == "child")
    children = of(lived.where(HouseholdMember.ends_on.is_(None)))
    assert people(demo, rule(asks("person.home", "child"))) == children != set()
    payers = of(select(Membership.payer_id)) - {None}
    assert people(demo, rule(asks("member.pays"))) <= payers
    low = people(demo, rule(asks("member.number_to", 20), asks("member.is")))
    high = people(demo, rule(asks("member.number_from", 21), asks("member.is")))
    assert low
    assert high
    assert low.isdisjoint(high)
    bodies = (ContactType.ORGANISATION,)
    sized = of(select(Organisation.id).where(Organisation.size >= 30))
    found_big = {record_of(e) for e in found(demo, rule(asks("body.size_from", 30), kinds=bodies))}
    assert found_big == sized


def surely_placed(session, visit_id):
    found = select(HostOffer.household_id).join(Placement, Placement.host_offer_id == HostOffer.id)
    found = found.where(HostOffer.visit_id == visit_id, Placement.status != "proposed")
    hosts = select(HouseholdMember.household_id).join(
        Participation, Participation.person_id == HouseholdMember.person_id
    )
    hosts = hosts.where(Participation.visit_id == visit_id, Participation.role == "host")
    return set(session.scalars(found)) | set(session.scalars(hosts))


def visits(session):
    every = session.scalars(select(Visit).order_by(Visit.starts_on)).all()
    session.expunge_all()
    past = next(visit for visit in every if visit.starts_on < TODAY)
    return past, next(visit for visit in every if visit.starts_on > TODAY)


def hosts_by_hand(session, visit_id):
    homes = set(
        session.scalars(
            select(HostOffer.household_id)
            .join(Placement, Placement.host_offer_id == HostOffer.id)
            .where(HostOffer.visit_id == visit_id)
        )
    )
    living = {row.person_id for row in residents(session) if row.household_id in homes}
    parts = session.scalars(select(Participation).where(Participation.visit_id == visit_id)).all()
    there = ("registered", "confirmed", "attended")
    hosts = {part.person_id for part in parts if part.role == "host" and part.status in there}
    return living | hosts


def residents(session):
    rows = session.scalars(select(HouseholdMember)).all()
    return [row for row in rows if row.ends_on is None or row.ends_on >= TODAY.isoformat()]


def speakers(session, language):
    rows = session.scalars(select(LanguageSkill).where(LanguageSkill.language == language))
    return {row.person_id for row in rows if row.level != "0"}


def invited_by_hand(session, visit_id):
    parts = session.scalars(
        select(Participation.person_id).where(Participation.visit_id == visit_id)
    )
    homes = set(
        session.scalars(select(HostOffer.household_id).where(HostOffer.visit_id == visit_id))
    )
    return set(parts) | {row.person_id for row in residents(session) if row.household_id in homes}


def test_all_any_and_none_inside_each_other(demo):
    french, mail = asks("language.speaks", "fr"), asks("reach.no_email")
    speak, silent = people(demo, rule(french)), people(demo, rule(mail))
    everybody = set(demo.ask(lambda session: session.scalars(select(Person.id)).all()))

    assert people(demo, rule(french, mail)) == speak & silent
    assert people(demo, rule(french, mail, mode=Mode.ANY)) == speak | silent
    assert people(demo, rule(french, mail, mode=Mode.NONE)) == everybody - speak - silent
    inner = Block(Mode.NONE, (mail, Block(Mode.ALL, (asks("birth.dead"),))))
    assert people(demo, rule(french, inner, Block(Mode.ANY, ()))) == speak - silent


def test_a_rule_that_is_not_understood_or_asks_nothing_finds_nobody(demo):
    french = asks("language.speaks", "fr")

    assert found(demo, rule(french, Unknown('{"ask": "shoes.size"}'))) == []
    assert found(demo, Rule(block=Block(parts=(french,)), more='{"limit": 3}')) == []
    assert found(demo, rule()) == []


def test_households_speak_what_somebody_in_them_speaks(demo):
    homes = found(demo, rule(asks("language.speaks", "fr"), kinds=(ContactType.HOUSEHOLD,)))
    speaking = demo.ask(speakers, "fr")
    living = demo.ask(lambda s: {r.household_id for r in residents(s) if r.person_id in speaking})
    shown = set(demo.ask(lambda session: session.scalars(select(Household.id)).all()))

    assert {record_of(entry) for entry in homes} == living & shown


@pytest.mark.parametrize(("key", "table"), [("email", Email), ("phone", Phone)])
def test_who_shares_a_home_is_reached_there(demo, key, table):
    """As e-mails to many go: to an own address, else to that of the home; nobody rings the dead."""
    owners = [r for r in demo.ask(reached_by, table) if getattr(r, "kind", "") != "fax"]
    of_people = {r.person_id for r in owners if r.person_id}
    of_homes = {r.household_id for r in owners if r.household_id}
    living, homes = demo.ask(at_home)
    reached = {home for home, person in living if person in of_people} | of_homes
    at_theirs = {person for home, person in living if home in of_homes} | of_people
    silent = rule(asks(f"reach.no_{key}"), kinds=(ContactType.HOUSEHOLD,))

    assert {record_of(entry) for entry in found(demo, silent)} == homes - reached
    assert people(demo, rule(asks(f"reach.{key}"))) == at_theirs


def reached_by(session, table):
    every = session.scalars(select(table)).all()
    session.expunge_all()
    return every


def at_home(session):
    """Who lives where and has not died; and all households."""
    alive = set(session.scalars(select(Person.id).where(Person.death_date.is_(None))))
    living = [(r.household_id, r.person_id) for r in residents(session) if r.person_id in alive]
    return living, set(session.scalars(select(Household.id)))


@pytest.mark.parametrize("language", ["de", "fr", "en", "pl"])
def test_rules_are_read_as_sentences(demo, language):
    past, _ = demo.ask(visits)
    inner = Block(Mode.ANY, (asks("visit.not_invited", past.id), asks("birth.month", 4, 12)))
    asked = rule(asks("hosting.in", 2024), asks("language.speaks", "fr", "pl"), inner)

    lines = demo.ask(rule_lines, asked, catalogue(language))

    assert [line.depth for line in lines] == [0, 1, 1, 1, 2, 2]
    texts = [line.text for line in lines]
    assert past.name in texts[4]
    assert "2024" in texts[1]
    assert not any("{" in text for text in texts)
    if language == "de":
        assert texts[1] == "hat 2024 Gäste aufgenommen"
        assert texts[2] == "spricht Französisch oder Polnisch"
        assert texts[4] == f"ist zu „{past.name}“ noch nicht eingeladen"
        assert texts[5] == "hat Geburtstag im April oder Dezember"
    if language == "fr":
        assert texts[1] == "a hébergé des invités en 2024"
    more = rule(asks("person.form", "mrs"), asks("person.home", "child"), mode=Mode.ANY)
    said = [line.text for line in demo.ask(rule_lines, more, catalogue(language))][1:]
    assert said == SAID[language]


SAID = {
    "de": ["hat die Anrede: Frau", "lebt in einem Haushalt als: Kind"],
    "fr": [
        "a pour civilité\xa0: Mme",
        "vit dans un foyer comme\xa0: enfant",
    ],
    "en": ["has the form of address: Ms", "lives in a household as: child"],
    "pl": ["ma formę grzecznościową: Pani", "mieszka w gospodarstwie domowym jako: dziecko"],
}


def test_what_can_be_filled_in_is_named(demo):
    texts = catalogue("de")
    listed = [asked for asked in Asked if asked not in (Asked.NOTHING, Asked.TEXT, Asked.NUMBER,
              Asked.YEAR)]  # fmt: skip
    for asked in listed:
        offered = demo.ask(choices, asked, texts)
        assert all(choice.text for choice in offered), asked
    months = demo.ask(choices, Asked.MONTH, texts)
    assert (months[3].value, months[3].text) == (4, "April")


def test_a_sample_says_how_many_and_who_is_first(demo):
    asked = rule(asks("member.is"))
    sample = demo.ask(sample_of, asked, TODAY, "de", 3)

    assert sample.n == len(found(demo, asked)) > 3
    assert [row.entry_id for row in sample.first] == found(demo, asked)[:3]
    assert all(row.title for row in sample.first)


@pytest.mark.parametrize("ask", ["name.contains", "place.postcode", "person.occupation"])
def test_a_text_without_end_is_not_understood_and_finds_nobody(demo, ask):
    found = []
    for letters in (200, 100_000):
        text = rule_text(rule(asks(ask, "%" * letters)))
        found.append(demo.ask(sample_of, read_rule(text), TODAY, "de", 5).n)
    assert found == [0, 0]
    assert not read_rule(text).understood
