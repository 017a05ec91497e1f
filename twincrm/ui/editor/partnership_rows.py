"""The rows of a partnership: its further signings, and who takes care of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import SigningEvent
from twincrm.domain.texts import Message
from twincrm.services.partnerships.drafts import PartnershipContactDraft, SigningDraft
from twincrm.ui.editor.row_dialog import DialogWords
from twincrm.ui.editor.small_rows import NO_PERSON, SmallForm, SmallRow, rows_spec
from twincrm.ui.kit.partnership_words import EVENTS
from twincrm.ui.kit.record_field import RecordField, title_of
from twincrm.ui.kit.row_lines import RowFace

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.editor.grid import FieldGrid
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.kit.rows_editor import RowsSpec

NOT_SIGNED = Message("Please enter when it was signed; the year is enough.")


def signings_spec(lists: EditorLists, window: Callable[[], QWidget]) -> RowsSpec[SigningDraft]:
    """The further signings."""
    tr = lists.ui.texts.tr
    empty = tr("None yet: the signing in the other town, or a renewal after many years.")
    return rows_spec(lists, SIGNING, (tr("Further signings"), tr("Add signing"), empty), window)


def contacts_spec(
    lists: EditorLists, window: Callable[[], QWidget]
) -> RowsSpec[PartnershipContactDraft]:
    """The people who take care of it."""
    tr = lists.ui.texts.tr
    empty = tr("Nobody yet. Who is asked first, here and there?")
    return rows_spec(lists, CONTACT, (tr("Who takes care of it"), tr("Add person"), empty), window)


def _signing_form(lists: EditorLists, draft: SigningDraft) -> SmallForm:
    tr = lists.ui.texts.tr

    def build(grid: FieldGrid) -> None:
        grid.choice("event", tr("What was signed"), lists.words(EVENTS), 300)
        grid.date("signed_on", tr("Signed on"), 200, mark=tr("the year is enough"))
        grid.record("place_id", tr("Where"), RecordField(lists, ("place",)), 230, new_line=True)
        grid.text("document_kind", tr("Kind of document"), 230)
        grid.text("note", tr("Note"), 420, new_line=True)

    def wrong(row: SigningDraft) -> dict[str, Message]:
        return {} if row.signed_on else {"signed_on": NOT_SIGNED}

    return SmallForm(lists, draft, build, wrong, _dated)


def _dated(row: Any) -> Any:  # noqa: ANN401 - an empty date field is none
    return replace(row, signed_on=row.signed_on or "")


def _signing_face(lists: EditorLists, row: SigningDraft) -> RowFace:
    day = PartialDate.from_iso(row.signed_on).format(lists.language)
    town = title_of(lists, "place", row.place_id)
    more = (town, row.document_kind, row.note)
    detail = " · ".join(part for part in more if part)
    return RowFace(f"{day} · {lists.word(EVENTS, row.event)}", detail, "calendar-days")


def _contact_form(lists: EditorLists, draft: PartnershipContactDraft) -> SmallForm:
    tr = lists.ui.texts.tr

    def build(grid: FieldGrid) -> None:
        grid.record("person_id", tr("Person"), RecordField(lists, ("person",)), 300, empty=0)
        grid.record("place_id", tr("For which town"), RecordField(lists, ("place",)), 230)
        grid.text("task", tr("Takes care of"), 420, new_line=True)

    def wrong(row: PartnershipContactDraft) -> dict[str, Message]:
        return {} if row.person_id else {"person_id": NO_PERSON}

    return SmallForm(lists, draft, build, wrong)


def _contact_face(lists: EditorLists, row: PartnershipContactDraft) -> RowFace:
    more = (title_of(lists, "place", row.place_id), row.task)
    detail = " · ".join(part for part in more if part)
    return RowFace(title_of(lists, "person", row.person_id), detail, "user")


SIGNING = SmallRow(
    SigningDraft(event=SigningEvent.SECOND),
    _signing_form,
    _signing_face,
    lambda lists: DialogWords(lists.ui.texts.tr("Signing"), "calendar-days"),
)
CONTACT = SmallRow(
    PartnershipContactDraft(),
    _contact_form,
    _contact_face,
    lambda lists: DialogWords(lists.ui.texts.tr("Who takes care of it"), "user"),
)
