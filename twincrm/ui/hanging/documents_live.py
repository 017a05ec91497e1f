"""Documents in a dialog: those of a record that is kept, or those that will be kept with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.services.documents.commands import AddDocument
from twincrm.services.documents.queries import documents_of
from twincrm.ui.hanging.documents_group import DocumentsGroup, drop_words, keep_documents
from twincrm.ui.hanging.live import LiveGroup
from twincrm.ui.hanging.taking_in import take_files
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.file_drop import FileDrop
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twincrm.services.progress import Progress
    from twincrm.ui.hanging.group import Record
    from twincrm.ui.hanging.taking_in import Taken
    from twincrm.ui.window.page import PageServices


FIRST_SAVE = Message("Please save first. Files can be dropped here then.")
STILL_READ = Message("A file is still being read. Please save again in a moment.")


def live_documents(services: PageServices, record: Record, *, brief: bool = False) -> LiveGroup:
    """The documents of a kept record."""

    def made() -> DocumentsGroup:
        rows = services.dispatcher.ask(documents_of, *record)
        return DocumentsGroup(services, record, rows, brief=brief)

    return LiveGroup(services, made)


def take_dropped(
    services: PageServices,
    form: QWidget,
    record: tuple[str, int | None],
    coming: ComingDocuments | None = None,
) -> None:
    """Files dropped anywhere on a form, or pasted into its texts, are documents of its record.

    Of one that is not kept yet they wait in *coming*; without that, words say to save it first.
    """
    kind, key = record

    def take(files: Sequence[Path]) -> None:
        if key is not None:
            keep_documents(services, (kind, key), files)
        elif coming is not None:
            coming.take_files(files)
        else:
            services.notify(services.ctx.texts.say(FIRST_SAVE), "info")

    if services.writable:
        FileDrop(form, take)


class ComingDocuments(QWidget):
    """Files that are kept when the dialog is saved; pressing a name takes it out again.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services, self._ui = services, services.ctx
        self._taken: list[Taken] = []
        self._reading = 0
        words = services.ctx.texts.tr("Attach documents…")
        self.add = Button(services.ctx, words, icon="file-plus", small=True)
        self.add.clicked.connect(self.choose)
        self._flow = Flow(services.ctx.look.px(Space.S))
        self._flow.add_part(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)
        column.addWidget(label(services.ctx, drop_words(services), "small", "ink2", wrap=True))

    @property
    def value(self) -> tuple[AddDocument, ...]:
        """What is to be kept."""
        return tuple(AddDocument(draft, content) for draft, content in self._taken)

    def choose(self) -> None:
        """Ask for files, and read them aside."""
        tr = self._ui.texts.tr
        title, kinds = tr("Add a document"), (tr("All files (*)"),)
        self.take_files(self._services.asker.choose_open(title, None, kinds, many=True))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files aside, such as those dropped on the dialog."""

        def read(progress: Progress) -> tuple[Taken, ...]:
            return take_files(paths, progress)

        if paths:
            self._reading += 1
            self._services.jobs.start(read, self._take, failed=self._fail)

    def problem(self) -> Message | None:
        """What keeps the record from being saved with them now."""
        return STILL_READ if self._reading else None

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self._reading -= 1
        if not isinstance(error, TwincrmError):
            raise error
        self._services.tell_trouble(error)

    def _take(self, taken: tuple[Taken, ...]) -> None:
        self._reading -= 1
        for each in taken:
            self._taken.append(each)
            name = each[0].file_name
            button = Button(self._ui, name, icon="x", small=True)
            button.setAccessibleName(self._ui.texts.tr("Take out {name}").format(name=name))
            button.clicked.connect(partial(self._take_out, each, button))
            self._flow.add_part(button)
            button.show()
        self.value_changed.emit()

    def _take_out(self, each: Taken, button: Button) -> None:
        self._taken.remove(each)
        self._flow.take_out(button)
        button.hide()
        button.deleteLater()
        self.add.setFocus()
        self.value_changed.emit()
