"""E-mails to chosen contacts from the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from worlds.dialogs import in_next_dialog

from twincrm.services.contacts import EmailDraft, Reach
from twincrm.services.disclosures.queries import disclosures
from twincrm.services.people.adding import AddPeople
from twincrm.services.people.drafts import ConsentDraft, PersonDraft
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.fields import LongTextField
from twincrm.ui.mailings.email_dialog import EACH, EmailDialog

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture
def people(dispatcher):
    """Forty with a mailbox, two without."""
    drafts = [
        PersonDraft("Ida", f"Nr. {n}", reach=Reach(emails=(EmailDraft(address=f"i{n}@x.org"),)))
        for n in range(40)
    ]
    no_more = ConsentDraft(
        None, "newsletter", given_on=date(2020, 1, 5), withdrawn_on=date(2021, 3, 1)
    )
    drafts[0] = replace(drafts[0], consents=(no_more,))
    drafts += [PersonDraft("Ute", "Ohne"), PersonDraft("Jan", "Ohne")]
    dispatcher.execute(AddPeople(tuple(drafts)))
    return tuple(("person", key) for key in range(1, 43))


@pytest.fixture
def asked(make_services, dispatcher, qtbot):
    """The dialog, with what it opened and whom it sends to the labels."""
    made, opened, posted = [], [], []

    def make(contacts, *answers):
        answers = list(answers)

        def post(_services, missed):
            posted.append(missed)

        def open_link(link):
            opened.append(link)
            return answers.pop(0) if answers else True

        services = make_services(dispatcher, language="de")
        dialog = EmailDialog(services, contacts, post, open_link)
        made.append(dialog.dialog)
        dialog.dialog.show()
        qtbot.waitUntil(lambda: not services.jobs.busy)
        return dialog, opened, posted

    yield make
    for each in made:
        if isValid(each):
            each.reject()


def test_one_link_reaches_all_and_those_without_are_told_and_posted_to(
    asked, people, dispatcher, qtbot
):
    dialog, opened, posted = asked(people, False)
    assert dialog.newsletter.isVisible()
    assert "39" in dialog.told.text()
    assert "Ida Nr. 0" in dialog.told.text()
    dialog.newsletter.click()
    qtbot.waitUntil(lambda: "40" in dialog.told.text())
    assert "Ute Ohne, Jan Ohne" in dialog.missed.text()

    dialog.labels.click()
    dialog.open.click()  # no mail program answers
    assert "Kein E-Mail-Programm" in dialog.link_words.text()
    assert dispatcher.ask(disclosures) == ()
    dialog.open.click()

    assert posted == [people[40:]]
    assert unquote(opened[0]).startswith("mailto:?bcc=i0@x.org,i1@x.org")
    assert dispatcher.ask(disclosures)[0].records == 40


def test_what_is_too_long_for_a_link_is_saved_as_files(
    asked, people, dispatcher, qtbot, tmp_path, record
):
    dispatcher.execute(
        AddPeople(
            tuple(
                PersonDraft(
                    "Ida",
                    f"Lang {n}",
                    reach=Reach(emails=(EmailDraft(address=f"{'i' * 40}{n}@example.org"),)),
                )
                for n in range(60)
            )
        )
    )
    dialog, _, _ = asked(tuple(("person", key) for key in range(1, 103)))
    assert not dialog.open.isEnabled()
    assert dialog.link_words.text()

    dialog.way.set_value(EACH)
    qtbot.waitUntil(lambda: not dialog._services.jobs.busy)
    record.choose_folder = lambda _title, _folder: tmp_path
    dialog.save.click()
    qtbot.waitUntil(lambda: not isValid(dialog.dialog))

    (folder,) = [each for each in tmp_path.iterdir() if each.is_dir() and "E-" in each.name]
    assert len(list(folder.glob("*.eml"))) == 99
    assert str(folder) in record.messages[-1]


def test_a_text_is_written_on_the_way_and_taken(asked, people, qtbot):
    dialog, opened, _ = asked(people)

    def write(shown):
        held = shown.findChildren(QWidget)
        (name,) = [each for each in held if each.accessibleName() == "Name für die Liste"]
        name.setText("Einladung")
        body = next(each for each in held if isinstance(each, LongTextField) and each.isVisible())
        body.set_value("Wir laden ein.")
        next(b for b in shown.findChildren(Button) if b.isDefault()).click()

    in_next_dialog(write)
    dialog.new.click()
    qtbot.waitUntil(lambda: not dialog._services.jobs.busy)
    dialog.open.click()

    assert "laden ein." in unquote(opened[0])
