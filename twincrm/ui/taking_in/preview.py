"""The cards of an import as a table: what each one becomes, and which are shown."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.taking_in.wording import FATES, details, why
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.services.interchange.planned import Plan, PlannedCard
    from twincrm.ui.kit.context import UiContext

FILTERS: tuple[tuple[str, Message], ...] = (
    ("all", Message("All")),
    ("new", Message("New")),
    ("update", Message("Completed")),
    ("unchanged", Message("Unchanged")),
    ("skip", Message("Left out")),
    ("odd", Message("Something odd")),
)


class PlannedRows:
    """The cards of a plan by their place in it; a `RowSource`."""

    def __init__(self, cards: Sequence[PlannedCard], places: Sequence[int]) -> None:
        self._cards = cards
        self._places = array("q", places)

    def ids(self) -> array[int]:
        """The places of the cards shown."""
        return self._places

    def rows(self, ids: Sequence[int]) -> list[PlannedCard]:
        """Cards by their places."""
        return [self._cards[place] for place in ids]


class Preview(QWidget):
    """The table, the buttons that filter it, and everything about the chosen card.

    Signals: toggled(int) with the place of a card that the user takes in or leaves out.
    """

    toggled = Signal(int)

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._plan: Plan | None = None
        self._filter = "all"
        texts = ui.texts
        self._source = PlannedRows((), ())
        columns = (
            Column["PlannedCard"]("title", texts.tr("Name"), lambda c: c.incoming.title, width=250),
            Column["PlannedCard"](
                "fate", texts.tr("What happens"), lambda c: texts.say(FATES[c.action]), width=150
            ),
            Column["PlannedCard"]("why", texts.tr("Why"), lambda c: why(c, texts), width=260),
        )
        self.model = LazyTableModel(self._source, columns)
        self.table = RowTable(ui, texts.tr("Cards"))
        self.table.setModel(self.model)
        self.table.set_widths([250, 150, 260])
        self.filters = {key: Button(ui, "", variant="plain", small=True) for key, _ in FILTERS}
        self.about = label(ui, "", "small", "ink2", wrap=True)
        self.leave = Button(ui, texts.tr("Leave this card out"), small=True)
        self._build()
        self._connect()

    @property
    def chosen(self) -> int | None:
        """The place of the chosen card in the plan."""
        found = self.table.current_id()
        return found if isinstance(found, int) else None

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; the filter and the chosen card stay where they can."""
        kept = self.chosen
        self._plan = plan
        for key, word in FILTERS:
            button = self.filters[key]
            number = len(self._places(key))
            button.setText(f"{self._ui.texts.say(word)} {number}")
            button.setVisible(bool(number) or key == "all")
        self.show_only(self._filter, kept)

    def show_only(self, key: str, kept: int | None = None) -> None:
        """Show the cards of one kind."""
        if self._plan is None:
            return
        places = self._places(key)
        self._filter = key if places else "all"
        places = places or self._places("all")
        for name, button in self.filters.items():
            button.setChecked(name == self._filter)
        self._source = PlannedRows(self._plan.cards, places)
        self.model.set_ids(self._source.ids(), self._source)
        row = self.model.row_of(kept) if kept is not None else None
        self.table.setCurrentIndex(self.model.index(row or 0, 0))
        self._tell()

    def _places(self, key: str) -> list[int]:
        assert self._plan is not None
        wanted: Callable[[PlannedCard], bool]
        if key == "all":
            wanted = bool
        elif key == "odd":
            wanted = _is_odd
        else:
            wanted = lambda card: card.action == key  # noqa: E731 - three one-liners side by side
        return [place for place, card in enumerate(self._plan.cards) if wanted(card)]

    def _build(self) -> None:
        px = self._ui.look.px
        chips = QHBoxLayout()
        chips.setSpacing(px(Space.S))
        for button in self.filters.values():
            button.setCheckable(True)
            chips.addWidget(button)
        chips.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(px(Space.M))
        foot.addWidget(self.about, 1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        column.addLayout(chips)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.about.setMinimumHeight(px(60))

    def _connect(self) -> None:
        for key, button in self.filters.items():
            button.clicked.connect(lambda _=False, key=key: self.show_only(key, self.chosen))
        self.table.row_chosen.connect(self._tell)
        self.leave.clicked.connect(self._toggle)

    def _tell(self) -> None:
        place, texts = self.chosen, self._ui.texts
        card = self._plan.cards[place] if self._plan is not None and place is not None else None
        self.about.setText("\n".join(details(card, texts)) if card is not None else "")
        self.leave.setEnabled(card is not None)
        left = card is not None and card.action == "skip"
        words = texts.tr("Take this card in") if left else texts.tr("Leave this card out")
        self.leave.setText(words)

    def _toggle(self) -> None:
        place = self.chosen
        if place is not None:
            self.toggled.emit(place)


def _is_odd(card: PlannedCard) -> bool:
    return bool(card.incoming.read.odd or card.incoming.left_out)
