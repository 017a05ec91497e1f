"""``demo``: writes the demo association to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.app.command_line.console import OK, UsageError
from twincrm.app.command_line.files import refuse_present, tell_aside
from twincrm.domain.texts import Message
from twincrm.runtime import clock

if TYPE_CHECKING:
    from argparse import Namespace

    from twincrm.app.command_line.console import Console

MOST_PEOPLE = 100_000


def demo(options: Namespace, console: Console) -> int:
    """Write the demo association, enlarged to the wanted number of people."""
    if not 0 <= options.people <= MOST_PEOPLE:
        raise UsageError(
            Message("--people must be a number from 0 to {most}.", {"most": MOST_PEOPLE})
        )
    refuse_present(options.out, force=options.force)
    from twincrm.services.demo import write_demo

    made = write_demo(
        options.out,
        people=options.people,
        seed=options.seed,
        today=options.today or clock.today(),
        progress=console.progress(),
        kept_aside=lambda aside: tell_aside(console, aside),
    )
    if 0 < options.people < made:
        console.tell(Message("The demo never has fewer people than its cast of {n}.", {"n": made}))
    console.tell(Message("{file} was made.", {"file": str(options.out)}))
    return OK
