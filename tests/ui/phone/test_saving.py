"""Contacts as files of cards: whole or not at all, with consent, noted in the disclosure log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from sqlalchemy import select
from worlds.desk import nameless

from twincrm.domain.errors import Cancelled, RuleError
from twincrm.domain.terms import ConsentPurpose, ContactKind
from twincrm.domain.texts import Message
from twincrm.exchange.vcard import read_cards
from twincrm.services.contacts import PhoneDraft, Reach
from twincrm.services.documents.commands import SetPhoto
from twincrm.services.interchange.exporting import all_contacts
from twincrm.services.interchange.handing_out import CardOrder, hand_out
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import ConsentDraft, PersonDraft, read_person
from twincrm.store.models import DisclosureLog
from twincrm.ui.phone import save_cards
from twincrm.ui.phone.saving import SaveSheet


def logged(dispatcher):
    return dispatcher.ask(
        lambda s: [(row.form, row.purpose, row.records) for row in s.scalars(select(DisclosureLog))]
    )


@pytest.fixture
def contacts(desk):
    """Ágnes agreed to be passed on, Bernd did not."""
    consent = ConsentDraft(None, ConsentPurpose.PARTNER, "2027-01-05")
    agnes = PersonDraft(
        given="Ágnes",
        family="Łącka",
        birth_date="1957-04-19",
        note="mag keinen Fisch",
        reach=Reach(phones=(PhoneDraft(None, ContactKind.MOBILE, "", "+49 171 2345678"),)),
        consents=(consent,),
    )
    bernd = replace(agnes, given="Bernd", consents=())
    return tuple(
        ("person", desk.dispatcher.execute(AddPerson(draft)).result) for draft in (agnes, bernd)
    )


@pytest.fixture
def sheet(desk, contacts):
    sheet = SaveSheet(desk.services, contacts)
    sheet.dialog.open()
    return sheet


def read(path):
    return [each.card for each in read_cards(path.read_bytes())]


def test_a_selection_becomes_one_file_for_phones(desk, sheet, qtbot, tmp_path):
    desk.asker.save = tmp_path / "karten.vcf"
    before = len(logged(desk.dispatcher))
    qtbot.keyClick(sheet.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.notes))
    assert b"VERSION:3.0" in desk.asker.save.read_bytes()
    cards = read(desk.asker.save)
    assert [card.given for card in cards] == ["Ágnes", "Bernd"]
    assert {(card.birthday, card.note) for card in cards} == {("", "")}
    assert desk.notes[0][0].startswith("2 cards were written.")
    assert logged(desk.dispatcher)[before:] == [("vcard", "phone", 2)]
    assert [each.name for each in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize(("purpose", "goes"), [("phone", 1), ("partner", 0), ("internal", 2)])
def test_the_dead_are_kept_by_the_association_alone(desk, contacts, tmp_path, purpose, goes):
    agnes = contacts[0][1]
    before = desk.dispatcher.ask(read_person, agnes)
    desk.dispatcher.execute(ChangePerson(agnes, before, replace(before, death_date="2027-02")))
    done = hand_out(desk.dispatcher, CardOrder(contacts, "de", purpose), tmp_path / "x.vcf")
    gone = () if purpose == "internal" else ("Ágnes Łącka",)
    assert (done.written, done.died) == (goes, gone)


def test_a_partner_gets_only_those_who_agreed(desk, sheet, qtbot, tmp_path):
    desk.asker.save = tmp_path / "partner.vcf"
    sheet.purpose.set_value("partner")
    assert not sheet.save.isEnabled()
    qtbot.waitUntil(sheet.save.isEnabled)
    assert (
        "1 person has not agreed to be passed on, or was not asked yet,"
        in sheet.left_out.notice.text
    )
    assert [sheet.left_out.names.item(0).text()] == ["Bernd Łącka"]
    sheet.save.click()
    qtbot.waitUntil(lambda: bool(desk.notes))
    assert desk.notes[0][0].startswith("1 card was written.")
    assert desk.notes[0][0].endswith("Left out because they have not agreed: Bernd Łącka.")
    assert [card.given for card in read(desk.asker.save)] == ["Ágnes"]
    assert logged(desk.dispatcher)[-1] == ("vcard", "partner", 1)


def picture():
    """A small photo."""
    image, data = QImage(4, 4, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.gray)
    image.save(data, "JPEG")
    return bytes(data.data())


@pytest.mark.parametrize("agreed", [True, False])
def test_a_partner_gets_no_tags_and_pictures_only_with_consent(desk, contacts, tmp_path, agreed):
    agnes = contacts[0][1]
    before = desk.dispatcher.ask(read_person, agnes)
    photo = ConsentDraft(None, ConsentPurpose.PHOTO, "2027-01-05")
    consents = (*before.consents, photo) if agreed else before.consents
    reach = replace(before.reach, tags=("Feuerwehr",))
    after = replace(before, consents=consents, reach=reach)
    desk.dispatcher.execute(ChangePerson(agnes, before, after))
    desk.dispatcher.execute(SetPhoto(agnes, picture(), "Ágnes"))
    for purpose in ("partner", "internal"):
        out = tmp_path / f"{purpose}.vcf"
        hand_out(desk.dispatcher, CardOrder(contacts[:1], "de", purpose), out)
        [card] = read(out)
        inside = purpose == "internal"
        assert card.categories == (("Feuerwehr",) if inside else ())
        assert (card.photo is not None) == (inside or agreed)


@pytest.mark.parametrize(("again", "goes"), [((), False), ((date(2027, 3, 2),), True)])
def test_a_withdrawal_takes_back_what_was_given_before(desk, contacts, tmp_path, again, goes):
    bernd = contacts[1][1]
    before = desk.dispatcher.ask(read_person, bernd)
    first = ConsentDraft(None, ConsentPurpose.PARTNER, given_on=date(2020, 1, 1))
    taken_back = replace(first, given_on=date(2023, 1, 1), withdrawn_on=date(2027, 3, 1))
    said = [first, taken_back, *(replace(first, given_on=day) for day in again)]
    desk.dispatcher.execute(ChangePerson(bernd, before, replace(before, consents=tuple(said))))
    out = tmp_path / "partner.vcf"
    done = hand_out(desk.dispatcher, CardOrder(contacts, "de", "partner"), out)
    assert ([card.given for card in read(out)], done.refused) == (
        (["Ágnes", "Bernd"], ()) if goes else (["Ágnes"], ("Bernd Łącka",))
    )


def test_one_file_each_in_a_folder_of_their_own(desk, sheet, qtbot, tmp_path):
    desk.asker.folder = tmp_path
    sheet.each.set_value(True)
    sheet.version.set_value("4.0")
    sheet.purpose.set_value("internal")
    sheet.save.click()
    qtbot.waitUntil(lambda: bool(desk.notes))
    folder = tmp_path / "Partnerschaftsverein Lindenau - Contacts - 2027-04-19"
    assert sorted(each.name for each in folder.iterdir()) == ["agnes-lacka.vcf", "bernd-lacka.vcf"]
    one = folder / "agnes-lacka.vcf"
    assert b"VERSION:4.0" in one.read_bytes()
    assert read(one)[0].note == "mag keinen Fisch"


def test_a_folder_that_is_there_is_never_replaced(desk, contacts, tmp_path):
    out = tmp_path / "Karten"
    out.mkdir()
    (out / "kept.txt").write_text("kept")
    order = CardOrder(contacts, "de", one_file_each=True)
    done = hand_out(desk.dispatcher, order, out)
    assert done.out == tmp_path / "Karten 2"
    assert (out / "kept.txt").read_text() == "kept"


def test_stopping_leaves_nothing_behind(desk, tmp_path):
    class Impatient:
        def step(self, done, total):
            raise Cancelled(Message("Stopped."))

    every = desk.dispatcher.ask(all_contacts)
    before = logged(desk.dispatcher)
    out = tmp_path / "alle.vcf"
    out.write_text("as it was")
    with pytest.raises(Cancelled):
        hand_out(desk.dispatcher, CardOrder(every, "de"), out, Impatient())
    assert out.read_text() == "as it was"
    assert list(tmp_path.glob(".*.part")) == []
    assert logged(desk.dispatcher) == before


def test_a_place_that_cannot_be_written_is_said(desk, sheet, qtbot, tmp_path):
    desk.asker.save = tmp_path / "nowhere" / "karten.vcf"
    before = logged(desk.dispatcher)
    sheet.save.click()
    qtbot.waitUntil(lambda: bool(desk.asker.told))
    assert desk.asker.told[0][2] == "Choose another place…"
    assert logged(desk.dispatcher) == before
    assert sheet.dialog.isVisible()
    assert sheet.save.isEnabled()


def test_another_place_can_be_chosen_where_one_cannot_be_written(desk, sheet, qtbot, tmp_path):
    places, desk.asker.act = [tmp_path / "nowhere" / "karten.vcf", tmp_path / "karten.vcf"], True
    desk.asker.choose_save = lambda *_: places.pop(0)
    sheet.save.click()
    qtbot.waitUntil(lambda: desk.notes != [])
    assert (tmp_path / "karten.vcf").read_text(encoding="utf-8").startswith("BEGIN:VCARD")


def test_no_file_chosen_writes_nothing(desk, sheet, qtbot):
    qtbot.waitUntil(lambda: not desk.jobs.busy)  # who may go out is known
    sheet.save.click()
    assert desk.asker.asked[0][2].name.startswith(
        "Partnerschaftsverein Lindenau - Contacts - 2027-04-19"
    )
    assert not desk.jobs.busy


def test_one_contact_names_its_file(desk, contacts):
    sheet = SaveSheet(desk.services, contacts[:1])
    sheet.dialog.open()
    sheet.save.click()
    assert desk.asker.asked[0][2].name == "Ágnes Łącka.vcf"
    assert not sheet.each.isVisible()


def test_a_screen_reader_can_name_everything(sheet):
    assert nameless(sheet.dialog) == []


def test_households_have_no_card(desk):
    save_cards(desk.services, (("household", 1),))
    assert desk.notes == [("Only people and organisations have a contact card.", "info")]


def test_no_association_is_replaced_by_cards(desk, contacts):
    place = desk.dispatcher.file.path
    before = place.stat().st_ino, len(logged(desk.dispatcher))

    with pytest.raises(RuleError, match="never overwritten"):
        hand_out(desk.dispatcher, CardOrder(contacts, "en"), place)

    assert (place.stat().st_ino, len(logged(desk.dispatcher))) == before
