"""A smart group: its name, which contacts, the conditions, and who meets them now."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.domain.smart.questions import LONGEST
from twincrm.domain.smart.rule import Block, ContactType, Rule
from twincrm.domain.smart.text import read_rule, rule_text
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.groups.circles import ARROW
from twincrm.services.groups.commands import AddGroup, EditGroup
from twincrm.services.groups.drafts import GroupDraft, read_group
from twincrm.services.groups.queries import sample_of
from twincrm.services.groups.wording import choices
from twincrm.ui.groups.builder import INCOMPLETE, BlockEditor
from twincrm.ui.groups.limit import LimitField
from twincrm.ui.groups.sentence import rule_sentence
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.smart.questions import Asked
    from twincrm.services.groups.queries import Sample
    from twincrm.services.groups.wording import Choice
    from twincrm.services.progress import Progress
    from twincrm.services.smart.listing import GroupRow
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.window.page import PageServices

WIDTH, HEIGHT = 820, 660
SAMPLED = 5
"""So many names are shown of those who meet the conditions."""
BREATH = 250
"""Milliseconds without a change before they are looked for."""
KINDS: dict[ContactType, Message] = {
    ContactType.PERSON: Message("People"),
    ContactType.ORGANISATION: Message("Organisations"),
    ContactType.HOUSEHOLD: Message("Households"),
}
TOO_LONG = Message("At most {n} letters are looked for. Please shorten the text.", {"n": LONGEST})

LOST = Message(
    "Something that keeps people out here lies in the trash. So that nobody is found who is not "
    "meant, nobody is found: bring it back, or take the condition away."
)
IN_CIRCLE = Message(
    "These groups ask for each other in a circle: {names}. Nobody can say who is in them, so "
    "nobody is found: take one of these conditions away."
)


class SmartDialog(QObject):
    """Asks for a smart group; it belongs to its dialog and ends with it."""

    def __init__(
        self,
        services: PageServices,
        group_id: int | None,
        *,
        rule: Rule | None = None,
        view: str = "",
    ) -> None:
        ui, tr = services.ctx, services.ctx.texts.tr
        title = tr("New smart group") if group_id is None else tr("Edit smart group")
        self.dialog = Dialog(ui, title, icon="filter", parent=window_in_front())
        super().__init__(self.dialog)
        self._services, self._ui, self._group_id = services, ui, group_id
        self._before = self._read(rule, view)
        self._rule = read_rule(self._before.rule)
        self._choices = cache(self._offered)
        self.saved: int | None = None
        self.name = TextField(ui, self._before.name)
        self.name_field = LabelledField(ui, tr("Name of the group"), self.name)
        self.limit = LimitField(ui, self._before.contact_limit_months)
        kinds = self._rule.kinds
        self.kinds = {
            kind: CheckField(ui, ui.texts.say(words), kind in kinds)
            for kind, words in KINDS.items()
        }
        self.block = BlockEditor(ui, self._choices, self._rule.block)
        self.trouble = label(ui, "", "strong", "bad", wrap=True)
        self.count = label(ui, "", "strong", wrap=True)
        self.names = label(ui, "", "small", "ink2", wrap=True)
        self.sentence = label(ui, "", "body", wrap=True)
        self.why = label(ui, "", "strong", "bad", wrap=True)
        self._job: Cancellable | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(BREATH)
        self._soon.timeout.connect(self.look)
        self._build()
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)
        self.look()

    @property
    def rule(self) -> Rule:
        """What is asked for now, as far as it is filled in."""
        kinds = tuple(kind for kind, field in self.kinds.items() if field.value)
        return Rule(kinds, self.block.part, self._rule.more)

    def ask(self) -> int | None:
        """Show the dialog until the group is saved or given up; its id."""
        if self._before.name:
            self.block.enter()
        else:
            self.name.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def save(self) -> None:
        """Keep the group; what is wrong is said where it is."""
        self.name_field.set_error("")
        self.limit.set_error("")
        self._tell_trouble("")
        missing = self.block.first_incomplete()
        if missing is not None:
            words = TOO_LONG if missing.too_long else INCOMPLETE
            self._tell_trouble(self._ui.texts.say(words))
            self.block.tell_missing(also_at_it=True)
            missing.enter()
            return
        try:
            outcome = self._services.perform(self._command())
        except InputError as error:
            self._tell(error)
            return
        if outcome is not None:
            self.saved = outcome.result
            self.dialog.accept()

    def look(self) -> None:
        """Look for those who meet the conditions, off the interface."""
        if self._job is not None:
            self._job.cancel()
        rule, dispatcher = self.rule, self._services.dispatcher
        language, within = self._ui.texts.language, self._group_id

        def find(progress: Progress) -> tuple[str, Sample]:
            words = rule_sentence(dispatcher, rule, self._ui.texts)
            ask = dispatcher.glance_while_wanted
            found = ask(progress, sample_of, rule, clock.today(), language, SAMPLED, within)
            return words, found

        self._job = self._services.jobs.start(find, self._show)

    def _read(self, rule: Rule | None, view: str) -> GroupDraft:
        if self._group_id is not None:
            return self._services.dispatcher.ask(read_group, self._group_id)
        begun = rule_text(rule or Rule(block=Block()))
        return GroupDraft(kind=GroupKind.SMART, rule=begun, view=view)

    def _offered(self, asked: Asked) -> Sequence[Choice]:
        return self._services.dispatcher.ask(choices, asked, self._ui.texts)

    def _command(self) -> AddGroup | EditGroup:
        draft = replace(
            self._before,
            name=self.name.value,
            rule=rule_text(self.rule),
            contact_limit_months=self.limit.months(),
        )
        if self._group_id is None:
            return AddGroup(draft)
        return EditGroup(self._group_id, self._before, draft)

    def _tell(self, error: InputError) -> None:
        said = self._ui.texts.say(error.message)
        if error.field == "name":
            self.name_field.set_error(said)
            self.name.setFocus()
        elif error.field == "contact_limit_months":
            self.limit.set_error(said)
            self.limit.typed.setFocus()
        elif error.field == "kinds":
            self._tell_trouble(said)
            self.kinds[ContactType.PERSON].setFocus()
        else:
            self._tell_trouble(said)
            self.block.enter()

    def _tell_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        self.count.setVisible(not text)

    def _typed(self) -> object:
        return self.rule

    def _change(self) -> None:
        self.block.tell_missing()
        missing = self.block.first_incomplete()
        too_long = missing is not None and missing.too_long
        self._tell_trouble(self._ui.texts.say(TOO_LONG) if too_long else "")
        self._soon.start()

    def _show(self, answer: tuple[str, Sample]) -> None:
        self._job = None
        sentence, sample = answer
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        texts = self._ui.texts
        words = texts.trn("{n} contact meets this now", "{n} contacts meet this now", sample.n)
        names = ", ".join(row.title for row in sample.first)
        more = sample.n > len(sample.first)
        hindered = hindrance_words(sample)
        block = self.block.part
        asking = any(True for _ in (*block.conditions(), *block.unknown()))
        self.count.setText(words if asking else texts.tr("No condition yet"))
        self.why.setText(texts.say(hindered) if hindered is not None else "")
        self.why.setVisible(hindered is not None)
        self.names.setText(texts.tr("{names} …").format(names=names) if more else names)
        self.names.setVisible(bool(names))

    def _foot(self) -> QWidget:
        """How many it is now, or what is wrong: always in sight, beside what saves the group."""
        foot = QWidget()
        foot.setMinimumWidth(self._ui.look.px(300))
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trouble)
        column.addWidget(self.count)
        return foot

    def _build(self) -> None:
        ui, tr, px = self._ui, self._ui.texts.tr, self._ui.look.px
        found = Flow(px(Space.L))
        found.add_part(label(ui, tr("The group holds:"), "label"))
        for field in self.kinds.values():
            field.value_changed.connect(self._change)
            found.add_part(field)
        body = self.dialog.body
        head = FieldFlow(ui)
        head.add(self.name_field, 380)
        head.add(self.limit, 330)
        for part in (head, found, self.block, self.sentence, self.why, self.names):
            body.addWidget(part)
        body.addStretch(1)
        self.why.hide()
        self.dialog.footer.add(self._foot(), "start")
        self._tell_trouble("")
        self.block.value_changed.connect(self._change)
        self.dialog.add_saving(tr("Save"), self.save)
        room = self.dialog.screen().availableGeometry()
        self.dialog.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(32)))


def hindrance_words(found: Sample | GroupRow) -> Message | None:
    """Why nobody is found, where there is a reason beside the conditions themselves."""
    if found.circle:
        return IN_CIRCLE.with_values(names=ARROW.join(found.circle))
    return LOST if found.lost else None
