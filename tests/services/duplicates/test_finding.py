"""Records that may be one are found with their reasons; those known to be two never again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.errors import Cancelled, RuleError
from twincrm.domain.likeness import ReasonKind, Verdict
from twincrm.domain.texts import Message
from twincrm.services.contacts import AddressDraft, EmailDraft, PhoneDraft, Reach
from twincrm.services.duplicates.commands import RememberDistinct
from twincrm.services.duplicates.queries import candidates
from twincrm.services.names import NameDraft
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.trash.commands import MoveToTrash


def home(street="Ringstraße 14", mail="", phone=""):
    return Reach(
        phones=(PhoneDraft(number=phone),) if phone else (),
        emails=(EmailDraft(address=mail),) if mail else (),
        addresses=(AddressDraft(street=street, postcode="47495", locality="Lindenau"),),
    )


HANNELORE = PersonDraft(
    "Hannelore", "Müller", birth_date="1957-04-19", reach=home(mail="hm@example.org")
)


def added(dispatcher, *people):
    return [dispatcher.execute(AddPerson(person)).result for person in people]


def test_a_pair_tells_every_reason_and_its_points(dispatcher):
    twice = replace(HANNELORE, family="Mueller", reach=home("Ringstr. 14", "HM@example.org"))
    first, second = added(dispatcher, HANNELORE, twice)

    (pair,) = dispatcher.ask(candidates)

    assert (pair.kind, pair.first_id, pair.second_id) == ("person", first, second)
    assert pair.verdict is Verdict.SURE
    assert pair.score == sum(reason.points for reason in pair.reasons)
    kinds = {reason.kind for reason in pair.reasons if reason.sign == "for"}
    assert kinds >= {ReasonKind.NAME, ReasonKind.BIRTH, ReasonKind.EMAIL, ReasonKind.ADDRESS}
    written = Message(
        "Family name spelt otherwise · {one} = {other}", {"one": "Müller", "other": "Mueller"}
    )
    assert written in [reason.message for reason in pair.reasons]


def test_the_same_name_in_other_letters_is_possible_though_nothing_else_is_known(dispatcher):
    known = PersonDraft("Jürgen", "Schäfer", birth_date="1958-06-05", reach=home("Bankstr. 9"))
    added(dispatcher, known, PersonDraft("Jürgen", "Schaefer"))
    (pair,) = dispatcher.ask(candidates)
    assert pair.verdict is Verdict.POSSIBLE


@pytest.mark.parametrize(
    "other",
    [
        replace(HANNELORE, given="Werner", birth_date=None),
        replace(HANNELORE, given="Ingrid"),
        replace(HANNELORE, birth_date="1985-11-02"),
        replace(HANNELORE, suffix="jun.", birth_date=None),
        PersonDraft("Ulrike", "Müller"),
    ],
    ids=["couple", "twins", "mother and daughter", "junior", "only the family name"],
)
def test_who_shares_a_house_or_a_name_is_not_one(dispatcher, other):
    added(dispatcher, HANNELORE, other)

    pairs = dispatcher.ask(candidates)

    assert [pair for pair in pairs if pair.verdict in {Verdict.SURE, Verdict.LIKELY}] == []


def test_those_known_to_be_two_are_never_shown_again(dispatcher):
    first, second = added(dispatcher, HANNELORE, replace(HANNELORE, given="Hanelore"))
    assert len(dispatcher.ask(candidates)) == 1

    remember = RememberDistinct("person", second, first, "Hanelore Müller", "Hannelore Müller")
    dispatcher.execute(remember)
    assert dispatcher.ask(candidates) == ()
    assert dispatcher.execute(remember).step is None
    dispatcher.undo()
    assert len(dispatcher.ask(candidates)) == 1
    with pytest.raises(RuleError):
        dispatcher.execute(RememberDistinct("person", first, first, "Hannelore", "Hannelore"))


@pytest.mark.parametrize("common", [{"phone": "02842 123456"}, {"mail": "ub@example.org"}])
def test_one_thing_in_common_is_enough_to_be_compared(dispatcher, common):
    reach = replace(home(**common), addresses=())
    added(dispatcher, PersonDraft("Ulrike", "Bauer", reach=reach))
    added(dispatcher, PersonDraft("Ilrike", "Vauer", reach=reach))

    assert [pair.verdict for pair in dispatcher.ask(candidates)] == [Verdict.LIKELY]


def test_what_lies_in_the_trash_is_no_duplicate(dispatcher):
    _, second = added(dispatcher, HANNELORE, HANNELORE)
    dispatcher.execute(MoveToTrash("person", (second,)))

    assert dispatcher.ask(candidates) == ()


def test_organisations_by_name_web_and_place(dispatcher):
    town = dispatcher.execute(AddPlace(PlaceDraft(name="Lindenau", country="DE"))).result
    far = dispatcher.execute(AddPlace(PlaceDraft(name="Kamieniec", country="PL"))).result
    brigade = OrganisationDraft("Freiwillige Feuerwehr Lindenau e.V.", place_id=town)
    again = OrganisationDraft("Feuerwehr, Freiwillige, Lindenau", place_id=town)
    elsewhere = replace(again, place_id=far)
    ids = [dispatcher.execute(AddOrganisation(d)).result for d in (brigade, again, elsewhere)]

    (pair,) = dispatcher.ask(candidates, None, ("organisation",))

    assert (pair.first_id, pair.second_id) == tuple(ids[:2])
    assert pair.verdict is Verdict.LIKELY


def test_places_by_their_names_in_any_language_within_one_country(dispatcher):
    polish = PlaceDraft(name="Wrocław", country="PL", names=(NameDraft(None, "de", "Breslau"),))
    german = PlaceDraft(name="Breslau", country="PL")
    others = (PlaceDraft(name="Breslau", country="DE"),)
    ids = [dispatcher.execute(AddPlace(d)).result for d in (polish, german, *others)]

    (pair,) = dispatcher.ask(candidates, None, ("place",))

    assert (pair.first_id, pair.second_id) == tuple(ids[:2])


class GivesUp:
    def step(self, done, total):
        raise Cancelled(Message("Stopped."))


def test_finding_can_be_given_up(dispatcher):
    added(dispatcher, HANNELORE, HANNELORE)

    with pytest.raises(Cancelled):
        dispatcher.ask(candidates, GivesUp())
