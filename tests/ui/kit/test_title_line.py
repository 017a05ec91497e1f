"""The title of a page."""

from __future__ import annotations

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import PageHeader

LONG = "Partnerschaftsverein der Freundinnen und Freunde Lindenaus e. V. bearbeiten"


def test_a_long_title_ends_in_dots_and_is_said_whole(ui, shown):
    header = shown(PageHeader(ui, "Contacts", [Button(ui, "Save")]), 500)
    header.set_title(LONG)
    line = header.title
    assert line.text().endswith("…")
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()
    assert line.toolTip() == line.accessibleName() == LONG
    header.resize(1500, header.height())
    assert (line.text(), line.toolTip()) == (LONG, "")
