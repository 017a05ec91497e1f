"""The words of address books: types of phones, Apple's labels, messengers, Android's own fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import PhoneKind, PlaceKind

PHONE_TYPES: dict[str, PhoneKind] = {
    "cell": "mobile",
    "mobile": "mobile",
    "iphone": "mobile",
    "home": "home",
    "work": "work",
    "fax": "fax",
    "homefax": "fax",
    "workfax": "fax",
    "pager": "pager",
}
SILENT_PHONE_TYPES = frozenset({"voice", "text", "msg", "main", "internet", "pref"})
"""Types that say nothing a secretary needs."""

PLACE_TYPES: dict[str, PlaceKind] = {"home": "home", "work": "work", "other": "other"}

APPLE_TOKEN = re.compile(r"_\$!<(.*)>!\$_\Z")
"""A label of Apple's own vocabulary, such as ``_$!<Spouse>!$_``."""

APPLE_RELATIONS = {
    "spouse": "Spouse",
    "partner": "Partner",
    "child": "Child",
    "son": "Son",
    "daughter": "Daughter",
    "mother": "Mother",
    "father": "Father",
    "parent": "Parent",
    "brother": "Brother",
    "sister": "Sister",
    "friend": "Friend",
    "assistant": "Assistant",
    "manager": "Manager",
}
"""How Apple spells the relations it knows."""

RELATED_TYPES = frozenset(
    {"contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident"}
    | {"neighbor", "child", "parent", "sibling", "spouse", "kin", "muse", "crush", "date"}
    | {"sweetheart", "me", "agent", "emergency"}
)
"""The relations of RFC 6350 §6.6.6."""

ANDROID_RELATIONS = (
    "",
    "assistant",
    "brother",
    "child",
    "partner",
    "father",
    "friend",
    "manager",
    "mother",
    "parent",
    "partner",
    "reference",
    "relative",
    "sister",
    "spouse",
)
"""Android's relations by their number."""

RELATION_PROPERTIES = {
    "X-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MS-SPOUSE": "spouse",
    "X-MS-CHILD": "child",
    "X-MS-MANAGER": "manager",
    "X-MS-ASSISTANT": "assistant",
    "X-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
}
"""Properties of other programs that name one relation."""

ANNIVERSARY_PROPERTIES = (
    "ANNIVERSARY",
    "X-ANNIVERSARY",
    "X-EVOLUTION-ANNIVERSARY",
    "X-KADDRESSBOOK-X-ANNIVERSARY",
    "X-MS-ANNIVERSARY",
)

MESSENGERS = {
    "X-JABBER": "xmpp",
    "X-GOOGLE-TALK": "xmpp",
    "X-GTALK": "xmpp",
    "X-MS-IMADDRESS": "im",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-SIP": "sip",
    "X-ICQ": "icq",
    "X-AIM": "aim",
    "X-MSN": "msnim",
    "X-YAHOO": "ymsgr",
    "X-QQ": "qq",
    "X-GADUGADU": "gg",
    "X-GROUPWISE": "groupwise",
    "X-MATRIX": "matrix",
    "X-TELEGRAM": "telegram",
    "X-SIGNAL": "signal",
}
"""Properties that hold a messenger's name, and the scheme it gets as a URI."""

LABELLED_LINKS = {
    "X-EVOLUTION-BLOG-URL": "blog",
    "X-EVOLUTION-VIDEO-URL": "video",
    "BLOG": "blog",
    "CALURI": "calendar",
    "FBURL": "calendar",
}
"""Properties that hold a special web address, and its label."""

SILENT = frozenset(
    {"VERSION", "PRODID", "PROFILE", "REV", "X-ABLABEL", "X-ABADR", "X-ABSHOWAS", "BEGIN", "END"}
    | {"X-EVOLUTION-FILE-AS", "X-RADICALE-NAME", "X-MOZILLA-HTML", "CLASS", "MAILER"}
    | {"X-ABUID", "X-ETAG", "X-GENERATOR", "X-MS-OL-DESIGN", "X-MS-OL-DEFAULT-POSTAL-ADDRESS"}
)
"""Properties of the programs, not of the person: nobody misses them."""
