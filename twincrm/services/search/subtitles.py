"""What stands below a title, said in one language.

The index keeps a subtitle without any language: a role's own title, the names of organisation and
town. Titles of functions, categories and translated names are looked up for the few rows shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from twincrm.domain.terms import FormOfAddress
from twincrm.store.models import (
    Assignment,
    AssignmentTitle,
    Category,
    CategoryName,
    FunctionTitle,
    Organisation,
    OrganisationName,
    Person,
    Place,
    PlaceName,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


def of_people(session: Session, people: Collection[int], language: str) -> dict[int, str]:
    """The main role of each person who has one: ``Kommandant der Feuerwehr, Ville de Cambrai``."""
    found: dict[int, str] = {}
    for person, own, translated, form, *titles, side in session.execute(_roles(people, language)):
        title = translated or own or _gendered(form, *titles)
        found.setdefault(person, ", ".join(part for part in (title, side) if part))
    return found


def of_organisations(
    session: Session, organisations: Collection[int], language: str
) -> dict[int, str]:
    """What each organisation is, and where: ``Feuerwehr, Cambrai``."""
    statement = (
        select(Organisation.id, CategoryName.name, func.coalesce(PlaceName.name, Place.name, ""))
        .outerjoin(Category, Category.id == Organisation.category_id)
        .outerjoin(CategoryName, _in(CategoryName, CategoryName.category_id, Category.id, language))
        .outerjoin(Place, Place.id == Organisation.place_id)
        .outerjoin(PlaceName, _in(PlaceName, PlaceName.place_id, Place.id, language))
        .where(Organisation.id.in_(organisations))
    )
    return {
        record: ", ".join(part for part in (category, town) if part)
        for record, category, town in session.execute(statement)
    }


def _roles(people: Collection[int], language: str) -> Select[*tuple[Any, ...]]:
    """Current roles of people, the main one of each first."""
    organisation = func.coalesce(OrganisationName.name, Organisation.name)
    place = func.coalesce(PlaceName.name, Place.name)
    return (
        select(
            Assignment.person_id,
            Assignment.title,
            AssignmentTitle.title,
            Person.form_of_address,
            FunctionTitle.feminine,
            FunctionTitle.masculine,
            FunctionTitle.neutral,
            func.coalesce(organisation, place),
        )
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(
            AssignmentTitle,
            _in(AssignmentTitle, AssignmentTitle.assignment_id, Assignment.id, language),
        )
        .outerjoin(
            FunctionTitle,
            _in(FunctionTitle, FunctionTitle.function_id, Assignment.function_id, language),
        )
        .outerjoin(Organisation, Organisation.id == Assignment.organisation_id)
        .outerjoin(
            OrganisationName,
            _in(OrganisationName, OrganisationName.organisation_id, Organisation.id, language),
        )
        .outerjoin(Place, Place.id == Assignment.place_id)
        .outerjoin(PlaceName, _in(PlaceName, PlaceName.place_id, Place.id, language))
        .where(Assignment.person_id.in_(people), Assignment.ends_on.is_(None))
        .where(or_(Organisation.id.is_not(None), Place.id.is_not(None)))
        .order_by(Assignment.main.desc(), Assignment.id)
    )


def _in(names: Any, reference: Any, owner: Any, language: str) -> Any:  # noqa: ANN401 - columns
    return and_(reference == owner, names.language == language)


def _gendered(
    form: str, feminine: str | None, masculine: str | None, neutral: str | None
) -> str | None:
    """The title that fits how somebody wishes to be addressed; never guessed from a name."""
    match form:
        case FormOfAddress.MRS:
            return feminine or neutral
        case FormOfAddress.MR:
            return masculine or neutral
        case _:
            return neutral or masculine or feminine
