"""Conversations, honours and things to be done in the demo."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.demo.stage import LANGUAGE, script
from twincrm.services.notes.adding import AddJournalNotes
from twincrm.services.notes.commands import AddJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Entry, Stage

_FIRST_SENTENCE = re.compile(r"(?<=[a-zà-ÿ]{3})[.!?]\s+")
_CLOCK = {"call": 10, "meeting": 17, "email": 9, "letter": 14}


def add_notes(stage: Stage) -> None:
    """Keep what was talked about, by whoever talked."""
    notes = script("members")["note"]
    for author in dict.fromkeys(note["by"] for note in notes):
        first, *more = (note for note in notes if note["by"] == author)
        if more:
            stage.act(AddJournalNotes(tuple(_note(stage, note) for note in (first, *more))), author)
        else:
            stage.act(AddJournalNote(_note(stage, first), stage.names[first["about"]]), author)
    honours = tuple(_honour(stage, honour) for honour in script("members")["honour"])
    stage.act(AddJournalNotes(honours))


def _note(stage: Stage, note: Entry) -> JournalNoteDraft:
    subject, text = headed(note["text"])
    return JournalNoteDraft(
        kind=note["kind"],
        happened_at=stage.days.at(note["on"], _CLOCK.get(note["kind"], 12)),
        subject=subject,
        text=text,
        written_by=stage.names[note["by"]],
        participants=(_about(stage, note["about"]),),
    )


def headed(text: str) -> tuple[str, str]:
    """A note's first sentence as its subject, and what it says besides."""
    parts = _FIRST_SENTENCE.split(text, maxsplit=1)
    return parts[0].rstrip("."), parts[1] if len(parts) > 1 else ""


def _about(stage: Stage, key: str) -> ParticipantDraft:
    person = stage.id("person", key)
    return ParticipantDraft(None, person, None if person else stage.ids["organisation"][key])


def _honour(stage: Stage, honour: Entry) -> JournalNoteDraft:
    return JournalNoteDraft(
        happened_at=datetime.combine(stage.days(honour["on"]), time(18)),
        subject=honour["text"],
        participants=(_about(stage, honour["person"]),),
    )


def add_tasks(stage: Stage) -> None:
    """Note what is to be done, and what was done."""
    drafts = [_task(stage, task) for task in script("members")["task"]]
    commands = [AddTask(draft) for draft in drafts]
    stage.together(Message("Note what is to be done"), commands, "hagemann_u")


def _task(stage: Stage, task: Entry) -> TaskDraft:
    due = stage.days(task["due"])
    return TaskDraft(
        title=task["title"][LANGUAGE],
        due_on=due,
        done_on=due if task["state"] == "done" else None,
        owner=stage.names[task["owner"]],
        person_id=stage.id("person", task["about"]),
        organisation_id=stage.id("organisation", task["about"]),
    )
