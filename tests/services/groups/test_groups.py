"""Groups: static and smart ones, used alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from worlds.partnerships import named as world_names

from twincrm.domain.errors import InputError, RuleError, UnknownRecord
from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode, Rule
from twincrm.domain.smart.text import rule_text
from twincrm.domain.terms import GroupKind
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.groups.commands import AddGroup, EditGroup, PutInGroup, TakeOutOfGroup
from twincrm.services.groups.drafts import GroupDraft, read_group
from twincrm.services.groups.from_filter import rule_of
from twincrm.services.groups.queries import sample_of
from twincrm.services.groups.wording import rule_lines
from twincrm.services.hosting.commands import ChangePlacement
from twincrm.services.hosting.drafts import read_placement
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import MemberDraft, read_household
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import LanguageDraft, PersonDraft
from twincrm.services.people.lists import ContactSource, first_rows
from twincrm.services.smart.finding import group_ids, rule_count, rule_entries
from twincrm.services.smart.listing import group_counts, group_named, groups, groups_of
from twincrm.services.trash.commands import MoveToTrash, RestoreFromTrash
from twincrm.services.visits.commands import ChangeVisit
from twincrm.services.visits.drafts import read_visit
from twincrm.store.models import HostOffer, Placement
from twincrm.store.search import record_of


def smart(dispatcher, name, *conditions):
    rule = Rule(block=Block(Mode.ALL, conditions))
    draft = GroupDraft(name, GroupKind.SMART, rule_text(rule))
    return dispatcher.execute(AddGroup(draft)).result


def asks(key, *values):
    return Condition(*key.split(".", 1), values)


def inside(dispatcher, group):
    return dispatcher.ask(group_ids, group, clock.today()).pairs


def named(dispatcher, name):
    return dispatcher.glance(group_named, name)


def test_a_static_group_holds_whom_one_puts_into_it(populated):
    group = populated.execute(AddGroup(GroupDraft("Chor"), (("person", 1),))).result

    more = (("person", 1), ("household", 1), ("person", 2), ("person", 2))
    put = populated.execute(PutInGroup(group, more, "Chor"))
    assert put.result == 2
    assert inside(populated, group) == (("person", 1), ("person", 2), ("household", 1))
    of_home = populated.glance(groups_of, "household", 1, clock.today())
    assert [row.name for row in of_home] == ["Chor", "Sommerfest"]
    of_anna = populated.glance(groups_of, "person", 1, clock.today())
    among = [row for row in populated.glance(groups) if ("person", 1) in inside(populated, row.id)]
    assert list(of_anna) == among
    out = populated.execute(TakeOutOfGroup(group, (("person", 2), ("person", 4)), "Chor"))
    assert out.result == 1
    populated.undo()
    assert ("person", 2) in inside(populated, group)


def test_those_hosted_who_lived_there_on_the_days_of_a_visit_that_took_place(populated):
    names = populated.ask(world_names)
    home, anna, moved, later = (
        names[each] for each in ("Familie Weber", "Anna", "Jean-Luc", "Klára")
    )
    before = populated.ask(read_household, home)
    (mine,) = (each for each in before.members if each.person_id == anna)
    came = (MemberDraft(person_id=moved, starts_on="2027-05"), MemberDraft(person_id=later,
            starts_on="2027-06"))  # fmt: skip
    rest = tuple(each for each in before.members if each.person_id != anna)
    after = replace(before, members=(replace(mine, ends_on="2027-05-06"), *rest, *came))
    populated.execute(ChangeHousehold(home, before, after))
    visit = populated.ask(lambda session: session.scalars(select(HostOffer.visit_id)).first())

    def among(*conditions):
        rule = Rule((ContactType.PERSON,), Block(Mode.ALL, conditions))
        found = populated.glance(rule_entries, rule, date(2028, 1, 1))
        return {record_of(entry) for entry in found} & {anna, moved, later}

    questions = asks("hosting.in", 2027), asks("hosting.at", visit), asks("hosting.ever")
    proposed = populated.ask(lambda session: session.scalars(select(Placement.id)).all())
    assert [among(question) for question in questions] == [set(), {anna, moved}, set()]
    for key in proposed:  # the hosts agreed
        draft = populated.ask(read_placement, key)
        agreed = replace(draft, status="agreed")
        populated.execute(ChangePlacement(key, draft, agreed, "Gäste", "Familie Weber"))
    for question in questions:
        assert among(question) == {anna, moved}, question
    draft = populated.ask(read_visit, visit)
    populated.execute(ChangeVisit(visit, draft, replace(draft, status="cancelled")))
    for question in (*questions, asks("visit.took_part", visit)):
        assert among(question) == set(), question


def test_who_joined_before_a_year_did_not_join_in_it(populated):
    joined = {
        day: populated.execute(AddMembership("", MembershipDraft(key, joined_on=day))).result
        and key
        for day, key in (
            (day, populated.execute(AddPerson(PersonDraft(day))).result)
            for day in ("2001-12-31", "2002", "2002-01-01")
        )
    }
    rule = Rule(block=Block(Mode.ALL, (asks("member.before", 2002),)))
    found = {record_of(entry) for entry in populated.glance(rule_entries, rule, clock.today())}
    assert found & set(joined.values()) == {joined["2001-12-31"]}


def test_who_left_in_a_year_left_neither_before_nor_after_it(populated):
    left = {}
    for day in ("2001-12-31", "2002", "2002-12-31", "2003-01-01"):
        left[day] = populated.execute(AddPerson(PersonDraft(day))).result
        draft = MembershipDraft(left[day], joined_on="1990", left_on=day)
        populated.execute(AddMembership("", draft))
    rule = Rule(block=Block(Mode.ALL, (asks("member.left", 2002),)))
    found = {record_of(entry) for entry in populated.glance(rule_entries, rule, clock.today())}
    assert found & set(left.values()) == {left["2002"], left["2002-12-31"]}


def test_a_smart_group_is_live(populated):
    group = named(populated, "spricht franzosisch")
    before = inside(populated, group)
    claire = PersonDraft("Claire", "Morel", languages=(LanguageDraft(None, "fr"),))

    new = populated.execute(AddPerson(claire)).result

    assert set(inside(populated, group)) == {*before, ("person", new)}
    populated.execute(MoveToTrash("person", (new,)))
    assert inside(populated, group) == before
    with pytest.raises(RuleError):
        populated.execute(PutInGroup(group, (("person", 1),)))


def test_a_group_may_ask_for_other_groups_but_not_for_itself(populated):
    party, french = named(populated, "Sommerfest"), named(populated, "Spricht Französisch")
    both = smart(populated, "Beide", asks("group.in", party), asks("group.in", french))
    helpers, speakers = inside(populated, party), inside(populated, french)
    assert set(inside(populated, both)) == {
        one for one in set(helpers) & set(speakers) if one[0] == "person"
    }

    either = (asks("group.in", both), asks("language.speaks", "fr"))
    way = refused(populated, french, *either, mode=Mode.ANY)
    assert "Spricht Französisch → Beide → Spricht Französisch" in way
    itself = refused(populated, french, asks("group.not_in", french))
    assert itself.startswith("A group cannot ask for itself")
    assert set(inside(populated, french)) == set(speakers)

    populated.execute(MoveToTrash("contact_group", (party,), "Sommerfest"))
    assert inside(populated, both) == inside(populated, party) == ()
    assert party not in {row.id for row in populated.glance(groups)}
    populated.execute(RestoreFromTrash("contact_group", (party,)))
    assert inside(populated, party) == helpers


def ask_for(dispatcher, group, *conditions, mode=Mode.ALL):
    before = dispatcher.ask(read_group, group)
    rule = rule_text(Rule(block=Block(mode, conditions)))
    return dispatcher.execute(EditGroup(group, before, replace(before, rule=rule)))


def refused(dispatcher, group, *conditions, mode=Mode.ALL):
    with pytest.raises(InputError) as error:
        ask_for(dispatcher, group, *conditions, mode=mode)
    assert error.value.field == "rule"
    return catalogue("en").say(error.value.message)


def test_the_trash_hides_no_circle(populated):
    a = smart(populated, "A", asks("birth.alive"))
    b = smart(populated, "B", asks("group.not_in", a))
    c = smart(populated, "C", asks("birth.alive"), asks("group.in", b))
    populated.execute(MoveToTrash("contact_group", (b,), "B"))

    assert "A → C → B → A" in refused(populated, a, asks("group.not_in", c))


def test_a_circle_of_an_older_file_finds_nobody_and_is_named(populated, monkeypatch):
    a = smart(populated, "A", asks("birth.alive"))
    b = smart(populated, "B", asks("group.not_in", a))
    behind = Rule(block=Block(Mode.ALL, (asks("group.not_in", b), asks("birth.alive"))))
    assert inside(populated, a)
    with monkeypatch.context() as older:
        older.setattr("twincrm.services.groups.drafts.check_circle", lambda *_: None)
        ask_for(populated, a, asks("group.not_in", b))

    assert inside(populated, a) == inside(populated, b) == ()
    assert not populated.glance(rule_entries, behind, clock.today())
    assert populated.glance(sample_of, behind, clock.today(), "de", 3).circle == ("B", "A", "B")
    circles = {row.id: row.circle for row in populated.glance(groups)}
    assert (circles[a], circles[b]) == (("A", "B", "A"), ("B", "A", "B"))
    before = populated.ask(read_group, a)
    populated.execute(EditGroup(a, before, replace(before, name="Andere")))
    ask_for(populated, a, asks("birth.alive"))
    assert inside(populated, a)


def test_a_tag_in_the_trash_is_on_nobody(populated):
    group = smart(populated, "Jubiläum", asks("tag.has", 1))
    assert inside(populated, group)

    populated.execute(MoveToTrash("tag", (1,)))

    assert inside(populated, group) == ()


def test_the_dead_have_neither_age_nor_birthday(populated):
    draft = PersonDraft("Otto", "Alt", birth_date="1930-05-01")
    old = populated.execute(AddPerson(draft)).result
    ages = (asks("birth.from", 80), asks("birth.under", 150), asks("birth.month", 5))
    listed = [smart(populated, f"Alter {n}", asked) for n, asked in enumerate(ages)]
    for group in listed:
        assert ("person", old) in inside(populated, group)

    populated.execute(ChangePerson(old, draft, replace(draft, death_date="2026")))

    for group in listed:
        assert ("person", old) not in inside(populated, group)


NO_KINDS = '{"kinds": [], "all": [{"ask": "birth.alive", "of": []}]}'


def test_nobody_is_found_for_being_outside_of_what_lies_in_the_trash(populated):
    party = named(populated, "Sommerfest")
    kept_out = (
        Rule(block=Block(Mode.ALL, (asks("group.not_in", party),))),
        Rule(block=Block(Mode.NONE, (asks("group.in", party),))),
        Rule(block=Block(Mode.ALL, (asks("tag.without", 1),))),
        Rule(block=Block(Mode.ALL, (asks("role.not_at", 2), asks("birth.alive")))),
    )
    group = smart(populated, "Andere", *kept_out[0].block.parts)
    for rule in kept_out:
        assert populated.glance(rule_entries, rule, clock.today())
    either = Rule(block=Block(Mode.ANY, (asks("tag.has", 1), asks("birth.alive"))))
    alive = populated.glance(rule_count, either, clock.today())

    for kind, key in (("contact_group", party), ("tag", 1), ("organisation", 2)):
        populated.execute(MoveToTrash(kind, (key,)))

    for rule in kept_out:
        assert not populated.glance(rule_entries, rule, clock.today())
        assert populated.glance(sample_of, rule, clock.today(), "de", 3).lost
    assert populated.glance(rule_count, either, clock.today()) == alive
    assert [row.lost for row in populated.glance(groups) if row.id == group] == [True]
    (_, line) = populated.ask(rule_lines, kept_out[0], catalogue("en"))
    assert "(in the trash)" in line.text
    populated.execute(RestoreFromTrash("contact_group", (party,)))
    assert inside(populated, group)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (GroupDraft("  "), "name"),
        (GroupDraft("SOMMERFEST"), "name"),
        (GroupDraft("Leer", GroupKind.SMART), "rule"),
        (GroupDraft("Leer", GroupKind.SMART, NO_KINDS), "kinds"),
        (GroupDraft("Leer", GroupKind.SMART, '{"any": [{"all": []}]}'), "rule"),
    ],
)
def test_what_is_wrong_with_a_group_is_said_at_its_field(populated, draft, field):
    with pytest.raises(InputError) as refused:
        populated.execute(AddGroup(draft))
    assert refused.value.field == field


def test_a_rule_of_a_newer_program_can_be_kept_and_renamed(populated):
    written = '{"kinds": ["person"], "all": [{"ask": "shoes.size", "of": [44]}]}'
    draft = GroupDraft("Große Füße", GroupKind.SMART, written)
    group = populated.execute(AddGroup(draft)).result

    before = populated.ask(read_group, group)
    populated.execute(EditGroup(group, before, replace(before, name="Große Schuhe")))

    assert populated.ask(read_group, group).rule == written
    row = next(row for row in populated.glance(groups) if row.id == group)
    assert not row.understood
    assert populated.glance(group_counts, [group], clock.today()) == {group: 0}


@pytest.mark.parametrize("mode", list(Mode))
def test_nobody_is_said_to_be_outside_a_group_that_is_not_understood(populated, mode):
    written = '{"kinds": ["person"], "all": [{"ask": "shoes.size", "of": [44]}]}'
    blocked = populated.execute(AddGroup(GroupDraft("Gesperrt", GroupKind.SMART, written))).result
    others = Rule(block=Block(mode, (asks("group.not_in", blocked), asks("birth.dead"))))
    inside = Rule(block=Block(Mode.NONE, (asks("group.in", blocked),)))

    for rule in (others, inside):
        assert not populated.glance(rule_entries, rule, clock.today())


def test_the_list_of_contacts_is_narrowed_down_to_groups(populated):
    party, french = named(populated, "Sommerfest"), named(populated, "Spricht Französisch")
    for chosen in ((party,), (french,), (party, french)):
        wanted = ContactFilter(group_ids=chosen)
        source = ContactSource(populated, wanted, "de")
        rows = source.rows(source.ids())
        pairs = {(row.kind, row.record_id) for row in rows}
        assert pairs == {pair for group in chosen for pair in inside(populated, group)}
        if len(chosen) == 1:
            assert populated.glance(first_rows, wanted, "de", 3) == tuple(rows[:3])
    words = ContactSource(populated, ContactFilter("anna", group_ids=(party,)), "de")
    assert 0 < len(words.ids()) < len(inside(populated, party))


def test_an_unknown_name_tells_the_known_ones(populated):
    with pytest.raises(UnknownRecord) as refused:
        named(populated, "Chor")
    assert "Sommerfest" in str(refused.value.message.values["known"])


@pytest.mark.parametrize(
    "wanted",
    [
        ContactFilter("web"),
        ContactFilter(place_ids=(1, 2)),
        ContactFilter(sectors=("politics", "civil_society")),
        ContactFilter(languages=("fr",), kinds=("household", "person")),
        ContactFilter("a", tag_ids=(1,), place_ids=(1,)),
        ContactFilter(group_ids=(1, 2), kinds=("organisation",)),
        ContactFilter(group_ids=(1, 2), languages=("de",)),
    ],
    ids=str,
)
def test_a_group_made_from_the_filters_finds_what_they_find(populated, wanted):
    source = ContactSource(populated, wanted, "de")
    filtered = source.ids()

    found = populated.ask(rule_entries, rule_of(wanted), clock.today())

    assert list(found) == list(filtered)
