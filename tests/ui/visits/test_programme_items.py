"""The programme is written in the window: items added, changed, copied, moved and deleted."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from worlds.dialogs import in_next_dialog
from worlds.visits import ARRIVAL

from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft, VisitTextDraft
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
    read_item,
)
from twincrm.services.visits.programme_rows import ItemRow, programme_list
from twincrm.ui.visits.item_dialog import ItemDialog, WantedItem
from twincrm.ui.window.page import Show

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NEXT = date(2027, 5, 7)


@pytest.fixture
def visit(populated) -> int:
    """Two days in two languages; a reception at ten and a walk at noon on the first."""
    texts = tuple(VisitTextDraft(language=code, title=code) for code in ("de", "fr"))
    draft = VisitDraft(name="Maifest", starts_on=ARRIVAL, ends_on=NEXT, texts=texts)
    visit = populated.execute(AddVisit(draft)).result
    for title, starts, ends in (("Empfang", time(10), time(11)), ("Gang", time(12), None)):
        text = ProgrammeTextDraft(language="de", title=title, place="Rathaus")
        item = ProgrammeItemDraft(day=ARRIVAL, starts_at=starts, ends_at=ends, texts=(text,))
        populated.execute(AddProgrammeItem(visit, item))
    return visit


@pytest.fixture
def programme(page, visit, qtbot):
    page.show_item(Show("visit", visit))
    page.activateWindow()
    page.card.programme.setFocus()
    return page.card.programme


def items(populated, visit) -> list[tuple[date, time | None, str]]:
    rows = populated.ask(programme_list, visit, "de")
    return [(row.day, row.starts_at, row.title) for row in rows if isinstance(row, ItemRow)]


def key(qtbot, programme, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(programme, key, modifier)


def choose(programme, title):
    programme.choose(next(row.id for row in programme.items if row.title == title))


def named(dialog, name):
    """The part of a dialog that a screen reader calls so."""
    parts = dialog.findChildren(object)
    return next(p for p in parts if getattr(p, "accessibleName", str)() == name)


def test_the_arrows_choose_an_item_and_say_it(programme, qtbot):
    assert programme.chosen.title == "Empfang"

    key(qtbot, programme, Qt.Key.Key_Down)

    assert programme.chosen.title == "Gang"
    assert "Gang" in programme.accessibleDescription()
    key(qtbot, programme, Qt.Key.Key_Home)
    assert programme.chosen.title == "Empfang"


def test_a_link_to_an_item_chooses_it(page, programme):
    walk = next(row.id for row in programme.items if row.title == "Gang")

    page.show_item(Show("programme_item", walk))

    assert programme.chosen.id == walk


def test_a_click_chooses_and_a_double_click_opens(programme, qtbot):
    walk = next(row.id for row in programme.items if row.title == "Gang")
    part = programme.parts[walk]
    qtbot.waitUntil(lambda: part.height() > 20)
    at = part.mapTo(programme.viewport(), part.rect().center())

    qtbot.mouseClick(programme.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert programme.chosen.title == "Gang"

    seen = in_next_dialog(lambda _: None)
    qtbot.mouseDClick(programme.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(seen) == 1


def test_insert_writes_a_new_item_in_both_languages(programme, qtbot, populated, visit):
    def write(dialog):
        qtbot.keyClicks(named(dialog, "Titel, Deutsch"), "Grillabend")
        qtbot.keyClicks(named(dialog, "Titel, Französisch"), "Barbecue")
        qtbot.keyClicks(named(dialog, "Beginn"), "1830")
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(named(dialog, "Beginn"), Qt.Key.Key_S, CTRL)

    seen = in_next_dialog(write)
    key(qtbot, programme, Qt.Key.Key_Insert)

    assert seen
    assert (ARRIVAL, time(18, 30), "Grillabend") in items(populated, visit)
    assert programme.chosen.title == "Grillabend"
    assert dict(programme.chosen.titles) == {"de": "Grillabend", "fr": "Barbecue"}
    populated.undo()
    assert [row.title for row in programme.items] == ["Empfang", "Gang"]


@pytest.mark.parametrize("opens", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_an_item_is_changed_and_the_change_undone(programme, qtbot, populated, visit, opens):
    def write(dialog):
        named(dialog, "Ende").set_value("11 h 30")
        qtbot.keyClick(named(dialog, "Ende"), Qt.Key.Key_Return)

    seen = in_next_dialog(write)
    key(qtbot, programme, opens)

    assert seen
    item = programme.chosen.id
    assert populated.ask(read_item, item).ends_at == time(11, 30)
    populated.undo()
    assert populated.ask(read_item, item).ends_at == time(11)


def test_duplicate_stands_behind_and_is_chosen(programme, qtbot, populated, visit):
    before = items(populated, visit)
    key(qtbot, programme, Qt.Key.Key_D, CTRL)

    titles = [title for _, _, title in items(populated, visit)]
    assert titles == ["Empfang", "Empfang", "Gang"]
    assert programme.chosen.id == programme.items[1].id
    populated.undo()
    assert items(populated, visit) == before


def test_delete_moves_to_the_next_and_comes_back(programme, qtbot, populated, visit):
    before = items(populated, visit)
    key(qtbot, programme, Qt.Key.Key_Delete)

    assert [title for _, _, title in items(populated, visit)] == ["Gang"]
    assert programme.chosen.title == "Gang"
    populated.undo()
    assert items(populated, visit) == before
    assert programme.chosen.title == "Empfang"  # what came back
    populated.redo()
    populated.undo()
    assert programme.chosen.title == "Empfang"


def test_earlier_and_later_by_a_quarter_of_an_hour(programme, qtbot, populated, visit):
    key(qtbot, programme, Qt.Key.Key_Up, ALT)
    assert (ARRIVAL, time(9, 45), "Empfang") in items(populated, visit)
    assert populated.ask(read_item, programme.chosen.id).ends_at == time(10, 45)

    key(qtbot, programme, Qt.Key.Key_Down, ALT)
    key(qtbot, programme, Qt.Key.Key_Down, ALT)
    assert (ARRIVAL, time(10, 15), "Empfang") in items(populated, visit)
    for _ in range(3):
        populated.undo()
    assert (ARRIVAL, time(10), "Empfang") in items(populated, visit)


def test_items_that_begin_together_change_places(programme, qtbot, populated, visit):
    for title in ("A", "B", "C"):
        text = ProgrammeTextDraft(language="de", title=title)
        populated.execute(AddProgrammeItem(visit, ProgrammeItemDraft(day=NEXT, texts=(text,))))
    choose(programme, "C")

    key(qtbot, programme, Qt.Key.Key_Up, ALT)
    assert [title for day, _, title in items(populated, visit) if day == NEXT] == ["A", "C", "B"]
    key(qtbot, programme, Qt.Key.Key_Up, ALT)
    key(qtbot, programme, Qt.Key.Key_Up, ALT)  # the first stays there
    assert [title for day, _, title in items(populated, visit) if day == NEXT] == ["C", "A", "B"]
    populated.undo()
    populated.undo()
    assert [title for day, _, title in items(populated, visit) if day == NEXT] == ["A", "B", "C"]


def test_to_another_day_of_the_visit_and_no_further(programme, qtbot, populated, visit):
    key(qtbot, programme, Qt.Key.Key_Down, ALT | SHIFT)
    assert (NEXT, time(10), "Empfang") in items(populated, visit)
    assert programme.chosen.title == "Empfang"

    key(qtbot, programme, Qt.Key.Key_Down, ALT | SHIFT)
    assert (NEXT, time(10), "Empfang") in items(populated, visit)
    populated.undo()
    assert (ARRIVAL, time(10), "Empfang") in items(populated, visit)


def test_buttons_and_menu_know_what_can_be_done(page, programme, qtbot):
    buttons = page.card.bar.buttons
    assert not buttons["day_before"].isEnabled()
    assert buttons["day_after"].isEnabled()

    buttons["later"].click()
    assert programme.chosen.starts_at == time(10, 15)
    buttons["duplicate"].click()
    assert len(programme.items) == 3
    specs = {spec.id: spec for spec in page.action_specs()}
    assert specs["visits.item_edit"].enabled()
    assert not specs["visits.item_day_before"].enabled()


def test_a_file_that_is_only_read_offers_nothing(page, programme, qtbot, populated, monkeypatch):
    monkeypatch.setattr(type(populated.file), "writable", False)
    before = [row.id for row in programme.items]

    page.refresh()
    for pressed in (Qt.Key.Key_Insert, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        key(qtbot, programme, pressed)
    key(qtbot, programme, Qt.Key.Key_D, CTRL)
    key(qtbot, programme, Qt.Key.Key_Up, ALT)

    assert not page.card.bar.isVisible()
    assert [row.id for row in programme.items] == before
    enabled = [s.id for s in page.action_specs() if s.enabled() and s.id.startswith("visits.item_")]
    assert enabled == []


def leave(dialog):
    """Close a dialog without a question."""
    dialog.may_leave = lambda: True


@pytest.fixture
def dialog(page, programme, visit, qtbot):
    made = ItemDialog(page._services, WantedItem(visit, programme.chosen.id), page)
    qtbot.addWidget(made.dialog, before_close_func=leave)
    with qtbot.waitExposed(made.dialog):
        made.dialog.show()
    return made


def test_what_is_missing_in_a_language_is_marked(dialog, qtbot):
    assert dialog.texts.missing("de") == []
    assert dialog.texts.missing("fr") == ["title", "place"]
    assert dialog.texts.badges["fr"].text() == "2 Texte fehlen"
    assert dialog.texts.fields["title", "fr"].placeholderText() == "fehlt noch"

    qtbot.keyClicks(dialog.texts.fields["title", "fr"], "Accueil")
    qtbot.keyClicks(dialog.texts.fields["place", "fr"], "Mairie")

    assert dialog.texts.badges["fr"].text() == "vollständig"


@pytest.mark.parametrize(
    ("field", "text"),
    [("starts_at", "25.70"), ("ends_at", "bald"), ("price_cents", "viel"),
     ("responsible_id", "Niemand Hier")],
)  # fmt: skip
def test_what_cannot_be_read_is_said_below_its_field(dialog, field, text):
    dialog.facts.fields[field].setText(text)

    dialog.save()

    assert text in dialog.facts.held[field].error
    assert dialog.dialog.isVisible()
    assert not dialog.saved


def test_an_item_needs_a_title_and_an_end_a_beginning(dialog):
    dialog.texts.fields["title", "de"].set_value("")
    dialog.save()
    assert dialog.texts.held["title", "de"].error

    dialog.texts.fields["title", "de"].set_value("Empfang")
    dialog.facts.fields["starts_at"].set_value("")
    dialog.save()
    assert dialog.facts.held["starts_at"].error
    assert not dialog.texts.held["title", "de"].error


def test_every_field_is_kept(dialog, populated, programme):
    facts = dialog.facts.fields
    dialog.texts.fields["detail", "de"].set_value("Mit Musik")
    dialog.texts.fields["meeting_point", "fr"].set_value("Devant la mairie")
    for name, value in {
        "day": NEXT, "starts_at": "15:30", "ends_at": "16 h 15", "kind": "reception",
        "audience": "officials", "status": "confirmed", "meal_payer": "town",
        "price_cents": "12,50", "transport": "Bus", "internal_note": "Schlüssel holen",
    }.items():  # fmt: skip
        facts[name].set_value(value)
    for name in ("approximate", "optional", "registration", "meal"):
        facts[name].set_value(True)
    facts["joint"].set_value(False)
    person, body = (dialog.facts.fields[name] for name in ("responsible_id", "organisation_id"))
    person.set_link(person.suggestions("Anna")[0])
    body.set_link(body.suggestions("Ville")[0])

    dialog.save()

    kept = populated.ask(read_item, dialog.item_id)
    assert (kept.day, kept.starts_at, kept.ends_at) == (NEXT, time(15, 30), time(16, 15))
    assert (kept.kind, kept.audience, kept.status) == ("reception", "officials", "confirmed")
    assert (kept.meal_payer, kept.price_cents, kept.transport) == ("town", 1250, "Bus")
    assert kept.internal_note == "Schlüssel holen"
    assert kept.approximate
    assert kept.optional
    assert kept.registration
    assert kept.meal
    assert not kept.joint
    assert kept.responsible_id == person.record_id
    assert kept.organisation_id == body.record_id
    said = {text.language: text for text in kept.texts}
    assert said["de"].detail == "Mit Musik"
    assert said["fr"].meeting_point == "Devant la mairie"


def test_saving_nothing_new_changes_nothing(dialog, populated):
    before = populated.ask(read_item, dialog.item_id)

    dialog.save()

    assert populated.ask(read_item, dialog.item_id) == before


@pytest.mark.parametrize("answer", ["stay", "discard", "save"])
def test_what_is_not_saved_is_asked_about(dialog, around, populated, answer):
    dialog.facts.fields["transport"].set_value("Bus")
    around.answers.append(answer)

    dialog.dialog.reject()

    assert around.asked
    assert dialog.dialog.isVisible() is (answer == "stay")
    kept = populated.ask(read_item, dialog.item_id).transport
    assert kept == ("Bus" if answer == "save" else "")


def test_escape_closes_what_was_not_touched_without_a_word(dialog, around, qtbot):
    qtbot.keyClick(dialog.dialog, Qt.Key.Key_Escape)

    assert around.asked == []
    assert not dialog.dialog.isVisible()


def test_a_new_item_takes_what_is_usual_for_its_kind(page, programme, visit, qtbot):
    made = ItemDialog(page._services, WantedItem(visit, None, NEXT), page)
    qtbot.addWidget(made.dialog)
    facts = made.facts.fields
    facts["starts_at"].set_value("10")

    facts["kind"].set_value("reception")

    assert facts["day"].value == NEXT
    assert made.texts.fields["title", "de"].value == "Empfang im Rathaus"
    assert facts["ends_at"].value == "11.30"
    facts["kind"].set_value("arrival")
    assert made.texts.fields["title", "fr"].value == "Arrivée et accueil"
