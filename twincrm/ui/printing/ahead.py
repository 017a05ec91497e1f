"""Sets in type what is likely chosen next, so that it comes as quickly as what was seen before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.runtime.language import LANGUAGES
from twincrm.services.printing.content import LARGE, USUAL, VERY_LARGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.jobs import Cancellable, JobRunner

_Wanted = tuple[tuple[str, ...], "Content"]


class Ahead:
    """Makes documents that nobody sees, one at a time in the lane of pages; their lines stay known.

    Whatever is chosen stops it before the next one: it waits for one document at most.
    """

    def __init__(self, jobs: JobRunner, make: Callable[[tuple[str, ...], Content], Paper]) -> None:
        self._jobs = jobs
        self._make = make
        self._set: set[_Wanted] = set()
        self._running: Cancellable | None = None

    def go_on(self, languages: tuple[str, ...], content: Content) -> None:
        """What is shown now is known; set what is one choice away: other sizes, other languages."""
        self._set.add((languages, content))
        left = [wanted for wanted in _likely(languages, content) if wanted not in self._set]
        if left and self._running is None:
            self._set.add(left[0])
            self._running = self._jobs.start(
                lambda _: self._make(*left[0]),
                lambda _: self._done(languages, content),
                failed=lambda _: self.stop(),  # whoever chooses it will be told
                lane="pages",
            )

    def stop(self) -> None:
        """Something else is to be made."""
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _done(self, languages: tuple[str, ...], content: Content) -> None:
        self._running = None
        self.go_on(languages, content)


def _likely(languages: tuple[str, ...], content: Content) -> list[_Wanted]:
    sizes = (USUAL.scale, LARGE, VERY_LARGE)
    larger = [(languages, replace(content, scale=scale)) for scale in sizes]
    alone = [((language,), content) for language in languages[:1]]
    others = [code for code in LANGUAGES if code not in languages]
    beside = [((languages[0], code), content) for code in others]
    first = [((code, *languages[1:]), content) for code in others]
    return [*larger, *alone, *beside, *first]
