"""Pictures of what there is about members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screenshots import settle, wait_until

from twincrm.services.records.titles import titles
from twincrm.ui.kit.record_field import Link

if TYPE_CHECKING:
    from screenshots import Camera

    from twincrm.ui.window.desktop import Desktop


def take(camera: Camera, desktop: Desktop) -> None:
    """The page, its dialogs and the figures."""
    from twincrm.ui.members.fees_dialog import FeesDialog
    from twincrm.ui.members.member_dialog import MemberDialog
    from twincrm.ui.printing.missing_text import ACCOUNT, MissingTextDialog

    workspace: Any = desktop.workspace
    workspace.go("members")
    page, window = workspace.page, desktop.window
    settle(camera.app)
    if camera.wants("members"):
        page.start()
        camera.take("members", window)
    wait_until(camera.app, lambda: page.table.rows.rowCount() > 0, "the members")
    page.table.choose_ids((page.table.rows.id_at(0),))
    settle(camera.app)
    camera.dialog("edit_member", page.change)
    camera.dialog("member_fee", page.fees.ask_amount)
    from twincrm.services.members.assemblies import assembly_rows, read_assembly
    from twincrm.services.members.elections import offices
    from twincrm.ui.members.assemblies import AssembliesDialog
    from twincrm.ui.members.assembly_dialog import AssemblyDialog
    from twincrm.ui.members.elections import ElectionDialog

    services = page._services  # noqa: SLF001 - the doors of the page are driven
    camera.dialog("assemblies", AssembliesDialog(services, window).ask)
    kept = services.dispatcher.ask(assembly_rows)[0].id
    before = services.dispatcher.ask(read_assembly, kept)
    for part, name in enumerate(("new_assembly", "assembly_roll", "assembly_elections", "papers")):
        known = (kept, before) if name == "papers" else (None, None)
        assembly = AssemblyDialog(services, *known, parent=window)
        assembly.pages.tabs.setCurrentIndex(part)
        camera.dialog(name, assembly.ask)
    elected = ElectionDialog(services, window)
    chair = next(row.id for row in services.dispatcher.ask(offices, "de") if row.key == "chair")
    elected.office.set_value(chair)
    camera.dialog("elected", elected.ask)
    page.table.choose_ids((page.table.rows.id_at(0),))  # the assemblies may have drawn them anew
    camera.dialog("award", page.fees.give_award)
    camera.dialog("member_leaves", page.fees.part)
    camera.dialog("who_is_meant", page.papers.post)
    page.table.selectAll()
    camera.dialog("fee_reminders", page.papers.remind)
    camera.dialog("fee_account", MissingTextDialog(services, ACCOUNT).ask)
    camera.dialog("print_members", page.papers.print_list)
    services = page._services  # noqa: SLF001 - the doors of the page are driven
    camera.dialog("new_member", MemberDialog(services, None, window).ask)
    if camera.wants("member_twice"):
        twice = MemberDialog(services, None, window)
        twice.whom.set_link(_within_another(page, services))
        camera.dialog("member_twice", twice.ask)
    if camera.wants("member_statistics"):
        workspace.go("member_statistics")
        settle(camera.app)
        workspace.page.start()
        camera.take("member_statistics", window)
    camera.dialog("fees_of_year", FeesDialog(services, window).ask)


def _within_another(page: Any, services: Any) -> Link:  # noqa: ANN401 - the real ones are driven
    """Somebody who is a member within a membership of several."""
    from twincrm.services.members.contacts import people_of_members

    found = (page.table.rows.id_at(at) for at in range(page.table.rows.rowCount()))
    shared = (services.dispatcher.ask(people_of_members, (key,)) for key in found)
    kind, person = next(people for people in shared if len(people) > 1)[0]
    name = services.dispatcher.ask(titles, kind, services.ctx.texts.language, [person])[person]
    return Link(kind, person, name)
