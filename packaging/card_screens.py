"""Pictures of what is added and changed from the cards of contacts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from twincrm.services.households.drafts import read_household
from twincrm.services.people.queries import person_details
from twincrm.store.models import Assignment, HouseholdMember, Organisation, Relation
from twincrm.ui.editor.address_dialog import change_address
from twincrm.ui.editor.card_parts import edit_card_part

if TYPE_CHECKING:
    from screenshots import Camera

    from twincrm.ui.window.desktop import Desktop


def take_parts(camera: Camera, desktop: Desktop, services: Any) -> None:  # noqa: ANN401 - as given
    """A role, a relation, a household from either side, a split, an address for all or for one."""
    window = desktop.window
    ask = services.dispatcher.ask
    crowded = select(HouseholdMember.household_id).group_by(HouseholdMember.household_id)
    home = ask(lambda s: s.scalar(crowded.order_by(func.count().desc()).limit(1)))
    lives = select(HouseholdMember.person_id).where(HouseholdMember.household_id == home)
    who = ask(lambda s: s.scalar(lives.order_by(HouseholdMember.id).limit(1)))
    body = ask(lambda s: s.scalar(select(Organisation.id).join(Assignment).limit(1)))
    related = ask(lambda s: s.scalar(select(Relation.person_id).limit(1)))
    relation = ask(person_details, related, "de").relations[0].id
    for name, what, contact, part in (
        ("card_role", "role", ("organisation", body), 0),
        ("card_relation", "relation", ("person", related), relation),
        ("card_living", "living", ("person", who), 0),
        ("card_member", "member", ("household", home), 0),
        ("card_split", "split", ("household", home), who),
    ):
        camera.dialog(name, partial(edit_card_part, services, what, contact, part, window))
    addresses = ask(read_household, home).reach.addresses
    if addresses:
        shared, whose = addresses[0].id, ("household", home)
        camera.dialog("card_address", partial(change_address, services, whose, shared, window))
        camera.dialog(
            "card_whose", partial(change_address, services, ("person", who), shared, window)
        )
