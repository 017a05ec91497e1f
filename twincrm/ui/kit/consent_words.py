"""What people agree to, in the words of the window."""

from __future__ import annotations

from twincrm.domain.terms import ConsentPurpose
from twincrm.domain.texts import Message

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
