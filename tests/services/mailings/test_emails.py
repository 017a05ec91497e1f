"""E-mails to many: in one for all, or each in the reader's language; who has none is told."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from worlds.mailings import INVITATION

from twincrm.domain.errors import Cancelled
from twincrm.domain.texts import Message
from twincrm.services.contacts import EmailDraft, Reach
from twincrm.services.disclosures.queries import disclosures
from twincrm.services.mailings.emails import plan_emails, save_emails
from twincrm.services.mailings.prepared import reminder_letter
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft


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


def test_each_gets_their_own_words_in_their_own_language(populated, people):
    found = plan(populated, people, INVITATION)

    said = {draft.name: draft for draft in found.drafts}
    assert said["Anna Weber"].body.startswith("Sehr geehrte Frau Weber,\n\nwir laden")
    assert said["Claire Weber"].subject == "Fête d’été"
    assert said["Claire Weber"].to == ("claire@example.org",)
    assert len(plan(populated, people).drafts) == len(found.drafts) == 3


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
