"""What every command is, and the register that makes sure none is untested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.store.work import Work

R_co = TypeVar("R_co", covariant=True)
C = TypeVar("C")


class Command(Protocol[R_co]):
    """One act of a user: a frozen dataclass whose fields are what was meant."""

    @property
    def label(self) -> Message:
        """Names the act for "Undo …"; written so that it stays true when read years later."""
        ...

    def run(self, work: Work) -> R_co:
        """Do it, inside one unit of work.

        Raises:
            TwincrmError: it cannot be done; nothing is changed.
        """
        ...


_REGISTERED: dict[str, type] = {}


def command(kind: type[C]) -> type[C]:
    """Register a command, so that the laws of the history are tested on it."""
    _REGISTERED[kind.__name__] = kind
    return kind


def registered_commands() -> dict[str, type]:
    """Every command of the program by name; all rooms of services are imported for it."""
    import importlib
    import pkgutil

    import twincrm.services as rooms

    for module in pkgutil.walk_packages(rooms.__path__, "twincrm.services."):
        importlib.import_module(module.name)
    return dict(_REGISTERED)
