"""Every page and dialog: named for those who listen, reached with Tab, nothing cut or covered."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QWidget,
)
from worlds.contact_walk import walk_contacts, walk_duplicates, walk_groups, walk_sheets
from worlds.geometry import squeezed
from worlds.looks import cut
from worlds.member_pages import walk_members
from worlds.places import every_place, foreign_dialogs, note_places
from worlds.walk import Walk, put_on_screen

from twincrm.runtime.folders import backup_folder
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.services.association.queries import association_details
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.store.models import (
    Household,
    Organisation,
    Partnership,
    Person,
    Visit,
)
from twincrm.ui.editor.partnership_dialog import PartnershipDialog
from twincrm.ui.editor.remark import ask_remark
from twincrm.ui.editor.visit_dialog import VisitDialog
from twincrm.ui.history.undoing import undo_sheet
from twincrm.ui.jump.overlay import JumpOverlay
from twincrm.ui.window.page import Show
from twincrm.ui.window.telling import show_report

pytestmark = [
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def walk_everywhere(walk, path, tmp_path):
    desktop = walk.desktop
    walk.look("start")
    walk.dialog("new association", desktop.new_association)
    walk.dialog("about", desktop.show_about)
    walk.dialog("help", desktop.show_help)
    desktop.open_path(path)
    walk.settle()
    name_at_length(desktop)
    walk_contacts(walk)
    walk_duplicates(walk)
    walk_groups(walk)
    walk_sheets(walk, tmp_path)
    walk_words(walk)
    walk_backups(walk, tmp_path)
    walk_editors(walk)
    desktop.workspace.navigate(Show("visit", walk.first(Visit)))
    walk.look("visits")
    walk_items(walk)
    walk_partnerships(walk)
    walk_members(walk)
    walk_history(walk)
    walk_overview(walk)
    walk_settings(walk)
    walk.dialog("shortcuts", desktop.show_shortcuts)
    words = {"ui": desktop.ui, "parent": desktop.window}
    walk.dialog("report", lambda: show_report(**words, report="Traceback", path=tmp_path / "a.txt"))
    walk.dialog("remark", lambda: ask_remark(desktop.ui, desktop.window, "abends"))
    desktop.quick_jump()
    walk.look("quick jump", desktop.window.findChild(JumpOverlay))


def name_at_length(desktop):
    """The association bears a name as many have: with a word wider than the side bar."""
    dispatcher = desktop._file.dispatcher
    named = dispatcher.ask(read_association)
    longer = replace(named, name="Städtepartnerschaftsverein Grünau e. V.")
    dispatcher.execute(ChangeAssociation(named, longer))
    desktop.workspace.undo_bar.hide()


def walk_items(walk):
    page = walk.page
    edit = next(spec for spec in page.action_specs() if spec.id == "visits.edit")
    walk.dialog("edit visit", edit.handler)
    walk_visit_form(walk)
    asked = PartnershipDialog(page._services, walk.desktop.window)
    walk.dialog("new partnership", asked.ask)
    page.card.programme.setFocus()
    walk.look("programme item chosen")
    page.card.pane.show_as("days")
    page.card.pane.start()
    walk.look("programme by days")
    walk.dialog("new programme item", page.items.add)
    walk.dialog("edit programme item", page.items.edit)
    walk_people(walk, page)


def walk_visit_form(walk):
    asked = VisitDialog(walk.page._services, walk.first(Visit), walk.desktop.window)
    form = asked.form
    for at in range(1, form.pages.tabs.count()):
        form.pages.tabs.setCurrentIndex(at)
        walk.dialog(f"edit visit, {form.pages.tabs.tabText(at)}", asked.rows.dialog.exec)
    for rows in (form.contacts.rows, form.funders.rows):
        walk.dialog(rows.accessibleName(), partial(rows.edit_row, 0))
    asked.rows.dialog.deleteLater()


def walk_people(walk, page):
    page.card.parts.show_part("people")
    page.people.table.setFocus()
    walk.look("participants")
    walk.dialog("participation", page.people.deeds.edit)
    page.card.parts.show_part("delegations")
    walk.look("delegations")
    walk.dialog("new delegation", page.delegations.add_one)
    page.card.parts.show_part("hanging")
    walk.look("what hangs on a visit")
    page.card.parts.show_part("programme")


def walk_settings(walk):
    walk.desktop.workspace.go("settings")
    page = walk.page
    for part in page._views:
        page.go_to(part)
        walk.look(f"settings, {part}")
    walk.dialog("the association", page.association.change)


def walk_partnerships(walk):
    workspace = walk.desktop.workspace
    workspace.navigate(Show("partnership", walk.first(Partnership)))
    walk.look("partnership")
    walk.dialog("edit partnership", walk.page.change)
    walk.dialog("delete partnership", walk.page.delete)
    asked = PartnershipDialog(walk.page._services, walk.desktop.window)
    for rows in (asked.form.signings.rows, asked.form.contacts.rows):
        walk.dialog(rows.accessibleName(), rows.add_row)
    asked.rows.dialog.deleteLater()


def walk_overview(walk):
    workspace = walk.desktop.workspace
    association = walk.desktop._file.dispatcher.ask(association_details).uid
    assert walk.desktop.prefers.shows_steps(association, new=True)
    workspace.go("overview")
    walk.look("overview with the first steps")
    workspace.go("tasks")
    walk.look("tasks")
    walk.dialog("new task", walk.page.add_task)
    walk.dialog("edit task", walk.page.edit_task)
    walk.page.grouping.set_value("due")
    walk.look("tasks under bands")
    for which in ("overdue", "done", "all"):
        walk.page.show_which(which)
        walk.look(f"tasks, {which}")


def walk_history(walk):
    person, workspace = walk.first(Person), walk.desktop.workspace
    dispatcher = walk.desktop._file.dispatcher
    for name in ("Kapitänin der Landstraße", "Köchin"):
        before = dispatcher.ask(read_person, person)
        dispatcher.execute(ChangePerson(person, before, replace(before, occupation=name)))
    dispatcher.undo()
    workspace.go("history")
    walk.look("history")
    workspace.navigate(Show("history_person", person))
    walk.page.list.choose(1)
    walk.look("history of one")
    walk.page._open(walk.page._step)  # where there is no room for both, in place of the list
    walk.look("history of one, a step opened")
    walk.dialog("undo up to here", walk.page.undo_up_to)
    undoing = undo_sheet(walk.page._services).dialog
    undoing.show()
    walk.look("undoing", undoing)
    undoing.hide()
    undoing.deleteLater()


def walk_words(walk):
    from twincrm.ui.vocabularies import show_word_lists
    from twincrm.ui.vocabularies.dialog import WordLists

    steps = walk.desktop.workspace
    walk.dialog("word lists", lambda: show_word_lists(walk.services, steps))
    lists = WordLists(walk.services, steps)
    for kind in ("category", "motive", "function"):
        lists.kind.set_value(kind)
        walk.dialog(f"{kind} list", lists.dialog.exec)
        walk.dialog(f"new {kind}", lists.add_word)
        walk.dialog(f"edit {kind}", lists.change_word)
    lists.dialog.deleteLater()


def walk_backups(walk, tmp_path):
    walk.desktop.back_up_now()
    walk.settle()
    walk.dialog("backups", walk.desktop.show_backups)
    harmed = next(backup_folder().iterdir())
    harmed.write_bytes(harmed.read_bytes()[:9000])
    walk.desktop.prefers.set_second_backups(tmp_path / "a stick that is not there now" / "Verein")
    walk.dialog("backup, harmed", walk.desktop.show_backups)
    walk.desktop.workspace.notices.remind("Today’s backup could not be made: the disk is full.")
    walk.desktop.workspace.notices.say("Today’s backup was made on the stick.")
    walk.look("reminded")
    walk.desktop.workspace.notices.close_all()


def walk_editors(walk):
    workspace = walk.desktop.workspace
    for kind, model in (("person", Person), ("organisation", Organisation),
                        ("household", Household)):  # fmt: skip
        workspace.navigate(Show(f"edit_{kind}", walk.first(model)))
        walk.look(f"edit {kind}")
        if kind == "person":
            walk_person(walk, walk.page.editor)
    workspace.navigate(Show("edit_person"))
    walk_namesake(walk, walk.page.editor.form)
    workspace.go("contacts")


def walk_namesake(walk, form):
    new = form.draft
    form.set_draft(replace(new, person=replace(new.person, given="Ana", family="Weber")))
    walk.qtbot.waitUntil(form.namesakes.isVisible)
    walk.look("new person, perhaps there already")
    walk.dialog("namesake", form.namesakes.open)
    form.set_draft(new)


def walk_person(walk, editor):
    form = editor.form
    for name, rows in (("role", form.roles), ("relation", form.relations),
                       ("household row", form.livings), ("consent", form.consents)):  # fmt: skip
        walk.dialog(f"{name} dialog", rows.rows.add_row)
    draft = form.draft
    form.set_draft(replace(draft, person=replace(draft.person, given="", family="", title="Dr.")))
    editor.save()
    walk.look("edit person, wrong")
    walk.dialog("unsaved", editor.may_leave)
    editor.view.verticalScrollBar().setValue(editor.view.verticalScrollBar().maximum())
    walk.look("edit person, end")
    form.set_draft(draft)


def test_no_dialog_escapes_the_walk():
    assert foreign_dialogs() == set()


def test_an_error_on_the_way_ends_the_walk(whole_program, qtbot):
    desktop, _ = whole_program()
    put_on_screen(desktop.window, LAPTOP)
    walk = Walk(qtbot, desktop, LAPTOP)

    def opens_nothing():
        raise KeyError

    for way in (opens_nothing, lambda: QTimer.singleShot(0, opens_nothing)):
        with pytest.raises(KeyError):
            walk.dialog("broken", way)
    walk.dialog("about", walk.desktop.show_about)
    assert walk.seen == ["about"]


def geometry_of(page):
    return [
        (type(each).__name__, each.geometry(), each.sizeHint())
        for each in page.findChildren(QWidget)
        if each.isVisibleTo(page)
    ]


def test_a_dark_page_has_the_same_geometry_as_a_light_one(whole_program, qtbot):
    desktop, path = whole_program("de", "light", 1.3)
    desktop.open_path(path)
    walk = Walk(qtbot, desktop, LAPTOP)
    desktop.workspace.go("contacts")
    walk.settle()
    found = {}
    for again, theme in enumerate(("light", "dark", "light")):  # shown anew, a page remembers
        desktop.prefers.set_theme(theme)
        for factory in desktop._around.factories:
            if not factory.passing:
                desktop.workspace.go(factory.key)
                walk.settle()
                if again:  # what was chosen: only then it is compared
                    found[factory.key, theme] = geometry_of(walk.page.widget)

    for key, _ in found:
        light, dark = found[key, "light"], found[key, "dark"]
        assert len(light) > 10
        assert [one for one, other in zip(light, dark, strict=True) if one != other] == []


def test_the_overview_is_whole_all_through_the_year(
    whole_program, demo_file, tmp_path, qtbot, monkeypatch
):
    """Two columns on a small screen: the walk sees them on a large one only, and of a village."""
    desktop, _ = whole_program("de", "light", 1.0)
    put_on_screen(desktop.window, LAPTOP)
    desktop.open_path(Path(shutil.copy(demo_file, tmp_path)))
    walk, found = Walk(qtbot, desktop, LAPTOP), []
    desktop.workspace.go("overview")
    for ahead in range(20, 365, 60):
        monkeypatch.setenv("TWINCRM_TODAY", str(date(2027, 4, 19) + timedelta(ahead)))
        walk.page.refresh()
        walk.settle()
        found += [(ahead, each) for each in (*cut(desktop.window), *squeezed(desktop.window))]

    assert found == []


LAPTOP, DESK = (1366, 698), (1920, 1080)
"""What the window has of a small laptop's screen, and a large one on a desk."""
LOOKS = [
    ("de", "light", 1.5, LAPTOP), ("fr", "dark", 1.3, LAPTOP), ("en", "light", 1.0, DESK)
]  # fmt: skip
EVERY = product(("de", "fr", "en"), ("light", "dark"), (1.0, 1.3, 1.5), (LAPTOP, DESK))


@pytest.mark.parametrize(
    ("language", "theme", "zoom", "size"),
    [*LOOKS, *(pytest.param(*each, marks=pytest.mark.slow) for each in EVERY if each not in LOOKS)],
)
def test_nothing_is_cut_covered_nameless_or_out_of_reach(
    language, theme, zoom, size, whole_program, tmp_path, qtbot, monkeypatch
):
    note_places(monkeypatch)
    desktop, path = whole_program(language, theme, zoom)
    put_on_screen(desktop.window, size)
    walk = Walk(qtbot, desktop, size)

    walk_everywhere(walk, path, tmp_path)

    told = [f"{name}: {fault}" for name, faults in walk.found.items() for fault in faults]
    assert told == [], "\n".join(told)
    assert every_place(walk.desktop._around.factories) - walk.places == set()
    assert len(walk.seen) > 20
