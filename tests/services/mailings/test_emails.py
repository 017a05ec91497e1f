"""E-mails to many: in one for all, or each in the reader's language; who has none is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy

import pytest
from sqlalchemy import select
from worlds.mailings import INVITATION

from twincrm.domain.errors import Cancelled
from twincrm.domain.letter_tone import body_for, joined
from twincrm.domain.placeholders import shown_words
from twincrm.domain.records.recipient import Recipient
from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import EmailDraft, Reach
from twincrm.services.disclosures.queries import disclosures
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.mailings.commands import AddLetter
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft, read_letter
from twincrm.services.mailings.emails import plan_emails, save_emails
from twincrm.services.mailings.prepared import reminder_letter
from twincrm.services.mailings.queries import written
from twincrm.services.mailings.readers import Readers, stand_ins, to_be_written
from twincrm.services.mailings.recipients import recipients
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import ConsentDraft, PersonDraft, read_person
from twincrm.store.models import DisclosurePerson


@pytest.fixture
def people(populated):
    def add(given, mail, language=""):
        reach = Reach(emails=(EmailDraft(address=mail),) if mail else ())
        draft = PersonDraft(
            given, "Weber", form_of_address="mrs", correspondence_language=language, reach=reach
        )
        return "person", populated.execute(AddPerson(draft)).result

    return (
        add("Anna", "anna@example.org"),
        add("Claire", "claire@example.org", "fr"),
        add("Ida", ""),
        add("Ute", "ANNA@example.org"),
    )


def plan(dispatcher, people, letter=None, *, together=False):
    return dispatcher.ask(plan_emails, people, letter, "de", together=together)


def test_in_one_e_mail_nobody_sees_the_others(populated, people):
    found = plan(populated, people, INVITATION, together=True)

    (draft,) = found.drafts
    assert draft.to == ()
    assert {each.casefold() for each in draft.bcc} == {"anna@example.org", "claire@example.org"}
    assert draft.body.startswith("Sehr geehrte Damen und Herren,\n\nwir laden Sie herzlich ein.")
    assert (found.missed, found.missed_names) == ((people[2],), ("Ida Weber",))


def test_who_took_back_the_newsletter_gets_none_but_what_is_none(populated, people):
    key = people[0][1]

    def say(*words):
        before = populated.ask(read_person, key)
        populated.execute(ChangePerson(key, before, replace(before, consents=words)))

    taken_back = ConsentDraft(
        None, "newsletter", given_on=date(2024, 1, 5), withdrawn_on=date(2025, 3, 1)
    )
    say(taken_back)

    def told(letter, **kind):
        found = populated.ask(plan_emails, people[:2], letter, "de", together=False, **kind)
        return found.unwilling, found.reached, found.missed

    assert told(INVITATION) == (("Anna Weber",), people[1:2], ())
    assert told(INVITATION, newsletter=False) == (("Anna Weber",), people[:2], ())
    assert told(reminder_letter("de"))[0] == ()
    say(taken_back, ConsentDraft(None, "newsletter", given_on=date(2025, 4, 1)))
    assert told(INVITATION) == ((), people[:2], ())


def test_no_newsletter_goes_to_a_home_by_the_mailbox_of_who_took_it_back(populated, people):
    key = people[0][1]
    before = populated.ask(read_person, key)
    days = {"given_on": date(2024, 1, 5), "withdrawn_on": date(2025, 3, 1)}
    word = ConsentDraft(None, "newsletter", **days)
    populated.execute(ChangePerson(key, before, replace(before, consents=(word,))))
    living = (MemberDraft(person_id=key), MemberDraft(new_person="Ole Weber"))
    home = "household", populated.execute(AddHousehold(HouseholdDraft("W", members=living))).result

    found = populated.ask(plan_emails, (home,), INVITATION, "de", together=False)

    assert (found.drafts, found.unwilling) == ((), ("Anna und Ole Weber",))
    asked = populated.ask(plan_emails, (home,), INVITATION, "de", together=False, newsletter=False)
    assert [draft.to for draft in asked.drafts] == [(before.reach.emails[0].address,)]


def test_each_gets_their_own_words_in_their_own_language(populated, people):
    found = plan(populated, people, INVITATION)

    said = {draft.name: draft for draft in found.drafts}
    assert said["Anna Weber"].body.startswith("Sehr geehrte Frau Weber,\n\nwir laden")
    assert said["Claire Weber"].subject == "Fête d’été"
    assert said["Claire Weber"].to == ("claire@example.org",)
    assert len(plan(populated, people).drafts) == len(found.drafts) == 3


def test_a_text_that_stands_in_is_one_language_from_the_first_line_to_the_last(populated, people):
    draft = PersonDraft("Ewa", "Nowak", form_of_address="mrs", correspondence_language="pl")
    ewa = "person", populated.execute(AddPerson(draft)).result
    found = populated.ask(recipients, (ewa, people[1]), "de").all

    letters = populated.ask(written, INVITATION, found, "en")
    polish, french = letters.letters
    assert [(each.language, each.wanted, each.names) for each in letters.readers] == [
        ("fr", "fr", ("Claire Weber",)),
        ("de", "pl", ("Ewa Nowak",)),
    ]
    (told,) = stand_ins(letters.readers)
    assert catalogue("en").say(told) == (
        "1 of 2 recipients gets the text in German, because it is missing in Polish: Ewa Nowak"
    )
    assert to_be_written(letters.readers) == "pl"
    said = (polish.salutation, polish.paragraphs[0][:10], polish.closing, polish.language)
    assert said == ("Sehr geehrte Frau Nowak,", "wir laden ", "Mit freundlichen Grüßen", "de")
    assert polish.recipient.language == "pl"  # the envelope is theirs
    assert (french.salutation, french.language) == ("Madame,", "fr")
    (draft,) = populated.ask(plan_emails, people[1:2], INVITATION, "pl", together=True).drafts
    assert draft.body.startswith("Sehr geehrte Damen und Herren,\n\nwir laden")

    both = plan(populated, (ewa, people[1]), INVITATION, together=True)  # she has no address
    assert both.readers == (Readers("de", "de", ("Claire Weber",)),)  # hers is written
    assert stand_ins(both.readers) == ()


def test_who_is_chosen_alone_and_with_the_household_gets_one_e_mail(populated, people):
    anna, _, ida, ute = people
    members = tuple(MemberDraft(person_id=key) for _, key in (anna, ute))
    home = populated.execute(AddHousehold(HouseholdDraft("Weber", members=members))).result
    lonely = (MemberDraft(person_id=ida[1]),)
    empty = populated.execute(AddHousehold(HouseholdDraft("Ida", members=lonely))).result
    chosen = (*people, ("household", home), ("household", empty))

    found = plan(populated, chosen, INVITATION)

    assert sorted(draft.name for draft in found.drafts) == [
        "Anna Weber",
        "Claire Weber",
        "Ute Weber",
    ]
    assert ("household", home) in found.reached
    assert (found.missed, found.missed_names) == ((ida,), ("Ida Weber",))
    assert len(found.reached) + len(found.missed) + found.silent_homes == len(chosen)
    (both,) = plan(populated, (anna, ("household", home)), INVITATION).drafts[1:]
    assert both.name == "Anna und Ute Weber"


def test_saved_they_are_drafts_in_a_folder_and_the_log_says_so(populated, people, tmp_path):
    found = plan(populated, people, INVITATION)
    (tmp_path / "E-Mails").mkdir()

    where = save_emails(populated, found, tmp_path / "E-Mails")

    assert where == tmp_path / "E-Mails 2"
    files = sorted(where.iterdir())
    assert [each.name for each in files] == [
        "anna-weber.eml",
        "claire-weber.eml",
        "ute-weber.eml",
    ]
    read = message_from_bytes(files[1].read_bytes(), policy=policy.default)
    assert (read["To"], read["Subject"]) == ("claire@example.org", "Fête d’été")
    newest = populated.ask(disclosures)[0]
    assert (newest.form, newest.records) == ("email", 3)


def test_given_up_nothing_is_left_behind(populated, people, tmp_path):
    class Stopping:
        def step(self, done, _total):
            if done:
                raise Cancelled(Message("Stopped."))

    with pytest.raises(Cancelled):
        save_emails(populated, plan(populated, people), tmp_path / "E-Mails", Stopping())

    assert list(tmp_path.glob("*E-Mails*")) == []


@pytest.mark.parametrize("together", [True, False])
def test_a_letter_about_fees_writes_to_nobody_who_owes_nothing(populated, people, together):
    found = plan(populated, people, reminder_letter("de"), together=together)

    assert (found.drafts, found.reached) == ((), ())
    assert found.warnings


def test_of_a_household_everybody_who_is_named_is_in_the_log(populated, people, tmp_path):
    members = tuple(MemberDraft(person_id=key) for _, key in people[:2])
    reach = Reach(emails=(EmailDraft(address="haus@example.org"),))
    home = populated.execute(AddHousehold(HouseholdDraft("Weber", members=members, reach=reach)))

    found = plan(populated, (("household", home.result),))
    save_emails(populated, found, tmp_path / "E-Mails")

    newest = populated.ask(disclosures)[0]
    kinds = populated.ask(
        lambda session: session.scalars(
            select(DisclosurePerson.kind).where(DisclosurePerson.disclosure_id == newest.id)
        ).all()
    )
    assert sorted(kinds) == ["household", "person", "person"]


FOR_ALL = "Wir laden Sie herzlich ein, {Vorname}."
FOR_FRIENDS = "Wir laden euch herzlich ein."


def friends(populated, *people):
    for _, key in people:
        before = populated.ask(read_person, key)
        populated.execute(ChangePerson(key, before, replace(before, informal=True)))


def test_friends_read_words_for_friends_and_the_sender_is_told(populated, people):
    anna, claire, _, ute = people
    friends(populated, anna, claire)
    body = joined(FOR_ALL, FOR_FRIENDS)
    texts = (
        LetterTextDraft(None, "de", "Fest", body),
        LetterTextDraft(None, "fr", "Fête", joined("Venez !", "Viens !")),
    )
    letter = LetterDraft("Fest", texts=texts)

    found = plan(populated, people, letter)

    said = {draft.name: draft.body for draft in found.drafts}
    assert said["Anna Weber"].startswith("Liebe Anna,\n\nwir laden euch herzlich ein.")
    assert said["Claire Weber"].startswith("Chère Claire,\n\nViens !")
    assert said["Ute Weber"].startswith(
        "Sehr geehrte Frau Weber,\n\nwir laden Sie herzlich ein, Ute."
    )
    assert [w.values["names"] for w in found.warnings] == ["Anna Weber, Claire Weber"]

    one = replace(letter, texts=(replace(texts[0], body=FOR_ALL), texts[1]))
    (told, _) = plan(populated, people, one).warnings
    assert (told.values["word"], told.values["names"]) == ("Sie", "Anna Weber")

    (draft,) = plan(populated, (anna, ute), letter, together=True).drafts
    assert "laden Sie" in draft.body
    friends(populated, ute)
    (draft,) = plan(populated, (anna, ute), letter, together=True).drafts
    assert draft.body.startswith("Liebe Freundinnen und Freunde,\n\nwir laden euch")


def test_a_french_couple_of_friends_is_still_spoken_to_as_vous():
    anna = Recipient((), "Anna", language="fr", familiar=True)
    body = joined("Venez !", "Viens !")

    assert body_for(anna, body, "fr") == "Viens !"
    assert body_for(replace(anna, several=True), body, "fr") == "Venez !"
    assert body_for(replace(anna, several=True), joined("Sie", "euch"), "de") == "euch"
    assert body_for(anna, "Kommt!", "de") == body_for(anna, joined("", "Kommt!"), "de") == "Kommt!"


def test_placeholders_are_understood_in_every_language_and_kept_in_one(populated):
    words = {
        "de": "{Anrede} {Vorname} {Nachname} {Ort} {Gruß} {betrag} {Stadt}",
        "fr": "{appel} {prénom} {nom} {ville} {politesse} {montant} {commune}",
        "pl": "{zwrot} {imię} {nazwisko} {miejscowość} {zakończenie} {kwota} {miasto}",
    }
    texts = tuple(LetterTextDraft(None, code, "{ort}", text) for code, text in words.items())
    key = populated.execute(AddLetter(LetterDraft("Wörter", texts=texts))).result

    kept = populated.ask(read_letter, key).texts

    assert {text.body for text in kept} == {
        "{salutation} {given} {family} {town} {closing} {amount} {town}"
    }
    assert {text.subject for text in kept} == {"{town}"}
    for language, text in words.items():
        assert shown_words(kept[0].body, language).split()[:6] == [
            word.replace("betrag", "Betrag") for word in text.split()[:6]
        ]


LONG = f"jan@{'ö' * 70}.org"


def test_an_address_that_cannot_be_written_to_is_told_with_its_reason(populated):
    def add(given, *mails):
        reach = Reach(emails=tuple(EmailDraft(address=mail) for mail in mails))
        return "person", populated.execute(AddPerson(PersonDraft(given, "Kos", reach=reach))).result

    good = add("Ola", "łola@example.org", "ola@example.org")
    odd, wrong, none = add("Łaski", "łaski3@example.org"), add("Jan", LONG), add("Ewa")
    found = plan(populated, (good, odd, wrong, none))

    assert [draft.to for draft in found.drafts] == [("ola@example.org",)]
    assert found.missed == (odd, wrong, none)
    assert found.missed_names == ("Ewa Kos",)
    assert [told.values["names"] for told in found.refused] == [
        "Łaski Kos (łaski3@example.org)",
        f"Jan Kos ({LONG})",
    ]
    assert "ł or ö" in found.refused[0].id
