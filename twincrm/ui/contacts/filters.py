"""The filters above the contacts list: several combine, each with the values that occur."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.store.search import Kind
    from twincrm.ui.contacts.choices import Choices
    from twincrm.ui.kit.context import UiContext


class FilterBar(QWidget):
    """The chips in lines; `kind`, or in narrow windows `button`, stands beside the search.

    Signals: filters_changed(); only_ended() when the new ones alone are no longer wanted.
    """

    filters_changed = Signal()
    only_ended = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        tr = ui.texts.tr
        self._ui = ui
        self._narrow = self._folding = self._several = False
        self._quiet = False
        self._choices: Choices | None = None
        self._flow = Flow(ui.look.px(4), self, squeezed=True)
        titles = (
            *(tr("Home town"), tr("Sector"), tr("Language"), tr("Tag"), tr("Group")),
            tr("All kinds"),
        )
        self._titles = titles
        self.place = FilterChip(ui, titles[0], "map-pin")
        self.sector = FilterChip(ui, titles[1], "triangle")
        self.language = FilterChip(ui, titles[2], "languages")
        self.tag = FilterChip(ui, titles[3], "tag")
        self.group = FilterChip(ui, titles[4], "folder")
        self.kind = FilterChip(ui, titles[5], "users", _kinds(ui))
        self.only = FilterChip(ui, tr("New from the import"), "download")
        self.button = Button(ui, tr("Filter"), icon="filter")
        self._hint = label(ui, tr("Enter opens the card, Esc goes back"), "body", "ink2")
        self._hint.setMinimumHeight(ui.look.px(34))
        self._build()

    @property
    def chips(self) -> tuple[FilterChip, ...]:
        """All filters."""
        return (self.place, self.sector, self.language, self.tag, self.group, self.kind)

    @property
    def active(self) -> int:
        """How many filters are set."""
        return sum(bool(chip.chosen) for chip in self.chips)

    @property
    def chosen(self) -> tuple[tuple[Option, ...], ...]:
        """What is chosen, for `choose`."""
        return tuple(chip.chosen for chip in self.chips)

    def narrowed(self, wanted: ContactFilter) -> ContactFilter:
        """The question with all filters that are set."""
        fields = ("place_ids", "sectors", "languages", "tag_ids", "group_ids", "kinds")
        pairs = zip(fields, self.chips, strict=True)
        return replace(wanted, **{name: chip.values for name, chip in pairs if chip.chosen})

    def choose(self, chosen: tuple[tuple[Option, ...], ...]) -> None:
        """Choose at once; what a filter does not know yet it believes until it does."""
        self._quiet = True
        for chip, options in zip(self.chips, chosen, strict=True):
            known = {option.value for option in chip.options}
            new = [option for option in options if option.value not in known]
            chip.set_options((*chip.options, *new))
            chip.set_values([option.value for option in options])
        self._quiet = False
        self._tell()

    def clear(self) -> None:
        """Switch all filters off."""
        if self.active:
            self.choose(((),) * len(self.chips))

    def end_all(self) -> None:
        """No filter, and no choice of some either: what is searched is searched among all."""
        self.clear()
        self.only_ended.emit()

    def offer(self, choices: Choices) -> None:
        """Other values to choose from; a chosen one that no longer occurs is dropped."""
        before = [chip.values for chip in self.chips]
        self._choices = choices
        self._quiet = True
        for chip, options in zip(self.chips, choices.offered, strict=False):
            chip.set_options(options)
        self._quiet = False
        self._count_within()
        if [chip.values for chip in self.chips] != before:
            self._tell()
        self._show_parts()

    def _count_within(self) -> None:
        """The numbers beside the values are of those whom the other filters leave."""
        if self._choices is None:
            return
        before, self._quiet = self._quiet, True
        chosen = [chip.values for chip in self.chips[: len(self._choices.offered)]]
        offered = self._choices.within(chosen, self.kind.values)
        for chip, options in zip(self.chips, offered, strict=False):
            known = {option.value for option in options}
            others = (option for option in chip.options if option.value not in known)
            chip.set_options((*options, *others))  # a group that was just made, until it is known
        self._quiet = before

    def show_only(self, words: str = "", *, on: bool) -> None:
        """Say what alone is shown, else what an import brought, with the cross that ends it."""
        self._quiet = True
        icon = "message-square" if words else "download"
        words = words or self._ui.texts.tr("New from the import")
        self.only.set_options((Option("imported", words, icon),))
        self.only.set_values(("imported",) if on else ())
        self._quiet = False
        self._show_parts()

    def set_narrow(self, narrow: bool, *, folding: bool = False) -> None:
        """In narrow windows only the filters that are set are shown; a button has them all.

        *folding*: not even those while several rows are chosen.
        """
        self._narrow, self._folding = narrow, folding
        self._show_parts()

    def make_room(self, *, several: bool) -> None:
        """Give the rows the room where there is little: the button says how many are set."""
        self._several = several
        if self.parentWidget() is not None:  # else it would be a window, and take the keyboard
            self.setVisible(not (self._folding and several))

    def give_kind(self) -> FilterChip:
        """Hand the filter of kinds over, to stand beside the search."""
        self._flow.take_out(self.kind)
        return self.kind

    def take_kind(self) -> None:
        """Show the filter of kinds among the others, where there is no room beside the search."""
        self._flow.take_out(self._hint)
        self._flow.add_part(self.kind)
        self._flow.add_part(self._hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where all chips find no room in one line, those that are off go without their icon."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [chip for chip in self.chips if chip in self._flow.parts]
        shown += [self.only] if self.only.chosen else []
        for chip in shown:
            chip.set_plain(False)
        gaps = self._flow.gap * (len(shown) - 1)
        tight = sum(chip.sizeHint().width() for chip in shown) + gaps > self.width()
        for chip in shown:
            chip.set_plain(tight)

    def menu_of_filters(self) -> QMenu:
        """All filters as submenus, for narrow windows."""
        menu = QMenu(self)
        menu.setFont(self._ui.look.font("body"))
        for chip, title in zip(self.chips, self._titles, strict=True):
            values = chip.menu_of_options()
            values.setTitle(title)
            values.setEnabled(bool(chip.options))
            menu.addMenu(values)
        if self.active:
            menu.addSeparator()
            clear = self._ui.icons.icon("x", "ink", 18)
            menu.addAction(clear, self._ui.texts.tr("Show all")).triggered.connect(self.clear)
        return menu

    def _build(self) -> None:
        self.kind.setParent(self)  # shown without one, it would be a window for a moment
        for chip in self.chips:
            chip.value_changed.connect(self._tell)
            if chip is not self.kind:
                self._flow.add_part(chip)
        self._flow.add_part(self.only)
        self.only.value_changed.connect(self._end_only)
        self._flow.add_part(self._hint)
        self.button.clicked.connect(self._open_menu)
        self._show_parts()

    def _open_menu(self) -> None:
        menu = self.menu_of_filters()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        below = QPoint(0, self.button.height() + self._ui.look.px(4))
        menu.popup(self.button.mapToGlobal(below))

    def _end_only(self) -> None:
        if not self._quiet:
            self._show_parts()
            self.only_ended.emit()

    def _tell(self) -> None:
        if not self._quiet:
            self._count_within()
            self._show_parts()
            self.filters_changed.emit()

    def _show_parts(self) -> None:
        tr = self._ui.texts.tr
        for chip in self.chips:
            chip.setVisible(not self._narrow or bool(chip.chosen))
        self.only.setVisible(bool(self.only.chosen))
        self._hint.setVisible(self._narrow)
        self.button.setVisible(self._narrow)
        self.make_room(several=self._several)
        self._fit()
        words = tr("Filter ({n})").format(n=self.active) if self.active else tr("Filter")
        self.button.setText(words)


def _kinds(ui: UiContext) -> tuple[Option, ...]:
    tr = ui.texts.tr
    words: tuple[tuple[Kind, str, str], ...] = (
        ("person", tr("People"), "user"),
        ("organisation", tr("Organisations"), "landmark"),
        ("household", tr("Households"), "house"),
    )
    return tuple(Option(kind, word, icon) for kind, word, icon in words)
