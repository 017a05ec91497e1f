"""What fills the card of a contact: of a person, an organisation or a household."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.organisations.queries import OrganisationDetails
from twincrm.services.people.details import PersonDetails
from twincrm.ui.contacts.detail.households import household_card
from twincrm.ui.contacts.detail.organisations import organisation_card
from twincrm.ui.contacts.detail.people import person_card

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

    from twincrm.ui.contacts.detail.card import CardContent
    from twincrm.ui.contacts.detail.reading import Details
    from twincrm.ui.kit.buttons import Button
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import Show


def card_content(
    ui: UiContext, details: Details, picture: QPixmap, go: Callable[[Show], None], add_note: Button
) -> CardContent:
    """Everything about a contact, in two columns."""
    if isinstance(details, PersonDetails):
        return person_card(ui, details, picture, go, add_note)
    if isinstance(details, OrganisationDetails):
        return organisation_card(ui, details, picture, go, add_note)
    return household_card(ui, details, go, add_note)
