"""Doing something to the small association."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Doing:
    """Any act."""

    act: Callable
    label: Message = field(default_factory=lambda: Message("Test"))

    def run(self, work):
        return self.act(work)


@pytest.fixture
def do(populated):
    return lambda act: populated.execute(Doing(act))
