"""Somebody moves out of a household: who, since when, where to, and what stays behind."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_begun
from twincrm.runtime import clock
from twincrm.services.contacts import AddressDraft
from twincrm.services.households.greeting import greeted_by_own_words
from twincrm.services.households.queries import household_details
from twincrm.services.households.splitting import (
    SplitDraft,
    SplitHousehold,
    check_split,
    staying_with,
)
from twincrm.services.households.unfit import Unfit, unfit
from twincrm.ui.editor.following import Following
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.many_field import ManyField
from twincrm.ui.editor.part_dialog import PartDialog, PartWays
from twincrm.ui.editor.row_dialog import DialogWords
from twincrm.ui.kit.fields import CheckField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincrm.domain.texts import Message, Translator
    from twincrm.services.command import Command
    from twincrm.services.households.queries import HouseholdDetails
    from twincrm.services.households.splitting import Staying
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import PageServices

_QUOTED = 48
"""So many letters of a salutation are enough to know it."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is typed."""

    leaving: tuple[int, ...] = ()
    starts_on: str | None = None
    household_id: int | None = None
    street: str = ""
    postcode: str = ""
    locality: str = ""
    country: str = ""


class SplitForm(QWidget):
    """Who moves out, since when, into which household; a new one has its address here."""

    def __init__(
        self,
        lists: EditorLists,
        home: HouseholdDetails,
        staying: Staying,
        draft: Leaving,
        greeted: frozenset[int] = frozenset(),
        look: Callable[[tuple[int, ...]], Unfit] = lambda _: Unfit(),
    ) -> None:
        """*greeted* are those whom the own salutation of the household seems to name.

        *look* tells what no longer fits the household once some are gone.
        """
        super().__init__()
        self._lists = lists
        self._home = home
        self._living = [row for row in home.members if row.current]
        self.form: DraftForm[Leaving] = DraftForm(draft, self)
        self.who = WhoLeaves(lists.ui, [Option(row.person_id, row.name) for row in self._living])
        self.greeting = StayingGreeting(lists.ui, home.salutation, greeted)
        self.following = Following(lists.ui, look)
        self.target = RecordField(lists, ("household",), makes="household", without=home.id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(lists.ui.look.px(Space.M))
        words = label(lists.ui, told(lists.ui.texts, home, staying), "body", "ink2", wrap=True)
        column.addWidget(words)
        column.addWidget(self._fields().flow)
        self.target.chosen.connect(self._show_address)
        self._show_address()
        self.form.changed.connect(self._follow)
        self._follow()

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> SplitDraft:
        """The split as typed; the new household lies in the town that is called as typed."""
        typed, link = self.form.draft, self.target.link
        known = link.id if link is not None else None
        address = AddressDraft(
            street=typed.street,
            postcode=typed.postcode,
            locality=typed.locality,
            country=typed.country,
        )
        places = self._lists.place_rows
        town = next((i for i in places if self._lies_in(i, typed.locality)), None)
        name = link.title if link is not None and known is None else ""
        keeps = self.greeting.value
        return SplitDraft(
            typed.leaving,
            typed.starts_on,
            known,
            name,
            town,
            address,
            keeps,
            self.following.home_name,
            self.following.memberships,
        )

    def problems(self) -> Mapping[str, Message]:
        """What keeps them from moving."""
        self.target.settle()
        found = self.form.problems()
        try:
            check_split(self.value, [row.person_id for row in self._living])
        except InputError as error:
            found.setdefault(error.field, error.message)
        return found

    def _lies_in(self, place_id: int, town: str) -> bool:
        names = (name.casefold() for name in self._lists.names_of_place(place_id))
        return town.strip().casefold() in names

    def _fields(self) -> FieldGrid:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        grid.part("leaving", self.who.held, self.who, self.who.value_changed)
        grid.date("starts_on", tr("Since"), 200)
        grid.flow.add(self.greeting, 560, new_line=True)
        grid.flow.add(self.following, 560, new_line=True)
        title = tr("New or other household")
        mark = tr("somebody alone needs none")
        grid.record("household_id", title, self.target, 340, share=2, mark=mark)
        held = (
            grid.text("street", tr("Street and number"), 560, new_line=True),
            grid.text("postcode", tr("Postcode"), 140, new_line=True),
            grid.text("locality", tr("Town"), 240, share=2),
            grid.choice("country", tr("Country"), lists.countries, 200),
        )
        self._address = held
        return grid

    def _follow(self) -> None:
        """Whether salutation, name and memberships are still right depends on who goes."""
        moved = has_begun(self.form.draft.starts_on, clock.today())
        gone = self.who.value if moved else ()
        self.greeting.follow(gone)
        self.following.follow(gone)

    def _show_address(self) -> None:
        """A household that is there already has an address."""
        known = self.target.record_id is not None
        for held in self._address:
            held.setVisible(not known)


class StayingGreeting(CheckField):
    """Whether the own salutation of the household stays; hidden where there is none.

    It follows who goes until it is ticked or unticked by hand.
    """

    def __init__(self, ui: UiContext, salutation: str, greeted: frozenset[int]) -> None:
        said = shorten(salutation, _QUOTED, placeholder=" …")
        words = ui.texts.tr("Own salutation “{words}” stays").format(words=said)
        super().__init__(ui, words.replace("&", "&&"), bool(salutation))
        self._greeted, self._chosen = greeted, not salutation
        self.setVisible(bool(salutation))
        self.clicked.connect(self._choose)

    def follow(self, leaving: tuple[int, ...]) -> None:
        """Tick it unless somebody who is gone by today is named in it."""
        if not self._chosen:
            self.set_value(self._greeted.isdisjoint(leaving))

    def _choose(self) -> None:
        self._chosen = True


class WhoLeaves(ManyField):
    """A box for everybody who lives there, under one title that tells what is wrong."""

    def __init__(self, ui: UiContext, people: Sequence[Option]) -> None:
        title = ui.texts.tr("Who moves out?")
        super().__init__(ui, title, people)
        self.held = LabelledField(ui, title, self)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Below the boxes."""
        self.held.set_error(errors.get("leaving", ""))


class SplitDialog:
    """Asks who moves out; it closes when they did."""

    def __init__(
        self,
        services: PageServices,
        household_id: int,
        window: QWidget | None,
        leaving: tuple[int, ...] = (),
    ) -> None:
        lists = EditorLists(services.ctx, services.dispatcher)
        ask, texts = services.dispatcher.ask, services.ctx.texts
        today = clock.today()
        home = ask(household_details, household_id, texts.language)
        draft = Leaving(leaving, today.isoformat(), country=lists.country_of_place(home.place_id))
        staying = ask(staying_with, household_id, today)
        greeted = ask(greeted_by_own_words, household_id, today)

        def look(gone: tuple[int, ...]) -> Unfit:
            return services.dispatcher.glance(unfit, household_id, texts.language, today, gone)

        self.form = SplitForm(lists, home, staying, draft, greeted, look)
        title = texts.tr("Move out of “{name}”").format(name=home.name)
        words = DialogWords(title, "house", agree=texts.tr("Move out"))

        def keep(split: SplitDraft) -> Command[int]:
            return SplitHousehold(household_id, split, home.name)

        self.part = PartDialog(services, self.form, words, window, PartWays(keep))

    def ask(self) -> bool:
        """Show the dialog; whether anybody moved."""
        return self.part.ask()


def told(texts: Translator, home: HouseholdDetails, staying: Staying) -> str:
    """What stays with the old household, in words, before anything is done."""
    tr, name = texts.tr, home.name
    lines = [
        tr(
            "“{name}” keeps its address and its numbers. What belongs to the people "
            "themselves goes with them: notes, tasks, their own memberships."
        ).format(name=name)
    ]
    if staying.hosting:
        lines.append(tr("What it offers guests, with its beds, stays with “{name}”, too."))
    if staying.offers:
        n = staying.offers
        lines.append(texts.trn("{n} offer to host stays.", "{n} offers to host stay.", n))
    if staying.memberships:
        numbers = ", ".join(each for each in staying.memberships if each)
        lines.append(tr("The membership of the household stays with it.") + f" {numbers}".rstrip())
    return "\n".join(lines).replace("{name}", name)
