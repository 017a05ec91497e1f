"""What a page is given by the window, with everything it asks and says written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.runtime.language import catalogue
from twincrm.ui.hub import ChangeHub
from twincrm.ui.jobs import JobRunner
from twincrm.ui.kit.context import UiContext
from twincrm.ui.theme.apply import apply_look
from twincrm.ui.theme.icons import Icons
from twincrm.ui.theme.look import Look
from twincrm.ui.window.page import PageServices

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Surroundings:
    """The world around a page: answers questions, remembers what it was told."""

    save_as: Path | None = None
    files: tuple[Path, ...] = ()
    went: list = field(default_factory=list)
    shown: list = field(default_factory=list)
    said: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    answers: list[bool | str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    takes: list[str] = field(default_factory=list)
    """What it takes of the acts that are offered against troubles."""

    def confirm(self, title, text, yes_label, no_label, *, danger=False):
        self.asked.append(title)
        return self.answers.pop(0)

    def part(self, words):
        self.asked.append(words.title)
        return self.answers.pop(0)

    def choose_one(self, title, text, choices):
        self.asked.append(title)
        return self.answers.pop(0)

    def choose_save(self, title, suggested, kinds):
        return self.save_as

    def choose_open(self, title, folder, kinds, *, many=False):
        return self.files

    def offer(self, title, text, act):
        self.said.append(text)
        self.offered.append(act)
        return act in self.takes

    def message(self, title, text, tone="info"):
        self.said.append(text)

    def tell(self, text, tone):
        self.said.append(text)

    def services(self, app, dispatcher, folder, *, theme="light", zoom=1.0, language="de"):
        """What a page on this file is given; the jobs must be shut down at the end."""
        look = Look(theme, zoom)
        apply_look(app, look, folder / "cache")
        hub = ChangeHub()
        dispatcher.subscribe(hub.publish)
        return PageServices(
            ctx=UiContext(look, Icons(look), catalogue(language)),
            dispatcher=dispatcher,
            jobs=JobRunner(),
            asker=self,
            hub=hub,
            navigate=self.went.append,
            shown=self.shown.append,
            notify=self.tell,
            frame_changed=lambda: None,
        )
