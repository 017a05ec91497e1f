"""The pages of an open file: made when first shown, remembered when they are made anew."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from twincrm.ui.window.trail import Trail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QStackedWidget

    from twincrm.ui.window.page import Page, PageFactory, PageServices, Show


@dataclass(slots=True)
class Memory:
    """What outlives the making anew of all pages: where one was and how pages looked."""

    states: dict[str, object] = field(default_factory=dict[str, object])
    trail: Trail = field(default_factory=Trail)
    counts: dict[str, int] = field(default_factory=dict[str, int])
    """What the side bar told last; shown until it is counted anew."""
    closed_notices: set[str] = field(default_factory=set[str])


class PageShelf:
    """Makes pages into a stack and hands them out by key."""

    def __init__(
        self,
        stack: QStackedWidget,
        factories: Sequence[PageFactory],
        services: PageServices,
        shown: Callable[[str, Show], None],
        states: dict[str, object],
    ) -> None:
        self._stack = stack
        self.factories = {factory.key: factory for factory in factories}
        self._services = services
        self._shown = shown
        self._states = states
        self._pages: dict[str, Page] = {}

    @property
    def made(self) -> dict[str, Page]:
        """The pages that were made so far."""
        return self._pages

    def page(self, key: str) -> Page:
        """The page of a section, made now if need be, looking as it did."""
        if key not in self._pages:
            services = replace(self._services, shown=partial(self._shown, key))
            page = self.factories[key].make(services)
            self._pages[key] = page
            self._stack.addWidget(page.widget)
            if key in self._states:
                page.restore(self._states[key])
        return self._pages[key]

    def for_kind(self, kind: str) -> str | None:
        """The section that shows a kind of record."""
        found = (key for key, factory in self.factories.items() if kind in factory.kinds)
        return next(found, None)

    def states(self) -> dict[str, object]:
        """How all pages look now, those never made included."""
        return self._states | {key: page.state() for key, page in self._pages.items()}
