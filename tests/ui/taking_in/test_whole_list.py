"""What is said of a list as a whole: of what its people are members, and where they live."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select
from worlds.dump import dump
from worlds.pages import Surroundings

from twincrm.store.models import Assignment, Membership, Organisation, Person, Place
from twincrm.ui.taking_in import TableSheet
from twincrm.ui.taking_in.table_sheet import COLUMNS, DONE, PREVIEW, WHOLE

PATIENCE = 30_000
CLUB = (
    "NOM;Prénom;Adresse;Code Postal;Ville;Adhésion;Fonction\n"
    "BOCQUET;Amélie;57, rue Jean-Jaurès;59400;SAINT-ELOI;2015;\n"
    "MASCLET;Paul;3, rue des Épées;59400;Saint-Eloi;2019;Trésorier\n"
)


@pytest.fixture
def sheet(qapp, qtbot, populated, tmp_path):
    around = Surroundings()
    services = around.services(qapp, populated, tmp_path, language="en")
    path = tmp_path / "adherents.csv"
    path.write_text(CLUB, encoding="utf-8")
    made = TableSheet(services, path)
    made.dialog.open()
    qtbot.waitUntil(made.onward.isEnabled, timeout=PATIENCE)
    yield made
    around.answers = [True] * 9
    for window in qapp.topLevelWidgets():
        window.close()
    assert services.jobs.shutdown(10_000)


def go_on(sheet, qtbot, step):
    while sheet.step < step:
        before = sheet.step
        qtbot.waitUntil(sheet.onward.isEnabled, timeout=PATIENCE)
        qtbot.keyClick(sheet.dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda before=before: sheet.step > before, timeout=PATIENCE)


def memberships(session) -> int:
    return len(session.scalars(select(Membership)).all())


def test_a_foreign_list_of_members_has_to_be_decided_and_its_towns_become_places(
    sheet, populated, qtbot
):
    before, ours = dump(populated.file), populated.ask(memberships)
    go_on(sheet, qtbot, WHOLE)
    whole = sheet.whole
    assert "France" in whole.doubt.text
    assert whole.towns.text() == "Saint-Eloi (2)"
    assert not sheet.onward.isEnabled()
    assert sheet.dialog.focusWidget() is whole.ways["ours"]

    whole.ways["other"].click()
    assert not sheet.onward.isEnabled()
    whole.body.set_value("Amis de Saint-Eloi")
    go_on(sheet, qtbot, PREVIEW)
    sheet.back.click()
    assert sheet.step == WHOLE
    sheet.back.click()
    assert sheet.step == COLUMNS
    go_on(sheet, qtbot, WHOLE)
    assert whole.body.value == "Amis de Saint-Eloi"
    go_on(sheet, qtbot, DONE)

    assert "1 new place" in sheet.result.numbers.numbers.text()
    lives = select(Person.family, Place.name, Place.country).join(Place).order_by(Person.id.desc())
    assert [tuple(row) for row in populated.ask(lambda s: s.execute(lives.limit(2)).all())] == [
        ("MASCLET", "Saint-Eloi", "FR"),
        ("BOCQUET", "Saint-Eloi", "FR"),
    ]
    held = (
        select(Assignment.title).join(Organisation).where(Organisation.name == "Amis de Saint-Eloi")
    )
    assert populated.ask(lambda s: sorted(s.scalars(held))) == ["Trésorier", "membre"]
    assert populated.ask(memberships) == ours
    populated.undo()
    assert dump(populated.file) == before
