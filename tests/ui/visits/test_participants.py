"""Who takes part in a visit: seen as a table, added by name, changed from the row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem
from sqlalchemy import select
from worlds.partnerships import named
from worlds.visits import VISIT

from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.visits.people_rows import participation_rows
from twincrm.store.models import Visit
from twincrm.ui.visits.participant_rows import AGE, DELEGATION, NAME, STATE
from twincrm.ui.window.page import Show

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture
def ids(populated):
    return populated.ask(named)


def test_a_link_leads_to_the_participants(page, populated):
    visit = populated.ask(
        lambda session: session.scalars(select(Visit.id).where(Visit.name == VISIT)).one()
    )
    page.show_item(Show("visit_people", visit))
    assert (page.visit, page.card.parts.part) == (visit, "people")
    page.show_item(Show("visit_programme", visit))
    assert page.card.parts.part == "programme"


@pytest.fixture
def people(page, populated, qtbot):
    """The participants of the visit with guests, looked at."""
    visit = populated.ask(
        lambda session: session.scalars(select(Visit.id).where(Visit.name == VISIT)).one()
    )
    page.show_item(Show("visit", visit))
    assert page.card.parts.part == "programme"
    page.card.parts.tabs.setFocus()
    qtbot.keyClick(page.card.parts.tabs, Qt.Key.Key_Right)
    assert page.card.parts.part == "people"
    return page.people


def shown(people) -> list[str]:
    table = people.table.rows
    return [table.row_at(at).name.given for at in range(table.rowCount())]


def test_only_the_head_of_the_order_has_room_for_an_arrow(people):
    table, header = people.table, people.table.horizontalHeader()
    table.setFixedWidth(400)
    assert header.sortIndicatorSection() == NAME
    for at in (DELEGATION, AGE):
        assert table.columnWidth(at) < header.sectionSizeHint(at)  # Qt's, with an arrow
    table.order_wanted.emit(AGE, False)
    assert header.sortIndicatorSection() == AGE
    assert table.columnWidth(AGE) >= header.sectionSizeHint(AGE)


def part_of(populated, page):
    return {row.name.given: row for row in populated.ask(participation_rows, page.visit)}


def type_and_enter(qtbot, people, text):
    people.add.setFocus()
    qtbot.keyClicks(people.add, text)
    qtbot.waitUntil(people.add._list.isVisible)
    qtbot.keyClick(people.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.add.value == "")


def in_menu(qtbot, words, open_it):
    """Choose an entry of the menu that *open_it* opens, by the keyboard."""

    offered = []

    def choose():
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return
        offered.extend(each.text() for each in menu.actions())
        if words in offered:
            menu.setActiveAction(menu.actions()[offered.index(words)])
            qtbot.keyClick(menu, Qt.Key.Key_Return)
        menu.close()

    QTimer.singleShot(0, choose)
    open_it()
    assert words in offered


def test_the_table_shows_who_takes_part(people, page):
    assert shown(people) == ["Klára", "Jean-Luc", "Anna"]
    assert [badge.text() for badge in people.numbers] == ["2 eingeladen", "1 bestätigt"]
    row = people.table.rows.row_at(1)
    texts = [column.text(row) for column in people.table.rows.columns]
    assert texts[1:4] == ["bestätigt", "Gast", "Saint-Aubin"]
    assert "Nüsse" not in " ".join(texts)
    assert page.card.parts.tabs.accessibleTabName(1).endswith(", 3")


def test_the_age_of_adults_is_painted_where_minors_have_a_badge(people, page, populated):
    anna = part_of(populated, page)["Anna"].person_id
    before = populated.ask(read_person, anna)
    populated.execute(ChangePerson(anna, before, replace(before, birth_date="1958-04-03")))
    rows, cells = people.table.rows, people.table.itemDelegate()
    row = next(at for at in range(rows.rowCount()) if rows.row_at(at).name.given == "Anna")
    painted = {}
    for at in (STATE, AGE):
        option = QStyleOptionViewItem()
        cells.initStyleOption(option, rows.index(row, at))
        painted[at] = option.text
    assert painted == {STATE: "", AGE: str(rows.row_at(row).age)}
    assert rows.row_at(row).age > 60


def test_space_changes_the_status_of_all_that_are_chosen(people, page, populated, qtbot):
    people.table.setFocus()
    qtbot.keyClick(people.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press = lambda: qtbot.keyClick(people.table, Qt.Key.Key_Space)  # noqa: E731

    in_menu(qtbot, "angemeldet", press)

    assert {row.status for row in part_of(populated, page).values()} == {"registered"}
    assert len(people.table.chosen) == 3
    populated.undo()
    assert part_of(populated, page)["Jean-Luc"].status == "confirmed"
    assert people.numbers[0].text() == "2 eingeladen"


def test_a_click_on_the_status_and_the_menu_of_a_role(people, page, populated, qtbot):
    at = people.table.visualRect(people.table.rows.index(2, 1)).center()
    view = people.table.viewport()
    in_menu(qtbot, "abgesagt", lambda: qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at))
    in_menu(qtbot, "hilft mit", people.buttons["role"].click)

    anna = part_of(populated, page)["Anna"]
    assert (anna.status, anna.role) == ("cancelled", "helper")


def test_a_household_joins_and_who_is_in_already_is_said(people, page, populated, qtbot):
    type_and_enter(qtbot, people, "Familie Weber")

    assert "Bernd" in shown(people)
    assert "Anna Weber" in people.notice.text
    assert [row.name.given for row in people.table.chosen] == ["Bernd"]
    type_and_enter(qtbot, people, "Familie Weber")
    assert "Bernd Weber" in people.notice.text
    populated.undo()
    assert "Bernd" not in shown(people)


def test_who_has_died_is_not_offered_and_nobody_joins_by_leaving_the_field(
    people, populated, ids, qtbot
):
    people.add.setFocus()
    qtbot.keyClicks(people.add, "Bernd Weber")
    assert "Bernd Weber" in [link.title for link in people.add.suggestions("Bernd")]
    qtbot.keyClick(people.add, Qt.Key.Key_Tab)
    assert "Bernd" not in shown(people)

    bernd = populated.ask(read_person, ids["Bernd"])
    populated.execute(ChangePerson(ids["Bernd"], bernd, replace(bernd, death_date="2026")))
    assert "Bernd Weber" not in [link.title for link in people.add.suggestions("Bernd")]


def test_somebody_new_joins_and_is_entered(people, page, around, populated, qtbot):
    type_and_enter(qtbot, people, "Marie Bernard")

    row = part_of(populated, page)["Marie"]
    assert around.went == [Show("edit_person", row.person_id)]
    populated.undo()
    assert "Marie" not in part_of(populated, page)


def test_taking_out_says_what_goes_with_it(people, page, around, populated, qtbot):
    people.table.choose(1)
    around.answers.append(False)
    qtbot.keyClick(people.table, Qt.Key.Key_Delete)
    assert "Jean-Luc" in around.asked[-1]
    assert len(shown(people)) == 3

    people.table.choose(2)
    qtbot.keyClick(people.table, Qt.Key.Key_Delete)  # nothing hangs on it: nothing is asked

    assert shown(people) == ["Klára", "Jean-Luc"]
    assert [row.name.given for row in people.table.chosen] == ["Jean-Luc"]
    populated.undo()
    assert len(shown(people)) == 3


def test_the_table_is_narrowed_down_and_ordered(people, qtbot):
    people.states.set_values(("confirmed",))
    assert shown(people) == ["Jean-Luc"]
    people.states.clear()
    people.delegations.set_values((0,))
    assert shown(people) == ["Anna"]
    people.delegations.clear()

    people.table.order_wanted.emit(3, False)
    assert shown(people)[-1] == "Anna"
    people.table.order_wanted.emit(0, True)
    assert shown(people) == ["Anna", "Jean-Luc", "Klára"]


def test_keys_of_the_programme_rest_while_the_people_are_shown(people, page):
    specs = {spec.id: spec for spec in page.action_specs()}
    assert not specs["visits.item_add"].enabled()
    people.table.setFocus()
    assert specs["visits.person_status"].enabled()
    page.card.parts.show_part("programme")
    assert specs["visits.item_add"].enabled()
    assert not specs["visits.person_status"].enabled()


def test_whoever_comes_back_sees_the_people_again(people, page):
    kept = page.look()
    page.show_item(Show("visit", page.visit))
    assert page.card.parts.part == "programme"

    page.restore(kept)

    assert page.card.parts.part == "people"
