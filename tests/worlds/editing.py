"""Forms in tests: who is edited, what was saved, what is typed."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from twincrm.store import history


def first(dispatcher, model) -> int:
    return dispatcher.ask(lambda s: s.scalars(select(model.id).order_by(model.id)).first())


def steps(dispatcher) -> int:
    return len(dispatcher.ask(lambda s: history.steps(s.connection())))


def change(page, **values) -> None:
    """Type values into a person's form."""
    draft = page.form.draft
    page.form.set_draft(replace(draft, person=replace(draft.person, **values)))
