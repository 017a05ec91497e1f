"""The programme: items within the visit, in order, in several languages, and as it is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select
from worlds.visits import ARRIVAL, DEPARTURE

from twincrm.domain.errors import InputError, RuleError
from twincrm.runtime.language import catalogue
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.services.partnerships.commands import ChangePartnership
from twincrm.services.partnerships.drafts import read_partnership
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.printing.content import Content
from twincrm.services.printing.paper import programme_paper
from twincrm.services.printing.remarks import visit_remarks
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.commands import ChangeVisit
from twincrm.services.visits.drafts import read_visit
from twincrm.services.visits.printing import programme_of
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    CancelProgrammeItem,
    ChangeProgrammeItem,
    MoveProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
    read_item,
)
from twincrm.services.visits.programme_rows import DayRow, ItemRow, programme_list
from twincrm.store.models import Place, Visit

MORNING = ProgrammeItemDraft(
    day=ARRIVAL, starts_at=time(9), texts=(ProgrammeTextDraft(language="de", title="Frühstück"),)
)


@pytest.fixture
def visit(populated):
    return populated.ask(lambda session: session.scalars(select(Visit.id)).one())


def _items(populated, visit, language="de"):
    rows = populated.ask(programme_list, visit, language)
    return {row.title: row for row in rows if isinstance(row, ItemRow)}


def test_the_list_shows_every_day_with_its_items_in_order(populated, visit):
    populated.execute(AddProgrammeItem(visit, MORNING))
    rows = populated.ask(programme_list, visit, "de")

    assert [row.text if isinstance(row, DayRow) else row.title for row in rows] == [
        "Donnerstag, 6. Mai",
        "Frühstück",
        "Ankunft",
        "Freitag, 7. Mai",
        "Samstag, 8. Mai",
        "Festabend",
        "Sonntag, 9. Mai",
        "Célébration œcuménique",
    ]
    assert [row.items for row in rows if isinstance(row, DayRow)] == [2, 0, 1, 1]


def test_a_missing_language_is_seen_before_printing(populated, visit):
    items = _items(populated, visit)
    assert items["Ankunft"].missing == ()
    assert items["Festabend"].missing == ("fr",)
    assert items["Festabend"].titles == (("de", "Festabend"), ("fr", ""))
    assert items["Célébration œcuménique"].missing == ("de",)
    assert _items(populated, visit, "fr")["Arrivée"].titles[0] == ("fr", "Arrivée")


def test_times_are_written_as_the_reader_does(populated, visit):
    assert _items(populated, visit)["Ankunft"].span == "17.00–18.30"
    assert _items(populated, visit, "fr")["Arrivée"].span.startswith("17")
    assert "h" in _items(populated, visit, "fr")["Arrivée"].span
    assert _items(populated, visit)["Célébration œcuménique"].span == ""


@pytest.mark.parametrize("day", [ARRIVAL - timedelta(days=1), DEPARTURE + timedelta(days=1)])
def test_items_lie_within_the_visit(populated, visit, day):
    with pytest.raises(RuleError):
        populated.execute(AddProgrammeItem(visit, replace(MORNING, day=day)))
    arrival = _items(populated, visit)["Ankunft"]
    with pytest.raises(RuleError):
        populated.execute(MoveProgrammeItem(arrival.id, "Ankunft", day, time(10)))
    before = populated.ask(read_item, arrival.id)
    with pytest.raises(RuleError):
        populated.execute(ChangeProgrammeItem(arrival.id, before, replace(before, day=day)))


def test_a_moved_item_lasts_as_long_as_before(populated, visit):
    items = _items(populated, visit)
    day = ARRIVAL + timedelta(days=1)
    populated.execute(MoveProgrammeItem(items["Ankunft"].id, "Ankunft", day, time(10, 15)))
    populated.execute(MoveProgrammeItem(items["Festabend"].id, "Festabend", day, time(20)))

    items = _items(populated, visit)
    assert (items["Ankunft"].day, items["Ankunft"].ends_at) == (day, time(11, 45))
    assert items["Festabend"].ends_at == time(2)
    populated.execute(MoveProgrammeItem(items["Ankunft"].id, "Ankunft", day, None))
    assert _items(populated, visit)["Ankunft"].ends_at is None
    populated.undo()
    populated.undo()
    populated.undo()
    assert _items(populated, visit)["Ankunft"].span == "17.00–18.30"


def test_the_list_and_the_hints_agree_on_what_is_missing(populated, visit):
    """Also where the title is there, and only the place is not."""
    said = (
        ProgrammeTextDraft(language="de", title="Markt", place="Rathausplatz"),
        ProgrammeTextDraft(language="fr", title="Marché"),
    )
    populated.execute(AddProgrammeItem(visit, replace(MORNING, texts=said)))

    listed = {
        (item.id, code) for item in _items(populated, visit).values() for code in item.missing
    }

    hints = populated.ask(visit_remarks, visit, "de")
    found = {(lead.id, lead.language) for _, lead in hints if lead.kind != "visit"}
    assert listed == {(item, language) for item, language in found if language}
    assert _items(populated, visit)["Markt"].missing == ("fr",)


def test_undo_names_the_item(populated, visit):
    populated.execute(CancelProgrammeItem(_items(populated, visit)["Festabend"].id, "Festabend"))
    assert populated.status().undo.values["title"] == "Festabend"
    assert _items(populated, visit)["Festabend"].status == "cancelled"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"texts": (ProgrammeTextDraft(language="de", place="Rathaus"),)}, "texts.0.title"),
        ({"starts_at": None, "ends_at": time(10)}, "starts_at"),
        ({"starts_at": time(14), "ends_at": time(12)}, "ends_at"),
        ({"audience": "cats"}, "audience"),
        ({"price_cents": -1}, "price_cents"),
        ({"texts": MORNING.texts * 2}, "language.1"),
    ],
)
def test_what_cannot_be_kept_names_its_field(populated, visit, wrong, field):
    with pytest.raises(InputError) as trouble:
        populated.execute(AddProgrammeItem(visit, replace(MORNING, **wrong)))
    assert trouble.value.field == field


def test_the_printed_programme_holds_what_guests_need(populated, visit):
    page = populated.ask(programme_of, visit)

    assert page.association == "Partnerschaftsverein Lindenau"
    assert (page.host_place, page.partners) == ("Lindenau", ("Saint-Aubin-sur-Lys",))
    assert page.hosted
    assert (page.anniversary.since, page.anniversary.years) == (1967, 60)
    assert page.title == {"de": "Willkommen in Lindenau", "fr": "Bienvenue à Lindenau"}
    assert set(page.visit_name) == {"de", "fr", "en", "pl"}  # it has one name in all of them
    assert page.motto == "Gemeinsam feiern – fêter ensemble"
    assert (page.greeting.name, page.greeting.function["de"]) == (
        "Dr. Anna Weber",
        "1. Vorsitzende",
    )
    assert (page.version, page.as_of) == (3, date(2027, 4, 19))
    (contact,) = page.contacts
    assert (contact.phone, contact.function["de"]) == ("+49 171 2345678", "Quartiere")
    assert contact.speaks == ("de", "fr")
    (funder,) = page.funders
    assert funder.credit["fr"].startswith("Avec le soutien")
    assert [number.number for number in page.emergency_numbers] == ["112"]


@pytest.mark.parametrize(
    ("where", "host", "others"),
    [
        ("Saint-Aubin-sur-Lys", True, ("Lindenau",)),
        ("Saint-Omer", False, ("Lindenau", "Saint-Aubin-sur-Lys")),
    ],
)
def test_travellers_read_who_hosts_them_and_who_is_a_guest(populated, visit, where, host, others):
    before = populated.ask(read_visit, visit)
    populated.execute(AddPlace(PlaceDraft(name="Saint-Omer", country="FR")))
    away = populated.ask(lambda s: s.scalars(select(Place.id).where(Place.name == where)).one())
    populated.execute(
        ChangeVisit(visit, before, replace(before, direction="travelling", place_id=away))
    )

    page = populated.ask(programme_of, visit)

    assert (page.host_place, page.hosted, page.partners) == (where, host, others)


@pytest.mark.parametrize(
    ("reader", "language", "where"),
    [
        ("de", "auf Französisch", "Donnerstag, 6. Mai, 9.00\u00a0Uhr, Frühstück"),
        ("fr", "en français", "jeudi 6 mai, 9\u00a0h, Frühstück"),
        ("pl", "francuski", "czwartek, 6 maja, godz.\u00a09.00, Frühstück"),
        ("en", "in French", "Thursday 6 May, 9\u00a0am, Frühstück"),
    ],
)
def test_what_is_missing_is_said_in_the_words_of_the_reader(
    populated, visit, reader, language, where
):
    populated.execute(AddProgrammeItem(visit, MORNING))

    paper = populated.ask(programme_paper, visit, ("de", "fr"), reader)

    (said,) = (text for text in map(catalogue(reader).say, paper.warnings) if "Frühstück" in text)
    assert language in said
    assert where in said


def test_items_are_printed_in_order_and_for_whom(populated, visit):
    days = populated.ask(programme_of, visit).days

    assert [day.date.day for day in days] == [6, 8, 9]
    arrival, evening, service = (day.items[0] for day in days)
    assert (arrival.title["fr"], arrival.place["de"]) == ("Arrivée", "Rathaus")
    assert (evening.audience, evening.price_cents, service.audience) == ("everyone", 0, "board")
    assert service.optional
    assert service.start is None


def test_nothing_internal_and_nothing_trashed_is_printed(populated, visit):
    evening = _items(populated, visit)["Festabend"].id
    populated.execute(MoveToTrash("programme_item", (evening,), "Festabend"))
    page = populated.ask(programme_of, visit)
    assert [day.date.day for day in page.days] == [6, 9]
    assert "Busfahrer" not in repr(page)
    assert "Festabend" not in repr(page)


def test_only_a_round_year_is_an_anniversary(populated, visit):
    before = populated.ask(read_visit, visit)
    year = timedelta(days=365)
    later = replace(before, starts_on=ARRIVAL + year, ends_on=DEPARTURE + year)
    populated.execute(ChangeVisit(visit, before, later))
    assert populated.ask(programme_of, visit).anniversary is None


def test_an_anniversary_without_a_first_charter_counts_from_the_oldest(populated, visit):
    pair = populated.ask(read_visit, visit).partnership_ids[0]
    before = populated.ask(read_partnership, pair)
    populated.execute(
        ChangePartnership(pair, before, replace(before, signings=before.signings[2:]))
    )
    assert populated.ask(programme_of, visit).anniversary.since == 2017


def test_a_partnership_in_the_trash_is_not_celebrated(populated, visit):
    pair = populated.ask(read_visit, visit).partnership_ids[0]
    populated.execute(MoveToTrash("partnership", (pair,), "Lindenau – Saint-Aubin"))
    page = populated.ask(programme_of, visit)
    assert (page.anniversary, page.partners) == (None, ())


def test_the_association_is_renamed_once_and_printed_so(populated, visit):
    before = populated.ask(read_association)
    populated.execute(ChangeAssociation(before, replace(before, name="Brückenverein")))
    assert populated.ask(programme_of, visit).association == "Brückenverein"


def test_what_is_left_out_is_neither_printed_nor_noted(populated, visit):
    whole = populated.ask(programme_paper, visit, ("de", "fr"))
    bare = populated.ask(programme_paper, visit, ("de", "fr"), content=Content(parts=frozenset()))

    assert len(whole.about) == 1  # she greets, and she is to be called
    assert bare.about == ()
    assert "171 2345678" in words_of(whole.pdf)
    assert "171 2345678" not in words_of(bare.pdf)
    assert "18.30" in words_of(
        populated.ask(programme_paper, visit, ("de",), content=Content(frozenset({"ends"}))).pdf
    )
    assert len(whole.leads) == len(whole.warnings) > 0
    assert {lead.kind for lead in whole.leads} == {"visit", "programme_item"}


def words_of(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text
