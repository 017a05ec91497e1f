"""The history in words: who, when, what, old and new, of the whole file or of one record."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy import select, text

from twincrm.runtime.language import catalogue
from twincrm.services.contacts import AddressDraft, PhoneDraft, Reach
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.people.emergency import ChangeEmergencyContacts, EmergencyContactDraft
from twincrm.services.records.kinds import mapped_tables
from twincrm.services.records.words import KIND_WORDS
from twincrm.services.steps.lists import StepSource, step_total
from twincrm.services.steps.queries import FieldChange, step_details, undo_plan
from twincrm.services.steps.words import PART_WORDS
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.base import Keeping
from twincrm.store.models import Place

GERMAN = catalogue("de")


def add(dispatcher, given, family="Delattre", **more):
    return dispatcher.execute(AddPerson(PersonDraft(given=given, family=family, **more)))


def change(dispatcher, person, **new):
    before = dispatcher.ask(read_person, person)
    return dispatcher.execute(ChangePerson(person, before, replace(before, **new)))


def details(dispatcher, step, record=None):
    return dispatcher.ask(step_details, step, GERMAN, record)


def test_old_and_new_of_a_field_are_told_in_words(populated):
    person = add(populated, "Chantal", birth_date="1957").result
    new = {"birth_date": "1957-04-19", "form_of_address": "mrs", "preferred_channel": "phone"}
    step = change(populated, person, **new).step

    (record,) = details(populated, step).records

    assert (record.title, record.kind, record.fate) == ("Chantal Delattre", "Person", "altered")
    assert set(record.fields) == {
        FieldChange("Geburtstag", "1957", "19. April 1957"),
        FieldChange("Anrede", "nicht bekannt", "Frau"),
        FieldChange("Am liebsten erreichbar", "–", "per Telefon"),
    }


def test_the_town_somebody_belongs_to_is_not_called_as_that_of_an_address(populated):
    (moved,) = populated.ask(lambda s: s.scalars(select(Place.id).limit(1)).all())
    person = add(populated, "Chantal").result
    address = AddressDraft(street="Kirchgasse 4", postcode="47441", locality="Moers")
    step = change(populated, person, place_id=moved, reach=Reach(addresses=(address,))).step

    called = [each.name for record in details(populated, step).records for each in record.fields]

    assert (called.count("Stadt"), called.count("Ort")) == (1, 1)


def test_a_part_is_told_with_whom_it_belongs_to(populated):
    person = add(populated, "Chantal").result
    phones = (PhoneDraft(kind="mobile", number="+33 6 39 98 11 04"),)
    step = change(populated, person, reach=Reach(phones=phones)).step

    (record,) = details(populated, step).records

    assert (record.kind, record.title, record.fate) == ("Telefon", "Chantal Delattre", "added")
    assert FieldChange("Art", "–", "Mobil") in record.fields


def test_the_history_of_a_record_holds_its_parts_and_nothing_else(populated):
    first, other = add(populated, "Chantal"), add(populated, "Renate", "Kobusch")
    with_phone = change(
        populated, first.result, reach=Reach(phones=(PhoneDraft(number="+33 6 39 98 11 04"),))
    )
    without = change(populated, first.result, reach=Reach())
    change(populated, other.result, occupation="Köchin")

    found = StepSource(populated, ("person", first.result)).ids()

    assert list(found) == [without.step, with_phone.step, first.step]


def test_a_step_of_many_shows_only_the_record_asked_for(populated):
    one, two = add(populated, "Chantal").result, add(populated, "Jean").result
    step = populated.execute(MoveToTrash("person", (one, two))).step

    shown = details(populated, step, ("person", two))

    assert [(r.title, r.fate) for r in shown.records] == [("Jean Delattre", "trashed")]
    assert shown.more == 1


def test_what_is_gone_keeps_its_name(populated):
    outcome = add(populated, "Chantal")
    populated.undo()

    shown = details(populated, outcome.step)

    assert [r.title for r in shown.records] == ["Chantal Delattre"]
    assert shown.row.undone


def test_an_id_that_another_has_now_does_not_lend_its_name(populated):
    gone = add(populated, "Chantal", reach=Reach(phones=(PhoneDraft(number="+33 6 39 98 11 04"),)))
    altered = change(populated, gone.result, occupation="Köchin")
    populated.undo()
    populated.undo()
    other = add(populated, "Renate")
    assert other.result == gone.result

    for step in (gone.step, altered.step):
        titles = {record.title for record in details(populated, step).records}
        assert titles == {"Chantal Delattre"}
    assert details(populated, other.step).records[0].title == "Renate Delattre"


def test_sensitive_values_are_said_to_be_so(populated):
    person = add(populated, "Chantal").result
    mother = EmergencyContactDraft(name="Odile Vasseur", phone="+33 3 21 00 00 01")
    command = ChangeEmergencyContacts(person, "Chantal Delattre", (), (mother,))
    step = populated.execute(command).step

    (record,) = details(populated, step).records

    assert (record.kept, record.fields, record.title) == ("sensitive", (), "Chantal Delattre")
    assert "Vasseur" not in repr(record)


def test_values_that_were_let_go_of_are_said_to_be_so(populated):
    step = change(populated, add(populated, "Chantal").result, occupation="Köchin").step
    emptied = text("UPDATE history_change SET before = '{}', after = '{}' WHERE step_id = :step")
    populated.log(lambda work: work.connection.execute(emptied, {"step": step}))

    (record,) = details(populated, step).records

    assert (record.kept, record.fields) == ("erased", ())


def test_a_plan_of_undo_names_all_steps_down_to_the_chosen_one(populated):
    steps = [add(populated, given).step for given in ("Anna", "Berta", "Clara")]

    plan = populated.ask(undo_plan, steps[1])

    assert [row.id for row in plan.steps] == [steps[2], steps[1]]
    populated.undo()
    assert populated.ask(undo_plan, steps[2]).steps == ()


def test_every_table_that_is_recorded_has_a_word():
    recorded = {
        name
        for name, mapped in mapped_tables().items()
        if mapped.__keeping__ in (Keeping.RECORDED, Keeping.SENSITIVE)
    }
    assert recorded - {"blob", "import_fingerprint"} <= {*KIND_WORDS, *PART_WORDS}


def test_no_step_of_a_lively_file_shows_how_it_is_kept(populated):
    names = "|".join(sorted((n for n in mapped_tables() if "_" in n), key=len, reverse=True))
    raw = re.compile(rf"\b({names}|\w+_id|mrs|western|civil_society|True|None|\d{{4}}-\d\d-\d\d)\b")
    add(populated, "Chantal", birth_date="1957-04-19")

    for step in StepSource(populated).ids():
        for record in details(populated, step).records:
            said = [record.kind, record.title]
            said += [word for f in record.fields for word in (f.name, f.before, f.after)]
            assert [word for word in said if raw.search(word)] == []


def test_steps_are_as_many_as_are_counted(populated):
    ids = StepSource(populated).ids()
    assert len(ids) == populated.glance(step_total)
    assert list(ids) == sorted(ids, reverse=True)


def test_a_step_that_is_no_longer_kept_is_none(populated):
    assert details(populated, 10_000_000) is None
