"""The pages as they will be printed: always the newest, and never in the way."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from worlds.looks import faults_of
from worlds.studio import PATIENT

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports import programme as programmes
from twincrm.reports.typesetting import set_text
from twincrm.services.printing.paper import programme_paper
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
)
from twincrm.services.visits.programme_rows import programme_list
from twincrm.ui.kit.dialog_room import WINDOW_FRAME
from twincrm.ui.printing import preview as previews
from twincrm.ui.printing import sheet as sheets
from twincrm.ui.printing.fitting import READABLE
from twincrm.ui.window.page import Show

SOON = 10
"""Seconds, after which what is held up would go wrong."""


class Painted(QObject):
    """Notes whether the document was told of already when its page was painted first."""

    def __init__(self, sheet):
        super().__init__(sheet.dialog)
        self._sheet = sheet
        self.told = []
        sheet.preview.view.widget().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self._sheet.preview.view.picture(0) is not None:
            self.told.append(self._sheet.paper is not None)
        return super().eventFilter(watched, event)


def light(image) -> float:
    """Mean lightness of a picture, from 0 to 255."""
    small = image.scaled(8, 8, mode=Qt.TransformationMode.SmoothTransformation)
    points = [small.pixelColor(x, y).lightness() for x in range(8) for y in range(8)]
    return sum(points) / len(points)


def test_the_pages_themselves_are_shown(sheet, studio):
    preview = sheet.preview
    count = studio.papers["de"].pages

    assert preview.view.total == count
    assert preview.place.text().endswith(f"von {count}")
    assert preview.state.tone == "ok"
    picture = preview.view.picture(0)
    assert 150 < light(picture) < 255  # paper with ink on it
    assert picture.width() == pytest.approx(595 * preview.view.density, abs=2)


def test_another_language_shows_other_pages(sheet, studio, qtbot):
    before = sheet.preview.view.picture(0)

    sheet.choices.first.set_value("fr")

    assert sheet.preview.view.picture(0) is None
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert sheet.preview.view.total == studio.papers["fr"].pages > 2
    assert sheet.preview.view.picture(0) != before


def test_the_page_is_painted_before_anything_is_told_of_the_document(sheet, qtbot):
    painted = Painted(sheet)

    sheet.choices.first.set_value("fr")
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)

    assert painted.told[0] is False
    assert sheet.paper is not None


def test_what_is_being_renewed_is_dimmed_and_nothing_waits(sheet, studio, qtbot):
    bright = light(sheet.preview.view.grab().toImage())
    studio.open.clear()

    sheet.choices.first.set_value("fr")

    assert sheet.preview.view.dimmed
    assert sheet.preview.state.tone == "info"
    assert not sheet.print.isEnabled()
    assert light(sheet.preview.view.grab().toImage()) > bright  # the old page, paler
    qtbot.keyClick(sheet.choices.first, Qt.Key.Key_Down)  # choosing goes on meanwhile
    assert sheet.choices.languages == ("en",)
    studio.open.set()
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert sheet.preview.view.total == studio.papers["en"].pages


def test_an_outdated_answer_is_never_shown(sheet, studio, qtbot):
    shown = []
    sheet.preview.view.moved.connect(lambda: shown.append(sheet.preview.view.total))
    studio.open.clear()
    studio.asked.clear()
    sheet.choices.first.set_value("fr")
    qtbot.waitUntil(lambda: studio.asked == ["fr"], timeout=PATIENT)
    for code in ("de", "fr", "de", "en"):
        sheet.choices.first.set_value(code)

    studio.open.set()
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)

    assert sheet.paper is studio.papers["en"]
    assert studio.asked == ["fr", "en"]  # what nobody waits for any more is not even begun
    assert studio.papers["fr"].pages not in shown


def test_closing_while_pages_are_made_is_calm(sheet, studio, qtbot):
    jobs = sheet._services.jobs
    studio.open.clear()
    sheet.choices.first.set_value("fr")

    sheet.dialog.reject()
    studio.open.set()

    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENT)
    assert sheet.paper is None


def test_closing_while_a_page_is_pictured_is_calm(open_sheet, studio, qtbot):
    sheet = open_sheet("programme", studio)
    jobs, view = sheet._services.jobs, sheet.preview.view
    before = view.picture(0)

    sheet.dialog.reject()

    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENT)
    assert view.picture(0) is before


def test_keys_zoom_and_turn_the_pages(sheet, qtbot):
    sheet.choices.first.set_value("fr")
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    view, dialog = sheet.preview.view, sheet.dialog
    assert view.fits
    fitting = view.zoom

    qtbot.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > fitting
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert view.picture(0).width() == pytest.approx(595 * view.density, abs=2)

    qtbot.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == fitting

    seen = [view.in_sight()[1]]
    while view.verticalScrollBar().value() < view.verticalScrollBar().maximum():
        qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
        seen.append(view.in_sight()[1])
    assert seen == sorted(seen)
    assert set(seen) >= {view.total - 1}
    assert sheet.preview.place.text().endswith(f"{view.total} von {view.total}")
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert view.picture(view.total - 1) is not None

    while view.verticalScrollBar().value():
        qtbot.keyClick(dialog, Qt.Key.Key_PageUp)
    assert view.in_sight()[0] == 0


def test_a_page_is_read_at_first_and_shown_whole_or_wide_when_wanted(sheet, qtbot):
    sheet.choices.first.set_value("fr")
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    view, head = sheet.preview.view, sheet.preview.head
    assert view.total > 1
    assert view.zoom >= READABLE
    assert view.in_sight() == (0, 0)  # one beside another would be too small here

    qtbot.mouseClick(head.page_button, Qt.MouseButton.LeftButton)
    assert 0 < 842 * view.density <= view.viewport().height()
    assert not head.page_button.isEnabled()
    qtbot.mouseClick(head.width_button, Qt.MouseButton.LeftButton)
    gap = view.viewport().width() - 595 * view.density
    assert 0 < gap <= 40
    assert not head.width_button.isEnabled()
    assert head.page_button.isEnabled()

    sheet.dialog.resize(2400, 700)
    QApplication.processEvents()
    qtbot.keyClick(sheet.dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 1  # as large as life, and so two have room
    assert view.in_sight() == (0, 1)
    assert head.width_button.isEnabled()


def test_parts_that_are_left_out_are_not_missed(programme_sheet, populated, visit, qtbot):
    texts = (
        ProgrammeTextDraft(language="de", title="Fest", detail="Bitte Karten mitbringen"),
        ProgrammeTextDraft(language="fr", title="Fête"),
    )
    populated.execute(
        AddProgrammeItem(visit, ProgrammeItemDraft(day=date(2027, 6, 4), texts=texts))
    )
    programme_sheet.choices.type_size.set_value(1.3)
    qtbot.waitUntil(lambda: programme_sheet.paper is not None, timeout=PATIENT)
    large, count = programme_sheet.paper, len(programme_sheet.paper.warnings)

    qtbot.keyClick(programme_sheet.choices.parts["details"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: programme_sheet.paper is not None, timeout=PATIENT)

    assert len(programme_sheet.paper.warnings) == count - 1
    assert programme_sheet.paper.pdf != large.pdf


def test_a_warning_leads_to_what_it_is_about(programme_sheet, around, populated, visit, qtbot):
    listed = programme_sheet.warnings.list
    qtbot.mouseClick(programme_sheet.look, Qt.MouseButton.LeftButton)
    assert programme_sheet.dialog.focusWidget() is listed
    assert str(listed.count()) in programme_sheet.look.text()

    with qtbot.waitSignal(programme_sheet.dialog.rejected):
        qtbot.keyClick(listed, Qt.Key.Key_Return)

    [item] = [row.id for row in populated.ask(programme_list, visit, "de") if hasattr(row, "uid")]
    assert around.went == [Show("programme_item", item)]


def test_a_document_that_cannot_be_made_says_why(sheet, studio, qtbot):
    def refuse(_languages, _content):
        raise RuleError(Message("There is no contact to print. Choose at least one."))

    object.__setattr__(sheet._order, "make", refuse)
    sheet.choices.first.set_value("fr")

    qtbot.waitUntil(lambda: sheet.preview.state.tone == "bad", timeout=PATIENT)

    assert "Kontakt" in sheet.pages.text()
    assert sheet.preview.view.total == 0
    assert not sheet.print.isEnabled()
    object.__setattr__(sheet._order, "make", studio)
    sheet.choices.first.set_value("de")
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert sheet.print.isEnabled()


def test_an_outdated_failure_is_not_told(sheet, studio, qtbot):
    def refuse(languages, content):
        if languages[0] == "fr":
            studio(languages, content)
            raise RuleError(Message("There is no contact to print. Choose at least one."))
        return studio(languages, content)

    studio.open.clear()
    studio.asked.clear()
    object.__setattr__(sheet._order, "make", refuse)
    sheet.choices.first.set_value("fr")
    qtbot.waitUntil(lambda: studio.asked == ["fr"], timeout=PATIENT)
    sheet.choices.first.set_value("en")
    studio.open.set()

    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert "Kontakt" not in sheet.pages.text()


@pytest.mark.parametrize("zoom", [1.0, 1.3, 1.5])
def test_the_dialog_fits_a_small_screen(open_sheet, populated, visit, qtbot, zoom):
    def paper(languages, content):
        return populated.ask(programme_paper, visit, languages, content=content)

    sheet = open_sheet("programme", paper, ("de", "fr"), 2, zoom=zoom, has_parts=True)
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    least = sheet.dialog.minimumSizeHint()

    assert least.width() <= 1366
    assert least.height() <= 698 - WINDOW_FRAME
    sheet.dialog.resize(1366, 698 - WINDOW_FRAME)
    QApplication.processEvents()  # the words of the pages that just came are given their room
    assert faults_of(sheet.dialog) == []
    sheet.look.click()
    assert sheet.warnings.list.visibleRegion().boundingRect().height() > 0


def test_nothing_is_set_or_pictured_where_one_types(programme_sheet, qtbot, monkeypatch):
    """While a document is being made keys are answered; the interface thread has no part in it."""
    preview, workers, begun, go_on = (
        programme_sheet.preview,
        [],
        threading.Event(),
        threading.Event(),
    )

    def held(work):
        def noted(*words):
            workers.append((work.__name__, threading.current_thread()))
            begun.set()
            assert go_on.wait(SOON), "nobody could type meanwhile"
            return work(*words)

        return noted

    for module, name in (
        (programmes, "set_pages"),
        (programmes, "draw_pages"),
        (sheets, "picture_of"),
        (previews, "picture_of"),
    ):
        monkeypatch.setattr(module, name, held(getattr(module, name)))
    zoom = preview.view.zoom
    programme_sheet.choices.type_size.set_value(1.15)
    qtbot.waitUntil(begun.is_set)

    qtbot.keyClick(programme_sheet.dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    assert preview.view.zoom > zoom  # answered before the document is there
    assert preview.view.dimmed
    go_on.set()
    qtbot.waitUntil(lambda: preview.current, timeout=PATIENT)
    assert {name for name, _ in workers} == {"set_pages", "draw_pages", "picture_of"}
    assert threading.main_thread() not in {thread for _, thread in workers}


def test_a_dropped_page_that_fails_leaves_the_newer_document_alone(sheet, qtbot, monkeypatch):
    picture, begun, go_on, seen = previews.picture_of, threading.Event(), threading.Event(), []

    def fails(*_):
        begun.set()
        assert go_on.wait(SOON)
        raise MemoryError

    view = sheet.preview.view
    with qtbot.captureExceptions() as told:
        monkeypatch.setattr(previews, "picture_of", fails)
        view.zoom_by(1)
        qtbot.waitUntil(begun.is_set)
        monkeypatch.setattr(previews, "picture_of", picture)
        sheet.choices.first.set_value("fr")
        view.moved.connect(lambda: seen.append(view.total))
        go_on.set()
        qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)

    assert 0 not in seen
    assert [kind for kind, *_ in told] == [MemoryError]  # it is not kept quiet


def test_what_is_likely_next_is_set_ahead(programme_sheet, qtbot, monkeypatch):
    jobs, ahead = programme_sheet._services.jobs, programme_sheet._ahead
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENT)
    languages, content = programme_sheet.choices.languages, programme_sheet.choices.content

    assert (languages, replace(content, scale=1.3)) in ahead._set
    monkeypatch.setattr(ahead, "go_on", lambda *_: None)
    before = set_text.cache_info().misses
    programme_sheet.choices.type_size.set_value(1.3)
    qtbot.waitUntil(lambda: programme_sheet.paper is not None, timeout=PATIENT)
    assert set_text.cache_info().misses == before  # every line was known
