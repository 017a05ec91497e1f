"""What a chair is told before a programme is printed: what is missing, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import select
from worlds.visits import ARRIVAL

from twincrm.runtime.language import catalogue
from twincrm.services.printing.paper import programme_paper
from twincrm.services.printing.remarks import visit_remarks
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
