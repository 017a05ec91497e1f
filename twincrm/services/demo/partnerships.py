"""The partnerships of the demo, with the charters that were signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.demo.stage import LANGUAGE, script
from twincrm.services.partnerships.commands import AddPartnership
from twincrm.services.partnerships.drafts import (
    DatedMotiveDraft,
    DatedThemeDraft,
    PartnershipContactDraft,
    PartnershipDraft,
    SignatoryDraft,
    SigningDraft,
)

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Entry, Stage

REMINDERS = "Daran erinnert:"
"""Heads what reminds of a partnership in its note, in the association's language."""


def add_partnerships(stage: Stage) -> None:
    """Add the partnerships; those within another one after it."""
    for entry in script("partnerships")["partnership"]:
        key = stage.act(AddPartnership(_partnership(stage, entry)), "hagemann_u")
        stage.ids["partnership"][entry["key"]] = key


def _partnership(stage: Stage, entry: Entry) -> PartnershipDraft:
    days = stage.days.partial
    return PartnershipDraft(
        name=entry["names"][LANGUAGE],
        type_id=stage.ids["partnership_type"][entry["type"]],
        parent_id=stage.id("partnership", entry.get("parent")),
        status=entry["status"],
        status_reason=entry.get("status_reason", ""),
        status_since=days(entry["status_since"]),
        first_contact=days(entry["first_contact"]),
        resolution=entry.get("resolution", ""),
        working_languages=" ".join(entry["working_languages"]),
        note=_note(entry),
        place_ids=tuple(stage.ids["place"][key] for key in entry["places"]),
        organisation_ids=tuple(stage.ids["organisation"][key] for key in entry["organisations"]),
        contacts=tuple(
            PartnershipContactDraft(
                None, stage.ids["person"][c["person"]], stage.ids["place"][c["place"]], c["task"]
            )
            for c in entry["contacts"]
        ),
        motives=tuple(
            DatedMotiveDraft(None, stage.ids["motive"][m["key"]], days(m["from"]), days(m["to"]))
            for m in entry["motives"]
        ),
        themes=tuple(
            DatedThemeDraft(None, stage.ids["theme"][t["key"]], days(t["from"]), days(t["to"]))
            for t in entry["themes"]
        ),
        signings=tuple(_signing(stage, signing) for signing in entry.get("signing", ())),
    )


def _note(entry: Entry) -> str:
    things = [f"{t['text'][LANGUAGE]} ({t['year']})" for t in entry.get("object", ())]
    reminders = f"{REMINDERS} {', '.join(things)}." if things else ""
    return "\n".join(part for part in (entry["note"], reminders) if part)


def _signing(stage: Stage, entry: Entry) -> SigningDraft:
    return SigningDraft(
        event=entry["event"],
        signed_on=stage.days.partial(entry["signed_on"]) or "",
        place_id=stage.ids["place"][entry["place"]],
        document_kind=entry["document_kind"],
        languages=" ".join(entry["languages"]),
        note=entry["note"],
        signatories=tuple(
            SignatoryDraft(
                person_id=stage.id("person", s["person"]),
                place_id=stage.ids["place"][s["place"]],
                name=s["name"],
                function=s["function"],
            )
            for s in entry["signatories"]
        ),
    )
