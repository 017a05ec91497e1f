"""Documents on a card: taken by button, drop and paste, opened as a copy, renamed, removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from worlds.dropping import drop as drop_on
from worlds.dropping import of_files

from twincrm.services.documents.queries import document_content, documents_of
from twincrm.services.notes.drafts import JournalNoteDraft, read_note
from twincrm.services.notes.queries import notes_about
from twincrm.services.progress import Silent
from twincrm.services.records.titles import titles
from twincrm.services.tasks.queries import tasks
from twincrm.services.trash.queries import trash_content
from twincrm.ui.hanging.documents_group import DocumentsGroup
from twincrm.ui.hanging.note_dialog import NoteDialog
from twincrm.ui.hanging.opening import copy_to_read, safe_name
from twincrm.ui.hanging.part import HangingPart
from twincrm.ui.hanging.taking_in import EDGE, DocumentTrouble, take_files
from twincrm.ui.hanging.task_dialog import TaskDialog
from twincrm.ui.kit.link_row import LinkRow

VISIT = ("visit", 1)


@pytest.fixture
def group_of(desk, qtbot):
    def make():
        rows = desk.dispatcher.ask(documents_of, *VISIT)
        group = DocumentsGroup(desk.services, VISIT, rows)
        qtbot.addWidget(group)
        group.resize(420, 400)
        return group

    return make


def drop(group, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    both = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton
    group.dropEvent(QDropEvent(QPointF(5, 5), *both, Qt.KeyboardModifier.NoModifier))


def test_files_are_dropped_and_come_in_one_step(group_of, desk, tmp_path, qtbot):
    before = desk.dispatcher.ask(documents_of, *VISIT)
    for name in ("Urkunde.pdf", "Brief.odt"):
        (tmp_path / name).write_bytes(name.encode())
    drop(group_of(), tmp_path / "Urkunde.pdf", tmp_path / "Brief.odt")
    qtbot.waitUntil(lambda: len(desk.dispatcher.ask(documents_of, *VISIT)) == len(before) + 2)

    rows = desk.dispatcher.ask(documents_of, *VISIT)
    assert {row.title for row in rows} >= {"Urkunde.pdf", "Brief.odt"}
    done = desk.dispatcher.status().undo
    assert done.values["name"] == desk.dispatcher.ask(titles, "visit", "de", VISIT[1:])[VISIT[1]]
    desk.dispatcher.undo()
    assert desk.dispatcher.ask(documents_of, *VISIT) == before


def test_a_picture_is_pasted_and_stored_small(group_of, desk, tmp_path, qtbot):
    before = desk.dispatcher.ask(documents_of, *VISIT)
    large = QImage(2 * EDGE, EDGE, QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(large)
    group = group_of()
    qtbot.keyClick(group, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.dispatcher.ask(documents_of, *VISIT) != before)
    pasted = desk.dispatcher.ask(documents_of, *VISIT)[-1]
    shown = QImage.fromData(desk.dispatcher.ask(document_content, pasted.id))
    path = tmp_path / "Hafen.bmp"
    assert large.save(str(path))
    ((draft, content),) = take_files((path,), Silent())

    assert (shown.width(), shown.height()) == (EDGE, EDGE // 2)
    assert (draft.file_name, QImage.fromData(content).width()) == ("Hafen.jpg", EDGE)


def test_what_cannot_be_kept_is_said(tmp_path):
    with (tmp_path / "film.mov").open("wb") as file:
        file.truncate(25_000_001)
    (tmp_path / "empty.txt").touch()
    troubles = {"film.mov": "larger", ".": "no file", "empty.txt": "no file"}
    for path, words in ((tmp_path / name, words) for name, words in troubles.items()):
        with pytest.raises(DocumentTrouble) as trouble:
            take_files((path,), Silent())
        assert words in trouble.value.message.id


def test_a_removed_document_lies_in_the_trash_and_comes_back_to_its_place(
    group_of, desk, tmp_path, qtbot
):
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    before = desk.dispatcher.ask(documents_of, *VISIT)
    group_of().take_files((tmp_path / "a.txt",))
    qtbot.waitUntil(lambda: len(desk.dispatcher.ask(documents_of, *VISIT)) == len(before) + 1)
    row = desk.dispatcher.ask(documents_of, *VISIT)[-1]
    group = group_of()
    group.remove(row)

    assert desk.dispatcher.ask(documents_of, *VISIT) == before
    assert ("document", row.id) in {
        (e.kind, e.id) for e in desk.dispatcher.ask(trash_content, "en")
    }
    desk.dispatcher.undo()
    assert desk.dispatcher.ask(documents_of, *VISIT)[-1] == row


def test_a_copy_that_opens_cannot_be_written():
    path = copy_to_read("Brief 1/2.pdf", b"%PDF")

    assert (path.name, path.read_bytes()) == ("Brief 1 2.pdf", b"%PDF")
    assert not path.stat().st_mode & 0o222
    assert safe_name("..\\x:y.tar.gz") == "x y tar.gz"


@pytest.mark.parametrize(("field", "by_menu"), [("note", False), ("title", False), ("title", True)])
def test_files_pasted_into_texts_of_a_task_are_its_documents(desk, tmp_path, qtbot, field, by_menu):
    (tmp_path / "Liste.pdf").write_bytes(b"%PDF-1.7 Liste")
    dialog = TaskDialog(desk.services)
    dialog.title.set_value("Bus buchen")
    QGuiApplication.clipboard().setMimeData(of_files(tmp_path / "Liste.pdf"))
    part = getattr(dialog, field)
    if by_menu:
        menu = part.field_menu()
        next(each for each in menu.actions() if each.objectName() == "edit-paste").trigger()
    else:
        qtbot.keyClick(part, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(dialog.documents.value) == 1)
    dialog.save()

    assert (dialog.note.value, dialog.title.value) == ("", "Bus buchen")
    (paper,) = desk.dispatcher.ask(documents_of, "task", dialog.saved)
    assert paper.title == "Liste.pdf"
    dialog.dialog.deleteLater()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
def test_a_new_note_takes_papers_along_and_a_visit_shows_all_of_it(desk, tmp_path, qtbot):
    (tmp_path / "Angebot.pdf").write_bytes(b"%PDF-1.7 Angebot")
    dialog = NoteDialog(desk.services, JournalNoteDraft(visit_id=1))
    drop_on(dialog.text.viewport(), tmp_path / "Angebot.pdf")
    qtbot.waitUntil(lambda: len(dialog.documents.value) == 1)
    assert not dialog.text.value
    dialog.subject.set_value("Bus angefragt")
    dialog.follow_up.box.set_value(True)
    dialog.follow_up.title.set_value("Bus buchen")
    dialog.save()
    part = HangingPart(desk.services)
    qtbot.addWidget(part)
    part.show_record(VISIT)
    said = {row.accessibleName() for row in part.findChildren(LinkRow)}
    note = desk.dispatcher.ask(notes_about, *VISIT)[0]

    assert any(words.startswith("Bus angefragt, ") for words in said)
    assert [row.title for row in desk.dispatcher.ask(documents_of, "journal_note", note.id)] == [
        "Angebot.pdf"
    ]
    (task,) = desk.dispatcher.ask(tasks, note.happened_at.date(), about=("journal_note", note.id))
    assert task in desk.dispatcher.ask(tasks, note.happened_at.date(), about=VISIT)
    again = NoteDialog(desk.services, desk.dispatcher.ask(read_note, note.id), note.id)
    again.delete()
    (_, title, text) = desk.asker.asked[-1]
    assert title == "Delete Bus angefragt?"
    assert "it stays in the trash (menu “Edit”) until you delete it there for good" in text
    assert ("Hidden with it: 1 document." in text, "It is named in: 1 task." in text) == (True,) * 2
    assert note.id not in {row.id for row in desk.dispatcher.ask(notes_about, *VISIT)}
    for each in (dialog, again):
        each.dialog.deleteLater()


def test_a_copy_is_saved_where_one_likes(group_of, desk, tmp_path, qtbot):
    (tmp_path / "a.txt").write_text("Text", encoding="utf-8")
    before = len(desk.dispatcher.ask(documents_of, *VISIT))
    group_of().take_files((tmp_path / "a.txt",))
    qtbot.waitUntil(lambda: len(desk.dispatcher.ask(documents_of, *VISIT)) == before + 1)
    row = desk.dispatcher.ask(documents_of, *VISIT)[-1]
    desk.asker.save = tmp_path / "b.txt"
    group_of().save_document(row)

    assert desk.asker.save.read_text(encoding="utf-8") == "Text"
