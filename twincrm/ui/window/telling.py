"""Dialogs that only tell: keys, about, and the report of a fault."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QPlainTextEdit

import twincrm
from twincrm.runtime.bundled import bundled
from twincrm.ui.kit.buttons import Button, enter_text
from twincrm.ui.kit.clipboard import copy_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import label
from twincrm.ui.shortcuts.dialog import KeyGroup, shortcuts_dialog
from twincrm.ui.window.actions import MENUS, menu_titles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import ActionSpec

USED = (
    ("Qt, PySide6", "LGPL 3"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("SQLCipher, SQLite", "BSD, public domain"),
    ("ReportLab", "BSD"),
    ("vobject", "Apache 2"),
    ("pypdfium2, PDFium", "Apache 2, BSD"),
    ("Babel", "BSD"),
    ("phonenumbers", "Apache 2"),
    ("segno", "BSD"),
    ("RapidFuzz", "MIT"),
    ("Source Sans 3, Source Serif 4, Noto", "OFL 1.1"),
    ("Lucide", "ISC"),
    ("flag-icons", "MIT"),
    ("GeoNames", "CC BY 4.0"),
)
"""What the program is made of, and under which licence."""


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


def show_about(ui: UiContext, parent: QWidget) -> None:
    """Version, licence, and what others gave."""
    tr = ui.texts.tr
    dialog = Dialog(ui, tr("About TwinCRM"), icon="info", parent=parent)
    version = tr("Version {version}").format(version=twincrm.__version__)
    dialog.body.addWidget(label(ui, f"TwinCRM · {version}", "h2", selectable=True))
    claim = tr("Contacts, partnerships and visits of town-twinning associations, offline.")
    dialog.body.addWidget(label(ui, claim, wrap=True))
    made = tr("TwinCRM is free software under the MIT licence. It is built with:")
    dialog.body.addWidget(label(ui, made, wrap=True))
    dialog.body.addWidget(_plain(ui, about_text(), tr("Licences")))
    close = dialog.add_button(Button(ui, tr("Close"), variant="primary"))
    close.clicked.connect(dialog.accept)
    _open(dialog)


def about_text() -> str:
    """Parts and licences, versions, and the licence texts that ask to be passed on."""
    lines = [f"{name}: {licence}" for name, licence in USED]
    lines += ["", f"Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"]
    for path in sorted(bundled("resources/licences").glob("*.txt")):
        lines += ["", f"— {path.stem} —", "", path.read_text(encoding="utf-8").strip()]
    return "\n".join(lines)


def show_report(ui: UiContext, parent: QWidget, report: str, path: Path | None) -> None:
    """Say that the program made a mistake, what is safe, and offer the report for copying.

    While one report is read, the next is written below it: mistakes seldom come alone.
    *path* is where the report lies; None where it could not be written.
    """
    tr = ui.texts.tr
    shown = parent.findChild(QPlainTextEdit, REPORT)
    if isinstance(shown, QPlainTextEdit) and shown.isVisible():
        shown.appendPlainText(f"\n{report}")
        return
    dialog = Dialog(ui, tr("Sorry, TwinCRM made a mistake"), icon="triangle-alert", parent=parent)
    words = tr(
        "Your file holds everything that was saved before, and you can go on working. The report "
        "below names no people; the developers can use it to mend the mistake."
    )
    dialog.body.addWidget(label(ui, words, wrap=True, selectable=True))
    if path is not None:
        place = tr("It also lies in {place}.").format(place=path)
        dialog.body.addWidget(label(ui, place, wrap=True, selectable=True))
    shown = _plain(ui, report, tr("Report"))
    shown.setObjectName(REPORT)
    dialog.body.addWidget(shown)
    copy = dialog.add_button(Button(ui, tr("Copy the report"), icon="copy"))
    close = dialog.add_button(Button(ui, tr("Go on"), variant="primary"))
    copy.clicked.connect(lambda: copy_text(shown.toPlainText()))
    close.clicked.connect(dialog.accept)
    _open(dialog)


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
