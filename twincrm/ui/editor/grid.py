"""Fields side by side, each bound to an attribute of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.domain.date_reading import About
from twincrm.domain.texts import Message
from twincrm.ui.editor.form import FieldPart, Port
from twincrm.ui.kit.date_field import DateField, check_date, check_full_date, full_date
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from twincrm.ui.kit.labelled import LabelledField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.editor.form import DraftForm, Part
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.options import Option
    from twincrm.ui.kit.record_field import RecordField


NO_NUMBER = Message("“{text}” is not a whole number.")


class FieldGrid:
    """Builds fields, binds them to a form and puts them into lines."""

    def __init__(self, ui: UiContext, form: DraftForm[Any]) -> None:
        self._ui = ui
        self._form = form
        self.flow = FieldFlow(ui)

    def text(
        self,
        name: str,
        title: str,
        width: int = 180,
        *,
        share: int = 1,
        mark: str = "",
        help_text: str = "",
        new_line: bool = False,
    ) -> LabelledField:
        """A line of text."""
        field = TextField(self._ui)
        held = LabelledField(self._ui, title, field, mark=mark, help_text=help_text)
        self._bind(name, held, Port(lambda: field.value, field.set_value), field.value_changed)
        self.flow.add(held, width, share=share, new_line=new_line)
        return held

    def long_text(
        self, name: str, title: str, width: int = 420, *, lines: tuple[int, int] = (3, 9)
    ) -> LabelledField:
        """Several lines of text."""
        field = LongTextField(self._ui, lines=lines)
        held = LabelledField(self._ui, title, field)
        self._bind(name, held, Port(lambda: field.value, field.set_value), field.value_changed)
        self.flow.add(held, width, new_line=True)
        return held

    def choice(
        self,
        name: str,
        title: str,
        options: Sequence[Option],
        width: int = 180,
        *,
        share: int = 1,
        mark: str = "",
        new_line: bool = False,
    ) -> LabelledField:
        """One of several options."""
        field = ChoiceField(self._ui, options)
        held = LabelledField(self._ui, title, field, mark=mark)
        self._bind(name, held, Port(lambda: field.value, field.set_value), field.value_changed)
        self.flow.add(held, width, share=share, new_line=new_line)
        return held

    def number(
        self, name: str, title: str, width: int = 120, *, bounds: tuple[int, int] = (0, 9999)
    ) -> LabelledField:
        """A whole number."""
        field = NumberField(self._ui, 0, bounds)
        held = LabelledField(self._ui, title, field)
        port = Port(lambda: field.number, field.set_value)
        self._bind(name, held, port, field.value_changed)
        self.flow.add(held, width)
        return held

    def count(self, name: str, title: str, width: int = 140) -> LabelledField:
        """A whole number that may be unknown; None while the field is empty."""
        field = TextField(self._ui)
        held = LabelledField(self._ui, title, field)
        port = Port(
            lambda: _counted(field.value),
            lambda value: field.set_value("" if value is None else str(value)),
        )

        def check(value: object) -> Message | None:
            del value
            typed = field.value
            return None if not typed or typed.isdecimal() else NO_NUMBER.with_values(text=typed)

        self._bind(name, held, port, field.value_changed, check)
        self.flow.add(held, width)
        return held

    def date(
        self,
        name: str,
        title: str,
        width: int = 180,
        *,
        share: int = 1,
        mark: str = "",
        about: About = About.PAST,
    ) -> LabelledField:
        """A date that may be known in part, kept as its stored text."""
        field = DateField(self._ui, about=about)
        held = LabelledField(self._ui, title, field, mark=mark)
        port = Port(lambda: field.stored, field.set_stored)
        self._bind(name, held, port, field.value_changed, self._in_words(check_date))
        self.flow.add(held, width, share=share)
        return held

    def day(
        self,
        name: str,
        title: str,
        width: int = 180,
        *,
        mark: str = "",
        about: About = About.PAST,
    ) -> LabelledField:
        """A day of the calendar; what is none stays as it was typed and is found by the check."""
        field = DateField(self._ui, about=about)
        held = LabelledField(self._ui, title, field, mark=mark)
        port = Port(
            lambda: full_date(field.stored) or field.stored,
            lambda value: field.set_stored(str(value) if value else None),
        )
        self._bind(name, held, port, field.value_changed, self._in_words(check_full_date))
        self.flow.add(held, width)
        return held

    def record(
        self,
        name: str,
        title: str,
        field: RecordField,
        width: int = 240,
        *,
        share: int = 1,
        empty: object = None,
        mark: str = "",
        new_line: bool = False,
    ) -> LabelledField:
        """A link to another record, kept as its id; *empty* stands for none."""
        held = LabelledField(self._ui, title, field, mark=mark)
        port = Port(lambda: field.record_id or empty, field.set_id)
        self._bind(name, held, port, field.value_changed, lambda _: field.problem())
        self.flow.add(held, width, share=share, new_line=new_line)
        return held

    def check(
        self, name: str, text: str, width: int = 220, *, new_line: bool = False
    ) -> CheckField:
        """Yes or no."""
        field = CheckField(self._ui, text)
        part = CheckPart(field)
        self._form.bind(name, part, field.value_changed)
        self.flow.add(field, width, new_line=new_line)
        return field

    def part(
        self,
        name: str,
        widget: QWidget,
        part: Part,
        changed: SignalInstance,
        *,
        heads: tuple[str, ...] = (),
    ) -> None:
        """Anything else, on a line of its own."""
        self._form.bind(name, part, changed, heads)
        self.flow.add(widget, 240, new_line=True)

    def _in_words(
        self, check: Callable[[Any, str], Message | None]
    ) -> Callable[[Any], Message | None]:
        """A check that gives its examples in the reader's language."""
        return lambda stored: check(stored, self._ui.texts.language)

    def _bind(
        self,
        name: str,
        held: LabelledField,
        port: Port,
        changed: SignalInstance,
        check: Callable[[Any], Message | None] | None = None,
    ) -> None:
        self._form.bind(name, FieldPart(name, held, port, check), changed)


class CheckPart:
    """A check box as a part of a form; nothing can be wrong with it."""

    def __init__(self, field: CheckField) -> None:
        self._field = field

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self._field.value

    def set_value(self, value: bool) -> None:
        """Tick it or not."""
        self._field.set_value(value)

    def show_errors(self, errors: object) -> None:
        """There are none."""

    def place(self, path: str) -> None:
        """There is none."""

    def problems(self) -> dict[str, Message]:
        """None."""
        return {}


def _counted(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() else None
