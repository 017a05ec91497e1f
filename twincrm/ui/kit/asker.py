"""Questions to the user, behind a protocol so that tests answer them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtWidgets import QDialog, QFileDialog

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.file_dialog import chosen_in, file_dialog
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import STATUS_ICONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName

Parting = Literal["save", "discard", "stay"]
"""How one leaves what is not saved yet."""


@dataclass(frozen=True, slots=True)
class PartingWords:
    """The one question about what is not saved yet, and the words of its three answers."""

    title: str
    text: str
    save: str
    discard: str
    stay: str


class Asker(Protocol):
    """Whoever answers questions: the user, or a test."""

    def confirm(
        self, title: str, text: str, yes_label: str, no_label: str, *, danger: bool = False
    ) -> bool:
        """Whether to go on; closing the question means no."""
        ...

    def part(self, words: PartingWords) -> Parting:
        """What becomes of what is not saved yet; closing the question means to stay."""
        ...

    def choose_one(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        """Which of a few ways, counted from 0; Enter takes the first. None: none of them."""
        ...

    def choose_save(self, title: str, suggested: Path, kinds: Sequence[str]) -> Path | None:
        """Where to write; *kinds* are Qt filters such as "PDF (*.pdf)". None: not at all."""
        ...

    def choose_open(
        self, title: str, folder: Path | None, kinds: Sequence[str], *, many: bool = False
    ) -> tuple[Path, ...]:
        """What to read; empty: nothing."""
        ...

    def choose_folder(self, title: str, folder: Path | None) -> Path | None:
        """Which folder; None: none."""
        ...

    def message(self, title: str, text: str, tone: ToneName = "info") -> None:
        """Say something that must be read before going on."""
        ...

    def offer(self, title: str, text: str, act: str) -> bool:
        """Say what went wrong, and whether the user wants the act that helps; Esc means no."""
        ...


_DISCARD = 2
"""What the dialog is done with when its third answer is taken; Qt knows two."""


def with_ending(path: Path, ending: str) -> Path:
    """*path* with *ending*, which is added to whatever dots the name has: ``Verein e.V``."""
    if path.suffix.casefold() == ending.casefold():
        return path
    return path.with_name(path.name + ending)


class QtAsker:
    """Asks the user with dialogs over a window."""

    def __init__(self, ui: UiContext, window: QWidget | None = None) -> None:
        self._ui = ui
        self._window = window

    def confirm(
        self, title: str, text: str, yes_label: str, no_label: str, *, danger: bool = False
    ) -> bool:
        """Whether to go on; closing the question means no."""
        dialog = self._dialog(title, text, "triangle-alert" if danger else "circle-question-mark")
        dialog.add_answers(yes_label, no_label, danger=danger)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer

    def part(self, words: PartingWords) -> Parting:
        """Save (Enter), stay (Esc) or discard, which stands apart from both."""
        dialog = self._dialog(words.title, words.text, "circle-question-mark")
        discard = Button(self._ui, words.discard, icon="trash-2", variant="danger")
        stay = Button(self._ui, words.stay, key=key_text("Esc"))
        dialog.add_button(discard, "start").clicked.connect(partial(dialog.done, _DISCARD))
        dialog.add_button(stay).clicked.connect(dialog.reject)
        dialog.add_save(words.save, dialog.accept).setFocus()
        answer = dialog.exec()
        dialog.deleteLater()
        answers: dict[int, Parting] = {QDialog.DialogCode.Accepted: "save", _DISCARD: "discard"}
        return answers.get(answer, "stay")

    def choose_one(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        """Which of a few ways; a button below the other for each."""
        dialog = self._dialog(title, text, "circle-question-mark")
        for at, words in enumerate(choices):
            button = Button(self._ui, words, variant="plain" if at else "primary")
            button.setDefault(at == 0)
            button.clicked.connect(partial(dialog.done, at + 1))
            dialog.body.addWidget(button)
            if at == 0:
                button.setFocus()
        cancel = dialog.add_button(
            Button(self._ui, self._ui.texts.tr("Cancel"), key=key_text("Esc"))
        )
        cancel.clicked.connect(dialog.reject)
        answer = dialog.exec()
        dialog.deleteLater()
        return answer - 1 if answer else None

    def choose_save(self, title: str, suggested: Path, kinds: Sequence[str]) -> Path | None:
        """Where to write; None: not at all. What would be replaced is asked about as it is named.

        The system's dialog asks about the name as typed, which may still lack its ending.
        """
        while chosen := self._save_name(title, suggested, kinds):
            typed = Path(chosen)
            path = with_ending(typed, suggested.suffix)
            if path == typed or not path.exists() or self._replaces(path):
                return path
            suggested = path
        return None

    def _save_name(self, title: str, suggested: Path, kinds: Sequence[str]) -> str:
        dialog = file_dialog(self._ui, self._window, title, suggested.parent, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.selectFile(suggested.name)
        return next(iter(chosen_in(dialog)), "")

    def _replaces(self, path: Path) -> bool:
        tr = self._ui.texts.tr
        return self.confirm(
            tr("Replace the file?"),
            tr("{file} exists already. Its present contents would be lost.").format(file=path.name),
            tr("Replace"),
            tr("Choose another name"),
            danger=True,
        )

    def choose_open(
        self, title: str, folder: Path | None, kinds: Sequence[str], *, many: bool = False
    ) -> tuple[Path, ...]:
        """What to read; empty: nothing."""
        dialog = file_dialog(self._ui, self._window, title, folder, kinds)
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.ExistingFiles if many else modes.ExistingFile)
        return tuple(Path(each) for each in chosen_in(dialog))

    def choose_folder(self, title: str, folder: Path | None) -> Path | None:
        """Which folder; None: none."""
        dialog = file_dialog(self._ui, self._window, title, folder, ())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return next((Path(each) for each in chosen_in(dialog)), None)

    def message(self, title: str, text: str, tone: ToneName = "info") -> None:
        """Say something that must be read before going on."""
        dialog = self._dialog(title, text, STATUS_ICONS.get(tone, "info"))
        close = dialog.add_button(Button(self._ui, self._ui.texts.tr("OK"), variant="primary"))
        close.clicked.connect(dialog.accept)
        dialog.exec()
        dialog.deleteLater()

    def offer(self, title: str, text: str, act: str) -> bool:
        """Say what went wrong, and whether the user wants the act that helps; Esc means no."""
        dialog = self._dialog(title, text, STATUS_ICONS["warn"])
        dialog.add_answers(act, self._ui.texts.tr("Close"))
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer

    def _dialog(self, title: str, text: str, icon: str) -> Dialog:
        dialog = Dialog(self._ui, title, icon=icon, parent=self._window)
        words = label(self._ui, text, "body", wrap=True, selectable=True)
        width = self._ui.look.px(420)
        words.setMinimumWidth(width)
        words.setMinimumHeight(words.heightForWidth(width))  # Qt cuts at two thirds of the screen
        dialog.body.addWidget(words)
        dialog.setAccessibleDescription(text)
        return dialog
