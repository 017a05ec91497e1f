"""What the closed sets of words are called that questions of smart groups are filled in with."""

from __future__ import annotations

from twincrm.domain.smart.questions import Asked
from twincrm.domain.terms import Channel, FormOfAddress, HouseholdRole, RelationKind
from twincrm.domain.texts import Message
from twincrm.services.vocabularies.closed_words import MEMBERSHIPS, PURPOSES

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
