"""A visit together with the partnerships it is the first to serve."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.services.command import command
from twincrm.services.visits.commands import AddVisit

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.services.partnerships.commands import AddPartnership
    from twincrm.services.visits.commands import ChangeVisit
    from twincrm.services.visits.drafts import VisitDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class KeepVisitWithPartnerships:
    """Keep a visit and the partnerships that were entered for it, as one step.

    In the draft of the visit, -1 stands for the first of *partnerships*, -2 for the second.
    """

    visit: AddVisit | ChangeVisit
    partnerships: tuple[AddPartnership, ...]

    @property
    def label(self) -> Message:
        """Names the act: that of the visit."""
        return self.visit.label

    def run(self, work: Work) -> int:
        """Add the partnerships the visit still serves, then keep the visit; returns its id.

        Raises:
            RuleError: the partnership or the visit breaks a rule; nothing is changed.
        """
        draft = self.visit.draft if isinstance(self.visit, AddVisit) else self.visit.after
        made = {
            -at: each.run(work)
            for at, each in enumerate(self.partnerships, 1)
            if -at in draft.partnership_ids
        }
        return self._with(draft, made).run(work)

    def _with(self, draft: VisitDraft, made: dict[int, int]) -> AddVisit | ChangeVisit:
        ids = tuple(made.get(key, key) for key in draft.partnership_ids)
        settled = replace(draft, partnership_ids=ids)
        if isinstance(self.visit, AddVisit):
            return replace(self.visit, draft=settled)
        return replace(self.visit, after=settled)
