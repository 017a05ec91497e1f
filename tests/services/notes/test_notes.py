"""Journal notes: who took part, and when there was contact last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from twincrm.domain.errors import InputError
from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode, Rule
from twincrm.runtime.language import catalogue
from twincrm.services.documents.commands import AddDocument
from twincrm.services.documents.drafts import DocumentDraft
from twincrm.services.documents.queries import documents_of
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.notes.commands import AddJournalNote, ChangeJournalNote
from twincrm.services.notes.contact import last_contact_days
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft, read_note
from twincrm.services.notes.queries import timeline
from twincrm.services.noting import KeepJournalNote
from twincrm.services.people.column_words import cells_of
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.records.titles import titles
from twincrm.services.smart.finding import rule_entries
from twincrm.services.steps.lists import StepSource
from twincrm.services.steps.queries import step_details
from twincrm.services.tasks.commands import ChangeTask
from twincrm.services.tasks.drafts import TaskDraft, read_task
from twincrm.services.tasks.lines import task_lines
from twincrm.services.tasks.queries import tasks
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.commands import AddVisit, ChangeVisit
from twincrm.services.visits.drafts import VisitDraft, read_visit
from twincrm.services.visits.participations import AddParticipations, ParticipationDraft
from twincrm.store.history import steps
from twincrm.store.search import entry_id

MORNING = datetime.fromisoformat("2026-02-18T10:30")


@pytest.fixture
def two(dispatcher):
    return [
        dispatcher.execute(AddPerson(PersonDraft(given=name))).result for name in ("Anna", "Bernd")
    ]


def call(*people, moment=MORNING):
    participants = tuple(ParticipantDraft(person_id=one) for one in people)
    return JournalNoteDraft(happened_at=moment, subject="Telefonat", participants=participants)


def test_a_note_stands_with_everyone_who_took_part(dispatcher, two):
    note = dispatcher.execute(AddJournalNote(call(*two, two[0]))).result
    for one in two:
        (row,) = dispatcher.ask(timeline, "person", one)
        assert (row.id, row.written_by) == (note, "Anna")
    assert len(dispatcher.ask(read_note, note).participants) == 2


def test_the_last_contact_is_the_latest_note(dispatcher, two):
    dispatcher.execute(AddJournalNote(call(two[0], moment=datetime.fromisoformat("2024-05-09"))))
    latest = dispatcher.execute(AddJournalNote(call(two[0]))).result
    days = dispatcher.ask(last_contact_days, "person", two, MORNING.date())
    assert days == {two[0]: MORNING.date()}
    dispatcher.execute(MoveToTrash("journal_note", (latest,)))
    days = dispatcher.ask(last_contact_days, "person", two, MORNING.date())
    assert days == {two[0]: date(2024, 5, 9)}


def test_a_visit_is_a_contact_where_somebody_surely_took_part(dispatcher, two):
    days = {"starts_on": date(2026, 5, 1), "ends_on": date(2026, 5, 3)}
    visit = dispatcher.execute(AddVisit(VisitDraft(name="Mai", **days))).result
    took_part = tuple(
        ParticipationDraft(person_id=person, status=status)
        for person, status in zip(two, ("attended", "cancelled"), strict=True)
    )
    dispatcher.execute(AddParticipations(visit, "Mai", took_part))
    for today, found in ((date(2026, 6, 1), {two[0]: date(2026, 5, 3)}), (MORNING.date(), {})):
        assert dispatcher.ask(last_contact_days, "person", two, today) == found
        entries = [entry_id("person", one) for one in two]
        cells = dispatcher.ask(cells_of, entries, ("last_contact",), "de", today)
        shown = [cells[entry].get("last_contact", "") for entry in entries]
        assert shown == ["03.05.2026" if found else "", ""]
    draft = dispatcher.ask(read_visit, visit)
    dispatcher.execute(ChangeVisit(visit, draft, replace(draft, status="cancelled")))
    assert dispatcher.ask(last_contact_days, "person", two, date(2026, 6, 1)) == {}


def test_a_call_to_a_household_is_one_with_those_who_lived_there(dispatcher, two):
    left, lives = MemberDraft(person_id=two[0], ends_on="2026-01"), MemberDraft(person_id=two[1])
    home = dispatcher.execute(AddHousehold(HouseholdDraft("Weber", members=(left, lives)))).result
    talk = replace(call(), participants=(ParticipantDraft(household_id=home),))
    dispatcher.execute(AddJournalNote(talk))
    days = dispatcher.ask(last_contact_days, "person", two, MORNING.date())
    assert days == {two[1]: MORNING.date()}
    asked = Condition("talk", "spoken", (1,))
    rule = Rule((ContactType.PERSON,), Block(Mode.ALL, (asked,)))
    found = dispatcher.glance(rule_entries, rule, MORNING.date())
    assert list(found) == [entry_id("person", two[1])]


def test_somebody_was_there_after_all(dispatcher, two):
    note = dispatcher.execute(AddJournalNote(call(two[0]))).result
    before = dispatcher.ask(read_note, note)
    after = replace(before, participants=(ParticipantDraft(person_id=two[1]),), text="Acht Leute")
    dispatcher.execute(ChangeJournalNote(note, before, after))
    assert dispatcher.ask(timeline, "person", two[0]) == ()
    assert dispatcher.ask(timeline, "person", two[1])[0].text == "Acht Leute"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"happened_at": None}, "happened_at"),
        ({"subject": " "}, "subject"),
        ({"kind": "fax"}, "kind"),
        ({"participants": (ParticipantDraft(),)}, "participants.0"),
        ({"participants": (ParticipantDraft(person_id=1, household_id=1),)}, "participants.0"),
    ],
)
def test_what_cannot_be_kept_is_named(dispatcher, change, field):
    with pytest.raises(InputError) as refused:
        dispatcher.execute(AddJournalNote(replace(call(), **change)))
    assert refused.value.field == field


def test_the_history_names_whom_a_note_is_about(dispatcher, two):
    added = dispatcher.execute(AddJournalNote(call(*two), "Anna und Bernd"))
    before = dispatcher.ask(read_note, added.result)
    after = replace(before, text="Acht Leute")
    changed = dispatcher.execute(ChangeJournalNote(added.result, before, after, "Anna und Bernd"))
    nameless = dispatcher.execute(ChangeJournalNote(added.result, after, before))

    said = [row.label for row in StepSource(dispatcher).rows([added.step, changed.step])]
    assert [catalogue("de").say(label) for label in said] == [
        "Notiz zu Anna und Bernd aufnehmen: „Telefonat“",
        "Notiz zu Anna und Bernd ändern: „Telefonat“",
    ]
    for step in (changed.step, nameless.step):
        (record,) = dispatcher.ask(step_details, step, catalogue("de")).records
        assert record.title == "Telefonat · 18. Februar 2026 · Anna, Bernd"


def test_of_many_whom_a_note_is_about_the_first_are_named(dispatcher, two):
    more = [
        dispatcher.execute(AddPerson(PersonDraft(given=name))).result for name in ("Clara", "D")
    ]
    many, none = (dispatcher.execute(AddJournalNote(call(*w))).result for w in ([*two, *more], ()))
    found = dispatcher.ask(titles, "journal_note", "de")
    assert found[many] == "Telefonat · 18. Februar 2026 · Anna, Bernd, Clara, …"
    assert found[none] == "Telefonat · 18. Februar 2026"


def test_what_follows_from_a_note_is_kept_in_the_same_step(dispatcher, two):
    paper = AddDocument(DocumentDraft(file_name="brief.pdf"), b"%PDF-1.7")
    kept = KeepJournalNote(
        AddJournalNote(call(*two), "Anna"), TaskDraft("Zurückrufen", person_id=two[0]), (paper,)
    )
    before = len(dispatcher.ask(lambda s: steps(s.connection())))
    note = dispatcher.execute(kept).result
    (task,) = dispatcher.ask(tasks, MORNING.date(), about=("person", two[0]))

    assert task.journal_note_id == note
    assert dispatcher.ask(tasks, MORNING.date(), about=("person", two[1])) == (task,)
    assert [line.about for line in dispatcher.ask(task_lines, MORNING.date(), "de")] == [
        ", ".join(dispatcher.ask(titles, "person", "de", set(two))[key] for key in two)
    ]
    assert [row.title for row in dispatcher.ask(documents_of, "journal_note", note)] == [
        "brief.pdf"
    ]
    assert len(dispatcher.ask(lambda s: steps(s.connection()))) == before + 1
    third = dispatcher.execute(AddPerson(PersonDraft(given="Clara"))).result
    given = dispatcher.ask(read_task, task.id)
    dispatcher.execute(ChangeTask(task.id, given, replace(given, person_id=third)))
    assert dispatcher.ask(tasks, MORNING.date(), about=("person", two[1])) == ()
    dispatcher.undo()
    dispatcher.undo()
    dispatcher.undo()
    assert dispatcher.ask(tasks, MORNING.date()) == ()
    with pytest.raises(InputError) as wrong:
        dispatcher.execute(replace(kept, follow_up=TaskDraft("")))
    assert wrong.value.field == "follow_up.title"
    assert dispatcher.ask(timeline, "person", two[0]) == ()
