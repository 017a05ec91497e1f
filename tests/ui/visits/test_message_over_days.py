"""The message at the foot of the window over day columns: it never hides what was just made."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from ui.visits.test_programme_days import columns, rect, visit  # noqa: F401 - fixtures

from twincrm.ui.kit.toast import UndoBar
from twincrm.ui.window.bar_place import covers_chosen, free_place


def test_a_message_keeps_clear_of_the_chosen_block(page, columns, qtbot):  # noqa: F811
    page.resize(1158, 430)
    bar = UndoBar(page._ui)
    qtbot.addWidget(bar)
    bar.offer_undo("Erledigt – „Markt am Freitag hinzufügen“")
    corner = columns.viewport().mapTo(page, QPoint())
    places = {}
    for row in columns.choice.items:
        columns.choice.choose(row.id)
        columns._bring()
        place = places[row.title] = free_place(page._ui, bar, page, page, None)
        seen = columns.block_rect(row.id).intersected(columns.viewport().rect())
        assert not seen.isEmpty()
        assert not place.intersects(seen.translated(corner)), row.title
        assert covers_chosen(seen.translated(corner), page, page)

    assert columns.hasFocus()
    at_foot = [place for place in places.values() if place.bottom() > page.height() - 40]
    assert len(at_foot) >= 3  # the keyboard in the columns is no reason to lie over the head


def test_a_free_hour_where_something_is_to_be_made_is_kept_clear(page, columns, qtbot):  # noqa: F811
    qtbot.mouseClick(
        columns.viewport(),
        Qt.MouseButton.LeftButton,
        pos=columns.viewport().rect().bottomRight() - QPoint(60, 40),
    )
    assert columns.choice.free is not None
    hour = columns.place_in_use().translated(columns.viewport().mapTo(page, QPoint()))
    bar = UndoBar(page._ui)
    qtbot.addWidget(bar)
    bar.offer_undo("Erledigt")
    assert not free_place(page._ui, bar, page, page, None).intersects(hour)
