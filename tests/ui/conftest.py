"""Widgets end in the interface thread, never in a worker that happens to collect garbage."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent


@pytest.fixture(autouse=True)
def _collect_here(qapp):
    gc.disable()
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
