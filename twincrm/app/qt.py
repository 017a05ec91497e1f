"""Loading Qt."""

from __future__ import annotations

import builtins
import importlib


def load_qt() -> None:
    """Load Qt's widgets, and leave Python's ``import`` as it was.

    PySide6 puts an ``import`` of its own in its place. That one reads the source text of every
    module that is imported from then on, to see whether it asks for Qt's names in another spelling,
    and keeps the texts in memory. TwinCRM never asks; reading its texts took a tenth of the time
    until the window is painted, and those of SQLAlchemy many megabytes.
    """
    own = builtins.__import__
    importlib.import_module("PySide6.QtWidgets")
    builtins.__import__ = own
