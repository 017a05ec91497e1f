"""What a window says to those who listen, and the way on which the keyboard goes through it."""

from __future__ import annotations

import gettext
from collections import Counter
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from worlds.geometry import OVER_THE_PAGE, say, shown_parts

from twincrm.runtime.bundled import bundled
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.reading_order import LATE

GRACE = 4
"""Pixels by which parts of one line may stand higher or lower."""

KEEPING = ("Save", "Take over", "Save as new", "Bring back and save")
"""What buttons say that keep what is typed, by the English ids."""


def ill_spoken(window: QWidget, language: str) -> list[str]:
    """Everything that is wrong with words and keys, in words."""
    return [
        *foreign(window, language), *technical(window), *confusable(window), *keys_twice(window),
        *saved_otherwise(window),
    ]  # fmt: skip


def saved_otherwise(window: QWidget) -> list[str]:
    """Dialogs that keep what is typed without the key that keeps it in all others."""
    if not isinstance(window, QDialog):
        return []
    kept = [each for each in shown_parts(window) if isinstance(each, Button) and _keeps(each)]
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = window.findChildren(QShortcut, options=direct)
    keys = [each.key() for each in found].count(QKeySequence("Ctrl+S"))
    told = [f"does not show the key that saves: {say(each)}" for each in kept if not _keyed(each)]
    return told + ["is not saved with one Ctrl+S"] * bool(kept and keys != 1)


def _keeps(button: Button) -> bool:
    words = {_translated(each).get(key, key) for key in KEEPING for each in ("de", "fr", "en")}
    return button.variant == "primary" and button.text() in words


def _keyed(button: Button) -> bool:
    return button.key == key_text("Ctrl+S")


def foreign(window: QWidget, language: str) -> list[str]:
    """Words of the program in English where they exist in the language of the window."""
    known = _translated(language)
    found = []
    for each in shown_parts(window):
        for words in _words_of(each):
            bare = words.replace("&", "")
            if bare in known and known[bare] != bare:
                found.append(f"is not said in the language: “{words}” of {say(each)}")
    return found


def technical(window: QWidget) -> list[str]:
    """Parts called by the name of their class."""
    found = []
    for each in shown_parts(window):
        name, kinds = _name(each), {kind.__name__ for kind in type(each).__mro__}
        if name in kinds - {"Button"}:
            found.append(f"is called by its class: {say(each)}")
    return found


def confusable(window: QWidget) -> list[str]:
    """Neighbours to be pressed or filled in that bear the same name."""
    found = []
    for holder in (window, *shown_parts(window)):
        parts = [each for each in holder.children() if _is_used(each)]
        count = Counter(_name(each) for each in parts)
        twice = [name for name, n in count.items() if name and n > 1]
        found += [f"bear the same name: “{name}” in {say(holder)}" for name in twice]
    return found


def keys_twice(window: QWidget) -> list[str]:
    """Letters that lead to two parts of one window."""
    keys: dict[str, list[QWidget]] = {}
    for each in shown_parts(window):
        label = isinstance(each, QLabel) and each.buddy() is not None
        key = QKeySequence.mnemonic(each.text()) if label or _is_button(each) else None
        if key is not None and not key.isEmpty():
            keys.setdefault(key.toString(), []).append(each)
    return [
        f"leads to two parts: {key}: {', '.join(say(each) for each in parts)}"
        for key, parts in keys.items()
        if len(parts) > 1
    ]


def _is_late(part: QWidget | None) -> bool:
    while part is not None and not part.property(LATE):
        part = part.parentWidget()
    return part is not None


def jumping(stops: list[QWidget], window: QWidget) -> list[str]:
    """Steps of Tab against the order in which a page is read: back up, or back to the side.

    From the last part the way leads to the first one again. What is marked as late comes after the
    fields beside it, wherever it stands.
    """
    stops = [each for each in stops if not _is_late(each)]
    first = _first_of(stops, window)
    return [
        f"Tab goes back: from {_where(one, window)} to {_where(other, window)}"
        for one, other in pairwise(stops)
        if other is not first and _view(one) is _view(other)
        and _stands_before(_at(other, window), _at(one, window))
    ]  # fmt: skip


def _first_of(stops: list[QWidget], window: QWidget) -> QWidget | None:
    """Where Tab begins in a window in which nothing has the keyboard yet."""
    part = window.nextInFocusChain()
    while part is not window and part not in stops:
        part = part.nextInFocusChain()
    return part


def _where(part: QWidget, window: QWidget) -> str:
    at = _at(part, window)
    return f"{say(part)} at {at.x()}, {at.y()}"


def _stands_before(one: QRect, other: QRect) -> bool:
    """Whether *one* is read before *other*: above it in its column, or left of it in its line."""
    if one.bottom() <= other.top() + GRACE:
        return one.left() < other.right() and other.left() < one.right()
    in_line = one.top() < other.bottom() - GRACE and other.top() < one.bottom() - GRACE
    return in_line and one.right() <= other.left() + GRACE


def _at(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _view(part: QWidget) -> QWidget | None:
    """What scrolls it, or was put over the page; places can be compared only within."""
    holder = part.parentWidget()
    while holder is not None and not isinstance(holder, (QAbstractScrollArea, *OVER_THE_PAGE)):
        holder = holder.parentWidget()
    return holder


def _is_button(part: QWidget) -> bool:
    return isinstance(part, QAbstractButton)


def _is_used(part: object) -> bool:
    if not isinstance(part, QWidget) or part.isHidden() or part.focusProxy() is not None:
        return False
    reached = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return isinstance(part, QAbstractButton) or (reached and not isinstance(part, QLabel))


def _name(part: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(part)
    return told.text(QAccessible.Text.Name) if told is not None else ""


def _words_of(part: QWidget) -> set[str]:
    words = {part.accessibleName(), part.toolTip()}
    if isinstance(part, (QLabel, QAbstractButton)):
        words.add(part.text())
    elif isinstance(part, QLineEdit):
        words.add(part.placeholderText())
    elif isinstance(part, QComboBox):
        words.update(part.itemText(at) for at in range(part.count()))
    return words - {""}


@cache
def _translated(language: str) -> dict[str, str]:
    """What the program says in English, and in the language."""
    if language == "en":
        return {}
    texts = gettext.translation("twincrm", bundled("resources/locale"), [language])
    said = {key: words for key, words in texts._catalog.items() if isinstance(key, str)}
    own = {words.replace("&", "") for words in said.values()}  # “Tag” is a German word as well
    return {key: words for key, words in said.items() if "\4" not in key and key not in own}
