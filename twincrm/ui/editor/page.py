"""The editor: contents at the left, one scrolling form, and what is wrong or unsaved in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.errors import InputError, UnknownRecord
from twincrm.services.trash.commands import MoveToTrash
from twincrm.ui.editor.changes import count_changes
from twincrm.ui.editor.foot import EditorFoot
from twincrm.ui.editor.keeping import Keeping
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.parting import Elsewhere, parting_words, returning_words
from twincrm.ui.editor.target import EDITING, EditorState, EditTarget
from twincrm.ui.hanging.documents_live import take_dropped
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card, PageHeader
from twincrm.ui.kit.contents import ContentsList
from twincrm.ui.kit.focus_watch import FocusWatch
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show
from twincrm.ui.window.steps import way_out_of_the_trash

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from twincrm.domain.changes import Changes
    from twincrm.domain.texts import Message
    from twincrm.ui.editor.keeping import Whereabouts
    from twincrm.ui.window.page import ActionSpec, PageServices

CONTENTS_WIDTH = 244
CONTENTS_FROM = 1100  # narrower windows, by the zoom, leave all the room to the form


class EditorPage(QWidget):
    """Edits one contact, or begins a new one.

    Signals: closed(object) with a `Show` of what to see next.
    """

    closed = Signal(object)

    def __init__(self, services: PageServices, target: EditTarget) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        self._keeping = Keeping(services, target)
        self._done = False
        self._touched: set[str] = set()
        self._refused: dict[str, Message] = {}
        self._kept = self._original = self._keeping.read()
        self._lists = EditorLists(ui, services.dispatcher)
        self.form = self._keeping.subject.form(services, self._lists, target.id, self._original)
        self._original = self.form.draft
        entries = [listed.entry for listed in self.form.sections]
        self.contents = ContentsList(ui, ui.texts.tr("Contents"), entries)
        self.view = ScrollPage(ui, margin=Space.PAGE)
        self.back = Button(ui, ui.texts.tr("Contacts"), icon="chevron-left")
        self.unsaved = status_badge(ui, "warn", "", "pencil")
        self.header = PageHeader(ui, "", (self.unsaved,))
        self.elsewhere = Elsewhere(ui)
        self.foot = EditorFoot(ui, can_delete=target.id is not None)
        self._build()
        take_dropped(services, self, (target.kind, target.id))
        self._connect()
        self._refresh()

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """What is edited."""
        name = self._keeping.subject.name(self.form.draft)
        if self.target.id is None or not name:
            return self._ui.texts.say(self._keeping.subject.new)
        return self._ui.texts.tr("Edit {name}").format(name=name)

    @property
    def target(self) -> EditTarget:
        """Which contact is edited; a new one has its id as soon as it is saved."""
        return self._keeping.target

    @property
    def dirty(self) -> bool:
        """Whether anything differs from the record as it was opened."""
        return not self._done and self.form.draft != self._original

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """The editor's own keys do everything."""
        return ()

    def panes(self) -> tuple[QWidget, ...]:
        """Contents and form."""
        return (self.contents, self.view)

    def start(self) -> None:
        """Put the keyboard where typing begins."""
        self.form.start()

    def state(self) -> EditorState:
        """Everything that makes the editor look as it does."""
        return EditorState(
            self.target,
            self._original,
            self.form.draft,
            frozenset(self._touched),
            self.view.verticalScrollBar().value(),
        )

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, EditorState):
            self._original = state.original
            self._touched = set(state.touched)
            self.form.set_draft(state.draft)
            self._refresh()
            self.view.verticalScrollBar().setValue(state.scroll)

    def may_leave(self) -> bool:
        """Ask once about unsaved changes: save them, give them up, or stay."""
        if not self.dirty:
            return True
        where = self._keeping.whereabouts()
        n = count_changes(self._original, self.form.draft)
        answer = self._services.asker.part(parting_words(self._ui.texts, n, where))
        if answer == "save":
            return self._save(agreed=True) is not None
        if answer == "discard":
            self._touched.clear()
            self.form.set_draft(self._original)
        return answer == "discard"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows have no room for the contents."""
        super().resizeEvent(event)
        self.contents.setVisible(self.window().width() / self._ui.look.zoom >= CONTENTS_FROM)

    # -- saving and leaving ----------------------------------------------------------------------

    def save(self) -> None:
        """Keep everything as one step, then go back to the contact."""
        saved = self._save()
        if saved is not None:
            self._leave(saved)

    def give_up(self) -> None:
        """Go back without saving; asks where something was changed. An open list goes first."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
        elif self.may_leave():
            self._leave(self.target.id or 0)

    def delete(self) -> None:
        """Move the contact to the trash."""
        texts, key = self._ui.texts, self.target.id
        name = self._keeping.subject.name(self._original)
        move = MoveToTrash(self.target.kind, (key or 0,), name)
        if key is None or not self._services.asker.confirm(
            texts.tr("Move {name} to the trash?").format(name=name),
            way_out_of_the_trash(texts, move.label),
            texts.tr("Move to trash"),
            texts.tr("Keep"),
            danger=True,
        ):
            return
        self._done = True  # what the command changes is no news to this editor
        gone = False
        try:
            gone = self._services.perform(move) is not None
        finally:
            self._done = False
        if gone:
            self._leave(0)

    def _save(self, *, agreed: bool = False) -> int | None:
        """Save; the id of the record, None where something has to be mended first.

        *agreed* says that the user knows where the contact is and wants it back.
        """
        for field in self.form.widget.findChildren(RecordField):
            field.settle()  # the keyboard may still be in it
        problems = self.form.problems()
        if problems:
            self._touched |= set(problems)
            self._refresh()
            self._jump(next(iter(problems)))
            return None
        where = self._keeping.whereabouts()
        if not (agreed or where == "kept" or self._wants_back(where)):
            return None
        self._done = True  # what the command changes is no news to this editor
        try:
            saved = self._keeping.write(self._original, self.form.draft, where)
        except InputError as error:
            saved = None
            self._refuse(error)
        finally:  # whatever goes wrong, what was typed is still there to be saved
            self._done = False
        if saved is not None:
            self._keeping.target = EditTarget(self.target.kind, saved)
            self._touched.clear()
            self._show_kept(self._keeping.read())
        return saved

    def _wants_back(self, where: Whereabouts) -> bool:
        """Ask whether a contact that others put away is to come back with what was typed."""
        words = returning_words(self._ui.texts, self._keeping.subject.name(self._original), where)
        return self._services.asker.confirm(*words)

    def _refuse(self, error: InputError) -> None:
        """Say at the field why it could not be kept, until something else is typed."""
        if self.form.place(error.field) is None:
            self._services.tell_trouble(error)
            return
        self._refused = {error.field: error.message}
        self._refresh()
        self._jump(error.field)

    def _leave(self, key: int) -> None:
        self._done = True
        if key:
            self._services.shown(Show(f"{EDITING}{self.target.kind}", key))
        self.closed.emit(Show(self.target.kind, key))

    # -- what follows from what is typed ---------------------------------------------------------

    def _typed(self) -> None:
        self._touched &= set(self.form.problems())
        self._refused = {}
        self._refresh()

    def _left_field(self, old: QWidget) -> None:
        """Leaving a field shows what is wrong in it."""
        for path in self.form.problems():
            place = self.form.place(path)
            if place is not None and (place.widget is old or place.widget.isAncestorOf(old)):
                self._touched.add(path)
        self._refresh()

    def _refresh(self) -> None:
        texts = self._ui.texts
        problems = self.form.problems()
        wrong = {path: problems[path] for path in problems if path in self._touched}
        shown = {path: texts.say(message) for path, message in (self._refused | wrong).items()}
        self.form.show_errors(shown)
        places = [(path, self.form.place(path)) for path in shown]
        self.foot.show_errors([(path, place.title if place else path) for path, place in places])
        self._mark(set(shown))
        n = count_changes(self._original, self.form.draft) if self.dirty else 0
        self.unsaved.setText(texts.trn("{n} change not saved", "{n} changes not saved", n))
        self.unsaved.setVisible(bool(n))
        self.header.set_title(self.title)
        self._services.frame_changed()

    def _mark(self, wrong: set[str]) -> None:
        for listed in self.form.sections:
            places = [self.form.place(path) for path in wrong]
            inside = [p for p in places if p and listed.section.isAncestorOf(p.widget)]
            self.contents.set_wrong(listed.entry.key, len(inside))
            self.contents.set_count(listed.entry.key, listed.count() if listed.count else 0)

    def _jump(self, path: str) -> None:
        place = self.form.place(path)
        if place is not None:
            place.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            # the words of the error below take their room when control returns to Qt
            QTimer.singleShot(0, self, partial(self._bring, path))

    def _bring(self, path: str) -> None:
        """Bring a field into view, with what is said below it."""
        place = self.form.place(path)
        if place is not None:
            self.view.ensureWidgetVisible(place.widget, 0, self._ui.look.px(90))

    def _show_part(self, key: str) -> None:
        for listed in self.form.sections:
            if listed.entry.key == key:
                self.view.show_part(listed.section)
                first = first_field(listed.section)
                if first is not None:
                    first.setFocus(Qt.FocusReason.TabFocusReason)
        self.contents.set_current(key)

    def _mark_part(self) -> None:
        """Mark the section that stands at the top of what is seen."""
        top = self.view.verticalScrollBar().value() + self._ui.look.px(Space.PAGE * 3)
        current = self.form.sections[0]
        for part in self.form.sections:
            current = part if part.section.y() <= top else current
        self.contents.set_current(current.entry.key)

    def _take_changes(self, changes: Changes) -> None:
        """Somebody changed the contact: read it again, or say so where something was typed."""
        self._lists.take_changes(changes)
        if self._done or self.target.id is None:
            return
        try:
            kept = self._keeping.read()
        except UnknownRecord:
            self._take_loss()
            return
        if kept == self._kept:
            self.elsewhere.hide()
        elif self.dirty:
            self.elsewhere.tell("kept")
        else:
            self._show_kept(kept)

    def _take_loss(self) -> None:
        """The contact was put away: leave, unless something typed would be lost."""
        if self.dirty:
            self.elsewhere.tell(self._keeping.whereabouts())
        else:
            self._leave(0)

    def _follow_notice(self) -> None:
        """Show the contact as it is kept now, or bring it back with what was typed."""
        if self._keeping.whereabouts() == "kept":
            self._touched.clear()
            self._show_kept(self._keeping.read())
            return
        saved = self._save(agreed=True)
        if saved is not None:
            self._leave(saved)

    def _show_kept(self, kept: object) -> None:
        self._kept = kept
        self.elsewhere.hide()
        self.form.set_draft(kept)
        self._original = self.form.draft
        self._refresh()

    # -- how it is put together ------------------------------------------------------------------

    def _build(self) -> None:
        px = self._ui.look.px
        self.header.put_before_title(self.back)
        self.contents.setFixedWidth(max(px(CONTENTS_WIDTH), self.contents.sizeHint().width()))
        self.view.body.addWidget(self.elsewhere)
        self.view.body.addWidget(self.form.widget)
        frame = Card(self._ui, margin=0)
        frame.body.addWidget(self.view)
        line = QHBoxLayout()
        line.setSpacing(px(Space.L))
        line.addWidget(self.contents, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(frame, 1)
        upper = QVBoxLayout()
        upper.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), 0)
        upper.setSpacing(0)
        upper.addWidget(self.header)
        upper.addLayout(line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.foot)
        self.contents.set_current(self.form.sections[0].entry.key)
        ReadingOrder(self)

    def _connect(self) -> None:
        self.form.changed.connect(self._typed)
        self.contents.chosen.connect(self._show_part)
        self.back.clicked.connect(self.give_up)
        self.foot.save.clicked.connect(self.save)
        self.foot.cancel.clicked.connect(self.give_up)
        self.foot.delete.clicked.connect(self.delete)
        self.foot.wanted.connect(self._jump)
        self.elsewhere.wanted.connect(self._follow_notice)
        self.view.verticalScrollBar().valueChanged.connect(self._mark_part)
        self._services.hub.changed.connect(self._take_changes)
        FocusWatch(self.view).left.connect(self._left_field)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (("Ctrl+S", self.save), ("Esc", self.give_up)):
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(act)
        writable = self._services.writable
        self.foot.save.setEnabled(writable)
        self.foot.delete.setEnabled(writable)


def first_field(section: QWidget) -> QWidget | None:
    """The first part of a section that takes the keyboard."""
    for child in section.findChildren(QWidget):
        tabbed = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabbed and child.isVisible() and child.isEnabled():
            return child
    return None
