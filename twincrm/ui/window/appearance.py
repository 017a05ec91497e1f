"""Language, theme and zoom of the whole program, put on the application from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal

from twincrm.runtime.language import catalogue
from twincrm.ui.kit.context import UiContext
from twincrm.ui.theme.apply import ThemeWatcher, apply_look, resolve_theme
from twincrm.ui.theme.icons import Icons
from twincrm.ui.theme.look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from twincrm.ui.theme.tokens import Theme, ThemeSetting

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


class Appearance(QObject):
    """How everything looks and speaks now; `ctx` is what widgets are built with.

    Signals: system_theme_changed() when the system went light or dark and the setting follows it.
    """

    system_theme_changed = Signal()

    def __init__(
        self, app: QApplication, cache: Path, language: str, theme: ThemeSetting, zoom: float
    ) -> None:
        super().__init__(app)
        self._app = app
        self._cache = cache
        self._watcher = ThemeWatcher(theme, self)
        self._qt_texts = QTranslator(self)
        self._choosing = False
        self.ctx = self._put_on(language, self._watcher.theme, zoom)
        self._watcher.theme_changed.connect(self._follow)

    def choose(self, language: str, theme: ThemeSetting, zoom: float) -> UiContext:
        """Put another language, theme or zoom on; what was built before must be built anew."""
        self.ctx = self._put_on(language, resolve_theme(theme), zoom)
        self._choosing = True
        self._watcher.follow(theme)
        self._choosing = False
        return self.ctx

    def _put_on(self, language: str, theme: Theme, zoom: float) -> UiContext:
        look = Look(theme, zoom)
        apply_look(self._app, look, self._cache)
        self._speak(language)
        return UiContext(look, Icons(look), catalogue(language))

    def _speak(self, language: str) -> None:
        """Qt's own words (Yes, Cancel, Copy …) and its dates in the language as well."""
        self._app.removeTranslator(self._qt_texts)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_texts.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._qt_texts)
        QLocale.setDefault(QLocale(language))
        mirrored = language in RIGHT_TO_LEFT
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        self._app.setLayoutDirection(direction)

    def _follow(self) -> None:
        if not self._choosing:
            self.ctx = self._put_on(
                self.ctx.texts.language, self._watcher.theme, self.ctx.look.zoom
            )
            self.system_theme_changed.emit()
