"""An address changed from a card; one of the household for all who live there, or for one alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from twincrm.domain.date_reading import About
from twincrm.domain.texts import Message
from twincrm.services.contact_kinds import CHANGE, READ
from twincrm.services.contacts import AddressDraft
from twincrm.services.people.address_owner import owner_of_address
from twincrm.services.together import Together
from twincrm.ui.editor.lists import ADDRESS_KINDS, EditorLists
from twincrm.ui.editor.moving import settle_address
from twincrm.ui.editor.part_dialog import PartDialog, PartWays
from twincrm.ui.editor.row_dialog import DialogWords
from twincrm.ui.editor.small_rows import SmallForm
from twincrm.ui.editor.split_dialog import SplitDialog
from twincrm.ui.kit.record_field import title_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.services.command import Command
    from twincrm.services.contacts import Reach
    from twincrm.ui.editor.grid import FieldGrid
    from twincrm.ui.window.page import PageServices

Contact = tuple[str, int]

EMPTY = Message("Please enter the street or the town.")


def change_address(
    services: PageServices, contact: Contact, address_id: int, window: QWidget
) -> None:
    """Change an address; one that a person shares is asked about first: for all or for one."""
    ask = services.dispatcher.ask
    owner = ask(owner_of_address, address_id) if address_id else contact
    if owner == contact:
        address_dialog(services, owner, address_id, window, settle=True).ask()
        return
    answer = _whose(services, contact, owner)
    if answer == 0:
        address_dialog(services, owner, address_id, window).ask()
    elif answer == 1:
        address_dialog(services, contact, 0, window).ask()
    elif answer is not None:  # who leaves ends a time in the household, and begins another
        SplitDialog(services, owner[1], window, (contact[1],)).ask()


def address_dialog(
    services: PageServices,
    owner: Contact,
    address_id: int,
    window: QWidget | None,
    *,
    settle: bool = False,
) -> PartDialog:
    """The fields of one address of a contact; id 0 adds one.

    With *settle* those who live together are asked about when it is kept.
    """
    lists, tr = EditorLists(services.ctx, services.dispatcher), services.ctx.texts.tr
    kind, key = owner
    before = services.dispatcher.ask(READ[kind], key)
    rows: tuple[AddressDraft, ...] = before.reach.addresses
    blank = AddressDraft(country=lists.country_of_place(before.place_id))
    row = next((each for each in rows if address_id and each.id == address_id), blank)

    def change(addresses: tuple[AddressDraft, ...]) -> Command[Any]:
        reach: Reach = replace(before.reach, addresses=addresses)
        return CHANGE[kind](key, before, replace(before, reach=reach))

    def keep(typed: AddressDraft) -> Command[Any] | None:
        others = tuple(typed if each.id == row.id else each for each in rows)
        addresses = (typed, *rows) if row.id is None else others
        if not settle:
            return change(addresses)
        after = replace(before, reach=replace(before.reach, addresses=addresses))
        return _settled(services, owner, before, after)

    def remove() -> Command[Any]:
        return change(tuple(each for each in rows if each.id != row.id))

    whose = Message("Address of {name}", {"name": title_of(lists, kind, key)})
    title = services.ctx.texts.say(whose)
    words = DialogWords(title, "map-pin", agree=tr("Save"))
    ways = PartWays(keep, remove if row.id is not None else None)
    return PartDialog(services, _form(lists, row), words, window, ways)


def _settled(
    services: PageServices,
    owner: Contact,
    before: Any,  # noqa: ANN401 - three sorts of draft
    after: Any,  # noqa: ANN401
) -> Command[Any] | None:
    kind, key = owner
    settled = settle_address(services, key, before, after)
    if settled is None:
        return None
    command: Command[Any] = CHANGE[kind](key, before, settled.after)
    if not settled.beside:
        return command
    return Together(command.label, (command, *settled.beside))


def _whose(services: PageServices, contact: Contact, owner: Contact) -> int | None:
    lists, tr = EditorLists(services.ctx, services.dispatcher), services.ctx.texts.tr
    name, home = title_of(lists, *contact), title_of(lists, *owner)
    ways = (
        tr("Everybody in “{household}” moves").format(household=home),
        tr("Only {name}: an address of their own").format(name=name),
        tr("{name} moves out of the household").format(name=name),
    )
    text = tr("This is the address of the household “{household}”. Whose address changes?")
    title = tr("Change of address")
    return services.asker.choose_one(title, text.format(household=home), ways)


def _form(lists: EditorLists, draft: AddressDraft) -> SmallForm:
    tr = lists.ui.texts.tr

    def build(grid: FieldGrid) -> None:
        grid.text("street", tr("Street and number"), 420, share=2)
        grid.choice("kind", tr("Kind"), lists.words(ADDRESS_KINDS), 200)
        grid.text("extra", tr("Addition"), 560, new_line=True)
        grid.text("postcode", tr("Postcode"), 140, new_line=True)
        grid.text("locality", tr("Town"), 260, share=2)
        grid.choice("country", tr("Country"), lists.countries, 220)
        grid.date("starts_on", tr("From"), 180, about=About.TERM)
        grid.date("ends_on", tr("Until"), 180, about=About.TERM)

    return SmallForm(lists, draft, build, _wrong)


def _wrong(row: AddressDraft) -> dict[str, Message]:
    told = (row.street, row.po_box, row.postcode, row.locality, row.extra)
    return {} if any(part.strip() for part in told) else {"street": EMPTY}
