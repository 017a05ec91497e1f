"""A cell of millions of letters comes in whole, and is shown as far as anybody reads."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from worlds.pages import Surroundings
from worlds.tables import source

from twincrm.services.interchange.table_plan import make_table_plan
from twincrm.ui.taking_in.about_row import AboutRow
from twincrm.ui.taking_in.row_entries import entries_of
from twincrm.ui.taking_in.row_words import seen, sign


@pytest.mark.parametrize("column", ["Notiz", "Geburtstag"])
def test_a_huge_cell_is_cut_before_it_reaches_a_widget(qapp, populated, tmp_path, qtbot, column):
    services = Surroundings().services(qapp, populated, tmp_path, language="de")
    huge = "x" * 3_000_000
    table = source(f"Nachname;Vorname;{column}\nLang;Ida;{huge}\n;;{huge}\n")
    entries = entries_of(populated.ask(make_table_plan, (table,)), {})
    about = AboutRow(services.ctx)
    qtbot.addWidget(about)
    for entry in entries:
        about.show_entry(entry, None)
        assert max(len(each.text()) for each in about.findChildren(QLabel)) < 1000
    assert huge in table.rows[0].contacts[0].card.note
    assert services.jobs.shutdown(10_000)


def test_who_stands_twice_in_a_list_and_is_new_comes_in_once(qapp, populated, tmp_path):
    services = Surroundings().services(qapp, populated, tmp_path, language="en")
    text = "Nachname;Vorname;E-Mail;Telefon\nLang;Ida;ida@example.org;\nLang;Ida;ida@example.org;1"
    entries = entries_of(populated.ask(make_table_plan, (source(text),)), {})
    said = [(sign(services.ctx, each)[1], seen(services.ctx.texts, each)) for each in entries]
    assert said == [
        ("new", "not on file yet"),
        ("comes in once", "stands in row 2 as well; comes in once"),
    ]
    assert services.jobs.shutdown(10_000)
