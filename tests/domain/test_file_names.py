"""Files are called by whose they are, what they are and the day, on every system."""

from __future__ import annotations

from datetime import date

import pytest

from twincrm.domain.file_names import dated_name, plain_name

DAY = date(2027, 4, 19)


@pytest.mark.parametrize(
    ("association", "what", "name"),
    [
        ("Verein Lindenau", ("Kontakte",), "Verein Lindenau - Kontakte - 2027-04-19.pdf"),
        ("Żar/Łódź: „Most“", ("A", ""), "Żar Łódź Most - A - 2027-04-19.pdf"),
        ("", ("Étiquettes",), "Étiquettes - 2027-04-19.pdf"),
        ("Ort " * 40, ("x" * 90,), f"{'Ort ' * 12}- {'x' * 50} - 2027-04-19.pdf"),
    ],
)
def test_association_what_and_day(association, what, name):
    assert dated_name(association, what, DAY, ".pdf") == name


def test_no_sign_that_a_system_refuses():
    assert plain_name('a<b>c:"d"/e\\f|g?h*.\t') == "a b c d e f g h"
