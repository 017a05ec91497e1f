"""Says above all choices who gets a letter in which language, and whose own is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.services.mailings.readers import stand_ins
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.mailings.readers import Readers
    from twincrm.ui.kit.context import UiContext

FEW = 3
"""So many names stand in the note itself, so that the choices below stay in sight."""


class ReadersNote(QWidget):
    """How many read which language; all names on demand. Hidden where all read the same one."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui, tr = ui, ui.texts.tr
        self.missing = InlineNotice(ui, "warn", "")
        self.counts = label(ui, "", "body", "ink2", wrap=True)
        self.all = Button(ui, tr("Who gets which language"), icon="chevron-down", small=True)
        self.all.setCheckable(True)
        self.names = label(ui, "", "body", wrap=True, selectable=True)
        self.all.toggled.connect(self.names.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(self.counts)
        column.addWidget(self.missing)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.names)
        self.names.hide()
        self.hide()

    def tell(self, readers: Sequence[Readers]) -> None:
        """Show it for another document; what was unfolded stays so."""
        say = self._ui.texts.say
        self.missing.set_text("\n\n".join(say(each) for each in stand_ins(readers, FEW)))
        self.missing.setVisible(any(each.stands_in for each in readers))
        names = self._by_language(readers)
        self.counts.setText(" · ".join(f"{code} {len(all_)}" for code, all_ in names.items()))
        own = self._by_language([each for each in readers if not each.stands_in])
        words = self._ui.texts.tr("{name}: {what}")
        listed = (words.format(name=name, what=", ".join(found)) for name, found in own.items())
        self.names.setText("\n\n".join((*map(say, stand_ins(readers)), *listed)))
        self.setVisible(len(names) > 1 or not self.missing.isHidden())

    def _by_language(self, readers: Sequence[Readers]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in readers:
            title = language_title(each.language, self._ui.texts.language)
            found.setdefault(title, []).extend(each.names)
        return found
