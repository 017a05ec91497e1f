"""Asks what becomes of what was typed before a dialog is given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.kit.asker import PartingWords
from twincrm.ui.kit.fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.dialogs import Dialog


def ask_before_giving_up(
    ui: UiContext,
    asker: Asker,
    dialog: Dialog,
    typed: Callable[[], object],
    save: Callable[[], object],
) -> None:
    """Let *dialog* ask when what is *typed* differs from what it opened with.

    What is only begun counts as well: the beginning of a name that names nobody yet, a day without
    its time.
    """
    opened, tr = (typed(), _begun(dialog)), ui.texts.tr
    words = PartingWords(
        tr("Save the changes?"),
        tr("What you typed here is not saved yet."),
        tr("Save"),
        tr("Discard changes"),
        tr("Go on editing"),
    )

    def may_leave() -> bool:
        if not dialog.isVisible() or (typed(), _begun(dialog)) == opened:
            return True
        answer = asker.part(words)
        if answer == "save":
            save()
        return answer == "discard"

    dialog.may_leave = may_leave


def _begun(dialog: Dialog) -> list[str]:
    """What stands in the fields of the dialog, whether it can be read or not."""
    return sorted(field.value for field in dialog.findChildren(TextField) if field.value)
