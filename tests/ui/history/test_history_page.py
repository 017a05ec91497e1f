"""The history page: read what was done, go back to before it, and forward again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from worlds.opening import opened

from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.ui.history.undoing import NAMED
from twincrm.ui.models.lazy_table import ROW_ROLE
from twincrm.ui.theme.tokens import IconSize
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def add(dispatcher, given):
    return dispatcher.execute(AddPerson(PersonDraft(given=given, family="Delattre")))


def change(dispatcher, person, **new):
    before = dispatcher.ask(read_person, person)
    return dispatcher.execute(ChangePerson(person, before, replace(before, **new)))


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def row(page, at):
    return page.model.index(at, 0).data(ROW_ROLE)


def names(dispatcher):
    listed = dispatcher.ask(
        lambda s: s.connection().exec_driver_sql("SELECT given FROM person").all()
    )
    return {given for (given,) in listed}


def test_what_is_done_appears_at_once_with_old_and_new(page, populated):
    person = add(populated, "Chantal").result
    step = change(populated, person, occupation="Köchin").step

    page.show_item(Show("history", step))

    assert page.card.title.text() == "Chantal Delattre ändern"
    assert {"Beruf", "Köchin", "–"} <= set(words(page.card))
    assert row(page, 0).id == step
    assert page.header.count.text() == str(page.model.rowCount())


def test_up_to_here_is_recapped_undone_and_can_be_done_again(page, populated, around):
    before = names(populated)
    steps = [add(populated, given).step for given in ("Anna", "Berta", "Clara")]
    page.show_item(Show("history", steps[1]))
    around.answers = [True]

    page.card.undo.click()

    (asked,) = around.asked
    assert asked.startswith("2 Schritte rückgängig machen?")
    assert [asked.count(f"{name} Delattre") for name in ("Clara", "Berta")] == [1, 1]
    assert asked.index("Clara") < asked.index("Berta")  # the newest first
    assert " ·" not in asked  # which would begin a line
    assert names(populated) == before | {"Anna"}
    assert around.said[-1].startswith("2 Schritte wurden rückgängig gemacht.")
    assert [row(page, at).undone for at in range(3)] == [True, True, False]
    assert "rückgängig" in page.model.index(0, 0).data()
    assert not page.card.undo.isEnabled()

    populated.redo()
    populated.redo()
    assert names(populated) == before | {"Anna", "Berta", "Clara"}
    assert [row(page, at).undone for at in range(3)] == [False, False, False]
    assert page.card.undo.isEnabled()


def test_of_many_steps_the_newest_and_the_oldest_are_named(page, populated, around):
    steps = [add(populated, f"Anna{n}").step for n in range(12)]
    page.show_item(Show("history", steps[0]))
    around.answers = [False]

    page.undo_up_to()

    lines = around.asked[0].splitlines()
    named = [line for line in lines if line.startswith("•")]
    assert ["Anna11 " in named[0], "Anna0 " in named[-1]] == [True, True]
    assert len(named) == len(set(named)) == NAMED
    assert lines[-2:] == [f"und {12 - NAMED} weitere Schritte", named[-1]]


def test_who_thinks_better_of_it_loses_nothing(page, populated, around):
    step = add(populated, "Anna").step
    page.show_item(Show("history", step))
    around.answers = [False]

    page.undo_up_to()

    assert "Anna" in names(populated)
    assert around.said == []


def test_what_was_undone_and_passed_by_cannot_be_done_again(page, populated, qtbot):
    gone = add(populated, "Anna").step
    populated.undo()
    add(populated, "Berta")

    page.show_item(Show("history", gone))

    qtbot.waitUntil(lambda: "Anna Delattre" in words(page.card.values))
    assert "lässt er sich nicht wiederholen" in page.card.state.text()
    assert not page.card.undo.isEnabled()


def test_one_record_has_its_own_history(page, populated):
    first, other = add(populated, "Chantal"), add(populated, "Jean")
    step = change(populated, first.result, occupation="Köchin").step

    page.show_item(Show("history_person", first.result))

    listed = [row(page, at).id for at in range(page.model.rowCount())]
    assert listed == [step, first.step]
    assert page.header.title.text() == "Verlauf: Chantal Delattre"
    change(populated, other.result, occupation="Koch")
    assert page.model.rowCount() == 2

    page.whole.click()
    assert page.record is None
    assert page.model.rowCount() > 2


def test_the_history_is_searched_while_one_types_and_stays_live(page, populated, qtbot):
    steps = [add(populated, given).step for given in ("Quendolin", "Berta")]
    whole = page.model.rowCount()

    qtbot.keyClicks(page.filters.search, "quendo")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)

    assert page.step == steps[0]
    assert page.header.count.text() == f"1 von {whole}"
    again = add(populated, "Quendoline").step
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert row(page, 0).id == again
    qtbot.keyClicks(page.filters.search, "xyz")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page.nothing.isVisible()
    page.show_item(Show("history", steps[1]))
    assert page.step == steps[1]
    assert page.model.rowCount() == whole + 1


def test_the_page_looks_the_same_when_made_anew(page, shown, populated):
    person = add(populated, "Chantal").result
    change(populated, person, occupation="Köchin")
    page.show_item(Show("history_person", person))
    page.list.choose(1)

    other = shown(populated)
    other.restore(page.state())

    assert (other.record, other.step) == (("person", person), page.step)


def test_the_history_outlives_the_program(shown, village_file, tmp_path, around):
    path = tmp_path / "verein.twincrm"
    path.write_bytes(village_file.read_bytes())
    with opened(path) as dispatcher:
        step = add(dispatcher, "Chantal").step
    around.answers = [True]

    with opened(path) as dispatcher:
        page = shown(dispatcher)
        page.show_item(Show("history", step))
        assert page.card.title.text() == "Chantal Delattre aufnehmen"
        page.undo_up_to()
        assert "Chantal" not in names(dispatcher)
        page.close()


def test_a_file_that_can_only_be_read_is_only_read(shown, village_file, tmp_path, around):
    path = tmp_path / "verein.twincrm"
    path.write_bytes(village_file.read_bytes())
    with opened(path) as dispatcher:
        step = add(dispatcher, "Chantal").step

    with opened(path) as writing, opened(path) as dispatcher:
        assert writing.file.writable
        page = shown(dispatcher)
        page.show_item(Show("history", step))
        assert not page.card.undo.isEnabled()
        page.undo_up_to()
        assert around.asked == []
        assert "Chantal" in names(dispatcher)
        page.close()


def test_the_keyboard_alone_leads_through(page, populated, qtbot, around):
    for given in ("Xenia", "Yvonne"):
        add(populated, given)
    page.start()
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    newest = page.step
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.step == newest - 1
    around.answers = [True]

    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.card.values.hasFocus()
    page.card.undo.setFocus()
    qtbot.keyClick(page.card.undo, Qt.Key.Key_Return)

    assert not {"Xenia", "Yvonne"} & names(populated)
    assert len(around.asked) == 1


def test_the_arrow_points_to_where_the_new_value_stands(page, populated):
    person = add(populated, "Chantal").result
    step = change(populated, person, occupation="Köchin").step
    page.show_item(Show("history", step))
    values = page.card.values
    for width, name in ((700, "arrow-right"), (300, "arrow-down"), (700, "arrow-right")):
        values.setFixedWidth(width)
        values.resize(width, values.height())
        wanted = page._ui.icons.pixmap(name, "ink2", IconSize.BUTTON).toImage()
        (arrow,) = (arrow for _, arrow in values._pairs)
        assert arrow.pixmap().toImage() == wanted
