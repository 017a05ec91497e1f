"""Changes of many contacts at once, of every sort."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from worlds.examples import example
from worlds.groups import contacts, of_kind
from worlds.values import languages, names, words

from twincrm.domain.terms import Channel, ConsentPurpose, FormOfAddress
from twincrm.services.bulk.agreeing import Agreed
from twincrm.services.bulk.belonging import Grouped, Tagged
from twincrm.services.bulk.commands import ChangeMany
from twincrm.services.bulk.joining import LivingIn, TakingPart
from twincrm.services.bulk.roles import Role
from twincrm.services.bulk.speaking import Spoken
from twincrm.services.bulk.values import (
    Addressing,
    ContactLimit,
    Language,
    NoteLine,
    PreferredWay,
    Town,
)
from twincrm.store.models import Function, Household, Organisation, Place, Visit

YES_OR_NO = st.booleans()


def _agreed(draw):
    day = draw(st.dates(date(2020, 1, 1), date(2027, 4, 19)))
    return Agreed(draw(st.sampled_from(ConsentPurpose)), day, draw(words), draw(YES_OR_NO))


def _role(world, draw):
    body = draw(
        st.sampled_from(
            [("organisation", world.pick(draw, Organisation)), ("place", world.pick(draw, Place))]
        )
    )
    function = draw(st.sampled_from((None, world.pick(draw, Function))))
    return Role(
        body, "Chor", function, draw(st.sampled_from(("2026", "2027-03-01"))), draw(YES_OR_NO)
    )


@example(ChangeMany)
def change_many(world, draw):
    group = of_kind(world, smart=False)
    change = draw(
        st.sampled_from(
            (
                Tagged(draw(names), draw(YES_OR_NO)),
                Tagged("Jubiläum", draw(YES_OR_NO)),
                Grouped(group.id, group.name, draw(YES_OR_NO)),
                Language(draw(languages)),
                Spoken(draw(languages), draw(st.sampled_from("1234"))),
                Town(world.pick(draw, Place), "Lindenau"),
                PreferredWay(draw(st.sampled_from(Channel))),
                Addressing(draw(st.sampled_from(FormOfAddress))),
                ContactLimit(draw(st.sampled_from((None, 0, 6)))),
                NoteLine(draw(names)),
                _agreed(draw),
                _role(world, draw),
                LivingIn(
                    world.pick(draw, Household), "Weber", draw(st.sampled_from((None, "2026")))
                ),
                TakingPart(world.pick(draw, Visit), "Fest"),
            )
        )
    )
    return ChangeMany(contacts(world, draw), change)
