"""Letters begin and end as is polite in the reader's language."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincrm.domain.salutation import (
    FUNCTIONS,
    Addressee,
    closing,
    salutation,
    starts_lower,
)

MRS_WEBER = Addressee("mrs", "Anna", "Weber")
MR_WEBER = Addressee("mr", "Hans", "Weber", title="Dr.")


def _mayor(form, function="mayor", **more):
    return Addressee(form, "Kim", function=function, **more)


@pytest.mark.parametrize(
    ("language", "addressee", "line"),
    [
        # The mayor
        ("de", _mayor("mrs"), "Sehr geehrte Frau Bürgermeisterin,"),
        ("de", _mayor("mr", family="Weber", title="Dr."),
         "Sehr geehrter Herr Bürgermeister Dr. Weber,"),
        ("de", _mayor("mrs", "lord_mayor"), "Sehr geehrte Frau Oberbürgermeisterin,"),
        ("de", _mayor("mr", "lord_mayor", family="Weber", title="Dr."),
         "Sehr geehrter Herr Oberbürgermeister Dr. Weber,"),
        ("de", _mayor("mr", "deputy_mayor"), "Sehr geehrter Herr Beigeordneter,"),
        ("de", _mayor("mrs", "deputy_mayor", family="Weber"),
         "Sehr geehrte Frau Beigeordnete Weber,"),
        ("fr", _mayor("mr", family="Martin"), "Monsieur le Maire,"),
        ("fr", _mayor("mrs", family="Martin"), "Madame la Maire,"),
        ("fr", _mayor("mrs", traditional=True), "Madame le Maire,"),
        ("fr", _mayor("mrs", "deputy_mayor"), "Madame l’Adjointe au Maire,"),
        ("fr", _mayor("mr", "deputy_mayor"), "Monsieur l’Adjoint au Maire,"),
        ("en", _mayor("mr", family="Mayhew"), "Dear Mr Mayor,"),
        ("en", _mayor("mrs", family="Mayhew"), "Dear Madam Mayor,"),
        ("en", _mayor("none", family="Mayhew"), "Dear Mayor,"),
        ("pl", _mayor("mr"), "Szanowny Panie Burmistrzu,"),
        ("pl", _mayor("mrs"), "Szanowna Pani Burmistrz,"),
        ("pl", _mayor("mr", "lord_mayor"), "Szanowny Panie Prezydencie,"),
        ("pl", _mayor("mrs", "lord_mayor"), "Szanowna Pani Prezydent,"),
        ("pl", _mayor("mr", "village_mayor"), "Szanowny Panie Wójcie,"),
        ("pl", _mayor("mrs", "village_mayor"), "Szanowna Pani Wójt,"),
        ("hu", _mayor("mr"), "Tisztelt Polgármester Úr!"),
        ("hu", _mayor("mrs"), "Tisztelt Polgármester Asszony!"),
        # The chair
        ("de", _mayor("mrs", "chair", family="Weber"), "Sehr geehrte Frau Vorsitzende Weber,"),
        ("de", _mayor("mr", "chair", family="Weber"), "Sehr geehrter Herr Vorsitzender Weber,"),
        ("fr", _mayor("mrs", "chair"), "Madame la Présidente,"),
        ("fr", _mayor("mr", "chair"), "Monsieur le Président,"),
        ("en", _mayor("none", "chair"), "Dear Chair,"),
        ("en", _mayor("mrs", "chair", family="Smith"), "Dear Mrs Smith,"),
        ("pl", _mayor("mrs", "chair"), "Szanowna Pani Prezes,"),
        ("pl", _mayor("mr", "chair"), "Szanowny Panie Prezesie,"),
        ("hu", _mayor("mrs", "chair"), "Tisztelt Elnök Asszony!"),
        ("hu", _mayor("mr", "chair"), "Tisztelt Elnök Úr!"),
        # Unknown or several
        ("de", Addressee("several"), "Sehr geehrte Damen und Herren,"),
        ("fr", Addressee("several"), "Mesdames, Messieurs,"),
        ("fr", Addressee("several", familiar=True), "Chers amis,"),
        ("en", Addressee("several"), "Dear Sir or Madam,"),
        ("pl", Addressee("several"), "Szanowni Państwo,"),
        ("hu", Addressee("several"), "Tisztelt Hölgyeim és Uraim!"),
        ("de", Addressee("several", familiar=True), "Liebe Freundinnen und Freunde,"),
        ("en", Addressee("several", familiar=True), "Dear friends,"),
        ("pl", Addressee("several", familiar=True), "Drodzy Przyjaciele,"),
        ("hu", Addressee("several", familiar=True), "Kedves Barátaink!"),
        # A person without office
        ("de", MRS_WEBER, "Sehr geehrte Frau Weber,"),
        ("de", Addressee("mr", "Hans", "Heide", "von der", "Dr."),
         "Sehr geehrter Herr Dr. von der Heide,"),
        ("de", Addressee("family", family="Weber"), "Sehr geehrte Familie Weber,"),
        ("fr", MRS_WEBER, "Madame,"),
        ("fr", MR_WEBER, "Monsieur,"),
        ("en", MRS_WEBER, "Dear Mrs Weber,"),
        ("en", MR_WEBER, "Dear Dr Weber,"),
        ("en", Addressee("mr", "Jo", "Weber", title="Prof. Dr."), "Dear Professor Weber,"),
        ("en", Addressee("mrs", "Rosemary", "Merrick", title="Revd"), "Dear Mrs Merrick,"),
        ("en", Addressee("mr", "Jan", "Weber", "van", title="Dipl.-Ing."), "Dear Mr van Weber,"),
        ("pl", MRS_WEBER, "Szanowna Pani,"),
        ("pl", MR_WEBER, "Szanowny Panie Doktorze,"),
        ("pl", Addressee("mrs", title="Prof."), "Szanowna Pani Profesor,"),
        ("hu", Addressee("mr", "János", "Kovács"), "Tisztelt Kovács Úr!"),
        ("hu", Addressee("mrs", "Anna", "Kovács"), "Tisztelt Asszonyom!"),
        # The form of address is not known: nothing is guessed
        ("de", Addressee("none", "Andrea", "Rossi"), "Guten Tag Andrea Rossi,"),
        ("de", _mayor("none", family="Weber"), "Guten Tag Kim Weber,"),
        ("fr", Addressee("none", "Dominique", "Martin"), "Madame, Monsieur,"),
        ("en", Addressee("none", "Kim", "Smith"), "Dear Kim Smith,"),
        ("pl", Addressee("none", "Anna", "Nowak"), "Szanowni Państwo,"),
        ("hu", Addressee("none", "Anna", "Kovács", eastern_order=True), "Tisztelt Kovács Anna!"),
        ("de", Addressee(), "Sehr geehrte Damen und Herren,"),
        # Friends
        ("de", Addressee("mrs", "Chantal", familiar=True), "Liebe Chantal,"),
        ("de", Addressee("mr", "Jean", familiar=True), "Lieber Jean,"),
        ("de", Addressee("none", "Camille", familiar=True), "Hallo Camille,"),
        ("de", Addressee("mrs", "", "Weber", familiar=True), "Liebe Frau Weber,"),
        ("de", Addressee("family", family="Weber", familiar=True), "Liebe Familie Weber,"),
        ("fr", Addressee("mrs", "Chantal", familiar=True), "Chère Chantal,"),
        ("fr", Addressee("mr", "Jean", familiar=True), "Cher Jean,"),
        ("fr", Addressee("none", "Camille", familiar=True), "Bonjour Camille,"),
        ("fr", Addressee("family", family="Weber", familiar=True), "Chers amis,"),
        ("en", Addressee("mr", "John", familiar=True), "Dear John,"),
        ("en", Addressee("family", family="Weber", familiar=True), "Dear Weber family,"),
        ("pl", Addressee("mr", "Tomasz", familiar=True), "Drogi Tomaszu,"),
        ("pl", Addressee("mrs", "Anna", familiar=True), "Droga Anno,"),
        ("pl", Addressee("mr", "Jean", familiar=True), "Dzień dobry,"),
        ("pl", Addressee("none", "Anna", familiar=True), "Dzień dobry,"),
        ("hu", Addressee("mrs", "Anna", familiar=True), "Kedves Anna!"),
        ("de", _mayor("mrs", family="Weber", familiar=True), "Liebe Kim,"),
        # Other languages are written to in English
        ("it", MRS_WEBER, "Dear Mrs Weber,"),
        ("fr-FR", MRS_WEBER, "Madame,"),
    ],
)  # fmt: skip
def test_first_line(language, addressee, line):
    assert salutation(addressee, language) == line


@pytest.mark.parametrize(
    ("language", "addressee", "line"),
    [
        ("de", _mayor("mr"), "Mit freundlichen Grüßen"),
        ("de", Addressee("several"), "Mit freundlichen Grüßen"),
        ("de", Addressee("mr", "Jean", familiar=True), "Herzliche Grüße"),
        ("fr", _mayor("mr"),
         "Je vous prie d’agréer, Monsieur le Maire, l’expression de ma considération distinguée."),
        ("fr", _mayor("mrs", traditional=True),
         "Je vous prie d’agréer, Madame le Maire, l’expression de ma considération distinguée."),
        ("fr", _mayor("mrs", "chair"),
         ("Je vous prie d’agréer, Madame la Présidente, "
         "l’expression de ma considération distinguée.")),
        ("fr", Addressee("several"),
         ("Je vous prie d’agréer, Mesdames, Messieurs, "
         "l’expression de mes salutations distinguées.")),
        ("fr", Addressee("several", familiar=True), "Bien cordialement"),
        ("fr", MRS_WEBER,
         "Je vous prie d’agréer, Madame, l’expression de mes salutations distinguées."),
        ("fr", Addressee("mr", "Jean", familiar=True), "Bien cordialement"),
        ("en", Addressee("several"), "Yours faithfully"),
        ("en", _mayor("mr", family="May"), "Yours faithfully"),
        ("en", _mayor("none", "chair"), "Yours faithfully"),
        ("en", MRS_WEBER, "Yours sincerely"),
        ("en", Addressee("mr", "John", familiar=True), "Kind regards"),
        ("pl", MRS_WEBER, "Z poważaniem"),
        ("pl", _mayor("mr"), "Z wyrazami szacunku"),
        ("pl", Addressee("several"), "Z poważaniem"),
        ("hu", _mayor("mr"), "Tisztelettel"),
    ],
)  # fmt: skip
def test_last_line(language, addressee, line):
    assert closing(addressee, language) == line


def test_the_french_closing_repeats_the_first_line():
    for addressee in (
        Addressee("several"),
        _mayor("mr", override="Monsieur le Maire et cher ami,"),
        Addressee("none", "Camille", "Martin"),
    ):
        repeated = salutation(addressee, "fr").removesuffix(",")
        assert f"Je vous prie d’agréer, {repeated}, l’expression de" in closing(addressee, "fr")


def test_what_somebody_wrote_always_wins():
    addressee = _mayor("mr", override=" Lieber Kim, alter Freund, ", familiar=True)
    for language in ("de", "fr", "en", "pl", "hu"):
        assert salutation(addressee, language) == "Lieber Kim, alter Freund,"


def test_the_first_sentence_is_small_after_a_german_comma_only():
    assert starts_lower(MRS_WEBER, "de")
    assert not starts_lower(MRS_WEBER, "fr")
    assert not starts_lower(MRS_WEBER, "hu")
    assert not starts_lower(Addressee(override="Hallo!"), "de")


def test_a_first_line_of_ones_own_gets_the_mark_that_it_lacks():
    own = Addressee("family", family="Kowalski", override="Liebe Familie Kowalski ")
    assert salutation(own, "de") == "Liebe Familie Kowalski,"
    assert starts_lower(own, "de")
    assert salutation(own, "hu") == "Liebe Familie Kowalski!"
    assert not starts_lower(own, "hu")
    for line in ("Hallo!", "Cher Jean,", "Guten Tag –"):
        assert salutation(Addressee(override=line), "fr") == line


FORMS = st.sampled_from(["mr", "mrs", "none", "family", "several"])
WORD = st.sampled_from(["", "Kim", "Weber"])


@given(FORMS, WORD, WORD, st.sampled_from(["", "Dr.", "Prof. Dr.", "Ing."]), st.booleans())
def test_every_letter_has_a_complete_first_and_last_line(form, given_name, family, title, familiar):
    for function, language in product(FUNCTIONS, ("de", "fr", "en", "pl", "hu", "es")):
        addressee = Addressee(
            form, given_name, family, title=title, function=function, familiar=familiar
        )
        line = salutation(addressee, language)
        assert line.endswith("!" if language == "hu" else ",")
        assert not {"{", "}", "  ", " ,", ",,"} & {
            line[i : i + n] for i in range(len(line)) for n in (1, 2)
        }
        assert closing(addressee, language)


@given(FORMS, WORD)
def test_a_gender_is_never_said_unless_it_is_known(form, family):
    if form in {"mr", "mrs"}:
        return
    for function, language in product(FUNCTIONS, ("de", "fr", "en", "pl", "hu")):
        line = salutation(Addressee(form, "Kim", family, function=function), language)
        assert not any(
            f"{word} " in line for word in ("Frau", "Herr", "Mr", "Mrs", "Panie", "Pani")
        )
