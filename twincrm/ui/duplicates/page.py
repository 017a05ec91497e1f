"""The page “Recorded twice?”: pairs that may be one, and one of them side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.likeness import Verdict
from twincrm.domain.texts import Message
from twincrm.services.duplicates.commands import RememberDistinct
from twincrm.services.duplicates.merging import MERGES
from twincrm.services.duplicates.queries import Pair
from twincrm.ui.duplicates.foot import PairFoot
from twincrm.ui.duplicates.head import PairHead
from twincrm.ui.duplicates.merging import Merging
from twincrm.ui.duplicates.pair_list import PairList
from twincrm.ui.duplicates.pair_view import PairView
from twincrm.ui.duplicates.shown import DuplicatesState, both_of
from twincrm.ui.duplicates.two_places import TwoPlaces
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.theme.tokens import NARROW_BELOW, Space
from twincrm.ui.window.page import ActionSpec, Show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from twincrm.services.duplicates.choices import Kind
    from twincrm.services.duplicates.distinct import PairKind
    from twincrm.services.duplicates.lines import Pick
    from twincrm.services.duplicates.preview import MergePreview
    from twincrm.ui.window.page import PageServices

MERGE = "merge_"
"""What the kinds of `Show` begin with that put two records side by side."""


class DuplicatesPage(QWidget):
    """Leads from pair to pair: two of them, one, or later."""

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        self._pair: Pair | None = None
        self._preview: MergePreview | None = None
        self._stale = self._acting = False
        self.view: PairView | None = None
        self.list = PairList(services)
        self.head = PairHead(ui, self.title, writable=services.writable)
        self.foot = PairFoot(ui, writable=services.writable)
        self.merging = Merging(services, self)
        self._build()
        self._connect()
        self._show_list()

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Recorded twice?")

    @property
    def count(self) -> int | None:
        """The page has no entry in the side bar."""
        return None

    @property
    def pair(self) -> Pair | None:
        """The pair that stands side by side; None for the list."""
        return self._pair

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        here, writes = self._has_pair, self._can_answer
        return (
            ActionSpec("pair.merge", Message("Merge"), self.merge, "Ctrl+S", "merge", writes),
            ActionSpec(
                "pair.two", Message("These are two"), self.remember, "Ctrl+Shift+D", "users",
                self._can_be_two,
            ),
            ActionSpec("pair.later", Message("Later"), self.later, "", "clock", here),
            ActionSpec(
                "pair.before", Message("Pair before"), self.step_back, "Ctrl+PgUp",
                "chevron-left", self.head.before.isEnabled,
            ),
            ActionSpec(
                "pair.after", Message("Next pair"), self.step_on, "Ctrl+PgDown",
                "chevron-right", self.head.after.isEnabled,
            ),
            ActionSpec(
                "pair.places", Message("Merge two places…"), self.choose_places, "", "map-pin",
                self.head.towns.isEnabled,
            ),
            ActionSpec("pair.find", Message("Look again"), self.list.look_again, "", "search"),
        )  # fmt: skip

    def panes(self) -> tuple[QWidget, ...]:
        """The parts between which F6 moves the keyboard."""
        shown = self.view.fields if self.view is not None else self.list.rows
        return (shown, self.foot) if self.foot.isVisible() else (shown,)

    def show_item(self, show: Show) -> None:
        """Show the list, or two records side by side."""
        if not show.kind.startswith(MERGE):
            self._show_list()
            self._begin()
            return
        kind = cast("Kind", show.kind.removeprefix(MERGE))
        ids = sorted((show.id, show.beside))
        known = [pair for pair in self.list.shown if pair[:3] == (kind, *ids)]
        fresh = Pair(kind, ids[0], ids[1], 0, Verdict.NONE, ())
        self._open(known[0] if known else fresh)

    def start(self) -> None:
        """Put the keyboard where one answers."""
        self._begin()
        self.resume()

    def resume(self) -> None:
        """Put the keyboard into the list, or on the first choice."""
        if self.view is not None:
            self.view.start()
        else:
            self.list.start()

    def state(self) -> object:
        """Which pair is shown, and what was chosen of it."""
        picked = self.view.picked if self.view is not None else {}
        return DuplicatesState(self._pair, self.list.kinds.values, picked)

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, DuplicatesState):
            self.list.kinds.set_values(state.kinds)
            self._begin()
            if state.pair is not None:
                self._open(state.pair, state.picked)

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    # -- the answers -----------------------------------------------------------------------------

    def merge(self) -> None:
        """Make one record of two, then show the next pair."""
        pair, preview, view = self._pair, self._preview, self.view
        if pair is None or preview is None or view is None or not self._can_answer():
            return
        command = MERGES[pair.kind](
            pair.first_id,
            pair.second_id,
            view.choices,
            preview.left.name,
            preview.right.name,
            self._ui.texts.language,
        )
        self.merging.start(command, partial(self._merged, pair))

    def _merged(self, pair: Pair) -> None:
        """Go on, unless somebody went on already."""
        if self._pair is pair:
            self._go_on(pair, (pair.second_id,))
        else:
            self.list.forget(pair.kind, (pair.second_id,))
            self._show_frame()

    def _turn(self) -> None:
        """While two become one, nothing else is answered."""
        self.foot.allow(allowed=not self.merging.busy)
        self._services.frame_changed()

    def remember(self) -> None:
        """These are two: nobody is asked again."""
        pair = self._meant
        preview = self._preview or (both_of(self._services, pair) if pair is not None else None)
        if pair is None or preview is None or not self._can_be_two():
            return
        names = (preview.left.name, preview.right.name)
        kind = cast("PairKind", pair.kind)
        if not self._perform(RememberDistinct(kind, pair.first_id, pair.second_id, *names)):
            return
        if self._pair is not None:
            self._go_on(pair, pair[1:3])
        else:
            self.list.leave_out(pair)

    def later(self) -> None:
        """Leave the pair as it is and show the next one."""
        at = self._at()
        if at is None or at + 1 >= len(self.list.shown):
            self._leave()
        else:
            self._open(self.list.shown[at + 1])

    def choose_places(self) -> None:
        """Put two places side by side that were not found to be alike."""
        chosen = TwoPlaces(self._ui, self._services.dispatcher).run()
        if chosen is not None:
            self._services.navigate(Show(f"{MERGE}place", *chosen))

    def step_back(self) -> None:
        """The pair before."""
        self._step(-1)

    def step_on(self) -> None:
        """The next pair."""
        self._step(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if the file changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In narrow windows the way back shows its icon only."""
        super().resizeEvent(event)
        self.head.back.set_icon_only(self.width() / self._ui.look.zoom < NARROW_BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._pair is not None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _perform(self, command: RememberDistinct) -> bool:
        self._acting = True  # what it changes is known here
        try:
            return self._services.perform(command) is not None
        finally:
            self._acting = False

    def _go_on(self, pair: Pair, gone: tuple[int, ...]) -> None:
        """The pair that stood behind the answered one, else the list, or what became of it."""
        at = self._at()
        self.list.forget(pair.kind, gone)
        if at is None:
            self._leave()
        elif at < len(self.list.shown):
            self._open(self.list.shown[at])
        else:
            self._show_list()
            self.resume()

    def _step(self, step: int) -> None:
        at = self._at()
        if at is not None and 0 <= at + step < len(self.list.shown):
            self._open(self.list.shown[at + step])

    def _leave(self) -> None:
        """Back to the list; from two that were chosen elsewhere, back to them."""
        pair, at = self._pair, self._at()
        self._show_list()
        if pair is not None and at is None and pair.kind != "place":
            self._services.navigate(Show(pair.kind, pair.first_id))
        else:
            self._begin()
            if at is not None:
                self.list.choose(at)
            self.resume()

    # -- what is shown ---------------------------------------------------------------------------

    def _begin(self) -> None:
        if not (self.list.shown or self.list.busy):
            self.list.begin()

    def _open(self, pair: Pair, picked: Mapping[str, Pick] | None = None) -> None:
        """Put a pair side by side; where one of them is gone, the list is shown."""
        preview = both_of(self._services, pair)
        if preview is None:
            self._show_list()
            return
        self._drop_view()
        self._pair, self._preview = pair, preview
        self.view = PairView(self._ui, preview, pair.reasons, picked or {})
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self._show_frame()
        if self.isVisible():
            self.view.start()

    def _show_list(self) -> None:
        self._drop_view()
        self._stack.setCurrentWidget(self.list)
        self._show_frame()

    def _drop_view(self) -> None:
        self._pair = self._preview = None
        if self.view is not None:
            self._stack.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
            self.view = None

    def _show_frame(self) -> None:
        """Header and foot of what is shown."""
        pair, meant = self._pair, self._meant
        self.head.show_pair(pair, self._at(), len(self.list.shown))
        self.foot.setVisible(meant is not None)
        if meant is not None:
            self.foot.show_kind(meant.kind, listed=pair is None)
        self._services.frame_changed()

    def _at(self) -> int | None:
        """The position of the pair shown among those of the list."""
        keys = [pair[:3] for pair in self.list.shown]
        pair = self._pair
        return keys.index(pair[:3]) if pair is not None and pair[:3] in keys else None

    @property
    def _meant(self) -> Pair | None:
        """The pair side by side, else the one chosen in the list."""
        return self._pair or self.list.chosen

    def _has_pair(self) -> bool:
        return self._pair is not None

    def _can_answer(self) -> bool:
        return self._pair is not None and self._services.writable and not self.merging.busy

    def _can_be_two(self) -> bool:
        """Nobody is ever asked about households again."""
        meant, can = self._meant, self._services.writable and not self.merging.busy
        return can and meant is not None and meant.kind != "household"

    def _back(self) -> None:
        if self._at() is not None:
            self._leave()
        else:
            self._services.navigate(Show("person"))

    def _take_changes(self, changes: object) -> None:
        del changes
        if self._acting or self.merging.busy:
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """The file changed: look again, and read the pair shown anew."""
        self._stale = False
        if self._pair is not None:
            self._open(self._pair, self.view.picked if self.view is not None else None)
        self.list.look_again()

    def _build(self) -> None:
        px = self._ui.look.px
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        upper = QVBoxLayout()
        upper.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.M))
        upper.setSpacing(0)
        upper.addWidget(self.head.header)
        upper.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.merging.panel)
        column.addWidget(self.foot)
        ReadingOrder(self)

    def _connect(self) -> None:
        self.head.back.clicked.connect(self._back)
        self.head.before.clicked.connect(self.step_back)
        self.head.after.clicked.connect(self.step_on)
        self.head.towns.clicked.connect(self.choose_places)
        self.foot.later.clicked.connect(self.later)
        self.foot.two.clicked.connect(self.remember)
        self.foot.open.clicked.connect(self._open_chosen)
        self.foot.merge.clicked.connect(self.merge)
        self.merging.turned.connect(self._turn)
        self.list.pair_opened.connect(self._open_at)
        self.list.listed.connect(self._show_frame)
        self.list.rows.row_chosen.connect(self._show_frame)
        self._services.hub.changed.connect(self._take_changes)

    def _open_chosen(self) -> None:
        if self.list.chosen is not None:
            self._open(self.list.chosen)

    def _open_at(self, at: int) -> None:
        self._open(self.list.shown[at])
