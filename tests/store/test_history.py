"""What the recorder sees, what it refuses, and how steps go back and forth."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from sqlalchemy import select, text, update
from worlds.dump import dump

from twincrm.domain.errors import FileTrouble, InputError, StaleStep
from twincrm.domain.texts import Message
from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.dispatch import Dispatcher
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.store import history, pruning
from twincrm.store.file import open_file
from twincrm.store.models import Person, Phone
from twincrm.store.recorder import UnknownOldValue
from twincrm.store.work import UnrecordedWrite

ANNA = PersonDraft(
    given="Anna",
    family="Weber",
    nationality="DE",
    reach=Reach(
        phones=(PhoneDraft(number="0171 3920001"),),
        emails=(EmailDraft(address="anna@example.org"),),
        tags=("Chor",),
    ),
)


TEST = Message("Test")


@dataclass(frozen=True)
class Doing:
    """A command made up by a test."""

    act: object
    label: Message = TEST

    def run(self, work):
        return self.act(work)


def step_states(dispatcher) -> list[str]:
    return [s.state for s in dispatcher.ask(lambda s: history.steps(s.connection()))]


def test_adding_a_person_is_one_step_with_all_its_rows(dispatcher):
    outcome = dispatcher.execute(AddPerson(ANNA))

    assert outcome.changes.rows == {
        "person": {1: "added"},
        "phone": {1: "added"},
        "email": {1: "added"},
        "tag": {1: "added"},
        "tagging": {1: "added"},
    }
    steps = dispatcher.ask(lambda s: history.steps(s.connection()))
    assert [(s.who, s.label.values["name"], s.changes) for s in steps] == [
        ("Anna", "Anna Weber", 5)
    ]


def test_phones_are_kept_as_typed_and_as_e164(dispatcher):
    dispatcher.execute(AddPerson(ANNA))

    phone = dispatcher.ask(lambda s: s.scalars(select(Phone)).one())

    assert (phone.number, phone.e164) == ("0171 3920001", "+491713920001")


def test_undo_and_redo_survive_a_restart(association_path):
    from conftest import opening

    file = open_file(association_path, opening())
    first = Dispatcher(file, "Anna")
    empty = dump(file)
    person = first.execute(AddPerson(ANNA)).result
    added = dump(file)
    changed = replace(ANNA, family="Weber-Klein")
    opened = first.ask(read_person, person)
    first.execute(ChangePerson(person, opened, replace(opened, family="Weber-Klein")))
    later = dump(file)
    file.close()

    file = open_file(association_path, opening())
    second = Dispatcher(file, "Bernd")
    assert second.status().undo.values["name"] == changed.full_name
    second.undo()
    assert dump(file) == added
    second.undo()
    assert dump(file) == empty
    assert second.undo() is None
    file.close()

    file = open_file(association_path, opening())
    third = Dispatcher(file, "Anna")
    third.redo()
    third.redo()
    assert dump(file) == later
    assert third.redo() is None
    file.close()


def test_a_new_act_drops_what_was_undone_but_it_stays_readable(dispatcher):
    dispatcher.execute(AddPerson(ANNA))
    dispatcher.undo()
    dispatcher.execute(AddPerson(replace(ANNA, given="Berta")))

    assert step_states(dispatcher) == ["done", "dropped"]
    assert dispatcher.status().redo is None


def test_nothing_changed_is_no_step(dispatcher):
    person = dispatcher.execute(AddPerson(ANNA)).result
    opened = dispatcher.ask(read_person, person)

    outcome = dispatcher.execute(ChangePerson(person, opened, opened))

    assert outcome.step is None
    assert not outcome.changes


def test_two_editors_of_one_person_lose_nothing_of_each_other(dispatcher):
    person = dispatcher.execute(AddPerson(ANNA)).result
    opened = dispatcher.ask(read_person, person)
    dispatcher.execute(ChangePerson(person, opened, replace(opened, occupation="Lehrerin")))
    dispatcher.execute(ChangePerson(person, opened, replace(opened, title="Dr.")))

    kept = dispatcher.ask(read_person, person)

    assert (kept.occupation, kept.title) == ("Lehrerin", "Dr.")


def test_a_refused_command_changes_nothing(dispatcher):
    before = dump(dispatcher.file)
    bad = replace(ANNA, reach=Reach(emails=(EmailDraft(address="anna@example"),)))

    with pytest.raises(InputError) as refused:
        dispatcher.execute(AddPerson(bad))

    assert refused.value.field == "emails.0.address"
    assert dump(dispatcher.file) == before
    assert step_states(dispatcher) == []


def test_a_row_changed_behind_the_history_stops_undo(dispatcher):
    person = dispatcher.execute(AddPerson(ANNA)).result
    opened = dispatcher.ask(read_person, person)
    dispatcher.execute(ChangePerson(person, opened, replace(opened, title="Dr.")))
    with dispatcher.file.writing.begin() as connection:
        connection.info["recorded_write"] = 1
        connection.execute(text("UPDATE person SET title = 'Prof.'"))
        connection.info["recorded_write"] = 0
    before = dump(dispatcher.file)

    with pytest.raises(StaleStep):
        dispatcher.undo()

    assert dump(dispatcher.file) == before
    assert dispatcher.ask(lambda s: history.unappliable(s.connection())) == [2]


@pytest.mark.parametrize(
    "act",
    [
        lambda work: work.session.execute(text("UPDATE person SET given = 'X'")),
        lambda work: work.session.execute(update(Person).values(given="X")),
        lambda work: work.session.execute(text("WITH x AS (SELECT 1) DELETE FROM person")),
        lambda work: work.session.bulk_insert_mappings(Person, [{"given": "X"}]),
        lambda work: work.connection.exec_driver_sql("DROP TABLE person"),
        lambda work: work.connection.exec_driver_sql("/* quiet */ DELETE FROM person"),
    ],
    ids=["text", "core", "with", "bulk", "drop", "comment"],
)
def test_writing_past_the_recorder_is_refused(act, dispatcher):
    dispatcher.execute(AddPerson(ANNA))
    before = dump(dispatcher.file)

    with pytest.raises(UnrecordedWrite):
        dispatcher.execute(Doing(act))

    assert dump(dispatcher.file) == before


def test_overwriting_a_value_unread_is_a_bug(dispatcher):
    person = dispatcher.execute(AddPerson(ANNA)).result

    def blindly(work):
        found = work.get(Person, person)
        work.session.expire(found)
        found.given = "Berta"

    with pytest.raises(UnknownOldValue):
        dispatcher.execute(Doing(blindly))


def test_a_value_swapped_and_swapped_back_is_no_change(dispatcher):
    person = dispatcher.execute(AddPerson(ANNA)).result

    def there_and_back(work):
        found = work.get(Person, person)
        found.given = "Berta"
        work.flush()
        found.given = "Anna"
        work.flush()

    assert not dispatcher.execute(Doing(there_and_back)).changes


def test_bulk_rows_are_recorded_like_any_other(dispatcher):
    before = dump(dispatcher.file)

    def many(work):
        people = work.bulk_insert(Person, [{"given": f"P{n}", "family": "X"} for n in range(500)])
        phones = [{"person_id": i, "number": "1", "kind": "home"} for i in people]
        work.bulk_insert(Phone, phones)

    outcome = dispatcher.execute(Doing(many))
    after = dump(dispatcher.file)

    assert outcome.changes.count == 1000
    dispatcher.undo()
    assert dump(dispatcher.file) == before
    dispatcher.redo()
    assert dump(dispatcher.file) == after


def test_a_file_open_elsewhere_cannot_be_changed_and_says_by_whom(association_path):
    from conftest import opening

    first = open_file(association_path, opening())
    second = open_file(association_path, opening())

    with pytest.raises(FileTrouble, match="has this file open") as refused:
        Dispatcher(second, "Bernd").execute(AddPerson(ANNA))

    assert refused.value.message.values["who"] == "Anna"
    second.close()
    first.close()


def test_listeners_hear_of_acts_undo_and_redo(dispatcher):
    heard = []
    dispatcher.subscribe(heard.append)
    dispatcher.execute(AddPerson(ANNA))
    dispatcher.undo()
    dispatcher.redo()

    assert [changes.rows["person"][1] for changes in heard] == ["added", "removed", "added"]


def test_only_the_last_five_hundred_steps_can_be_undone(dispatcher, monkeypatch):
    monkeypatch.setattr(pruning, "UNDOABLE_STEPS", 3)
    for number in range(5):
        dispatcher.execute(AddPerson(replace(ANNA, given=f"P{number}")))

    def tidy(work):
        with work.writing():
            pruning.prune(work.connection, work.now, work.today)

    dispatcher.execute(Doing(tidy))

    assert step_states(dispatcher) == ["done", "done", "done", "closed", "closed"]
