"""Words for what hangs on a record."""

from __future__ import annotations

from twincrm.domain.texts import Message
from twincrm.services.tasks.drafts import Repeat

REPEATS: dict[str, Message] = {
    Repeat.NEVER: Message("once"),
    Repeat.WEEKLY: Message("every week"),
    Repeat.MONTHLY: Message("every month"),
    Repeat.QUARTERLY: Message("every three months"),
    Repeat.HALF_YEARLY: Message("every half year"),
    Repeat.YEARLY: Message("every year"),
}
