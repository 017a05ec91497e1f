"""The roles of a person as lines of a form, edited in a dialog."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.services.people.drafts import AssignmentDraft
from twincrm.services.people.offices import terms_on_end
from twincrm.ui.editor.role_form import RoleForm, role_title
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog
from twincrm.ui.editor.wording import former, period
from twincrm.ui.kit.record_field import title_of
from twincrm.ui.kit.row_lines import RowFace
from twincrm.ui.kit.rows_editor import RowsSpec
from twincrm.ui.kit.spans import elected_again
from twincrm.ui.theme.tokens import SECTOR_ICONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        ordered=False,
        together=lambda roles: role_faces(lists, roles, holder().form_of_address),
    )


def role_faces(
    lists: EditorLists, roles: Sequence[AssignmentDraft], form_of_address: str
) -> list[tuple[int, RowFace]]:
    """The roles as they stand: one row for an office, its earlier terms beneath its latest one."""
    texts = lists.ui.texts
    found: list[tuple[int, RowFace]] = []
    for terms in terms_on_end(roles):
        held = [roles[place] for place in terms]
        last = replace(held[-1], main=any(role.main for role in held), starts_on=held[0].starts_on)
        face = role_face(lists, last, form_of_address)
        again = elected_again(texts, [role.starts_on or "" for role in held[1:]])
        when = ", ".join(part for part in (face.detail, again) if part)
        found.append((terms[-1], replace(face, detail=when)))
        found += [
            (place, _earlier(lists, roles[place], form_of_address)) for place in terms[-2::-1]
        ]
    return found


def _earlier(lists: EditorLists, role: AssignmentDraft, form_of_address: str) -> RowFace:
    texts = lists.ui.texts
    said = texts.tr("Earlier term: {title}")
    words = said.format(title=role_title(lists, role, form_of_address))
    return RowFace(words, period(texts, role.starts_on, role.ends_on), beneath=True)


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
