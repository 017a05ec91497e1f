"""The kinds of record in plain words."""

from __future__ import annotations

from twincrm.domain.texts import Message

KIND_WORDS: dict[str, Message] = {
    "person": Message("person"),
    "organisation": Message("organisation"),
    "household": Message("household"),
    "place": Message("place"),
    "assignment": Message("role"),
    "counterpart": Message("counterpart link"),
    "membership": Message("membership"),
    "consent": Message("consent"),
    "partnership": Message("partnership"),
    "signing": Message("signing"),
    "visit": Message("visit"),
    "delegation": Message("delegation"),
    "participation": Message("participation"),
    "party": Message("party of guests"),
    "host_offer": Message("host offer"),
    "placement": Message("placement"),
    "programme_item": Message("programme item"),
    "budget_line": Message("budget line"),
    "funding": Message("application for funding"),
    "task": Message("task"),
    "journal_note": Message("note"),
    "document": Message("document"),
    "attachment": Message("attachment"),
    "tag": Message("tag"),
    "contact_group": Message("group"),
    "assembly": Message("general assembly"),
    "honour": Message("honour"),
    "letter_template": Message("letter template"),
    "category": Message("category"),
    "field": Message("field"),
    "motive": Message("motive"),
    "theme": Message("theme"),
    "partnership_type": Message("type of partnership"),
    "function": Message("function"),
    "import_run": Message("import"),
    "disclosure_log": Message("disclosure"),
}

HANGING: dict[str, Message] = {
    "person": Message("{n} person", plural="{n} people"),
    "organisation": Message("{n} organisation", plural="{n} organisations"),
    "household": Message("{n} household", plural="{n} households"),
    "place": Message("{n} place", plural="{n} places"),
    "household_member": Message("{n} place in a household", plural="{n} places in households"),
    "address": Message("{n} address", plural="{n} addresses"),
    "phone": Message("{n} phone number", plural="{n} phone numbers"),
    "email": Message("{n} e-mail address", plural="{n} e-mail addresses"),
    "web_link": Message("{n} web address", plural="{n} web addresses"),
    "language_skill": Message("{n} language", plural="{n} languages"),
    "relation": Message("{n} relation", plural="{n} relations"),
    "emergency_contact": Message("{n} emergency contact", plural="{n} emergency contacts"),
    "tagging": Message("{n} tag", plural="{n} tags"),
    "group_member": Message("{n} place in a group", plural="{n} places in groups"),
    "honour": Message("{n} honour", plural="{n} honours"),
    "assembly_attendance": Message("{n} general assembly", plural="{n} general assemblies"),
    "assignment": Message("{n} role", plural="{n} roles"),
    "counterpart": Message("{n} counterpart link", plural="{n} counterpart links"),
    "membership": Message("{n} membership", plural="{n} memberships"),
    "membership_person": Message("{n} share in a membership", plural="{n} shares in memberships"),
    "fee_year": Message("{n} yearly fee", plural="{n} yearly fees"),
    "minor_care": Message("{n} minor in their care", plural="{n} minors in their care"),
    "consent": Message("{n} consent", plural="{n} consents"),
    "partnership": Message("{n} partnership", plural="{n} partnerships"),
    "partnership_place": Message("{n} partnership", plural="{n} partnerships"),
    "partnership_organisation": Message("{n} partnership", plural="{n} partnerships"),
    "partnership_contact": Message(
        "{n} responsibility for a partnership", plural="{n} responsibilities for partnerships"
    ),
    "signing": Message("{n} signing", plural="{n} signings"),
    "signatory": Message("{n} signature", plural="{n} signatures"),
    "visit": Message("{n} visit", plural="{n} visits"),
    "visit_partnership": Message("{n} visit", plural="{n} visits"),
    "visit_contact": Message("{n} contact of a visit", plural="{n} contacts of visits"),
    "delegation": Message("{n} delegation", plural="{n} delegations"),
    "participation": Message("{n} participation", plural="{n} participations"),
    "party": Message("{n} party of guests", plural="{n} parties of guests"),
    "hosting_profile": Message("{n} hosting profile", plural="{n} hosting profiles"),
    "host_offer": Message("{n} host offer", plural="{n} host offers"),
    "placement": Message("{n} placement", plural="{n} placements"),
    "programme_item": Message("{n} programme item", plural="{n} programme items"),
    "budget_line": Message("{n} budget line", plural="{n} budget lines"),
    "funding": Message("{n} application for funding", plural="{n} applications for funding"),
    "task": Message("{n} task", plural="{n} tasks"),
    "journal_participant": Message("{n} note", plural="{n} notes"),
    "journal_note": Message("{n} note", plural="{n} notes"),
    "attachment": Message("{n} document", plural="{n} documents"),
}
"""What hangs on a record, by table, in numbers that a user understands."""

_TIE = Message("{n} tie to a person, who stays", plural="{n} ties to people, who stay")
PAID_FOR = Message(
    "{n} membership (as the one who pays)", plural="{n} memberships (as the one who pays)"
)
HANGING_ON: dict[tuple[str, str], Message] = {
    ("household", "household_member"): _TIE,
    ("membership", "membership_person"): _TIE,
    ("contact_group", "group_member"): Message(
        "{n} tie to a contact, who stays", plural="{n} ties to contacts, who stay"
    ),
    ("assembly", "assembly_attendance"): Message(
        "{n} entry of attendance", plural="{n} entries of attendance"
    ),
    ("assembly", "assignment"): Message(
        "{n} term of office by its election (it goes along; who held the office before goes on)",
        plural="{n} terms of office by its elections (they go along; who held the offices before "
        "goes on)",
    ),
}
"""The same seen from a record's other side: by its kind and the table."""
