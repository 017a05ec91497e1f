"""What the history lets go of, and when: bounds, sensitive values, bytes nobody needs."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import NOW, opening
from sqlalchemy import func, select

from twincrm.services.dispatch import Dispatcher
from twincrm.services.documents.commands import SetPhoto
from twincrm.services.health import findings
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.people.emergency import ChangeEmergencyContacts, EmergencyContactDraft
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft, VisitTextDraft
from twincrm.services.visits.participations import (
    AddParticipations,
    MinorCareDraft,
    NeedDraft,
    ParticipationDraft,
)
from twincrm.store import history
from twincrm.store.backup import back_up, restore
from twincrm.store.file import open_file
from twincrm.store.models import Blob, HistoryChange, HistoryContent, ParticipationNeed

SENSITIVE = ("participation_need", "minor_care", "emergency_contact")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def on(monkeypatch):
    """Let it be another day."""
    return lambda day: monkeypatch.setenv("TWINCRM_TODAY", day)


def steps(dispatcher):
    return dispatcher.ask(lambda s: history.steps(s.connection()))


def states(dispatcher):
    return [step.state for step in steps(dispatcher)]


def sensitive_values(dispatcher) -> str:
    changes = select(HistoryChange).where(HistoryChange.table_name.in_(SENSITIVE))
    rows = dispatcher.ask(lambda s: [(c.before, c.after) for c in s.scalars(changes)])
    return str(rows)


def add(dispatcher, name):
    return dispatcher.execute(AddPerson(PersonDraft(given=name, family="Weber"))).result


@pytest.fixture
def travelling(dispatcher):
    """A girl with an allergy takes part in a visit from 1 to 4 May."""
    person = add(dispatcher, "Lena")
    draft = VisitDraft(
        name="Besuch",
        starts_on=date(2027, 5, 1),
        ends_on=date(2027, 5, 4),
        texts=(VisitTextDraft(language="de", title="Besuch"),),
    )
    visit = dispatcher.execute(AddVisit(draft)).result
    draft = ParticipationDraft(
        person_id=person,
        needs=(NeedDraft(text="Erdnussallergie"),),
        care=MinorCareDraft(guardian_name="Hildegard"),
    )
    dispatcher.execute(AddParticipations(visit, "Besuch", (draft,)))
    contact = EmergencyContactDraft(name="Oma Ruth", phone="0171 3920001")
    dispatcher.execute(ChangeEmergencyContacts(person, "Lena", (), (contact,)))
    return dispatcher


def test_sensitive_values_stay_until_the_visit_is_over(travelling, on):
    on("2027-05-04")
    add(travelling, "Bernd")

    assert "Erdnussallergie" in sensitive_values(travelling)
    assert states(travelling) == ["done"] * 5


def test_sensitive_values_leave_the_history_after_the_visit(travelling, on):
    on("2027-05-05")
    add(travelling, "Bernd")

    told = sensitive_values(travelling)
    for word in ("Erdnussallergie", "Hildegard", "Oma Ruth"):
        assert word not in told
    assert [step.label.id for step in steps(travelling)][1:3] == [
        "Change whom to call in an emergency for {name}",
        "Add {n} person to {visit}",
    ]
    needs = travelling.ask(lambda s: s.scalars(select(ParticipationNeed.text)).all())
    assert needs == ["Erdnussallergie"]
    assert travelling.ask(findings) == ()


def test_what_was_erased_ends_undo_of_what_went_before(travelling, on):
    on("2027-05-05")
    add(travelling, "Bernd")

    assert states(travelling) == ["done", "closed", "closed", "closed", "closed"]
    assert travelling.undo().label.values["name"] == "Bernd Weber"
    assert travelling.undo() is None
    assert travelling.redo() is not None
    assert travelling.ask(findings) == ()


def test_what_was_undone_and_erased_is_not_done_again(travelling, on):
    travelling.undo()
    travelling.undo()
    on("2027-05-05")
    add(travelling, "Bernd")

    assert "Erdnussallergie" not in sensitive_values(travelling)
    assert travelling.redo() is None


def test_what_was_noted_after_the_last_visit_is_for_the_next(travelling, on):
    on("2027-05-05")
    add(travelling, "Bernd")
    contact = EmergencyContactDraft(name="Opa Karl", phone="0171 3920002")
    travelling.execute(ChangeEmergencyContacts(1, "Lena", (), (contact,)))
    on("2027-05-09")
    add(travelling, "Carla")

    assert "Opa Karl" in sensitive_values(travelling)


def test_a_step_can_be_read_for_two_years(dispatcher, on):
    add(dispatcher, "Anna")
    on("2029-04-18")
    add(dispatcher, "Bernd")
    assert len(steps(dispatcher)) == 2
    on("2029-04-21")
    add(dispatcher, "Carla")

    assert [step.label.values["name"] for step in steps(dispatcher)] == [
        "Carla Weber",
        "Bernd Weber",
    ]
    assert dispatcher.ask(findings) == ()


def test_every_kept_step_is_told(dispatcher):
    for number in range(1_005):
        with dispatcher.file.writing.begin() as connection:
            connection.info["recorded_write"] = 1
            history.write_step(
                connection,
                {("place", number): history.RowChange(None, {"id": number})},
                {},
                "Test",
                history.Message("Test"),
                "Anna",
                NOW,
            )
            connection.info["recorded_write"] = 0

    assert len(steps(dispatcher)) == 1_005
    assert len(dispatcher.ask(lambda s: history.steps(s.connection(), 7))) == 7


def bytes_kept(dispatcher) -> list[int]:
    return [
        dispatcher.ask(lambda s, t=table: s.scalar(select(func.count()).select_from(t)))
        for table in (Blob, HistoryContent)
    ]


def test_a_photo_that_was_taken_away_is_kept_for_undo_and_then_swept(dispatcher, on):
    person = add(dispatcher, "Anna")
    dispatcher.execute(SetPhoto(person, PNG + b"old"))
    dispatcher.execute(SetPhoto(person, PNG + b"new"))
    on("2027-04-20")
    add(dispatcher, "Bernd")
    assert bytes_kept(dispatcher) == [2, 2]

    on("2029-04-25")
    add(dispatcher, "Carla")

    assert bytes_kept(dispatcher) == [1, 1]
    assert dispatcher.ask(findings) == ()


def test_a_restore_ends_undo_and_not_the_reading(dispatcher, tmp_path):
    path = dispatcher.file.path
    add(dispatcher, "Anna")
    add(dispatcher, "Bernd")
    dispatcher.undo()
    copy = back_up(path, tmp_path / "kept", NOW, "daily")
    dispatcher.file.close()

    restore(copy, path, "Anna", NOW)

    file = open_file(path, opening())
    restored = Dispatcher(file, "Anna")
    assert restored.undo() is None
    assert restored.redo() is None
    brought, *kept = steps(restored)
    assert (brought.label.values, brought.state) == ({"file": copy.name}, "closed")
    assert [step.label.values["name"] for step in kept] == ["Bernd Weber", "Anna Weber"]
    file.close()
