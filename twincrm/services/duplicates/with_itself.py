"""Rows that would join a record to itself once two records are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.store.models import Membership

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.duplicates.completing import Said
    from twincrm.store.work import Work

_KINDS = ("person_id", "organisation_id", "place_id")


def with_itself(work: Work, row: Any, values: Said) -> bool:  # noqa: ANN401 - of any table
    """Whether a row says nothing any more when it has these *values*, and has to go.

    A counterpart link of a record with itself only goes to the trash: tasks may hang on it.
    """
    rule = _RULES.get(row.__tablename__)
    return rule is not None and rule(work, row, values)


def _relation(_work: Work, _row: Any, values: Said) -> bool:  # noqa: ANN401
    return values["person_id"] == values["other_id"]


def _distinct_pair(_work: Work, _row: Any, values: Said) -> bool:  # noqa: ANN401
    return all(values[name] == values[f"other_{name}"] for name in _KINDS)


def _share(work: Work, _row: Any, values: Said) -> bool:  # noqa: ANN401
    """Whose membership it is has no share in it."""
    key: Any = values["membership_id"]
    owner = work.get(Membership, key, with_trash=True).person_id
    return owner is not None and owner == values["person_id"]


def _counterpart(work: Work, row: Any, values: Said) -> bool:  # noqa: ANN401
    near = (values["organisation_id"], values["person_id"])
    far = (values["other_organisation_id"], values["other_person_id"])
    if near == far:
        row.trashed_at = row.trashed_at or work.now
    return False


def _attendance(_work: Work, row: Any, values: Said) -> bool:  # noqa: ANN401
    """Nobody speaks for themselves."""
    if values["represented_by_id"] == values["person_id"]:
        row.represented_by_id = values["represented_by_id"] = None
    return False


_RULES: dict[str, Callable[[Work, Any, Said], bool]] = {
    "relation": _relation,
    "distinct_pair": _distinct_pair,
    "membership_person": _share,
    "counterpart": _counterpart,
    "assembly_attendance": _attendance,
}
