"""Between the steps of the history stand the days on which they were done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from twincrm.domain.dates import weekday_date
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.steps.days import day_words
from twincrm.ui.theme.tokens import Height

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def steps(populated):
    """Two of the day before yesterday, two of yesterday, one of today, the newest first."""
    done = []
    for days, given in ((2, "Anna"), (2, "Berta"), (1, "Clara"), (1, "Doris"), (0, "Emma")):
        with clock.stopped_at(clock.now() - timedelta(days=days)):
            draft = PersonDraft(given=given, family="Delattre")
            done.append(populated.execute(AddPerson(draft)).step)
    return done[::-1]


def bands(page):
    """The first word of every band, by its position."""
    places = range(page.model.rowCount())
    return {at: page.band_above(at).split(",")[0] for at in places if page.band_above(at)}


def height(page, place):
    return page.list.rowHeight(place)


@pytest.mark.parametrize(
    ("language", "today", "yesterday", "before"),
    [
        (
            "de",
            "Heute, Freitag, 27. November",
            "Gestern, Donnerstag, 26. November",
            "Mittwoch, 25. November 2026",
        ),
        (
            "fr",
            "Aujourd’hui, vendredi 27 novembre",
            "Hier, jeudi 26 novembre",
            "Mercredi 25 novembre 2026",
        ),
        (
            "en",
            "Today, Friday 27 November",
            "Yesterday, Thursday 26 November",
            "Wednesday 25 November 2026",
        ),
    ],
)
def test_days_are_called_as_one_speaks_of_them(language, today, yesterday, before):
    texts = catalogue(language)
    days = [FRIDAY - timedelta(days=ago) for ago in range(3)]
    assert [day_words(day, FRIDAY, texts) for day in days] == [today, yesterday, before]


def test_bands_stand_above_the_first_step_of_each_day_and_are_spoken_with_it(page, steps):
    page.refresh()

    assert list(bands(page).items())[:2] == [(0, "Heute"), (1, "Gestern")]
    third = weekday_date(clock.today() - timedelta(days=2), "de", year=True)
    assert page.band_above(3) == third
    assert page.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith(third)
    said = [page.model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in (1, 2)]
    assert [words.startswith("Gestern, ") for words in said] == [True, False]
    band = page._ui.look.px(Height.BAND)
    assert [height(page, at) - height(page, 2) for at in range(4)] == [band, band, 0, band]


def test_the_keyboard_goes_from_step_to_step_and_a_click_on_a_band_chooses_none(page, steps, qtbot):
    page.start()
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    walked = [page.step]
    for _ in steps[1:]:
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        walked.append(page.step)
    assert walked == steps

    top = page.list.rowViewportPosition(1)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, top + 5))
    assert page.step == steps[-1]
    below = QPoint(40, top + page._ui.look.px(Height.BAND) + 5)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert page.step == steps[1]


def test_bands_are_right_when_steps_are_left_out_and_when_one_looks_for_yesterday(
    page, steps, qtbot
):
    qtbot.keyClicks(page.filters.search, "berta")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    third = weekday_date(clock.today() - timedelta(days=2), "de", year=True)
    assert page.band_above(0) == third

    page.filters.search.clear()
    qtbot.keyClicks(page.filters.search, "gestern")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert [page.model.id_at(at) for at in range(2)] == steps[1:3]
    assert bands(page) == {0: "Gestern"}

    page.filters.clear()
    page.filters.periods.set_values(("yesterday",))
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert bands(page) == {0: "Gestern"}
