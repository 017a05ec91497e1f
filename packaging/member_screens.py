"""Pictures of what there is about members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screenshots import settle

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
    camera.dialog("award", page.fees.give_award)
    camera.dialog("member_leaves", page.fees.part)
    camera.dialog("who_is_meant", page.papers.post)
    page.table.selectAll()
    camera.dialog("fee_reminders", page.papers.remind)
    camera.dialog("fee_account", MissingTextDialog(services, ACCOUNT).ask)
    camera.dialog("print_members", page.papers.print_list)
    services = page._services  # noqa: SLF001 - the doors of the page are driven
    camera.dialog("new_member", MemberDialog(services, None, window).ask)
    if camera.wants("member_statistics"):
        workspace.go("member_statistics")
        settle(camera.app)
        workspace.page.start()
        camera.take("member_statistics", window)
    camera.dialog("fees_of_year", FeesDialog(services, window).ask)
