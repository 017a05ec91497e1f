"""A photo on the card: from a camera, pasted, dropped, taken away; and the way to the next card."""

from __future__ import annotations

import struct
import threading
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from ui.contacts.seen import ANNA, BERND, CLUB, button, texts, titles

from twincrm.services.contacts import AddressDraft, Reach
from twincrm.services.documents.queries import photo_of
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import AssignmentDraft, PersonDraft
from twincrm.ui.contacts.detail import card_photo
from twincrm.ui.contacts.detail.card_photo import CardPhoto
from twincrm.ui.contacts.rows import entry_of
from twincrm.ui.kit.avatar import SMALL
from twincrm.ui.kit.picture_reading import LONGEST_EDGE

SIDEWAYS = 6
"""How a camera says that it was held upright (Exif 2.3, 4.6.4)."""


def camera_file(path):
    """A large JPEG that lies on its side: red is above once it is turned."""
    image = QImage(3000, 2000, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for x in range(0, 300, 20):
        for y in range(0, 2000, 20):
            for at in range(20):
                image.setPixelColor(x + at, y, QColor("red"))
    image.save(str(path), "JPEG")
    plain = path.read_bytes()
    tag = struct.pack("<HHHHIHH", 1, 0x0112, 3, 1, 0, SIDEWAYS, 0)[:2]
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, SIDEWAYS, 0)
    tiff = b"II*\0" + struct.pack("<I", 8) + tag + entry + struct.pack("<I", 0)
    exif = b"Exif\0\0" + tiff
    path.write_bytes(plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:])
    return path


def _noting(threads, read, path):
    threads.append(threading.current_thread())
    return read(path)


def photo(page, contact=BERND):
    content = page._services.dispatcher.ask(photo_of, contact[1])
    return QImage.fromData(content) if content else None


def taker(page):
    """That of the card which is shown: a former one may still wait to be deleted before it."""
    *_, newest = page.detail.findChildren(CardPhoto)
    return newest


def test_a_camera_file_is_kept_small_and_the_right_way_up(
    page, choose, settle, tmp_path, monkeypatch
):
    threads = []
    reading = partial(_noting, threads, card_photo.read_picture)
    monkeypatch.setattr(card_photo, "read_picture", reading)
    choose(page, BERND)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(camera_file(tmp_path / "DSC_0001.JPG")))])
    assert taker(page).take(data)
    assert photo(page) is None  # it is read aside, and goes on where one looks at somebody else
    choose(page, ANNA)
    settle(page)
    assert threads
    assert threading.main_thread() not in threads
    kept = photo(page)
    assert (kept.width(), kept.height()) == (round(LONGEST_EDGE * 2 / 3), LONGEST_EDGE)
    content = page._services.dispatcher.ask(photo_of, BERND[1])
    assert b"Exif" not in content
    page._services.dispatcher.undo()
    assert photo(page) is None


def green_in_the_list(page, contact):
    """Whether the row of a contact is painted with a green face."""
    rows = page.list.rows
    row = rows.visualRect(rows.model().index(rows.model().row_of(entry_of(contact)), 0))
    x = row.left() + page._services.ctx.look.px(15 + SMALL / 2)
    seen = rows.viewport().grab().toImage().pixelColor(x, row.center().y())
    return seen.green() > 2 * max(seen.red(), seen.blue())


def test_a_picture_is_pasted_shown_in_the_list_and_removed(page, choose, settle, record, qtbot):
    choose(page, BERND)
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    QGuiApplication.clipboard().setImage(image)
    taker(page).paste()
    settle(page)
    assert photo(page).width() == 40
    qtbot.waitUntil(lambda: green_in_the_list(page, BERND))
    assert not green_in_the_list(page, ANNA)
    taker(page).remove()
    settle(page)
    assert photo(page) is None
    qtbot.waitUntil(lambda: not green_in_the_list(page, BERND))
    assert [a.isEnabled() for a in taker(page).menu().actions()] == [True, True, False]
    QGuiApplication.clipboard().setText("no picture")
    taker(page).paste()
    assert record.messages[-1] == "There is no picture in the clipboard."


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
def test_the_face_is_the_button_and_no_head_is_higher_for_it(page, choose, settle, qtbot):
    heads = {}
    for contact in (CLUB, BERND):
        choose(page, contact)
        QApplication.sendPostedEvents()
        heads[contact] = page.detail._body._head.sizeHint().height()
    assert heads[BERND] <= heads[CLUB]
    face = taker(page).button
    assert (face.accessibleName(), face.toolTip()) == ("Photo of Bernd Weber…", "Photo…")
    assert min(face.width(), face.height()) >= page._ui.look.px(44)
    face.setFocus()
    QTimer.singleShot(0, lambda: QApplication.activePopupWidget().close())
    opened = []
    face.clicked.connect(lambda: opened.append(QApplication.activePopupWidget()))
    qtbot.keyClick(face, Qt.Key.Key_Return)
    assert len(opened) == 1
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    data = QMimeData()
    data.setImageData(image)
    both = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(5, 5), *both, Qt.KeyboardModifier.NoModifier)
    taker(page).eventFilter(face, drop)  # Qt itself asks a window first what it takes
    settle(page)
    assert photo(page).width() == 30


def test_what_is_no_picture_is_said(page, choose, settle, tmp_path, record):
    choose(page, BERND)
    text = tmp_path / "liste.jpg"
    text.write_text("Liste")
    taker(page).take_file(text)
    settle(page)
    assert any("liste.jpg" in words for words in record.messages)
    assert photo(page) is None


def test_the_keys_lead_from_card_to_card(page, choose, settle):
    specs = {spec.id: spec for spec in page.action_specs()}
    assert specs["contacts.next"].shortcut == "Alt+PgDown"
    choose(page, ANNA)
    names, here = titles(page), page.list.rows.currentIndex().row()
    specs["contacts.next"].handler()
    settle(page)
    assert names[here + 1] == page.list.row_title(page.list.contact)
    specs["contacts.previous"].handler()
    settle(page)
    assert page.list.contact == ANNA
    for _ in names:
        specs["contacts.previous"].handler()
    assert page.list.rows.currentIndex().row() == 0


def test_a_narrow_window_has_buttons_for_it(open_page, populated, choose, qtbot, settle):
    page = open_page(populated, width=760)
    choose(page, ANNA)
    page._open_card(ANNA)
    assert page.card_open
    qtbot.mouseClick(button(page, "Next contact"), Qt.MouseButton.LeftButton)
    settle(page)
    assert page.card_open
    assert page.list.contact != ANNA
    page._close_card()
    assert not page.header.steps.isVisible()


def test_where_somebody_is_known_by_role_only(page, choose, settle):
    dispatcher = page._services.dispatcher
    role = AssignmentDraft(organisation_id=CLUB[1], title="Kassenwart")
    person = dispatcher.execute(AddPerson(PersonDraft("Otto", "Ohne", assignments=(role,)))).result
    settle(page)
    choose(page, ("person", person))
    assert "Lindenau" in texts(page.detail)


def test_a_household_lies_where_its_address_is(page, choose, settle):
    reach = Reach(addresses=(AddressDraft(street="Markt 1", locality="Xanten"),))
    home = page._services.dispatcher.execute(
        AddHousehold(HouseholdDraft("Haus Xanten", reach=reach))
    )
    settle(page)
    choose(page, ("household", home.result))
    assert "Xanten" in texts(page.detail)
