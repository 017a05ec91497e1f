"""Visits are seen with their programme, coming ones first, and printed from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from sqlalchemy import select

from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
)
from twincrm.store.models import Visit
from twincrm.ui.visits.kinds import kind_icon
from twincrm.ui.window.actions import ActionSet
from twincrm.ui.window.page import Show


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def add_visit(dispatcher, name: str, first: date) -> int:
    return dispatcher.execute(
        AddVisit(VisitDraft(name=name, starts_on=first, ends_on=first))
    ).result


def item(day: date, **titles: str) -> ProgrammeItemDraft:
    texts = tuple(ProgrammeTextDraft(language=code, title=t) for code, t in titles.items())
    return ProgrammeItemDraft(day=day, texts=texts)


def test_every_visit_is_listed_coming_ones_first(page, populated):
    late = add_visit(populated, "Später", date(2028, 5, 1))
    soon = add_visit(populated, "Bald", date(2027, 4, 20))
    long_ago = add_visit(populated, "Früher", date(2001, 5, 1))

    order = list(page._source.ids())

    assert set(order) == set(populated.ask(lambda s: list(s.scalars(select(Visit.id)))))
    assert order.index(soon) < order.index(late) < order.index(long_ago)
    assert page.count == len(order)


def test_the_programme_stands_day_by_day_in_all_its_languages(page, populated):
    day = date(2027, 6, 4)
    visit = add_visit(populated, "Rencontre", day)
    populated.execute(AddProgrammeItem(visit, item(day, de="Ankunft am Rathaus", fr="Arrivée")))

    page.show_item(Show("visit", visit))

    assert page.card.title.text() == "Rencontre"
    shown = words(page.card)
    assert "Freitag, 4. Juni" in shown
    assert "Ankunft am Rathaus" in shown
    assert "Arrivée" in shown


def test_every_language_keeps_its_column(page, populated, qtbot):
    day = date(2027, 6, 4)
    visit = add_visit(populated, "Rencontre", day)
    populated.execute(AddProgrammeItem(visit, item(day, de="Ankunft", fr="Arrivée")))
    populated.execute(AddProgrammeItem(visit, item(day, fr="Soirée")))
    page.show_item(Show("visit", visit))
    qtbot.waitUntil(lambda: places(page, "Soirée") == places(page, "Arrivée") != [])

    german, french = places(page, "Ankunft")[0], places(page, "Arrivée")[0]

    assert german < french == places(page, "Soirée")[0]
    assert places(page, missing(page, "Deutsch"))[0] == german


def test_the_icon_of_an_item_is_that_of_its_kind(page, populated):
    day = date(2027, 6, 4)
    visit = add_visit(populated, "Rencontre", day)
    arrival = replace(item(day, de="Wir sind da"), kind="arrival")
    populated.execute(AddProgrammeItem(visit, arrival))

    page.show_item(Show("visit", visit))

    assert "Ankunft" in [label.toolTip() for label in page.card.findChildren(QLabel)]
    assert kind_icon("arrival") == "bus"


def missing(page, language) -> str:
    """What stands where a title has no words in a language."""
    texts = page._services.ctx.texts
    return texts.tr("missing: {languages}").format(languages=language)


def places(page, text) -> list[int]:
    """Where the labels with a text begin, from the left edge of the page."""
    found = [label for label in page.card.findChildren(QLabel) if label.text() == text]
    return [label.mapTo(page, QPoint()).x() for label in found if label.isVisible()]


def test_a_missing_translation_is_said(page, populated):
    day = date(2027, 6, 4)
    visit = add_visit(populated, "Rencontre", day)
    populated.execute(AddProgrammeItem(visit, item(day, de="Ankunft", fr="Arrivée")))
    populated.execute(AddProgrammeItem(visit, item(day, de="Festabend")))

    page.show_item(Show("visit", visit))

    assert missing(page, "Französisch") in words(page.card)


def test_the_page_follows_what_is_undone(page, populated):
    before = page.count
    add_visit(populated, "Bald", date(2027, 4, 20))
    assert page.count == before + 1

    populated.undo()

    assert page.count == before


def test_the_arrows_move_and_the_card_follows(page, qtbot, around, populated):
    add_visit(populated, "Bald", date(2027, 4, 20))
    first, second = list(page._source.ids())[:2]
    page.show_item(Show("visit", first))
    page.start()

    qtbot.keyClick(page.list, Qt.Key.Key_Down)

    assert page.visit == second
    assert around.shown[-1] == Show("visit", second)


def test_the_programme_is_printed_for_the_visit_shown(page, populated, printed):
    day = date(2027, 6, 4)
    visit = add_visit(populated, "Rencontre", day)
    page.show_item(Show("visit", visit))
    page.card.print.click()  # the dialog says what an empty one lacks
    assert printed.pop() == visit
    populated.execute(AddProgrammeItem(visit, item(day, de="Ankunft")))

    page.card.print.click()
    printing = next(spec for spec in page.action_specs() if spec.id == "visits.print")
    printing.handler()

    assert printed == [visit, visit]


def test_the_menu_says_why_nothing_can_be_printed_or_changed(page, populated, qtbot):
    add_visit(populated, "Damals", date(2001, 5, 1))
    menus = QMainWindow()
    qtbot.addWidget(menus)
    acts = ActionSet(page._ui, menus, page.action_specs())
    about = [acts[f"visits.{name}"] for name in ("edit", "print", "trash")]
    assert all(act.isEnabled() for act in about)

    page.filters.when.set_values(("past",))
    page.filters.state.set_values(("confirmed",))
    acts.refresh()

    assert not any(act.isEnabled() for act in about)
    assert {act.toolTip() for act in about} == {page._ui.texts.tr("Choose a visit first.")}


def test_narrow_windows_show_one_at_a_time_and_escape_goes_back(page, qtbot):
    page.resize(900, 600)
    assert not page.card.isVisible()
    page.start()

    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.card.isVisible()
    assert not page.list.isVisible()
    assert page.panels.back.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.panels.back.isVisible()
    assert page.list.isVisible()


def test_it_looks_the_same_when_made_anew(page, populated):
    last = list(page._source.ids())[-1]
    page.show_item(Show("visit", last))
    state = page.state()
    page.show_item(Show("visit", next(iter(page._source.ids()))))

    page.restore(state)

    assert page.visit == last


def test_everything_that_takes_the_keyboard_has_a_name(page):
    unnamed = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]

    assert unnamed == []
