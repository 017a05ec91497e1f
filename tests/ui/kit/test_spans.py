"""Since when and until when something is, said as the language has it."""

from __future__ import annotations

import pytest

from twincrm.runtime.language import catalogue
from twincrm.ui.kit.spans import elected_until, since, until


@pytest.mark.parametrize(
    ("stored", "said", "begun", "ended"),
    [
        ("2019-09-01", "1er septembre 2019", "depuis le 1er septembre", "jusqu’au 1er septembre"),
        ("2019-09", "septembre 2019", "depuis septembre", "jusqu’en septembre"),
        ("2019", "2019", "depuis 2019", "jusqu’en 2019"),
    ],
)
def test_french_tells_a_day_from_a_month_and_a_year(stored, said, begun, ended):
    french = catalogue("fr")
    assert since(french, stored, said).startswith(begun)
    assert until(french, stored, said).startswith(ended)
    assert elected_until(french, stored, said).startswith(f"élu {ended}")
