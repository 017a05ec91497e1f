"""The whole way through the window alone: from an empty start page to paper, and all of it back."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pypdfium2
import pytest
from conftest import opening
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select
from ui.journey.traveller import PATIENCE, Traveller, called, is_open
from worlds.dump import dump

from twincrm.app.assembly import build_desktop
from twincrm.services.dispatch import Dispatcher
from twincrm.store.file import open_file
from twincrm.store.models import (
    Assignment,
    Organisation,
    Partnership,
    Person,
    Place,
    ProgrammeItem,
    ProgrammeText,
    Visit,
    VisitPartnership,
)

pytestmark = [
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

ITEMS = (
    ("10:00", "Ankunft am Rathaus", "Arrivée à la mairie"),
    ("11:00", "Begrüßung im Saal", "Accueil dans la salle"),
    ("12:30", "Mittagessen", "Déjeuner"),
    ("14:00", "Stadtführung", "Visite de la ville"),
    ("16:00", "Kaffee und Kuchen", "Café et gâteaux"),
    ("17:00", "Besuch der Feuerwehr", "Chez les pompiers"),
    ("18:30", "Abendessen", "Dîner"),
    ("20:00", "Konzert des Chores", "Concert de la chorale"),
    ("21:30", "Tanz am Fluss", "Bal au bord de l’eau"),
    ("23:00", "Lampionzug", "Retraite aux flambeaux"),
)
MODELS = (
    Person, Organisation, Assignment, Place, Partnership, Visit, VisitPartnership, ProgrammeItem,
    ProgrammeText,
)  # fmt: skip
WRITTEN = (
    "Verein Lindenau", "Anna", "Weber", "Feuerwehr Lindenau", "Bruno", "Kramer", "Wehrführer",
    "Saint-Aubin", "1967", "Rencontre 2027", "2027-06-04", "Willkommen", "Bienvenue",
    *(words for item in ITEMS for words in item),
)  # fmt: skip


@pytest.fixture
def begin(qapp, qtbot):
    """Begin the program as often as wanted, as its user does."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    begun = []

    def start(traveller):
        traveller.desktop = desktop = build_desktop(qapp)
        begun.append(desktop)
        desktop.window.resize(1366, 698)
        with qtbot.waitActive(desktop.window):
            desktop.show()
        traveller.settle()
        return desktop

    yield start
    for desktop in begun:
        desktop.close_file()
        desktop.quit()
        desktop.window.deleteLater()


def enter_association(user, path):
    def answer():
        user.fill("Name of the association", "Verein Lindenau")
        user.fill("Town or place", "Lindenau")
        user.choose("Country", "Germany")
        for language in ("German", "French"):
            user.push(language)
        user.press("Return")

    user.to("Begin a new association")
    user.in_dialog(lambda: user.press("Return"), answer, lambda: user.name_file(path))


def enter_contacts(user):
    user.push("Add a person")
    user.fill("Given name", "Anna")
    user.fill("Family name", "Weber")
    user.press("Ctrl+S")
    user.jump("New organisation")
    user.fill("Name", "Feuerwehr Lindenau")
    user.press("Ctrl+S")
    user.press("Ctrl+N")
    user.fill("Given name", "Bruno")
    user.fill("Family name", "Kramer")
    user.in_dialog(lambda: user.push("Add role"), partial(enter_role, user))
    user.press("Ctrl+S")


def enter_role(user):
    user.take("Organisation or place", "Feuerwehr")
    user.fill("Own title", "Wehrführer")
    user.press("Return")


def enter_partnership(user):
    user.take("Partner town", "Saint-Aubin")
    user.choose("Country of the new town", "France")
    user.fill("First signed on", "1967")
    user.press("Ctrl+S")


def enter_visit(user):
    def answer():
        user.fill("Name of the visit", "Rencontre 2027")
        user.fill("First day", "2027-06-04")
        user.fill("Last day", "2027-06-05")
        assert user.to("Lindenau – Saint-Aubin").isChecked()  # the only one there is
        user.turn("Parts of the visit")
        user.fill("Title, German", "Willkommen")
        user.fill("Title, French", "Bienvenue")
        user.press("Return")

    user.jump("Partnerships")
    user.in_dialog(lambda: user.press("Ctrl+N"), partial(enter_partnership, user))
    user.jump("Visits")
    user.in_dialog(lambda: user.press("Ctrl+N"), answer)


def enter_item(user, item):
    start, german, french = item
    user.fill("Title, German", german)
    user.fill("Title, French", french)
    user.fill("Begins", start)
    user.press("Ctrl+S")


def print_programme(user, out):
    def answer():
        dialog = QApplication.activeModalWidget()
        save = user.seen("Save as PDF…")
        user.qtbot.waitUntil(save.isEnabled, timeout=PATIENCE)
        user.in_dialog(lambda: user.press("Ctrl+S"), lambda: user.name_file(out))
        user.qtbot.waitUntil(lambda: not is_open(dialog), timeout=PATIENCE)

    user.in_dialog(lambda: user.press("Ctrl+P"), answer)


def words_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def count(model, session):
    return session.scalar(select(func.count(model.id)))


def counts(path):
    """How many records of each kind a closed file holds."""
    file = open_file(path, opening())
    try:
        ask = Dispatcher(file, "Anna").ask
        return tuple(ask(partial(count, model)) for model in MODELS)
    finally:
        file.close()


def remember(user):
    """Every row of the file as it is now, and after each step that follows."""
    dispatcher = user.desktop._file.dispatcher
    held = [dump(dispatcher.file)]
    dispatcher.subscribe(lambda _: held.append(dump(dispatcher.file)))
    return held


def undo_all(user):
    """Take everything back, the last step twice; the steps by the names that the menu shows."""
    steps = []
    while step := user.offered("edit.undo"):
        user.press_alone("Ctrl+Z")
        if not steps:
            assert user.offered("edit.redo") == step.replace("Undo", "Redo")
            user.press_alone("Ctrl+Y")
            assert user.offered("edit.undo") == step
            user.press_alone("Ctrl+Z")
        steps.append(step.removeprefix("Undo: "))
    return steps


STEPS = [
    *(f"Add “{german}” to the programme" for _, german, _ in reversed(ITEMS)),
    "Add the visit Rencontre 2027",
    "Add the partnership Lindenau – Saint-Aubin",
    "Add Bruno Kramer",
    "Add Feuerwehr Lindenau",
    "Add Anna Weber",
]
EVERYTHING = (2, 2, 1, 2, 1, 1, 1, 10, 20)
NOTHING = (0, 1, 0, 1, 0, 0, 0, 0, 0)
"""The association itself and its home."""


def test_the_whole_way_with_the_keyboard_alone(begin, qtbot, tmp_path):
    user, path, out = Traveller(qtbot), tmp_path / "verein.twincrm", tmp_path / "programm.pdf"
    begin(user)
    enter_association(user, path)
    done = remember(user)
    enter_contacts(user)
    enter_visit(user)
    for item in ITEMS:
        user.in_dialog(lambda: user.press("Ins"), partial(enter_item, user, item))
    print_programme(user, out)
    user.press("Ctrl+W")
    user.press("Ctrl+Q")

    printed = words_of(out)
    assert [words for item in ITEMS for words in item[1:] if words not in printed] == []
    assert counts(path) == EVERYTHING
    assert [each.name for each in tmp_path.glob("verein*")] == ["verein.twincrm"]

    begin(user)
    user.press("Ctrl+W")
    assert called(user.here).startswith("Verein Lindenau, ")
    user.press("Return")
    undone = remember(user)
    assert [words for words in WRITTEN if words not in str(undone[0])] == []
    user.jump("Visits")
    shown = user.desktop.workspace.page.card.programme.items
    assert [item.title for item in shown] == [german for _, german, _ in ITEMS]
    assert undo_all(user) == STEPS
    assert len(done) == 1 + len(STEPS)
    assert all(before != after for before, after in pairwise(done))
    assert undone == [*done[:-3:-1], *reversed(done)]  # the last step was taken back twice
    user.press("Ctrl+Q")
    assert counts(path) == NOTHING


def test_the_way_with_the_mouse(begin, qtbot, tmp_path):
    user, out = Traveller(qtbot, mouse=True), tmp_path / "programm.pdf"
    begin(user)
    user.in_dialog(
        lambda: user.push("Begin a new association"),
        partial(click_association, user),
        lambda: user.name_file(tmp_path / "verein.twincrm"),
    )
    user.push("Add a person")
    user.fill("Given name", "Anna")
    user.push("Save")
    user.push("Overview")
    user.push("Plan a visit")
    assert called(user.here) == "New visit…"
    user.in_dialog(lambda: user.push("New visit…"), partial(click_visit, user))
    user.in_dialog(lambda: user.push("Add item…"), partial(click_item, user, ITEMS[0]))
    programme = user.desktop.workspace.page.card.programme
    user.push("Undo")
    assert programme.items == ()
    user.in_dialog(lambda: user.push("Add item…"), partial(click_item, user, ITEMS[1]))
    user.in_dialog(lambda: user.push("Print programme"), partial(click_print, user, out))

    assert all(words in words_of(out) for words in ITEMS[1][1:])
    assert [item.title for item in programme.items] == [ITEMS[1][1]]
    assert user.desktop._file.dispatcher.ask(partial(count, VisitPartnership)) == 1


def click_association(user):
    user.fill("Name of the association", "Verein Lindenau")
    user.fill("Town or place", "Lindenau")
    user.choose("Country", "Germany")
    user.push("German")
    user.push("French")
    user.push("Choose where to keep it…")


def click_visit(user):
    user.fill("Name of the visit", "Rencontre 2027")
    user.fill("First day", "2027-06-04")
    user.fill("Last day", "2027-06-05")
    user.in_dialog(lambda: user.push("New partnership…"), partial(click_partnership, user))
    user.push("Save")


def click_partnership(user):
    user.take("Partner town", "Saint-Aubin")
    user.choose("Country of the new town", "France")
    user.push("Take over")


def click_item(user, item):
    user.fill("Title, German", item[1])
    user.fill("Title, French", item[2])
    user.push("Save")


def click_print(user, out):
    dialog = QApplication.activeModalWidget()
    user.qtbot.waitUntil(user.seen("Save as PDF…").isEnabled, timeout=PATIENCE)
    user.in_dialog(lambda: user.push("Save as PDF…"), lambda: user.name_file(out))
    user.qtbot.waitUntil(lambda: not is_open(dialog), timeout=PATIENCE)
