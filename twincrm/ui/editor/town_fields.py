"""Where a contact is from or a visit takes place: a town found by typing, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.services.places.named import NewTown
from twincrm.ui.editor.form import FieldPart, Port
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.record_field import Link, RecordField

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.editor.form import DraftForm
    from twincrm.ui.editor.grid import FieldGrid
    from twincrm.ui.editor.lists import EditorLists


class TownFields:
    """Edits `place_id` and `new_town`; the country is asked for only while a new town is named.

    *likely* says which country that probably is.
    """

    def __init__(self, lists: EditorLists, likely: Callable[[], str]) -> None:
        self._lists = lists
        self._likely = likely
        tr = lists.ui.texts.tr
        self.town = RecordField(lists, ("place",), makes="place")
        self.country = ChoiceField(lists.ui, lists.countries, "")
        self.held = LabelledField(lists.ui, tr("Country of the new town"), self.country)
        self.held.hide()

    @property
    def new_town(self) -> NewTown | None:
        """The town that is still to be added."""
        link = self.town.link
        if link is None or link.id is not None:
            return None
        return NewTown(link.title, str(self.country.value or ""))

    @property
    def land(self) -> str:
        """The country of the town; the association's where none is known."""
        new = self.new_town
        if new is not None and new.country:
            return new.country
        return self._lists.country_of_place(self.town.record_id)

    def put_into(
        self,
        grid: FieldGrid,
        form: DraftForm[Any],
        width: int,
        *,
        title: str = "",
        mark: str = "",
        new_line: bool = False,
    ) -> None:
        """Stand in a line of the form and edit its draft."""
        tr = self._lists.ui.texts.tr
        title = title or tr("Town")
        grid.record("place_id", title, self.town, width, mark=mark, new_line=new_line)
        part = FieldPart("new_town", self.held, Port(lambda: self.new_town, self._show))
        form.bind("new_town", part, self.country.value_changed)
        grid.flow.add(self.held, 220)
        self.town.chosen.connect(self._follow)

    def _show(self, new: NewTown | None) -> None:
        """Show another new town; a known one is shown by its id."""
        if new is not None:
            self.town.set_link(Link("place", None, new.name))
        self.country.set_value(new.country if new else "")
        self.held.setVisible(new is not None)

    def _follow(self) -> None:
        named = self.new_town is not None
        self.held.setVisible(named)
        if named and not self.country.value:
            self.country.set_value(self._likely())
