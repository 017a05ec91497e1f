"""The overview tells what is next: of visits, tasks, people and partnerships."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

import pytest
from sqlalchemy import Engine, event, select
from worlds.partnerships import lindenau_and_saint_aubin, named

from twincrm.domain.errors import InputError
from twincrm.domain.smart.rule import Block, Condition, Mode, Rule
from twincrm.domain.smart.text import rule_text
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.groups.commands import AddGroup
from twincrm.services.groups.drafts import GroupDraft
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.notes.commands import AddJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.overview.anniversaries import partnership_glances
from twincrm.services.overview.congratulations import congratulations
from twincrm.services.overview.queries import overview
from twincrm.services.overview.silence import silences
from twincrm.services.partnerships.commands import AddPartnership
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.people.queries import person_details
from twincrm.services.tasks.commands import AddTask, CompleteTask
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
)
from twincrm.store.models import ContactGroup, GroupMember, Tag

TODAY = date(2027, 4, 19)


def person(dispatcher, given: str, **more) -> int:
    return dispatcher.execute(AddPerson(PersonDraft(given=given, family="Test", **more))).result


def said(dispatcher, today: date = TODAY, most: int = 9) -> list[tuple]:
    found = dispatcher.ask(congratulations, today, "de", most)
    return [(each.name, each.occasion, each.days, each.years) for each in found]


def test_a_new_file_has_not_begun(dispatcher):
    found = dispatcher.ask(overview, TODAY, "de")
    assert (found.begun, found.visit, found.tasks, found.partnerships) == (False, None, (), ())
    person(dispatcher, "Anna")
    assert dispatcher.ask(overview, TODAY, "de").begun


def test_birthdays_of_the_next_weeks_the_nearest_first(dispatcher):
    person(dispatcher, "Spät", birth_date="1946-05-16")
    person(dispatcher, "Zu spät", birth_date="1946-05-17")
    person(dispatcher, "Gestern", birth_date="1946-04-18")
    person(dispatcher, "Heute", birth_date="1957-04-19")
    person(dispatcher, "Jahrlos", birth_date="--04-23")
    person(dispatcher, "Taglos", birth_date="1957-04")
    person(dispatcher, "Tot", birth_date="1930-04-20", death_date="2020")
    assert said(dispatcher) == [
        ("Heute Test", "birthday", 0, 70),
        ("Jahrlos Test", "birthday", 4, None),
        ("Spät Test", "birthday", 27, 81),
    ]
    assert len(said(dispatcher, most=2)) == 2


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2027, 2, 20), 9), (date(2028, 2, 20), 9), (date(2027, 3, 2), None)],
)
def test_who_was_born_on_the_last_of_february_celebrates_every_year(dispatcher, today, expected):
    person(dispatcher, "Schalt", birth_date="1960-02-29")
    assert [row[2] for row in said(dispatcher, today)] == ([] if expected is None else [expected])


def test_round_years_of_membership(dispatcher):
    for given, joined in (("Lang", "2002-05-02"), ("Krumm", "2003-05-02"), ("Ungenau", "2002")):
        member = person(dispatcher, given)
        draft = MembershipDraft(person_id=member, joined_on=joined)
        dispatcher.execute(AddMembership(given, draft))
    assert said(dispatcher) == [("Lang Test", "membership", 13, 25)]


def noon(*day: int) -> datetime:
    return datetime.combine(date(*day), time(12))


def note(dispatcher, who: int, when: datetime) -> None:
    draft = JournalNoteDraft(
        happened_at=when, subject="Anruf", participants=(ParticipantDraft(person_id=who),)
    )
    dispatcher.execute(AddJournalNote(draft))


def test_whom_one_has_not_spoken_to_for_long(dispatcher):
    long_ago, half, planned, lately, over, _unknown = (
        person(dispatcher, name) for name in ("Lang", "Halb", "Geplant", "Neulich", "Alt", "Nie")
    )
    note(dispatcher, over, noon(2022, 4, 1))  # five years and more: that contact is over
    note(dispatcher, long_ago, noon(2026, 2, 10))
    note(dispatcher, half, noon(2026, 10, 1))
    note(dispatcher, planned, noon(2026, 2, 10))
    note(dispatcher, planned, noon(2027, 5, 1))
    note(dispatcher, lately, noon(2026, 2, 10))
    note(dispatcher, lately, noon(2027, 4, 1))
    found = dispatcher.ask(silences, TODAY, "de", 5)
    assert [(row.person_id, row.months) for row in found] == [(long_ago, 14), (half, 6)]
    dispatcher.execute(MoveToTrash("person", (long_ago,)))
    assert [row.person_id for row in dispatcher.ask(silences, TODAY, "de", 5)] == [half]


def test_a_limit_of_ones_own_comes_before_that_of_a_group(dispatcher):
    names = ("Eigen", "Gruppe", "Beides", "Nie", "Wie alle", "Genau", "Ohne")
    own, group, both, never, usual, exactly, free = (person(dispatcher, name) for name in names)
    note(dispatcher, free, noon(2026, 2, 10))
    in_group(dispatcher, None, free, group)  # a group that says nothing of it
    for each in (own, group, both, never, usual):
        note(dispatcher, each, noon(2027, 1, 10))
    note(dispatcher, exactly, noon(2027, 2, 19))
    for each, months in ((own, 2), (both, 12), (never, 0), (exactly, 2)):
        before = dispatcher.ask(read_person, each)
        dispatcher.execute(ChangePerson(each, before, replace(before, contact_limit_months=months)))
    in_group(dispatcher, 3, group, both, never)
    in_group(dispatcher, 0, group, usual)  # the shortest holds, and never is the longest
    found = dispatcher.ask(silences, TODAY, "de", 9)
    assert [row.person_id for row in found] == [free, own, group, exactly]
    silent, home = person(dispatcher, "Stumm"), person(dispatcher, "Haus")
    limited(dispatcher, silent, 3)
    limited(dispatcher, own, 2)
    in_house(dispatcher, 3, home)
    note(dispatcher, home, noon(2020, 1, 1))  # five years and more, but a limit is set
    found = dispatcher.ask(silences, TODAY, "de", 9)
    wanted = [(silent, None), (home, 87)]
    assert [(row.person_id, row.months) for row in found][:2] == wanted
    assert dispatcher.ask(person_details, home, "de").contact_limit == 3
    assert dispatcher.ask(person_details, free, "de").contact_limit is None
    assert dispatcher.ask(person_details, usual, "de").contact_limit == 0
    assert dispatcher.ask(person_details, group, "de").contact_limit == 3
    assert dispatcher.ask(person_details, both, "de").contact_limit == 12
    with pytest.raises(InputError):
        dispatcher.execute(ChangePerson(own, before, replace(before, contact_limit_months=99)))


def test_a_smart_group_has_a_limit_for_whoever_meets_its_conditions(dispatcher):
    friend, other = person(dispatcher, "Freund"), person(dispatcher, "Ander")
    for each in (friend, other):
        note(dispatcher, each, noon(2027, 2, 1))
    before = dispatcher.ask(read_person, friend)
    tagged = replace(before, reach=replace(before.reach, tags=("Freunde",)))
    dispatcher.execute(ChangePerson(friend, before, tagged))
    tag = dispatcher.ask(lambda session: session.scalar(select(Tag.id)))
    rule = Rule(block=Block(Mode.ALL, (Condition("tag", "has", (tag,)),)))
    draft = GroupDraft("Freunde", GroupKind.SMART, rule_text(rule), contact_limit_months=2)
    dispatcher.execute(AddGroup(draft))
    dispatcher.execute(AddGroup(replace(draft, name="Nie", contact_limit_months=0)))
    assert [row.person_id for row in dispatcher.ask(silences, TODAY, "de", 9)] == [friend]
    assert dispatcher.ask(person_details, friend, "de").contact_limit == 2
    assert dispatcher.ask(person_details, other, "de").contact_limit is None


def limited(dispatcher, who, months):
    before = dispatcher.ask(read_person, who)
    dispatcher.execute(ChangePerson(who, before, replace(before, contact_limit_months=months)))


def in_house(dispatcher, months, who):
    """Put the household in which somebody lives into a group with a limit."""
    house = HouseholdDraft("Haus", members=(MemberDraft(person_id=who),))
    home = dispatcher.execute(AddHousehold(house)).result
    draft = GroupDraft("Häuser", contact_limit_months=months)
    dispatcher.execute(AddGroup(draft, (("household", home),)))


def in_group(dispatcher, months, *people):
    """Put people into a group that is to be heard from every so many months."""

    @dataclass(frozen=True, slots=True)
    class Gather:
        label = Message("Gather")

        def run(self, work):
            name = f"vorstand {months}"
            group = ContactGroup(name=name, folded=name, contact_limit_months=months)
            key = work.add(group).id
            for each in people:
                work.add(GroupMember(contact_group_id=key, person_id=each))

    dispatcher.execute(Gather())


def test_the_next_visit_with_its_progress(dispatcher):
    for name, first, status in (
        ("Abgesagt", date(2027, 4, 20), "cancelled"),
        ("Später", date(2027, 9, 1), "planned"),
        ("Bald", date(2027, 5, 6), "planned"),
    ):
        draft = VisitDraft(name=name, starts_on=first, ends_on=first, status=status)
        visit = dispatcher.execute(AddVisit(draft)).result
    for texts in ({"de": "Ankunft", "fr": "Arrivée"}, {"de": "Abend"}):
        made = tuple(ProgrammeTextDraft(language=code, title=word) for code, word in texts.items())
        item = ProgrammeItemDraft(day=date(2027, 5, 6), texts=made)
        dispatcher.execute(AddProgrammeItem(visit, item))
    tasks = [dispatcher.execute(AddTask(TaskDraft(title, visit_id=visit))).result for title in "AB"]
    dispatcher.execute(CompleteTask(tasks[0]))

    found = dispatcher.ask(overview, TODAY, "de")

    assert found.visit is not None
    assert (found.visit.row.name, found.visit.row.days_until) == ("Bald", 17)
    assert (found.visit.translated.done, found.visit.translated.total) == (1, 2)
    assert (found.visit.tasks.done, found.visit.tasks.total) == (1, 2)
    assert found.visit.confirmed.total == 0
    assert [task.title for task in found.tasks] == ["B"]


def test_the_partnership_whose_anniversary_is_nearest_stands_first(populated):
    found = populated.ask(overview, TODAY, "de").partnerships
    days = [each.next.days for each in found if each.next and each.next.days is not None]
    assert found
    assert days == sorted(days)
    assert all(each.next.year - each.since == each.next.years for each in found if each.next)


def test_many_partnerships_are_read_with_as_few_questions_as_few(populated):
    def questions() -> int:
        asked = []
        note = lambda *_: asked.append(1)  # noqa: E731
        event.listen(Engine, "before_cursor_execute", note)
        try:
            populated.ask(partnership_glances, TODAY, "de")
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(asked)

    few = questions()
    ids = populated.ask(named)
    for n in range(12):
        draft = replace(lindenau_and_saint_aubin(ids), name=f"Ring {n}")
        populated.execute(AddPartnership(draft))

    assert questions() == few


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_clock_at_the_end_of_all_days_is_no_mistake(day, populated, monkeypatch):
    monkeypatch.setenv("TWINCRM_TODAY", day)
    populated.catch_up()
    populated.execute(AddPerson(PersonDraft(given="Anna", family="Ende")))
    populated.undo()
    for at in (clock.today(), date.fromisoformat(day)):
        assert populated.ask(silences, at, "de", 5) is not None
    assert populated.ask(overview, clock.today(), "de").partnerships is not None
