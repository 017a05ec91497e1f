"""The settings of this machine as the user changes them: kept at once, and seen at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from twincrm.domain.table_view import TableView
from twincrm.runtime.settings import load_settings, save_settings, with_recent
from twincrm.ui.theme.look import next_zoom

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.runtime.settings import (
        ContactsView,
        ProgrammeView,
        RecentFile,
        Settings,
        ThemeChoice,
        WindowPlace,
    )
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.appearance import Appearance


class Preferences(QObject):
    """Language, theme, zoom, and what is remembered of files and the window.

    Signals: look_changed() when everything that is shown must be built anew.
    """

    look_changed = Signal()

    def __init__(self, appearance: Appearance, path: Path) -> None:
        super().__init__()
        self._appearance = appearance
        self._path = path
        self._settings = load_settings(path)
        appearance.system_theme_changed.connect(self.look_changed)

    @property
    def ui(self) -> UiContext:
        """What widgets are built with now."""
        return self._appearance.ctx

    @property
    def language(self) -> str:
        """The language spoken now."""
        return self.ui.texts.language

    @property
    def asks_language(self) -> bool:
        """Whether nobody has chosen a language or worked here yet."""
        return not self._settings.language and not self._settings.recent

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or as the system."""
        return self._settings.theme

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._settings.zoom

    @property
    def user(self) -> str:
        """The name under *I am*; empty: the system's."""
        return self._settings.user

    @property
    def place(self) -> WindowPlace | None:
        """Where the window stood when it was closed."""
        return self._settings.place

    @property
    def recent(self) -> tuple[RecentFile, ...]:
        """The files opened lately, the last one first."""
        return self._settings.recent

    @property
    def second_backups(self) -> Path | None:
        """The folder that gets a copy of each backup when it is there."""
        return self._settings.second_backups

    def set_second_backups(self, folder: Path | None) -> None:
        """Copy backups there from now on, or nowhere."""
        self._keep(replace(self._settings, second_backups=folder))

    @property
    def programme_view(self) -> ProgrammeView:
        """How the programme of a visit is shown."""
        return self._settings.programme_view

    def remember_programme_view(self, view: ProgrammeView) -> None:
        """It is shown so from now on."""
        self._keep(replace(self._settings, programme_view=view))

    @property
    def contacts_view(self) -> ContactsView:
        """How contacts are shown."""
        return self._settings.contacts_view

    def remember_contacts_view(self, view: ContactsView) -> None:
        """They are shown so from now on."""
        self._keep(replace(self._settings, contacts_view=view))

    def table_view(self, table: str) -> TableView:
        """How a table was shown last; nothing chosen where nobody changed it."""
        return TableView.from_text(dict(self._settings.tables).get(table, ""))

    def remember_table_view(self, table: str, view: TableView) -> None:
        """It is shown so from now on."""
        tables = {**dict(self._settings.tables), table: view.to_text()}
        kept = tuple((name, text) for name, text in tables.items() if text)
        self._keep(replace(self._settings, tables=kept))

    @property
    def first_backups(self) -> Path | None:
        """The folder into which backups are made; None: the program's own."""
        return self._settings.first_backups

    def set_first_backups(self, folder: Path | None) -> None:
        """Make backups there from now on, or in the program's own folder."""
        self._keep(replace(self._settings, first_backups=folder))

    @property
    def type_scale(self) -> float:
        """How many times the usual size documents are printed in, unless chosen otherwise."""
        return self._settings.type_scale

    def set_type_scale(self, scale: float) -> None:
        """Print documents in another size from now on."""
        self._keep(replace(self._settings, type_scale=scale))

    def shows_steps(self, association: str, *, new: bool) -> bool:
        """Whether the first steps of an association are shown: from the day it was *new* here."""
        settings = self._settings
        if new and association not in (*settings.beginners, *settings.experienced):
            self._keep(replace(settings, beginners=(*settings.beginners, association)))
        return association in self._settings.beginners

    def bring_steps_back(self, association: str) -> None:
        """Show the first steps of an association again."""
        settings = self._settings
        if association in settings.beginners:
            return
        done = tuple(each for each in settings.experienced if each != association)
        begun = (*settings.beginners, association)
        self._keep(replace(settings, beginners=begun, experienced=done))

    def put_steps_away(self, association: str) -> None:
        """They were taken, or are not wanted any more."""
        settings = self._settings
        left = tuple(uid for uid in settings.beginners if uid != association)
        done = tuple(dict.fromkeys((*settings.experienced, association)))
        self._keep(replace(settings, beginners=left, experienced=done))

    def set_user(self, name: str) -> None:
        """Who works here from now on; empty: as the system calls him."""
        self._keep(replace(self._settings, user=name))

    def set_theme(self, theme: ThemeChoice) -> None:
        """Light, dark, or as the system."""
        self._choose(replace(self._settings, theme=theme), self.language)

    def set_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._choose(replace(self._settings, language=language), language)

    def keep_language(self) -> None:
        """Go on with the language that is spoken now."""
        self._keep(replace(self._settings, language=self.language))

    def set_zoom(self, zoom: float) -> None:
        """Another size of everything."""
        if zoom != self.zoom:
            self._choose(replace(self._settings, zoom=zoom), self.language)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by so many steps of the scale."""
        self.set_zoom(next_zoom(self.zoom, steps))

    def remember_file(self, file: RecentFile) -> None:
        """It was opened."""
        self._keep(with_recent(self._settings, file))

    def forget_files(self) -> None:
        """Empty the list of recent files."""
        self._keep(replace(self._settings, recent=()))

    def forget_file(self, path: Path) -> None:
        """Take one file off the list of recent files; the file itself stays as it is."""
        left = tuple(file for file in self.recent if file.path != path)
        self._keep(replace(self._settings, recent=left))

    def remember_place(self, place: WindowPlace) -> None:
        """The window stood there."""
        self._keep(replace(self._settings, place=place))

    def _choose(self, settings: Settings, language: str) -> None:
        """Put a look on; only what could be put on is there at the next start."""
        self._appearance.choose(language, settings.theme, settings.zoom)
        self._keep(settings)
        self.look_changed.emit()

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        save_settings(self._path, settings)
