"""What a list says of an end, of no member and of no partner, where something else should stand."""

from __future__ import annotations

import pytest
from worlds.tables import source

from twincrm.exchange.tables.asked import SAYS_END, WHEN_DIED, WHO_DIED
from twincrm.exchange.tables.belonging import NO_MEMBER
from twincrm.exchange.tables.states import NO_KIND
from twincrm.exchange.tables.whom import NO_PARTNER


def rows_of(text: str):
    return source(text).rows


@pytest.mark.parametrize(
    ("said", "left", "died", "word"),
    [
        ("zmarła 2.11.2025", "2025-11-02", "2025-11-02", "zmarła"),
        ("Deceased Mar 2026", "2026-03", "2026-03", "Deceased"),
        ("décédé le 05/06/2026", "2026-06-05", "2026-06-05", "décédé le"),
        ("verstorben 3.4.2026", "2026-04-03", "2026-04-03", "verstorben"),
        ("DCD le 05/06/2026", "2026-06-05", "2026-06-05", "DCD le"),
        ("ausgetreten 31.12.2025", "2025-12-31", "", "ausgetreten"),
        ("rezygnacja 31.03.2026", "2026-03-31", "", "rezygnacja"),
        ("Resigned 31/3/26", "2026-03-31", "", "Resigned"),
        ("gekündigt zum 31.12.2026", "2026-12-31", "", "gekündigt"),
    ],
)
def test_a_status_that_tells_an_end_with_its_day_ends_the_membership(said, left, died, word):
    text = "Nachname;Vorname;Eintritt;Beitrag 2026;Status\n{}Sommer;Jo;1999;30;aktiv\n"
    row, other = rows_of(text.format(f"Weber;Udo;1998;30;{said}\n"))

    assert (row.membership.left_on, row.membership.left_reason) == (left, word)
    assert dict(row.contacts[0].more).get("death_date", "") == died
    assert (other.membership.left_on, other.problems) == ("", ())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        *(("Deceased", WHEN_DIED.id), ("dcd.", WHEN_DIED.id), ("gekündigt", SAYS_END.id)),
        *(("démissionnaire", SAYS_END.id), ("Lapsed", SAYS_END.id), ("skreślony", SAYS_END.id)),
        *(("Familie (gekündigt)", SAYS_END.id), ("Ältestenrat", NO_KIND.id)),
        *(("Ehemaliges Mitglied", SAYS_END.id), ("ehem. Kassenwart", NO_KIND.id)),
        ("Nichtmitglied", NO_KIND.id),
    ],
)
def test_a_status_that_is_no_kind_is_told_and_kept(said, told):
    text = f"Nachname;Vorname;Eintritt;Status\nWeber;Udo;1998;{said}\nOtt;Jo;1999;Einzel\n"
    row, other = rows_of(text)

    assert [problem.message.id for problem in row.problems] == [told]
    assert row.membership.left_on == ""
    assert row.contacts[0].card.note == f"Status: {said}"
    assert (other.membership.kind, other.problems) == ("single", ())


def test_a_death_in_the_status_of_two_is_asked():
    text = "Nazwisko;Imię;Data wstąpienia;Stan\nNowak;Jerzy i Ewa;2001;Jerzy zm. 14.05.2026\n"
    (row,) = rows_of(text)

    assert row.membership.left_on == ""
    assert [problem.message.id for problem in row.problems] == [WHO_DIED.id]
    assert {c.card.note for c in row.contacts} == {"Stan: Jerzy zm. 14.05.2026"}


def test_a_header_of_two_words_of_which_one_is_remark_holds_remarks():
    text = "Nachname;Vorname;Eintritt;Funktion / Bemerkung\nWeber;Udo;1998;verst. 3.4.2026\n"
    (row,) = rows_of(text)
    assert dict(row.contacts[0].more)["death_date"] == "2026-04-03"

    text = "Surname;First name;Joined;Left;Remarks\nCole;Cyd;2001;d. Dec 2025;\n"
    (row,) = rows_of(text)
    assert (row.membership.left_on, row.membership.left_reason) == ("2025-12", "d.")
    assert dict(row.contacts[0].more)["death_date"] == "2025-12"


@pytest.mark.parametrize(
    "said", ["kein Mitglied, nur Einladungen", "not a member", "non adhérent", "nie jest członkiem"]
)
@pytest.mark.parametrize("column", ["Bemerkung", "Status"])
def test_who_is_called_no_member_is_none(said, column):
    text = f"Nachname;Vorname;Eintritt;{column}\nWeber;Udo;1998;\nOtt;Jo;1999;\nLang;Eva;;{said}\n"
    row = rows_of(text)[-1]

    assert row.membership is None
    assert [problem.message.id for problem in row.problems] == [NO_MEMBER.id]
    assert said in row.contacts[0].card.note


@pytest.mark.parametrize(
    "said",
    [
        *("getrennt: Petra", "geschieden von Eva", "separated", "séparée", "divorcé(e)"),
        *("verwitwet", "† Petra", "Petra †"),
    ],
)
def test_of_who_is_parted_from_somebody_no_partner_is_made(said):
    text = f"Nachname;Vorname;Partner;Eintritt\nWeber;Udo;{said};1998\nOtt;Jo;Ina;1999\n"
    row, other = rows_of(text)

    assert [c.card.given for c in row.contacts] == ["Udo"]
    assert row.contacts[0].card.note == f"Partner: {said}"
    assert [problem.message.id for problem in row.problems] == [NO_PARTNER.id]
    assert len(other.contacts) == 2


def test_bands_and_choirs_are_organisations_also_in_the_column_of_first_names():
    bodies = ["Prescot Brass Band", "Whiston Male Voice Choir", "Harmonie municipale de Sées"]
    rows = "".join(f"{body};;2020\n" for body in (*bodies, "Chorale Arc-en-Ciel"))
    found = rows_of(f"Forename;Surname;Joined\n{rows}Ann;Church;2001\n")

    assert [row.contacts[0].card.organisation for row in found[:-1]] == [
        *bodies,
        "Chorale Arc-en-Ciel",
    ]
    assert found[-1].contacts[0].card.family == "Church"


def test_a_remark_that_names_who_died_is_read_and_a_family_name_alone_is_asked():
    text = (
        "Nom;Prénom;Adhésion;Obs.\nRoux;Eve;2001;Eve Roux décédée le 3.4.2026\n"
        "Petit;Alain;2001;M. Petit DCD le 05/06/2026\nBlin;Guy;2001;Père DCD en 2020\n"
    )
    told, asked, other = rows_of(text)

    assert (dict(told.contacts[0].more)["death_date"], told.problems) == ("2026-04-03", ())
    assert [problem.message.id for problem in asked.problems] == [WHEN_DIED.id]
    assert other.problems == ()
