"""A frozen draft bound to fields: what is typed, what differs, where errors are shown.

A form knows nothing of layout. Every attribute of the draft that can be edited is bound to one
field or part; `draft` is the draft with the values of the fields, equal to the one that was put in
as long as nobody typed anything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Message
    from twincrm.ui.kit.labelled import LabelledField

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class ErrorPlace:
    """Where an error is shown: what the field is called, and the widget that takes the keyboard."""

    title: str
    widget: QWidget


class Part(Protocol):
    """Something that edits one attribute of a draft; its errors have paths (``emails.0.url``)."""

    @property
    def value(self) -> Any:  # noqa: ANN401 - as many types as drafts have attributes
        """What is typed."""
        ...

    def set_value(self, value: Any, /) -> None:  # noqa: ANN401
        """Show another value."""
        ...

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show the errors at its paths, and at no others."""
        ...

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error at a path is shown."""
        ...

    def problems(self) -> dict[str, Message]:
        """What cannot be read at all, by path."""
        ...


@dataclass(slots=True)
class Port:
    """How a field is read and written."""

    read: Callable[[], Any]
    show: Callable[[Any], None]


class FieldPart:
    """One field in its holder, as a part of a form."""

    def __init__(
        self,
        name: str,
        holder: LabelledField,
        port: Port,
        check: Callable[[Any], Message | None] | None = None,
    ) -> None:
        self._name = name
        self._holder = holder
        self._port = port
        self._check = check
        self._title = holder.field.accessibleName()

    @property
    def value(self) -> Any:  # noqa: ANN401
        """What is typed."""
        return self._port.read()

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show another value."""
        self._port.show(value)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show the error of this field, or none."""
        error = errors.get(self._name, "")
        if error != self._holder.error:
            self._holder.set_error(error)

    def place(self, path: str) -> ErrorPlace | None:
        """The field itself."""
        return ErrorPlace(self._title, self._holder.field) if path == self._name else None

    def problems(self) -> dict[str, Message]:
        """What the check of the field says."""
        found = self._check(self.value) if self._check else None
        return {self._name: found} if found else {}


@dataclass(slots=True)
class _Bound:
    part: Part
    heads: tuple[str, ...]
    stored: Any = None
    shown: Any = None

    def put(self, value: Any) -> None:  # noqa: ANN401
        self.part.set_value(value)
        self.stored, self.shown = value, self.part.value

    def read(self) -> Any:  # noqa: ANN401
        """The stored value until something else is typed: fields may tidy what they show."""
        typed = self.part.value
        return self.stored if typed == self.shown else typed


class DraftForm(QObject, Generic[D]):
    """A draft and the parts that edit its attributes.

    Signals: changed() whenever something is typed.
    """

    changed = Signal()

    def __init__(self, draft: D, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._bound: dict[str, _Bound] = {}
        self._quiet = False

    @property
    def draft(self) -> D:
        """The draft as it is typed."""
        values = {name: bound.read() for name, bound in self._bound.items()}
        draft: Any = self._draft  # every draft is a dataclass
        return cast("D", replace(draft, **values))

    def set_draft(self, draft: D) -> None:
        """Show another draft; `changed` is sent once."""
        self._draft = draft
        self._quiet = True
        for name, bound in self._bound.items():
            bound.put(getattr(draft, name))
        self._quiet = False
        self.changed.emit()

    def bind(
        self, name: str, part: Part, changed: SignalInstance, heads: tuple[str, ...] = ()
    ) -> None:
        """Let *part* edit an attribute; its errors come at paths beginning with *heads*."""
        bound = _Bound(part, heads or (name,))
        self._bound[name] = bound
        bound.put(getattr(self._draft, name))
        changed.connect(self._tell)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors by their paths, and take all others away."""
        for bound in self._bound.values():
            mine = {path: text for path, text in errors.items() if _head(path) in bound.heads}
            bound.part.show_errors(mine)

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error at a path is shown; None where this form has no such field."""
        for bound in self._bound.values():
            if _head(path) in bound.heads:
                return bound.part.place(path)
        return None

    def problems(self) -> dict[str, Message]:
        """What cannot be read at all, by path."""
        found: dict[str, Message] = {}
        for bound in self._bound.values():
            found.update(bound.part.problems())
        return found

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


def _head(path: str) -> str:
    return path.partition(".")[0]
