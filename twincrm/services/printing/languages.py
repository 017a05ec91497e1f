"""In which languages a document is offered: the visit's, else the association's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.runtime.language import LANGUAGES
from twincrm.services.association.queries import association_details
from twincrm.store.models import ProgrammeItem, ProgrammeText, VisitText

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def document_languages(session: Session, visit_id: int | None = None) -> tuple[str, ...]:
    """The languages of documents, the leading one first; none where nobody ever chose any.

    A visit has its own where its programme is written in some; the association's lead among them.
    """
    spoken = [code for code in association_details(session).languages if code in LANGUAGES]
    written = _written(session, visit_id) if visit_id is not None else set[str]()
    if not written:
        return tuple(spoken)
    leading = [code for code in spoken if code in written]
    return (*leading, *(code for code in LANGUAGES if code in written - {*leading}))


def _written(session: Session, visit_id: int) -> set[str]:
    """The languages in which something of a visit's programme is said."""
    of_visit = select(VisitText.language).where(VisitText.visit_id == visit_id)
    of_items = (
        select(ProgrammeText.language)
        .join(ProgrammeItem, ProgrammeItem.id == ProgrammeText.programme_item_id)
        .where(ProgrammeItem.visit_id == visit_id, ProgrammeText.title != "")
    )
    return {*session.scalars(of_visit), *session.scalars(of_items)}
