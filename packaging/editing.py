"""Pictures of the editor at work: something wrong, something unsaved, a row in its dialog."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from screenshots import settle, wait_until
from sqlalchemy import func, select

from twincrm.services.people.drafts import read_person
from twincrm.store.models import Assignment, Person
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from screenshots import Camera

    from twincrm.ui.window.desktop import Desktop

NAMES = ("edit_wrong", "role", "unsaved_question", "edit_end", "namesake", "namesake_card")


def take(camera: Camera, desktop: Desktop) -> None:
    """A person with several roles, changed in three places, one of them wrong."""
    if not any(camera.wants(name) for name in NAMES):
        return
    workspace: Any = desktop.workspace
    workspace.navigate(Show("edit_person", _with_roles(workspace)))
    settle(camera.app)
    editor = workspace.page.editor
    _spoil(editor)
    settle(camera.app)
    if camera.wants("edit_wrong"):
        camera.take("edit_wrong", desktop.window)
    if camera.wants("edit_end"):
        editor.view.verticalScrollBar().setValue(editor.view.verticalScrollBar().maximum())
        camera.take("edit_end", desktop.window)
    camera.dialog("role", lambda: editor.form.roles.rows.edit_row(0))
    camera.dialog("unsaved_question", editor.may_leave)
    editor.form.set_draft(editor.state().original)
    _namesake(camera, workspace)
    workspace.go("contacts")


def _namesake(camera: Camera, workspace: Any) -> None:  # noqa: ANN401
    """A new person who is there already, but for a letter written twice."""
    if not (camera.wants("namesake") or camera.wants("namesake_card")):
        return
    ask = workspace._file.dispatcher.ask  # noqa: SLF001
    with_birthday = select(Person.id).where(func.length(Person.birth_date) == 10)
    known = ask(read_person, ask(lambda s: s.scalars(with_birthday.order_by(Person.id)).first()))
    workspace.navigate(Show("edit_person"))
    form = workspace.page.editor.form
    new = form.draft
    typed = replace(known, family=known.family + known.family[-1], households=(), photo_id=None)
    form.set_draft(replace(new, person=typed))
    wait_until(camera.app, form.namesakes.isVisible, "who may be there already")
    if camera.wants("namesake"):
        camera.take("namesake", workspace.window())
    camera.dialog("namesake_card", form.namesakes.open)
    form.set_draft(new)


def _with_roles(workspace: Any) -> int:  # noqa: ANN401 - the real thing is driven
    number = func.count(Assignment.id)
    ended = func.max(Assignment.ends_on)
    most = select(Assignment.person_id).group_by(Assignment.person_id)
    most = most.where(Assignment.organisation_id.is_not(None)).order_by(ended.is_(None), -number)
    return workspace._file.dispatcher.ask(lambda s: s.scalars(most).first())  # noqa: SLF001


def _spoil(editor: Any) -> None:  # noqa: ANN401
    draft = editor.form.draft
    person = draft.person
    emails = tuple(replace(email, address="chantal@example") for email in person.reach.emails[:1])
    reach = replace(person.reach, emails=emails or person.reach.emails)
    editor.form.set_draft(
        replace(draft, person=replace(person, title="Dr.", nickname="Kali", reach=reach))
    )
    editor.save()
