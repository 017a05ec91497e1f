"""What the program is, in which versions it runs, and under which licences its parts were given."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QPlainTextEdit

import twincrm
from twincrm.runtime.bundled import bundled
from twincrm.runtime.parts import parts
from twincrm.store.connection import engine_version
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.clipboard import copy_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Translator
    from twincrm.runtime.parts import Part
    from twincrm.ui.kit.context import UiContext


class About(QObject):
    """Belongs to its dialog and ends with it."""

    def __init__(self, ui: UiContext, parent: QWidget) -> None:
        tr = ui.texts.tr
        self.dialog = Dialog(ui, tr("About TwinCRM"), icon="info", parent=parent)
        super().__init__(self.dialog)
        self._texts = ui.texts
        self._parts = parts()
        self.search = SearchField(ui, tr("Search in the licences"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Licences"))
        self.text.setMinimumSize(ui.look.px(560), ui.look.px(200))
        claim = tr("Contacts, partnerships and visits of town-twinning associations, offline.")
        made = tr("TwinCRM is free software under the MIT licence. It is built with:")
        body = self.dialog.body
        body.addWidget(label(ui, f"TwinCRM · {versions(ui.texts)}", "h3", wrap=True))
        for words in (claim, made):
            body.addWidget(label(ui, words, wrap=True, selectable=True))
        body.addWidget(self.search)
        body.addWidget(self.text, 1)
        copy = self.dialog.add_button(Button(ui, tr("Copy"), icon="copy"), "start")
        close = self.dialog.add_button(Button(ui, tr("Close"), variant="primary"))
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.dialog.accept)
        self.search.searched.connect(self.show_found)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.show_found("")

    def show_found(self, words: str) -> None:
        """The parts whose name or licence has these words; all where there are none."""
        wanted = words.casefold()
        found = [each for each in self._parts if wanted in f"{each.name} {each.licence}".casefold()]
        self.text.setPlainText(about_text(self._texts, found, own=not wanted))

    def _copy(self) -> None:
        head = f"TwinCRM · {versions(self._texts)}"
        copy_text(f"{head}\n\n{self.text.toPlainText()}")


def versions(texts: Translator) -> str:
    """Of the program and of what it stands on."""
    version = texts.tr("Version {version}").format(version=twincrm.__version__)
    stands_on = f"Qt {qVersion()}, Python {platform.python_version()}, SQLite {engine_version()}"
    return f"{version} · {stands_on}"


def about_text(texts: Translator, found: Sequence[Part], *, own: bool = True) -> str:
    """The parts with their versions and licences, then the licences in full."""
    lines = [" ".join(filter(None, (each.name, each.version))) + f": {each.licence}"
             for each in found]  # fmt: skip
    if not found:
        return texts.tr("No part has these words in its name or licence.")
    if own:
        licence = bundled("LICENSE")
        lines += _in_full("TwinCRM", licence.read_text("utf-8") if licence.is_file() else "")
    for each in found:
        lines += _in_full(each.name, each.text)
    return "\n".join(lines)


def _in_full(name: str, text: str) -> list[str]:
    return ["", f"— {name} —", "", text.strip()] if text else []
