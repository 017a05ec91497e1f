"""The walk through the contacts: list and table, who is there twice, groups, what goes out."""

from __future__ import annotations

from dataclasses import replace

from worlds.card_walk import walk_parts
from worlds.hanging_walk import walk_hanging
from worlds.table_walk import walk_table_import

from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import read_person
from twincrm.store.models import (
    Household,
    LetterTemplate,
    Organisation,
    Person,
    Visit,
)
from twincrm.ui.window.page import Show

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Neu;Nina;;;\r\nFN:Nina Neu\r\nEND:VCARD\r\n"


def walk_contacts(walk):
    workspace = walk.desktop.workspace
    for kind, model in (("person", Person), ("organisation", Organisation),
                        ("household", Household)):  # fmt: skip
        workspace.navigate(Show(kind, walk.first(model)))
        walk.look(kind)
    page = walk.page
    page.start()
    page.list.search.set_value("weber")
    filters = page.list.filters
    filters.place.set_values([option.value for option in filters.place.options])
    walk.look("filtered")
    page.list.search.set_value("xyz")
    walk.look("nothing found")
    page.list.show_all()
    workspace.navigate(Show("person", walk.first(Person)))
    walk.settle()
    page.list.rows.selectAll()
    walk.look("several chosen")
    workspace.navigate(Show("person", walk.first(Person)))
    walk.settle()
    walk.dialog("note", page.deeds.add_note)
    walk_hanging(walk, page)
    walk_parts(walk)
    walk.dialog("to the trash", page.deeds.trash)
    walk_table(walk, page)


def walk_table(walk, page):
    views = page.list.views
    views.show_as("table")
    walk.look("contacts as a table")
    walk.dialog("print list", page.tables.print_list)
    chooser = views.columns.open()
    walk.look("columns", chooser)
    chooser.close()
    views.show_as("cards")
    walk.settle()
    walk.desktop.workspace.navigate(Show("person", walk.first(Person)))
    walk.settle()


def walk_duplicates(walk):
    workspace = walk.desktop.workspace
    workspace.navigate(Show("duplicates"))
    walk.look("nothing recorded twice")
    dispatcher = walk.desktop._file.dispatcher
    known = dispatcher.ask(read_person, walk.first(Person))
    second = dispatcher.execute(AddPerson(replace(known, nickname="Hannelore die Ältere"))).result
    walk.settle()
    walk.page.start()
    workspace.undo_bar.dismiss()
    walk.look("recorded twice")
    walk.dialog("two places", walk.page.choose_places)
    walk.page.list.look_again()
    walk.page.list.stop()
    walk.look("a search that was stopped")
    workspace.navigate(Show("merge_person", walk.first(Person), second))
    walk.look("pair side by side")
    workspace.go("contacts")
    dispatcher.undo()


def walk_groups(walk):
    from twincrm.ui.groups.dialog import GroupsDialog
    from twincrm.ui.groups.smart_dialog import SmartDialog

    deeds = walk.page.deeds.groups
    walk.dialog("put into a group", deeds.put_into)
    walk.desktop.workspace.undo_bar.dismiss()
    walk.page.list.rows.selectAll()
    walk.dialog("change many", walk.page.many.change)
    walk.dialog("e-mail", walk.page.many.email)
    walk.page.list.rows.choose(0)
    shown = GroupsDialog(walk.services, deeds.show_one)
    walk.dialog("groups", shown.dialog.exec)
    walk.dialog("new group", shown.add_static)
    smart = next(row.id for row in shown.source.groups.values() if row.smart)
    asked = SmartDialog(walk.services, smart)
    asked.block.add_block()
    asked.save()
    asked.dialog.may_leave = lambda: True
    walk.dialog("smart group", asked.dialog.exec)
    walk.dialog("new smart group", shown.add_smart)
    shown.dialog.deleteLater()
    deeds.show_one(smart)
    walk.look("a group")
    walk.page.list.show_all()


def walk_sheets(walk, tmp_path):
    from twincrm.ui.phone import save_cards, save_table, show_qr
    from twincrm.ui.printing import print_cards, print_programme
    from twincrm.ui.taking_in import ImportSheet

    services, people = walk.services, (("person", walk.first(Person)),)
    cards = tmp_path / "kontakte.vcf"
    cards.write_text("Notiz\r\n" + CARD, encoding="utf-8", newline="")
    walk.dialog("code", lambda: show_qr(services, people, 0, print_card=print_cards))
    walk.dialog("save cards", lambda: save_cards(services, people))
    walk.dialog("save table", lambda: save_table(services, people))
    walk.dialog("print cards", lambda: print_cards(services, people))
    walk.dialog("import", ImportSheet(services, (cards,)).dialog.exec)
    walk_table_import(walk, tmp_path)
    walk_post(walk, people)
    visit = walk.first(Visit)
    walk.dialog("print programme", lambda: print_programme(services, visit))


def walk_post(walk, people):
    from twincrm.app.paper import print_post
    from twincrm.ui.mailings.letter_dialog import LetterDialog

    services, letter = walk.services, walk.first(LetterTemplate)
    walk.dialog("print labels", lambda: print_post(services, people))
    walk.dialog("new letter", LetterDialog(services, None, walk.desktop.window).dialog.exec)
    walk.dialog("edit letter", LetterDialog(services, letter, walk.desktop.window).dialog.exec)
