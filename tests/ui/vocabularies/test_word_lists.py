"""The word lists: words are added, changed and taken away, and offered where there is a choice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from worlds.desk import nameless

from twincrm.services.names import NameDraft
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft, read_organisation
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import AssignmentDraft, PersonDraft
from twincrm.services.vocabularies.commands import AddTerm, ChangeTerm
from twincrm.services.vocabularies.drafts import TermDraft, TitleDraft, read_term
from twincrm.services.vocabularies.queries import terms
from twincrm.store.models import Organisation
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.page import EditorPage
from twincrm.ui.editor.role_form import RoleForm, RoleHolder
from twincrm.ui.editor.target import EditTarget
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.kit.toast import UndoBar
from twincrm.ui.vocabularies.dialog import WordLists
from twincrm.ui.vocabularies.term_dialog import TermDialog, Wanted
from twincrm.ui.vocabularies.wording import LISTS


class Turning:
    """The history as the window offers it."""

    def __init__(self, dispatcher):
        self._dispatcher = dispatcher

    def undo(self):
        turned = self._dispatcher.undo()
        return turned.label if turned else None

    def redo(self):
        turned = self._dispatcher.redo()
        return turned.label if turned else None


@pytest.fixture
def lists_of(desk_of, populated, qtbot):
    """The word lists, shown."""

    def make(language="de"):
        desk = desk_of(populated, language=language)
        lists = WordLists(desk.services, Turning(populated))
        qtbot.addWidget(lists.dialog)
        with qtbot.waitExposed(lists.dialog):
            lists.dialog.open()
        return lists, desk

    return make


def answer(names, *, sector=None):
    """Fill in the dialog that is opened next, by the keyboard of its fields, and save it."""

    def fill():
        shown = QApplication.activeModalWidget()
        fields = {
            each.accessibleName(): each
            for each in shown.findChildren(object)
            if hasattr(each, "set_value")
        }
        for name, text in names.items():
            fields[name].set_value(text)
        if sector:
            fields["Bereich"].set_value(sector)
        (save,) = [
            each for each in shown.footer.children() if getattr(each, "variant", "") == "primary"
        ]
        save.click()

    QTimer.singleShot(0, fill)


def names_in(lists):
    return [word.name for word in lists.source.words.values()]


def role_form(qtbot, desk, sector="civil_society"):
    form = RoleForm(
        EditorLists(desk.services.ctx, desk.dispatcher),
        RoleHolder(),
        AssignmentDraft(sector=sector),
    )
    qtbot.addWidget(form)
    return form


def offered(form):
    return [form._category.itemText(at) for at in range(form._category.count())]


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_shows_its_words_in_the_readers_language(kind, lists_of, populated):
    lists, _ = lists_of("fr")
    lists.kind.set_value(kind)
    assert names_in(lists) == [row.name for row in populated.ask(terms, kind, "fr")]
    assert len(names_in(lists)) > 3


def test_a_new_category_is_chosen_in_a_role_and_gone_after_undo(lists_of, qtbot):
    lists, desk = lists_of()
    answer({"Deutsch": "Bienenzuchtverein"}, sector="civil_society")
    lists.add.click()
    assert lists.chosen.name == "Bienenzuchtverein"
    assert lists.chosen.own
    assert "Bienenzuchtverein" in lists.undo_bar.text

    form = role_form(qtbot, desk)
    form._category.set_value(lists.chosen.id)
    assert form.value.category_id == lists.chosen.id

    lists.undo_bar.undo_wanted.emit()
    assert "Bienenzuchtverein" not in names_in(lists)
    assert "Bienenzuchtverein" not in offered(role_form(qtbot, desk))

    lists.redo()
    assert "Bienenzuchtverein" in offered(role_form(qtbot, desk))


def test_a_word_without_a_name_in_a_language_falls_back_and_is_marked(lists_of):
    lists, _ = lists_of()
    lists.kind.set_value("theme")
    answer({"Deutsch": "Bienen", "Französisch": "Abeilles"})
    lists.add.click()
    assert lists.chosen.missing == ("en", "pl")

    lists.dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    english, _ = lists_of("en")
    english.kind.set_value("theme")
    english.table.choose(len(english.source.words) - 1)
    assert (english.chosen.name, english.chosen.shown_in) == ("Bienen", "de")
    index = english.model.index(english.table.currentIndex().row(), 2)
    assert index.data() == "shown in German"


def test_a_new_function_has_titles_and_is_offered_by_them(lists_of, qtbot):
    lists, desk = lists_of()
    lists.kind.set_value("function")
    answer({"Deutsch": "Imkerei", "Deutsch, Frau": "Imkerin", "Deutsch, Herr": "Imker"})
    lists.add.click()
    options = EditorLists(desk.services.ctx, desk.dispatcher).function_options("mrs")
    assert "Imkerin" in [option.text for option in options]
    form = role_form(qtbot, desk)
    form._function.set_value(lists.chosen.id)
    assert form.value.function_id == lists.chosen.id


def test_the_name_in_the_readers_language_is_required(lists_of):
    lists, desk = lists_of()
    dialog = TermDialog(desk.services, Wanted("field"), lists.dialog)
    dialog.names.fields["fr", "name"].set_value("Apiculture")
    dialog.save()
    assert dialog.saved is None
    assert dialog.names.first.error == "Bitte den Namen auf Deutsch eintragen."
    dialog.names.fields["de", "name"].set_value("Imkerei")
    dialog.save()
    assert (dialog.saved is not None, dialog.names.first.error) == (True, "")


def test_what_stands_in_for_a_missing_name_is_said_while_typing(lists_of):
    lists, desk = lists_of("en")
    names = TermDialog(desk.services, Wanted("field"), lists.dialog).names
    assert names.stand_in.text() == ""
    names.fields["fr", "name"].set_value("Apiculture")
    assert "“Apiculture” is shown" in names.stand_in.text()


def test_two_equal_sectors_are_refused_at_the_field(lists_of):
    lists, desk = lists_of()
    dialog = TermDialog(desk.services, Wanted("category", sector="business"), lists.dialog)
    dialog.names.first.field.set_value("Imkerei")
    dialog.second.set_value("business")
    dialog.save()
    assert dialog.saved is None
    assert dialog._second_held.error


def test_a_supplied_word_is_called_otherwise_and_keeps_its_other_names(lists_of, populated):
    lists, _ = lists_of()
    lists.kind.set_value("field")
    word = lists.chosen
    before = populated.ask(read_term, "field", word.id)
    answer({"Deutsch": "Turnen und Sport"})
    lists.change.click()
    assert lists.chosen.id == word.id
    assert (lists.chosen.name, lists.chosen.own) == ("Turnen und Sport", False)
    after = populated.ask(read_term, "field", word.id)
    others = [name for name in before.names if name.language != "de"]
    assert [name for name in after.names if name.language != "de"] == others
    lists.undo()
    assert populated.ask(read_term, "field", word.id) == before


def test_saving_what_nobody_changed_is_no_step(lists_of, populated):
    lists, desk = lists_of()
    status = populated.status()
    for kind in LISTS:
        lists.kind.set_value(kind)
        dialog = TermDialog(desk.services, Wanted(kind, lists.chosen.id), lists.dialog)
        dialog.save()
        assert dialog.saved is None
    assert populated.status() == status


def test_an_unused_word_is_taken_away_and_comes_back(lists_of, populated, qtbot):
    lists, _ = lists_of()
    added = populated.execute(
        AddTerm("field", TermDraft((NameDraft(language="de", name="Imkerei"),)))
    )
    lists.kind.set_value("field")
    lists.table.choose(lists.model.row_of(added.result))
    lists.table.setFocus()
    qtbot.keyClick(lists.table, Qt.Key.Key_Delete)
    assert "Imkerei" not in names_in(lists)
    qtbot.keyClick(lists.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lists.chosen.name == "Imkerei"


def test_a_word_in_use_stays_and_it_is_said_where(lists_of, populated):
    lists, desk = lists_of()
    names = (NameDraft(language="de", name="Imkerei"),)
    field = populated.execute(AddTerm("field", TermDraft(names))).result
    populated.execute(AddOrganisation(OrganisationDraft(name="Bienenfreunde", field_ids=(field,))))
    lists.kind.set_value("field")
    lists.table.choose(lists.model.row_of(field))
    lists.remove.click()
    assert field in lists.source.words
    assert "1 Organisation" in desk.asker.told[-1][1]


def test_an_open_organisation_offers_new_words_at_once(lists_of, populated, qtbot):
    _, desk = lists_of()
    key = populated.ask(lambda session: session.scalars(select(Organisation.id)).first())
    page = EditorPage(desk.services, EditTarget("organisation", key))
    qtbot.addWidget(page)
    sector = populated.ask(read_organisation, key).sector
    ticked = page.form.fields.value
    names = (NameDraft(language="de", name="Imkerei"),)
    category = populated.execute(AddTerm("category", TermDraft(names, sector=sector))).result
    field = populated.execute(AddTerm("field", TermDraft(names))).result

    page.form._category.set_value(category)
    page.form.fields.box(field).click()
    assert page.form.draft.category_id == category
    assert page.form.draft.field_ids == (*ticked, field)

    page.form.fields.box(field).click()
    populated.undo()
    assert field not in page.form.fields._boxes


def test_the_roles_of_an_open_person_follow_the_names_of_functions(lists_of, populated, qtbot):
    _, desk = lists_of()
    titles = (TitleDraft(language="de", neutral="Imkerei"),)
    function = populated.execute(AddTerm("function", TermDraft(titles=titles))).result
    body = populated.ask(lambda session: session.scalars(select(Organisation.id)).first())
    role = AssignmentDraft(organisation_id=body, function_id=function)
    draft = PersonDraft(given="Luc", assignments=(role,))
    person = populated.execute(AddPerson(draft)).result
    page = EditorPage(desk.services, EditTarget("person", person))
    qtbot.addWidget(page)

    def shown():
        return " ".join(line.accessibleName() for line in page.form.roles.rows.lines())

    assert "Imkerei" in shown()
    before = populated.ask(read_term, "function", function)
    after = replace(before, titles=(TitleDraft(language="de", neutral="Bienenpflege"),))
    populated.execute(ChangeTerm("function", function, before, after))
    assert "Bienenpflege" in shown()
    assert not page.dirty


def test_words_of_a_sector_are_shown_alone(lists_of):
    lists, _ = lists_of()
    lists.sector.set_value("politics")
    shown = lists.source.words.values()
    assert shown
    assert all("politics" in (word.sector, word.second_sector) for word in shown)
    answer({"Deutsch": "Imkerrat"})
    lists.add.click()
    assert lists.chosen.sector == "politics"


def test_letters_lead_to_a_word(lists_of):
    lists, _ = lists_of()
    lists.table.text_typed.emit("f")
    assert lists.chosen.name.casefold().startswith("f")


def test_titles_in_languages_not_shown_stay(lists_of, populated):
    lists, desk = lists_of()
    titles = (
        TitleDraft(language="it", neutral="Apicoltura"),
        TitleDraft(language="de", neutral="Imkerei"),
    )
    key = populated.execute(AddTerm("function", TermDraft(titles=titles))).result
    dialog = TermDialog(desk.services, Wanted("function", key), lists.dialog)
    dialog.names.first.field.set_value("Imkerin")
    dialog.save()
    kept = populated.ask(read_term, "function", key).titles
    assert {(title.language, title.neutral) for title in kept} == {
        ("it", "Apicoltura"),
        ("de", "Imkerin"),
    }


def test_everything_has_a_name(lists_of):
    lists, _ = lists_of()
    assert nameless(lists.dialog) == []


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_the_window_leads_there_from_every_page_and_undo_by_key_works_in_it(whole_program, qtbot):
    desktop, path = whole_program("en")
    desktop.open_path(path)
    seen = []

    def work():
        shown = QApplication.activeModalWidget()
        qtbot.waitUntil(shown.isActiveWindow)
        seen.append(shown.windowTitle())
        names = (NameDraft(language="en", name="Beekeeping"),)
        dispatcher = desktop._file.dispatcher
        dispatcher.execute(AddTerm("category", TermDraft(names)))
        table = shown.findChild(RowTable)
        seen.append(table.model().index(table.model().rowCount() - 1, 0).data())
        qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        seen.append(table.model().index(table.model().rowCount() - 1, 0).data())
        seen.append(shown.findChild(UndoBar).text)
        shown.close()

    for section in ("contacts", "visits"):
        desktop.workspace.go(section)
        seen.clear()
        QTimer.singleShot(0, work)
        desktop.window.actions_now["edit.words"].trigger()
        assert seen[:2] == ["Word lists", "Beekeeping"]
        assert seen[2] != "Beekeeping"
        assert seen[3] == "Undone: Add the category Beekeeping"
