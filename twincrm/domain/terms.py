"""The closed sets of the field: words that the model, the screens and the prints share."""

from __future__ import annotations

from enum import StrEnum


class Sector(StrEnum):
    """The corners of the actor triangle, business, and the network around the towns."""

    POLITICS = "politics"
    ADMINISTRATION = "administration"
    CIVIL_SOCIETY = "civil_society"
    BUSINESS = "business"
    NETWORK = "network"


class NameOrder(StrEnum):
    """Whether the given or the family name is said first."""

    WESTERN = "western"
    EASTERN = "eastern"


class FormOfAddress(StrEnum):
    """How a person wishes to be addressed; never guessed from the first name."""

    UNKNOWN = "unknown"
    MRS = "mrs"
    MR = "mr"
    NEUTRAL = "neutral"


class Channel(StrEnum):
    """How a person prefers to be reached."""

    NONE = ""
    POST = "post"
    PHONE = "phone"
    EMAIL = "email"


class ContactKind(StrEnum):
    """What a phone number, mailbox or address is for."""

    HOME = "home"
    WORK = "work"
    MOBILE = "mobile"
    FAX = "fax"
    PAGER = "pager"
    OTHER = "other"


class LinkKind(StrEnum):
    """What stands behind an address on the net."""

    WEBSITE = "website"
    MESSENGER = "messenger"
    SOCIAL = "social"


class LanguageLevel(StrEnum):
    """How well a language is spoken (0 none … 4 fluent or native)."""

    NONE = "0"
    WORDS = "1"
    BASIC = "2"
    GOOD = "3"
    FLUENT = "4"


class PlaceKind(StrEnum):
    """What kind of place a partnership joins."""

    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"


class HouseholdRole(StrEnum):
    """A person's part in a household."""

    ADULT = "adult"
    CHILD = "child"
    OTHER = "other"


class RelationKind(StrEnum):
    """How one person is related to another, read from the first to the second."""

    SPOUSE = "spouse"
    PARTNER = "partner"
    PARENT = "parent"
    SIBLING = "sibling"
    FRIEND = "friend"
    INTERPRETER = "interpreter"
    CONTACT = "contact"


class PartnershipStatus(StrEnum):
    """The state of a partnership."""

    PLANNED = "planned"
    ACTIVE = "active"
    DORMANT = "dormant"
    SUSPENDED = "suspended"
    ENDED = "ended"


class SigningEvent(StrEnum):
    """Which signing it was: charters are signed twice, in two towns, on two dates."""

    FIRST = "first"
    SECOND = "second"
    RENEWAL = "renewal"
    EXTENSION = "extension"
    JOINT_DECLARATION = "joint_declaration"


class CounterpartStatus(StrEnum):
    """How far a link between organisations or people of two places has come."""

    SOUGHT = "sought"
    PROPOSED = "proposed"
    INTRODUCED = "introduced"
    ACTIVE = "active"
    DORMANT = "dormant"
    ENDED = "ended"


class MembershipKind(StrEnum):
    """The kind of a membership."""

    SINGLE = "single"
    COUPLE = "couple"
    HOUSEHOLD = "household"
    YOUTH = "youth"
    CORPORATE = "corporate"
    EX_OFFICIO = "ex_officio"
    HONORARY = "honorary"
    SUPPORTING = "supporting"
    TRIAL = "trial"


class FeeStatus(StrEnum):
    """Whether the subscription of a year came in."""

    UNPAID = "unpaid"
    PARTLY = "partly"
    PAID = "paid"
    WAIVED = "waived"


class AssemblyKind(StrEnum):
    """Which meeting of all members it was."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"


class Attendance(StrEnum):
    """Whether a member came to the general assembly."""

    PRESENT = "present"
    REPRESENTED = "represented"
    EXCUSED = "excused"


class HonourKind(StrEnum):
    """What is honoured: years of membership, a birthday, years of hosting, journeys, an award."""

    MEMBERSHIP = "membership"
    BIRTHDAY = "birthday"
    HOSTING = "hosting"
    TRAVELLING = "travelling"
    AWARD = "award"


class GroupKind(StrEnum):
    """Whether a group's contacts are chosen one by one or found by a rule."""

    STATIC = "static"
    SMART = "smart"


class LetterKind(StrEnum):
    """On which way a text for many goes out."""

    LETTER = "letter"
    EMAIL = "email"


class ConsentPurpose(StrEnum):
    """What a person agreed to."""

    PARTNER = "partner"
    PHOTO = "photo"
    NEWSLETTER = "newsletter"
    JUBILEE = "jubilee"
    HEALTH = "health"
    MEMBER_LIST = "member_list"
    MINOR = "minor"
    THIRD_COUNTRY = "third_country"


class VisitDirection(StrEnum):
    """Who travels."""

    HOSTING = "hosting"
    TRAVELLING = "travelling"
    THIRD_PLACE = "third_place"


class VisitStatus(StrEnum):
    """The state of a visit."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class ParticipationRole(StrEnum):
    """In which part a person takes part in a visit."""

    GUEST = "guest"
    HOST = "host"
    LEADER = "leader"
    INTERPRETER = "interpreter"
    OFFICIAL = "official"
    HELPER = "helper"
    LOCAL = "local"


class ParticipationStatus(StrEnum):
    """How certain a participation is."""

    INVITED = "invited"
    REGISTERED = "registered"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    ATTENDED = "attended"


class OfferStatus(StrEnum):
    """How certain a household's offer to host is."""

    ASKED = "asked"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    RESERVE = "reserve"
    WITHDRAWN = "withdrawn"


class PlacementStatus(StrEnum):
    """The state of a placement of guests in a household."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    TOLD = "told"


class BedKind(StrEnum):
    """A sleeping place in a host's room."""

    DOUBLE = "double"
    TWIN = "twin"
    SINGLE = "single"
    BUNK = "bunk"
    SOFA = "sofa"
    COT = "cot"


class Smoking(StrEnum):
    """Whether one may smoke at a host's."""

    NO = "no"
    OUTSIDE = "outside"
    YES = "yes"


class Audience(StrEnum):
    """For whom a programme item is."""

    ALL = "all"
    GUESTS = "guests"
    HOSTS_AND_GUESTS = "hosts_and_guests"
    OFFICIALS = "officials"
    YOUTH = "youth"
    BOARDS = "boards"


class ItemStatus(StrEnum):
    """The state of a programme item."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    CANCELLED = "cancelled"


class Payer(StrEnum):
    """Who pays for a meal or an item."""

    ASSOCIATION = "association"
    TOWN = "town"
    HOST = "host"
    SELF = "self"


class BudgetKind(StrEnum):
    """Which side of the budget a line stands on."""

    INCOME = "income"
    EXPENSE = "expense"


class FundingStatus(StrEnum):
    """How far an application for funding has come."""

    PLANNED = "planned"
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    PAID = "paid"


class NoteKind(StrEnum):
    """What kind of conversation a journal note keeps."""

    CALL = "call"
    LETTER = "letter"
    EMAIL = "email"
    MEETING = "meeting"
    VISIT = "visit"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What a kept document is."""

    CHARTER = "charter"
    LETTER = "letter"
    MINUTES = "minutes"
    PHOTO = "photo"
    PROGRAMME = "programme"
    RECEIPT = "receipt"
    OTHER = "other"


class NeedKind(StrEnum):
    """What has to be heeded for a person; the need, never its reason."""

    DIET = "diet"
    ALLERGY = "allergy"
    MEDICATION = "medication"
    MOBILITY = "mobility"
    SLEEP = "sleep"
    OTHER = "other"


class Tier(StrEnum):
    """How far what a list discloses may go."""

    CONTACT = "contact"
    PRACTICAL = "practical"
    SENSITIVE = "sensitive"


class DisclosurePurpose(StrEnum):
    """For whom something leaves the file."""

    PHONE = "phone"
    PARTNER = "partner"
    INTERNAL = "internal"
