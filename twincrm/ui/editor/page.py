"""The editor: contents at the left, one scrolling form, and what is wrong or unsaved in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.errors import InputError, TwincrmError, UnknownRecord
from twincrm.domain.texts import Message
from twincrm.services.trash.commands import MoveToTrash
from twincrm.ui.editor.changes import count_changes
from twincrm.ui.editor.foot import EditorFoot
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.subjects import SUBJECTS
from twincrm.ui.editor.target import EditorState
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card, PageHeader
from twincrm.ui.kit.contents import ContentsList
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from twincrm.domain.changes import Changes
    from twincrm.services.command import Command
    from twincrm.ui.editor.target import EditTarget
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
        self._target = target
        self._subject = SUBJECTS[target.kind]
        self._done = False
        self._touched: set[str] = set()
        self._kept = self._original = self._read()
        lists = EditorLists(ui, services.dispatcher)
        self.form = self._subject.form(services, lists, target.id, self._original)
        self._original = self.form.draft
        entries = [listed.entry for listed in self.form.sections]
        self.contents = ContentsList(ui, ui.texts.tr("Contents"), entries)
        self.view = ScrollPage(ui, margin=Space.PAGE)
        self.back = Button(ui, ui.texts.tr("Contacts"), icon="chevron-left")
        self.unsaved = status_badge(ui, "warn", "", "pencil")
        self.header = PageHeader(ui, "", (self.unsaved,))
        self.reload = Button(ui, ui.texts.tr("Show the new state"), small=True)
        self.elsewhere = InlineNotice(ui, "warn", "", self.reload)
        self.foot = EditorFoot(ui, can_delete=target.id is not None)
        self._build()
        self._connect()
        self._refresh()

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """What is edited."""
        name = self._subject.name(self.form.draft)
        if self._target.id is None or not name:
            return self._ui.texts.say(self._subject.new)
        return self._ui.texts.tr("Edit {name}").format(name=name)

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
            self._target,
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
        """Ask about unsaved changes: save them, give them up, or stay."""
        if not self.dirty:
            return True
        texts, asker = self._ui.texts, self._services.asker
        title = texts.tr("Save the changes?")
        n = count_changes(self._original, self.form.draft)
        text = texts.trn("{n} change is not saved yet.", "{n} changes are not saved yet.", n)
        if asker.confirm(title, text, texts.tr("Save"), texts.tr("Do not save")):
            return self._save() is not None
        sure = texts.tr("Give the changes up?")
        gone = texts.tr("What was typed since the last saving is lost then.")
        answers = (texts.tr("Give up"), texts.tr("Go on editing"))
        self._done = asker.confirm(sure, gone, *answers, danger=True)
        return self._done

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
        """Go back without saving; asks where something was changed."""
        if self.may_leave():
            self._leave(self._target.id or 0)

    def delete(self) -> None:
        """Move the contact to the trash."""
        texts, key = self._ui.texts, self._target.id
        name = self._subject.name(self._original)
        if key is None or not self._services.asker.confirm(
            texts.tr("Move {name} to the trash?").format(name=name),
            texts.tr("Everything stays together in the trash and can be brought back."),
            texts.tr("Move to trash"),
            texts.tr("Keep"),
            danger=True,
        ):
            return
        self._done = True  # what the command changes is no news to this editor
        if self._services.perform(MoveToTrash(self._target.kind, (key,), name)) is not None:
            self._leave(0)
        else:
            self._done = False

    def _save(self) -> int | None:
        """Save; the id of the record, None where something has to be mended first."""
        problems = self.form.problems()
        if problems:
            self._touched |= set(problems)
            self._refresh()
            self._jump(next(iter(problems)))
            return None
        try:
            saved = self._write()
        except InputError as error:
            self._refuse(error)
            return None
        self._done = saved is not None
        return saved

    def _write(self) -> int | None:
        draft, key = self.form.draft, self._target.id
        if key is None:
            return self._subject.add(self._do, draft)
        if draft == self._original:
            return key
        return key if self._subject.change(self._do, key, self._original, draft) else None

    def _do(self, command: Command[int]) -> int | None:
        outcome = self._services.perform(command)
        return outcome.result if outcome is not None else None

    def _refuse(self, error: InputError) -> None:
        words = self._ui.texts.say(error.message)
        self.form.show_errors({error.field: words})
        self.foot.show_errors([(error.field, words)])
        self._jump(error.field)

    def _leave(self, key: int) -> None:
        self._done = True
        self.closed.emit(Show(self._target.kind, key))

    # -- what follows from what is typed ---------------------------------------------------------

    def _typed(self) -> None:
        self._touched &= set(self.form.problems())
        self._refresh()

    def _left_field(self, old: QWidget | None, _new: QWidget | None) -> None:
        """Leaving a field shows what is wrong in it."""
        if old is None or not self.view.isAncestorOf(old):
            return
        for path in self.form.problems():
            place = self.form.place(path)
            if place is not None and (place.widget is old or place.widget.isAncestorOf(old)):
                self._touched.add(path)
        self._refresh()

    def _refresh(self) -> None:
        texts = self._ui.texts
        problems = self.form.problems()
        shown = {path: texts.say(problems[path]) for path in problems if path in self._touched}
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

    def _take_changes(self, _changes: Changes) -> None:
        """Somebody changed the contact: read it again, or say so where something was typed."""
        if self._done or self._target.id is None:
            return
        try:
            kept = self._read()
        except TwincrmError:
            self._take_loss()
            return
        if kept == self._kept:
            self.elsewhere.hide()
        elif self.dirty:
            tr = self._ui.texts.tr
            self.elsewhere.set_text(
                tr("This contact was changed elsewhere meanwhile. Saving keeps those changes.")
            )
            self.reload.show()
            self.elsewhere.show()
        else:
            self._show_kept(kept)

    def _take_loss(self) -> None:
        """The contact went to the trash: leave, unless something typed would be lost."""
        if not self.dirty:
            self._leave(0)
            return
        tr = self._ui.texts.tr
        self.elsewhere.set_text(
            tr("This contact was moved to the trash meanwhile. Restore it there before saving.")
        )
        self.reload.hide()
        self.elsewhere.show()

    def _load_again(self) -> None:
        """Show the contact as it is kept now; what was typed is given up."""
        self._touched.clear()
        self._show_kept(self._read())

    def _show_kept(self, kept: object) -> None:
        self._kept = kept
        self.elsewhere.hide()
        self.form.set_draft(kept)
        self._original = self.form.draft
        self._refresh()

    def _read(self) -> object:
        key = self._target.id
        if key is None:
            return self._subject.blank
        try:
            return self._subject.read(self._services.dispatcher, key)
        except UnknownRecord:
            raise
        except LookupError as error:
            raise UnknownRecord(Message("This contact is no longer there.")) from error

    # -- how it is put together ------------------------------------------------------------------

    def _build(self) -> None:
        px = self._ui.look.px
        self.header.put_before_title(self.back)
        self.contents.setFixedWidth(max(px(CONTENTS_WIDTH), self.contents.sizeHint().width()))
        self.elsewhere.hide()
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

    def _connect(self) -> None:
        self.form.changed.connect(self._typed)
        self.contents.chosen.connect(self._show_part)
        self.back.clicked.connect(self.give_up)
        self.foot.save.clicked.connect(self.save)
        self.foot.cancel.clicked.connect(self.give_up)
        self.foot.delete.clicked.connect(self.delete)
        self.foot.wanted.connect(self._jump)
        self.reload.clicked.connect(self._load_again)
        self.view.verticalScrollBar().valueChanged.connect(self._mark_part)
        self._services.hub.changed.connect(self._take_changes)
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._left_field)
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
