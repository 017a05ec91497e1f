"""The sections of the window and the doors between their rooms, which do not know each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.app.counts import (
    count_contacts,
    count_members,
    count_open_tasks,
    count_partnerships,
    count_visits,
)
from twincrm.domain.texts import Message
from twincrm.ui.kit.neighbours import Neighbours
from twincrm.ui.window.page import ActionSpec, PageFactory, Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.contacts.views import ContactMemory
    from twincrm.ui.visits.programme_pane import ViewMemory
    from twincrm.ui.window.page import Page, PageServices, Steps
    from twincrm.ui.window.preferences import Preferences

Contacts = tuple[tuple[str, int], ...]


def page_factories(
    *more: PageFactory, prefers: Preferences | None = None
) -> tuple[PageFactory, ...]:
    """The sections of the window, in the order of the side bar; what is not built is not here."""
    overview = partial(_overview, prefers)
    neighbours = Neighbours()
    return (
        PageFactory(
            "overview",
            Message("Overview"),
            "layout-dashboard",
            ("overview", "first_steps"),
            overview,
            everywhere=_first_steps,
        ),
        *_contact_factories(prefers, neighbours),
        *_member_factories(prefers),
        *_twinning_factories(prefers),
        PageFactory(
            "history",
            Message("History"),
            "history",
            ("history", "history_person", "history_organisation", "history_household"),
            _history,
            at_end=True,
        ),
        *more,
    )


def _member_factories(prefers: Preferences | None) -> tuple[PageFactory, ...]:
    title, make = Message("Members"), partial(_members, prefers)
    figures = Message("Statistics")
    return (
        PageFactory("members", title, "id-card", ("membership", "assembly"), make, count_members),
        PageFactory(
            "member_statistics",
            figures,
            "id-card",
            ("member_statistics",),
            _statistics,
            within="members",
        ),
    )


def _twinning_factories(prefers: Preferences | None) -> tuple[PageFactory, ...]:
    return (
        PageFactory(
            "partnerships",
            Message("Partnerships"),
            "handshake",
            ("partnership",),
            _partnerships,
            count_partnerships,
        ),
        PageFactory(
            "visits",
            Message("Visits"),
            "bus",
            ("visit", "visit_people", "visit_programme", "programme_item"),
            partial(_visits, prefers),
            count_visits,
        ),
        PageFactory(
            "tasks",
            Message("Tasks"),
            "list-checks",
            ("task", "visit_tasks"),
            _tasks,
            count_open_tasks,
        ),
    )


def _contact_factories(
    prefers: Preferences | None, neighbours: Neighbours
) -> tuple[PageFactory, ...]:
    return (
        PageFactory(
            "contacts",
            Message("Contacts"),
            "users",
            ("person", "organisation", "household", "silent"),
            partial(_contacts, prefers, neighbours),
            count_contacts,
            opens=True,  # its first rows are painted before anything else is read
            everywhere=_with_contacts,
        ),
        PageFactory(
            "editor",
            Message("Edit contact"),
            "pencil",
            ("edit_person", "edit_organisation", "edit_household"),
            partial(_editor, neighbours),
            within="contacts",
            passing=True,
        ),
        PageFactory(
            "duplicates",
            Message("Recorded twice?"),
            "merge",
            ("duplicates", "merge_person", "merge_organisation", "merge_household", "merge_place"),
            _duplicates,
            within="contacts",
        ),
    )


def _duplicates(services: PageServices) -> Page:
    from twincrm.ui.duplicates.page import DuplicatesPage

    return DuplicatesPage(services)


def _overview(prefers: Preferences | None, services: PageServices) -> Page:
    from twincrm.app.paper import print_programme
    from twincrm.ui.editor.partnership_dialog import edit_partnership
    from twincrm.ui.overview.doors import BeginningDoors, OverviewDoors
    from twincrm.ui.overview.page import OverviewPage

    begin = BeginningDoors(_import_cards, edit_partnership, _edit_visit, prefers)
    return OverviewPage.make(OverviewDoors(print_programme, begin))(services)


def _first_steps(services: PageServices, steps: Steps) -> tuple[ActionSpec, ...]:
    del steps
    show = partial(services.navigate, Show("first_steps"))
    text = Message("Show the first steps")
    return (ActionSpec("help.first_steps", text, show, icon="list-checks", menu="help"),)


def _contacts(memory: ContactMemory | None, neighbours: Neighbours, services: PageServices) -> Page:
    from twincrm.ui import groups
    from twincrm.ui.contacts.doors import ContactDoors, GroupDoors
    from twincrm.ui.contacts.page import ContactsPage

    doors = ContactDoors(
        qr=_show_qr,
        save_cards=_save_cards,
        import_cards=_import_cards,
        print_cards=_print_cards,
        post=_print_post,
        save_table=_save_table,
        memory=memory,
        print_list=_print_list,
        groups=GroupDoors(groups.show_groups, groups.put_into_group, groups.save_as_group),
        import_files=_import_files,
        part=_edit_part,
        neighbours=neighbours,
        change_many=_change_many,
        join=_join,
        email=_email,
    )
    return ContactsPage.make(doors)(services)


def _edit_part(
    services: PageServices, what: str, contact: tuple[str, int], part: int, window: QWidget
) -> None:
    from twincrm.ui.editor.card_parts import edit_card_part

    edit_card_part(services, what, contact, part, window)


def _with_contacts(services: PageServices, steps: Steps) -> tuple[ActionSpec, ...]:
    return (*_import(services), *_word_lists(services, steps))


def _import(services: PageServices) -> tuple[ActionSpec, ...]:
    """Where other programs have it; what came is shown alone, from whichever page it was."""

    def show(contacts: Contacts) -> None:
        services.navigate(Show("person", among=contacts))

    act = partial(_import_cards, services, show)
    return (
        ActionSpec(
            "file.import",
            Message("Import…"),
            act,
            icon="download",
            enabled=lambda: services.writable,
            menu="file",
            separated=True,
        ),
    )


def _word_lists(services: PageServices, steps: Steps) -> tuple[ActionSpec, ...]:
    def show() -> None:
        from twincrm.ui.vocabularies import show_word_lists

        show_word_lists(services, steps)

    text = Message("Word lists…")
    return (ActionSpec("edit.words", text, show, icon="languages", menu="edit", separated=True),)


def _show_qr(
    services: PageServices, contacts: Contacts, current: int, explained: str | None = None
) -> None:
    from twincrm.ui.phone import show_qr

    show_qr(services, contacts, current, explained, print_card=_print_cards)


def _save_cards(services: PageServices, contacts: Contacts, explained: str = "") -> None:
    from twincrm.ui.phone import save_cards

    save_cards(services, contacts, explained)


def _save_table(
    services: PageServices, contacts: Contacts, explained: str = "", listed: Sequence[str] = ()
) -> None:
    from twincrm.ui.phone import save_table

    save_table(services, contacts, explained, listed)


def _import_cards(services: PageServices, show: Callable[[Contacts], None]) -> None:
    from twincrm.ui.taking_in import import_contacts

    import_contacts(services, show)


def _import_files(
    services: PageServices, files: tuple[Path, ...], show: Callable[[Contacts], None]
) -> None:
    from twincrm.ui.taking_in import import_files

    import_files(services, files, show)


def _print_post(services: PageServices, contacts: Contacts) -> None:
    from twincrm.app.paper import print_post

    print_post(services, contacts)


def _print_cards(services: PageServices, contacts: Contacts, explained: str = "") -> None:
    from twincrm.ui.printing import print_cards

    print_cards(services, contacts, explained)


def _print_list(
    services: PageServices, contacts: Contacts, columns: tuple[str, ...], by_name: bool
) -> None:
    from twincrm.ui.printing import print_list

    print_list(services, contacts, columns, by_name)


def _change_many(services: PageServices, contacts: Contacts) -> None:
    from twincrm.ui.bulk import change_many

    change_many(services, contacts)


def _join(services: PageServices, contacts: Contacts, joined: tuple[str, int, str]) -> None:
    from twincrm.ui.bulk import join

    join(services, contacts, joined)


def _email(services: PageServices, contacts: Contacts, year: int | None = None) -> None:
    from twincrm.ui.mailings.email_dialog import email_contacts

    email_contacts(services, contacts, _print_post, year)


def _editor(neighbours: Neighbours, services: PageServices) -> Page:
    from twincrm.ui.editor.section import EditorSection

    return EditorSection(services, neighbours)


def _partnerships(services: PageServices) -> Page:
    from twincrm.ui.editor.partnership_dialog import edit_partnership
    from twincrm.ui.partnerships.page import PartnershipsPage

    return PartnershipsPage.make(edit_partnership)(services)


def _members(prefers: Preferences | None, services: PageServices) -> Page:
    from twincrm.app.paper import (
        print_board_list,
        print_member_list,
        print_post,
        print_reminders,
    )
    from twincrm.ui.members.doors import MemberDoors
    from twincrm.ui.members.page import MembersPage
    from twincrm.ui.phone import save_members
    from twincrm.ui.printing.certificates import print_certificates

    doors = MemberDoors(
        print_post, print_reminders, save_members, print_member_list, _email, print_certificates,
        print_board_list,
    )  # fmt: skip
    return MembersPage.make_with(prefers, doors)(services)


def _statistics(services: PageServices) -> Page:
    from twincrm.ui.members.statistics import StatisticsPage
    from twincrm.ui.printing import print_statistics
    from twincrm.ui.printing.certificates import print_certificates

    return StatisticsPage.make(print_statistics, print_certificates)(services)


def _visits(views: ViewMemory | None, services: PageServices) -> Page:
    from twincrm.app.paper import print_programme
    from twincrm.ui.visits.doors import VisitDoors
    from twincrm.ui.visits.page import VisitsPage

    doors = VisitDoors(print_programme, _edit_visit, _edit_participation, _edit_delegation, views)
    return VisitsPage.make(doors)(services)


def _edit_visit(
    services: PageServices,
    visit: int | None,
    window: QWidget,
    part: str = "",
    language: str = "",
) -> int | None:
    from twincrm.ui.editor.visit_dialog import edit_visit

    return edit_visit(services, visit, window, part, language)


def _edit_participation(services: PageServices, participation: int, window: QWidget) -> bool:
    from twincrm.ui.editor.participation_dialog import edit_participation

    return edit_participation(services, participation, window)


def _edit_delegation(
    services: PageServices, visit: int, delegation: int | None, window: QWidget
) -> int | None:
    from twincrm.ui.editor.delegation_dialog import edit_delegation

    return edit_delegation(services, visit, delegation, window)


def _history(services: PageServices) -> Page:
    from twincrm.ui.history.page import HistoryPage

    return HistoryPage(services)


def _tasks(services: PageServices) -> Page:
    from twincrm.ui.tasks.page import TasksPage

    return TasksPage(services)
