"""What a chair is told before a programme is printed: what is missing, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import select
from worlds.visits import ARRIVAL, DEPARTURE

from twincrm.runtime.language import catalogue
from twincrm.services.printing.paper import programme_paper
from twincrm.services.printing.remarks import Lead, visit_remarks
from twincrm.services.visits.commands import ChangeVisit
from twincrm.services.visits.drafts import read_visit
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
)
from twincrm.store.models import Visit


@pytest.fixture
def visit(populated):
    return populated.ask(lambda session: session.scalars(select(Visit.id)).one())


def _item(title, begins, ends=None, **more):
    texts = (ProgrammeTextDraft(language="de", title=title, place=f"Platz vor {title}"),)
    begins, ends = (each and time.fromisoformat(each) for each in (begins, ends))
    return ProgrammeItemDraft(day=ARRIVAL, starts_at=begins, ends_at=ends, texts=texts, **more)


def _hints(populated, visit, reader="de"):
    hints = populated.ask(visit_remarks, visit, reader)
    return [catalogue(reader).say(said).replace("\u00a0", " ") for said, _ in hints]


def test_a_missing_text_is_named_by_its_item_not_by_itself(populated, visit):
    populated.execute(AddProgrammeItem(visit, _item("Markt", "09:00")))
    assert "Fehlt auf Französisch: Ort (Donnerstag, 6. Mai, 9.00 Uhr, Markt)" in _hints(
        populated, visit
    )


def test_the_title_of_the_visit_is_not_taken_for_that_of_an_item(populated, visit):
    before = populated.ask(read_visit, visit)
    populated.execute(ChangeVisit(visit, before, replace(before, texts=())))
    paper = populated.ask(programme_paper, visit, ("de", "fr"), "de")
    words = [catalogue("de").say(said) for said in paper.warnings]
    assert "Fehlt auf Deutsch: Titel der Begegnung" in words


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        ("de", "Noch ohne Uhrzeit: Markt (Donnerstag, 6. Mai)"),
        ("fr", "Encore sans heure : Markt (jeudi 6 mai)"),
        ("en", "Has no time yet: Markt (Thursday 6 May)"),
        ("pl", "Jeszcze bez godziny: Markt (czwartek, 6 maja)"),
    ],
)
def test_an_item_without_a_time_is_told_and_leads_to_it(populated, visit, reader, words):
    item = populated.execute(AddProgrammeItem(visit, _item("Markt", None))).result
    populated.execute(AddProgrammeItem(visit, _item("Ausgefallen", None, status="cancelled")))

    assert words in _hints(populated, visit, reader)
    assert not [said for said in _hints(populated, visit, reader) if "Ausgefallen (" in said
                and "ohne Uhrzeit" in said]  # fmt: skip
    leads = [lead for _, lead in populated.ask(visit_remarks, visit, "de")]
    assert Lead("programme_item", item, "starts_at") in leads


CLASH = (
    "Zur selben Zeit für dieselben Leute: Gottesdienst und Essen (Donnerstag, 6. Mai, 10.30 Uhr)"
)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("10:00", "11:00", {}), ("10:30", None, {}), True),
        (("10:00", "11:00", {}), ("10:30", "12:00", {"audience": "guests"}), True),
        (("10:30", None, {}), ("10:30", "12:00", {"audience": "hosts_and_guests"}), True),
        (("10:00", "10:30", {}), ("10:30", "12:00", {}), False),
        (("10:00", None, {}), ("10:30", None, {}), False),
        (("10:00", "11:00", {}), ("10:30", None, {"audience": "boards"}), False),
        (("10:00", "11:00", {"optional": True}), ("10:30", None, {}), False),
        (("10:00", "11:00", {"status": "cancelled"}), ("10:30", None, {}), False),
    ],
)
def test_who_cannot_be_in_two_places_is_told_of(populated, visit, one, other, told):
    for title, (begins, ends, more) in (("Gottesdienst", one), ("Essen", other)):
        populated.execute(AddProgrammeItem(visit, _item(title, begins, ends, **more)))
    assert (CLASH in _hints(populated, visit)) == told


def test_a_night_reaches_into_the_next_day(populated, visit):
    assert ARRIVAL < DEPARTURE
    populated.execute(AddProgrammeItem(visit, _item("Tanz", "22:00", "02:00")))
    early = replace(_item("Feuerwerk", "01:00"), day=ARRIVAL.replace(day=ARRIVAL.day + 1))
    populated.execute(AddProgrammeItem(visit, early))
    assert any("Tanz und Feuerwerk (Freitag, 7. Mai, 1.00 Uhr)" in each
               for each in _hints(populated, visit))  # fmt: skip
