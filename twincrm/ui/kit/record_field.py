"""A link to another record, found by typing: an organisation, a place, a person, a household."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.services.records.titles import titles
from twincrm.services.search.queries import best_hits
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import say_at
from twincrm.ui.kit.suggestions import NOT_CHOSEN, Suggestions, mark_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPixmap

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.places.queries import PlaceRow
    from twincrm.ui.kit.context import UiContext

LinkKind = Literal[
    "person",
    "organisation",
    "household",
    "place",
    "visit",
    "partnership",
    "membership",
    "assembly",
    "journal_note",
    "counterpart",
]
ICONS: dict[str, str] = {
    "person": "user",
    "organisation": "building-2",
    "household": "house",
    "place": "map-pin",
    "visit": "bus",
    "partnership": "handshake",
}
NOT_MADE = Message(
    "“{text}” is not in the list yet. Please choose one of the suggestions, or “New” below them."
)
_AT_MOST = 12
_TITLE = Qt.ItemDataRole.UserRole + 1
"""What a suggestion is called, without the words around it."""


class RecordLists(Protocol):
    """Where a field finds records: by a search in the file, places among those of a list."""

    @property
    def ui(self) -> UiContext:
        """How the field looks and speaks."""
        ...

    @property
    def dispatcher(self) -> Dispatcher:
        """Whom to ask."""
        ...

    @property
    def language(self) -> str:
        """The reader's."""
        ...

    def names_of_place(self, place_id: int | None) -> Sequence[str]:
        """What a place is called in every language."""
        ...

    def places_called(self, text: str) -> Sequence[PlaceRow]:
        """Places with a text in one of their names, the likeliest first."""
        ...

    def country_of_place(self, place_id: int | None) -> str:
        """The country of a place, for its flag."""
        ...


@dataclass(frozen=True, slots=True)
class Link:
    """The record that is linked; id None is one that is still to be made, by its name."""

    kind: LinkKind
    id: int | None
    title: str


class RecordField(TextField):
    """Search as you type; Enter or Tab takes the marked suggestion, ↑ and ↓ mark others.

    Leaving the field takes what is called exactly as typed.

    *makes* is a kind of which a new record may be named; it is then to be made on saving.
    *likely* is offered as long as nothing is typed.
    Signals: value_changed(); chosen() when another record was taken or the link was cleared.
    """

    chosen = Signal()

    def __init__(
        self,
        lists: RecordLists,
        kinds: Sequence[LinkKind],
        *,
        makes: LinkKind | None = None,
        without: int | None = None,
        likely: Sequence[Link] = (),
    ) -> None:
        icon = ICONS[kinds[0]] if len(kinds) == 1 else "search"
        super().__init__(lists.ui, icon=icon, placeholder=lists.ui.texts.tr("Type a name"))
        self._lists = lists
        self._kinds = tuple(kinds)
        self._makes: LinkKind | None = makes
        self._without = without
        self._likely = tuple(likely)
        self._link: Link | None = None
        self._entered = False
        """Whether the arrow keys are among the suggestions already."""
        self._model = QStandardItemModel(self)
        self._completer = self._popup_of_suggestions()
        self.setCompleter(self._completer)
        self.textEdited.connect(self._typed)

    @property
    def link(self) -> Link | None:
        """What is linked; None while nothing is."""
        return self._link

    def set_link(self, link: Link | None) -> None:
        """Link something else."""
        changed = link != self._link
        self._link = link
        self.setText(link.title if link else "")
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long name is read from its beginning
        if changed:
            self.value_changed.emit()
            self.chosen.emit()

    def set_id(self, record_id: int | None) -> None:
        """Link a record of the first kind by its id."""
        kind = self._kinds[0]
        self.set_link(named_link(self._lists, kind, record_id) if record_id else None)

    @property
    def record_id(self) -> int | None:
        """The id of what is linked."""
        return self._link.id if self._link else None

    def problem(self) -> Message | None:
        """What is wrong while text stands here that names nothing."""
        if self._link is None and self.value:
            words = NOT_CHOSEN if self._makes is None else NOT_MADE
            return words.with_values(text=self.value)
        return None

    def suggestions(self, text: str) -> list[Link]:
        """What a text may mean, the best first."""
        found: list[Link] = []
        if "place" in self._kinds:
            rows = self._lists.places_called(text)
            found += [Link("place", row.id, row.name) for row in rows]
        others: list[Any] = [kind for kind in self._kinds if kind != "place"]
        if others:
            glance, language = self._lists.dispatcher.glance, self._lists.language
            hits = glance(best_hits, text, _AT_MOST, others, language)
            for hit in hits:
                if hit.kind != "place":
                    own = fold(hit.own_title) == fold(text)
                    title = hit.own_title if own else hit.title
                    found.append(Link(hit.kind, hit.record_id, title))
        return [link for link in found if link.id != self._without][:_AT_MOST]

    def picture(self, ratio: float) -> QPixmap:
        """The flag of the place that is linked; else the icon in front."""
        link = self._link
        if link is None or link.kind != "place" or link.id is None:
            return super().picture(ratio)
        country = self._lists.country_of_place(link.id)
        return self._lists.ui.icons.flag(country, ratio=ratio)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the record that is called exactly as typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def settle(self) -> None:
        """Take what is called exactly as typed, where only one record is."""
        if self._link is None and self.value:
            same = [link for link in self.suggestions(self.value) if self._is_called(link)]
            if len(same) == 1:
                self.set_link(same[0])

    def _is_called(self, link: Link) -> bool:
        """Whether a suggestion is called exactly as typed, a place in any language."""
        names = [link.title]
        if link.kind == "place":
            names += self._lists.names_of_place(link.id)
        return fold(self.value) in map(fold, names)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into the empty field shows what can be chosen without typing."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.value:
            self.offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down opens the suggestions, Enter takes the marked one."""
        key, open_now = event.key(), self._list.isVisible()
        if key == Qt.Key.Key_Down and not open_now:
            self.offer()
        elif open_now and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_marked()
        else:
            super().keyPressEvent(event)
            if self._list.isVisible():  # Qt shows its list anew after every letter
                self._mark_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first arrow down goes from the field to the first suggestion."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self._list and event.type() == QEvent.Type.KeyPress and down:
            if not self._entered:
                mark_row(self._list, QModelIndex())
            self._entered = True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 (Qt's name)
        """Tab takes the marked suggestion along."""
        if on and self._list.isVisible():
            self._take_marked()
            self._list.hide()
        return super().focusNextPrevChild(on)

    def offer(self) -> None:
        """Show the suggestions for what is typed; a town can be chosen without typing."""
        if self._link is None and (self.value or self._likely or self._kinds == ("place",)):
            self._suggest(self.value)

    def _popup_of_suggestions(self) -> QCompleter:
        made = Suggestions(self, self._model)
        completer, self._list = made.completer, made.list
        self._list.installEventFilter(self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(_TITLE)
        completer.setWrapAround(False)  # there is always one that Enter takes
        completer.setMaxVisibleItems(_AT_MOST + 1)
        edge = self._lists.ui.look.px(18)
        self._list.setIconSize(QSize(edge, edge))
        self._list.setFont(self._lists.ui.look.font("body"))
        chosen: Any = completer.activated
        chosen[QModelIndex].connect(self._take)
        return completer

    def _typed(self, text: str) -> None:
        if self._link is not None:
            self._link = None
            self.chosen.emit()
        if text.strip():
            self._suggest(text.strip())
        else:
            self._list.hide()

    def _suggest(self, text: str) -> None:
        self._model.clear()
        for link in self.suggestions(text) if text or not self._likely else self._likely:
            self._add(link, link.title, ICONS[link.kind])
        if self._makes is not None and text:
            words = self._lists.ui.texts.tr("New: “{name}”").format(name=text)
            self._add(Link(self._makes, None, text), words, "plus")
        if self._model.rowCount():
            self._completer.complete()
            self._mark_first()

    def _mark_first(self) -> None:
        """Show what Enter takes: what begins as typed, or the only one; the text stays."""
        self._entered = False
        rows = self._list.model()
        every = [rows.index(at, 0) for at in range(rows.rowCount())]
        fit = every if len(every) == 1 else [index for index in every if self._fits(index)]
        mark_row(self._list, fit[0] if fit else QModelIndex())

    def _fits(self, index: QModelIndex) -> bool:
        """Whether words of a suggestion begin as each of the words that are typed."""
        link = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(link, Link) or link.id is None:
            return False
        names = [link.title]
        if link.kind == "place":
            names += self._lists.names_of_place(link.id)
        known, typed = _words(" ".join(names)), _words(self.value)
        return all(any(each.startswith(word) for each in known) for word in typed)

    def _take_marked(self) -> None:
        """Take the suggestion that is marked; where none is, say that one must be chosen."""
        index = self._list.currentIndex()
        if index.isValid():
            self._take(index)
            self._list.hide()
        elif (wrong := self.problem()) is not None:
            say_at(self, self._lists.ui.texts.say(wrong))

    def _add(self, link: Link, words: str, icon: str) -> None:
        item = QStandardItem(words)
        if link.kind == "place" and link.id is not None:
            country = self._lists.country_of_place(link.id)
            item.setIcon(self._lists.ui.icons.flag_icon(country))
        else:
            item.setIcon(self._lists.ui.icons.icon(icon, "ink2", 18))
        item.setData(link, Qt.ItemDataRole.UserRole)
        item.setData(link.title, _TITLE)
        self._model.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        link = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(link, Link):
            self.set_link(link)


def named_link(lists: RecordLists, kind: LinkKind, record_id: int) -> Link:
    """The link to a record by its id, called as the reader calls it."""
    return Link(kind, record_id, title_of(lists, kind, record_id))


def title_of(lists: RecordLists, kind: str, record_id: int | None) -> str:
    """What a record is called."""
    if record_id is None:
        return ""
    found = lists.dispatcher.ask(titles, kind, lists.language, [record_id])
    return found.get(record_id, "")


def _words(text: str) -> list[str]:
    """The folded words of a text."""
    return re.findall(r"\w+", fold(text))
