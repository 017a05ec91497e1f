"""What the page says when it has no visit to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.notices import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.kit.context import UiContext


def no_visits(ui: UiContext, begin: Button) -> EmptyState:
    """There is none yet: begin with one."""
    tr = ui.texts.tr
    text = tr("Enter who comes when: the programme, the guests and their hosts follow from there.")
    return EmptyState(ui, "calendar-days", tr("No visit yet"), text, begin)


def nothing_found(ui: UiContext, show_all: Callable[[], None]) -> EmptyState:
    """The filters leave none."""
    tr = ui.texts.tr
    clear = Button(ui, tr("Show all visits"), icon="x")
    clear.clicked.connect(show_all)
    text = tr("No visit matches all filters that are set.")
    return EmptyState(ui, "filter", tr("Nothing found"), text, clear)
