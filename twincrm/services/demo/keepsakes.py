"""What is kept beside the records of the demo: charters, minutes, photos, an import, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.terms import DisclosurePurpose, DocumentKind, Tier
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.demo.portraits import charter, portrait
from twincrm.services.demo.stage import ASSOCIATION, LANGUAGE, script
from twincrm.services.demo.visits import visit_entry
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.documents.commands import AddDocument, SetPhoto
from twincrm.services.documents.drafts import DocumentDraft
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.exporting import contacts_of_visit, uids_of
from twincrm.services.interchange.sources import read_card_source
from twincrm.services.partnerships.drafts import read_partnership

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Entry, Stage

PHOTOGRAPHED = (
    "hagemann_u",
    "baumann",
    "delattre_j",
    "vandamme_c",
    "nowak",
    "wrobel_t",
    "whitfield_m",
    "lammers_a",
)
PHOTOGRAPHER = "roth"
MINUTES = """Niederschrift der Vorstandssitzung

Ort: Haus der Partnerschaft, Marktstraße 5
Leitung: Ulrike Hagemann

1. Die Bürgerbegegnung ist bestätigt, die Unterkünfte sind fast alle gefunden.
2. Der Antrag beim Deutsch-Französischen Bürgerfonds wurde bewilligt.
3. Für das Schriftführeramt wird eine Nachfolge gesucht.
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
UID:6a0b3f52-6f5e-4f0e-9d0a-1c4f0d0e1a01
FN:Elke Wernhard
N:Wernhard;Elke;;;
ORG:Partnerschaftsverein Altenrode
TITLE:Vorsitzende
EMAIL;TYPE=INTERNET:elke.wernhard@example.org
URL:https://www.altenrode.example
ADR;TYPE=HOME:;;Haldenweg 4;Altenrode;;59991;Deutschland
CATEGORIES:Nachbarvereine
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:6a0b3f52-6f5e-4f0e-9d0a-1c4f0d0e1a02
FN:Ottmar Linnhoff
N:Linnhoff;Ottmar;;;
ORG:Partnerschaftsverein Altenrode
TITLE:Schatzmeister
EMAIL;TYPE=INTERNET:ottmar.linnhoff@example.org
ADR;TYPE=HOME:;;Kokereistraße 22;Altenrode;;59991;Deutschland
CATEGORIES:Nachbarvereine
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:6a0b3f52-6f5e-4f0e-9d0a-1c4f0d0e1a03
FN:Solveig Tharandt
N:Tharandt;Solveig;;;
EMAIL;TYPE=INTERNET:solveig.tharandt@example.net
ADR;TYPE=HOME:;;Rosenweg 9;Neuenrode;;59992;Deutschland
CATEGORIES:Nachbarvereine
END:VCARD
"""
"""Three contacts of a neighbouring association, as its chair sent them."""
SENT_AS = "nachbarvereine.vcf"


def take_in_neighbours(stage: Stage) -> int:
    """Take in the cards that a neighbouring association sent; how many people came with them."""
    source = read_card_source(CARDS.encode(), SENT_AS, "DE")
    plan = stage.act(ImportCards((source,)))
    return len(plan.cards)


def keep_documents(stage: Stage) -> None:
    """Keep the first charter, the minutes of the last meeting and the letter of invitation."""
    entry = next(p for p in script("partnerships")["partnership"] if "signing" in p)
    partnership = stage.ask(read_partnership, stage.ids["partnership"][entry["key"]])
    signing = entry["signing"][0]
    draft = DocumentDraft(
        DocumentKind.CHARTER,
        f"{signing['document_kind']} {signing['signed_on'][:4]}",
        "urkunde.pdf",
        dated_on=signing["signed_on"],
    )
    paper = charter(signing["document_kind"], _signed(entry, signing))
    stage.act(AddDocument(draft, paper, "signing", partnership.signings[0].id))
    minutes = DocumentDraft(
        DocumentKind.MINUTES,
        "Niederschrift der Vorstandssitzung",
        "niederschrift.txt",
        dated_on=stage.days.partial("today-14d"),
    )
    association = stage.ids["organisation"][ASSOCIATION]
    stage.act(AddDocument(minutes, MINUTES.encode(), "organisation", association))


def _signed(entry: Entry, signing: Entry) -> list[str]:
    names = [f"{s['name']}, {s['function']}" for s in signing["signatories"]]
    return [entry["names"][LANGUAGE], signing["signed_on"], "", *names]


def hang_portraits(stage: Stage) -> None:
    """Give some people a photo."""
    commands = [
        SetPhoto(stage.ids["person"][person], portrait(stage.chance), stage.names[person])
        for person in PHOTOGRAPHED
    ]
    stage.together(Message("Add the photos of the last meeting"), commands, PHOTOGRAPHER)


def note_disclosures(stage: Stage) -> None:
    """Note what left the file: the guests' cards for the partner, and contacts for a phone."""
    visit = stage.ids["visit"]["upcoming"]
    partner = visit_entry("upcoming")["delegation"][0]["place"]
    guests = stage.ask(uids_of, stage.ask(contacts_of_visit, visit))
    with clock.stopped_at(stage.now):
        log_disclosure(
            stage.dispatcher(),
            "vcard",
            Tier.CONTACT,
            DisclosurePurpose.PARTNER,
            stage.names[partner],
            guests,
        )
        board = [("organisation", stage.ids["organisation"][ASSOCIATION])]
        log_disclosure(
            stage.dispatcher("hagemann_u"),
            "qr",
            Tier.CONTACT,
            DisclosurePurpose.PHONE,
            stage.names["hagemann_u"],
            stage.ask(uids_of, board),
        )
