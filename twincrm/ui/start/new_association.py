"""The questions at the beginning of an association's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog

from twincrm.domain.countries import countries
from twincrm.ui.kit.buttons import enter_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import ChoiceField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.start.languages import LanguageBoxes
from twincrm.ui.start.places import good_places
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class NewAssociation:
    """What the file begins with."""

    name: str
    place: str
    country: str
    """Two letters, ISO 3166."""
    languages: tuple[str, ...] = ()


class NewAssociationDialog:
    """Asks for name, home and languages, and says where the file lies well.

    Errors stand at the field.
    """

    def __init__(self, ui: UiContext, parent: QWidget | None) -> None:
        tr = ui.texts.tr
        self._ui = ui
        self.dialog = Dialog(ui, tr("New association"), icon="file-plus", parent=parent)
        self.name = TextField(ui, placeholder=tr("for example Lindenau Twinning Association"))
        self.place = TextField(ui)
        options = [Option(code, name, flag=code) for code, name in countries(ui.texts.language)]
        self.country = ChoiceField(
            ui, options, proposed_country(QLocale.system(), ui.texts.language)
        )
        self.languages = LanguageBoxes(ui)
        home = tr("Where your association is at home.")
        spoken = tr("Programmes and invitations are written in these: yours and your partners’.")
        self._fields = (
            LabelledField(ui, tr("Name of the association"), self.name),
            LabelledField(ui, tr("Town or place"), self.place, help_text=home),
            LabelledField(ui, tr("Country"), self.country),
            LabelledField(ui, tr("Languages"), self.languages, help_text=spoken),
        )
        for field in self._fields:
            field.setMinimumWidth(ui.look.px(440))
            self.dialog.body.addWidget(field)
        self.dialog.body.addWidget(label(ui, good_places(ui.texts), "small", "ink2", wrap=True))
        for entered in (self.name, self.place, self.country, self.languages):
            entered.value_changed.connect(self._look_again)
        agree, _ = self.dialog.add_answers(tr("Choose where to keep it…"), tr("Cancel"))
        agree.setToolTip(plain_tip(enter_text(ui.texts)))
        agree.clicked.disconnect()
        agree.clicked.connect(self.accept)

    def ask(self) -> NewAssociation | None:
        """Show it; the answers, or None when the user gave up."""
        self.name.setFocus()
        agreed = self.dialog.exec() == QDialog.DialogCode.Accepted
        answers = self.answers()
        self.dialog.deleteLater()
        return answers if agreed else None

    def answers(self) -> NewAssociation:
        """What is filled in."""
        country = str(self.country.value or "")
        return NewAssociation(self.name.value, self.place.value, country, self.languages.value)

    def _wrong(self) -> tuple[str, ...]:
        tr = self._ui.texts.tr
        return (
            "" if self.name.value else tr("Please enter the name of the association."),
            "" if self.place.value else tr("Please enter the town or place."),
            "" if self.country.value else tr("Please choose the country."),
            "" if self.languages.value else tr("Please tick at least one language."),
        )

    def _look_again(self) -> None:
        """What is entered now is wrong no longer; nothing new is complained about meanwhile."""
        for field, text in zip(self._fields, self._wrong(), strict=True):
            if not text:
                field.set_error("")

    def accept(self) -> None:
        """Go on if nothing is missing, else say what is."""
        wrong = self._wrong()
        for field, text in zip(self._fields, wrong, strict=True):
            field.set_error(text)
        first = next((f for f, text in zip(self._fields, wrong, strict=True) if text), None)
        if first is None:
            self.dialog.accept()
        else:
            first.field.setFocus()


def ask_new_association(ui: UiContext, parent: QWidget | None) -> NewAssociation | None:
    """Ask the user; None when he gave up."""
    return NewAssociationDialog(ui, parent).ask()


def proposed_country(system: QLocale, language: str) -> str | None:
    """The computer's country; where it names none, the one that the language is at home in.

    English alone tells no country: most who read it are a partner of somewhere else.
    """
    likely = [system] if language == "en" else [system, QLocale(language)]
    codes = (QLocale.territoryToCode(each.territory()) for each in likely)
    return next((code for code in codes if len(code) == 2), None)
