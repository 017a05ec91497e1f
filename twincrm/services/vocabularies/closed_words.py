"""What kinds of membership and purposes of consent are called, wherever they are read."""

from __future__ import annotations

from twincrm.domain.terms import ConsentPurpose, MembershipKind
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
