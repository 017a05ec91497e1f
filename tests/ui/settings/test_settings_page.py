"""The settings in the real program: kept and seen at once, undone where the file changed."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit
from sqlalchemy import select
from worlds.printed_programme import logo

from twincrm.runtime.settings import load_settings, settings_path
from twincrm.services.association.queries import association_details, association_logo
from twincrm.services.printing.paper import programme_paper
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.commands import ChangeVisit
from twincrm.services.visits.drafts import read_visit
from twincrm.store.history import steps
from twincrm.store.models import Visit
from twincrm.ui.editor.logo_field import LONGEST_EDGE, LogoField
from twincrm.ui.kit.buttons import Button
from twincrm.ui.window.page import Show

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

LINES = "Am Rathaus 2\n47475 Lindenau"


@pytest.fixture
def settings(whole_program, qtbot):
    """The program on its settings page, and a way to settle it."""

    def begin(language="en"):
        desktop, path = whole_program(language)
        desktop.open_path(path)
        settled(desktop, qtbot)
        QTest.keyClick(desktop.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        settled(desktop, qtbot)
        return desktop

    return begin


def settled(desktop, qtbot):
    qtbot.waitUntil(lambda: not desktop._file.jobs.busy, timeout=20_000)
    QApplication.processEvents()


def named(dialog, kind, name):
    [found] = [each for each in dialog.findChildren(kind) if each.accessibleName() == name]
    return found


def in_dialog(qtbot, deed, open_it):
    """Do something in the dialog that opens."""
    done = []

    def visit():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            deed(dialog)
            done.append(dialog)
        else:
            QTimer.singleShot(0, visit)

    QTimer.singleShot(0, visit)
    open_it()
    qtbot.waitUntil(lambda: bool(done))


def drop(qtbot, field, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    both = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton
    field.dropEvent(QDropEvent(QPointF(5, 5), *both, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: field.problem() is None)


def shown_in(desktop):
    """What the page, the side bar and a programme say of the association."""
    page, ask = desktop.workspace.page, desktop._file.dispatcher.ask
    visit = ask(lambda session: session.scalars(select(Visit.id)).first())
    [first, *_] = PdfReader(io.BytesIO(ask(programme_paper, visit, ("de",)).pdf)).pages
    side = [each.text() for each in desktop.workspace.side.findChildren(QLabel)]
    return (
        page.association.facts["name"].text(),
        page.association.facts["letterhead"].text(),
        page.association.logo.picture is not None,
        side[-1] if side[-1] != "TwinCRM" else side[-2],
        "Am Rathaus 2 · 47475 Lindenau" in first.extract_text().replace("\xa0", " "),
        len(first.images) > 0,
    )


def test_the_association_with_logo_and_letterhead_is_one_step(settings, tmp_path, qtbot):
    desktop = settings()
    page, ask = desktop.workspace.page, desktop._file.dispatcher.ask
    page.go_to("association")
    before, done = shown_in(desktop), len(ask(lambda s: steps(s.connection())))
    picture = tmp_path / "Logo.png"
    picture.write_bytes(logo())

    def fill(dialog):
        name = named(dialog, QLineEdit, "Name of the association")
        name.selectAll()
        QTest.keyClicks(name, "Pont e.V.")
        named(dialog, QPlainTextEdit, "Address and contact").setPlainText(LINES)
        named(dialog, QPlainTextEdit, "Account for subscriptions").setPlainText("DE02 1203")
        drop(qtbot, named(dialog, LogoField, "Logo"), picture)
        QTest.mouseClick(named(dialog, Button, "Save"), Qt.MouseButton.LeftButton)

    in_dialog(qtbot, fill, lambda: QTest.keyClick(desktop.window, Qt.Key.Key_F2))
    settled(desktop, qtbot)
    after = ("Pont e.V.", LINES, True, "Pont e.V.", True, True)

    assert shown_in(desktop) == after
    assert len(ask(lambda s: steps(s.connection()))) == done + 1
    desktop.steps.undo()
    assert shown_in(desktop) == before
    assert before[1:3] == ("–", False)
    desktop.steps.redo()
    assert shown_in(desktop) == after
    path = desktop._file.dispatcher.file.path
    desktop.close_file()
    desktop.open_path(path)
    kept = desktop._file.dispatcher.ask(association_details)
    assert (kept.name, kept.letterhead, kept.account) == ("Pont e.V.", LINES, "DE02 1203")
    assert Image.open(io.BytesIO(desktop._file.dispatcher.ask(association_logo))).mode == "RGBA"


def test_a_size_is_looked_at_before_it_is_taken(settings, qtbot):
    desktop = settings()
    page = desktop.workspace.page
    small = page.appearance.sample.row_height
    page.appearance.sizes[1.5].setFocus()
    QTest.keyClick(page.appearance.sizes[1.5], Qt.Key.Key_Space)

    assert page.appearance.sample.row_height > 1.4 * small
    assert desktop.prefers.zoom == 1.0
    assert desktop.workspace.page is page
    page.apply.click()
    settled(desktop, qtbot)
    anew = desktop.workspace.page
    assert (desktop.prefers.zoom, load_settings(settings_path()).zoom) == (1.5, 1.5)
    assert anew.appearance.sizes[1.5].hasFocus()
    assert not anew.apply.isEnabled()
    anew.usual.click()
    assert load_settings(settings_path()).zoom == 1.0


def test_a_language_and_a_theme_are_seen_at_once(settings, qtbot):
    desktop = settings()
    QTest.mouseClick(desktop.workspace.page.appearance.languages["fr"], Qt.MouseButton.LeftButton)
    settled(desktop, qtbot)
    page = desktop.workspace.page
    assert desktop.window.windowTitle() == "Réglages – TwinCRM"
    assert page.appearance.languages["fr"].isChecked()
    assert page.appearance.languages["fr"].hasFocus()
    QTest.mouseClick(page.appearance.themes["dark"], Qt.MouseButton.LeftButton)
    settled(desktop, qtbot)
    kept = load_settings(settings_path())
    assert (kept.language, kept.theme, desktop.ui.look.theme) == ("fr", "dark", "dark")


def test_what_is_done_is_done_in_the_name_under_i_am(settings, qtbot):
    desktop = settings()
    page, dispatcher = desktop.workspace.page, desktop._file.dispatcher
    desktop.workspace.navigate(Show("settings_me"))
    assert page.me.name.hasFocus()
    QTest.keyClicks(page.me.name, "  Eva   Weber ")
    desktop.workspace.go("tasks")

    visit = dispatcher.ask(lambda session: session.scalars(select(Visit.id)).first())
    before = dispatcher.ask(read_visit, visit)
    dispatcher.execute(ChangeVisit(visit, before, replace(before, name="Sommerfest")))
    last = dispatcher.ask(lambda session: steps(session.connection()))[0]
    assert last.who == load_settings(settings_path()).user == "Eva Weber"


def test_a_file_that_can_only_be_read_says_why_nothing_is_changed(whole_program, qtbot):
    desktop, path = whole_program("de")
    from conftest import opening

    from twincrm.store.file import open_file

    held = open_file(path, opening())
    desktop.open_path(path)
    desktop.workspace.go("settings")
    page = desktop.workspace.page
    page.go_to("association")
    words = " ".join(each.text() for each in page.association.findChildren(QLabel))
    able = page.association.edit.isEnabled(), page.documents.edit.isEnabled()
    desktop.close_file()
    held.close()

    assert able == (False, False)
    assert "Partnerschaftsverein Lindenau" in words
    assert "Anna" in words


def _header_of(width, height):
    """A PNG that claims to be so large."""
    import struct
    import zlib

    head = struct.pack(">II5B", width, height, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
        + struct.pack(">I", zlib.crc32(chunk)) + logo()[33:]
    )  # fmt: skip


HOSTILE = {
    "cut.png": (logo()[:120], "is not a picture"),
    "photo.heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "export it as JPEG"),
    "letter.png": (b"Liebe Freunde", "is not a picture"),
    "bomb.png": (_header_of(60_000, 60_000), "is too large"),
    "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a picture"),
    "nothing.png": (b"", "is not a picture"),
}


@pytest.mark.qt_log_ignore("png", extend=True)
@pytest.mark.parametrize("name", [*HOSTILE, "film.png", "folder.png"])
def test_a_bad_logo_is_refused_in_words_and_the_old_one_stays(name, qtbot, desk, tmp_path):
    field = LogoField(desk.services)
    qtbot.addWidget(field)
    field.set_value(logo())
    path = tmp_path / name
    if name == "folder.png":
        path.mkdir()
    elif name == "film.png":
        with path.open("wb") as film:
            film.truncate(60_000_000)
    else:
        path.write_bytes(HOSTILE[name][0])

    drop(qtbot, field, path)

    said = "is too large" if name == "film.png" else HOSTILE.get(name, ("", "is not a picture"))[1]
    assert said in field.words.text()
    assert name in field.words.text()
    assert field.value == logo()


@pytest.mark.qt_log_ignore("png", "Corrupt JPEG", extend=True)
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp", "gif"])
def test_half_a_photo_is_refused_in_words_and_a_whole_one_taken(kind, desk, qtbot, tmp_path):
    field = LogoField(desk.services)
    qtbot.addWidget(field)
    whole = tmp_path / f"whole.{kind}"
    Image.effect_noise((400, 300), 90).save(whole)
    half = tmp_path / f"half.{kind}"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])

    drop(qtbot, field, half)
    assert "half" in field.words.text()
    assert not field.value

    drop(qtbot, field, whole)
    assert field.value


def test_a_large_logo_is_kept_small(qtbot, desk, tmp_path):
    field = LogoField(desk.services)
    qtbot.addWidget(field)
    Image.effect_noise((3000, 1500), 90).convert("RGB").save(tmp_path / "photo.jpg")

    drop(qtbot, field, tmp_path / "photo.jpg")

    assert Image.open(io.BytesIO(field.value)).size == (LONGEST_EDGE, LONGEST_EDGE // 2)
    assert len(field.value) < 300_000


def test_the_menu_leads_to_the_trash_from_everywhere(settings, qtbot):
    desktop = settings()
    ask = desktop._file.dispatcher
    ask.execute(MoveToTrash("visit", (ask.ask(lambda s: s.scalars(select(Visit.id)).first()),)))
    desktop.workspace.go("contacts")
    desktop.window.actions_now["edit.trash"].trigger()
    settled(desktop, qtbot)
    page = desktop.workspace.page

    assert page.contents.current == "trash"
    assert page.trash.list.isVisible()
    assert page.trash.chosen()[0].kind == "visit"
