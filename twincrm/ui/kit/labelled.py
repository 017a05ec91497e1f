"""A field with its label above and help or an error in words below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.fields import mark_error
from twincrm.ui.kit.labels import colour_label, label
from twincrm.ui.theme.tokens import STATUS_ICONS

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token, ToneName


class LabelledField(QWidget):
    """Label, optional mark, the field, and one line below it.

    The line below is the field's accessible description, so a screen reader says the error too.
    """

    def __init__(
        self,
        ui: UiContext,
        text: str,
        field: QWidget,
        *,
        optional: bool = False,
        mark: str = "",
        help_text: str = "",
    ) -> None:
        super().__init__()
        self._ui = ui
        self.field = field
        self._help = help_text
        self._error = ""
        self._kept = False
        self._label = label(ui, text, "label")
        self._label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        mark = mark or (ui.texts.tr("optional") if optional else "")
        self._mark = label(ui, f"({mark})" if mark else "", "label", "ink3")
        self._mark.setFont(ui.look.sans(15))
        self._picture = label(ui, "")
        self._picture.setFixedHeight(ui.look.line("small"))
        self._words = label(ui, help_text, "small", "ink2", wrap=True)
        self._build()
        self._show_below()
        changed: Any = getattr(field, "value_changed", None)
        if changed is not None:
            changed.connect(self._forgive)

    @property
    def middle(self) -> int:
        """How far below its top the field's own middle is."""
        above = self._label.sizeHint().height() + self._ui.look.px(5)
        return above + self.field.sizeHint().height() // 2

    @property
    def error(self) -> str:
        """The error shown, empty when all is well."""
        return self._error

    def set_error(self, text: str) -> None:
        """Say in words what is wrong; an empty text takes the error away."""
        self._error = text
        mark_error(self.field, bool(text))
        self._show_below()

    def _forgive(self) -> None:
        """What is being mended is no longer called wrong; whoever checks it says so anew."""
        if self._error:
            self.set_error("")

    def keep_line(self) -> None:
        """Keep the room of the line below while nothing is said there: nothing moves as one types.

        For fields whose help comes and goes with what is typed.
        """
        self._kept = True
        self._words.setText("Ag")
        self._words.setMinimumHeight(self._words.sizeHint().height())
        self._show_below()

    def set_help(self, text: str, tone: ToneName = "neutral") -> None:
        """Show help below; *tone* ok adds a check mark ("valid number in France"), warn a sign."""
        self._help = text
        self._show_below(tone)

    def _build(self) -> None:
        px = self._ui.look.px
        head = QHBoxLayout()
        head.setSpacing(px(6))
        head.addWidget(self._label)
        head.addWidget(self._mark)
        head.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(px(6))
        below.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addLayout(head)
        column.addWidget(self.field)
        column.addLayout(below)
        column.addStretch(1)

    def _show_below(self, tone: ToneName = "neutral") -> None:
        text = self._error or self._help
        icon = STATUS_ICONS[tone] if tone in ("ok", "warn") else ""
        token: Token = "ink" if tone == "warn" else "ink2"
        if self._error:
            icon, token = STATUS_ICONS["bad"], "bad"
        sign: Token = "warn" if tone == "warn" and not self._error else token
        self._words.setText(text)
        self._words.setFont(self._ui.look.sans(14.5, semibold=bool(self._error)))
        colour_label(self._ui, self._words, token)
        if icon:
            self._picture.setPixmap(self._ui.icons.pixmap(icon, sign, 18))
        self._words.setVisible(bool(text) or self._kept)
        self._picture.setVisible(bool(icon and text))
        said = self._ui.texts.tr("Error: {text}") if self._error else "{text}"
        self.field.setAccessibleDescription(said.format(text=text))


def say_at(field: QWidget, text: str) -> None:
    """Say what is wrong with a field where its label is; without one it is marked alone."""
    holder = field.parentWidget()
    while holder is not None and not isinstance(holder, LabelledField):
        holder = holder.parentWidget()
    if isinstance(holder, LabelledField) and holder.field is field:
        holder.set_error(text)
    else:
        mark_error(field, bool(text))
        field.setAccessibleDescription(text)
