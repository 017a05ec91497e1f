"""What is added and changed from the card itself: parts in dialogs, single values in their line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from ui.contacts.seen import ANNA, BERND, CLUB, FAMILY, JEAN_LUC, KLARA, button, texts

from twincrm.runtime import clock
from twincrm.services.contacts import AddressDraft, PhoneDraft
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.households.mates import likely_mates
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import RelationDraft, read_person
from twincrm.services.people.queries import person_details
from twincrm.ui.contacts.detail.lines import FactLine
from twincrm.ui.contacts.detail.value_editor import ValueEditor
from twincrm.ui.editor.address_dialog import address_dialog, change_address
from twincrm.ui.editor.card_parts import living_dialog, member_dialog, role_dialog
from twincrm.ui.editor.relation_dialog import relation_dialog
from twincrm.ui.editor.split_dialog import SplitDialog
from twincrm.ui.kit.record_field import Link, RecordField

ADDRESS = AddressDraft(street="Ringstraße 1", postcode="47475", locality="Lindenau", country="DE")


def line(page, caption):
    """The line of a fact."""
    return next(each for each in page.detail.findChildren(FactLine) if each.caption == caption)


def person(page, contact):
    return page._services.dispatcher.ask(person_details, contact[1], "en")


def attempt(dialog):
    """Press the button that keeps it; the errors that are shown."""
    dialog.rows.attempt()
    dialog.rows.dialog.deleteLater()


@pytest.mark.parametrize(
    ("contact", "name", "asked"),
    [
        (ANNA, "Add role", ("role", ANNA, 0)),
        (ANNA, "Add relation", ("relation", ANNA, 0)),
        (ANNA, "Add to a household", ("living", ANNA, 0)),
        (CLUB, "Add role", ("role", CLUB, 0)),
        (FAMILY, "Add person", ("member", FAMILY, 0)),
        (FAMILY, "Somebody moves out…", ("split", FAMILY, 0)),
    ],
)
def test_the_card_asks_for_its_parts(page, choose, monkeypatch, contact, name, asked):
    opened = []
    monkeypatch.setattr(page.detail, "_door", lambda _services, *what: opened.append(what[:3]))
    choose(page, contact)
    button(page.detail, name).click()
    assert opened == [asked]


def test_a_value_is_typed_over_in_its_line_and_undone(page, choose, settle, qtbot):
    choose(page, ANNA)
    held = line(page, "Mobile")
    held.text.setFocus()
    qtbot.keyClick(held.text, Qt.Key.Key_F2)
    (editor,) = page.detail.findChildren(ValueEditor)
    assert editor.field.hasFocus()
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "0171 9999999")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    settle(page)
    assert "0171 9999999" in texts(page.detail)
    page._services.dispatcher.undo()
    settle(page)
    assert "0171 2345678" in texts(page.detail)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
@pytest.mark.parametrize("contact", [KLARA, CLUB, FAMILY])
def test_a_value_that_is_not_there_yet_is_added_in_a_line_of_the_card(
    page, choose, settle, qtbot, contact
):
    choose(page, contact)
    adder = button(page.detail, "Add e-mail, phone and more…")
    ways = {action.text(): action for action in adder.menu_of_ways().actions()}
    ways["Mobile"].trigger()
    (editor,) = page.detail.findChildren(ValueEditor)
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert not [each for each in page.detail.findChildren(ValueEditor) if each.isVisible()]

    ways["E-mail"].trigger()
    *_, editor = page.detail.findChildren(ValueEditor)
    assert editor.field.hasFocus()
    qtbot.keyClicks(editor.field, "neu@example.org")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    settle(page)
    assert "neu@example.org" in [words.replace("\u200b", "") for words in texts(page.detail)]
    page._services.dispatcher.undo()
    settle(page)
    assert not any("neu@" in words for words in texts(page.detail))


def test_what_cannot_be_kept_is_said_below_and_esc_gives_up(page, choose, qtbot):
    choose(page, ANNA)
    held = line(page, "Birthday")
    held.ask_change()
    (editor,) = page.detail.findChildren(ValueEditor)
    editor.field.selectAll()
    qtbot.keyClicks(editor.field, "nonsense")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert editor.trouble.isVisible()
    assert "nonsense" in editor.trouble.text()
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert held.text.isVisible()
    assert page._services.dispatcher.ask(read_person, ANNA[1]).birth_date == "1957-04-19"


def test_the_chair_is_named_on_the_card_of_the_association(page, choose, settle):
    before = len(person(page, BERND).roles)
    dialog = role_dialog(page._services, CLUB, 0, page)
    form = dialog.form
    assert set(form.problems()) == {"organisation_id"}
    form.who.set_link(Link("person", BERND[1], "Bernd Weber"))
    form.form.set_draft(replace(form.form.draft, title="Kassenwart", starts_on="2027"))
    attempt(dialog)
    role = person(page, BERND).roles[0]
    assert (role.title, role.organisation_id, role.starts_on) == ("Kassenwart", CLUB[1], "2027")
    choose(page, CLUB)
    assert "Kassenwart · since 2027" in texts(page.detail)

    ending = role_dialog(page._services, CLUB, role.id, page)
    ending.form.form.set_draft(replace(ending.form.form.draft, ends_on="2026", starts_on="2020"))
    attempt(ending)
    settle(page)
    assert "Kassenwart · 2020 – 2026" in texts(page.detail)
    role_dialog(page._services, CLUB, role.id, page).remove()
    assert len(person(page, BERND).roles) == before


def test_who_holds_a_role_may_be_new(page):
    dialog = role_dialog(page._services, CLUB, 0, page)
    dialog.form.who.set_link(Link("person", None, "Rosa Neu"))
    dialog.form.form.set_draft(replace(dialog.form.form.draft, title="Beisitzerin"))
    attempt(dialog)
    choices = page._services.dispatcher.ask(
        lambda s: (
            s.connection()
            .exec_driver_sql(
                "SELECT p.given, p.family, a.organisation_id FROM person p "
                "JOIN assignment a ON a.person_id = p.id WHERE a.title = 'Beisitzerin'"
            )
            .all()
        )
    )
    assert [tuple(each) for each in choices] == [("Rosa", "Neu", CLUB[1])]


def test_a_household_is_joined_from_either_side(page):
    joining = living_dialog(page._services, KLARA, 0, page)
    form = joining.form.form
    form.set_draft(replace(form.draft, household_id=FAMILY[1], starts_on="2026"))
    attempt(joining)
    assert [row.name for row in person(page, KLARA).households] == ["Familie Weber"]

    taking = member_dialog(page._services, FAMILY, 0, page)
    form = taking.form.form
    form.set_draft(replace(form.draft, person_id=JEAN_LUC[1], starts_on="2027"))
    attempt(taking)
    (row,) = [each for each in person(page, JEAN_LUC).households if each.name == "Familie Weber"]
    assert row.starts_on == "2027"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
def test_who_is_there_is_offered_for_a_household_before_anybody_is_made(page):
    ask, today = page._services.dispatcher.glance, clock.today()
    assert ask(likely_mates, [KLARA[1]], today) == ()
    before = page._services.dispatcher.ask(read_person, KLARA[1])
    married = RelationDraft(other_id=JEAN_LUC[1], kind="spouse")
    after = replace(before, relations=(*before.relations, married))
    page._services.dispatcher.execute(ChangePerson(KLARA[1], before, after))
    (mate,) = ask(likely_mates, [KLARA[1]], today)
    assert (mate.person_id, mate.home_id) == (JEAN_LUC[1], None)

    joining = living_dialog(page._services, KLARA, 0, page)
    (field,) = joining.form.findChildren(RecordField)
    field.offer()
    assert field._model.item(0).text() == mate.name
    field._take(field._model.index(0, 0))
    attempt(joining)
    (row,) = person(page, KLARA).households
    assert row.others == ((JEAN_LUC[1], mate.name),)
    page._services.dispatcher.undo()
    assert person(page, KLARA).households == ()


def test_somebody_moves_out_and_what_stays_is_told(page, choose, settle):
    split = SplitDialog(page._services, FAMILY[1], page)
    attempt(split.part)
    assert split.form.who.held.error  # nobody is chosen
    split = SplitDialog(page._services, FAMILY[1], page, (ANNA[1],))
    attempt(split.part)  # alone, without a household
    assert not any(row.current for row in person(page, ANNA).households)
    page._services.dispatcher.undo()

    split = SplitDialog(page._services, FAMILY[1], page, (ANNA[1],))
    assert any("keeps its address" in words for words in shown(split.form))
    split.form.target.set_link(Link("household", None, "Anna Weber"))
    form = split.form.form
    form.set_draft(replace(form.draft, street="Gartenweg 4", locality="Lindenau"))
    split.form.target.set_link(Link("household", None, "Anna Weber"))
    attempt(split.part)
    now = [row.name for row in person(page, ANNA).households if row.current]
    assert now == ["Anna Weber"]
    choose(page, ANNA)
    assert "Former households" in texts(page.detail)
    page._services.dispatcher.undo()

    ask = page._services.dispatcher.ask
    before = ask(read_household, FAMILY[1])
    greeted = replace(before, name="Anna und Bernd Weber", salutation="Liebe Anna,")
    page._services.dispatcher.execute(ChangeHousehold(FAMILY[1], before, greeted))
    for leaving, stays in ((ANNA, False), (BERND, True)):
        split = SplitDialog(page._services, FAMILY[1], page, (leaving[1],))
        assert (split.form.greeting.value, split.form.greeting.isHidden()) == (stays, False)
    assert split.form.following.called.value == "Dr. Anna Weber"
    split.form.following.called.setText("Annas Haus")
    attempt(split.part)
    kept = ask(read_household, FAMILY[1])
    assert (kept.name, kept.salutation) == ("Annas Haus", "Liebe Anna,")


def shown(form):
    return [each.text() for each in form.findChildren(QLabel)]


def with_address(page):
    ask, perform = page._services.dispatcher.ask, page._services.perform
    before = ask(read_household, FAMILY[1])
    after = replace(before, reach=replace(before.reach, addresses=(ADDRESS,)))
    perform(ChangeHousehold(FAMILY[1], before, after))
    return ask(read_household, FAMILY[1]).reach.addresses[0].id


@pytest.mark.parametrize(
    ("way", "of_bernd", "own"), [(0, "Neuweg 2", False), (1, "Ringstraße 1", True)]
)
def test_a_shared_address_is_changed_for_all_or_for_one(
    page, record, monkeypatch, way, of_bernd, own
):
    address, asked = with_address(page), []
    record.way = way

    def typed(services, owner, address_id, window):
        asked.append(owner)
        dialog = address_dialog(services, owner, address_id, window)
        form = dialog.form.form
        form.set_draft(replace(form.draft, street="Neuweg 2", locality="Lindenau"))
        dialog.ask = lambda: attempt(dialog)
        return dialog

    monkeypatch.setattr("twincrm.ui.editor.address_dialog.address_dialog", typed)
    change_address(page._services, ANNA, address, page)
    assert asked == [ANNA if own else FAMILY]
    shown = person(page, ANNA).reached.addresses
    assert shown[0 if own else -1].lines[0] == "Neuweg 2"
    assert person(page, BERND).reached.addresses[-1].lines[0] == of_bernd
    page._services.dispatcher.undo()
    assert person(page, ANNA).reached.addresses[-1].lines[0] == "Ringstraße 1"


def test_a_relation_is_told_and_ended_from_the_other_end(page, settle):
    telling = relation_dialog(page._services, KLARA[1], 0, page)
    assert set(telling.form.problems()) == {"other_id"}
    form = telling.form.form
    form.set_draft(replace(form.draft, kind="back parent", other_id=JEAN_LUC[1]))
    attempt(telling)
    (of_jean_luc,) = [r for r in person(page, JEAN_LUC).relations if r.person_id == KLARA[1]]
    assert (of_jean_luc.kind, of_jean_luc.reversed) == ("parent", False)

    newcomer = relation_dialog(page._services, KLARA[1], 0, page)
    other = newcomer.form.form.place("other_id").widget
    newcomer.form.form.set_draft(replace(newcomer.form.form.draft, kind="back interpreter"))
    other.set_link(Link("person", None, "Rosa Neu"))
    attempt(newcomer)
    (of_klara,) = [r for r in person(page, KLARA).relations if r.name == "Rosa Neu"]
    assert (of_klara.kind, of_klara.reversed) == ("interpreter", True)

    ending = relation_dialog(page._services, JEAN_LUC[1], of_jean_luc.id, page)
    assert ending.form.form.draft.kind == "parent"
    ending.form.form.set_draft(replace(ending.form.form.draft, ends_on="2020"))
    attempt(ending)
    (seen,) = [r for r in person(page, KLARA).relations if r.person_id == JEAN_LUC[1]]
    assert (seen.reversed, seen.current) == (True, False)
    relation_dialog(page._services, KLARA[1], seen.id, page).remove()
    assert not [r for r in person(page, KLARA).relations if r.person_id == JEAN_LUC[1]]


@pytest.mark.parametrize(("way", "of_home", "own"), [(0, "999", []), (1, "111", ["999"])])
def test_a_number_of_the_household_is_typed_over_for_all_or_for_one(
    page, record, choose, qtbot, settle, way, of_home, own
):
    ask = page._services.dispatcher.ask
    before = ask(read_household, FAMILY[1])
    numbers = (PhoneDraft(kind="home", number="111"),)
    after = replace(before, reach=replace(before.reach, phones=numbers))
    page._services.perform(ChangeHousehold(FAMILY[1], before, after))
    had = [row.number for row in ask(read_person, ANNA[1]).reach.phones]
    record.way = way
    choose(page, ANNA)
    held = next(each for each in page.detail.findChildren(FactLine) if each.text.text() == "111")
    held.text.setFocus()
    qtbot.keyClick(held.text, Qt.Key.Key_F2)
    (editor,) = page.detail.findChildren(ValueEditor)
    assert editor.field.text() == "111"
    editor.field.setText("999")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    settle(page)
    assert len(record.asked) == 1
    assert [row.number for row in ask(read_household, FAMILY[1]).reach.phones] == [of_home]
    assert [row.number for row in ask(read_person, ANNA[1]).reach.phones] == [*had, *own]
