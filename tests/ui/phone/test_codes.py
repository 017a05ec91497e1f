"""Contacts onto a phone: the code on the screen is exactly the card asked for, and is logged."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select
from worlds.desk import nameless

from twincrm.domain.terms import ContactKind
from twincrm.exchange.qr import SCREEN_BUDGET, qr_text
from twincrm.exchange.vcard import read_cards
from twincrm.services.contacts import AddressDraft, EmailDraft, LinkDraft, PhoneDraft, Reach
from twincrm.services.dispatch import Dispatcher
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.file import Opening, open_file
from twincrm.store.models import DisclosureLog, DisclosurePerson
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.phone import show_qr
from twincrm.ui.phone.parts import EntryTick
from twincrm.ui.phone.sheet import QrSheet

NOW = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)
NAMES = (("Jürgen", "Großmann-Öztürk"), ("Łucja", "Żółć-Świątek"), ("Анна", "Пермякова"))


def logged(dispatcher):
    def query(session):
        return [
            (row.form, row.purpose, row.records) for row in session.scalars(select(DisclosureLog))
        ]

    return dispatcher.ask(query)


def people(dispatcher, names=NAMES):
    return tuple(
        ("person", dispatcher.execute(AddPerson(person(given, family))).result)
        for given, family in names
    )


def person(given, family):
    return PersonDraft(
        given=given,
        family=family,
        birth_date="1957-04-19",
        reach=Reach(
            phones=(
                PhoneDraft(None, ContactKind.WORK, "", "+49 2842 123456"),
                PhoneDraft(None, ContactKind.MOBILE, "", "+49 171 2345678"),
                PhoneDraft(None, ContactKind.FAX, "", "+49 2842 123457"),
            ),
            emails=(EmailDraft(None, ContactKind.HOME, "", "jemand@example.org"),),
            addresses=(AddressDraft(None, street="Rathausgasse 4", locality="Lindenau"),),
            links=(LinkDraft(None, url="https://example.org"),),
        ),
    )


def opened(desk, contacts, qtbot, at=0, print_card=None):
    sheet = QrSheet(desk.services, contacts, at, lambda *_: None, print_card)
    sheet.dialog.open()
    qtbot.waitUntil(lambda: sheet.card is not None)
    return sheet


def scanned(image):
    """What a phone reads from a picture."""
    zxingcpp = pytest.importorskip("zxingcpp")
    from PIL import Image

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits = bytes(grey.constBits())
    read = Image.frombytes(
        "L", (grey.width(), grey.height()), bits, "raw", "L", grey.bytesPerLine()
    )
    [code] = zxingcpp.read_barcodes(read)
    return bytes(code.bytes).decode("utf-8")


def grabbed(widget, ratio):
    """The widget on a screen of this device pixel ratio."""
    QApplication.processEvents()
    size = widget.size() * ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.gray)
    widget.render(image, QPoint())
    return image


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("zoom", "ratio"), [(1.0, 1.0), (1.5, 1.0), (1.0, 1.5)])
def test_a_phone_reads_exactly_the_card(desk_of, populated, qtbot, theme, zoom, ratio):
    desk = desk_of(populated, theme, zoom)
    contacts = people(populated)
    for at, (given, family) in enumerate(NAMES):
        sheet = opened(desk, contacts, qtbot, at)
        text = scanned(grabbed(sheet.dialog, ratio))
        assert text == qr_text(sheet.card, budget=SCREEN_BUDGET).text
        [read] = read_cards(text.encode())
        assert (read.card.given, read.card.family) == (given, family)
        assert [each.number for each in read.card.phones] == ["+492842123456", "+491712345678"]
        assert read.card.birthday == ""
        sheet.dialog.accept()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_modules_are_whole_device_pixels_between_60_and_80_millimetres(desk, qtbot, ratio):
    sheet = opened(desk, people(desk.dispatcher), qtbot)
    picture = sheet.frame.code.picture
    assert 60 <= picture.millimetres <= 80
    image = grabbed(picture, ratio)
    colours = {
        image.pixelColor(x, image.height() // 2).name() for x in range(20, image.width() - 20)
    }
    assert colours == {"#000000", "#ffffff"}


@pytest.mark.parametrize("height", [700, 560, 480])
def test_a_low_window_shows_a_smaller_code_but_all_of_it(desk_of, populated, qtbot, height):
    desk = desk_of(populated, "light", 1.5)
    sheet = opened(desk, people(populated), qtbot)
    sheet.dialog.resize(1366, height)
    picture = sheet.frame.code.picture
    qtbot.waitUntil(lambda: picture.height() >= picture.sizeHint().height())

    assert scanned(grabbed(sheet.dialog, 1.0)) == qr_text(sheet.card, budget=SCREEN_BUDGET).text


def test_the_quiet_zone_is_four_modules_of_white(desk_of, populated, qtbot):
    sheet = opened(desk_of(populated, "dark"), people(populated), qtbot)
    picture = sheet.frame.code.picture
    image = grabbed(picture, 1.0)
    inner = len(picture._bits) * picture.module
    left = round((picture.width() - inner) / 2)
    middle = left + 3 * picture.module
    assert left >= 4 * picture.module
    quiet = {image.pixelColor(x, middle).name() for x in range(left - 4 * picture.module, left)}
    assert quiet == {"#ffffff"}
    assert image.pixelColor(left, middle).name() == "#000000"


def test_ticks_decide_what_is_sent(desk, qtbot):
    sheet = opened(desk, people(desk.dispatcher), qtbot)
    ticks = {each.entry.key: each.tick for each in sheet.frame.contact.ticks}
    assert [key for key, tick in ticks.items() if not tick.value] == [
        "phone 2",
        "address 0",
        "birthday",
    ]
    ticks["birthday"].setFocus()
    qtbot.keyClick(ticks["birthday"], Qt.Key.Key_Space)
    qtbot.keyClick(ticks["phone 1"], Qt.Key.Key_Space)
    [read] = read_cards(scanned(grabbed(sheet.dialog, 1.0)).encode())
    assert read.card.birthday == "1957-04-19"
    assert [each.number for each in read.card.phones] == ["+492842123456"]


def test_the_words_of_an_entry_are_part_of_its_tick(desk, qtbot):
    sheet = opened(desk, people(desk.dispatcher), qtbot)
    entry = next(each for each in sheet.frame.contact.ticks if each.entry.key == "address 0")
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton, pos=QPoint(entry.width() - 4, 4))
    assert sheet.card.addresses[0].street == ("Rathausgasse 4",)


def test_what_has_no_room_is_named(desk, qtbot):
    long = PersonDraft(
        family="Lang",
        reach=Reach(
            emails=(EmailDraft(None, ContactKind.HOME, "", "a@example.org"),),
            links=(LinkDraft(None, url="https://example.org/" + "x" * 400),),
        ),
    )
    contact = ("person", desk.dispatcher.execute(AddPerson(long)).result)
    sheet = opened(desk, (contact,), qtbot)
    side = sheet.frame.contact
    assert side.dropped.isVisible()
    assert "https://" in side.dropped.text
    out = {each.entry.key: each for each in side.ticks}
    assert "no room" in out["url 0"].tick.accessibleDescription()
    assert out["email 0"].tick.accessibleDescription() == ""
    assert side.fullness.words.text().startswith("Not everything fits")
    assert not sheet.frame.next.isVisible()


def test_keys_lead_through_the_selection(desk, qtbot):
    contacts = people(desk.dispatcher)
    sheet = opened(desk, contacts, qtbot)
    for key, modifier, at in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, 1),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, 1),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 0),
    ):
        qtbot.keyClick(sheet.dialog, key, modifier)
        assert sheet.at == at
        qtbot.waitUntil(lambda: sheet.card is not None)
        assert sheet.card.given == NAMES[at][0]
        assert sheet.frame.place.text() == f"{at + 1} of 3"


def test_every_contact_shown_is_logged_once(desk, qtbot):
    sheet = opened(desk, people(desk.dispatcher), qtbot)
    before = len(logged(desk.dispatcher))
    assert logged(desk.dispatcher)[-1] == ("qr", "phone", 1)
    for step in (sheet.go_on, sheet.go_back, sheet.go_on):
        step()
        qtbot.waitUntil(lambda: sheet.card is not None)
    sheet.frame.contact.ticks[1].tick.toggle()
    assert len(logged(desk.dispatcher)) == before + 1
    uids = desk.dispatcher.ask(lambda s: s.scalars(select(DisclosurePerson.record_uid)).all())
    assert len(set(uids)) == len(uids) == before + 1


def test_a_file_that_can_only_be_read_shows_no_code(desk_of, populated, qtbot, qapp):
    contacts = people(populated)
    path = populated.file.path
    populated.file.close()
    opening = Opening("Bert", NOW, lambda _path, _reason: None)
    file = open_file(path, opening, write=False)
    desk = desk_of(Dispatcher(file, "Bert"))
    show_qr(desk.services, contacts)
    assert [tone for _, _, tone in desk.asker.told] == ["warn"]
    assert not [each for each in qapp.topLevelWidgets() if each.isVisible()]
    file.close()


def test_someone_in_the_trash_is_not_shown(desk, qtbot):
    contacts = people(desk.dispatcher)
    desk.dispatcher.execute(MoveToTrash("person", (contacts[1][1],)))
    before = len(logged(desk.dispatcher))
    sheet = QrSheet(desk.services, contacts, 1, lambda *_: None)
    sheet.dialog.open()
    qtbot.waitUntil(sheet.frame.code.trouble.isVisible)
    assert "no longer there" in sheet.frame.code.trouble.text
    assert len(logged(desk.dispatcher)) == before


@pytest.mark.parametrize("together", [False, True])
def test_the_file_is_of_the_one_shown_or_of_all_that_were_chosen(desk, qtbot, together):
    contacts, asked = people(desk.dispatcher), []
    sheet = QrSheet(
        desk.services,
        contacts,
        2,
        lambda _, chosen, ticked: asked.append(("save", chosen, set(ticked))),
        lambda _, chosen: asked.append(("print", chosen)),
    )
    if together:
        sheet.show_together("1 household goes as 2 people.")
    sheet.dialog.open()
    qtbot.waitUntil(lambda: sheet.card is not None)
    assert sheet.frame.contact.explained.isVisible() is together
    assert sheet.frame.file.text().startswith("All" if together else "File")
    sheet.frame.file.click()
    sheet.frame.print.click()
    saved = contacts if together else contacts[2:]
    assert asked == [("save", saved, {contacts[2]}), ("print", (contacts[2],))]


def test_all_that_were_chosen_are_in_the_file_and_the_dead_are_named(desk, qtbot, tmp_path):
    desk.asker.save = tmp_path / "alle.vcf"
    hans = PersonDraft(given="Hans", family="Weber", death_date="2026-01")
    dead = ("person", desk.dispatcher.execute(AddPerson(hans)).result)
    show_qr(desk.services, (dead,), 0)
    assert desk.notes == [("1 person has died and is left out: Hans Weber", "info")]
    show_qr(desk.services, (dead, *people(desk.dispatcher)), 0, "")
    sheet = next(each for each in QApplication.topLevelWidgets() if each.isVisible())
    qtbot.waitUntil(lambda: bool(sheet.findChildren(EntryTick)))
    [told] = [each for each in sheet.findChildren(InlineNotice) if "Hans Weber" in each.text]
    assert told.isVisible()
    next(b for b in sheet.findChildren(QPushButton) if b.text().startswith("All")).click()
    qtbot.waitUntil(lambda: len(desk.notes) > 1)
    cards = [each.card for each in read_cards(desk.asker.save.read_bytes())]
    assert [card.given for card in cards] == [given for given, _ in NAMES]
    assert {(card.birthday, len(card.phones)) for card in cards} == {("", 2)}
    assert desk.notes[1][0].startswith("3 cards were written as they are ticked")


def test_the_file_carries_what_is_ticked(desk, qtbot, tmp_path):
    desk.asker.save = tmp_path / "karte.vcf"
    show_qr(desk.services, people(desk.dispatcher)[:1])
    sheet = next(each for each in QApplication.topLevelWidgets() if each.isVisible())
    ticks = {}

    def shown():
        ticks.update({each.entry.key: each.tick for each in sheet.findChildren(EntryTick)})
        return bool(ticks)

    qtbot.waitUntil(shown)
    for key in ("birthday", "email 0", "phone 1"):
        ticks[key].toggle()
    button = next(b for b in sheet.findChildren(QPushButton) if b.text().startswith("File"))
    button.click()
    qtbot.waitUntil(lambda: bool(desk.notes))
    [read] = read_cards(desk.asker.save.read_bytes())
    assert read.card.birthday == "1957-04-19"
    assert read.card.emails == ()
    assert [each.number for each in read.card.phones] == ["+492842123456"]
    assert logged(desk.dispatcher)[-1] == ("vcard", "phone", 1)


def test_after_the_last_contact_the_keyboard_stands_on_done(desk, qtbot):
    sheet = opened(desk, people(desk.dispatcher)[:2], qtbot, print_card=lambda *_: None)
    qtbot.waitUntil(sheet.frame.next.isEnabled)
    sheet.frame.next.setFocus()
    qtbot.keyClick(sheet.frame.next, Qt.Key.Key_Space)
    assert not sheet.frame.next.isEnabled()
    assert QApplication.focusWidget() is sheet.frame.done
    qtbot.waitUntil(lambda: sheet.card is not None)


def test_a_screen_reader_can_name_everything(desk, qtbot):
    sheet = opened(desk, people(desk.dispatcher), qtbot, print_card=lambda *_: None)
    assert nameless(sheet.dialog) == []
    assert sheet.frame.code.picture.accessibleName() == "QR code of Jürgen Großmann-Öztürk"


def test_households_have_no_card(desk):
    show_qr(desk.services, (("household", 1),))
    assert desk.notes == [("Only people and organisations have a contact card.", "info")]


def test_contacts_are_shown_in_turn_until_somebody_pauses(desk, populated, qtbot):
    sheet = opened(desk, people(populated), qtbot)
    slides = sheet.slides
    slides.seconds.set_value(5)
    assert slides.timer.interval() == 5_000
    slides.timer.setInterval(0)

    slides.button.click()
    assert slides.button.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: not slides.running)

    assert sheet.at == 2
    assert [row[0] for row in logged(populated)] == ["qr"] * 3
    slides.timer.setInterval(60_000)
    qtbot.keyClick(sheet.dialog, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: sheet.at == 0 and sheet.card is not None)
    assert slides.timer.isActive()
    qtbot.keyClick(sheet.dialog, Qt.Key.Key_F5)
    assert not slides.running
    assert not slides.timer.isActive()
    slides.button.click()
    slides.seconds.setFocus()
    qtbot.keyClick(slides.seconds, Qt.Key.Key_Escape)
    assert not sheet.dialog.isVisible()
    assert not slides.running


def test_one_contact_alone_is_not_shown_in_turn(desk, populated, qtbot):
    assert not opened(desk, people(populated)[:1], qtbot).slides.isVisible()
