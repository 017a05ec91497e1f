"""The association as letters, programmes and the side bar show it, and the way to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.countries import country_name, language_name
from twincrm.services.association.queries import association_details, association_logo
from twincrm.services.dispatch import read_only
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.logo_frame import LogoFrame
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.ui.settings.doors import SettingsDoors
    from twincrm.ui.window.page import PageServices


class AssociationPart(QWidget):
    """Shows what the file says of the association; follows every change, undone or redone."""

    def __init__(self, services: PageServices, doors: SettingsDoors) -> None:
        super().__init__()
        self._services, self._doors = services, doors
        self._ui = ui = services.ctx
        tr = ui.texts.tr
        self.edit = Button(ui, tr("Change…"), icon="pencil", key=key_text("F2"))
        self.edit.setEnabled(services.writable)
        self.edit.clicked.connect(self.change)
        self.logo = LogoFrame(ui)
        self.no_logo = label(ui, tr("No logo yet."), "body", "ink2")
        self.facts = {
            key: label(ui, "", "body", wrap=True, selectable=True)
            for key in ("name", "home", "languages", "entry", "letterhead", "account")
        }
        self._build()
        self.refresh()

    def change(self) -> None:
        """Ask what is to be changed."""
        self._doors.edit_association(self._services, self.window())

    def refresh(self) -> None:
        """Show what the file says now."""
        ask, own = self._services.dispatcher.ask, self._ui.texts.language
        shown = ask(association_details)
        country = country_name(shown.country, own) if shown.country else ""
        spoken = ", ".join(language_name(code, own) for code in shown.languages)
        for key, words in (
            ("name", shown.name),
            ("home", ", ".join(part for part in (shown.place, country) if part)),
            ("languages", spoken),
            ("entry", shown.organisation),
            ("letterhead", shown.letterhead),
            ("account", shown.account),
        ):
            self.facts[key].setText(words or "–")
        logo = QPixmap()
        logo.loadFromData(ask(association_logo) or b"")
        self.logo.set_picture(None if logo.isNull() else logo)
        self.logo.setVisible(not logo.isNull())
        self.no_logo.setVisible(logo.isNull())

    def _build(self) -> None:
        tr = self._ui.texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.M))
        if not self._services.writable:
            why = self._ui.texts.say(read_only(self._services.dispatcher.file).message)
            column.addWidget(InlineNotice(self._ui, "warn", why))
        about = Card(self._ui)
        about.body.addWidget(SectionHeader(self._ui, tr("Your association"), (self.edit,)))
        self._add_facts(
            about,
            ("name", tr("Name")),
            ("home", tr("Home")),
            ("languages", tr("Languages of your documents")),
            ("entry", tr("Own entry among the organisations")),
        )
        paper = Card(self._ui)
        paper.body.addWidget(SectionHeader(self._ui, tr("Letterhead")))
        words = tr("Programmes and contact cards show logo, address and contact.")
        paper.body.addWidget(label(self._ui, words, "body", "ink2", wrap=True))
        paper.body.addWidget(self.logo)
        paper.body.addWidget(self.no_logo)
        self._add_facts(
            paper,
            ("letterhead", tr("Address and contact")),
            ("account", tr("Account for subscriptions")),
        )
        column.addWidget(about)
        column.addWidget(paper)

    def _add_facts(self, card: Card, *facts: tuple[str, str]) -> None:
        for key, title in facts:
            line = QHBoxLayout()
            line.setSpacing(self._ui.look.px(Space.L))
            named = label(self._ui, title, "body", "ink2", wrap=True)
            named.setBuddy(self.facts[key])
            for words, share in ((named, 1), (self.facts[key], 2)):
                words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
                line.addWidget(words, share)
            card.body.addLayout(line)
