"""The line above the list of contacts: search, the filter of kinds, the other view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

if TYPE_CHECKING:
    from twincrm.ui.contacts.filters import FilterBar
    from twincrm.ui.contacts.views import ContactViews
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.search_field import SearchField


class TopLine:
    """Where there is little room, the filter of kinds stands among the other filters."""

    def __init__(
        self, ui: UiContext, search: SearchField, filters: FilterBar, views: ContactViews
    ) -> None:
        self._filters = filters
        self.layout = QHBoxLayout()
        self.layout.setSpacing(ui.look.px(8))
        self.layout.addWidget(search, 1)
        self.layout.addWidget(filters.kind)
        self.layout.addWidget(filters.button)
        views.put_into(self.layout)

    def adapt(self, *, compact: bool) -> None:
        """Less room for filters, or more of it again."""
        kind = self._filters.kind
        if compact and self.layout.indexOf(kind) >= 0:
            self.layout.removeWidget(kind)
            self._filters.take_kind()
        elif not compact and self.layout.indexOf(kind) < 0:
            self.layout.insertWidget(1, self._filters.give_kind())
