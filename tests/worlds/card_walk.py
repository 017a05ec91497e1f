"""A walk past what is added and changed from the cards of contacts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from twincrm.services.contacts import AddressDraft
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.people.queries import person_details
from twincrm.store.models import Household, Organisation, Person
from twincrm.ui.contacts.detail.lines import FactLine
from twincrm.ui.contacts.detail.value_editor import ValueEditor
from twincrm.ui.editor.address_dialog import change_address
from twincrm.ui.editor.card_parts import edit_card_part
from twincrm.ui.window.page import Show


def walk_parts(walk):
    """The dialogs of roles, relations, households and addresses, and a value typed over."""
    services, window = walk.services, walk.desktop.window
    person, home = ("person", walk.first(Person)), ("household", walk.first(Household))
    body, ask = ("organisation", walk.first(Organisation)), services.dispatcher.ask
    details = ask(person_details, person[1], "de")
    asked = [
        ("role", person, details.roles[0].id),
        ("relation", person, details.relations[0].id),
        ("living", person, details.households[0].id),
        ("role", body, 0),
        ("member", home, 0),
        ("split", home, person[1]),
    ]
    for what, contact, part in asked:
        name = f"{what} from the card of a {contact[0]}"
        walk.dialog(name, partial(edit_card_part, services, what, contact, part, window))
    before = ask(read_household, home[1])
    shared = AddressDraft(street="Ringstraße 1", postcode="47475", locality="Lindenau")
    after = replace(before, reach=replace(before.reach, addresses=(shared,)))
    services.dispatcher.execute(ChangeHousehold(home[1], before, after))
    address = ask(read_household, home[1]).reach.addresses[0].id
    walk.dialog("whose address", lambda: change_address(services, person, address, window))
    walk.dialog("address", lambda: change_address(services, home, address, window))
    services.dispatcher.undo()
    walk.settle()
    walk.desktop.workspace.undo_bar.dismiss()
    walk_value(walk, person)


def walk_value(walk, person):
    """A number in its line, with what is wrong with it."""
    walk.desktop.workspace.navigate(Show(*person))
    walk.settle()
    lines = walk.page.detail.findChildren(FactLine)
    next(each for each in lines if each.change == Show("value_birthday")).ask_change()
    (editor,) = walk.page.detail.findChildren(ValueEditor)
    editor.field.setText("nonsense")
    editor.keep()
    walk.look("a value typed over")
    walk.desktop.workspace.undo_bar.dismiss()  # what is left is told there
