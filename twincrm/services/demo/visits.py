"""The three visits of the demo: one that was, one that comes soon, and one that is planned."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.demo.stage import LANGUAGE, script, words
from twincrm.services.tasks.commands import AddTask, CompleteTask
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import (
    BudgetLineDraft,
    DelegationDraft,
    FundingDraft,
    VisitContactDraft,
    VisitContactTextDraft,
    VisitDraft,
    VisitTextDraft,
    read_visit,
)
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
)

if TYPE_CHECKING:
    from datetime import date

    from twincrm.services.demo.stage import Entry, Stage

TRANSPORT = {"coach": "Reisebus", "train": "Bahn", "car": "Eigenes Auto"}
SAID = ("title", "occasion", "motto", "greeting", "greeting_function", "practical", "thanks")


def visit_entry(key: str) -> Entry:
    """A visit as its file has it."""
    return next(visit for visit in script("visits")["visit"] if visit["key"] == key)


def day_of(stage: Stage, visit: Entry, number: int) -> date:
    """A day of a visit, counted from its first."""
    return stage.days(visit["anchor"]) + timedelta(days=number)


def moment_of(stage: Stage, visit: Entry, number: int, clock: str) -> datetime:
    """A local moment of a visit."""
    return datetime.combine(day_of(stage, visit, number), time.fromisoformat(clock))


def add_visit(stage: Stage, key: str, by: str) -> None:
    """Add a visit with its delegations, texts and money."""
    entry = visit_entry(key)
    visit = stage.act(AddVisit(_visit(stage, entry)), by)
    stage.ids["visit"][key] = visit
    added = stage.ask(read_visit, visit).delegations
    for delegation, draft in zip(entry["delegation"], added, strict=True):
        assert draft.id is not None
        stage.ids[f"delegation of {key}"][delegation["key"]] = draft.id


def _visit(stage: Stage, entry: Entry) -> VisitDraft:
    return VisitDraft(
        name=entry["names"][LANGUAGE],
        direction=entry["direction"],
        status=entry["status"],
        starts_on=day_of(stage, entry, 0),
        ends_on=day_of(stage, entry, entry["days"] - 1),
        time_zone=entry["time_zone"],
        place_id=stage.ids["place"][entry["place"]],
        greeting_by_id=stage.id("person", entry.get("greeting_by")),
        programme_version=entry["version"],
        note=entry.get("note", ""),
        texts=tuple(_text(entry, language) for language in entry["languages"]),
        partnership_ids=tuple(stage.ids["partnership"][p] for p in entry["partnerships"]),
        contacts=tuple(_contact(stage, contact) for contact in entry.get("contact", ())),
        delegations=tuple(_delegation(stage, entry, d) for d in entry["delegation"]),
        funding=tuple(_funding(funding) for funding in entry.get("funding", ())),
        budget=tuple(
            BudgetLineDraft(
                None, line["kind"], line["title"], line["planned_cents"], line.get("actual_cents")
            )
            for line in entry.get("budget", ())
        ),
    )


def _text(entry: Entry, language: str) -> VisitTextDraft:
    said = {part: entry[part].get(language, "") for part in SAID if part in entry}
    return VisitTextDraft(None, language, **said)


def _contact(stage: Stage, entry: Entry) -> VisitContactDraft:
    person = next(p for p in script("people")["person"] if p["key"] == entry["person"])
    return VisitContactDraft(
        person_id=stage.ids["person"][entry["person"]],
        phone=person["phones"][0]["number"],
        texts=tuple(
            VisitContactTextDraft(None, language, text)
            for language, text in entry["function"].items()
        ),
    )


def _delegation(stage: Stage, visit: Entry, entry: Entry) -> DelegationDraft:
    towns = script("partnerships")["place"]
    town = next(town for town in towns if town["key"] == entry["place"])
    return DelegationDraft(
        place_id=stage.ids["place"][entry["place"]],
        name=town["names"][LANGUAGE],
        arrives_at=moment_of(stage, visit, entry["arrives_day"], entry["arrives"]),
        departs_at=moment_of(stage, visit, entry["departs_day"], entry["departs"]),
        transport=TRANSPORT[entry["transport"]],
        note=entry.get("note", ""),
    )


def _funding(entry: Entry) -> FundingDraft:
    return FundingDraft(
        funder=entry["name"],
        funder_key=entry["funder"],
        reference=entry["reference"],
        status=entry["status"],
        applied_cents=entry["applied_cents"],
        granted_cents=entry["granted_cents"],
        named_in_programme=entry["named"],
    )


def add_programme(stage: Stage, key: str, by: str = "baumann") -> None:
    """Add the items of a visit's programme in its printed languages."""
    entry = visit_entry(key)
    visit = stage.ids["visit"][key]
    commands = [
        AddProgrammeItem(visit, _item(stage, entry, item, place))
        for place, item in enumerate(entry["item"])
    ]
    label = Message("Write the programme of {visit}", {"visit": entry["names"][LANGUAGE]})
    stage.together(label, commands, by)


def _item(stage: Stage, visit: Entry, item: Entry, position: int) -> ProgrammeItemDraft:
    return ProgrammeItemDraft(
        day=day_of(stage, visit, item["day"]),
        starts_at=time.fromisoformat(item["start"]),
        ends_at=time.fromisoformat(item["end"]),
        kind=item["kind"],
        audience=item["audience"],
        status=item["status"],
        optional=item.get("optional", False),
        registration=item.get("registration", False),
        joint=item["joint"],
        meal=item.get("meal", False),
        meal_payer=item.get("payer", "") if item.get("meal") else "",
        price_cents=item.get("price_cents"),
        transport=TRANSPORT.get(item.get("transport", ""), ""),
        responsible_id=stage.id("person", item.get("responsible")),
        interpreter_id=stage.id("person", item.get("interpreter")),
        position=position,
        internal_note=item.get("internal_note", ""),
        texts=tuple(_item_text(item, language) for language in visit["languages"]),
    )


def _item_text(item: Entry, language: str) -> ProgrammeTextDraft:
    venues = {venue["key"]: venue["name"] for venue in script("visits")["venue"]}
    venue = venues.get(item.get("venue", ""), "")
    said = (item.get(part, {}).get(language, "") for part in ("details", "rain", "dress"))
    return ProgrammeTextDraft(
        language=language,
        title=item["titles"].get(language, ""),
        detail=" · ".join(text for text in said if text),
        place=venue,
        meeting_point=venue if "meeting" in item else "",
    )


def add_visit_tasks(stage: Stage, key: str) -> None:
    """Add what has to be done for a visit, from the usual checklist."""
    entry = visit_entry(key)
    drafts = [_task(stage, entry, task) for task in entry["task"]]
    label = Message("Plan the tasks of {visit}", {"visit": entry["names"][LANGUAGE]})
    added = stage.together(label, [AddTask(draft) for draft in drafts], "hagemann_u")
    for task, draft, number in zip(entry["task"], drafts, added, strict=True):
        if task.get("done") and draft.done_on is None:
            stage.unticked[number] = draft.title


def tick_off(stage: Stage) -> None:
    """Complete the tasks of visits that were done since they were planned."""
    commands = [CompleteTask(number, title) for number, title in stage.unticked.items()]
    stage.together(Message("Tick off what is done"), commands, "hagemann_u")


def _task(stage: Stage, visit: Entry, entry: Entry) -> TaskDraft:
    template = next(t for t in words().task_template if t.key == entry["template"])
    offset = template.offset + (visit["days"] - 1 if template.anchor == "end" else 0)
    due = day_of(stage, visit, offset)
    done = entry.get("done", False) and due <= stage.now.date()
    return TaskDraft(
        title=template.name.in_language(LANGUAGE),
        offset_days=offset,
        done_on=due if done else None,
        owner=stage.names[entry["owner"]],
        visit_id=stage.ids["visit"][visit["key"]],
    )
