"""Dialogs that only tell: keys, and the report of a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from twincrm.ui.kit.buttons import Button, enter_text
from twincrm.ui.kit.clipboard import copy_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import breakable, label
from twincrm.ui.shortcuts.dialog import KeyGroup, shortcuts_dialog, spelled
from twincrm.ui.window.actions import MENUS, menu_titles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import ActionSpec

REPORT = "fault_report"


def key_groups(ui: UiContext, page: str, specs: Sequence[ActionSpec]) -> tuple[KeyGroup, ...]:
    """The keys of all actions by menu, and those that parts of the window answer themselves."""
    texts = ui.texts
    titles = menu_titles(ui, page)
    groups = [
        KeyGroup(
            titles[menu].replace("&", ""),
            tuple(
                (texts.say(spec.text), tuple(spec.shortcut.split()))
                for spec in specs
                if spec.menu == menu and spec.shortcut
            ),
        )
        for menu in MENUS
    ]
    moving = KeyGroup(
        texts.tr("Moving"),
        (
            (texts.tr("to the next or previous part of the window"), ("F6", "Shift+F6")),
            (texts.tr("from field to field"), ("Tab", "Shift+Tab")),
            (texts.tr("from row to row"), ("Up", "Down")),
            (texts.tr("open the chosen row"), (enter_text(texts),)),
            (texts.tr("back, or close"), ("Esc",)),
        ),
    )
    return tuple(group for group in (*groups, moving) if group.keys)


def show_shortcuts(ui: UiContext, parent: QWidget, page: str, specs: Sequence[ActionSpec]) -> None:
    """The list of keys, without leaving the page."""
    _open(shortcuts_dialog(ui, key_groups(ui, page, specs), parent))


def show_help(ui: UiContext, parent: QWidget, page: str, specs: Sequence[ActionSpec]) -> None:
    """The help, at the page that fits *page*, a section of the window; empty: the start page."""
    from twincrm.ui.help.dialog import Help
    from twincrm.ui.help.topics import FIRST, OF_SECTIONS

    groups = key_groups(ui, ui.texts.tr("This page"), specs)
    keys = [
        (group.title, tuple((words, spelled(each)) for words, each in group.keys))
        for group in groups
    ]
    Help(ui, parent, keys, OF_SECTIONS.get(page, FIRST)).dialog.open()


def show_report(ui: UiContext, parent: QWidget, report: str, path: Path | None) -> None:
    """Say that the program made a mistake, what is safe, and offer the report for copying.

    While one report is read, the next is written below it: mistakes seldom come alone.
    *path* is where the report lies; None where it could not be written.
    """
    tr = ui.texts.tr
    shown = _report(parent)
    if shown is not None:
        shown.appendPlainText(f"\n{report}")
        return
    dialog = Dialog(ui, tr("Sorry, TwinCRM made a mistake"), icon="triangle-alert", parent=parent)
    words = tr(
        "Your file holds everything that was saved before, and you can go on working. The report "
        "below names no people; the developers can use it to mend the mistake."
    )
    dialog.body.addWidget(label(ui, words, wrap=True, selectable=True))
    if path is not None:
        place = tr("It also lies in {place}.").format(place=breakable(str(path)))
        dialog.body.addWidget(label(ui, place, wrap=True))  # copied, a path would keep the breaks
    shown = _plain(ui, report, tr("Report"))
    shown.setObjectName(REPORT)
    dialog.body.addWidget(shown)
    copy = dialog.add_button(Button(ui, tr("Copy the report"), icon="copy"))
    close = dialog.add_button(Button(ui, tr("Go on"), variant="primary"))
    copy.clicked.connect(lambda: copy_text(shown.toPlainText()))
    close.clicked.connect(dialog.accept)
    _open(dialog)


def is_read(parent: QWidget) -> bool:
    """Whether the report of a mistake is in sight."""
    return _report(parent) is not None


def _report(parent: QWidget) -> QPlainTextEdit | None:
    shown = parent.findChild(QPlainTextEdit, REPORT)
    return shown if isinstance(shown, QPlainTextEdit) and shown.isVisible() else None


def _plain(ui: UiContext, text: str, name: str) -> QPlainTextEdit:
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(name)
    shown.setMinimumSize(ui.look.px(520), ui.look.px(220))
    return shown


def _open(dialog: Dialog) -> None:
    """Show it over the window and go on; it goes away by itself."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
