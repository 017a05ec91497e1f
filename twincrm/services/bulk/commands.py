"""Changing many contacts at once: one command, one step of the history, however many they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.bulk.change import split
from twincrm.services.command import command
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from twincrm.services.bulk.change import Change, Contact
    from twincrm.services.progress import Progress
    from twincrm.store.work import Work

CHUNK = 500
"""So many contacts are written between two looks at whether somebody gave up."""


@command
@dataclass(frozen=True, slots=True)
class ChangeMany:
    """Make one change for all of the contacts whom it changes."""

    contacts: tuple[Contact, ...]
    change: Change
    progress: Progress = field(default_factory=Silent, compare=False)
    changed: list[int] = field(default_factory=list[int], init=False, compare=False)
    """How many were changed, once they were: the label tells it."""

    @property
    def label(self) -> Message:
        """Names the act."""
        n = sum(self.changed) if self.changed else len(self.contacts)
        return Message(
            "{what} – {n} contact", {"what": self.change.what, "n": n}, "{what} – {n} contacts"
        )

    def run(self, work: Work) -> int:
        """Write it chunk by chunk; returns how many were changed.

        Raises:
            InputError: something of the change is missing.
            RuleError: it contradicts a rule.
            Cancelled: *progress* was asked to stop; nothing is changed then.
        """
        self.change.check(work.session)
        news = split(work.session, self.change, self.contacts, work.today).news
        for begin in range(0, len(news), CHUNK):
            self.progress.step(begin, len(news))
            self.change.write(work, news[begin : begin + CHUNK])
        self.progress.step(len(news), len(news))
        self.changed[:] = [len(news)]
        return len(news)
