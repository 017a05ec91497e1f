"""The latest word of a person holds."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from worlds.consents import TODAY, WORDS

from twincrm.domain.consents import standing


def word(given, withdrawn=None, expires=None):
    named = {"given_on": given, "withdrawn_on": withdrawn, "expires_on": expires}
    return SimpleNamespace(**{n: day and date.fromisoformat(day) for n, day in named.items()})


@pytest.mark.parametrize(
    ("words", "state", "since"),
    WORDS,
)
def test_the_latest_word_holds(words, state, since):
    found = standing([word(*each) for each in words], TODAY)
    assert found == (state, since and date.fromisoformat(since))
