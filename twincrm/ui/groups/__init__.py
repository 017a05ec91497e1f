"""Groups: the list of them, the conditions of smart ones in sentences, contacts put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.domain.smart.rule import Rule
    from twincrm.ui.window.page import PageServices

Contacts = tuple[tuple[str, int], ...]


def show_groups(services: PageServices, show: Callable[[int], object]) -> None:
    """Show all groups over the window; *show* lists the contacts of one."""
    from twincrm.ui.groups.dialog import GroupsDialog

    GroupsDialog(services, show).ask()


def put_into_group(services: PageServices, contacts: Contacts) -> None:
    """Ask for a static group, a new one perhaps, and put contacts into it."""
    from twincrm.ui.groups.putting import PutDialog

    PutDialog(services, contacts).ask()


def save_as_group(services: PageServices, rule: Rule, view: str) -> int | None:
    """Make a smart group that begins with *rule*; its id, None where it was given up.

    *view* says with which columns and in which order the list shows it.
    """
    from twincrm.ui.groups.smart_dialog import SmartDialog

    return SmartDialog(services, None, rule=rule, view=view).ask()
