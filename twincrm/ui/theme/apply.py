"""Puts a look on the application and follows the system's choice of light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyleFactory, QToolTip

from twincrm.ui.theme.look import register_fonts
from twincrm.ui.theme.stylesheet import PICTURES, style_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from twincrm.ui.theme.look import Look
    from twincrm.ui.theme.tokens import Theme, ThemeSetting


def apply_look(app: QApplication, look: Look, cache: Path) -> None:
    """Give *app* fonts, palette and style sheet; check marks are drawn into the folder *cache*.

    A look that is on already stays: Qt would go through every part of every window again.
    """
    register_fonts()
    QDir.setSearchPaths(PICTURES, [])  # the sheet adds where they lie
    sheet = style_sheet(look, cache)
    if app.styleSheet() == sheet:
        return
    if app.style().objectName().lower() != "fusion" and not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(look.font("body"))
    app.setPalette(look.palette())
    QToolTip.setFont(look.font("small"))
    app.setStyleSheet(sheet)


def resolve_theme(setting: ThemeSetting) -> Theme:
    """The theme a setting means now; a system that does not say counts as light."""
    if setting != "system":
        return setting
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


class ThemeWatcher(QObject):
    """Follows the system while the setting says so.

    Signals: theme_changed(str) with 'light' or 'dark'.
    """

    theme_changed = Signal(str)

    def __init__(self, setting: ThemeSetting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setting: ThemeSetting = setting
        self._theme: Theme = resolve_theme(setting)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.check)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    def follow(self, setting: ThemeSetting) -> None:
        """Take over a new setting and tell if the theme changed by it."""
        self._setting = setting
        self.check()

    def check(self) -> None:
        """Ask the system again and tell if the theme changed."""
        theme = resolve_theme(self._setting)
        if theme != self._theme:
            self._theme = theme
            self.theme_changed.emit(theme)
