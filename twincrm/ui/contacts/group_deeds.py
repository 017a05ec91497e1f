"""What can be done with groups on the contacts page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.table_view import TableView
from twincrm.domain.texts import Message
from twincrm.ui.kit.options import Option
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from twincrm.ui.contacts.doors import GroupDoors
    from twincrm.ui.contacts.list_panel import ListPanel
    from twincrm.ui.window.page import PageServices


class GroupDeeds:
    """Shows groups, puts the chosen contacts into one, keeps the filters as one."""

    def __init__(self, services: PageServices, doors: GroupDoors, panel: ListPanel) -> None:
        self._services, self._doors, self._list = services, doors, panel

    def specs(self) -> tuple[ActionSpec, ...]:
        """The actions for menus and keys."""
        return (
            ActionSpec("contacts.groups", Message("Groups…"), self.show, "Ctrl+Shift+G", "folder"),
            ActionSpec(
                "contacts.put_into_group",
                Message("Put into a group…"),
                self.put_into,
                "Ctrl+G",
                "folder",
                self.can_put,
            ),
            ActionSpec(
                "contacts.save_as_group",
                Message("Save filters as smart group…"),
                self.save_filters,
                "",
                "filter",
                self.can_save,
            ),
        )

    def can_put(self) -> bool:
        """Whether anybody is chosen and the file can be changed."""
        return self._services.writable and self._list.contact is not None

    def can_save(self) -> bool:
        """Whether filters are set that a rule can ask for."""
        wanted = self._list.question
        asked = bool(wanted.text) or wanted.narrows
        return self._services.writable and asked and wanted.entries is None

    def show(self) -> None:
        """All groups, and from there the contacts of one."""
        self._doors.show(self._services, self.show_one)

    def show_one(self, group: int) -> None:
        """List the contacts of a group."""
        from twincrm.services.smart.listing import groups

        filters = self._list.filters
        found = [row for row in self._services.dispatcher.glance(groups) if row.id == group]
        chosen = tuple(
            Option(row.id, row.name, "filter" if row.smart else "folder") for row in found
        )
        self._list.show_all()
        self._show_columns(group)
        filters.choose(tuple(chosen if chip is filters.group else () for chip in filters.chips))

    def _show_columns(self, group: int) -> None:
        """As the group was kept: as a table with its columns and order."""
        from twincrm.services.groups.drafts import read_group

        kept = self._services.dispatcher.ask(read_group, group).view
        views = self._list.views
        if kept:
            views.show_as("table")
            views.table.change(TableView.from_text(kept))

    def put_into(self) -> None:
        """Put the chosen contacts into a group, or take them out of it."""
        chosen = self._list.chosen()
        if chosen and self.can_put():
            self._doors.put_into(self._services, chosen)

    def save_filters(self) -> None:
        """Keep what is looked for as a smart group, and list that."""
        from twincrm.services.groups.from_filter import rule_of

        if self.can_save():
            views = self._list.views
            view = views.table.view.to_text() if views.as_table else ""
            group = self._doors.save_as(self._services, rule_of(self._list.question), view)
            if group is not None:
                self.show_one(group)
