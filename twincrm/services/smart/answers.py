"""Who answers which question of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.services.smart import about_life as life
from twincrm.services.smart import about_more as more
from twincrm.services.smart import about_people as people

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.smart.asking import Asking, Finds


class Answer(NamedTuple):
    """What finds the contacts, and whether it is the others that are meant."""

    find: Callable[[Asking], Finds]
    negated: bool = False


def _not(find: Callable[[Asking], Finds]) -> Answer:
    return Answer(find, negated=True)


ANSWERS: dict[str, Answer] = {
    "name.contains": Answer(people.named),
    "name.found": Answer(people.searched),
    "place.at": Answer(people.at_home),
    "place.not_at": _not(people.at_home),
    "place.of": Answer(people.of_place),
    "place.postcode": Answer(people.of_postcode),
    "place.country": Answer(people.of_country),
    "sector.is": Answer(people.of_sector),
    "sector.not": _not(people.of_sector),
    "category.is": Answer(people.of_category),
    "activity.is": Answer(people.of_activity),
    "role.now": Answer(people.with_function),
    "role.once": Answer(people.had_function),
    "role.never": _not(people.with_function),
    "role.at": Answer(people.in_body),
    "role.was_at": Answer(people.was_in_body),
    "role.not_at": _not(people.in_body),
    "role.none": _not(people.with_role),
    "language.speaks": Answer(people.speaking),
    "language.well": Answer(people.speaking_well),
    "language.fluently": Answer(people.speaking_fluently),
    "language.not": _not(people.speaking),
    "language.written": Answer(people.written_to),
    "language.of": Answer(people.of_language),
    "language.unwritten": _not(people.with_letters),
    "tag.has": Answer(life.tagged),
    "tag.without": _not(life.tagged),
    "member.is": Answer(life.members),
    "member.not": _not(life.members),
    "member.was": Answer(life.former_members),
    "member.kind": Answer(life.members_of_kind),
    "member.before": Answer(life.joined_before),
    "member.joined": Answer(life.joined_in),
    "member.left": Answer(life.left_in),
    "member.unpaid": Answer(life.fee_unpaid),
    "member.paid": Answer(life.fee_paid),
    "member.waived": Answer(life.fee_waived),
    "member.number_from": Answer(more.numbered_from),
    "member.number_to": Answer(more.numbered_to),
    "member.pays": Answer(more.paying),
    "honour.in": Answer(more.honoured_in),
    "honour.ever": Answer(more.honoured),
    "honour.never": _not(more.honoured),
    "birth.month": Answer(people.born_in_month),
    "birth.from": Answer(people.aged),
    "birth.under": Answer(people.younger),
    "birth.year": Answer(people.born_in),
    "birth.unknown": _not(people.with_birthday),
    "birth.alive": _not(people.dead),
    "birth.dead": Answer(people.dead),
    "consent.given": Answer(people.agreed),
    "consent.missing": _not(people.agreed),
    "consent.expired": Answer(people.ran_out),
    "visit.invited": Answer(life.invited),
    "visit.not_invited": _not(life.invited),
    "visit.took_part": Answer(life.took_part_at),
    "visit.guest_at": Answer(life.guests_at),
    "visit.guest_in": Answer(life.guests_in),
    "visit.part_in": Answer(life.took_part_in),
    "visit.not_since": _not(life.took_part_since),
    "visit.never": _not(life.took_part),
    "hosting.in": Answer(life.hosted_in),
    "hosting.not_since": _not(life.hosted_since),
    "hosting.at": Answer(life.hosted_at),
    "hosting.offers": Answer(life.offering),
    "hosting.beds": Answer(life.with_beds),
    "hosting.ever": Answer(life.hosted),
    "hosting.never": _not(life.hosted),
    "hosting.step_free": Answer(life.without_steps),
    "hosting.reserve": Answer(life.in_reserve),
    "talk.silent": _not(life.spoken_to),
    "talk.spoken": Answer(life.spoken_to),
    "talk.never": _not(life.noted),
    "task.open": Answer(more.with_task),
    "task.none": _not(more.with_task),
    "reach.email": Answer(life.mailed),
    "reach.no_email": _not(life.mailed),
    "reach.phone": Answer(life.called),
    "reach.no_phone": _not(life.called),
    "reach.address": Answer(life.addressed),
    "reach.no_address": _not(life.addressed),
    "person.occupation": Answer(people.occupied),
    "person.nationality": Answer(people.of_nation),
    "person.photo": Answer(people.pictured),
    "person.form": Answer(more.of_form),
    "person.channel": Answer(more.preferring),
    "person.relation": Answer(more.related),
    "person.home": Answer(more.living_as),
    "remark.contains": Answer(more.remarked),
    "body.size_from": Answer(more.at_least),
    "body.size_to": Answer(more.at_most),
    "body.within": Answer(more.within),
    "origin.import": Answer(life.imported),
}
"""By the question's key; whether somebody is in a group is answered by the groups themselves."""
