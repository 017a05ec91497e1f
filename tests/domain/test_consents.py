"""The latest word of a person holds."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from twincrm.domain.consents import standing

TODAY = date(2027, 4, 19)


def word(given, withdrawn=None, expires=None):
    named = {"given_on": given, "withdrawn_on": withdrawn, "expires_on": expires}
    return SimpleNamespace(**{n: day and date.fromisoformat(day) for n, day in named.items()})


@pytest.mark.parametrize(
    ("words", "state", "since"),
    [
        ([], "none", None),
        ([("2027-04-20",)], "none", None),
        ([("2027-04-19",)], "given", "2027-04-19"),
        ([("2020-01-01",), ("2023-01-01", "2025-01-01")], "withdrawn", "2025-01-01"),
        ([("2023-01-01", "2025-01-01"), ("2020-01-01",)], "withdrawn", "2025-01-01"),
        ([("2020-01-01", "2025-01-01"), ("2023-01-01",)], "withdrawn", "2025-01-01"),
        ([("2020-01-01", "2025-01-01"), ("2025-01-01",)], "withdrawn", "2025-01-01"),
        ([("2020-01-01", "2025-01-01"), ("2025-01-02",)], "given", "2025-01-02"),
        ([("2020-01-01",), ("2023-01-01", "2027-04-19")], "withdrawn", "2027-04-19"),
        ([("2020-01-01",), ("2023-01-01", "2027-04-20")], "given", "2023-01-01"),
        ([("2025-01-01", "2024-01-01")], "withdrawn", "2025-01-01"),
        ([("2020-01-01",), ("2023-01-01", None, "2025-01-01")], "expired", "2025-01-01"),
        ([("2020-01-01", None, "2025-01-01"), ("2023-01-01",)], "given", "2023-01-01"),
        ([("2020-01-01", None, "2027-04-19")], "given", "2020-01-01"),
        ([("2020-01-01", None, "2027-04-18")], "expired", "2027-04-18"),
        ([("2020-01-01", "2025-01-01"), ("2028-01-01",)], "withdrawn", "2025-01-01"),
    ],
)
def test_the_latest_word_holds(words, state, since):
    found = standing([word(*each) for each in words], TODAY)
    assert found == (state, since and date.fromisoformat(since))
