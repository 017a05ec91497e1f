"""The documents of a record on its card: dropped or pasted, opened, saved, renamed, removed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.services.documents.commands import AddDocument, ChangeDocument, RemoveDocument
from twincrm.services.documents.drafts import MOST_BYTES, read_document
from twincrm.services.documents.queries import document_content
from twincrm.services.records.titles import titles
from twincrm.services.together import Together
from twincrm.ui.hanging.group import HangingGroup
from twincrm.ui.hanging.opening import open_copy, save_copy
from twincrm.ui.hanging.taking_in import take_files, take_image
from twincrm.ui.hanging.words import size_words
from twincrm.ui.kit.asking_words import ask_words
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.first_rows import FIRST
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.name_lines import breakable
from twincrm.ui.window.aside import keep_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from twincrm.services.command import Command
    from twincrm.services.documents.queries import DocumentRow
    from twincrm.services.progress import Progress
    from twincrm.ui.hanging.group import Record
    from twincrm.ui.hanging.taking_in import Taken
    from twincrm.ui.window.page import PageServices


class DocumentsGroup(HangingGroup):
    """Letters, charters, scans and photos that belong to somebody or something.

    *brief* says nothing where there are none: below each of several things it would be noise.
    """

    def __init__(
        self,
        services: PageServices,
        record: Record,
        rows: Sequence[DocumentRow],
        *,
        brief: bool = False,
    ) -> None:
        tr = services.ctx.texts.tr
        add = Button(services.ctx, tr("Document"), icon="plus", small=True)
        super().__init__(services, record, tr("Documents"), add)
        add.setAccessibleName(tr("Add a document…"))
        add.clicked.connect(self.choose)
        self.setAcceptDrops(services.writable)
        lines = [self._row(row) for row in rows[:FIRST]]
        nothing = "" if brief else tr("No document is kept here yet.")
        self.put(lines, len(rows) - FIRST, nothing)
        if services.writable and not brief:
            self.body.addWidget(
                label(services.ctx, drop_words(services), "small", "ink2", wrap=True)
            )

    def choose(self) -> None:
        """Ask for files."""
        tr = self._ui.texts.tr
        title, kinds = tr("Add a document"), (tr("All files (*)"),)
        self.take_files(self._services.asker.choose_open(title, None, kinds, many=True))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files aside and keep them in one step."""
        keep_documents(self._services, self._record, paths)

    def paste(self) -> bool:
        """Take the files or the picture in the clipboard; whether there is any."""
        return self._take(QGuiApplication.clipboard().mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The usual key for pasting."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def open_document(self, row: DocumentRow) -> None:
        """Show a copy in whatever program opens such files; it can be read only."""
        self._with_content(row, partial(open_copy, self._services, row.file_name or row.title))

    def save_document(self, row: DocumentRow) -> None:
        """Write a copy somewhere."""
        self._with_content(row, partial(save_copy, self._services, row.file_name or row.title))

    def rename(self, row: DocumentRow) -> None:
        """Give a document another title."""
        tr = self._ui.texts.tr
        title = ask_words(
            self._ui, tr("Rename the document"), tr("Title"), row.title, self.window()
        )
        if title is None or title == row.title:
            return
        before = self._services.dispatcher.ask(read_document, row.id)
        self._services.perform(ChangeDocument(row.id, before, replace(before, title=title)))

    def remove(self, row: DocumentRow) -> None:
        """Take a document off the record; Undo and the trash bring it back."""
        self._services.perform(RemoveDocument(row.id, *self._record, row.title))

    def _take(self, data: QMimeData) -> bool:
        if not self._services.writable:
            return False
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        image: object = data.imageData() if not files and data.hasImage() else None
        if files:
            self.take_files(files)
        elif isinstance(image, QImage) and not image.isNull():
            name = self._ui.texts.tr("Picture")
            self._keep(name, lambda _: (take_image(image, name),))
        return bool(files) or isinstance(image, QImage)

    def _keep(self, name: str, read: Callable[[Progress], Sequence[Taken]]) -> None:
        """Read and keep aside: scans are large, and sticks are slow."""
        _keep_aside(self._services, self._record, name, read)

    def _with_content(self, row: DocumentRow, deed: Callable[[bytes], None]) -> None:
        try:
            content = self._services.dispatcher.ask(document_content, row.id)
            deed(content)
        except TwincrmError as error:
            self._services.tell_trouble(error)

    def _row(self, row: DocumentRow) -> QWidget:
        ui = self._ui
        called = row.file_name if row.file_name != row.title else ""
        second = " · ".join(part for part in (breakable(called), size_words(row.size)) if part)
        leads = self.link("file-text", row.title, second)
        leads.clicked.connect(partial(self.open_document, row))
        deeds: list[tuple[Message, str, Callable[[DocumentRow], None], bool]] = [
            (Message("Save a copy of {name}…"), "file-down", self.save_document, True),
            (Message("Rename {name}…"), "pencil", self.rename, self._services.writable),
            (Message("Remove {name}"), "x", self.remove, self._services.writable),
        ]
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(leads, 1)
        for words, icon, deed, can in deeds:
            said = ui.texts.say(words.with_values(name=row.title))
            button = Button(ui, said, icon=icon, variant="quiet", small=True, icon_only=True)
            button.setEnabled(can)
            button.clicked.connect(partial(deed, row))
            line.addWidget(button)
        return whole


def drop_words(services: PageServices) -> str:
    """How files come here."""
    words = services.ctx.texts.tr("Drop files here, or paste with {key}. At most {n} MB each.")
    key = QKeySequence(QKeySequence.StandardKey.Paste)
    shown = key.toString(QKeySequence.SequenceFormat.NativeText)
    return words.format(key=shown, n=MOST_BYTES // 1_000_000)


def keep_documents(
    services: PageServices, record: Record, paths: Sequence[Path], name: str = ""
) -> None:
    """Read files aside and keep them with a record in one step, which says its *name*.

    Without one it is looked up: where the step is undone nobody may see the record any more.
    """
    if paths and services.writable:
        _keep_aside(services, record, paths[0].name, partial(take_files, paths), name)


def _keep_aside(
    services: PageServices,
    record: Record,
    file: str,
    read: Callable[[Progress], Sequence[Taken]],
    name: str = "",
) -> None:
    texts, (kind, key) = services.ctx.texts, record
    told = texts.tr("{file} is being read…").format(file=file)
    name = name or services.dispatcher.ask(titles, kind, texts.language, (key,)).get(key, "")
    keep_aside(services, told, lambda progress: _adding(record, read(progress), name))


def _adding(record: Record, taken: Sequence[Taken], name: str) -> Command[Any]:
    """What keeps what was read with a record, in one step."""
    acts = tuple(AddDocument(draft, content, *record) for draft, content in taken)
    if len(acts) == 1 and not name:
        return acts[0]
    n, title = len(acts), acts[0].draft.title or acts[0].draft.file_name
    if not name:
        words = Message("Add {n} document", {"n": n}, "Add {n} documents")
    elif n == 1:
        words = Message("Add the document “{title}” to {name}", {"title": title, "name": name})
    else:
        words = Message("Add {n} document to {name}", {}, "Add {n} documents to {name}")
        words = words.with_values(n=n, name=name)
    return Together(words, acts)
