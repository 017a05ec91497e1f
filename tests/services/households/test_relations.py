"""How two people are related, read from either end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.errors import InputError
from twincrm.domain.terms import RelationKind
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import AddressDraft
from twincrm.services.people.drafts import read_person
from twincrm.services.people.lists import contact_total
from twincrm.services.people.queries import person_details
from twincrm.services.people.relating import BondDraft, KeepRelation, read_bond

SON, HAS, SERVES = "jest synem osoby", "ma osobę kontaktową", "sert d’interprète"
OLD = AddressDraft(street="Ringstraße 1", postcode="47475", locality="Lindenau", country="DE")
NEW = AddressDraft(street="Gartenweg 4", postcode="47475", locality="Lindenau", country="DE")


@pytest.mark.parametrize("backwards", [False, True])
def test_somebody_who_is_only_named_is_added_with_the_relation(dispatcher, people, backwards):
    anna = people[0]
    ends = {"person_id": 0, "other_id": anna} if backwards else {"person_id": anna, "other_id": 0}
    bond = BondDraft(**ends, kind=RelationKind.PARENT, new_person="Rosa von der Au")
    kept = dispatcher.execute(KeepRelation(bond, ("Anna", "Rosa von der Au"))).result
    found = dispatcher.ask(read_bond, kept)
    rosa = found.person_id if backwards else found.other_id
    assert dispatcher.ask(read_person, rosa).full_name == "Rosa von der Au"
    dispatcher.undo()
    assert dispatcher.ask(contact_total) == len(people)


def words(dispatcher, person, language="de"):
    (row,) = dispatcher.ask(person_details, person, language).relations
    return catalogue(language).say(row.words)


@pytest.mark.parametrize(
    ("language", "kind", "of_anna", "of_bernd"),
    [
        ("de", RelationKind.PARENT, "Mutter von Bernd Weber", "Sohn von Anna Weber"),
        ("fr", RelationKind.PARENT, "mère de Bernd Weber", "fils d’Anna Weber"),
        ("de", RelationKind.SIBLING, "Schwester von Bernd Weber", "Bruder von Anna Weber"),
        ("fr", RelationKind.SIBLING, "sœur de Bernd Weber", "frère d’Anna Weber"),
        ("en", RelationKind.PARENT, "mother of Bernd Weber", "son of Anna Weber"),
        ("pl", RelationKind.PARENT, "jest matką osoby: Bernd Weber", f"{SON}: Anna Weber"),
        ("pl", RelationKind.CONTACT, "osoba kontaktowa dla: Bernd Weber", f"{HAS}: Anna Weber"),
        ("de", RelationKind.INTERPRETER, "dolmetscht für Bernd Weber", "Anna Weber dolmetscht"),
        ("fr", RelationKind.INTERPRETER, "interprète pour Bernd Weber", f"Anna Weber {SERVES}"),
    ],
)
def test_both_ends_of_a_relation_read_right(dispatcher, people, language, kind, of_anna, of_bernd):
    anna, bernd, _ = people
    dispatcher.execute(KeepRelation(BondDraft(anna, bernd, kind), ("Anna", "Bernd")))
    assert words(dispatcher, anna, language) == of_anna
    assert words(dispatcher, bernd, language) == of_bernd


def test_a_relation_ends_and_turns_round_from_the_other_end(dispatcher, people):
    anna, bernd, clara = people
    bond = BondDraft(anna, bernd, RelationKind.PARENT)
    relation = dispatcher.execute(KeepRelation(bond, ("Anna", "Bernd"))).result
    turned = replace(bond, person_id=bernd, other_id=anna, ends_on="2020")
    dispatcher.execute(KeepRelation(turned, ("Bernd", "Anna"), relation, bond))
    assert dispatcher.ask(read_bond, relation) == turned
    assert words(dispatcher, anna, "en") == "daughter of Bernd Weber"
    with pytest.raises(InputError):
        dispatcher.execute(KeepRelation(BondDraft(clara, clara), ("Clara", "Clara")))
