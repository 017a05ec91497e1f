"""Groups of the village: one chosen by hand, one that a rule finds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from worlds.examples import example
from worlds.values import names, words

from twincrm.domain.smart.rule import Block, Condition, Mode, Rule
from twincrm.domain.smart.text import rule_text
from twincrm.domain.terms import GroupKind
from twincrm.runtime import clock
from twincrm.services.groups.commands import AddGroup, EditGroup, PutInGroup, TakeOutOfGroup
from twincrm.services.groups.drafts import GroupDraft, read_group
from twincrm.services.smart.finding import group_ids
from twincrm.services.smart.listing import groups
from twincrm.store.models import Household, Organisation, Person

FRENCH = Rule(block=Block(Mode.ALL, (Condition("language", "speaks", ("fr",)),)))


def settle_groups(dispatcher):
    """The helpers of the summer party, and who speaks French."""
    people = dispatcher.ask(lambda session: list(session.query(Person.id)))
    helpers = tuple(("person", row.id) for row in people[:2])
    dispatcher.execute(AddGroup(GroupDraft("Sommerfest"), (*helpers, ("household", 1))))
    french = GroupDraft("Spricht Französisch", GroupKind.SMART, rule_text(FRENCH))
    dispatcher.execute(AddGroup(french))


CONDITIONS = st.sampled_from(
    [
        Condition("language", "speaks", ("fr", "pl")),
        Condition("hosting", "in", (2024,)),
        Condition("visit", "not_invited", (1,)),
        Condition("reach", "no_email"),
        Condition("name", "contains", ("e",)),
    ]
)
RULES = st.builds(
    lambda mode, parts, inner: rule_text(
        Rule(block=Block(mode, (*parts, Block(Mode.NONE, inner))))
    ),
    st.sampled_from(Mode),
    st.lists(CONDITIONS, min_size=1, max_size=3).map(tuple),
    st.lists(CONDITIONS, max_size=2).map(tuple),
)


def drafts(draw):
    kind = draw(st.sampled_from(GroupKind))
    rule = draw(RULES) if kind is GroupKind.SMART else ""
    return GroupDraft(f"{draw(names)} {draw(st.integers(1, 9999))}", kind, rule, note=draw(words))


def contacts(world, draw):
    kinds = (("person", Person), ("organisation", Organisation), ("household", Household))
    every = [(kind, key) for kind, model in kinds for key in world.ids(model)]
    return tuple(draw(st.lists(st.sampled_from(every), min_size=1, max_size=5, unique=True)))


def of_kind(world, smart):
    return next(row for row in world.dispatcher.glance(groups) if row.smart == smart)


@example(AddGroup)
def add_group(world, draw):
    return AddGroup(drafts(draw), contacts(world, draw))


@example(EditGroup)
def edit_group(world, draw):
    group = of_kind(world, draw(st.booleans()))
    before = world.dispatcher.ask(read_group, group.id)
    after = replace(drafts(draw), kind=before.kind, rule=draw(RULES) if group.smart else "")
    return EditGroup(group.id, before, after)


@example(PutInGroup)
def put_in_group(world, draw):
    group = of_kind(world, smart=False)
    return PutInGroup(group.id, contacts(world, draw), group.name)


@example(TakeOutOfGroup)
def take_out_of_group(world, draw):
    group = of_kind(world, smart=False)
    found = world.dispatcher.ask(group_ids, group.id, clock.today())
    chosen = draw(st.lists(st.sampled_from(found.pairs), min_size=1, unique=True))
    return TakeOutOfGroup(group.id, tuple(chosen), group.name)
