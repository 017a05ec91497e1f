"""Short entries side by side, each named after its kind: phones, mailboxes, web pages.

An entry has its kind as label, one field, and a button with a menu: another kind, a remark, remove.
New ones are added by a button that asks for the kind first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from twincrm.ui.editor.form import ErrorPlace
from twincrm.ui.editor.remark import ask_remark
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.first_rows import FIRST, more_note, say_more
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.put_back import PutBack
from twincrm.ui.kit.scroll import bring_into_view
from twincrm.ui.theme.tokens import Space, ToneName

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincrm.domain.texts import Message
    from twincrm.ui.editor.lists import EditorLists


Told = tuple[str, ToneName]
"""Words and their tone: ok for a confirmation, warn for a doubt."""


@dataclass(frozen=True, slots=True)
class EntrySpec:
    """What a list of entries needs to know: their draft, its text attribute, kinds and icons."""

    name: str
    """The attribute of the draft and the head of error paths, such as ``phones``."""
    draft: Callable[..., Any]
    """Makes an entry; `kind` and the text attribute are given by name."""
    text: str
    """The attribute that is typed, such as ``number``."""
    add: str
    """The words of the button that adds one."""
    kinds: Mapping[str, Message]
    icons: Mapping[str, str]
    told: Callable[[str], Told]
    """What is said below a text."""


class Entry(QWidget):
    """One entry.

    Signals: value_changed(); removal_wanted().
    """

    value_changed = Signal()
    removal_wanted = Signal()

    def __init__(self, lists: EditorLists, spec: EntrySpec, draft: Any) -> None:  # noqa: ANN401
        super().__init__()
        self._lists = lists
        self._spec = spec
        self._draft = draft
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(lists.ui.look.px(Space.XS))
        self._line = line
        self.holder = self._make_holder(getattr(draft, spec.text))
        line.addWidget(self.holder, 1)
        words = lists.ui.texts.tr("Kind, remark, remove")
        more = Button(lists.ui, words, icon="ellipsis", variant="quiet", icon_only=True)
        more.clicked.connect(self.open_menu)
        self._more = more
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addSpacing(self.holder.field.mapTo(self.holder, QPoint(0, 0)).y())
        column.addWidget(more)
        column.addStretch(1)
        self._beside = column
        line.addLayout(column)
        self._name_button()

    @property
    def value(self) -> Any:  # noqa: ANN401 - phones, mailboxes, links
        """The entry as typed."""
        return replace(self._draft, **{self._spec.text: self._field.value})

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return not self._field.value

    def menu(self) -> QMenu:
        """Other kinds, a remark, and removal."""
        texts = self._lists.ui.texts
        menu = QMenu(self)
        menu.setFont(self._lists.ui.look.font("body"))
        for kind, words in self._spec.kinds.items():
            action = menu.addAction(texts.say(words).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(kind == self._draft.kind)
            action.triggered.connect(partial(self.set_kind, str(kind)))
        menu.addSeparator()
        icons = self._lists.ui.icons
        remark = menu.addAction(icons.icon("message-square", "ink", 18), texts.tr("Remark…"))
        remark.triggered.connect(self._ask_remark)
        remove = menu.addAction(icons.icon("trash-2", "bad", 18), texts.tr("Remove"))
        remove.triggered.connect(self.removal_wanted)
        return menu

    def open_menu(self) -> None:
        """Show the menu under its button."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def set_kind(self, kind: str, *_: bool) -> None:
        """Make it an entry of another kind."""
        self._alter(replace(self._draft, kind=kind))

    def set_remark(self, remark: str) -> None:
        """Say something about it, such as whose it is."""
        self._alter(replace(self._draft, label=remark))

    def _ask_remark(self) -> None:
        remark = ask_remark(self._lists.ui, self.window(), self._draft.label)
        if remark is not None:
            self.set_remark(remark)

    def _alter(self, draft: Any) -> None:  # noqa: ANN401
        self._draft = draft
        old, text = self.holder, self._field.value
        self.holder = self._make_holder(text)
        self._line.replaceWidget(old, self.holder)
        old.hide()
        old.deleteLater()
        self.holder.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_button()
        self.value_changed.emit()

    def _make_holder(self, text: str) -> LabelledField:
        spec, ui = self._spec, self._lists.ui
        self._field = TextField(ui, text, icon=spec.icons.get(self._draft.kind, ""))
        title = self._lists.word(spec.kinds, self._draft.kind)
        holder = LabelledField(ui, title, self._field, mark=self._draft.label)
        self._field.value_changed.connect(self._tell_change)
        holder.ensurePolished()
        layout = holder.layout()
        if layout is not None:
            layout.activate()
        self._say(holder)
        return holder

    def _tell_change(self) -> None:
        self._say(self.holder)
        self.value_changed.emit()

    def _say(self, holder: LabelledField) -> None:
        holder.set_help(*self._spec.told(self._field.value))

    def _name_button(self) -> None:
        name = self.holder.field.accessibleName()
        words = self._lists.ui.texts.tr("{name}: kind, remark, remove").format(name=name)
        self._more.setAccessibleName(words)


class EntryRows(QWidget):
    """All entries of one sort, and the button that adds one.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists, spec: EntrySpec) -> None:
        super().__init__()
        self._lists = lists
        self._spec = spec
        self._entries: list[Entry] = []
        self._rest: list[Any] = []
        self.more = more_note(lists.ui)
        self.put_back = PutBack(lists.ui)
        self.flow = FieldFlow(lists.ui)
        self.add_button = Button(lists.ui, spec.add, icon="plus", small=True)
        self.add_button.clicked.connect(self.open_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(lists.ui.look.px(Space.S))
        column.addWidget(self.flow)
        column.addWidget(self.more)
        column.addWidget(self.put_back)
        self.setVisible(False)

    @property
    def value(self) -> tuple[Any, ...]:
        """The entries as typed, without blank ones; those that are not shown come last."""
        return (*(entry.value for entry in self._entries if not entry.blank), *self._rest)

    def set_value(self, drafts: Sequence[Any]) -> None:
        """Show other entries."""
        self.put_back.forget()
        while self._entries:
            self._drop(self._entries[0])
        self._rest = list(drafts)
        self._show_more()
        self.value_changed.emit()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries shown, blank ones included."""
        return tuple(self._entries)

    def menu(self) -> QMenu:
        """The kinds of which one can be added."""
        menu = QMenu(self)
        menu.setFont(self._lists.ui.look.font("body"))
        for kind, words in self._spec.kinds.items():
            icon = self._lists.ui.icons.icon(self._spec.icons.get(kind, "plus"), "ink", 18)
            action = menu.addAction(icon, self._lists.ui.texts.say(words).replace("&", "&&"))
            action.triggered.connect(partial(self.add, str(kind)))
        return menu

    def open_menu(self) -> None:
        """Ask for the kind under the button."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def add(self, kind: str, *_: bool) -> None:
        """A blank entry of a kind, ready to be typed."""
        entry = self._append(self._spec.draft(kind=kind))
        self.value_changed.emit()
        entry.holder.field.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(entry)

    def remove(self, entry: Entry) -> None:
        """Take an entry away; one in which something was typed can be put back."""
        at, draft = self._entries.index(entry), entry.value
        if not entry.blank:
            name = getattr(draft, self._spec.text)
            self.put_back.offer(name, partial(self._insert, at, draft))
        self._drop(entry)
        self._show_more()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value_changed.emit()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors at the entries that are not blank, by their numbers."""
        for at, entry in enumerate(self._filled()):
            error = errors.get(f"{self._spec.name}.{at}.{self._spec.text}", "")
            if error != entry.holder.error:
                entry.holder.set_error(error)

    def place(self, path: str) -> ErrorPlace | None:
        """The field of an entry."""
        _, number, *_ = (*path.split("."), "", "")
        filled = self._filled()
        if not number.isdigit() or int(number) >= len(filled):
            return None
        field = filled[int(number)].holder.field
        return ErrorPlace(field.accessibleName(), field)

    def problems(self) -> dict[str, Message]:
        """What is typed can always be read."""
        return {}

    def _insert(self, at: int, draft: Any) -> None:  # noqa: ANN401
        """Put an entry back where it stood."""
        entry = self._append(draft, at)
        entry.holder.field.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(entry)
        self.value_changed.emit()

    def _filled(self) -> list[Entry]:
        return [entry for entry in self._entries if not entry.blank]

    def _show_more(self) -> None:
        """Show what there is room for of the rest, and say how many are left."""
        while self._rest and len(self._entries) < FIRST:
            self._append(self._rest.pop(0))
        say_more(self._lists.ui, self.more, len(self._rest))

    def _append(self, draft: Any, at: int | None = None) -> Entry:  # noqa: ANN401
        entry = Entry(self._lists, self._spec, draft)
        entry.value_changed.connect(self.value_changed)
        entry.removal_wanted.connect(partial(self.remove, entry))
        self._entries.insert(len(self._entries) if at is None else at, entry)
        self.flow.add(entry, 330, at=at)
        self.setVisible(True)
        return entry

    def _drop(self, entry: Entry) -> None:
        self._entries.remove(entry)
        self.flow.take_out(entry)
        entry.hide()
        entry.deleteLater()
        self.setVisible(bool(self._entries) or bool(self.put_back.turn))
