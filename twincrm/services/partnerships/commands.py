"""What can be done with partnerships."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import must_exist
from twincrm.services.command import command
from twincrm.services.partnerships.drafts import (
    PartnershipDraft,
    check_partnership,
)
from twincrm.services.partnerships.rules import too_few_sides
from twincrm.services.parts import alter_branches, alter_links
from twincrm.services.places.named import settled_town
from twincrm.services.rows import alter_parts, alter_row, new_row, remove_rows
from twincrm.store.models import (
    Attachment,
    Motive,
    Organisation,
    Partnership,
    PartnershipContact,
    PartnershipMotive,
    PartnershipOrganisation,
    PartnershipPlace,
    PartnershipTheme,
    PartnershipType,
    Person,
    Place,
    Signatory,
    Signing,
    Theme,
)

if TYPE_CHECKING:
    from twincrm.services.partnerships.drafts import (
        SigningDraft,
    )
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddPartnership:
    """Add a partnership with everything that is known."""

    draft: PartnershipDraft
    uid: str = ""
    """Given by an import; a fresh one otherwise."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the partnership {name}", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the partnership and its parts; returns its id.

        Raises:
            RuleError: it joins fewer than two places (or organisations, where its type allows).
        """
        draft = _with_bodies(work, _with_towns(work, self.draft))
        _check(work, None, draft)
        more = {"uid": self.uid} if self.uid else {}
        partnership = new_row(work, Partnership, draft, **more)
        _write_parts(work, partnership.id, PartnershipDraft(), draft)
        return partnership.id


@command
@dataclass(frozen=True, slots=True)
class ChangePartnership:
    """Change what differs between the partnership as opened and as saved."""

    partnership_id: int
    before: PartnershipDraft
    after: PartnershipDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the partnership {name}", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the partnership and its parts; returns its id.

        Raises:
            RuleError: it would join fewer than two places, or belong to itself.
        """
        partnership = work.get(Partnership, self.partnership_id)
        after = _with_bodies(work, _with_towns(work, self.after))
        _check(work, partnership.id, after)
        alter_row(partnership, self.before, after)
        _write_parts(work, partnership.id, self.before, after)
        return partnership.id


def _with_towns(work: Work, draft: PartnershipDraft) -> PartnershipDraft:
    """The draft with the ids of the towns it names; those not there by now are added."""
    check_partnership(draft)
    named = tuple(settled_town(work, town) for town in draft.new_towns)
    places = tuple(dict.fromkeys((*draft.place_ids, *named)))
    return replace(draft, place_ids=places, new_towns=()) if named else draft


def _with_bodies(work: Work, draft: PartnershipDraft) -> PartnershipDraft:
    """The draft with the ids of the organisations it names, which are added in their towns."""
    bodies = draft.organisation_ids
    for body in draft.new_bodies:
        place = body.place_id if body.new_town is None else settled_town(work, body.new_town)
        must_exist(work, Place, [place])
        row = Organisation(name=one_line(body.name), sector=Sector.CIVIL_SOCIETY, place_id=place)
        bodies += (work.add(row).id,)
    return replace(draft, organisation_ids=bodies, new_bodies=())


def _check(work: Work, partnership_id: int | None, draft: PartnershipDraft) -> None:
    _check_sides(work.get(PartnershipType, draft.type_id, with_trash=True), draft)
    _check_parents(work, partnership_id, draft.parent_id)
    signatories = [each for signing in draft.signings for each in signing.signatories]
    towns = [each.place_id for each in (*draft.contacts, *draft.signings, *signatories)]
    must_exist(work, Place, [*draft.place_ids, *towns])
    must_exist(work, Organisation, draft.organisation_ids)
    must_exist(work, Person, [each.person_id for each in (*draft.contacts, *signatories)])
    must_exist(work, Motive, [each.motive_id for each in draft.motives])
    must_exist(work, Theme, [each.theme_id for each in draft.themes])


def _check_sides(kind: PartnershipType, draft: PartnershipDraft) -> None:
    few = too_few_sides(kind.key, draft)
    if few is not None:
        raise RuleError(few)


def _check_parents(work: Work, partnership_id: int | None, parent_id: int | None) -> None:
    seen = {partnership_id}
    while parent_id is not None:
        if parent_id in seen:
            raise RuleError(Message("A partnership cannot be a part of itself."))
        seen.add(parent_id)
        parent_id = work.get(Partnership, parent_id, with_trash=True).parent_id


def _write_parts(
    work: Work, partnership_id: int, before: PartnershipDraft, after: PartnershipDraft
) -> None:
    mine = {"partnership_id": partnership_id}
    places = (before.place_ids, after.place_ids)
    alter_links(work, PartnershipPlace, mine, "place_id", before=places[0], after=places[1])
    bodies = (before.organisation_ids, after.organisation_ids)
    alter_links(
        work, PartnershipOrganisation, mine, "organisation_id", before=bodies[0], after=bodies[1]
    )
    alter_parts(work, PartnershipContact, mine, before.contacts, after.contacts)
    alter_parts(work, PartnershipMotive, mine, before.motives, after.motives)
    alter_parts(work, PartnershipTheme, mine, before.themes, after.themes)

    def sign(signing_id: int, old: SigningDraft | None, new: SigningDraft | None) -> None:
        _write_signatories(work, signing_id, old, new)

    alter_branches(work, Signing, mine, before.signings, after.signings, sign)


def _write_signatories(
    work: Work, signing_id: int, before: SigningDraft | None, after: SigningDraft | None
) -> None:
    if after is None:  # rows that others added meanwhile go as well
        for kind in (Signatory, Attachment):
            for row in work.all(select(kind).where(kind.signing_id == signing_id)):
                remove_rows(work, kind, row.id)
        return
    old = before.signatories if before else ()
    alter_parts(work, Signatory, {"signing_id": signing_id}, old, after.signatories)
