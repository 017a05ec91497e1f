"""The settings page: its parts at the left, the chosen one at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.services.trash.queries import trash_count
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card, PageHeader, SectionHeader
from twincrm.ui.kit.contents import ContentsEntry, ContentsList
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.settings.appearance import AppearancePart
from twincrm.ui.settings.association import AssociationPart
from twincrm.ui.settings.documents import DocumentsPart
from twincrm.ui.settings.me import MePart
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from twincrm.domain.changes import Changes
    from twincrm.ui.settings.doors import SettingsDoors
    from twincrm.ui.window.page import Page, PageServices, Show

PARTS: dict[str, tuple[Message, str]] = {
    "appearance": (Message("Appearance"), "monitor"),
    "me": (Message("I am"), "user"),
    "association": (Message("Association"), "building-2"),
    "backups": (Message("Backups"), "shield-check"),
    "documents": (Message("Documents"), "printer"),
    "trash": (Message("Trash"), "trash-2"),
}
WIDE, NARROW, NARROW_BELOW = 232, 210, 860
"""Width of the list of parts, also in pages narrower than so many pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Which part is shown, and where the keyboard was in it."""

    part: str
    at: str = ""


class SettingsPage(QWidget):
    """What is chosen here is kept at once; the association is changed in a dialog, as one step."""

    def __init__(self, services: PageServices, doors: SettingsDoors) -> None:
        super().__init__()
        self._services, self._ui, self._doors = services, services.ctx, doors
        self._at = ""
        ui, say, tr = services.ctx, services.ctx.texts.say, services.ctx.texts.tr
        self.usual = Button(ui, tr("Back to 100 %"), icon="rotate-ccw")
        self.apply = Button(ui, "", icon="check", variant="primary")
        self.header = PageHeader(ui, self.title, (self.usual, self.apply))
        self.named = label(ui, "", "body", "ink2")
        entries = [ContentsEntry(key, say(words), icon) for key, (words, icon) in PARTS.items()]
        self.contents = ContentsList(ui, tr("Parts of the settings"), entries)
        self.appearance = AppearancePart(ui, doors.prefers)
        self.me = MePart(services, doors)
        self.association = AssociationPart(services, doors)
        self.documents = DocumentsPart(services, doors)
        self.backups = doors.backups(services)
        self.trash = doors.trash(services)
        self._views: dict[str, ScrollPage] = {}
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.show_part("appearance")
        self._show_zoom()
        self._count_trash()

    @classmethod
    def make(cls, doors: SettingsDoors) -> Callable[[PageServices], Page]:
        """What makes this page, with the settings of this machine."""
        return partial(_make, doors=doors)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Settings")

    @property
    def count(self) -> int | None:
        """There is nothing to count."""
        return None

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """The association is changed; the parts are gone to."""
        return (
            ActionSpec(
                "settings.association",
                Message("Change the association’s details…"),
                self.association.change,
                "F2",
                "pencil",
                enabled=lambda: self._services.writable,
            ),
            *(
                ActionSpec(
                    f"settings.{key}.show", words, partial(self.go_to, key), icon=icon,
                    separated=key == "appearance",
                )
                for key, (words, icon) in PARTS.items()
            ),
        )  # fmt: skip

    def show_item(self, show: Show) -> None:
        """There are only these settings; *I am* and the trash can be led to."""
        if show.kind == "settings_trash":
            self.go_to("trash")
        if show.kind == "settings_me":
            self.show_part("me")
            self.me.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start(self) -> None:
        """Put the keyboard on the part that is shown, or where it was."""
        chosen = self._chosen_tile()
        target = chosen if chosen is not None else self.contents
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if target is self.contents:
            self.contents.focus_current()

    def state(self) -> object:
        """Which part is shown."""
        appearance = self.appearance
        groups: dict[str, list[QWidget]] = {
            "language": [*appearance.languages.values()],
            "theme": [*appearance.themes.values()],
            "size": [*appearance.sizes.values(), self.apply, self.usual],
        }
        focused = self.window().focusWidget()
        at = next((name for name, parts in groups.items() if focused in parts), "")
        return SettingsState(self.contents.current, at)

    def restore(self, state: object) -> None:
        """Show that part again."""
        if isinstance(state, SettingsState) and state.part in PARTS:
            self.show_part(state.part)
            self._at = state.at

    def may_leave(self) -> bool:
        """A name that is typed is kept; nothing else here is ever unsaved."""
        self.me.keep()
        return True

    def go_to(self, key: str) -> None:
        """Show another part, and put the keyboard there."""
        self.show_part(key)
        self.contents.focus_current()

    def show_part(self, key: str) -> None:
        """Show another part of the settings."""
        self.contents.set_current(key)
        self._stack.setCurrentWidget(self._views[key])
        self.named.setText(self._ui.texts.say(PARTS[key][0]))
        for button in (self.usual, self.apply):
            button.setVisible(key == "appearance")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow pages leave the list of parts less room."""
        super().resizeEvent(event)
        narrow = self.width() / self._ui.look.zoom < NARROW_BELOW
        self.contents.setFixedWidth(self._ui.look.px(NARROW if narrow else WIDE))

    def _chosen_tile(self) -> QWidget | None:
        """Where the keyboard was before everything was built anew."""
        at, self._at = self._at, ""
        shown, prefers = self.appearance, self._doors.prefers
        chosen: dict[str, QWidget | None] = {
            "language": shown.languages.get(prefers.language),
            "theme": shown.themes.get(prefers.theme),
            "size": shown.sizes.get(prefers.zoom),
        }
        return chosen.get(at)

    def _take_zoom(self) -> None:
        self._doors.prefers.set_zoom(self.appearance.zoom)

    def _show_usual(self) -> None:
        self.appearance.choose_zoom(1.0)
        self._take_zoom()

    def _show_zoom(self) -> None:
        """The buttons of the head follow the size that is looked at."""
        now, looked_at = self._doors.prefers.zoom, self.appearance.zoom
        words = self._ui.texts.tr("Use {percent} %")
        self.apply.setText(words.format(percent=round(looked_at * 100)))
        self.apply.setEnabled(looked_at != now)
        self.usual.setEnabled(now != 1.0 or looked_at != 1.0)

    def _take_changes(self, changes: Changes) -> None:
        self._count_trash()
        if changes.touches("association", "place", "place_name", "organisation"):
            self.association.refresh()
            self.documents.refresh()

    def _count_trash(self) -> None:
        self.contents.set_count("trash", self._services.dispatcher.ask(trash_count))

    def _connect(self) -> None:
        self.contents.chosen.connect(self.show_part)
        self.appearance.zoom_chosen.connect(self._show_zoom)
        self.apply.clicked.connect(self._take_zoom)
        self.usual.clicked.connect(self._show_usual)
        self._services.hub.changed.connect(self._take_changes)

    def _build(self) -> None:
        px, tr = self._ui.look.px, self._ui.texts.tr
        self.header.put_after_count(self.named)
        safe = Card(self._ui)
        safe.body.addWidget(SectionHeader(self._ui, tr("Backups")))
        safe.body.addWidget(self.backups)
        parts = (self.appearance, self.me, self.association, safe, self.documents, self.trash)
        for key, part in zip(PARTS, parts, strict=True):
            view = self._views[key] = ScrollPage(self._ui, bar_gap=Space.S)
            fills = part is self.trash
            view.body.addWidget(part, int(fills))
            view.body.addStretch(int(not fills))
            view.body.setContentsMargins(0, 0, 0, px(Space.L))
            self._stack.addWidget(view)
        line = QHBoxLayout()
        line.setSpacing(px(Space.L))
        line.addWidget(self.contents, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(line, 1)
        ReadingOrder(self)


def _make(services: PageServices, doors: SettingsDoors) -> Page:
    return SettingsPage(services, doors)
