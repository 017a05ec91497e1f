"""What can be done about records that look alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.duplicates.distinct import MODELS, is_distinct
from twincrm.store.models import DistinctPair

if TYPE_CHECKING:
    from twincrm.services.duplicates.distinct import PairKind
    from twincrm.store.work import Work

LABELS: dict[PairKind, Message] = {
    "person": Message("Note that {one} and {other} are two different people"),
    "organisation": Message("Note that {one} and {other} are two different organisations"),
    "place": Message("Note that {one} and {other} are two different places"),
}
ONE_AND_THE_SAME = Message("These are not two records, but one and the same. Nothing was changed.")


@command
@dataclass(frozen=True, slots=True)
class RememberDistinct:
    """Two that look alike are not the same; nobody is asked about them again."""

    kind: PairKind
    first_id: int
    second_id: int
    first_name: str
    second_name: str

    @property
    def label(self) -> Message:
        """Names the act."""
        return LABELS[self.kind].with_values(one=self.first_name, other=self.second_name)

    def run(self, work: Work) -> None:
        """Keep the pair; that it is kept already is no trouble.

        Raises:
            UnknownRecord: one of them does not exist.
            RuleError: both are one record.
        """
        first, second = sorted((self.first_id, self.second_id))
        if first == second:
            raise RuleError(ONE_AND_THE_SAME)
        for key in (first, second):
            work.get(MODELS[self.kind], key)
        if is_distinct(work.session, self.kind, first, second):
            return
        columns = {f"{self.kind}_id": first, f"other_{self.kind}_id": second}
        work.add(DistinctPair(noted_on=work.today, **columns))
