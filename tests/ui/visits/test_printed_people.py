"""Whom guests can call and who gave money: entered in the dialog of a visit, printed, undone."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select
from worlds.keys import Keys
from worlds.pages import Surroundings

from twincrm.services.printing.paper import programme_paper
from twincrm.services.visits.drafts import read_visit
from twincrm.store.models import Visit
from twincrm.ui.editor.visit_contacts import VisitContactsPart
from twincrm.ui.editor.visit_dialog import VisitDialog

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def services(qapp, populated, tmp_path):
    services = Surroundings().services(qapp, populated, tmp_path, language="en")
    yield services
    assert services.jobs.shutdown()


@pytest.fixture
def visit(populated):
    return populated.ask(lambda s: s.scalars(select(Visit.id).order_by(Visit.id)).first())


@pytest.fixture
def dialog(qtbot, services, visit):
    made = VisitDialog(services, visit, None)
    made.rows.dialog.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield made
    made.rows.dialog.may_leave = lambda: True
    made.rows.dialog.reject()


@pytest.fixture
def keys(dialog):
    return Keys(dialog.rows.dialog)


def go_to(keys, form, page):
    """Along the tabs with the arrows, then to the button that adds a row."""
    keys.tab_to(form.pages.tabs)
    for _ in range(page):
        keys.press(Qt.Key.Key_Right)


def button(part, text):
    return next(b for b in part.findChildren(QPushButton) if b.accessibleName() == text)


def rows_dialog(keys, act, key=Qt.Key.Key_Space):
    """Press a key that asks for a row, and answer it."""
    done = keys.in_next_dialog(act)
    keys.press(key)
    assert not [each for each in done if isinstance(each, AssertionError)], done
    assert done
    keys.window.activateWindow()
    QApplication.processEvents()


def replace_text(keys, text):
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.write(text)


def printed(populated, visit):
    pdf = populated.ask(programme_paper, visit, ("de", "fr")).pdf
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())


def save(keys, dialog):
    keys.tab_to(dialog.rows.take)
    keys.press(Qt.Key.Key_Space)
    assert not dialog.rows.dialog.isVisible(), dialog.form.problems()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_a_contact_is_added_moved_changed_and_another_removed(keys, dialog, populated, visit):
    before = populated.ask(read_visit, visit)
    part = dialog.form.contacts
    go_to(keys, dialog.form, 2)
    assert part.isVisible()
    keys.tab_to(button(part, "Add person"))

    def enter(shown):
        keys.write("Jean-Luc")
        keys.press(Qt.Key.Key_Tab)
        replace_text(keys, "+33 3 27 00 00 01")
        for said in ("Dolmetscher", "Traduction"):
            keys.press(Qt.Key.Key_Tab)
            keys.write(said)
        keys.press(Qt.Key.Key_Return)
        assert not shown.isVisible()

    rows_dialog(keys, enter)
    keys.press(Qt.Key.Key_Up, ALT)
    assert [row.phone for row in part.value] == ["+33 3 27 00 00 01", "0171 2345678"]

    def call_otherwise(shown):
        keys.press(Qt.Key.Key_Tab)
        replace_text(keys, "+33 3 27 00 00 02")
        keys.press(Qt.Key.Key_Return)
        assert not shown.isVisible()

    rows_dialog(keys, call_otherwise, Qt.Key.Key_Return)
    save(keys, dialog)

    assert [row.phone for row in populated.ask(read_visit, visit).contacts] == [
        "+33 3 27 00 00 02",
        "0171 2345678",
    ]
    text = printed(populated, visit)
    assert text.index("+33 3 27 00 00 02") < text.index("+49 171 2345678")
    assert "Dolmetscher · Traduction" in text
    populated.undo()
    assert populated.ask(read_visit, visit) == before
    assert "Dolmetscher" not in printed(populated, visit)


def test_a_contact_that_is_removed_is_no_longer_printed(keys, dialog, populated, visit):
    go_to(keys, dialog.form, 2)
    keys.tab_to(dialog.form.contacts.rows.lines()[0])
    assert "171 2345678" in printed(populated, visit)

    keys.press(Qt.Key.Key_Delete)
    save(keys, dialog)

    assert "171 2345678" not in printed(populated, visit)
    populated.undo()
    assert "171 2345678" in printed(populated, visit)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_a_funder_is_thanked_in_both_languages(keys, dialog, populated, visit):
    before, form = populated.ask(read_visit, visit), dialog.form
    go_to(keys, form, 3)
    keys.tab_to(button(form.funders, "Add funder"))

    def enter(shown):
        keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget().value == "Franco-German Youth Office (DFJW/OFAJ)"
        keys.press(Qt.Key.Key_Return)
        assert not shown.isVisible()

    rows_dialog(keys, enter)
    for code, said in (("de", "Danke, Lindenau!"), ("fr", "Merci beaucoup!")):
        keys.tab_to(form.texts.fields["thanks", code])
        keys.write(said)
    save(keys, dialog)

    text = printed(populated, visit)
    for said in (
        "Gefördert vom Deutsch-Französischen Jugendwerk",
        "Avec le soutien de l’Office franco-allemand pour la Jeunesse",
        "Danke, Lindenau!",
        "Merci beaucoup",
    ):
        assert said in text
        assert said not in printed_of(populated, visit, before)
    populated.undo()
    assert populated.ask(read_visit, visit) == before


def printed_of(populated, visit, before):
    """What was printed before: the last step is undone for a look."""
    populated.undo()
    assert populated.ask(read_visit, visit) == before
    text = printed(populated, visit)
    populated.redo()
    return text


def test_what_is_wrong_on_a_hidden_page_is_brought_forth(keys, dialog):
    form = dialog.form
    form.form.place("name").widget.setText("")
    go_to(keys, form, 3)

    dialog.rows.attempt()

    assert form.pages.tabs.currentIndex() == 0
    assert QApplication.focusWidget() is form.form.place("name").widget


def give_up():
    """Close what nobody answered, so that a test that goes wrong ends."""
    shown = QApplication.activeModalWidget()
    if shown is not None:
        shown.may_leave = lambda: True
        shown.reject()


def test_a_hint_leads_into_the_function_of_a_contact(page, populated, qtbot):
    visit = page.visit
    chip = page.card.bar.hints
    qtbot.waitUntil(lambda: bool(chip.hints), timeout=20_000)
    at = next(n for n, (_, lead) in enumerate(chip.hints) if lead.part.startswith("contacts."))

    def write():
        shown, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        if field is None or field.accessibleName() != "Funktion, Französisch":
            QTimer.singleShot(0, write)
            return
        keys = Keys(shown)
        keys.write("Logement")
        QTimer.singleShot(0, save_it)
        keys.press(Qt.Key.Key_Return)

    def save_it():
        shown = QApplication.activeModalWidget()
        part = shown.findChild(VisitContactsPart) if shown else None
        if part is None or len(part.value[0].texts) == 1:  # its dialog is still on the way out
            QTimer.singleShot(0, save_it)
            return
        next(b for b in shown.footer.findChildren(QPushButton) if b.isDefault()).click()

    patience = QTimer(page, singleShot=True, interval=20_000, timeout=give_up)
    patience.start()
    QTimer.singleShot(0, write)
    chip.menu_of_hints().actions()[at].trigger()

    patience.stop()
    (contact,) = populated.ask(read_visit, visit).contacts
    assert {t.language: t.function for t in contact.texts} == {"de": "Quartiere", "fr": "Logement"}
    qtbot.waitUntil(
        lambda: not [lead for _, lead in chip.hints if lead.part.startswith("contacts.")]
    )
