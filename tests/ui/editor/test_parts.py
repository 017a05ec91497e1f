"""The fields of the editor, typed into with real keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from sqlalchemy import select

from twincrm.domain.date_reading import About
from twincrm.domain.partial_date import NOT_IN_CALENDAR
from twincrm.domain.terms import Sector
from twincrm.runtime import clock
from twincrm.services.contacts import AddressDraft
from twincrm.services.people.drafts import AssignmentDraft, ConsentDraft, RelationDraft
from twincrm.store.models import Function, Organisation, Person, Place
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.photo_field import PhotoField
from twincrm.ui.editor.reach_form import ReachForm, told_of_phone
from twincrm.ui.editor.role_form import RoleForm, RoleHolder
from twincrm.ui.editor.role_rows import role_face
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog
from twincrm.ui.editor.small_rows import RELATION, consent_today
from twincrm.ui.editor.tags_field import TagsField
from twincrm.ui.editor.wording import age_line, former, period
from twincrm.ui.kit.date_field import NOT_FULL, DateField, check_date, check_full_date
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.picture_reading import LONGEST_EDGE
from twincrm.ui.kit.record_field import Link, RecordField

offscreen_popups = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
"""A popup cannot come to the front where there is no screen."""


@pytest.fixture
def services(qapp, populated, around, tmp_path):
    made = around.services(qapp, populated, tmp_path, language="de")
    yield made
    assert made.jobs.shutdown()


@pytest.fixture
def lists(services, populated) -> EditorLists:
    return EditorLists(services.ctx, populated)


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def named(dispatcher, model, name) -> int:
    return dispatcher.ask(lambda s: s.scalars(select(model.id).where(model.name == name)).one())


@pytest.mark.parametrize(
    ("typed", "stored", "tidied"),
    [
        ("19.4.57", "1957-04-19", "19. April 1957"),
        ("1957", "1957", "1957"),
        ("19. April", "--04-19", "19. April"),
        ("gestern", "gestern", "gestern"),
        ("", None, ""),
    ],
)
def test_dates_are_typed_whole_or_in_part(qtbot, services, typed, stored, tidied):
    field = shown(qtbot, DateField(services.ctx))
    field.setFocus()
    qtbot.keyClicks(field, typed)

    field.clearFocus()

    assert (field.stored, field.text()) == (stored, tidied)


def test_a_day_to_come_is_the_next_one_and_written_out_at_once(qtbot, services):
    field = shown(qtbot, DateField(services.ctx, about=About.COMING))
    field.setFocus()
    qtbot.keyClicks(field, "6.5.27")

    field.clearFocus()

    assert (field.stored, field.text()) == ("2027-05-06", "6. Mai 2027")
    assert int(field.placeholderText()[-4:]) >= clock.today().year


@offscreen_popups
def test_an_organisation_is_found_by_typing_and_taken_with_the_keys(qtbot, lists, populated):
    field = shown(qtbot, RecordField(lists, ("organisation", "place")))
    field.setFocus()
    qtbot.keyClicks(field, "feuerw")
    popup = field.completer().popup()
    assert popup.isVisible()
    assert field.problem() is not None

    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    fire = named(populated, Organisation, "Feuerwehr Lindenau")
    assert field.link == Link("organisation", fire, "Feuerwehr Lindenau")
    assert field.problem() is None


@offscreen_popups
def test_arrow_down_goes_to_the_first_suggestion(qtbot, lists, populated):
    field = shown(qtbot, RecordField(lists, ("place",), makes="place"))
    field.setFocus()
    qtbot.keyClicks(field, "linden")
    popup = field.completer().popup()

    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert field.record_id == named(populated, Place, "Lindenau")


@offscreen_popups
def test_a_name_typed_in_full_is_taken_when_the_keyboard_leaves(qtbot, lists, populated):
    field = shown(qtbot, RecordField(lists, ("place",)))
    qtbot.keyClicks(field, "lindenau")
    field.completer().popup().hide()

    field.settle()

    assert field.record_id == named(populated, Place, "Lindenau")


@offscreen_popups
def test_what_names_nothing_links_nothing(qtbot, lists):
    field = shown(qtbot, RecordField(lists, ("person",)))
    qtbot.keyClicks(field, "Zacharias Unbekannt")

    field.settle()

    assert field.link is None
    assert field.problem() is not None


@offscreen_popups
def test_enter_takes_nobody_who_is_not_called_so_and_the_field_says_it(qtbot, lists, monkeypatch):
    field = RecordField(lists, ("person",))
    held = shown(qtbot, LabelledField(lists.ui, "Person", field))
    found = [Link("person", 1, "Anna Weber"), Link("person", 2, "Paul Roux")]
    monkeypatch.setattr(field, "suggestions", lambda _: found)  # found by other words of theirs
    field.setFocus()
    qtbot.keyClicks(field, "Jubil")
    qtbot.keyClick(field.completer().popup(), Qt.Key.Key_Return)
    assert (field.link, field.text()) == (None, "Jubil")
    assert "Jubil" in held.error
    field.clear()
    qtbot.keyClicks(field, "rou p")
    assert not held.error
    qtbot.keyClick(field.completer().popup(), Qt.Key.Key_Return)
    assert field.link == found[1]


def test_a_role_is_typed_with_a_new_organisation(qtbot, services, lists, populated):
    form = RoleForm(lists, RoleHolder(form_of_address="mrs"), AssignmentDraft())
    dialog = RowDialog(services.ctx, form, DialogWords("Rolle", "building-2"), None)
    shown(qtbot, dialog.dialog)
    dialog.attempt()
    assert dialog.dialog.isVisible()  # a role without a body is not taken over
    assert form.form.place("organisation_id").widget.accessibleDescription()

    form.body.set_link(Link("organisation", None, "Boule-Club"))
    chair = populated.ask(
        lambda s: s.scalars(select(Function.id).where(Function.key == "chair")).one()
    )
    form.form.set_draft(
        AssignmentDraft(function_id=chair, starts_on="2011", sector=Sector.BUSINESS)
    )
    qtbot.keyClick(dialog.dialog, Qt.Key.Key_Return)

    assert dialog.dialog.result() == QDialog.DialogCode.Accepted
    role = form.value
    assert role.new_body == "Boule-Club"  # made on saving, with the person
    face = role_face(lists, role, "mrs")
    assert face.text == "Vorsitzende · Boule-Club"
    assert "2011" in face.detail


def test_a_role_that_ends_before_it_begins_is_not_taken_over(qtbot, lists, populated):
    place = named(populated, Place, "Lindenau")
    draft = AssignmentDraft(place_id=place, starts_on="2020", ends_on="2011")
    form = RoleForm(lists, RoleHolder(), draft)
    qtbot.addWidget(form)

    assert list(form.problems()) == ["ends_on"]
    assert form.value == draft


def test_the_category_belongs_to_the_sector(qtbot, lists):
    form = RoleForm(lists, RoleHolder(), AssignmentDraft())
    qtbot.addWidget(form)

    form._sector.set_value("politics")

    offered = [option.value for option in form._category._options]
    allowed = [
        row.id for row in lists.category_rows if "politics" in (row.sector, row.second_sector)
    ]
    assert offered == [None, *allowed]
    assert allowed


def test_a_former_role_is_called_so(lists, populated):
    role = AssignmentDraft(place_id=named(populated, Place, "Lindenau"), ends_on="2026", main=True)

    face = role_face(lists, role, "")

    assert face.badges[0][2] == "history"


def test_a_relation_needs_somebody(qtbot, lists, populated):
    form = RELATION.form(lists, RelationDraft())
    qtbot.addWidget(form)
    assert "other_id" in form.problems()

    anna = populated.ask(lambda s: s.scalars(select(Person.id).where(Person.given == "Anna")).one())
    form.form.set_draft(RelationDraft(other_id=anna))

    assert form.problems() == {}
    assert RELATION.face(lists, form.value).text.endswith("Dr. Anna Weber")


def test_a_consent_says_whether_it_still_holds(qtbot, lists):
    kind = consent_today()
    given = ConsentDraft(None, "photo", given_on=date(2025, 3, 3))
    faces = [
        kind.face(lists, consent)
        for consent in (
            given,
            ConsentDraft(None, "photo", given_on=date(2025, 3, 3), expires_on=date(2026, 1, 1)),
            ConsentDraft(None, "photo", given_on=date(2025, 3, 3), withdrawn_on=date(2026, 1, 1)),
        )
    ]
    form = kind.form(lists, given)
    qtbot.addWidget(form)

    assert [face.badges[0][0] for face in faces] == ["ok", "warn", "bad"]
    form.form.place("given_on").widget.setText("")
    assert "given_on" in form.problems()


def test_phones_and_mailboxes_are_added_changed_and_removed(qtbot, lists):
    form = shown(qtbot, ReachForm(lists, lambda: "Anna Weber", lambda: "FR"))
    form.phones.add("mobile")
    entry = form.phones.entries[0]
    assert form.value.phones == ()  # a blank row is none

    qtbot.keyClicks(entry.holder.field, "+33 6 39 98 11 04")
    entry.set_kind("work")

    assert [(p.kind, p.number) for p in form.value.phones] == [("work", "+33 6 39 98 11 04")]
    assert entry.holder.field.accessibleName() == lists.word(
        {"work": form.phones._spec.kinds["work"]}, "work"
    )
    entry.removal_wanted.emit()
    assert form.value.phones == ()


@offscreen_popups
def test_the_menu_asks_for_the_kind_first(qtbot, lists):
    form = shown(qtbot, ReachForm(lists, lambda: "", lambda: "DE"))

    def take():
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, take)
    qtbot.mouseClick(form.phones.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(form.phones.entries))

    assert form.phones.entries[0].value.kind == "mobile"


def test_faults_are_found_by_path_and_shown_at_the_entry(qtbot, lists):
    form = shown(qtbot, ReachForm(lists, lambda: "", lambda: "DE"))
    form.emails.add("home")
    form.emails.add("work")
    qtbot.keyClicks(form.emails.entries[1].holder.field, "anna@example")

    assert list(form.problems()) == ["emails.0.address"]
    place = form.place("emails.0.address")
    assert place.widget is form.emails.entries[1].holder.field
    form.show_errors({"emails.0.address": "Die Endung fehlt."})
    assert "Die Endung fehlt." in place.widget.accessibleDescription()


def test_a_number_is_read_for_its_country(lists):
    words, tone = told_of_phone(lists, "+33 6 39 98 11 04", "DE")
    assert tone == "ok"
    assert "Frankreich" in words
    assert told_of_phone(lists, "12", "DE")[1] == "warn"


@pytest.mark.parametrize(
    "typed", ["0151 O2345678", "O151 2345678", "0151 23456O8", "03641 12", "01234567890123"]
)
def test_doubts_about_a_number_are_said_as_such(lists, typed):
    words, tone = told_of_phone(lists, typed, "DE")
    assert words
    assert tone == "warn"


def test_an_odd_postcode_gets_a_hint_and_is_never_refused(qtbot, lists):
    form = shown(qtbot, ReachForm(lists, lambda: "", lambda: "DE"))
    form.addresses.add()
    block = form.addresses.blocks[0]
    field = block.form.place("postcode").widget

    qtbot.keyClicks(field, "0774")
    assert "5" in field.accessibleDescription()
    assert form.problems() == {}
    qtbot.keyClicks(field, "3")
    assert field.accessibleDescription() == ""


@pytest.mark.parametrize(("language", "full", "lone"), [("de", "19.04.1957", "19.04."),
                                                        ("fr", "19/04/1957", "19/04")])  # fmt: skip
def test_a_date_that_is_none_is_said_in_the_readers_own_form(language, full, lone):
    wrong = check_date("im April vielleicht", language)
    assert (wrong.values["example"], wrong.values["day"]) == (full, lone)
    assert check_date("31.2.", language).id == NOT_IN_CALENDAR.id
    assert check_full_date("1957", language) is NOT_FULL
    assert check_date("1957", language) is None


def test_an_address_is_shown_as_it_is_written_there(qtbot, lists):
    form = shown(qtbot, ReachForm(lists, lambda: "Chantal Delattre", lambda: "FR"))
    form.addresses.add()
    block = form.addresses.blocks[0]
    assert block.value.country == "FR"

    block.form.set_draft(
        AddressDraft(street="12, rue des Épées", postcode="59400", locality="Cambrai", country="FR")
    )

    assert block.preview.text().splitlines()[0] == "Chantal Delattre"
    assert "59400 CAMBRAI" in block.preview.text()


@offscreen_popups
def test_tags_are_typed_and_removed_with_keys(qtbot, services):
    field = shown(qtbot, TagsField(services.ctx, ["Jubiläum 2027"]))
    field.input.insert("jubiläum 2027")
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    qtbot.keyClicks(field.input, "Chor,")
    assert field.value == ("Jubiläum 2027", "Chor")  # known ones keep their spelling

    qtbot.keyClick(field.chips()[0], Qt.Key.Key_Delete)

    assert field.value == ("Chor",)


def test_a_photo_is_pasted_made_small_and_removed(qtbot, services):
    field = shown(qtbot, PhotoField(services))
    picture = QImage(2000, 1000, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(picture)

    field.paste_button.click()
    assert field.problem() is not None
    qtbot.waitUntil(lambda: field.problem() is None)

    assert field.value.startswith(b"\xff\xd8\xff")
    assert QImage.fromData(field.value).width() == LONGEST_EDGE
    field.remove_button.click()
    assert field.value is None


def test_a_file_that_is_no_picture_is_refused_in_words(qtbot, services, tmp_path):
    field = shown(qtbot, PhotoField(services))
    text = tmp_path / "brief.txt"
    text.write_text("Liebe Freunde", "utf-8")

    field.take_file(text)
    qtbot.waitUntil(lambda: field.problem() is None)

    assert field.value is None
    assert "brief.txt" in field.words.text()


def test_periods_and_ages_in_words(services):
    texts = services.ctx.texts

    assert period(texts, "2014", "2026") == "2014 – 2026"
    assert "2011" in period(texts, "2011", None)
    assert former("2026")
    assert not former("2027")  # the year is not over
    assert "70" in age_line(texts, "1957-04-19", None)
    assert age_line(texts, "1957-04-19", "2020") == ""
