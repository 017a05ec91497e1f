"""Two places that no search took for one, chosen by their names to be put side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from twincrm.domain.countries import country_name
from twincrm.domain.folding import fold
from twincrm.services.places.queries import places
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.record_field import RecordField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.places.queries import PlaceRow
    from twincrm.ui.kit.context import UiContext

WIDTH = 440
"""Of the dialog, in pixels at 100 %."""


class PlacesByName:
    """All places of the file; of several of one name it is said where they lie."""

    def __init__(self, ui: UiContext, dispatcher: Dispatcher) -> None:
        self.ui = ui
        self.dispatcher = dispatcher
        self.language = ui.texts.language
        rows = dispatcher.ask(places, self.language)
        usual = Counter(row.name for row in rows)
        self._rows = [self._told_apart(row) if usual[row.name] > 1 else row for row in rows]

    def _told_apart(self, row: PlaceRow) -> PlaceRow:
        where = ", ".join(filter(None, (row.region, country_name(row.country, self.language))))
        return replace(row, name=f"{row.name} ({where})")

    def names_of_place(self, place_id: int | None) -> Sequence[str]:
        """What a place is called in every language."""
        return next((row.names for row in self._rows if row.id == place_id), ())

    def country_of_place(self, place_id: int | None) -> str:
        """Where a place lies; empty for none."""
        return next((row.country for row in self._rows if row.id == place_id), "")

    def places_called(self, text: str) -> Sequence[PlaceRow]:
        """Places with a text in one of their names, those first that begin so."""
        wanted = fold(text)
        found = [
            (min(names), row)
            for row in self._rows
            if (
                names := [fold(n).find(wanted) for n in (row.name, *row.names) if wanted in fold(n)]
            )
        ]
        return [row for _, row in sorted(found, key=lambda each: each[0])]


class TwoPlaces:
    """Asks for two places."""

    def __init__(self, ui: UiContext, dispatcher: Dispatcher) -> None:
        tr = ui.texts.tr
        self.dialog = Dialog(ui, tr("Merge two places"), icon="merge", parent=window_in_front())
        words = tr("Nothing is merged yet: both are put side by side first.")
        self.dialog.body.addWidget(label(ui, words, "body", "ink2", wrap=True))
        lists = PlacesByName(ui, dispatcher)
        self.fields = (RecordField(lists, ("place",)), RecordField(lists, ("place",)))
        for name, field in zip((tr("One place"), tr("The other place")), self.fields, strict=True):
            self.dialog.body.addWidget(LabelledField(ui, name, field))
            field.value_changed.connect(self._offer)
        cancel = self.dialog.add_button(Button(ui, tr("Cancel"), key=key_text("Esc")))
        cancel.clicked.connect(self.dialog.reject)
        words = tr("Side by side")
        self.go_on = self.dialog.add_button(Button(ui, words, icon="merge", variant="primary"))
        self.go_on.clicked.connect(self.dialog.accept)
        self.dialog.resize(ui.look.px(WIDTH), self.dialog.sizeHint().height())
        self._offer()

    @property
    def chosen(self) -> tuple[int, int] | None:
        """Two different places; None while there are not two."""
        one, other = (field.record_id for field in self.fields)
        return (one, other) if one and other and one != other else None

    def run(self) -> tuple[int, int] | None:
        """The two by their ids; None when the user gave up."""
        self.fields[0].setFocus()
        agreed = self.dialog.exec() == QDialog.DialogCode.Accepted
        self.dialog.deleteLater()
        return self.chosen if agreed else None

    def _offer(self) -> None:
        self.go_on.setEnabled(self.chosen is not None)
