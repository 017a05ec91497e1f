"""The roles of a person as lines of a form, edited in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.people.drafts import AssignmentDraft
from twincrm.ui.editor.role_form import RoleForm, role_title
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog
from twincrm.ui.editor.wording import former, period
from twincrm.ui.kit.record_field import title_of
from twincrm.ui.kit.row_lines import RowFace
from twincrm.ui.kit.rows_editor import RowsSpec
from twincrm.ui.theme.tokens import SECTOR_ICONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.editor.role_form import RoleHolder
    from twincrm.ui.kit.row_lines import BadgeFace
    from twincrm.ui.theme.tokens import ToneName

SECTOR_TONES: dict[str, ToneName] = {
    "politics": "politics",
    "administration": "administration",
    "civil_society": "civil_society",
    "business": "business",
    "network": "network",
}


def roles_spec(
    lists: EditorLists,
    holder: Callable[[], RoleHolder],
    window: Callable[[], QWidget],
) -> RowsSpec[AssignmentDraft]:
    """What the rows of roles need to know; *holder* is asked whenever words depend on it."""
    tr = lists.ui.texts.tr

    def edit(role: AssignmentDraft | None) -> AssignmentDraft | None:
        form = RoleForm(lists, holder(), role or AssignmentDraft())
        words = DialogWords(tr("Edit role") if role else tr("Add role"), "building-2")
        if not RowDialog(lists.ui, form, words, window()).run():
            return None
        return form.value

    return RowsSpec(
        tr("Roles & bodies"),
        tr("Add role"),
        tr("No role yet. A role says where somebody is active, as what and since when."),
        lambda role: role_face(lists, role, holder().form_of_address),
        edit,
        "h2",
        (tr("Sector"), tr("Organisation and function"), tr("Period")),
    )


def role_face(lists: EditorLists, role: AssignmentDraft, form_of_address: str) -> RowFace:
    """A role in one line, with its sector and whether it is the main one, over, or to be made."""
    texts = lists.ui.texts
    title = role_title(lists, role, form_of_address)
    body = title_of(lists, "organisation", role.organisation_id)
    body = body or title_of(lists, "place", role.place_id) or role.new_body
    badges: list[BadgeFace] = []
    if role.new_body:
        badges.append(("ok", texts.trc("organisation", "new"), "plus"))
    if former(role.ends_on):
        badges.append(("neutral", texts.tr("former"), "history"))
    elif role.main:
        badges.append(("info", texts.tr("Main role"), "star"))
    tone = SECTOR_TONES.get(role.sector, "neutral")
    sector = (tone, lists.sector(role.sector), SECTOR_ICONS.get(role.sector, "tag"))
    text = " · ".join(part for part in (title, body) if part)
    when = period(texts, role.starts_on, role.ends_on)
    return RowFace(text, when, badges=tuple(badges), lead=sector)
