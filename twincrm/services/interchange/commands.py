"""Taking cards in: one command, one step of the history, however many cards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.bereaved import with_given_up
from twincrm.services.command import command
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.taking import Taking
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from twincrm.services.interchange.plan import Plan
    from twincrm.services.interchange.planned import Duplicates, Source
    from twincrm.services.progress import Progress
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class ImportCards:
    """Take in the cards of files: new contacts are added, known ones completed."""

    sources: tuple[Source, ...]
    format: str = "vcard"
    duplicates: Duplicates = "merge"
    leave: frozenset[tuple[str, int]] = frozenset()
    progress: Progress = field(default_factory=Silent, compare=False)
    followed: list[Plan] = field(default_factory=list["Plan"], init=False, compare=False)
    """The plan that was followed, once it was: the label tells its numbers."""
    given_up: list[str] = field(default_factory=list[str], init=False, compare=False)
    """Households whose own salutation greeted who has died, once it is done: the label tells it."""

    @property
    def label(self) -> Message:
        """Names the act."""
        names = ", ".join(source.name for source in self.sources[:3])
        said: Message | None = None
        for number in (each for plan in self.followed for each in plan.tally()):
            both = Message("{some}, {more}", {"some": said, "more": number}) if said else number
            said = both
        if said is None:
            return Message("Import contacts from {file}", {"file": names})
        counted = Message("Import from {file}: {counts}", {"file": names, "counts": said})
        return with_given_up(counted, self.given_up)

    def run(self, work: Work) -> Plan:
        """Plan on the present data, then write; returns the plan that was followed."""
        plan = make_plan(work.session, self.sources, self.duplicates, self.leave, self.progress)
        if any(card.action in ("new", "update") for card in plan.cards):
            taking = Taking(work, plan, self.format, self.progress)
            taking.take()
            self.given_up[:] = taking.given_up
        self.followed[:] = [plan]
        return plan
