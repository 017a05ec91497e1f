"""Vocabularies: what comes with the program, and what an association adds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.errors import InputError, UnknownRecord
from twincrm.domain.terms import FormOfAddress
from twincrm.services.names import NameDraft
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.vocabularies.commands import AddShippedTerms, AddTerm, ChangeTerm
from twincrm.services.vocabularies.drafts import TermDraft, TitleDraft, read_term
from twincrm.services.vocabularies.kinds import TERMS
from twincrm.services.vocabularies.listing import word_list
from twincrm.services.vocabularies.queries import terms
from twincrm.services.vocabularies.shipped import shipped
from twincrm.services.vocabularies.wording import function_titles, sector_name, term_names

BEES = TermDraft(
    names=(NameDraft(language="de", name="Bienen"), NameDraft(language="fr", name="Abeilles"))
)


def test_every_shipped_word_is_there_in_four_languages(dispatcher):
    words = shipped()
    added = dispatcher.execute(AddShippedTerms()).result
    lists = {
        "category": words.categories,
        "field": words.fields,
        "motive": words.motives,
        "theme": words.themes,
        "partnership_type": words.partnership_types,
        "function": words.functions,
    }
    assert added == sum(len(each) for each in lists.values())
    for kind, each in lists.items():
        for language in ("de", "fr", "en", "pl"):
            named = [(row.key, row.name) for row in dispatcher.ask(terms, kind, language)]
            assert sorted(key for key, _ in named) == sorted(word.key for word in each)
            assert all(name for _, name in named)


def test_shipped_words_are_added_once_and_stay_in_the_trash(dispatcher):
    dispatcher.execute(AddShippedTerms())
    sport = dispatcher.ask(terms, "field", "de")[0]
    dispatcher.execute(MoveToTrash("field", (sport.id,)))
    again = dispatcher.execute(AddShippedTerms())
    assert (again.result, again.step) == (0, None)
    assert sport.id not in [row.id for row in dispatcher.ask(terms, "field", "de")]


def test_one_undo_takes_all_words_back(dispatcher):
    dispatcher.execute(AddShippedTerms())
    dispatcher.undo()
    assert all(dispatcher.ask(terms, kind, "de") == () for kind in TERMS)


def test_a_word_is_read_in_another_language_where_it_lacks_the_readers(dispatcher):
    theme = dispatcher.execute(AddTerm("theme", BEES)).result
    assert dispatcher.ask(term_names, "theme", "fr") == {theme: "Abeilles"}
    assert dispatcher.ask(term_names, "theme", "pl") == {theme: "Bienen"}
    assert dispatcher.ask(term_names, "theme", "de_AT") == {theme: "Bienen"}
    assert dispatcher.glance(term_names, "theme", "fr", {theme}) == {theme: "Abeilles"}
    assert dispatcher.glance(term_names, "theme", "pl", {theme}) == {theme: "Bienen"}


def test_own_words_stand_behind_the_shipped_ones(dispatcher):
    dispatcher.execute(AddShippedTerms())
    theme = dispatcher.execute(AddTerm("theme", BEES)).result
    assert dispatcher.ask(terms, "theme", "de")[-1].id == theme


def test_the_list_of_words_tells_whose_they_are_and_which_names_they_lack(dispatcher):
    dispatcher.execute(AddShippedTerms())
    dispatcher.execute(AddTerm("theme", BEES))
    *shipped_words, bees = dispatcher.ask(word_list, "theme", "pl")
    assert {(word.own, word.shown_in, word.missing) for word in shipped_words} == {
        (False, "pl", ())
    }
    assert (bees.name, bees.own, bees.shown_in) == ("Bienen", True, "de")
    assert bees.missing == ("en", "pl")


def test_a_title_that_says_nothing_names_nothing(dispatcher):
    titles = (TitleDraft(language="fr", feminine="Apicultrice"), TitleDraft(language="de"))
    dispatcher.execute(AddTerm("function", TermDraft(titles=titles)))
    (word,) = dispatcher.ask(word_list, "function", "de")
    assert (word.name, word.shown_in) == ("Apicultrice", "fr")
    assert word.missing == ("de", "en", "pl")


def test_a_category_has_two_sectors_only_if_they_differ(dispatcher):
    doubled = replace(BEES, sector="business", second_sector="business")
    with pytest.raises(InputError) as caught:
        dispatcher.execute(AddTerm("category", doubled))
    assert caught.value.field == "second_sector"


def test_a_name_is_added_to_a_word(dispatcher):
    theme = dispatcher.execute(AddTerm("theme", BEES)).result
    before = dispatcher.ask(read_term, "theme", theme)
    names = (*before.names, NameDraft(language="pl", name="Pszczoły"))
    dispatcher.execute(ChangeTerm("theme", theme, before, TermDraft(names=names)))
    assert dispatcher.ask(term_names, "theme", "pl") == {theme: "Pszczoły"}


@pytest.mark.parametrize(
    ("form", "language", "title"),
    [
        (FormOfAddress.MRS, "de", "Bürgermeisterin"),
        (FormOfAddress.MR, "de", "Bürgermeister"),
        (FormOfAddress.MR, "fr", "Maire"),
        (FormOfAddress.UNKNOWN, "en", "Mayor"),
    ],
)
def test_a_title_fits_the_form_of_address(dispatcher, form, language, title):
    dispatcher.execute(AddShippedTerms())
    (mayor,) = [row.id for row in dispatcher.ask(terms, "function", "de") if row.key == "mayor"]
    assert dispatcher.ask(function_titles, language, [mayor])[mayor].of(form) == title


def test_a_title_with_one_form_only_is_used_for_all(dispatcher):
    draft = TermDraft(titles=(TitleDraft(language="de", feminine="Hebamme"),))
    midwife = dispatcher.execute(AddTerm("function", draft)).result
    title = dispatcher.ask(function_titles, "de")[midwife]
    assert {title.of(form) for form in FormOfAddress} == {"Hebamme"}


@pytest.mark.parametrize("kind", sorted(TERMS))
def test_a_word_needs_a_name(dispatcher, kind):
    empty = TermDraft(names=(NameDraft(language="de", name=" "),), titles=(TitleDraft(),))
    with pytest.raises(InputError):
        dispatcher.execute(AddTerm(kind, empty))


def test_an_unknown_vocabulary_is_said(dispatcher):
    with pytest.raises(UnknownRecord):
        dispatcher.ask(terms, "colour", "de")


def test_sectors_are_named():
    assert sector_name("civil_society", "de") == "Zivilgesellschaft"
    assert sector_name("unheard_of", "de") == "unheard_of"
