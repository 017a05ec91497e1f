"""Says what libebook (Evolution) reads in the cards given as a JSON list on standard input.

Runs under the system's Python, which has the bindings. Each card is answered with its attributes
(name, values, types, group) and what Evolution shows of it.
"""

import json
import sys

import gi

gi.require_version("EBookContacts", "1.2")

from gi.repository import EBookContacts  # noqa: E402

SHOWN = ("full-name", "note", "mobile-phone", "org", "title", "email-1", "nickname")


def attribute(each):
    types = each.get_param("TYPE") or []
    kinds = sorted(word.lower() for word in types)
    return [each.get_name(), list(each.get_values()), kinds, each.get_group() or ""]


answers = []
for text in json.load(sys.stdin):
    contact = EBookContacts.Contact.new_from_vcard(text)
    attributes = [attribute(each) for each in EBookContacts.VCard.get_attributes(contact)]
    answers.append(
        {
            "attributes": attributes,
            "shown": {name: contact.get_property(name) for name in SHOWN},
        }
    )
json.dump(answers, sys.stdout)
