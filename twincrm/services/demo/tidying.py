"""Lists that helpers kept come in, and who is in the file twice is told from who is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.terms import ContactKind
from twincrm.services.contacts import PhoneDraft, Reach
from twincrm.services.demo.stage import LANGUAGE, script
from twincrm.services.duplicates.commands import RememberDistinct
from twincrm.services.duplicates.merging import MergePeople
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_reading import read_table_file
from twincrm.services.members.fees import RemindOfFees
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.store.models import Membership

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Stage


def take_in_helpers(stage: Stage) -> None:
    """Take in the list of who helped at the summer festival: it completes who is known."""
    entry = script("tidying")["list"]
    source = read_table_file(
        stage.dispatcher(), Path(entry["name"]), data=entry["text"].encode("utf-8")
    )
    stage.act(ImportTables((source,)))


def tell_apart(stage: Stage) -> None:
    """Somebody was noted a second time and becomes one again; two who look alike stay two."""
    said = script("tidying")["twice"]
    phones = (PhoneDraft(kind=ContactKind.MOBILE, number=said["number"]),)
    draft = PersonDraft(said["given"], said["family"], reach=Reach(phones=phones))
    other = stage.act(AddPerson(draft))
    kept, name = stage.ids["person"][said["person"]], stage.names[said["person"]]
    stage.act(
        MergePeople(
            kept, other, name=name, other_name=f"{said['given']} {said['family']}",
            language=LANGUAGE,
        )
    )  # fmt: skip
    for one, two in script("tidying")["distinct"]["people"]:
        ids, names = stage.ids["person"], stage.names
        stage.act(RememberDistinct("person", ids[one], ids[two], names[one], names[two]))


def remind(stage: Stage) -> None:
    """Remind those who still owe something of an earlier year."""
    numbers = {late["number"] for late in script("members")["arrears"] if late["years_ago"]}
    late = select(Membership.id).where(Membership.number.in_(numbers)).order_by(Membership.id)
    found = stage.ask(lambda session: tuple(session.scalars(late)))
    stage.act(RemindOfFees(found, stage.days.today.year, stage.now.date()))
