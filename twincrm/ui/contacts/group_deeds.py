"""What can be done with groups on the contacts page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.errors import TwincrmError, UnknownRecord
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
        self._kept: TableView | None = None
        """The columns that the group has which is listed alone."""
        self._shown = 0
        self._own = panel.views.table.shown_view
        """The user's own columns when the group was first listed."""
        panel.filters.filters_changed.connect(self._follow)
        panel.views.keep.clicked.connect(self.save_columns)
        panel.views.offer_keeping(self.can_save_columns)

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
            ActionSpec(
                "contacts.save_columns",
                Message("Keep these columns for the group"),
                self.save_columns,
                "",
                "save",
                self.can_save_columns,
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
        filters.choose(tuple(chosen if chip is filters.group else () for chip in filters.chips))

    def can_save_columns(self) -> bool:
        """Whether one group is listed, in other columns than are kept with it."""
        views = self._list.views
        differs = views.table.view != self._kept
        return bool(self._services.writable and self._shown and views.as_table and differs)

    def save_columns(self) -> None:
        """Keep the columns and the order with the group that is listed."""
        from twincrm.services.groups.commands import EditGroup
        from twincrm.services.groups.drafts import read_group

        if not self.can_save_columns():
            return
        group, view = self._shown, self._list.views.table.view
        before = self._services.dispatcher.ask(read_group, group)
        after = replace(before, view=view.to_text())
        try:
            self._services.dispatcher.execute(EditGroup(group, before, after))
        except TwincrmError as error:
            self._services.tell_trouble(error)
            return
        if not self._list.views.table.lent:
            self._list.views.table.hand_over(self._own)
        self.see_again()
        words = self._services.ctx.texts.tr("The columns are kept with the group “{name}”.")
        self._services.notify(words.format(name=before.name), "ok")

    def _follow(self) -> None:
        """As the group that is listed alone is kept: as a table with its columns and order."""
        values = self._list.filters.group.values
        group = values[0] if len(values) == 1 and isinstance(values[0], int) else 0
        if group == self._shown:
            return
        self._shown, self._kept = group, None
        kept = self._kept_view() if group else None
        if kept is not None:
            self._list.views.lend(kept)
        else:
            self._list.views.give_back()
            self._own = self._list.views.table.shown_view
        self.see_again()

    def see_again(self) -> None:
        """See whether what is shown is kept: keeping it can be undone and done again."""
        kept = self._kept_view() if self._shown else None
        self._kept = None if kept is None else self._list.views.table.as_kept(kept)
        self._list.views.tell_keeping()

    def _kept_view(self) -> TableView | None:
        from twincrm.services.groups.drafts import read_group

        try:
            text = self._services.dispatcher.ask(read_group, self._shown).view
        except UnknownRecord:  # it was deleted meanwhile
            return None
        return TableView.from_text(text) if text else None

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
