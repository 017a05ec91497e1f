"""Pictures of what may be in the file twice: the list of pairs, and one of them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screenshots import settle, wait_until

from twincrm.services.contacts import AddressDraft, EmailDraft, PhoneDraft, Reach
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import LanguageDraft, PersonDraft, read_person
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from screenshots import Camera

    from twincrm.ui.window.desktop import Desktop

NAMES = ("duplicates", "duplicates_stopped", "two_places", "duplicate_pair")


def take(camera: Camera, desktop: Desktop) -> None:
    """Both, of somebody whom a list brought a second time."""
    if not any(camera.wants(name) for name in NAMES):
        return
    workspace: Any = desktop.workspace
    dispatcher = workspace._file.dispatcher  # noqa: SLF001 - what the page was given
    known = dispatcher.ask(read_person, 1)
    street = known.reach.addresses[0].street if known.reach.addresses else "Ringstraße 14"
    reach = Reach(
        emails=(EmailDraft(address="sabine.b@example.org"),),
        phones=(PhoneDraft(number="+49 30 23125-14"),),
        addresses=(AddressDraft(street=street, postcode="47475", locality="Lindenau"),),
    )
    again = PersonDraft(
        known.given,
        known.family.replace("dt", "t"),
        birth_date=(known.birth_date or "")[:4] or None,
        reach=reach,
        languages=(LanguageDraft(None, "de"),),
    )
    second = dispatcher.execute(AddPerson(again)).result
    workspace.undo_bar.dismiss()
    workspace.navigate(Show("duplicates"))
    page = workspace.page
    wait_until(camera.app, lambda: not page.list.busy, "the pairs")
    page.start()
    settle(camera.app)
    if camera.wants("duplicates"):
        camera.take("duplicates", desktop.window)
    page.list.look_again()
    page.list.stop()
    settle(camera.app)
    if camera.wants("duplicates_stopped"):
        camera.take("duplicates_stopped", desktop.window)
    camera.dialog("two_places", page.choose_places)
    workspace.navigate(Show("merge_person", 1, second))
    settle(camera.app)
    if camera.wants("duplicate_pair"):
        camera.take("duplicate_pair", desktop.window)
    workspace.go("contacts")
    dispatcher.undo()
    workspace.undo_bar.dismiss()
