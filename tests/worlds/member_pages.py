"""The pages and dialogs about members, for the walk through all of them."""

from __future__ import annotations

from functools import partial

from twincrm.services.members.certified import Given
from twincrm.services.members.jubilees import HonourOf
from twincrm.store.models import Membership, Person
from twincrm.ui.members.assemblies import AssembliesDialog
from twincrm.ui.members.assembly_dialog import AssemblyDialog
from twincrm.ui.printing.certificates import print_certificates
from twincrm.ui.printing.missing_text import ACCOUNT, LETTERHEAD, MissingTextDialog


def walk_members(walk):
    walk.desktop.workspace.go("members")
    page = walk.page
    page.table.choose_ids([walk.first(Membership)])
    walk.look("members")
    for name, asks in (
        ("edit membership", page.change),
        ("delete membership", page.delete),
        ("new member", page.add),
        ("fee of a year", page.fees.ask_amount),
        ("leaving", page.fees.part),
        ("award", page.fees.give_award),
        ("fees of a year", page.make_fees),
        ("assemblies", page.show_assemblies),
        ("who is meant", page.papers.post),
    ):
        walk.dialog(name, asks)
    page.table.selectAll()
    walk.dialog("print members", page.papers.print_list)
    walk.dialog("reminders of the fee", page.papers.remind)
    walk.dialog("account for fees", MissingTextDialog(page._services, ACCOUNT).ask)
    walk.dialog("our address", MissingTextDialog(page._services, LETTERHEAD).ask)
    meetings = AssembliesDialog(page._services, walk.desktop.window)
    walk.dialog("edit assembly", meetings.change)
    assembly = AssemblyDialog(page._services, None, parent=walk.desktop.window)
    walk.dialog("elected", assembly.elect)
    assembly.dialog.deleteLater()
    meetings.dialog.deleteLater()
    walk.desktop.workspace.go("member_statistics")
    walk.look("statistics")
    person = HonourOf("person", walk.first(Person), "award", 0)
    given = (Given(person, "Ehrennadel"),)
    walk.dialog("certificates", partial(print_certificates, walk.page._services, given))
    bar = walk.page.ages.bars[0]
    walk.dialog("people behind a bar", partial(walk.page.list_people, bar.key, bar.said))
    walk.page.as_table.click()
    walk.look("statistics as a table")
