"""The chosen partnership: towns, signings and anniversaries, who takes care, and its visits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.labels import icon_label, label, rule
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.kit.partnership_words import STATES
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.partnerships.words import (
    anniversary,
    count_of_people,
    signing_words,
    state_words,
    visit_words,
)
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.services.partnerships.card import PartnershipCard
    from twincrm.services.visits.queries import VisitRow
    from twincrm.services.wording import PlaceBrief
    from twincrm.ui.hanging.part import HangingPart
    from twincrm.ui.kit.context import UiContext


class PartnershipCardView(Card):
    """Everything about one partnership; its links lead to contacts and visits."""

    def __init__(self, ui: UiContext, go: Callable[[Show], None]) -> None:
        super().__init__(ui, margin=0)
        self._ui = ui
        self._go = go
        self.view = ScrollPage(ui)
        self.view.body.setContentsMargins(*(ui.look.px(Space.PAGE),) * 4)
        self.body.addWidget(self.view)
        self._content: QWidget | None = None
        self.hanging: HangingPart | None = None
        self.papers_of: Callable[[int], QWidget] | None = None
        """Makes what shows the documents of a signing: its charter."""
        ReadingOrder(self)

    def offer_hanging(self, hanging: HangingPart) -> None:
        """Put tasks, notes and documents below what is said of the partnership."""
        self.hanging = hanging
        self.view.body.addWidget(rule())
        self.view.body.addWidget(hanging)

    def show_card(self, card: PartnershipCard, visits: Sequence[VisitRow]) -> None:
        """Show a partnership and the visits that serve it."""
        old, self._content = self._content, self._made(card, visits)
        self.view.body.insertWidget(0, self._content)
        if self.hanging is not None:
            self.hanging.show_record(("partnership", card.details.id))
        if old is not None:
            old.hide()
            old.deleteLater()

    def _made(self, card: PartnershipCard, visits: Sequence[VisitRow]) -> QWidget:
        ui, details = self._ui, card.details
        tr = ui.texts.tr
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addLayout(self._head(card))
        if details.next_anniversary is not None:
            figure, day = anniversary(ui.texts, details.next_anniversary)
            token = "gold" if details.next_anniversary.is_round else "ink"
            column.addWidget(label(ui, figure, "figure", token, wrap=True))
            column.addWidget(label(ui, day, "body", "ink2", wrap=True))
        groups: tuple[tuple[str, list[QWidget], str], ...] = (
            (tr("Towns"), self._towns(card), ""),
            (tr("Signings"), self._signings(card), tr("No signing is kept yet.")),
            (tr("Who takes care of it"), self._people(card), tr("Nobody yet.")),
            (tr("Visits"), self._visits(visits), tr("No visit is kept yet.")),
            (tr("Note"), self._note(card), ""),
        )
        for title, rows, nothing in groups:
            self._group(column, title, rows, nothing)
        column.addStretch(1)
        return content

    def _head(self, card: PartnershipCard) -> QVBoxLayout:
        ui, details = self._ui, card.details
        head = QVBoxLayout()
        head.setSpacing(ui.look.px(Space.XS))
        head.addWidget(label(ui, details.name, "h1", wrap=True))
        tone, icon, word = STATES[details.status]
        badge = Badge(ui, ui.texts.say(word), tone, icon)
        line = QHBoxLayout()
        line.setSpacing(ui.look.px(Space.S))
        line.addWidget(badge)
        line.addWidget(label(ui, details.type, "body", "ink2", wrap=True), 1)
        head.addLayout(line)
        if why := state_words(ui.texts, details):
            head.addWidget(label(ui, why, "body", "ink2", wrap=True))
        return head

    def _group(
        self, column: QVBoxLayout, title: str, rows: Sequence[QWidget], nothing: str
    ) -> None:
        if not rows and not nothing:
            return
        column.addWidget(rule())
        column.addWidget(label(self._ui, title, "h3"))
        for row in rows:
            column.addWidget(row)
        if not rows:
            column.addWidget(label(self._ui, nothing, "body", "ink2", wrap=True))

    def _towns(self, card: PartnershipCard) -> list[QWidget]:
        texts = self._ui.texts
        rows: list[QWidget] = [
            self._plain(self._flag(place), place.name, count_of_people(texts, n))
            for place, n in card.towns
        ]
        rows += [
            self._link("landmark", body.name, "", Show("organisation", body.id))
            for body in card.details.organisations
        ]
        return rows

    def _signings(self, card: PartnershipCard) -> list[QWidget]:
        ui = self._ui
        words = (signing_words(ui.texts, signing) for signing in card.details.signings)
        rows: list[QWidget] = []
        for signing, pair in zip(card.details.signings, words, strict=True):
            rows.append(self._plain(icon_label(ui, "file-text", "ink2"), *pair))
            if self.papers_of is not None:
                rows.append(self.papers_of(signing.id))
        return rows

    def _people(self, card: PartnershipCard) -> list[QWidget]:
        towns = {place.id: place.name for place, _ in card.towns}
        return [
            self._link(
                "user",
                each.name.full(),
                " · ".join(p for p in (towns.get(each.place_id or 0, ""), each.task) if p),
                Show("person", each.person_id),
            )
            for each in card.details.contacts
        ]

    def _visits(self, visits: Sequence[VisitRow]) -> list[QWidget]:
        return [
            self._link("bus", row.name, visit_words(self._ui.texts, row), Show("visit", row.id))
            for row in visits
        ]

    def _note(self, card: PartnershipCard) -> list[QWidget]:
        note = card.details.note
        return [label(self._ui, note, "body", wrap=True, selectable=True)] if note else []

    def _flag(self, place: PlaceBrief) -> QLabel:
        flag = QLabel()
        flag.setPixmap(self._ui.icons.flag(place.country))
        flag.setFixedHeight(self._ui.look.line("strong"))
        return flag

    def _link(self, icon: str, text: str, second: str, target: Show) -> LinkRow:
        ui = self._ui
        row = LinkRow(ui, ", ".join(part for part in (text, second) if part))
        row.setObjectName(f"{target.kind}-{target.id}")
        row.line.addWidget(icon_label(ui, icon, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        row.line.addLayout(self._words(text, second), 1)
        row.clicked.connect(partial(self._go, target))
        return row

    def _plain(self, picture: QLabel, text: str, second: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        edge = self._ui.look.px(Space.S)
        line.setContentsMargins(edge, edge, edge, edge)
        line.setSpacing(self._ui.look.px(Space.M))
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._words(text, second), 1)
        return row

    def _words(self, text: str, second: str) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self._ui, text, "strong", wrap=True))
        if second:
            words.addWidget(label(self._ui, second, "small", "ink2", wrap=True))
        return words
