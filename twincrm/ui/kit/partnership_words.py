"""The states and signings of partnerships, in words, tones and icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.terms import PartnershipStatus, SigningEvent
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.ui.theme.tokens import ToneName

STATES: dict[str, tuple[ToneName, str, Message]] = {
    PartnershipStatus.PLANNED: ("info", "info", Message("in preparation")),
    PartnershipStatus.ACTIVE: ("ok", "check", Message("active")),
    PartnershipStatus.DORMANT: ("bad", "clock", Message("dormant")),
    PartnershipStatus.SUSPENDED: ("warn", "triangle-alert", Message("suspended")),
    PartnershipStatus.ENDED: ("neutral", "history", Message("ended")),
}
STATE_WORDS: dict[str, Message] = {key: words for key, (_, _, words) in STATES.items()}
EVENTS: dict[str, Message] = {
    SigningEvent.FIRST: Message("First signing"),
    SigningEvent.SECOND: Message("Second signing, in the other town"),
    SigningEvent.RENEWAL: Message("Renewal"),
    SigningEvent.EXTENSION: Message("Extension"),
    SigningEvent.JOINT_DECLARATION: Message("Joint declaration"),
}
