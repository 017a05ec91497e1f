"""What the closed sets of words are called that questions of smart groups are filled in with."""

from __future__ import annotations

from twincrm.domain.smart.questions import Asked
from twincrm.domain.terms import (
    Channel,
    ConsentPurpose,
    FormOfAddress,
    HouseholdRole,
    MembershipKind,
    RelationKind,
)
from twincrm.domain.texts import Message

MEMBERSHIPS: dict[str, Message] = {
    MembershipKind.SINGLE: Message("Single membership"),
    MembershipKind.COUPLE: Message("Membership of a couple"),
    MembershipKind.HOUSEHOLD: Message("Household membership"),
    MembershipKind.YOUTH: Message("Youth membership"),
    MembershipKind.CORPORATE: Message("Corporate membership"),
    MembershipKind.EX_OFFICIO: Message("Membership by office"),
    MembershipKind.HONORARY: Message("Honorary membership"),
    MembershipKind.SUPPORTING: Message("Supporting membership"),
    MembershipKind.TRIAL: Message("Trial membership"),
}
PURPOSES: dict[str, Message] = {
    ConsentPurpose.PARTNER: Message("Pass data on to the partner"),
    ConsentPurpose.PHOTO: Message("Take and publish photos"),
    ConsentPurpose.NEWSLETTER: Message("Newsletter"),
    ConsentPurpose.JUBILEE: Message("Announce birthdays and jubilees"),
    ConsentPurpose.HEALTH: Message("Keep health data for a visit"),
    ConsentPurpose.MEMBER_LIST: Message("Appear in the list of members"),
    ConsentPurpose.MINOR: Message("A minor takes part"),
    ConsentPurpose.THIRD_COUNTRY: Message("Pass data on to a country outside the EU"),
}
VALUE_WORDS: dict[Asked, dict[str, Message]] = {
    Asked.MEMBERSHIP: MEMBERSHIPS,
    Asked.CONSENT: PURPOSES,
    Asked.FORM: {
        FormOfAddress.MRS: Message("Ms"),
        FormOfAddress.MR: Message("Mr"),
        FormOfAddress.NEUTRAL: Message("neutral"),
        FormOfAddress.UNKNOWN: Message("not known"),
    },
    Asked.CHANNEL: {
        Channel.POST: Message("by post"),
        Channel.PHONE: Message("by phone"),
        Channel.EMAIL: Message("by e-mail"),
    },
    Asked.RELATION: {
        RelationKind.SPOUSE: Message("marriage"),
        RelationKind.PARTNER: Message("living together"),
        RelationKind.PARENT: Message("parent or child"),
        RelationKind.SIBLING: Message("siblings"),
        RelationKind.FRIEND: Message("friendship"),
        RelationKind.INTERPRETER: Message("interpreting"),
        RelationKind.CONTACT: Message("contact person"),
    },
    Asked.HOME_ROLE: {
        HouseholdRole.ADULT: Message("adult person"),
        HouseholdRole.CHILD: Message("child"),
        HouseholdRole.OTHER: Message("other person"),
    },
}
