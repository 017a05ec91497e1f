"""A quiet line while a new person is typed: who may be there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from twincrm.services.duplicates.typed import namesakes
from twincrm.ui.editor.namesake_dialog import show_namesake
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.reading_order import LATE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from twincrm.services.duplicates.typed import Namesake
    from twincrm.services.people.drafts import PersonDraft
    from twincrm.ui.jobs import Job
    from twincrm.ui.window.page import PageServices

PAUSE = 300
"""Milliseconds without a key before anybody is looked for."""


class NamesakesLine(QWidget):
    """Names the likeliest one, and shows who that is without anything typed being lost."""

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._texts = services.ctx.texts
        self._draft: PersonDraft | None = None
        self._job: Job[tuple[Namesake, ...]] | None = None
        self._found: tuple[Namesake, ...] = ()
        self.look = Button(services.ctx, self._texts.tr("Look"), small=True)
        self.notice = InlineNotice(services.ctx, "info", "", self.look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        self.look.clicked.connect(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        self.hide()

    @property
    def found(self) -> tuple[Namesake, ...]:
        """Who may be meant, the likeliest first."""
        return self._found

    def take(self, draft: PersonDraft) -> None:
        """Look again as soon as nothing is typed for a moment."""
        before = self._draft
        if before is not None and _telling(before) == _telling(draft):
            return
        self._draft = draft
        self._pause.start()

    def open(self) -> None:
        """Show who that is; what is typed stays as it is."""
        if self._found:
            show_namesake(self._services, self._found[0], self.window())

    def _ask(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._draft is None:
            return
        ask = self._services.dispatcher.ask_while_wanted
        draft = self._draft
        self._job = self._services.jobs.start(
            lambda progress: ask(progress, namesakes, draft), self._show
        )

    def _show(self, found: tuple[Namesake, ...]) -> None:
        self._job = None
        self._found = found
        if found:
            self.notice.set_text(self._words(found[0]))
            self.look.setAccessibleName(self._texts.tr("Look at {name}").format(name=found[0].name))
        self.setVisible(bool(found))

    def _words(self, one: Namesake) -> str:
        if not one.where:
            return self._texts.tr("Perhaps already there: {name}").format(name=one.name)
        words = self._texts.tr("Perhaps already there: {name}, {where}")
        return words.format(name=one.name, where=one.where)


class NamesakesPlace(QWidget):
    """Keeps the room of the line, so that no field moves under the mouse when somebody is found.

    Its button comes behind the fields: Tab goes from name to town, whoever is found meanwhile.
    """

    def __init__(self, services: PageServices, line: NamesakesLine) -> None:
        super().__init__()
        self.setProperty(LATE, True)
        words = services.ctx.texts.tr("Who may be there already is named here.")
        policy = line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        line.setSizePolicy(policy)
        one = QGridLayout(self)
        one.setContentsMargins(0, 0, 0, 0)
        self._hint = label(services.ctx, words, "small", "ink2", wrap=True)
        one.addWidget(self._hint, 0, 0)
        one.addWidget(line, 0, 0)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line stands in place of the words."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._hint.setVisible(event.type() == QEvent.Type.HideToParent)
        return super().eventFilter(watched, event)


def _telling(draft: PersonDraft) -> tuple[object, ...]:
    """What somebody is known again by."""
    names = (draft.given, draft.family, draft.nickname, draft.birth_name, draft.suffix)
    reach = draft.reach
    return (*names, draft.form_of_address, draft.birth_date, reach.phones, reach.emails,
            reach.addresses)  # fmt: skip
