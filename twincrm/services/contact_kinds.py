"""How a contact of each kind is read and changed: the one place that says it."""

from __future__ import annotations

from typing import Any

from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.organisations.commands import ChangeOrganisation
from twincrm.services.organisations.drafts import read_organisation
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person

READ: dict[str, Any] = {
    "person": read_person,
    "organisation": read_organisation,
    "household": read_household,
}
"""Queries for the draft as it is kept, by kind."""
CHANGE: dict[str, Any] = {
    "person": ChangePerson,
    "organisation": ChangeOrganisation,
    "household": ChangeHousehold,
}
"""Commands made of an id and of the drafts before and after, by kind."""
