"""The first example of a law may load Babel or the number plans: no clock runs beside it."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
