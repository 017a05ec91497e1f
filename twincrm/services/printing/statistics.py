"""The figures about the members on paper; no name is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.reports.member_statistics import print_member_statistics
from twincrm.reports.sender import Sender
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.association.queries import association_details, association_logo
from twincrm.services.members.statistics import member_statistics

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def statistics_pdf(session: Session, language: str) -> bytes:
    """The figures of today in one language, as a PDF."""
    shown = association_details(session)
    sender = Sender(shown.name, shown.letterhead, association_logo(session))
    found = member_statistics(session, clock.today(), language)
    return print_member_statistics(found, catalogue(language), sender)
