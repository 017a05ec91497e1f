"""The roles of a person as lines of a form, edited in a dialog."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.drafts import AssignmentDraft
from twincrm.ui.editor.record_field import title_of
from twincrm.ui.editor.role_form import RoleForm, role_title
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog
from twincrm.ui.editor.wording import former, period
from twincrm.ui.kit.rows_editor import RowFace, RowsSpec
from twincrm.ui.theme.tokens import SECTOR_ICONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.editor.role_form import RoleHolder
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.window.page import PageServices

SECTOR_TONES: dict[str, ToneName] = {
    "politics": "politics",
    "administration": "administration",
    "civil_society": "civil_society",
    "business": "business",
    "network": "network",
}


def roles_spec(
    services: PageServices,
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
        return with_organisation(services, form, holder())

    return RowsSpec(
        tr("Roles & bodies"),
        tr("Add role"),
        tr("No role yet. A role says where somebody is active, as what and since when."),
        lambda role: role_face(lists, role, holder().form_of_address),
        edit,
        "h2",
    )


def with_organisation(
    services: PageServices, form: RoleForm, holder: RoleHolder
) -> AssignmentDraft | None:
    """The role as typed; an organisation that is new is made now, by a step of its own."""
    role = form.value
    if not form.new_organisation:
        return role
    draft = OrganisationDraft(
        name=form.new_organisation,
        sector=role.sector,
        category_id=role.category_id,
        place_id=holder.place_id,
    )
    try:
        outcome = services.perform(AddOrganisation(draft))
    except InputError as error:
        services.tell_trouble(error)
        return None
    return replace(role, organisation_id=outcome.result) if outcome else None


def role_face(lists: EditorLists, role: AssignmentDraft, form_of_address: str) -> RowFace:
    """A role in one line, with its sector and whether it is the main one or over."""
    texts = lists.ui.texts
    title = role_title(lists, role, form_of_address)
    body = title_of(lists, "organisation", role.organisation_id)
    body = body or title_of(lists, "place", role.place_id)
    tone = SECTOR_TONES.get(role.sector, "neutral")
    badges: list[tuple[ToneName, str, str]] = []
    if former(role.ends_on):
        badges.append(("neutral", texts.tr("former"), "history"))
    elif role.main:
        badges.append(("info", texts.tr("Main role"), "star"))
    badges.append((tone, lists.sector(role.sector), SECTOR_ICONS.get(role.sector, "tag")))
    text = " · ".join(part for part in (title, body) if part)
    return RowFace(text, period(texts, role.starts_on, role.ends_on), badges=tuple(badges))
