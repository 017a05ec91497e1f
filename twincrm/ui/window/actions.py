"""Turns declared actions into Qt's, and into the menus they stand in: the only place that does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenuBar, QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import ActionSpec, Menu

MENUS: tuple[Menu, ...] = ("file", "edit", "page", "view", "go", "help")
AT_END = frozenset({"file.close", "file.quit", "help.about"})
"""They stand below whatever pages put into their menus, as in every other program."""


class SpecAction(QAction):
    """One declared action as Qt knows it."""

    def __init__(self, ui: UiContext, spec: ActionSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self.spec = spec
        self.setObjectName(spec.id)
        self.setShortcuts([QKeySequence(keys) for keys in spec.shortcut.split()])
        self.setCheckable(spec.checked is not None)
        self.setMenuRole(QAction.MenuRole.NoRole)
        self.triggered.connect(self._run)
        self.refresh()

    def refresh(self) -> None:
        """Bring text, tick and whether it can be done up to date."""
        spec = self.spec
        words = spec.live_text() if spec.live_text is not None else spec.text
        self.setText(self._ui.texts.say(words))
        self.setEnabled(spec.enabled())
        reason = spec.why() if spec.why is not None and not self.isEnabled() else None
        self.setToolTip(plain_tip(self._ui.texts.say(reason) if reason is not None else ""))
        if spec.checked is not None:
            self.setChecked(spec.checked())

    def show_icon(self) -> None:
        """Draw its icon, when a menu first shows it: drawing all takes a while."""
        if self.spec.icon and self.icon().isNull():
            self.setIcon(self._ui.icons.icon(self.spec.icon, "ink", 18))

    def _run(self) -> None:
        self.spec.handler()


class ActionSet:
    """The actions of the window and of the page it shows; the window knows their keys."""

    def __init__(self, ui: UiContext, window: QWidget, specs: Sequence[ActionSpec]) -> None:
        self._actions = {spec.id: SpecAction(ui, spec, window) for spec in specs}
        self._window = window
        window.addActions(list(self._actions.values()))

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """What they were made from."""
        return tuple(action.spec for action in self._actions.values())

    def __getitem__(self, action_id: str) -> SpecAction:
        return self._actions[action_id]

    def all(self) -> tuple[SpecAction, ...]:
        """Every action, in order."""
        return tuple(self._actions.values())

    def of_menu(self, menu: Menu) -> list[SpecAction]:
        """The actions that stand in a menu, in order; what closes it stands last."""
        entries = [action for action in self._actions.values() if action.spec.menu == menu]
        return sorted(entries, key=lambda action: action.spec.id in AT_END)

    def refresh(self) -> None:
        """Bring all up to date."""
        for action in self._actions.values():
            action.refresh()

    def drop(self) -> None:
        """Take the actions and their keys away from the window."""
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions.clear()


def fill_menu_bar(
    bar: QMenuBar, ui: UiContext, actions: ActionSet, titles: dict[Menu, str]
) -> None:
    """Make the menus that have anything in them; *titles* are translated, with mnemonics."""
    for old in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()
    bar.clear()
    for name in MENUS:
        entries = actions.of_menu(name)
        if not entries:
            continue
        menu = QMenu(titles[name], bar)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(actions.refresh)
        menu.aboutToShow.connect(partial(_show_icons, entries))
        bar.addMenu(menu)
        _fill(menu, ui, entries)


def _show_icons(entries: Sequence[SpecAction]) -> None:
    for action in entries:
        action.show_icon()


def _fill(menu: QMenu, ui: UiContext, entries: Sequence[SpecAction]) -> None:
    submenus: dict[str, QMenu] = {}
    for action in entries:
        group = action.spec.group
        if action.spec.separated and (group is None or group.id not in submenus):
            menu.addSeparator()
        if group is None:
            menu.addAction(action)
            continue
        if group.id not in submenus:
            submenus[group.id] = menu.addMenu(ui.texts.say(group))
            submenus[group.id].setToolTipsVisible(True)
        submenus[group.id].addAction(action)


def menu_titles(ui: UiContext, page: str) -> dict[Menu, str]:
    """How the menus are called, with mnemonics."""
    tr = ui.texts.tr
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "page": page.replace("&", "&&"),
        "view": tr("&View"),
        "go": tr("&Go"),
        "help": tr("&Help"),
    }
