"""Who is named on an envelope."""

from __future__ import annotations

import pytest

from twincrm.domain.envelope_names import Named, envelope_names
from twincrm.domain.names import PersonName

ANNA = Named(PersonName("Anna", "Weber"), "mrs")
HANS = Named(PersonName("Hans", "Weber", title="Dr."), "mr")
PETER = Named(PersonName("Peter", "Schmidt"), "mr")
LENA = Named(PersonName("Lena", "Weber"), "none", child=True)
SIMONE = Named(PersonName("Simone", "Leutheusser-Schnarrenberger"), "mrs")
JAN, EWA = Named(PersonName("Jan", "Kowalski"), "mr"), Named(PersonName("Ewa", "Kowalska"), "mrs")
OLA = Named(PersonName("Ola", "Kowalska"), "none", child=True)
BELA = Named(PersonName("Béla", "Kovács", display_order="eastern"), "mr")


@pytest.mark.parametrize(
    ("language", "people", "lines"),
    [
        ("de", [ANNA], ["Frau Anna Weber"]),
        ("de", [HANS], ["Herrn Dr. Hans Weber"]),
        ("fr", [ANNA], ["Madame Anna Weber"]),
        ("en", [PETER], ["Mr Peter Schmidt"]),
        ("pl", [EWA], ["Pani Ewa Kowalska"]),
        ("de", [Named(PersonName("Kim", "Weber"))], ["Kim Weber"]),
        ("de", [Named(PersonName("Anna", ""), "mrs")], ["Anna"]),
        ("hu", [BELA], ["Kovács Béla"]),
        # Couples: one surname, two surnames, two long ones
        ("de", [ANNA, HANS], ["Anna und Dr. Hans Weber"]),
        ("fr", [ANNA, HANS], ["Anna et Dr. Hans Weber"]),
        ("de", [ANNA, PETER], ["Anna Weber und Peter Schmidt"]),
        ("de", [SIMONE, PETER], ["Simone Leutheusser-Schnarrenberger und", "Peter Schmidt"]),
        ("pl", [EWA, JAN], ["Ewa Kowalska i Jan Kowalski"]),
        ("de", [BELA, Named(PersonName("Éva", "Kovács", display_order="eastern"), "mrs")],
         ["Kovács Béla und Kovács Éva"]),
        # Families
        ("de", [ANNA, HANS, LENA], ["Familie Weber"]),
        ("fr", [ANNA, HANS, LENA], ["Famille Weber"]),
        ("en", [ANNA, HANS, LENA], ["The Weber family"]),
        ("de", [ANNA, PETER, LENA], ["Anna Weber und", "Peter Schmidt mit Familie"]),
        ("pl", [EWA, JAN, OLA], ["Ewa Kowalska i", "Jan Kowalski z rodziną"]),
        ("de", [ANNA, LENA], ["Familie Anna Weber"]),
        ("hu", [ANNA, PETER, LENA], ["Anna Weber & Peter Schmidt"]),
        ("de", [LENA], ["Lena Weber"]),
        # Father and son of one name stay two
        ("de", [PETER, Named(PersonName("Peter", "Schmidt", suffix="jun."), "mr")],
         ["Peter Schmidt und", "Peter Schmidt jun."]),
        ("de", [], []),
        ("de", [Named(PersonName())], []),
    ],
)  # fmt: skip
def test_the_lines_name_everybody_as_they_are_called(language, people, lines):
    assert list(envelope_names(people, language)) == lines
