"""What leaves the file is noted, whatever happens to the history."""

from __future__ import annotations

import time

import pytest

from twincrm.domain.errors import FileTrouble, InputError
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.disclosures.queries import disclosed_records, disclosures
from twincrm.services.dispatch import Dispatcher
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.store.file import open_reading


def test_an_export_is_noted_with_whose_data_it_held(dispatcher):
    people = [("person", "uid-anna"), ("person", "uid-bernd"), ("organisation", "uid-choir")]
    log_disclosure(dispatcher, "vcard", "contact", "phone", "Anna’s phone", [*people, people[0]])

    (row,) = dispatcher.ask(disclosures)
    assert (row.who, row.form, row.tier, row.purpose) == ("Anna", "vcard", "contact", "phone")
    assert (row.recipient, row.records) == ("Anna’s phone", 3)
    assert dispatcher.ask(disclosed_records, row.id) == tuple(people)


def test_disclosures_of_one_person_newest_first(dispatcher):
    for form in ("qr", "programme", "vcard"):
        who = ["uid-anna"] if form != "programme" else []
        log_disclosure(
            dispatcher, form, "contact", "internal", "", [("person", uid) for uid in who]
        )

    assert [row.form for row in dispatcher.ask(disclosures)] == ["vcard", "programme", "qr"]
    of_anna = dispatcher.ask(disclosures, record_uid="uid-anna")
    assert [row.form for row in of_anna] == ["vcard", "qr"]


def test_the_log_is_outside_undo(dispatcher):
    dispatcher.execute(AddPerson(PersonDraft("Anna", "Weber")))
    log_disclosure(dispatcher, "qr", "contact", "phone", "", [("person", "uid-anna")])

    undone = dispatcher.undo()

    assert undone.label.values["name"] == "Anna Weber"
    assert dispatcher.undo() is None
    assert len(dispatcher.ask(disclosures)) == 1
    assert dispatcher.status().redo.values["name"] == "Anna Weber"


def test_an_unknown_tier_is_refused(dispatcher):
    with pytest.raises(InputError) as trouble:
        log_disclosure(dispatcher, "qr", "secret", "phone", "", [])
    assert trouble.value.field == "tier"
    assert dispatcher.ask(disclosures) == ()


def test_nothing_leaves_a_file_that_can_only_be_read(association_path):
    file = open_reading(association_path)
    reader = Dispatcher(file, "Bernd")
    with pytest.raises(FileTrouble):
        log_disclosure(reader, "vcard", "contact", "partner", "", [("person", "uid-anna")])
    assert reader.ask(disclosures) == ()
    file.close()


def test_a_federation_is_noted_in_seconds(dispatcher):
    everyone = [("person", f"uid-{number}") for number in range(100_000)]
    begin = time.perf_counter()
    log_disclosure(dispatcher, "csv", "contact", "internal", "", everyone)
    assert time.perf_counter() - begin < 10
    assert dispatcher.ask(disclosures)[0].records == 100_000
