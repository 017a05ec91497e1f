"""Tasks are noted, changed, ticked off and deleted by key and mouse, and every deed is undone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from worlds.dropping import drop

from twincrm.runtime.language import catalogue
from twincrm.services.documents.queries import documents_of
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft, read_task
from twincrm.services.tasks.queries import open_tasks, tasks
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.ui.hanging.task_dialog import TaskDialog
from twincrm.ui.kit.fields import TextField
from twincrm.ui.window.page import Show

TODAY = date(2027, 4, 19)


def add(dispatcher, title: str, due: date | None = None, **more) -> int:
    return dispatcher.execute(AddTask(TaskDraft(title, due, **more))).result


def titles(page) -> list[str]:
    return [page._model.row_at(row).title for row in range(page._model.rowCount())]


def spoken(page, row: int) -> str:
    index = page._model.index(row, 0)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def undone(dispatcher) -> list[str]:
    return [row.title for row in dispatcher.ask(tasks, TODAY)]


def test_what_is_overdue_is_said_and_stands_first(page, dispatcher):
    add(dispatcher, "Später", date(2027, 5, 1))
    add(dispatcher, "Gestern", date(2027, 4, 18), owner="Bernd")
    add(dispatcher, "Heute", TODAY)

    assert titles(page) == ["Gestern", "Heute", "Später"]
    assert spoken(page, 0) == "Gestern, open, due yesterday, by Bernd"
    assert spoken(page, 1) == "Heute, open, due today"
    assert page.count == 3


def test_space_ticks_off_and_undo_brings_it_back(page, dispatcher, qtbot):
    add(dispatcher, "A", TODAY)
    add(dispatcher, "B", date(2027, 4, 20))
    add(dispatcher, "C", date(2027, 4, 21))
    page.start()

    qtbot.keyClick(page.list, Qt.Key.Key_Space)

    page.refresh()  # something else has changed
    qtbot.keyClick(page.list, Qt.Key.Key_Space)  # once too often
    assert titles(page) == ["B", "C"]
    assert (page.list.hasFocus(), page.list.current_id(), page.tick.isEnabled()) == (
        True, None, False
    )  # fmt: skip
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    dispatcher.undo()
    assert titles(page) == ["B", "C"]
    qtbot.mouseClick(page.filters["done"], Qt.MouseButton.LeftButton)
    assert titles(page) == ["A"]
    assert page.tick.text() == "Put back on the list"
    dispatcher.undo()
    assert titles(page) == []
    assert undone(dispatcher) == ["A", "B", "C"]


def test_a_click_into_the_box_ticks_and_one_beside_the_words_chooses(page, dispatcher, qtbot):
    for title in ("A", "B"):
        add(dispatcher, title)
    second = page.list.visualRect(page._model.index(1, 0))
    view = page.list.viewport()

    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=second.center())
    assert undone(dispatcher) == ["A", "B"]
    qtbot.mouseClick(
        view, Qt.MouseButton.LeftButton, pos=QPoint(second.left() + 25, second.center().y())
    )

    assert undone(dispatcher) == ["A"]


def test_delete_moves_to_the_trash(page, dispatcher, qtbot):
    add(dispatcher, "A")
    page.start()

    qtbot.keyClick(page.list, Qt.Key.Key_Delete)

    assert titles(page) == []
    assert page.new.hasFocus()
    dispatcher.undo()
    assert titles(page) == ["A"]


def test_what_is_done_is_put_back_by_its_button(page, dispatcher, qtbot):
    add(dispatcher, "A")
    page.tick_task()
    page.show_which("all")
    assert spoken(page, 0) == "A, done, done on 19 April 2027"

    qtbot.mouseClick(page.tick, Qt.MouseButton.LeftButton)

    assert undone(dispatcher) == ["A"]


def in_dialog(qtbot, deed, fill):
    """Open a dialog with *deed* and work in it."""
    filled = []

    def work():
        shown = QApplication.activeModalWidget()
        if shown is None:
            QTimer.singleShot(0, work)
            return
        try:
            fill(*shown.findChildren(TextField)[:2])
            filled.append(shown)
        finally:
            shown.reject()  # it is closed by now, or the test has failed

    QTimer.singleShot(0, work)
    deed()
    assert filled


def test_a_new_task_is_typed_and_saved_with_enter(page, dispatcher, qtbot):
    def fill(title, due):
        qtbot.keyClicks(title, "Bus bestellen")
        qtbot.keyClicks(due, "20.04.2027")
        qtbot.keyClick(due, Qt.Key.Key_Return)

    in_dialog(qtbot, lambda: qtbot.mouseClick(page.new, Qt.MouseButton.LeftButton), fill)

    assert titles(page) == ["Bus bestellen"]
    assert spoken(page, 0) == "Bus bestellen, open, due tomorrow"


def test_what_is_wrong_is_said_at_its_field(page, dispatcher, qtbot):
    dialog = TaskDialog(page._services, parent=page)
    dialog.save()
    assert dialog.title_field._error == "Please enter what is to be done."
    dialog.title.setText("Bus")
    dialog.due.setText("Mai 2027")
    dialog.save()
    assert dialog.title_field._error == ""
    assert dialog.due_field._error != ""
    assert dispatcher.ask(open_tasks) == 0
    dialog.dialog.deleteLater()


def test_enter_opens_and_a_task_of_a_visit_goes_on_counting_from_it(page, dispatcher, qtbot):
    first = date(2027, 6, 4)
    visit = dispatcher.execute(AddVisit(VisitDraft("Fest", starts_on=first, ends_on=first))).result
    task = add(dispatcher, "Saal", visit_id=visit, offset_days=-4)
    page.show_item(Show("task", task))
    assert spoken(page, 0) == "Saal, open, Monday 31 May, Fest"
    page.start()

    def fill(_title, due):
        due.selectAll()
        qtbot.keyClicks(due, "01.06.2027")
        qtbot.keyClick(due, Qt.Key.Key_Return)

    in_dialog(qtbot, lambda: qtbot.keyClick(page.list, Qt.Key.Key_Return), fill)

    kept = dispatcher.ask(read_task, task)
    assert (kept.due_on, kept.offset_days) == (date(2027, 6, 1), -3)


def test_a_task_is_tied_to_a_visit_and_offered_names_are_taken_only_when_chosen(
    page, dispatcher, qtbot
):
    first = date(2027, 6, 4)
    visit = dispatcher.execute(AddVisit(VisitDraft("Fest", starts_on=first, ends_on=first))).result
    dispatcher.execute(AddPerson(PersonDraft(given="Bernd", family="Krause")))
    dialog = TaskDialog(page._services, parent=page)
    dialog.title.setText("Saal")
    dialog.due.setText("1.6.")
    dialog.about.setText("Nirgends")
    dialog.save()
    assert dialog.saved is None
    assert dialog.about_field._error != ""
    dialog.about.setText("Fest")
    assert [link.title for link in dialog.owner.suggestions("Krau")] != []
    dialog.owner.setText("Krause")
    dialog.owner.settle()
    dialog.save()

    kept = dispatcher.ask(read_task, dialog.saved)
    assert (kept.visit_id, kept.owner, kept.due_on) == (visit, "Krause", date(2027, 6, 1))
    again = TaskDialog(page._services, dialog.saved, kept, page)
    assert again.about.value == "Fest"
    again.about.set_link(None)
    again.save()
    assert dispatcher.ask(read_task, dialog.saved).visit_id is None


def test_what_was_typed_is_asked_about_before_it_is_given_up(page, around, qtbot):
    around.answers = ["stay", "discard"]
    dialog = TaskDialog(page._services, parent=page)
    dialog.dialog.show()
    dialog.owner.setText("Bernd")

    qtbot.keyClick(dialog.dialog, Qt.Key.Key_Escape)
    assert dialog.dialog.isVisible()
    qtbot.keyClick(dialog.dialog, Qt.Key.Key_Escape)

    assert not dialog.dialog.isVisible()
    assert around.asked == ["Save the changes?"] * 2
    dialog.dialog.deleteLater()


def test_the_chosen_task_is_shown_whatever_the_filter(page, dispatcher):
    task = add(dispatcher, "A")
    page.tick_task()
    assert titles(page) == []

    page.show_item(Show("task", task))

    assert titles(page) == ["A"]
    state = page.state()
    page.show_which("open")
    page.restore(state)
    assert titles(page) == ["A"]


def test_what_is_overdue_alone_and_the_way_to_what_it_is_about(page, dispatcher, around, qtbot):
    draft = VisitDraft("Fest", starts_on=date(2027, 5, 6), ends_on=date(2027, 5, 6))
    visit = dispatcher.execute(AddVisit(draft)).result
    add(dispatcher, "Allein", date(2027, 5, 1))
    late = add(dispatcher, "Gestern", date(2027, 4, 18), visit_id=visit)

    qtbot.mouseClick(page.filters["overdue"], Qt.MouseButton.LeftButton)
    assert titles(page) == ["Gestern"]
    qtbot.mouseClick(page.about, Qt.MouseButton.LeftButton)
    assert around.went == [Show("visit", visit)]

    page.show_item(Show("task", late))
    page.start()
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert titles(page) == []
    page.show_which("open")
    assert titles(page) == ["Allein"]
    assert not page.about.isEnabled()


def test_the_tasks_of_one_visit_until_one_wants_all_again(page, dispatcher, qtbot):
    draft = VisitDraft("Fest", starts_on=date(2027, 5, 6), ends_on=date(2027, 5, 6))
    visit = dispatcher.execute(AddVisit(draft)).result
    alone = add(dispatcher, "Allein")
    add(dispatcher, "Saal", visit_id=visit)

    page.show_item(Show("visit_tasks", visit))
    assert titles(page) == ["Saal"]
    assert (page.only.text(), page.only.isVisible()) == ("Only: Fest", True)
    page.restore(page.state())
    assert titles(page) == ["Saal"]

    qtbot.mouseClick(page.only, Qt.MouseButton.LeftButton)
    assert set(titles(page)) == {"Allein", "Saal"}
    assert not page.only.isVisible()
    page.show_item(Show("visit_tasks", visit))
    page.show_item(Show("task", alone))
    assert "Allein" in titles(page)


def test_what_is_due_today_and_this_week_has_a_list_of_its_own(page, dispatcher):
    for title, day in (("Vorbei", 18), ("Heute", 19), ("Sonntag", 25), ("Montag", 26)):
        add(dispatcher, title, date(2027, 4, day))
    page.show_which("today")
    today = titles(page)
    page.show_which("week")

    assert (today, titles(page)) == (["Heute"], ["Heute", "Sonntag"])


def test_tasks_stand_under_bands_by_day_by_visit_and_by_whoever_does_them(page, dispatcher):
    visit = VisitDraft(name="Mai", starts_on=date(2027, 5, 6), ends_on=date(2027, 5, 9))
    may = dispatcher.execute(AddVisit(visit)).result
    add(dispatcher, "Bus", date(2027, 4, 19), owner="Bernd", visit_id=may)
    add(dispatcher, "Brief", date(2027, 4, 18))
    add(dispatcher, "Saal", owner="Anna")
    found = {}
    for grouping in ("due", "visit", "owner"):
        page.grouping.set_value(grouping)
        found[grouping] = [(page.band_above(at), title) for at, title in enumerate(titles(page))]

    assert found["due"] == [("Overdue", "Brief"), ("Today", "Bus"), ("Without a date", "Saal")]
    assert found["visit"] == [("Mai", "Bus"), ("Without a visit", "Brief"), ("", "Saal")]
    assert found["owner"] == [
        ("To be done by Anna", "Saal"),
        ("To be done by Bernd", "Bus"),
        ("Nobody is to do it yet", "Brief"),
    ]
    assert spoken(page, 0).startswith("To be done by Anna, Saal")
    assert page.state().grouping == "owner"


def test_files_dropped_on_a_task_are_its_documents(page, dispatcher, tmp_path, qtbot):
    task = add(dispatcher, "Bus buchen", TODAY)
    (tmp_path / "Angebot.pdf").write_bytes(b"%PDF-1.7")
    row = page.list.visualRect(page._model.index(0, 0))
    view = page.list.viewport()
    drop(view, tmp_path / "Angebot.pdf", at=view.rect().bottomRight())

    drop(view, tmp_path / "Angebot.pdf", at=row.center())
    qtbot.waitUntil(lambda: len(dispatcher.ask(documents_of, "task", task)) == 1)

    said = catalogue("en").say(dispatcher.undo().label)
    assert said == "Add the document “Angebot.pdf” to Bus buchen"
    assert not dispatcher.ask(documents_of, "task", task)
