"""The parts of a long form: a title with fields below, listed in the contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.cards import SectionHeader
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.kit.contents import ContentsEntry
    from twincrm.ui.kit.context import UiContext


class Section(QWidget):
    """A part of the form; `body` takes its fields. Without a header its first part brings one."""

    def __init__(self, ui: UiContext, title: str, *, header: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(ui.look.px(Space.M))
        if header:
            self.body.addWidget(SectionHeader(ui, title))


@dataclass(frozen=True, slots=True)
class Listed:
    """A section as the contents list it; `count` tells how much is in it."""

    entry: ContentsEntry
    section: Section
    count: Callable[[], int] | None = None
