"""Partnerships are entered and changed in their dialog, and nothing of them is lost on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from worlds.pages import Surroundings

from twincrm.services.partnerships.drafts import read_partnership
from twincrm.store.models import Organisation, Partnership
from twincrm.ui.editor.partnership_dialog import PartnershipDialog
from twincrm.ui.kit.record_field import Link


@pytest.fixture
def dialog_of(qtbot, qapp, populated, tmp_path):
    """The dialog of a partnership that nobody runs: its buttons do what they do."""
    services = Surroundings().services(qapp, populated, tmp_path, language="en")
    window, made = QWidget(), []
    qtbot.addWidget(window)

    def make(partnership=None):
        made.append(PartnershipDialog(services, window, partnership))
        return made[-1]

    yield make
    assert services.jobs.shutdown()


def ids_of(dispatcher):
    return dispatcher.ask(lambda s: {row.name: row.id for row in s.scalars(select(Partnership))})


def part(dialog, path):
    return dialog.form.form.place(path).widget


def test_what_is_opened_is_saved_as_it_was(dialog_of, populated):
    for partnership in ids_of(populated).values():
        before = populated.ask(read_partnership, partnership)
        assert dialog_of(partnership).form.value == before


def test_home_stands_first_and_the_third_town_may_stay_empty(dialog_of, populated):
    ring = dialog_of(ids_of(populated)["Dreieck"])
    assert [side.called for side in ring.form.sides.parts] == [
        "Lindenau", "Saint-Aubin-sur-Lys", "Kamieniec Górny",
    ]  # fmt: skip
    pair = dialog_of(ids_of(populated)["Lindenau – Saint-Aubin"])
    assert [side.called for side in pair.form.sides.parts][2:] == [""]
    assert pair.form.problems() == {}


def test_towns_state_and_signings_are_changed_in_one_step(dialog_of, populated, qtbot):
    partnership = ids_of(populated)["Lindenau – Saint-Aubin"]
    before = populated.ask(read_partnership, partnership)
    dialog = dialog_of(partnership)

    qtbot.mouseClick(dialog.form.sides.more, Qt.MouseButton.LeftButton)
    town = dialog.form.sides.parts[3].towns
    town.town.set_link(Link("place", None, "Northbridge"))
    town.country.set_value("GB")
    part(dialog, "status").set_value("dormant")
    part(dialog, "status_reason").setText("Nobody answers")
    part(dialog, "signed_on").setText("1967")
    dialog.form.signings.rows.remove_row(0)
    dialog.form.contacts.rows.remove_row(1)
    dialog.rows.attempt()

    after = populated.ask(read_partnership, partnership)
    assert len(after.place_ids) == 3
    assert after.place_ids[:2] == before.place_ids
    assert (after.status, after.status_reason) == ("dormant", "Nobody answers")
    assert [each.signed_on for each in after.signings] == ["1967", "2017-09-23"]
    assert after.signings[0].signatories == before.signings[0].signatories
    assert len(after.contacts) == 1
    assert (after.motives, after.organisation_ids) == (before.motives, before.organisation_ids)
    populated.undo()
    assert populated.ask(read_partnership, partnership) == before


def test_an_association_of_the_partner_town_is_named_and_made_in_the_same_step(
    dialog_of, populated
):
    dialog = dialog_of()
    there = dialog.form.sides.parts[1]
    there.towns.town.set_link(Link("place", None, "Northbridge"))
    there.towns.country.set_value("GB")
    there.body.set_link(Link("organisation", None, "Northbridge Twinning"))
    there.body.settle()

    dialog.rows.attempt()

    kept = populated.ask(read_partnership, dialog.saved)
    found = populated.ask(
        lambda s: {
            (row.id, row.name, row.place_id)
            for row in s.scalars(select(Organisation).where(Organisation.name.like("Northb%")))
        }
    )
    ((body, name, town),) = found
    assert name == "Northbridge Twinning"
    assert (body in kept.organisation_ids, town in kept.place_ids) == (True, True)
    populated.undo()
    gone = populated.ask(
        lambda s: s.scalars(select(Organisation.id).where(Organisation.id == body)).all()
    )
    assert gone == []


def test_one_town_alone_is_none(dialog_of, populated):
    dialog = dialog_of(ids_of(populated)["Lindenau – Saint-Aubin"])
    home = dialog.form.sides.parts[0].value.place_id
    dialog.form.sides.parts[1].towns.town.set_id(home)

    dialog.rows.attempt()

    assert dialog.saved is None
    assert "two or more places" in str(dialog.form.problems()["sides.1.place_id"].id)
