"""The pictures that are taken, in the order in which a user would come by."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import card_screens
import editing
import member_screens
import table_screens
import twice
from screenshots import settle, wait_until
from sqlalchemy import func, select

from twincrm.store.models import (
    Association,
    Household,
    JournalNote,
    JournalParticipant,
    LetterTemplate,
    Organisation,
    Partnership,
    Person,
    Relation,
    Visit,
)
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from screenshots import Camera

    from twincrm.ui.window.desktop import Desktop

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\n"
    "TEL;TYPE=CELL:+33 6 39 98 20 {n:02d}\r\nEMAIL:{given}{n}@example.org\r\nEND:VCARD\r\n"
)


def take_all(camera: Camera, desktop: Desktop) -> None:
    """Every screen and dialog that was asked for."""
    if camera.wants("start"):
        camera.take("start", desktop.window)
    camera.dialog("new_association", desktop.new_association)
    desktop.open_demo()
    wait_until(camera.app, lambda: desktop.workspace is not None, "the demo association")
    settle(camera.app)
    for part in (
        *(_overview, _contacts, _groups, _phone, _filters, twice.take, _editor, editing.take),
        *(_visits, _partnerships, member_screens.take, _history, _word_lists, _backups, _settings),
    ):
        name = f"{part.__module__}.{part.__name__}"
        camera.scene(partial(part, camera, desktop), name)
    camera.dialog("shortcuts", desktop.show_shortcuts)
    camera.dialog("about", desktop.show_about)
    camera.dialog("help", desktop.show_help)
    if camera.wants("jump"):
        desktop.quick_jump()
        camera.take("jump", desktop.window)


def _overview(camera: Camera, desktop: Desktop) -> None:
    workspace: Any = desktop.workspace
    for name in ("overview", "tasks"):
        if camera.wants(name):
            workspace.go(name)
            settle(camera.app)
            camera.take(name, desktop.window)
    if camera.wants("first_steps"):
        association = str(_first(desktop, select(Association.uid)))
        desktop.prefers.shows_steps(association, new=True)
        workspace.go("overview")
        settle(camera.app)
        camera.take("first_steps", desktop.window)
        desktop.prefers.put_steps_away(association)
    if camera.wants("task"):
        workspace.go("tasks")
        camera.dialog("task", workspace.page.edit_task)
    workspace.go("contacts")


def _contacts(camera: Camera, desktop: Desktop) -> None:
    workspace: Any = desktop.workspace
    for name, kind, found in (
        ("contacts", "person", _silent(desktop)),
        ("organisation", "organisation", _first(desktop, select(Organisation.id))),
        ("household", "household", _first(desktop, select(Household.id))),
    ):
        workspace.navigate(Show(kind, found))
        if camera.wants(name):
            camera.take(name, desktop.window)
    if camera.wants("search"):
        workspace.page.start()
        workspace.page.list.search.set_value("feuer saint")
        settle(camera.app)
        camera.take("search", desktop.window)
        workspace.page.list.search.set_value("")
        settle(camera.app)
    _several(camera, workspace.page)
    _table(camera, workspace.page)
    card_screens.take_parts(camera, desktop, _services(desktop))
    camera.dialog("note", workspace.page.deeds.add_note)
    camera.dialog("trash_question", workspace.page.deeds.trash)


def _several(camera: Camera, page: Any) -> None:  # noqa: ANN401 - any page
    """What can be done with several that are chosen, and what they are dropped on."""
    if not (camera.wants("chosen") or camera.wants("dragging")):
        return
    page.start()  # in narrow windows the card stands in place of the list
    page.list.rows.selectAll()
    settle(camera.app)
    if camera.wants("chosen"):
        camera.take("chosen", page.window())
    if camera.wants("dragging"):
        page.dragging.begin()
        settle(camera.app)
        camera.take("dragging", page.window())
        page.dragging.end()
    page.list.rows.choose(0)


def _table(camera: Camera, page: Any) -> None:  # noqa: ANN401 - any page
    views = page.list.views
    views.show_as("table")
    settle(camera.app)
    if camera.wants("contact_table"):
        camera.take("contact_table", page.window())
    if camera.wants("columns"):
        chooser = views.columns.open()
        settle(camera.app)
        camera.take("columns", chooser)
        chooser.close()
    camera.dialog("print_list", page.tables.print_list)
    views.show_as("cards")
    settle(camera.app)


def _filters(camera: Camera, desktop: Desktop) -> None:
    workspace: Any = desktop.workspace
    filters = workspace.page.list.filters
    wait_until(camera.app, lambda: len(filters.place.options) > 1, "the towns to filter by")
    if camera.wants("filtered"):
        filters.place.set_values((filters.place.options[1].value,))
        filters.sector.set_values(tuple(option.value for option in filters.sector.options[:2]))
        workspace.page.list.search.set_value("ver")
        settle(camera.app)
        camera.take("filtered", desktop.window)
        workspace.page.list.show_all()
        settle(camera.app)
    filters.place.set_values((filters.place.options[1].value,))
    camera.dialog("filter_menu", filters.place.open_menu)
    filters.place.clear()
    camera.dialog("file_menu", lambda: _open_menu(desktop, 0))


GROUP_PICTURES = (
    *("groups", "smart_group", "put_into_group", "group"),
    *("change_many", "several_chosen", "email"),
)


def _groups(camera: Camera, desktop: Desktop) -> None:
    if not any(camera.wants(name) for name in GROUP_PICTURES):
        return
    from twincrm.ui.bulk.dialog import ManyDialog
    from twincrm.ui.groups.dialog import GroupsDialog
    from twincrm.ui.groups.smart_dialog import SmartDialog

    workspace: Any = desktop.workspace
    services = _services(desktop)
    deeds = workspace.page.deeds.groups
    shown = GroupsDialog(services, deeds.show_one)
    settle(camera.app)
    camera.dialog("groups", shown.dialog.exec)
    smart = next(row.id for row in shown.source.groups.values() if row.smart)
    asked = SmartDialog(services, smart)
    settle(camera.app)
    camera.dialog("smart_group", asked.dialog.exec)
    camera.dialog("put_into_group", deeds.put_into)
    workspace.page.list.rows.selectAll()
    asked_many = ManyDialog(services, workspace.page.list.chosen())
    asked_many.form.tag.setText("Sommerfest 2027")
    settle(camera.app)
    camera.dialog("change_many", asked_many.ask)
    camera.take("several_chosen", desktop.window)
    camera.dialog("email", workspace.page.many.email)
    deeds.show_one(smart)
    settle(camera.app)
    camera.take("group", desktop.window)
    workspace.page.list.show_all()
    settle(camera.app)


def _open_menu(desktop: Desktop, at: int) -> None:
    bar = desktop.window.menuBar()
    bar.setActiveAction(bar.actions()[at])
    menu: Any = bar.actions()[at].menu()
    menu.popup(bar.mapToGlobal(bar.rect().bottomLeft()))


def _phone(camera: Camera, desktop: Desktop) -> None:
    from twincrm.app.paper import print_post
    from twincrm.ui.mailings.letter_dialog import LetterDialog, edit_letter
    from twincrm.ui.phone import save_cards, save_table, show_qr
    from twincrm.ui.printing import print_cards
    from twincrm.ui.printing.post import post_sheet
    from twincrm.ui.taking_in import ImportSheet

    services = _services(desktop)
    people = tuple(("person", key) for key in _all(desktop, select(Person.id))[:8])
    camera.dialog("qr", lambda: show_qr(services, people, 0, print_card=print_cards))
    camera.dialog("save_cards", lambda: save_cards(services, people))
    camera.dialog("save_table", lambda: save_table(services, people))
    camera.dialog("print_cards", lambda: print_cards(services, people))
    camera.dialog("print_labels", lambda: print_post(services, people))
    if camera.wants("print_letters"):
        everybody = tuple(("person", key) for key in _all(desktop, select(Person.id)))
        sheet = post_sheet(services, everybody, edit_letter)
        sheet.documents.entries[2].click()
        letters = sheet.choices.own.fields["letter"]
        chosen = next(key for key in _all(desktop, select(LetterTemplate.id)))
        letters.set_value(chosen)  # none is chosen in advance
        camera.dialog("print_letters", sheet.dialog.exec)
    letter = _first(desktop, select(LetterTemplate.id))
    window = desktop.window
    camera.dialog("letter", LetterDialog(services, letter, window).dialog.exec)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kontakte.vcf"
        names = (("Nina", "Neu"), ("Hervé", "Lemaire"), ("Łukasz", "Żak"), ("Ana", "Weiß"))
        cards = [CARD.format(given=g, family=f, n=n) for n, (g, f) in enumerate(names)]
        path.write_text("Notiz\r\n" + "".join(cards), encoding="utf-8", newline="")
        if camera.wants("import"):
            camera.dialog("import", ImportSheet(services, (path,)).dialog.exec)
    table_screens.take(camera, services)


def _editor(camera: Camera, desktop: Desktop) -> None:
    workspace: Any = desktop.workspace
    for kind, model in (
        ("person", Person),
        ("organisation", Organisation),
        ("household", Household),
    ):
        name = f"edit_{kind}"
        if camera.wants(name):
            workspace.navigate(Show(name, _first(desktop, select(model.id))))
            camera.take(name, desktop.window)
    workspace.go("contacts")


def _visits(camera: Camera, desktop: Desktop) -> None:
    from twincrm.ui.printing import print_programme

    workspace: Any = desktop.workspace
    coming = _first(desktop, select(Visit.id).where(Visit.status == "confirmed"))
    workspace.navigate(Show("visit", coming))
    if camera.wants("visits"):
        camera.take("visits", desktop.window)
    from twincrm.ui.visits.item_dialog import ItemDialog, WantedItem

    page = workspace.page
    page.card.programme.setFocus()
    item = page.card.programme.items[3].id
    page.card.programme.choose(item)
    settle(camera.app)
    if camera.wants("programme_items"):
        camera.take("programme_items", desktop.window)
    if camera.wants("programme_days"):
        page.card.pane.show_as("days")
        settle(camera.app)
        camera.take("programme_days", desktop.window)
        page.card.pane.show_as("list")
    services = page._services  # noqa: SLF001 - the doors of the page are driven
    wanted = WantedItem(coming, item)
    if camera.wants("programme_item"):
        camera.dialog("programme_item", ItemDialog(services, wanted, desktop.window).ask)
    _visit_people(camera, desktop, coming)
    camera.dialog("print_programme", lambda: print_programme(_services(desktop), coming))
    _visit_forms(camera, desktop, coming)


def _visit_forms(camera: Camera, desktop: Desktop, visit: int) -> None:
    names = ("edit_visit", "visit_texts", "visit_contacts", "visit_contact", "visit_funding")
    if not any(camera.wants(name) for name in (*names, "visit_funder", "new_partnership")):
        return
    from twincrm.ui.editor.partnership_dialog import PartnershipDialog
    from twincrm.ui.editor.visit_dialog import VisitDialog

    services, window = _services(desktop), desktop.window
    camera.dialog("edit_visit", VisitDialog(services, visit, window).ask)
    asked = VisitDialog(services, visit, window)
    form = asked.form
    for at, name in enumerate(("visit_texts", "visit_contacts", "visit_funding"), 1):
        form.pages.tabs.setCurrentIndex(at)
        camera.dialog(name, asked.rows.dialog.exec)
    camera.dialog("visit_contact", partial(form.contacts.rows.edit_row, 0))
    camera.dialog("visit_funder", partial(form.funders.rows.edit_row, 0))
    asked.rows.dialog.deleteLater()
    camera.dialog("new_partnership", PartnershipDialog(services, window).ask)


def _partnerships(camera: Camera, desktop: Desktop) -> None:
    workspace: Any = desktop.workspace
    workspace.navigate(Show("partnership", _first(desktop, select(Partnership.id))))
    if camera.wants("partnerships"):
        camera.take("partnerships", desktop.window)
    camera.dialog("edit_partnership", workspace.page.change)


def _visit_people(camera: Camera, desktop: Desktop, visit: int) -> None:
    names = ("participants", "participation", "delegations", "delegation")
    if not any(camera.wants(name) for name in names):
        return
    from twincrm.ui.editor.delegation_dialog import DelegationDialog
    from twincrm.ui.editor.participation_dialog import ParticipationDialog

    workspace: Any = desktop.workspace
    page, window = workspace.page, desktop.window
    services = page._services  # noqa: SLF001 - the doors of the page are driven
    page.card.parts.show_part("people")
    page.people.table.setFocus()
    camera.take("participants", window)
    part = next(row.id for row in page.people.rows if row.minor)
    camera.dialog("participation", ParticipationDialog(services, part, window).ask)
    page.card.parts.show_part("delegations")
    camera.take("delegations", window)
    delegation = page.delegations.rows[0].id
    camera.dialog("delegation", DelegationDialog(services, visit, delegation, window).ask)


def _history(camera: Camera, desktop: Desktop) -> None:
    if not any(camera.wants(name) for name in ("history", "history_of_one", "undo_question")):
        return
    from twincrm.services.people.commands import ChangePerson
    from twincrm.services.people.drafts import read_person

    workspace: Any = desktop.workspace
    services = _services(desktop)
    person = _silent(desktop)
    before = services.dispatcher.ask(read_person, person)
    for changed in ({"occupation": "Kapitän"}, {"birth_date": "1957-04-19", "title": "Dr."}):
        after = replace(before, **changed)
        services.perform(ChangePerson(person, before, after))
        before = after
    services.dispatcher.undo()
    workspace.go("history")
    camera.take("history", desktop.window)
    workspace.navigate(Show("history_person", person))
    workspace.page.list.choose(1)
    camera.take("history_of_one", desktop.window)
    camera.dialog("undo_question", workspace.page.undo_up_to)


def _word_lists(camera: Camera, desktop: Desktop) -> None:
    from twincrm.services.names import NameDraft
    from twincrm.services.vocabularies.commands import AddTerm
    from twincrm.services.vocabularies.drafts import TermDraft
    from twincrm.ui.vocabularies.dialog import WordLists
    from twincrm.ui.vocabularies.term_dialog import TermDialog, Wanted

    if not any(camera.wants(name) for name in WORD_PICTURES):
        return
    services, steps = _services(desktop), desktop.workspace
    names = (NameDraft(language="fr", name="Atelier vélo"),)
    lists = WordLists(services, steps)
    added = services.perform(AddTerm("category", TermDraft(names)))
    lists.table.choose(lists.model.row_of(added.result))
    camera.dialog("word_lists", lists.dialog.exec)
    wanted = Wanted("category", added.result)
    camera.dialog("word_new", TermDialog(services, wanted, desktop.window).ask)
    camera.dialog("word_function", TermDialog(services, Wanted("function", 1), desktop.window).ask)


WORD_PICTURES = ("word_lists", "word_new", "word_function")


def _backups(camera: Camera, desktop: Desktop) -> None:
    workspace: Any = desktop.workspace
    if camera.wants("backups") or camera.wants("backup_missed"):
        for _ in range(3):
            desktop.back_up_now()
            settle(camera.app)
        workspace.undo_bar.dismiss()
    camera.dialog("backups", desktop.show_backups)
    if camera.wants("backup_missed"):
        words = "The last backup is of {day}; what was changed since then is in none. Choose “Back "
        words = desktop.ui.texts.tr(words + "up now” in the menu “File”.")
        workspace.notices.remind(words.format(day="2. 4. 2027"))
        camera.take("backup_missed", desktop.window)
        workspace.notices.remind("")


def _settings(camera: Camera, desktop: Desktop) -> None:
    workspace: Any = desktop.workspace
    workspace.go("settings")
    page = workspace.page
    for part in ("appearance", "me", "association", "backups", "documents"):
        if camera.wants(f"settings_{part}"):
            page.go_to(part)
            page.appearance.choose_zoom(1.3)
            settle(camera.app)
            camera.take(f"settings_{part}", desktop.window)
    if camera.wants("settings_trash"):
        _fill_trash(desktop)
        workspace.go("settings")
        page.go_to("trash")
        wait_until(camera.app, page.trash.chosen, "what lies in the trash")
        page.trash.list.setFocus()
        page.trash.tick(0)
        camera.take("settings_trash", desktop.window)
    camera.dialog("association", page.association.change)


def _fill_trash(desktop: Desktop) -> None:
    from twincrm.services.trash.commands import MoveToTrash

    for kind, model in (
        ("household", Household),
        ("journal_note", JournalNote),
        ("organisation", Organisation),
        ("person", Person),
    ):
        record = _all(desktop, select(model.id).order_by(model.id.desc()))[0]
        _services(desktop).perform(MoveToTrash(kind, (record,)))


def _services(desktop: Desktop) -> Any:  # noqa: ANN401 - what the page was given
    workspace: Any = desktop.workspace
    workspace.go("contacts")
    return workspace.page._services  # noqa: SLF001 - the doors of the page are driven


def _silent(desktop: Desktop) -> int:
    """Somebody with roles and relations to whom nobody has spoken for a long while."""
    long_ago = datetime.fromisoformat("2026-04-01")
    last = func.max(JournalNote.happened_at)
    spoken = select(JournalParticipant.person_id).join(JournalNote)
    related = select(Relation.person_id)
    wanted = spoken.group_by(JournalParticipant.person_id).having(last < long_ago)
    wanted = wanted.where(JournalParticipant.person_id.in_(related))
    return _first(desktop, wanted.order_by(last.desc()))


def _first(desktop: Desktop, statement: Any) -> int:  # noqa: ANN401
    return _all(desktop, statement)[0]


def _all(desktop: Desktop, statement: Any) -> list[int]:  # noqa: ANN401
    workspace: Any = desktop.workspace
    ask: Callable[..., list[int]] = workspace._file.dispatcher.ask  # noqa: SLF001
    return ask(lambda session: list(session.scalars(statement)))
