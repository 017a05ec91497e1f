"""What a newcomer finds in the demo association."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time

import pytest
from sqlalchemy import func, select, text
from worlds.dump import dump

from twincrm.domain.terms import CounterpartStatus, Sector
from twincrm.services.health import findings
from twincrm.services.mailings.signing import TREASURER, who_signs
from twincrm.services.members.assemblies import board_roles, signing_roles
from twincrm.services.printing.paper import programme_paper
from twincrm.services.records.queries import counts
from twincrm.services.visits.queries import count_guests, visit_rows
from twincrm.store import history
from twincrm.store.base import Base
from twincrm.store.connection import connect
from twincrm.store.models import (
    Attachment,
    AvoidPair,
    Category,
    Counterpart,
    Delegation,
    Email,
    HostingProfile,
    HostOffer,
    Household,
    Membership,
    MembershipPerson,
    MinorCare,
    Organisation,
    Participation,
    ParticipationNeed,
    Party,
    PartyMember,
    Person,
    Phone,
    Placement,
    ProgrammeItem,
    ProgrammeText,
    Signing,
    Task,
    Visit,
    VisitText,
)

TODAY = date(2027, 4, 19)
THURSDAY = date(2027, 5, 6)


def all_of(demo, kind, *where):
    return demo.ask(lambda session: list(session.scalars(select(kind).where(*where))))


def number(demo, statement):
    return demo.ask(lambda session: session.scalar(statement))


@pytest.fixture
def visit(demo):
    return next(v for v in all_of(demo, Visit) if v.starts_on == THURSDAY)


def test_it_has_the_size_of_an_association(demo):
    found = demo.ask(counts)
    assert found["person"] == 310
    assert found["membership"] == 41 + len(former(demo)) == 46
    assert found["visit"] == 3
    assert found["partnership"] == 9


def test_sixty_two_members_belong_to_forty_one_households(demo):
    alone = {m.person_id for m in all_of(demo, Membership, Membership.left_on.is_(None))} - {None}
    together = {m.person_id for m in all_of(demo, MembershipPerson)}
    assert len(alone) + len(together) == 62
    living = select(text("household_id")).select_from(text("household_member"))
    homes = demo.ask(
        lambda session: set(
            session.connection().scalars(
                living.where(text(f"person_id IN ({', '.join(map(str, alone | together))})"))
            )
        )
    )
    assert len(homes) == 41


def former(demo):
    return all_of(demo, Membership, Membership.left_on.is_not(None))


def test_some_left_one_died_and_one_came_back(demo):
    left = former(demo)
    people = {p.id: p for p in all_of(demo, Person, Person.id.in_([m.person_id for m in left]))}
    assert len([m for m in left if m.left_reason]) == 4
    assert [m.left_on for m in left if people[m.person_id].death_date] == [
        people[m.person_id].death_date for m in left if people[m.person_id].death_date
    ]
    assert len([p for p in people.values() if p.death_date]) == 1
    here = {m.person_id for m in all_of(demo, Membership, Membership.left_on.is_(None))}
    assert len(here & set(people)) == 1


def test_the_next_visit_lasts_from_thursday_to_sunday(demo, visit):
    assert (visit.starts_on, visit.ends_on) == (THURSDAY, date(2027, 5, 9))
    row = next(r for r in demo.ask(visit_rows, TODAY, "de") if r.id == visit.id)
    assert row.days_until == 17


def test_thirty_eight_guests_come_in_parties(demo, visit):
    guests = all_of(
        demo, Participation, Participation.visit_id == visit.id, Participation.role == "guest"
    )
    parties = all_of(demo, Party, Party.visit_id == visit.id)
    members = all_of(demo, PartyMember, PartyMember.party_id.in_([p.id for p in parties]))
    assert len(guests) == 38
    assert {m.participation_id for m in members} == {g.id for g in guests}
    assert len(parties) >= 18


def test_only_guests_are_counted_as_such(demo, visit):
    assert demo.ask(count_guests, visit.id) == 38


def test_twenty_four_households_offer_forty_four_beds(demo, visit):
    offers = all_of(demo, HostOffer, HostOffer.visit_id == visit.id)
    assert len(offers) == 24
    assert sum(offer.max_guests for offer in offers) == 44
    homes = {p.household_id for p in all_of(demo, HostingProfile)}
    assert homes == {offer.household_id for offer in offers}


def test_the_programme_speaks_german_and_french(demo, visit):
    items = all_of(demo, ProgrammeItem, ProgrammeItem.visit_id == visit.id)
    assert 18 <= len(items) <= 20
    for item in items:
        texts = all_of(demo, ProgrammeText, ProgrammeText.programme_item_id == item.id)
        assert {t.language for t in texts if t.title and t.detail} == {"de", "fr"}
    welcome = all_of(demo, VisitText, VisitText.visit_id == visit.id)
    assert {t.language for t in welcome if t.greeting} == {"de", "fr"}
    arrival = min(items, key=lambda item: (item.day, item.starts_at))
    assert arrival.starts_at == time(17)


def test_the_planned_visit_is_printed_in_polish_without_a_gap(demo):
    planned = next(v for v in all_of(demo, Visit) if v.starts_on > THURSDAY)
    for languages in (("pl",), ("de", "pl"), ("fr", "pl")):
        assert demo.ask(programme_paper, planned.id, languages, "pl").warnings == ()


def test_the_visits_of_the_french_are_printed_in_both_languages_without_a_gap(demo):
    for visit in all_of(demo, Visit, Visit.starts_on <= THURSDAY):
        assert demo.ask(programme_paper, visit.id, ("de", "fr"), "de").warnings == ()


def test_the_past_visit_has_its_programme_and_placements(demo):
    past = next(v for v in all_of(demo, Visit) if v.starts_on < TODAY)
    offers = [o.id for o in all_of(demo, HostOffer, HostOffer.visit_id == past.id)]
    placed = all_of(demo, Placement, Placement.host_offer_id.in_(offers))
    parties = all_of(demo, Party, Party.visit_id == past.id)
    assert {p.party_id for p in placed} == {p.id for p in parties}
    assert past.starts_on.weekday() == 3
    assert all_of(demo, ProgrammeItem, ProgrammeItem.visit_id == past.id)


def test_every_sector_and_category_has_somebody(demo):
    bodies = all_of(demo, Organisation)
    assert {body.sector for body in bodies} == set(Sector)
    shipped = {c.id: c.sector for c in all_of(demo, Category)}
    for sector in Sector:
        used = {b.category_id for b in bodies if shipped.get(b.category_id) == sector}
        assert len(used) >= 2, sector


def test_counterparts_stand_in_every_status(demo):
    assert {c.status for c in all_of(demo, Counterpart)} == set(CounterpartStatus)


def test_every_table_is_filled(demo):
    with demo.file.reading.connect() as connection:
        empty = [
            name
            for name in Base.metadata.tables
            if not connection.execute(text(f"SELECT EXISTS (SELECT 1 FROM {name})")).scalar()
        ]
    assert empty == []


def test_nothing_is_wrong_with_the_file(demo):
    assert demo.ask(findings) == ()


def test_mailboxes_and_links_are_examples(demo):
    mailboxes = [email.address for email in all_of(demo, Email)]
    allowed = re.compile(r"[^@ ]+@(example\.(org|com|net)|[a-z-]+\.example)")
    assert [m for m in mailboxes if not allowed.fullmatch(m)] == []
    everything = [
        value
        for rows in dump(demo.file).values()
        for row in rows.values()
        for value in row
        if isinstance(value, str) and "@" in value
    ]
    found = {m for value in everything for m in re.findall(r"[\w.+-]+@[\w.-]*\w", value)}
    assert [m for m in found if not allowed.fullmatch(m)] == []


def test_numbers_are_read_in_the_manner_of_their_country(demo):
    unread = [p.number for p in all_of(demo, Phone) if p.e164 is None]
    assert [n for n in unread if not n.startswith(("32 000", "+36"))] == []


def test_nobody_shares_a_mobile_with_another(demo):
    mobiles = Counter(p.number for p in all_of(demo, Phone, Phone.kind == "mobile"))
    assert [n for n, times in mobiles.items() if times > 1] == []


def test_the_history_is_told_by_several_people_in_order(demo):
    steps = demo.ask(lambda session: history.steps(session.connection()))
    moments = [step.at for step in steps]
    assert 60 <= len(steps) <= 150
    assert moments == sorted(moments, reverse=True)
    assert max(moments).date() < TODAY
    assert {"Karl-Heinz Wischnewski", "Ulrike Hagemann"} < {step.who for step in steps}


def test_tasks_are_done_no_later_than_yesterday(demo):
    tasks = all_of(demo, Task)
    assert {task.done_on is None for task in tasks} == {True, False}
    assert all(task.done_on < TODAY for task in tasks if task.done_on)


def test_it_begins_with_nothing_to_undo(demo):
    before = dump(demo.file)
    assert demo.undo() is None
    assert demo.redo() is None
    assert dump(demo.file) == before


def test_its_steps_could_be_undone_and_done_again(demo, tmp_path):
    connection = connect(tmp_path / "demo.twincrm", "rw")
    connection.execute("UPDATE history_step SET state = 'done'")
    connection.close()
    before = dump(demo.file)
    for _ in range(30):
        assert demo.undo() is not None
    assert dump(demo.file) != before
    for _ in range(30):
        assert demo.redo() is not None
    assert dump(demo.file) == before


def needs(demo, kind, word):
    found = all_of(demo, ParticipationNeed, ParticipationNeed.kind == kind)
    return [need for need in found if word in need.text]


def test_the_awkward_guests_are_there(demo):
    assert needs(demo, "allergy", "Katzen")
    assert needs(demo, "mobility", "Rollstuhl")
    assert len(needs(demo, "sleep", "CPAP")) == 2
    assert any("Katze" in p.pets for p in all_of(demo, HostingProfile))
    said = " ".join(f"{p.accepts} {p.pets} {p.diets}" for p in all_of(demo, HostingProfile))
    assert "_" not in said
    assert "couple" not in said
    split = next(p for p in all_of(demo, Party) if p.may_split)
    assert number(demo, select(func.count()).where(PartyMember.party_id == split.id)) == 5
    assert len({pair.household_id for pair in all_of(demo, AvoidPair)}) == 2
    unsigned = [care for care in all_of(demo, MinorCare) if care.signed_on is None]
    assert len(unsigned) == 1


def test_the_awkward_names_are_there(demo):
    people = all_of(demo, Person)
    called = {(p.given, p.family): p for p in people}
    assert {("Thomas", "Müller"), ("Thomas", "Mueller")} < set(called)
    assert called["Andrea", "Bianchi"].form_of_address == "mr"
    assert called["Jean", "Delattre"].form_of_address == "mr"
    assert called["Jean", "Tolland"].form_of_address == "mrs"
    assert [p.family for p in people if p.name_order == "eastern"] == ["Kovács-né Nagy"]


def test_the_english_come_a_day_early(demo, visit):
    delegations = all_of(demo, Delegation, Delegation.visit_id == visit.id)
    early = [d for d in delegations if d.arrives_at.date() < visit.starts_on]
    assert [d.name for d in early] == ["Westbridge"]
    assert early[0].arrives_at == datetime.combine(date(2027, 5, 5), time(18, 30))
    coming = select(func.count()).where(Participation.delegation_id == early[0].id)
    assert number(demo, coming) == 4


def test_the_charters_were_signed_twice_and_renewed(demo):
    signed = {(s.event, s.signed_on) for s in all_of(demo, Signing)}
    assert {("first", "1966-05-14"), ("second", "1967-05-28")} < signed
    assert [on[:4] for event, on in signed if event == "renewal"] == ["2016"]


def test_papers_and_photos_are_attached(demo):
    assert any(a.signing_id for a in all_of(demo, Attachment))
    assert len(all_of(demo, Person, Person.photo_id.is_not(None))) >= 3


def test_households_are_of_the_cast_only(demo):
    assert len(all_of(demo, Household)) == demo.ask(counts)["household"]


def test_the_chair_signs_first_and_who_is_only_honoured_not_at_all(demo):
    signing = demo.ask(signing_roles, "de", date(2027, 4, 19))
    shown = demo.ask(board_roles, "de", date(2027, 4, 19))
    assert [role.title for role in signing[:2]] == ["Vorsitzende", "Zweiter Vorsitzender"]
    assert "Ehrenvorsitzender" in {role.title for role in shown}
    assert "Ehrenvorsitzender" not in {role.title for role in signing}
    treasurer = demo.ask(signing_roles, "de", date(2027, 4, 19), "treasurer")[0]
    assert treasurer.title in ("Kassierer", "Kassiererin")
    named = (
        demo.ask(who_signs, me, office)
        for me, office in (("maria", ""), ("maria", TREASURER), ("Ada Adler", TREASURER))
    )
    assert tuple(named) == (signing[0].person, treasurer.person, "Ada Adler")
