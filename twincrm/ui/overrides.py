"""An error in what Qt calls is told; it does not end the program.

Qt calls the methods that widgets and models override. PySide6 (6.10 to 6.12, seen in November 2026)
takes the error that such a method raised for an object. Until Python 3.12 an error of Python's own
C code, such as that of ``int("x")``, is a bare text for as long as nobody catches it: reading it as
an object ends the program without a word. Caught and raised again it is an object.
"""

from __future__ import annotations

import builtins
import sys
from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ALWAYS_OBJECTS = (3, 12)
"""From this Python on, errors are objects from the first."""


def raise_whole_errors() -> None:
    """From now on, classes that derive from Qt's raise errors that PySide6 can read."""
    if sys.version_info >= ALWAYS_OBJECTS or getattr(builtins.__build_class__, "whole", False):
        return
    build: Callable[..., Any] = builtins.__build_class__

    @wraps(build)
    def build_whole(*parts: Any, **words: Any) -> Any:  # noqa: ANN401 - whatever a class is made of
        made = build(*parts, **words)
        if not isinstance(made, type):  # a metaclass may make anything
            return made
        of_qt = [each for each in made.__mro__[1:] if _is_of_qt(each)]
        for name, method in list(vars(made).items()) if of_qt else ():
            if isinstance(method, FunctionType) and any(name in vars(each) for each in of_qt):
                setattr(made, name, _whole(method))
        return made

    build_whole.__dict__["whole"] = True
    builtins.__build_class__ = build_whole


def _is_of_qt(kind: type) -> bool:
    module: object = getattr(kind, "__module__", "")  # a class may put anything there
    return isinstance(module, str) and module.startswith("PySide6.")


def _whole(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def called(*parts: Any, **words: Any) -> Any:  # noqa: ANN401 - whatever Qt says
        try:
            return method(*parts, **words)
        except BaseException:
            raise

    return called
