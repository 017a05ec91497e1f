"""The conditions of a smart group: a line each, in blocks of which all, any or none is true."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.smart.questions import FIELDS, LONGEST, QUESTIONS
from twincrm.domain.smart.rule import Block, Condition, Mode, Unknown
from twincrm.domain.texts import Message
from twincrm.services.groups.wording import MODES, UNKNOWN
from twincrm.ui.groups.values_field import ValuesField
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.search_choice import HEADING, SearchChoice
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.domain.smart.rule import Value
    from twincrm.ui.groups.values_field import Choices
    from twincrm.ui.kit.context import UiContext

DEEPEST = 2
"""So many blocks inside each other are offered; deeper ones that are there are shown."""
DOTS = "…"
INCOMPLETE = Message("Please fill in this condition, or remove it.")


class ConditionLine(QWidget):
    """One condition: the sentence, and what is filled in where it has its dots.

    Signals: value_changed(); remove_wanted().
    """

    value_changed = Signal()
    remove_wanted = Signal()

    def __init__(self, ui: UiContext, choices: Choices, condition: Condition | None) -> None:
        super().__init__()
        tr = ui.texts.tr
        self._ui = ui
        self.wrong = label(ui, "", "small", "bad", wrap=True)
        asked = tr("What is true of them? Type or choose")
        key = condition.key if condition else None
        self.phrase = SearchChoice(ui, _phrases(ui), key, placeholder=asked)
        self.phrase.setAccessibleName(tr("Condition"))
        self.phrase.setMinimumWidth(ui.look.px(200))
        self.values = ValuesField(ui, choices)
        self.remove = Button(
            ui, tr("Remove this condition"), icon="x", variant="quiet", icon_only=True
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.S))
        line.addLayout(self._asking(), 3)
        line.addWidget(self.values, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._ask(condition.values if condition else ())
        self.phrase.value_changed.connect(self._change)
        self.phrase.problem_changed.connect(partial(self._tell_wrong, missing=False))
        self.values.value_changed.connect(self.value_changed)
        self.remove.clicked.connect(self.remove_wanted)

    @property
    def complete(self) -> bool:
        """Whether everything is filled in."""
        return self.part is not None

    @property
    def part(self) -> Condition | None:
        """The condition; None while something is missing."""
        key, values = self.phrase.value, self.values.values
        wrong = self.values.problem() is not None
        if wrong or not isinstance(key, str) or not QUESTIONS[key].fits(values):
            return None
        field, operator = key.split(".", 1)
        return Condition(field, operator, values)

    @property
    def too_long(self) -> bool:
        """Whether more letters are filled in than are looked for."""
        return any(len(str(value)) > LONGEST for value in self.values.values)

    def enter(self) -> None:
        """Put the keyboard into the line."""
        self.phrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self) -> QVBoxLayout:
        """The sentence, and below it what is wrong with what is typed there."""
        column = QVBoxLayout()
        column.setSpacing(self._ui.look.px(Space.XS))
        column.addWidget(self.phrase)
        column.addWidget(self.wrong)
        column.addStretch(1)
        self.wrong.hide()
        return column

    def tell_missing(self, *, also_at_it: bool = False) -> None:
        """Say that something is missing, unless somebody is at it who has not asked to save."""
        focus = QApplication.focusWidget()
        at_it = not also_at_it and focus is not None and self.isAncestorOf(focus)
        self._tell_wrong(missing=not self.complete and not at_it)

    def _tell_wrong(self, *, missing: bool = False) -> None:
        wrong = self.phrase.problem() or (INCOMPLETE if missing else None)
        self.wrong.setText(self._ui.texts.say(wrong) if wrong is not None else "")
        self.wrong.setVisible(wrong is not None)

    def _change(self) -> None:
        self._ask()
        self.value_changed.emit()

    def _ask(self, values: tuple[Value, ...] = ()) -> None:
        key = self.phrase.value
        if isinstance(key, str):
            self.values.ask(QUESTIONS[key].asked, values)
        else:
            self.values.setVisible(False)


def _phrases(ui: UiContext) -> list[Option]:
    """Every question as a sentence with dots, under the titles of what they ask about."""
    say, offered = ui.texts.say, list[Option]()
    for field, title in FIELDS.items():
        offered.append(Option(HEADING, say(title)))
        for key, question in QUESTIONS.items():
            if key.startswith(f"{field}."):
                offered.append(Option(key, say(question.words.with_values(value=DOTS))))
    return offered


class UnknownLine(QWidget):
    """A condition that a newer program wrote: said and kept, until somebody takes it away.

    Signals: value_changed(); remove_wanted().
    """

    value_changed = Signal()
    remove_wanted = Signal()

    def __init__(self, ui: UiContext, part: Unknown) -> None:
        super().__init__()
        self.part = part
        self.complete = True
        words = label(ui, ui.texts.say(UNKNOWN), "body", "warn", wrap=True)
        words.setMinimumWidth(ui.look.px(120))
        self.remove = Button(
            ui, ui.texts.tr("Remove this condition"), icon="x", variant="quiet", icon_only=True
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.remove.clicked.connect(self.remove_wanted)

    def enter(self) -> None:
        """Put the keyboard onto what can be done with it."""
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)


class BlockEditor(QWidget):
    """How the conditions are joined, a line for each, and what adds one.

    Signals: value_changed(); remove_wanted() for a block inside another one.
    """

    value_changed = Signal()
    remove_wanted = Signal()

    def __init__(self, ui: UiContext, choices: Choices, block: Block, depth: int = 0) -> None:
        super().__init__()
        tr, say, px = ui.texts.tr, ui.texts.say, ui.look.px
        self._ui = ui
        self._choices = choices
        self._depth = depth
        modes = [Option(mode, say(words)) for mode, words in MODES.items()]
        self.mode = ChoiceField(ui, modes, block.mode)
        self.mode.setAccessibleName(tr("How the conditions are joined"))
        self.add = Button(ui, tr("Add condition"), icon="plus", small=True)
        self.add_inner = Button(ui, tr("Add block of conditions"), icon="plus", small=True)
        self.remove = Button(ui, tr("Remove this block"), icon="x", variant="quiet", icon_only=True)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(px(Space.L), 0, 0, 0)
        self._lines.setSpacing(px(Space.S))
        self._parts: list[_Line] = []
        self._build()
        for part in block.parts:
            self._put(part)
        self.mode.value_changed.connect(self.value_changed)
        self.add.clicked.connect(self.add_line)
        self.add_inner.clicked.connect(self.add_block)
        self.remove.clicked.connect(self.remove_wanted)

    @property
    def lines(self) -> tuple[_Line, ...]:
        """What stands in the block, in order."""
        return tuple(self._parts)

    @property
    def part(self) -> Block:
        """The block with all conditions that are complete."""
        parts = tuple(part for line in self._parts if (part := line.part) is not None)
        return Block(Mode(str(self.mode.value)), parts)

    @property
    def complete(self) -> bool:
        """Whether everything is filled in."""
        return all(line.complete for line in self._parts)

    def add_line(self) -> None:
        """Begin another condition."""
        self._put(None).enter()
        self.value_changed.emit()

    def add_block(self) -> None:
        """Begin a block of its own."""
        inner = self._put(Block(Mode.ANY))
        assert isinstance(inner, _Framed)
        inner.block.add_line()

    def enter(self) -> None:
        """Put the keyboard into the first line, else onto what adds one."""
        if self._parts:
            self._parts[0].enter()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_incomplete(self) -> ConditionLine | None:
        """The first line in which something is missing."""
        for line in self._parts:
            if isinstance(line, _Framed):
                found = line.block.first_incomplete()
                if found is not None:
                    return found
            elif isinstance(line, ConditionLine) and not line.complete:
                return line
        return None

    def tell_missing(self, *, also_at_it: bool = False) -> None:
        """Say at every condition that is left without what it needs that it lacks it."""
        for line in self._parts:
            if isinstance(line, _Framed):
                line.block.tell_missing(also_at_it=also_at_it)
            elif isinstance(line, ConditionLine):
                line.tell_missing(also_at_it=also_at_it)

    def _build(self) -> None:
        px = self._ui.look.px
        head = QHBoxLayout()
        head.setSpacing(px(Space.S))
        head.addWidget(self.mode, 1)
        head.addWidget(self.remove)
        self.remove.setVisible(self._depth > 0)
        foot = Flow(px(Space.S))
        foot.add_part(self.add)
        foot.add_part(self.add_inner)
        self.add_inner.setVisible(self._depth < DEEPEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        column.addLayout(head)
        column.addLayout(self._lines)
        column.addWidget(foot)

    def _put(
        self, part: Condition | Unknown | Block | None
    ) -> ConditionLine | UnknownLine | _Framed:
        line = self._made(part)
        line.value_changed.connect(self.value_changed)
        line.remove_wanted.connect(partial(self._take_away, line))
        self._parts.append(line)
        self._lines.addWidget(line)
        return line

    def _made(self, part: Condition | Unknown | Block | None) -> _Line:
        if isinstance(part, Block):
            return _Framed(self._ui, self._choices, part, self._depth + 1)
        if isinstance(part, Unknown):
            return UnknownLine(self._ui, part)
        return ConditionLine(self._ui, self._choices, part)

    def _take_away(self, line: _Line) -> None:
        at = self._parts.index(line)
        self._parts.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
        if self._parts:
            self._parts[min(at, len(self._parts) - 1)].enter()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value_changed.emit()


class _Framed(Card):
    """A block inside another one, in a frame of its own.

    Signals: value_changed(); remove_wanted().
    """

    value_changed = Signal()
    remove_wanted = Signal()

    def __init__(self, ui: UiContext, choices: Choices, block: Block, depth: int) -> None:
        super().__init__(ui, margin=Space.M)
        self.block = BlockEditor(ui, choices, block, depth)
        self.body.addWidget(self.block)
        self.block.value_changed.connect(self.value_changed)
        self.block.remove_wanted.connect(self.remove_wanted)

    @property
    def part(self) -> Block:
        """The block."""
        return self.block.part

    @property
    def complete(self) -> bool:
        """Whether everything is filled in."""
        return self.block.complete

    def enter(self) -> None:
        """Put the keyboard into the block."""
        self.block.enter()


_Line = ConditionLine | UnknownLine | _Framed
