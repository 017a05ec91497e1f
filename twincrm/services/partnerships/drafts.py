"""A partnership as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import PartnershipStatus, SigningEvent
from twincrm.domain.texts import Message
from twincrm.services.checks import check_filled, check_partial, check_period, check_word
from twincrm.services.places.named import check_town
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import (
    Partnership,
    PartnershipContact,
    PartnershipMotive,
    PartnershipOrganisation,
    PartnershipPlace,
    PartnershipTheme,
    Signatory,
    Signing,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.services.places.named import NewTown


@dataclass(frozen=True, slots=True)
class NewBody:
    """An organisation that carries a partnership and is not in the file yet, with its town."""

    name: str
    place_id: int | None = None
    new_town: NewTown | None = None


@dataclass(frozen=True, slots=True)
class PartnershipContactDraft:
    """A person responsible on the side of one place."""

    id: int | None = None
    person_id: int = 0
    place_id: int | None = None
    task: str = ""


@dataclass(frozen=True, slots=True)
class DatedMotiveDraft:
    """A motive and the time it held."""

    id: int | None = None
    motive_id: int = 0
    starts_on: str | None = None
    ends_on: str | None = None


@dataclass(frozen=True, slots=True)
class DatedThemeDraft:
    """A theme and the time it was worked on."""

    id: int | None = None
    theme_id: int = 0
    starts_on: str | None = None
    ends_on: str | None = None


@dataclass(frozen=True, slots=True)
class SignatoryDraft:
    """Who signed, for which place and in which function then."""

    id: int | None = None
    person_id: int | None = None
    place_id: int | None = None
    name: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class SigningDraft:
    """The signing of a charter, on one date in one town."""

    id: int | None = None
    event: str = SigningEvent.FIRST
    signed_on: str = ""
    place_id: int | None = None
    document_kind: str = ""
    languages: str = ""
    note: str = ""
    signatories: tuple[SignatoryDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnershipDraft:
    """A partnership with everything that belongs to one; places stand in their order."""

    name: str = ""
    type_id: int = 0
    parent_id: int | None = None
    status: str = PartnershipStatus.ACTIVE
    status_reason: str = ""
    status_since: str | None = None
    first_contact: str | None = None
    resolution: str = ""
    working_languages: str = ""
    """Two-letter codes, parted by blanks."""
    note: str = ""
    place_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()
    contacts: tuple[PartnershipContactDraft, ...] = ()
    motives: tuple[DatedMotiveDraft, ...] = ()
    themes: tuple[DatedThemeDraft, ...] = ()
    signings: tuple[SigningDraft, ...] = ()
    new_towns: tuple[NewTown, ...] = ()
    """Towns that are still to be added; they stand behind the others."""
    new_bodies: tuple[NewBody, ...] = ()
    """Organisations that are still to be added; they stand behind the others."""


def read_partnership(session: Session, partnership_id: int) -> PartnershipDraft:
    """The draft of a partnership as it is kept.

    Raises:
        NoResultFound: there is no such partnership.
    """
    row = session.scalars(select(Partnership).where(Partnership.id == partnership_id)).one()
    mine = {"partnership_id": partnership_id}
    places = session.scalars(owned(PartnershipPlace, mine))
    organisations = session.scalars(owned(PartnershipOrganisation, mine))
    return read_draft(
        PartnershipDraft,
        row,
        place_ids=tuple(link.place_id for link in places),
        organisation_ids=tuple(link.organisation_id for link in organisations),
        contacts=read_drafts(
            PartnershipContactDraft, session.scalars(owned(PartnershipContact, mine))
        ),
        motives=read_drafts(DatedMotiveDraft, session.scalars(owned(PartnershipMotive, mine))),
        themes=read_drafts(DatedThemeDraft, session.scalars(owned(PartnershipTheme, mine))),
        signings=tuple(_read_signing(session, s) for s in session.scalars(owned(Signing, mine))),
    )


def _read_signing(session: Session, signing: Signing) -> SigningDraft:
    signatories = session.scalars(owned(Signatory, {"signing_id": signing.id}))
    return read_draft(SigningDraft, signing, signatories=read_drafts(SignatoryDraft, signatories))


def check_partnership(draft: PartnershipDraft) -> None:
    """Insist on what can be seen in the draft alone.

    Raises:
        InputError: a name or date is missing, a date is none, or a word is not known.
    """
    check_filled("name", draft.name, Message("Please enter the name of the partnership."))
    check_word("status", draft.status, PartnershipStatus)
    check_partial("status_since", draft.status_since)
    check_partial("first_contact", draft.first_contact)
    for town in draft.new_towns:
        check_town(town)
    for body in draft.new_bodies:
        check_filled("new_body", body.name, Message("Please enter the name of the organisation."))
    for place, motive in enumerate(draft.motives):
        check_period(f"motives.{place}.", motive.starts_on, motive.ends_on)
    for place, theme in enumerate(draft.themes):
        check_period(f"themes.{place}.", theme.starts_on, theme.ends_on)
    for place, signing in enumerate(draft.signings):
        _check_signing(f"signings.{place}.", signing)


def _check_signing(path: str, signing: SigningDraft) -> None:
    check_word(f"{path}event", signing.event, SigningEvent)
    if not signing.signed_on:
        raise InputError(
            f"{path}signed_on", Message("Please enter when it was signed; the year is enough.")
        )
    check_partial(f"{path}signed_on", signing.signed_on)
    for place, signatory in enumerate(signing.signatories):
        check_filled(
            f"{path}signatories.{place}.name",
            signatory.name,
            Message("Please enter the name of who signed."),
        )
