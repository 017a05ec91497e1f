"""Who owes a fee is written to about it, with the amount and the years of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from sqlalchemy import select
from worlds.partnerships import named

from twincrm.domain.errors import RuleError
from twincrm.domain.letter_text import filled_letter
from twincrm.domain.terms import FeeStatus
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import AddressDraft
from twincrm.services.mailings.drafts import LetterTextDraft
from twincrm.services.mailings.owed import owed_words
from twincrm.services.mailings.prepared import reminder_letter
from twincrm.services.mailings.queries import written
from twincrm.services.mailings.recipients import recipients
from twincrm.services.members.commands import AddMembership, ChangeMembership
from twincrm.services.members.contacts import (
    OpenFee,
    contacts_of_members,
    not_reminded_on,
    open_fees,
    people_of_members,
)
from twincrm.services.members.drafts import FeeDraft, MembershipDraft, read_membership
from twincrm.services.members.fees import RemindOfFees
from twincrm.services.members.lists import MemberFilter, member_ids
from twincrm.services.organisations.commands import ChangeOrganisation
from twincrm.services.organisations.drafts import read_organisation
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import ConsentDraft, read_person
from twincrm.services.printing.members import all_members_paper
from twincrm.services.printing.post import Post, post_paper
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import FeeReminder, FeeYear, Membership, Organisation

TODAY = date(2027, 4, 19)


def members(populated, which="active"):
    return populated.glance(member_ids, MemberFilter(2027, TODAY, which=which))


def test_a_reminder_names_what_is_open_and_leaves_out_who_owes_nothing(populated):
    everybody = populated.glance(contacts_of_members, members(populated), of_payers=True)
    found = populated.ask(recipients, everybody, "de").all

    for language in ("de", "fr", "en", "pl"):
        letter = reminder_letter(language)
        assert len({text.body for text in letter.texts}) == 4
        said = populated.ask(written, letter, found, language)
        [one] = said.letters
        assert "24" in one.paragraphs[0]
        assert "2027" in one.subject
        assert not any("{" in part for part in (one.subject, *one.paragraphs))
        assert one.paragraphs[0].endswith(" Von 48\u00a0€ sind 24\u00a0€ schon bezahlt.")
        assert one.paragraphs[1].endswith("\nVerwendungszweck: Mitglied 17, Beitrag 2027")
        assert [w.values["names"] for w in said.warnings if "names" in w.values] == [
            "Brasserie du Lys"
        ]
        assert (1, 2) in [(w.values.get("n"), w.values.get("all")) for w in said.notes]
    fees = [fee for each in populated.glance(open_fees, everybody, 2027).values() for fee in each]
    assert (sum(fee.cents for fee in fees), said.owing) == (2400, (fees[0].membership_id,))
    unpaid = [fee._replace(paid=0, number="") for fee in fees]
    words = owed_words(unpaid, "fr")
    assert (words["payments"], words["reference"]) == ("", "Cotisation 2027")
    two = [*unpaid, *(fee._replace(year=2026, cents=1200) for fee in unpaid)]
    assert owed_words(two, "de")["fees"].replace("\u00a0", " ") == (
        "12 € für 2026 und 24 € für 2027, zusammen 36 €"
    )
    (text,) = (each for each in letter.texts if each.language == "fr")
    filled = filled_letter(found[0], text.subject, text.body, day=TODAY, owed=words)
    assert filled.paragraphs[0].endswith(words["fees"] + ".")  # and no gap


def test_a_reminder_without_an_account_speaks_of_none():
    for text in reminder_letter("de", names_account=False).texts:
        assert "{account}" not in text.body
        assert ":\n" not in text.body
    assert all("{account}" in text.body for text in reminder_letter("de").texts)


def test_only_who_was_written_to_about_the_fee_counts_as_reminded(populated):
    everybody = populated.glance(contacts_of_members, members(populated), of_payers=True)
    found = populated.ask(recipients, everybody, "de").all
    assert {each.language for each in found if each.name != "Brasserie du Lys"} == {"de"}
    prepared = reminder_letter("de")
    for body, noted in (("Wir bitten Sie darum.", False), ("Ihr Beitrag für {year}.", True)):
        german = LetterTextDraft(language="de", subject="Beitrag", body=body)
        others = tuple(text for text in prepared.texts if text.language != "de")
        said = populated.ask(written, replace(prepared, texts=(german, *others)), found, "en")
        assert bool(said.owing) is noted
        begun = {each.paragraphs[0] for each in said.letters if each.recipient.language == "de"}
        assert noted or begun == {"wir bitten Sie darum."}  # after the comma of the salutation
        (told,) = [w for w in said.warnings if "amount" in w.values]
        assert told.values["language"] == "German"
        assert "{amount}" in catalogue("en").say(told)


def test_who_was_written_to_before_reads_that_first(populated):
    everybody = populated.glance(contacts_of_members, members(populated), of_payers=True)
    found = populated.ask(recipients, everybody, "de").all
    again, reminded_today = reminder_letter("de", again=True), False

    def first_words(letter):
        said = populated.ask(written, letter, found, "de", again=again)
        today = [w for w in said.warnings if "today" in w.id]
        assert [w.values["n"] for w in today] == [1] * reminded_today
        return said.letters[0].paragraphs[0], [w for w in said.notes if "names" in w.values]

    def remind(day):
        populated.execute(RemindOfFees(tuple(members(populated)), 2027, day))

    first_words(reminder_letter("de"))
    reminded_today = True
    remind(TODAY)  # saved, and printed afterwards: it is still the first
    once, notes = first_words(reminder_letter("de"))
    assert (once[:9], notes) == ("im Trubel", [])
    remind(date(2027, 3, 1))
    twice, notes = first_words(reminder_letter("de"))
    assert twice.startswith("wir hatten am 1. März 2027 schon einmal geschrieben. Vom Mitglieds")
    assert len(notes) == 1
    for code in ("fr", "en", "pl"):
        assert "1" in owed_words([_reminded()], code)["reminded"]


def _reminded():
    return OpenFee(1, 2027, 2400, reminded="2027-03-01")


def test_a_household_is_reminded_as_a_whole_whoever_of_it_pays(populated):
    ids = populated.ask(named)
    key = next(
        k for k in members(populated) if populated.ask(read_membership, k).household_id is not None
    )
    before = populated.ask(read_membership, key)
    paid_for = replace(before, payer_id=ids["Anna"])
    populated.execute(ChangeMembership(key, "Weber", before, paid_for))
    single = MembershipDraft(ids["Bernd"], joined_on="2020", fees=(FeeDraft(None, 2027, 1200),))
    own = populated.execute(AddMembership("Bernd", single)).result

    asked = populated.glance(contacts_of_members, [key, own], of_payers=True)
    assert asked == (("household", ids["Familie Weber"]), ("person", ids["Bernd"]))
    found = populated.ask(recipients, asked, "de").all
    (one,) = populated.ask(written, reminder_letter("de"), found, "de").letters
    assert "Bernd" in one.recipient.name
    assert "Anna" in one.recipient.name
    assert "36" in one.paragraphs[0]  # what both memberships owe


def test_those_who_share_a_membership_stand_in_a_row_each(populated):
    ids = populated.ask(named)
    assert populated.glance(people_of_members, members(populated)) == (
        ("organisation", ids["Brasserie du Lys"]),
        ("person", ids["Anna"]),
        ("person", ids["Bernd"]),
    )


def test_other_members_read_only_who_agreed_and_no_fees(populated):
    ids = populated.ask(named)
    for given in ("Klára", "Jean-Luc"):
        populated.execute(AddMembership(given, MembershipDraft(ids[given], joined_on="2020")))
    agrees = ConsentDraft(purpose="member_list", given_on=date(2026, 5, 1))
    for given in ("Klára", "Anna"):
        before = populated.ask(read_person, ids[given])
        after = replace(before, consents=(*before.consents, agrees))
        populated.execute(ChangePerson(ids[given], before, after))

    def printed(**wanted):
        paper = populated.ask(all_members_paper, "en", **wanted)
        return paper, pypdfium2.PdfDocument(paper.pdf)[0].get_textpage().get_text_bounded()

    for day in (date(2027, 3, 1), date(2027, 4, 10)):
        populated.execute(RemindOfFees(tuple(members(populated)), 2027, day))
    board, page = printed()
    assert "partly paid, 2nd reminder on 10 April 2027" in " ".join(page.split())
    assert all(name in page for name in ("Weber", "Kovács", "Wattrelos", "Brasserie", "Fee 2027"))
    assert len(board.about) == 4
    paper, page = printed(for_members=True)
    assert "Kovács" in page
    assert "Brasserie" in page
    assert not any(word in page for word in ("Weber", "Wattrelos", "Fee", "paid"))
    assert {kind for kind, _ in paper.about} == {"person", "organisation"}
    (told,) = paper.warnings
    assert told.values["names"] == "Wattrelos, Jean-Luc; Familie Weber"


def test_the_list_of_members_shows_numbers_and_the_fee(populated):
    paper = populated.ask(all_members_paper, "fr")
    page = pypdfium2.PdfDocument(paper.pdf)[0].get_textpage().get_text_bounded()
    assert "Familie Weber" in page
    assert "Brasserie du Lys" in page
    assert "2027" in page
    assert {kind for kind, _ in paper.about} == {"organisation", "household"}


def test_where_who_paid_is_dead_or_deleted_the_member_is_asked_and_it_is_said(populated):
    ids = populated.ask(named)
    owes = MembershipDraft(
        ids["Jean-Luc"], joined_on="2020", payer_id=ids["Klára"], fees=(FeeDraft(None, 2027, 900),)
    )
    key = populated.execute(AddMembership("Jean-Luc", owes)).result
    payer, member = ("person", ids["Klára"]), ("person", ids["Jean-Luc"])

    def asked():
        (whom,) = populated.glance(contacts_of_members, [key], of_payers=True)
        assert list(populated.glance(open_fees, (payer, member), 2027)) == [whom]
        found = populated.ask(recipients, (whom,), "de").all
        said = populated.ask(written, reminder_letter("de"), found, "de")
        return whom, [w for w in said.warnings if "payers" in w.values]

    assert asked() == (payer, [])
    before = populated.ask(read_person, ids["Klára"])
    died = ChangePerson(ids["Klára"], before, replace(before, death_date="2027-01"))
    for act in (died, MoveToTrash("person", (ids["Klára"],))):
        populated.execute(act)
        whom, said = asked()
        assert (whom, len(said)) == (member, 1)
        assert "Kovács" in said[0].values["payers"]
        populated.undo()


def test_each_year_is_reminded_of_once_a_day_and_who_pays_for_a_home_is_asked_for_it(populated):
    ids = populated.ask(named)
    numbered = select(Membership.id).where(Membership.number == "17")
    key = populated.ask(lambda session: session.scalars(numbered).one())
    before = populated.ask(read_membership, key)
    unpaid = {"paid_cents": 0, "paid_on": None, "status": FeeStatus.UNPAID}
    fees = tuple(replace(fee, **unpaid) for fee in before.fees)
    after = replace(before, payer_id=ids["Bernd"], fees=fees)
    populated.execute(ChangeMembership(key, "Familie Weber", before, after))
    home = before.household_id

    def open_years(*whom):
        found = populated.glance(open_fees, whom, 2027)
        return {
            contact: years
            for contact, fees in found.items()
            if (years := [fee.year for fee in fees if fee.membership_id == key])
        }

    anna, bernd = ("person", ids["Anna"]), ("person", ids["Bernd"])
    assert open_years(anna, bernd) == {bernd: [2026, 2027]}  # who pays of those who are written to
    assert open_years(anna) == {anna: [2026, 2027]}
    assert open_years(anna, ("household", home)) == {("household", home): [2026, 2027]}

    (couple,) = populated.ask(recipients, (anna, bernd), "de", per_household=True).all
    assert (couple.given, couple.family) == ("Anna und Bernd", "Weber")

    populated.execute(RemindOfFees((key,), 2026, TODAY))
    assert populated.glance(not_reminded_on, (key,), TODAY, 2026) == ()
    assert populated.glance(not_reminded_on, (key,), TODAY, 2027) == (key,)
    populated.execute(RemindOfFees((key,), 2027, TODAY))
    sent = select(FeeYear.year).join(FeeReminder, FeeReminder.fee_year_id == FeeYear.id)
    asked = sent.where(FeeYear.membership_id == key).order_by(FeeYear.year)
    assert populated.ask(lambda session: list(session.scalars(asked))) == [2026, 2027]


def test_where_nobody_owes_what_a_letter_asks_for_that_is_said(populated):
    bodies = select(Organisation.id).where(Organisation.name == "Brasserie du Lys")
    firm = populated.ask(lambda session: session.scalar(bodies))
    draft = populated.ask(read_organisation, firm)
    there = AddressDraft(street="Rue 1", postcode="59400", locality="Cambrai", country="FR")
    reached = replace(draft, reach=replace(draft.reach, addresses=(there,)))
    populated.execute(ChangeOrganisation(firm, draft, reached))
    letter = Post(letter=reminder_letter("de"))
    with pytest.raises(RuleError, match="nobody owes anything"):
        populated.ask(post_paper, "letter", (("organisation", firm),), "de", letter)
