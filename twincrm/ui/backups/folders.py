"""The two folders of backups: where they are made, and where each gets a copy when it is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.backups import first_folder
from twincrm.ui.backups.chosen_folder import FolderWords

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.domain.texts import Translator
    from twincrm.services.backups import MadeBackup
    from twincrm.ui.backups.chosen_folder import ChosenFolder

SAME = Message(
    "{folder} is where the backups already are. A second folder protects your data only when it "
    "lies elsewhere, best on a stick."
)


def first_words(texts: Translator) -> FolderWords:
    """Where backups are made: the program's own folder, or one that was chosen."""
    return FolderWords(
        texts.tr("Folder of the backups"),
        texts.tr("Choose a folder for the backups"),
        texts.tr("Use the program’s own folder"),
        partial(_said_of_first, texts),
    )


def second_words(texts: Translator) -> FolderWords:
    """The second folder, which gets a copy of each backup when it is there."""
    return FolderWords(
        texts.tr("Second folder"),
        texts.tr("Choose a folder for copies of the backups"),
        texts.tr("Use it no longer"),
        partial(_said_of_second, texts),
        _is_first,
    )


def tell_copy(texts: Translator, second: ChosenFolder, made: MadeBackup) -> None:
    """Say at the second folder what became of the copy that belongs there."""
    if made.trouble is None:
        second.show_folder()
        return
    words = texts.tr("{folder} got no copy: {why}")
    why = texts.say(made.trouble.message)
    second.words.setText(words.format(folder=second.folder, why=why))


def _said_of_first(texts: Translator, folder: Path | None) -> str:
    """Where backups are made now."""
    now = first_folder()
    if folder is None or folder == now:
        return str(now)
    words = texts.tr("{folder} is not there now. Until it is, backups are made in {now}.")
    return words.format(folder=folder, now=now)


def _said_of_second(texts: Translator, folder: Path | None) -> str:
    """What it gets, and whether it is there."""
    tr = texts.tr
    if folder is None:
        return tr("None yet. A folder on a stick keeps your data when this computer is lost.")
    if folder.is_dir():
        words = tr("{folder} gets a checked copy of each backup.")
    else:
        words = tr("{folder} is not there now. It gets a copy as soon as it is.")
    return words.format(folder=folder)


def _is_first(folder: Path) -> Message | None:
    """Only another folder than the first is a second one."""
    first = first_folder()
    same = first.exists() and folder.exists() and folder.samefile(first)
    return SAME.with_values(folder=str(folder)) if same else None
