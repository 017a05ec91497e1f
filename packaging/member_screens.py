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
    from twincrm.ui.printing.account_dialog import AccountDialog

    workspace: Any = desktop.workspace
    workspace.go("members")
    page, window = workspace.page, desktop.window
    settle(camera.app)
    if camera.wants("members"):
        page.start()
        camera.take("members", window)
    camera.dialog("edit_member", page.change)
    camera.dialog("member_fee", page.fees.ask_amount)
    from twincrm.ui.members.assemblies import AssembliesDialog
    from twincrm.ui.members.assembly_dialog import AssemblyDialog
    from twincrm.ui.members.elections import ElectionDialog

    services = page._services  # noqa: SLF001 - the doors of the page are driven
    camera.dialog("assemblies", AssembliesDialog(services, window).ask)
    for part, name in enumerate(("new_assembly", "assembly_roll", "assembly_elections")):
        assembly = AssemblyDialog(services, None, parent=window)
        assembly.pages.tabs.setCurrentIndex(part)
        camera.dialog(name, assembly.ask)
    camera.dialog("elected", ElectionDialog(services, window).ask)
    camera.dialog("award", page.fees.give_award)
    camera.dialog("member_leaves", page.fees.part)
    camera.dialog("who_is_meant", page.papers.post)
    page.table.selectAll()
    camera.dialog("fee_reminders", page.papers.remind)
    camera.dialog("fee_account", AccountDialog(services).ask)
    camera.dialog("print_members", page.papers.print_list)
    services = page._services  # noqa: SLF001 - the doors of the page are driven
    camera.dialog("new_member", MemberDialog(services, None, window).ask)
    if camera.wants("member_statistics"):
        workspace.go("member_statistics")
        settle(camera.app)
        workspace.page.start()
        camera.take("member_statistics", window)
    camera.dialog("fees_of_year", FeesDialog(services, window).ask)
