"""The help over the window: topics on the left, the chosen page on the right, a search over all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QTextEdit

from twincrm.domain.folding import find_hits
from twincrm.ui.help.topics import topics
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.help.topics import Keys, Topic
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.look import Look

WIDTH, HEIGHT, LIST, LEAST = 900, 600, 270, 240


class Help(QObject):
    """Belongs to its dialog and ends with it."""

    def __init__(self, ui: UiContext, parent: QWidget, keys: Sequence[Keys], topic: str) -> None:
        tr = ui.texts.tr
        self.dialog = Dialog(ui, tr("Help"), icon="circle-question-mark", parent=parent)
        super().__init__(self.dialog)
        self._ui = ui
        self._topics = topics(ui.texts, keys)
        self.search = SearchField(ui, tr("Search in the help"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Topics"))
        self.list.setProperty("part", "topics")
        self.list.setFixedWidth(ui.look.px(LIST))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(ui.look.px(LEAST))
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("Help page"))
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        self.page.setFont(ui.look.font("body"))
        self._build()
        self.list.currentItemChanged.connect(self._show)
        self.search.searched.connect(self.show_found)
        self.search.list_wanted.connect(self.list.setFocus)
        self.search.opened.connect(self.page.setFocus)
        self.show_found("")
        self.show_topic(topic)

    @property
    def topic(self) -> str:
        """The key of the page shown; empty where none was found."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole).key if item is not None else ""  # pyright: ignore[reportUnnecessaryComparison]

    @property
    def shown(self) -> tuple[Topic, ...]:
        """The pages to choose from."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in items)

    def show_topic(self, key: str) -> None:
        """Show a page; the first one where there is none of this name."""
        at = next((at for at, topic in enumerate(self.shown) if topic.key == key), 0)
        self.list.setCurrentRow(at)

    def show_found(self, words: str) -> None:
        """Offer the pages that have these words, those named so first, and mark them there."""
        self.list.clear()
        fitting = [topic for topic in self._topics if topic.has(words)]
        for topic in sorted(fitting, key=lambda topic: topic.rank(words)):
            item = QListWidgetItem(topic.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, topic)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.page.setPlainText(self._ui.texts.tr("No page has these words."))

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        topic: Topic = item.data(Qt.ItemDataRole.UserRole)
        document = self.page.document()
        document.setMarkdown(topic.text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        dress(document, self._ui.look)
        self._bring(self._mark(self.search.value.split()))

    def _bring(self, found: QTextBlock | None) -> None:
        """Begin at the top, or where the words are found."""
        at = QTextCursor(self.page.document())  # Qt leaves the cursor, and what is seen, at the end
        if found is not None:
            at.setPosition(found.position())
        self.page.setTextCursor(at)
        bar = self.page.verticalScrollBar()
        above = self.page.cursorRect().top() - self._ui.look.px(Space.L)
        bar.setValue(bar.value() + above if found is not None else 0)

    def _mark(self, words: Sequence[str]) -> QTextBlock | None:
        """Words that were searched for stand on a ground of their own; where most of them are.

        A heading of the page speaks of what the title names as well, and comes before the text.
        """
        marks: list[QTextEdit.ExtraSelection] = []
        best: QTextBlock | None = None
        most, title = (0, 0), frozenset[str]()
        block = self.page.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            hits = {word: find_hits(block.text(), (word,)) for word in words}
            named = frozenset(word for word, places in hits.items() if places)
            marks += [self._ground(block, *place) for each in hits.values() for place in each]
            title = named if level == 1 else title
            worth = (len(named | title) if level > 1 else len(named), (0, 1, 2)[min(level, 2)])
            if named and worth > most:
                best, most = block, worth
            block = block.next()
        self.page.setExtraSelections(marks)
        return best

    def _ground(self, block: QTextBlock, start: int, end: int) -> QTextEdit.ExtraSelection:
        at, mark = QTextCursor(block), QTextEdit.ExtraSelection()
        at.setPosition(block.position() + start)
        at.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = at  # pyright: ignore[reportAttributeAccessIssue]
        mark.format.setBackground(self._ui.look.colour("sel"))  # pyright: ignore[reportAttributeAccessIssue]
        return mark

    def _build(self) -> None:
        px, body = self._ui.look.px, self.dialog.body
        line = QHBoxLayout()
        line.setSpacing(px(Space.M))
        line.addWidget(self.list)
        line.addWidget(self.page, 1)
        body.setSpacing(px(Space.S))
        body.addWidget(self.search)
        body.addLayout(line, 1)
        close = Button(self._ui, self._ui.texts.tr("Close"), variant="primary")
        self.dialog.add_button(close).clicked.connect(self.dialog.accept)
        self.dialog.finished.connect(self.dialog.deleteLater)
        room = self.dialog.screen().availableGeometry()
        self.dialog.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(32)))


def dress(document: QTextDocument, look: Look) -> None:
    """Headings in the house's type, air between the lines and paragraphs."""
    document.setDocumentMargin(look.px(Space.L))
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        spaced = QTextBlockFormat()
        spaced.setTopMargin(look.px(Space.L if level > 1 else Space.XS))
        spaced.setLineHeight(108, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        if level:
            heading = QTextCharFormat()
            heading.setFont(look.font("h2" if level == 1 else "h3"))
            heading.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 0)
            cursor.mergeCharFormat(heading)
        block = block.next()
