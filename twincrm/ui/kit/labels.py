"""Text on the page in a step of the type scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token, TypeName


def label(
    ui: UiContext,
    text: str,
    style: TypeName = "body",
    token: Token = "ink",
    *,
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """Plain text (never markup) in a type style and colour."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(ui.look.font(style))
    made.setForegroundRole(QPalette.ColorRole.WindowText)  # on a button, Qt would take its colour
    colour_label(ui, made, token)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def breakable(words: str) -> str:
    """Words with a long path in them, which may be broken behind its folders; only to be read."""
    return words.replace("/", "/\u200b").replace("\\", "\\\u200b")


def colour_label(ui: UiContext, shown: QLabel, token: Token) -> None:
    """Give a label a colour of the look."""
    palette = shown.palette()
    palette.setColor(QPalette.ColorRole.WindowText, ui.look.colour(token))
    shown.setPalette(palette)


def icon_label(ui: UiContext, name: str, token: Token = "ink", size: float = 20) -> QLabel:
    """An icon that stands beside words; screen readers pass over it."""
    made = QLabel()
    made.setPixmap(ui.icons.pixmap(name, token, size))
    edge = ui.look.px(size)
    made.setFixedSize(QSize(edge, edge))
    return made


def rule() -> QFrame:
    """A hairline across the page."""
    made = QFrame()
    made.setProperty("part", "rule")
    made.setFixedHeight(1)
    return made
