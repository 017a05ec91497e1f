"""From the form of one contact to that of the next; what is not saved is asked about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from twincrm.ui.editor.target import EDITING
from twincrm.ui.kit.neighbours import NEXT_KEY, PREVIOUS_KEY, StepButtons
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from twincrm.ui.editor.page import EditorPage
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.neighbours import Neighbours, Record


class Stepping:
    """The way from a form to its neighbours in the list of contacts."""

    def __init__(self, ui: UiContext, editor: EditorPage, neighbours: Neighbours) -> None:
        self._editor = editor
        self._neighbours = neighbours
        self.buttons = StepButtons(ui, self.step)
        editor.header.put_after_count(self.buttons)
        before, after = self._beside(-1), self._beside(1)
        self.buttons.offer(before=before is not None, after=after is not None)
        self.buttons.setVisible(before is not None or after is not None)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, by in ((PREVIOUS_KEY, -1), (NEXT_KEY, 1)):
            shortcut = QShortcut(QKeySequence(key), editor, context=inside)
            shortcut.activated.connect(partial(self.step, by))

    def step(self, by: int) -> None:
        """Edit the contact so many rows further, once nothing unsaved keeps us."""
        found = self._beside(by)
        if found is not None and self._editor.may_leave():
            kind, key = found
            self._editor.closed.emit(Show(f"{EDITING}{kind}", key))

    def _beside(self, by: int) -> Record | None:
        target = self._editor.target
        return self._neighbours.beside((target.kind, target.id), by) if target.id else None
