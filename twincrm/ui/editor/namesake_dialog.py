"""Who somebody is that may be the one being typed: what is known, and what makes them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from twincrm.domain.errors import UnknownRecord
from twincrm.services.people.queries import person_details
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.theme.tokens import STATUS_ICONS, Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.domain.likeness import Reason
    from twincrm.services.duplicates.typed import Namesake
    from twincrm.services.people.details import PersonDetails
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import PageServices

WIDTH = 520


def show_namesake(services: PageServices, one: Namesake, window: QWidget) -> None:
    """Show the card of somebody; only who wishes to go there leaves what is being typed."""
    ui = services.ctx
    try:
        person = services.dispatcher.ask(person_details, one.pair.second_id, ui.texts.language)
    except UnknownRecord as error:  # gone since it was looked for
        services.tell_trouble(error)
        return
    dialog = namesake_dialog(ui, person, one.pair.reasons, window)
    wished = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wished:
        services.navigate(Show("person", person.id))


def namesake_dialog(
    ui: UiContext, person: PersonDetails, reasons: tuple[Reason, ...], window: QWidget | None
) -> Dialog:
    """The card, the reasons, and the two ways on."""
    tr = ui.texts.tr
    dialog = Dialog(ui, tr("Perhaps already there"), icon="user", parent=window)
    dialog.setMinimumWidth(ui.look.px(WIDTH))
    body = dialog.body
    body.addWidget(label(ui, person.name, "h2", wrap=True))
    facts = "\n".join(_facts(ui, person))
    body.addWidget(label(ui, facts, wrap=True, selectable=True))
    body.addSpacing(ui.look.px(Space.S))
    body.addWidget(label(ui, tr("What they have in common, and what not"), "strong", wrap=True))
    for reason in reasons:
        body.addWidget(ReasonLine(ui, reason))
    body.addStretch(1)
    go = dialog.add_button(Button(ui, tr("Go to this contact"), icon="arrow-right"))
    stay = dialog.add_button(Button(ui, tr("Go on typing"), variant="primary", key=key_text("Esc")))
    go.clicked.connect(dialog.accept)
    stay.clicked.connect(dialog.reject)
    stay.setFocus()
    return dialog


def _facts(ui: UiContext, person: PersonDetails) -> Iterator[str]:
    """What tells people apart, line by line."""
    if person.line:
        yield person.line
    if person.birthday is not None:
        yield ui.texts.tr("Born: {date}").format(date=person.birthday.text)
    reached = person.reached
    yield from (", ".join(each.lines) for each in reached.addresses if each.current)
    yield from (each.shown for each in reached.phones)
    yield from (each.address for each in reached.emails)


class ReasonLine(QWidget):
    """A reason with its sign: a tick for what both have, a warning for what tells them apart."""

    def __init__(self, ui: UiContext, reason: Reason) -> None:
        super().__init__()
        tone = "ok" if reason.sign == "for" else "warn"
        words = ui.texts.say(reason.message)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.S))
        line.addWidget(icon_label(ui, STATUS_ICONS[tone], tone, 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(ui, words, "label", wrap=True), 1)
        tr = ui.texts.tr
        said = tr("For it: {reason}") if tone == "ok" else tr("Against it: {reason}")
        self.setAccessibleName(said.format(reason=words))
