"""One letter to the people of a household begins and ends as is polite to all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincrm.domain.joint_salutation import joint_closing, joint_salutation, unnamed_household
from twincrm.domain.salutation import FUNCTIONS, Addressee, salutation

MRS_WEBER = Addressee("mrs", "Anna", "Weber")
MR_WEBER = Addressee("mr", "Hans", "Weber", title="Dr.")
FORMS = st.sampled_from(["mr", "mrs", "none", "family", "several"])
WORD = st.sampled_from(["", "Kim", "Weber"])


def _mayor(form, function="mayor", **more):
    return Addressee(form, "Kim", function=function, **more)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Sehr geehrte Frau Weber, sehr geehrter Herr Dr. Weber,"),
        ("fr", "Madame, Monsieur,"),
        ("en", "Dear Mrs Weber and Dr Weber,"),
        ("pl", "Szanowni Państwo,"),
        ("hu", "Tisztelt Hölgyeim és Uraim!"),
    ],
)
def test_a_couple_gets_one_letter(language, line):
    assert joint_salutation([MRS_WEBER, MR_WEBER], language) == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Liebe Anna, lieber Jean,"),
        ("fr", "Chère Anna, cher Jean,"),
        ("en", "Dear Anna and Jean,"),
        ("pl", "Drodzy Przyjaciele,"),
        ("hu", "Kedves Anna és Jean!"),
    ],
)
def test_a_couple_of_friends(language, line):
    couple = [
        Addressee(form, name, familiar=True) for form, name in (("mrs", "Anna"), ("mr", "Jean"))
    ]
    assert joint_salutation(couple, language) == line


@pytest.mark.parametrize(
    ("language", "line", "end"),
    [
        ("de", "Sehr geehrte Frau Bürgermeisterin Martin, sehr geehrter Herr Dr. Weber,",
         "Mit freundlichen Grüßen"),
        ("fr", "Madame la Maire, Monsieur,",
         ("Je vous prie d’agréer, Madame la Maire, Monsieur, "
         "l’expression de ma considération distinguée.")),
        ("en", "Dear Madam Mayor and Dr Weber,", "Yours sincerely"),
        ("pl", "Szanowna Pani Burmistrz, Szanowny Panie Doktorze,", "Z wyrazami szacunku"),
        ("hu", "Tisztelt Polgármester Asszony és Weber Úr!", "Tisztelettel"),
    ],
)  # fmt: skip
def test_a_couple_of_whom_one_holds_an_office_is_addressed_by_it(language, line, end):
    couple = [_mayor("mrs", family="Martin"), MR_WEBER]
    assert joint_salutation(couple, language) == line
    assert joint_closing(couple, language) == end


def test_the_end_of_a_joint_letter_suits_its_beginning():
    friends = [Addressee("mrs", "Anna", familiar=True)] * 2
    assert joint_closing([], "en") == "Yours faithfully"  # after “Dear Sir or Madam”
    assert joint_closing([DIETER, ANNA], "en") == "Yours sincerely"
    assert "agréer, Madame, Monsieur, l’expression" in joint_closing([DIETER, ANNA], "fr")
    assert joint_closing([MRS_WEBER, MR_WEBER], "en") == "Yours sincerely"
    assert joint_closing(friends, "de") == "Herzliche Grüße"
    assert joint_closing([friends[0], MR_WEBER], "de") == "Mit freundlichen Grüßen"
    assert "Chers voisins, l’expression" in joint_closing([MRS_WEBER], "fr", "Chers voisins,")
    own = Addressee("mr", override="Lieber alter Freund,")
    assert joint_salutation([own, MRS_WEBER], "de") == (
        "Lieber alter Freund, sehr geehrte Frau Weber,"
    )
    assert joint_salutation([MRS_WEBER, own], "de") == (
        "Sehr geehrte Frau Weber, Lieber alter Freund,"
    )


DIETER = Addressee("none", "Dieter", "Kobusch")
ANNA = Addressee("none", "Anna", "Kobusch")
NOBODY = Addressee("none", "", "Kobusch")


def _friend(form, name, family="Kobusch"):
    return Addressee(form, name, family, familiar=True)


@pytest.mark.parametrize(
    ("people", "de", "fr", "en", "pl"),
    [
        # Both are known
        ([Addressee("mrs", "Zoë", "Weiß"), Addressee("mr", "Uwe", "Weiß")],
         "Sehr geehrte Frau Weiß, sehr geehrter Herr Weiß,", "Madame, Monsieur,",
         "Dear Mrs Weiß and Mr Weiß,", "Szanowni Państwo,"),
        ([MRS_WEBER, MRS_WEBER], "Sehr geehrte Frau Weber, sehr geehrte Frau Weber,", "Mesdames,",
         "Dear Mrs Weber and Mrs Weber,", "Szanowni Państwo,"),
        # How somebody is addressed is not known
        ([DIETER, ANNA], "Guten Tag Dieter und Anna Kobusch,", "Madame, Monsieur,",
         "Dear Dieter and Anna Kobusch,", "Szanowni Państwo,"),
        ([MR_WEBER, ANNA], "Guten Tag Dr. Hans Weber und Anna Kobusch,", "Madame, Monsieur,",
         "Dear Dr Weber and Anna Kobusch,", "Szanowni Państwo,"),
        ([MRS_WEBER, Addressee("none", "Jo", "Beek", "van der")],
         "Guten Tag Anna Weber und Jo van der Beek,", "Madame, Monsieur,",
         "Dear Anna Weber and Jo van der Beek,", "Szanowni Państwo,"),
        ([_mayor("mrs", family="Martin"), DIETER],
         "Sehr geehrte Frau Bürgermeisterin Martin, guten Tag Dieter Kobusch,",
         "Madame la Maire, Madame, Monsieur,", "Dear Madam Mayor and Dieter Kobusch,",
         "Szanowna Pani Burmistrz, Szanowni Państwo,"),
        ([DIETER, Addressee("none", override="Liebe Tante,")],
         "Guten Tag Dieter Kobusch, Liebe Tante,", "Madame, Monsieur, Liebe Tante,",
         "Dear Dieter Kobusch, Liebe Tante,", "Szanowni Państwo, Liebe Tante,"),
        # A first name is missing
        ([NOBODY, ANNA], "Sehr geehrte Familie Kobusch,", "Madame, Monsieur,",
         "Dear Kobusch family,", "Szanowni Państwo,"),
        ([_mayor("mrs", family="Martin"), NOBODY],
         "Sehr geehrte Frau Bürgermeisterin Martin, sehr geehrte Damen und Herren,",
         "Madame la Maire, Madame, Monsieur,", "Dear Madam Mayor,",
         "Szanowna Pani Burmistrz, Szanowni Państwo,"),
        # Friends
        ([_friend("none", "Dieter"), _friend("none", "Anna")], "Hallo Dieter und Anna,",
         "Bonjour Dieter et Anna,", "Dear Dieter and Anna,", "Drodzy Przyjaciele,"),
        ([_friend("mrs", "Anna"), _friend("none", "Kim")], "Liebe Anna, hallo Kim,",
         "Chère Anna, bonjour Kim,", "Dear Anna and Kim,", "Drodzy Przyjaciele,"),
        # One of them is a friend: who is none comes first
        ([_friend("mr", "Jean"), MRS_WEBER], "Sehr geehrte Frau Weber, lieber Jean,",
         "Madame, cher Jean,", "Dear Mrs Weber and Jean,", "Szanowni Państwo,"),
        ([MR_WEBER, _friend("mrs", "Anna")], "Sehr geehrter Herr Dr. Weber, liebe Anna,",
         "Monsieur, chère Anna,", "Dear Dr Weber and Anna,", "Szanowni Państwo,"),
        ([_friend("none", "Kim"), MRS_WEBER], "Sehr geehrte Frau Weber, hallo Kim,",
         "Madame, bonjour Kim,", "Dear Mrs Weber and Kim,", "Szanowni Państwo,"),
        ([_friend("mrs", "Anna"), DIETER], "Guten Tag Dieter Kobusch, liebe Anna,",
         "Madame, Monsieur,", "Dear Dieter Kobusch and Anna,", "Szanowni Państwo,"),
        ([_friend("mr", "Tomasz"), _mayor("mrs", family="Martin")],
         "Sehr geehrte Frau Bürgermeisterin Martin, lieber Tomasz,",
         "Madame la Maire, cher Tomasz,", "Dear Madam Mayor and Tomasz,",
         "Szanowna Pani Burmistrz, drogi Tomaszu,"),
        ([_friend("mr", "Jean"), _mayor("mr", family="Martin")],
         "Sehr geehrter Herr Bürgermeister Martin, lieber Jean,",
         "Monsieur le Maire, cher Jean,", "Dear Mr Mayor and Jean,",
         "Szanowny Panie Burmistrzu, dzień dobry,"),
        # More than two
        ([DIETER, ANNA, DIETER], "Sehr geehrte Familie Kobusch,", "Mesdames, Messieurs,",
         "Dear Kobusch family,", "Szanowni Państwo,"),
        ([MRS_WEBER, MR_WEBER, Addressee("mrs", "Eva", "Groß")],
         "Sehr geehrte Frau Weber, sehr geehrter Herr Dr. Weber, sehr geehrte Frau Groß,",
         "Mesdames, Monsieur,", "Dear Mrs Weber, Dr Weber and Mrs Groß,", "Szanowni Państwo,"),
        ([DIETER, ANNA, Addressee("none", "Kim", "Groß")],
         "Guten Tag Dieter Kobusch, Anna Kobusch und Kim Groß,", "Mesdames, Messieurs,",
         "Dear Dieter Kobusch, Anna Kobusch and Kim Groß,", "Szanowni Państwo,"),
        ([_friend("mr", "Jean"), MRS_WEBER, MRS_WEBER],
         "Sehr geehrte Frau Weber, sehr geehrte Frau Weber, lieber Jean,", "Mesdames, cher Jean,",
         "Dear Mrs Weber, Mrs Weber and Jean,", "Szanowni Państwo,"),
        ([_friend("mr", "Dieter")] * 5, "Liebe Familie Kobusch,", "Chers amis,",
         "Dear Kobusch family,", "Drodzy Przyjaciele,"),
        ([_mayor("mrs", family="Martin"), *[DIETER] * 4],
         "Sehr geehrte Frau Bürgermeisterin Martin, sehr geehrte Damen und Herren,",
         "Madame la Maire, Mesdames, Messieurs,", "Dear Madam Mayor,",
         "Szanowna Pani Burmistrz, Szanowni Państwo,"),
        # Nobody is known
        ([], "Sehr geehrte Damen und Herren,", "Mesdames, Messieurs,", "Dear Sir or Madam,",
         "Szanowni Państwo,"),
    ],
)  # fmt: skip
def test_whoever_of_a_household_is_known_is_greeted(people, de, fr, en, pl):
    said = [joint_salutation(people, language) for language in ("de", "fr", "en", "pl")]
    assert said == [de, fr, en, pl]


def test_somebody_alone_of_a_household_is_greeted_alone():
    assert joint_salutation([MRS_WEBER], "de") == salutation(MRS_WEBER, "de")
    titled = Addressee("none", "Kim", "Weber", title="Dr.")
    assert joint_salutation([titled], "de") == "Guten Tag Dr. Kim Weber,"


def test_a_household_of_which_nobody_is_noted_is_greeted_as_a_family():
    for name, language, line in (
        ("Familie von der Heide", "de", "Sehr geehrte Familie von der Heide,"),
        ("Fam. Weber", "en", "Dear Weber family,"),
        ("The Weber family", "en", "Dear Weber family,"),
        ("Famille Martin", "fr", "Madame, Monsieur,"),
        ("Rodzina Nowak", "pl", "Szanowni Państwo,"),
        ("Familie", "de", "Sehr geehrte Damen und Herren,"),
        ("Haus am See", "de", "Sehr geehrte Damen und Herren,"),
    ):
        assert salutation(unnamed_household(name, ""), language) == line
    assert salutation(unnamed_household("Familie Weber", "Liebe Webers,"), "de") == "Liebe Webers,"


PEOPLE = st.builds(
    Addressee, FORMS, WORD, WORD, function=st.sampled_from(FUNCTIONS), familiar=st.booleans()
)


@given(st.lists(PEOPLE, max_size=6))
def test_every_household_has_one_complete_first_and_last_line(people):
    for language in ("de", "fr", "en", "pl", "hu"):
        line = joint_salutation(people, language)
        assert line.endswith("!" if language == "hu" else ",")
        assert not [bad for bad in ("{", "}", "  ", " ,", ",,", "!,") if bad in line]
        assert joint_closing(people, language)
        if language == "de" and not any(each.form in {"mr", "mrs"} for each in people):
            assert "Frau " not in line
            assert "Herr " not in line
