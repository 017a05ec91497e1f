"""Everything the window itself can do, declared as data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from twincrm.domain.texts import Message
from twincrm.ui.theme.tokens import ZOOM_STEPS
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twincrm.runtime.settings import RecentFile, ThemeChoice
    from twincrm.ui.window.preferences import Preferences
    from twincrm.ui.window.steps import Steps

RECENT = Message("Recent files")
THEME = Message("Colours")
LANGUAGE = Message("Language")
SIZE = Message("Size")
LANGUAGE_NAMES = {"de": "Deutsch", "fr": "Français", "en": "English"}
"""Each in its own words, so that one finds the way back."""


class Doings(Protocol):
    """What the actions do; the desktop does it."""

    @property
    def prefers(self) -> Preferences: ...  # noqa: D102 - language, theme, zoom, recent files
    @property
    def steps(self) -> Steps: ...  # noqa: D102 - Undo and Redo
    def file_open(self) -> bool: ...  # noqa: D102 - whether there is a file
    def can_change(self) -> bool: ...  # noqa: D102 - whether it can be written
    def can_step(self, step: int) -> bool: ...  # noqa: D102 - whether Back or Forward lead anywhere
    def new_association(self) -> None: ...  # noqa: D102
    def choose_file(self) -> None: ...  # noqa: D102
    def open_path(self, path: Path) -> None: ...  # noqa: D102
    def open_demo(self) -> None: ...  # noqa: D102
    def back_up_now(self) -> None: ...  # noqa: D102
    def show_backups(self) -> None: ...  # noqa: D102
    def close_file(self) -> None: ...  # noqa: D102
    def quit(self) -> None: ...  # noqa: D102
    def step(self, step: int) -> None: ...  # noqa: D102
    def quick_jump(self) -> None: ...  # noqa: D102
    def show_help(self) -> None: ...  # noqa: D102
    def show_shortcuts(self) -> None: ...  # noqa: D102
    def show_about(self) -> None: ...  # noqa: D102


def window_actions(does: Doings) -> tuple[ActionSpec, ...]:
    """All actions of the window, menu by menu."""
    return (*_file(does), *_edit(does), *_view(does), *_go(does), *_help(does))


def _file(does: Doings) -> tuple[ActionSpec, ...]:
    opened = does.file_open
    return (
        ActionSpec(
            "file.new",
            Message("New association…"),
            does.new_association,
            "Ctrl+Shift+N",
            "file-plus",
            menu="file",
        ),
        ActionSpec(
            "file.open", Message("Open…"), does.choose_file, "Ctrl+O", "folder-open", menu="file"
        ),
        *_recent(does, does.prefers.recent),
        ActionSpec("file.demo", Message("Look at the demo"), does.open_demo, menu="file"),
        *_backups(does),
        ActionSpec(
            "file.close",
            Message("Close file"),
            does.close_file,
            "Ctrl+W",
            "x",
            enabled=opened,
            menu="file",
            separated=True,
        ),
        ActionSpec("file.quit", Message("Quit"), does.quit, "Ctrl+Q", menu="file"),
    )


def _backups(does: Doings) -> tuple[ActionSpec, ...]:
    opened = does.file_open
    return (
        ActionSpec(
            "file.backup",
            Message("Back up now"),
            does.back_up_now,
            icon="shield-check",
            enabled=opened,
            menu="file",
            separated=True,
        ),
        ActionSpec(
            "file.backups",
            Message("Backups…"),
            does.show_backups,
            icon="history",
            enabled=opened,
            menu="file",
        ),
    )


def _recent(does: Doings, recent: Sequence[RecentFile]) -> tuple[ActionSpec, ...]:
    """One action for each file, by name and folder."""
    words = Message("{name} in {folder}")
    return tuple(
        ActionSpec(
            f"file.recent.{at}",
            words.with_values(name=file.path.name, folder=str(file.path.parent)),
            partial(does.open_path, file.path),
            icon="file-text",
            menu="file",
            group=RECENT,
        )
        for at, file in enumerate(recent)
    )


def _edit(does: Doings) -> tuple[ActionSpec, ...]:
    steps = does.steps
    return (
        ActionSpec(
            "edit.undo",
            Message("Undo"),
            steps.undo,
            "Ctrl+Z",
            "undo-2",
            enabled=lambda: does.can_change() and steps.next(back=True) is not None,
            menu="edit",
            live_text=lambda: steps.undo_text,
        ),
        ActionSpec(
            "edit.redo",
            Message("Redo"),
            steps.redo,
            "Ctrl+Y Ctrl+Shift+Z",
            "redo-2",
            enabled=lambda: does.can_change() and steps.next(back=False) is not None,
            menu="edit",
            live_text=lambda: steps.redo_text,
        ),
    )


def _view(does: Doings) -> tuple[ActionSpec, ...]:
    themes: tuple[tuple[ThemeChoice, Message], ...] = (
        ("light", Message("Light")),
        ("dark", Message("Dark")),
        ("system", Message("As the system")),
    )  # without icons: Qt draws one in place of the tick
    return (
        *(
            ActionSpec(
                f"view.theme.{theme}",
                text,
                partial(does.prefers.set_theme, theme),
                menu="view",
                group=THEME,
                checked=partial(_theme_is, does, theme),
            )
            for theme, text in themes
        ),
        *(
            ActionSpec(
                f"view.language.{code}",
                Message(name),
                partial(does.prefers.set_language, code),
                menu="view",
                group=LANGUAGE,
                checked=partial(_language_is, does, code),
            )
            for code, name in LANGUAGE_NAMES.items()
        ),
        *_zoom(does),
    )


def _zoom(does: Doings) -> tuple[ActionSpec, ...]:
    usual = partial(does.prefers.set_zoom, 1.0)
    larger, smaller = partial(does.prefers.zoom_by, 1), partial(does.prefers.zoom_by, -1)
    return (
        ActionSpec(
            "view.larger",
            Message("Larger"),
            larger,
            "Ctrl++ Ctrl+=",
            "zoom-in",
            menu="view",
            separated=True,
        ),
        ActionSpec("view.smaller", Message("Smaller"), smaller, "Ctrl+-", "zoom-out", menu="view"),
        ActionSpec("view.usual", Message("Usual size"), usual, "Ctrl+0", menu="view"),
        *(
            ActionSpec(
                f"view.zoom.{round(zoom * 100)}",
                Message("{percent} %", {"percent": round(zoom * 100)}),
                partial(does.prefers.set_zoom, zoom),
                menu="view",
                group=SIZE,
                checked=partial(_zoom_is, does, zoom),
            )
            for zoom in ZOOM_STEPS
        ),
    )


def _go(does: Doings) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "go.back",
            Message("Back"),
            partial(does.step, -1),
            "Alt+Left",
            "arrow-left",
            enabled=partial(does.can_step, -1),
            menu="go",
        ),
        ActionSpec(
            "go.forward",
            Message("Forward"),
            partial(does.step, 1),
            "Alt+Right",
            "arrow-right",
            enabled=partial(does.can_step, 1),
            menu="go",
        ),
        ActionSpec(
            "go.jump",
            Message("Go to…"),
            does.quick_jump,
            "Ctrl+K",
            "search",
            enabled=does.file_open,
            menu="go",
            separated=True,
        ),
    )


def _help(does: Doings) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "help.open",
            Message("Help"),
            does.show_help,
            "F1",
            "circle-question-mark",
            menu="help",
        ),
        ActionSpec(
            "help.shortcuts",
            Message("Keys"),
            does.show_shortcuts,
            "Shift+F1",
            "keyboard",
            menu="help",
        ),
        ActionSpec(
            "help.about",
            Message("About TwinCRM"),
            does.show_about,
            icon="info",
            menu="help",
            separated=True,
        ),
    )


def _theme_is(does: Doings, theme: ThemeChoice) -> bool:
    return does.prefers.theme == theme


def _zoom_is(does: Doings, zoom: float) -> bool:
    return does.prefers.zoom == zoom


def _language_is(does: Doings, language: str) -> bool:
    return does.prefers.language == language
