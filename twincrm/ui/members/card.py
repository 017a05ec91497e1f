"""The chosen member: jubilee, fees by year, functions in the association, consents."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.dates import day_and_month, long_date
from twincrm.domain.periods import has_ended
from twincrm.runtime import clock
from twincrm.services.members.wording import STATES, fee_words
from twincrm.services.vocabularies.closed_words import PURPOSES
from twincrm.ui.hanging.documents_group import keep_documents
from twincrm.ui.hanging.documents_live import live_documents
from twincrm.ui.kit.avatar import Avatar
from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.file_drop import FileDrop
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import icon_label, label, rule
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.kit.spans import deceased, elected_again, elected_until, since, until
from twincrm.ui.members.both import twice_words
from twincrm.ui.members.honours import HonourRows
from twincrm.ui.members.words import (
    CONSENTS,
    date_words,
    euros,
    fee_sign,
    kind_words,
    member_line,
)
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twincrm.services.members.jubilees import ContactKind
    from twincrm.services.members.lists import FeeView
    from twincrm.services.members.queries import MemberCard
    from twincrm.services.people.role_rows import RoleRow
    from twincrm.ui.members.honours import Certificates
    from twincrm.ui.window.page import PageServices


class MemberCardView(Card):
    """Everything about one membership; a fee leads to its amounts.

    Signals: fee_wanted(int) with the year of a fee; contact_wanted(); award_wanted();
    end_wanted(); rejoin_wanted(); died_wanted().
    """

    fee_wanted = Signal(int)
    contact_wanted = Signal()
    award_wanted = Signal()
    end_wanted = Signal()
    rejoin_wanted = Signal()
    died_wanted = Signal()

    def __init__(self, services: PageServices, certificates: Certificates | None = None) -> None:
        super().__init__(services.ctx, margin=0)
        self._certificates = certificates
        self._services = services
        self._ui = ui = services.ctx
        self._go = services.navigate
        self._writable = services.writable
        tr = ui.texts.tr
        self.view = ScrollPage(ui)
        self.view.body.setContentsMargins(*(ui.look.px(Space.L),) * 4)
        self.body.addWidget(self.view, 1)
        self.contact = Button(ui, tr("Contact"), icon="user", small=True)
        self.award = Button(ui, tr("Award…"), icon="award", small=True)
        self.end = Button(ui, tr("Leaves…"), icon="calendar-days", small=True)
        self.rejoin = Button(ui, tr("Joins again…"), icon="user-plus", small=True)
        foot = Flow(ui.look.px(Space.S))
        edge = ui.look.px(Space.M)
        foot.setContentsMargins(edge, edge, edge, edge)
        for button, told in (
            (self.contact, self.contact_wanted),
            (self.award, self.award_wanted),
            (self.end, self.end_wanted),
            (self.rejoin, self.rejoin_wanted),
        ):
            button.clicked.connect(told)
            foot.add_part(button)
        self.body.addWidget(rule())
        self.body.addWidget(foot)
        self._content: QWidget | None = None
        self._record: tuple[str, int] | None = None
        self._name = ""
        FileDrop(self, self._take_files)

    def _take_files(self, files: Sequence[Path]) -> None:
        """Files dropped on the card are kept with whoever is the member."""
        if self._record is not None:
            keep_documents(self._services, self._record, files, self._name)

    def show_card(self, card: MemberCard) -> None:
        """Show a membership."""
        self._record, self._name = (card.row.member, card.row.member_id), card.row.name
        old, self._content = self._content, self._made(card)
        self.view.body.addWidget(self._content)
        left = has_ended(card.row.left_on, clock.today())
        self.end.setVisible(not left)
        self.rejoin.setVisible(left and card.may_rejoin)
        for button in (self.award, self.end, self.rejoin):
            button.setEnabled(self._writable)
        if old is not None:
            old.hide()
            old.deleteLater()

    def _made(self, card: MemberCard) -> QWidget:
        ui, tr = self._ui, self._ui.texts.tr
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addLayout(self._head(card))
        for part in self._notices(card):
            column.addWidget(part)
        groups = (
            (tr("Honours"), self._honours(card), ""),
            (tr("Fees"), [self._fee(fee) for fee in card.fees], tr("No fee is kept yet.")),
            (tr("Functions in the association"), [self._role(r) for r in card.functions], ""),
            (tr("Who belongs to it"), self._people(card), ""),
            (tr("Agreements"), self._consents(card), ""),
            (tr("Note"), self._note(card), ""),
        )
        for title, rows, nothing in groups:
            self._group(column, title, rows, nothing)
        column.addWidget(rule())
        column.addWidget(live_documents(self._services, (card.row.member, card.row.member_id)))
        column.addStretch(1)
        return content

    def _head(self, card: MemberCard) -> QHBoxLayout:
        """The face, the name as it is spoken, and the number."""
        ui, row = self._ui, card.row
        alone = card.people[0][1] if row.member == "person" and card.people else row.name
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, alone, "h2", wrap=True))
        words.addWidget(label(ui, member_line(ui.texts, row), "body", "ink2", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(ui.look.px(Space.M))
        face = Avatar(ui, Face(card.initials, row.member))
        line.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line

    def _notices(self, card: MemberCard) -> list[QWidget]:
        texts = self._ui.texts
        kind = kind_words(texts, card.row.kind)
        parts: list[QWidget] = [Badge(self._ui, kind, "neutral", "id-card")]
        if card.row.died and not card.row.left_on:
            parts += self._death(card.row.died)
        said = [twice_words(texts, each, card.row.id) for each in card.twice]
        if said:
            parts.append(InlineNotice(self._ui, "warn", "\n".join(said)))
        if card.draft.founding:
            parts.append(Badge(self._ui, texts.tr("founding member"), "info", "star"))
        if card.draft.left_reason:
            parts.append(label(self._ui, card.draft.left_reason, "body", "ink2", wrap=True))
        return parts

    def _death(self, day: str) -> list[QWidget]:
        """Nobody of it lives: the membership is ended in one step, by the button below."""
        tr = self._ui.texts.tr
        end = Button(self._ui, tr("End the membership"), icon="check", small=True)
        end.setObjectName("end-by-death")
        end.setEnabled(self._writable)
        end.clicked.connect(self.died_wanted)
        words = tr("Died: {date}. The membership has not been ended yet.")
        said = words.format(date=date_words(self._ui.texts, day))
        return [InlineNotice(self._ui, "warn", said, icon="leaf"), end]

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

    def _honours(self, card: MemberCard) -> list[QWidget]:
        """This year's of the member and of who belongs to it, and what was given before."""
        contacts: set[tuple[ContactKind, int]] = {(card.row.member, card.row.member_id)}
        contacts |= {("person", key) for key in card.row.people}
        rows = HonourRows(self._services, self._certificates)
        return [rows] if rows.show_due(contacts) else []

    def _fee(self, fee: FeeView) -> QWidget:
        ui, texts = self._ui, self._ui.texts
        tone, word, icon = fee_sign(texts, fee)
        amount = euros(texts, fee.due_cents)
        if 0 < fee.paid_cents < fee.due_cents:
            words = texts.tr("{paid} of {due}")
            amount = words.format(paid=euros(texts, fee.paid_cents), due=amount)
        day = long_date(fee.paid_on, texts.language) if fee.paid_on else ""
        state = fee_words(texts, fee)
        row = LinkRow(ui, ", ".join(part for part in (str(fee.year), amount, day, state) if part))
        row.setObjectName(f"fee-{fee.year}")
        row.setEnabled(self._writable)
        edge = ui.look.px(Space.S)
        row.line.setContentsMargins(edge, ui.look.px(Space.XS), edge, ui.look.px(Space.XS))
        row.line.addWidget(label(ui, str(fee.year), "strong"), 0, Qt.AlignmentFlag.AlignTop)
        paid_on = self._paid_on(fee).replace(" ", "\u00a0")  # a day is not broken in two
        said = " · ".join(part for part in (amount, paid_on) if part)
        if state != word:
            said = f"{said}\n{state}"
            word = texts.say(STATES[fee.status])
        row.line.addWidget(label(ui, said, "body", wrap=True), 1)
        row.line.addWidget(Badge(ui, word, tone, icon), 0, Qt.AlignmentFlag.AlignTop)
        row.clicked.connect(partial(self.fee_wanted.emit, fee.year))
        return row

    def _paid_on(self, fee: FeeView) -> str:
        """The day it came in; without the year where that is the year of the fee."""
        day, language = fee.paid_on, self._ui.texts.language
        if day is None:
            return ""
        if day.year == fee.year:
            return day_and_month(day.month, day.day, language)
        return long_date(day, language)

    def _role(self, role: RoleRow) -> QWidget:
        texts = self._ui.texts
        start, end = date_words(texts, role.starts_on), date_words(texts, role.ends_on)
        term = date_words(texts, role.expected_end)
        if start and end:
            when = texts.tr("{start} – {end}").format(start=start, end=end)
        else:
            parts = (
                since(texts, role.starts_on or "", start) if start else "",
                until(texts, role.ends_on or "", end) if end else "",
                elected_until(texts, role.expected_end or "", term) if term and not end else "",
            )
            when = " · ".join(part for part in parts if part)
        again = elected_again(texts, role.elected_again)
        when = ", ".join(part for part in (when, again) if part)
        return self._plain("star" if role.current else "history", role.title, when)

    def _people(self, card: MemberCard) -> list[QWidget]:
        texts = self._ui.texts
        payer = texts.tr("Pays: {name}").format(name=card.payer)
        dead = deceased(texts, card.died.get(card.draft.payer_id or 0))
        rows: list[QWidget] = []
        if card.row.member != "person":
            for key, called in card.people:
                gone = deceased(texts, card.died.get(key))
                name = texts.tr("{name}, {state}").format(name=called, state=gone)
                name = name if gone else called
                row = LinkRow(self._ui, name)
                row.setObjectName(f"person-{key}")
                top = Qt.AlignmentFlag.AlignTop
                row.line.addWidget(icon_label(self._ui, "user", "ink2"), 0, top)
                row.line.addWidget(label(self._ui, name, "body", wrap=True), 1)
                row.clicked.connect(partial(self._go, Show("person", key)))
                rows.append(row)
        if card.payer:
            rows.append(self._plain("piggy-bank", payer, dead))
        return rows

    def _consents(self, card: MemberCard) -> list[QWidget]:
        say = self._ui.texts.say
        icons = {"given": "check", "withdrawn": "x", "expired": "clock", "none": "x"}
        return [
            self._plain(icons[each.state], say(PURPOSES[each.purpose]), say(CONSENTS[each.state]))
            for each in card.consents
        ]

    def _note(self, card: MemberCard) -> list[QWidget]:
        note = card.draft.note
        return [label(self._ui, note, "body", wrap=True, selectable=True)] if note else []

    def _plain(self, icon: str, text: str, second: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        edge = self._ui.look.px(Space.S)
        line.setContentsMargins(edge, 0, edge, 0)
        line.setSpacing(self._ui.look.px(Space.M))
        line.addWidget(icon_label(self._ui, icon, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self._ui, text, "body", wrap=True))
        if second:
            words.addWidget(label(self._ui, second, "small", "ink2", wrap=True))
        line.addLayout(words, 1)
        return row
