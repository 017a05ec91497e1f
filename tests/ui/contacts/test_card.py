"""The card: everything about a person, an organisation or a household, with ways on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox
from ui.contacts.seen import ANNA, CLUB, FAMILY, FIRE_BRIGADE, JEAN_LUC, button, texts
from worlds.dropping import drop

from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.documents.commands import AddDocument
from twincrm.services.documents.drafts import DocumentDraft
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft, read_note
from twincrm.services.notes.queries import timeline
from twincrm.services.organisations.commands import ChangeOrganisation
from twincrm.services.organisations.drafts import read_organisation
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft, read_task
from twincrm.services.tasks.queries import tasks
from twincrm.ui.contacts.detail.fact_text import FactText
from twincrm.ui.contacts.detail.lines import Fact
from twincrm.ui.contacts.detail.past import Moment, Past, PastGroup
from twincrm.ui.contacts.detail.words import period
from twincrm.ui.hanging.note_dialog import NoteDialog
from twincrm.ui.window.page import Show


def test_a_person_with_everything_that_is_known(page, choose):
    choose(page, ANNA)
    seen = texts(page.detail)
    assert "Dr. Anna Weber" in seen
    assert "Chair · Partnerschaftsverein Lindenau" in seen
    assert {"Mobile", "0171 2345678", "Languages", "Birthday"} <= set(seen)
    assert "19 April 1957 – turns 70 today" in seen
    assert any(words.startswith("given on ") for words in seen)
    assert "Jubiläum 2027" in seen


def test_a_long_silence_is_said(page, choose):
    choose(page, ANNA)
    assert "No contact for 14 months" in texts(page.detail)


def test_former_roles_are_kept_apart(page, choose):
    choose(page, JEAN_LUC)
    seen = texts(page.detail)
    former = seen.index("Former roles")
    assert seen.index("Roles") < former < seen.index("Chief fire officer · Feuerwehr Lindenau")


def test_a_birthday_without_year_has_no_age(page, choose):
    choose(page, JEAN_LUC)
    assert "14 July" in texts(page.detail)


def test_a_missing_consent_is_said(page, choose):
    choose(page, JEAN_LUC)
    assert "not asked yet" in texts(page.detail)


@pytest.mark.parametrize(
    ("contact", "name", "target"),
    [
        (ANNA, "Show wife of Bernd Weber", Show("person", 2)),
        (ANNA, "Show Familie Weber", Show("household", 1)),
        (ANNA, "Show Chair · Partnerschaftsverein Lindenau", Show("organisation", 1)),
        (CLUB, "Show Dr. Anna Weber", Show("person", 1)),
        (FAMILY, "Show Dr. Anna Weber", Show("person", 1)),
    ],
)
def test_links_lead_on(page, choose, qtbot, record, contact, name, target):
    choose(page, contact)
    qtbot.mouseClick(button(page.detail, name), Qt.MouseButton.LeftButton)
    assert record.went == [target]


@pytest.mark.parametrize("where", ["text", "caption"])
def test_the_whole_line_of_a_visit_leads_to_it(page, qtbot, record, where):
    moment = Moment(date(2026, 5, 1), Fact("bus", "1 May", "Meeting", show=Show("visit", 1)))
    group = PastGroup(page._services.ctx, Past((moment,), 1), page._services.navigate, None)
    qtbot.addWidget(group)
    group.show()
    text = group.findChild(FactText)
    line = text.parentWidget()
    spot = QPoint(line.width() // 2, 4)
    target = text if where == "text" else line.childAt(spot)
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
    assert record.went == [Show("visit", 1)]


def test_an_organisation_with_its_people(page, choose):
    choose(page, FIRE_BRIGADE)
    seen = texts(page.detail)
    assert {"Feuerwehr Lindenau", "Administration", "Civil society"} <= set(seen)
    assert {"Former people", "Jean-Luc Wattrelos"} <= set(seen)


def test_a_household_with_its_members(page, choose):
    choose(page, FAMILY)
    assert {"Who lives there", "Dr. Anna Weber", "Bernd Weber"} <= set(texts(page.detail))


def test_the_card_follows_a_change_and_stays_where_it_was_scrolled(page, choose, settle, qtbot):
    page.window().resize(1366, 320)
    choose(page, ANNA)
    bar = page.detail._body.reading_area.verticalScrollBar()
    bar.setValue(120)
    dispatcher = page._services.dispatcher
    before = dispatcher.ask(read_organisation, CLUB[1])
    page._services.perform(ChangeOrganisation(CLUB[1], before, replace(before, name="Freunde")))
    settle(page)
    assert "Chair · Freunde" in texts(page.detail)
    bar = page.detail._body.reading_area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == 120)


def note_with(page, parent=None):
    """The dialog of a new note on Jean-Luc."""
    who = (ParticipantDraft(person_id=JEAN_LUC[1]),)
    return NoteDialog(page._services, JournalNoteDraft(participants=who), parent=parent)


def test_a_note_is_kept_and_shown(page, choose, settle):
    choose(page, JEAN_LUC)
    dialog = note_with(page)
    dialog.kind.set_value("letter")
    dialog.subject.set_value("Löschzug kommt")
    dialog.day.set_value("18.02.2027")
    dialog.save()
    settle(page)
    assert {"18 February 2027 · Letter", "Löschzug kommt"} <= set(texts(page.detail))
    notes = page._services.dispatcher.ask(timeline, *JEAN_LUC)
    assert notes[0].subject == "Löschzug kommt"


@pytest.mark.parametrize(
    ("day", "subject", "wrong"),
    [
        ("nonsense", "Call", "happened_at"),
        ("", "Call", "happened_at"),
        ("1.2.2027", "", "subject"),
    ],
)
def test_what_is_wrong_with_a_note_is_said_at_its_field(page, day, subject, wrong):
    dialog = note_with(page)
    dialog.day.set_value(day)
    dialog.subject.set_value(subject)
    dialog.save()
    assert dialog.fields[wrong].error
    assert page._services.dispatcher.ask(timeline, *JEAN_LUC) == ()


def test_tasks_and_documents_stand_on_every_card(page, choose, settle, qtbot):
    perform = page._services.perform
    for kind, key in (JEAN_LUC, CLUB, FAMILY):
        task = perform(AddTask(TaskDraft("Anrufen", clock.today(), **{f"{kind}_id": key}))).result
        paper = DocumentDraft(title="Vollmacht", file_name="v.pdf")
        perform(AddDocument(paper, b"%PDF-1.7", kind, key))
        choose(page, (kind, key))
        assert {"Anrufen", "due today", "Vollmacht"} <= set(texts(page.detail))
        (box,) = [each for each in page.detail.findChildren(QCheckBox) if each.isVisible()]
        box.click()
        settle(page)
        assert "Anrufen" not in texts(page.detail)
        assert page._services.dispatcher.ask(read_task, task).done_on == clock.today()


def test_files_dropped_anywhere_on_a_card_are_its_documents_and_lists_are_imported(
    page, choose, settle, tmp_path, qtbot
):
    for name in ("Brief.pdf", "Liste.csv"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    choose(page, JEAN_LUC)
    listed = []
    page.detail.lists_dropped.connect(listed.append)
    card = page.detail._reading_area.viewport()

    drop(card, tmp_path / "Brief.pdf", tmp_path / "Liste.csv")
    qtbot.waitUntil(lambda: "Brief.pdf" in texts(page.detail))

    assert listed == [(tmp_path / "Liste.csv",)]
    done = page._services.dispatcher.undo().label
    said = catalogue("en").say(done)
    assert said == "Add the document “Brief.pdf” to Jean-Luc Wattrelos"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
def test_a_note_of_several_with_what_follows_is_one_step(page, choose, settle, qtbot):
    choose(page, JEAN_LUC)
    dialog = note_with(page, page)
    with qtbot.waitExposed(dialog.dialog):
        dialog.dialog.show()
    dialog.who.setFocus()
    qtbot.keyClicks(dialog.who.field, "Bernd")
    qtbot.keyClick(dialog.who.field, Qt.Key.Key_Tab)
    dialog.subject.set_value("Besuch im Mai")
    dialog.time.set_value("9.30")
    dialog.follow_up.box.set_value(True)
    dialog.save()
    assert {k: f.error for k, f in dialog.fields.items() if f.error}.keys() == {"follow_up.title"}
    dialog.follow_up.title.set_value("Zurückrufen")
    dialog.save()
    settle(page)
    others = [link for link in dialog.who.value if link.id != JEAN_LUC[1]]
    ask = page._services.dispatcher.ask

    (note,) = ask(timeline, *JEAN_LUC)
    assert [ask(timeline, link.kind, link.id)[0].id for link in others] == [note.id]
    assert note.happened_at.strftime("%H.%M") == "09.30"
    (task,) = ask(tasks, note.happened_at.date(), about=JEAN_LUC)
    assert (task.title, task.journal_note_id) == ("Zurückrufen", note.id)
    names = ", ".join(link.title for link in dialog.who.value)
    assert ask(read_task, task.id).note == f"From a conversation with: {names}"
    page._services.dispatcher.undo()
    assert ask(timeline, *JEAN_LUC) == ()


def test_a_note_is_changed_and_deleted_from_the_card(page, settle, choose):
    choose(page, JEAN_LUC)
    first = note_with(page)
    first.subject.set_value("Anruf")
    first.save()
    ask = page._services.dispatcher.ask
    (note,) = ask(timeline, *JEAN_LUC)
    dialog = NoteDialog(page._services, ask(read_note, note.id), note.id)
    dialog.subject.set_value("Rückruf")
    dialog.save()
    settle(page)
    assert "Rückruf" in texts(page.detail)
    NoteDialog(page._services, ask(read_note, note.id), note.id).delete()
    assert ask(timeline, *JEAN_LUC) == ()
    page._services.dispatcher.undo()
    assert len(ask(timeline, *JEAN_LUC)) == 1


def test_a_begun_note_is_asked_about_before_it_is_given_up(page, record, qtbot):
    record.partings = ["stay", "save"]
    dialog = note_with(page, page)
    dialog.dialog.show()
    qtbot.keyClicks(dialog.text, "Wants to come")
    qtbot.keyClick(dialog.dialog, Qt.Key.Key_Escape)
    assert dialog.dialog.isVisible()

    dialog.subject.setText("Call")
    qtbot.keyClick(dialog.dialog, Qt.Key.Key_Escape)

    assert not dialog.dialog.isVisible()
    assert record.asked == [("Save the changes?", "What you typed here is not saved yet.")] * 2
    assert page._services.dispatcher.ask(timeline, *JEAN_LUC)[0].text == "Wants to come"
    dialog.dialog.deleteLater()


def test_an_empty_note_is_given_up_at_once_and_its_day_is_written_out(page, record, qtbot):
    dialog = note_with(page, page)
    dialog.dialog.show()
    today = dialog.day.text()
    dialog.day.setFocus()
    qtbot.waitUntil(dialog.day.hasFocus)
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "18.2.27")
    dialog.subject.setFocus()
    assert dialog.day.text() == "18 February 2027"

    dialog.day.setText(today)
    qtbot.keyClick(dialog.dialog, Qt.Key.Key_Escape)

    assert not dialog.dialog.isVisible()
    assert record.asked == []
    dialog.dialog.deleteLater()


def test_a_long_history_is_shown_on_demand(page, qtbot):
    moments = [Moment(date(2026, 1, n), Fact("mail", f"{n}", f"Letter {n}")) for n in range(1, 12)]
    group = PastGroup(page._services.ctx, Past(tuple(moments), 1), page._services.navigate, None)
    qtbot.addWidget(group)
    group.show()
    assert next(t for t in texts(group) if t.startswith("Letter")) == "Letter 11"
    assert "Letter 5" not in texts(group)
    button(group, "Show 5 more").click()
    assert "Letter 1" in texts(group)


def test_periods_say_only_what_is_known(page):
    say = page._services.ctx.texts
    assert period(say, "2011", None) == "since 2011"
    assert period(say, "2014", "2026-03") == "2014 – March 2026"
    assert period(say, None, "2020") == "until 2020"
    assert period(say, None, None) == ""


def test_nothing_on_the_card_leaves_it(page, choose):
    for contact in (ANNA, CLUB, FAMILY):
        choose(page, contact)
        area = page.detail._body.reading_area
        assert area.widget().width() <= area.viewport().width()
        assert page.detail.mapTo(page, QPoint(page.detail.width(), 0)).x() <= page.width()


def test_a_long_address_breaks_and_is_copied_as_it_is(page, qtbot):
    ui = page._services.ctx
    text = FactText(ui, "anneliese.von-der-heide@partnerschaftsverein.example", "E-mail: …")
    qtbot.addWidget(text)
    text.resize(180, 60)
    text.show()
    assert text.heightForWidth(180) > ui.look.line("body")
    text.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "anneliese.von-der-heide@partnerschaftsverein.example"


def test_a_card_beside_the_list_does_not_stand_before_it_in_a_narrower_window(page):
    page.show_item(Show(*ANNA))
    assert not page.narrow
    assert not page.state().card_open
