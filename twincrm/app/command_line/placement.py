"""``place``: not in this version yet; it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.app.command_line.console import UsageError
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from argparse import Namespace

    from twincrm.app.command_line.console import Console


def place(_options: Namespace, _console: Console) -> int:
    """Say that host placement is still to come."""
    raise UsageError(Message("This version of TwinCRM cannot propose hosts yet."))
