"""People and households, and what is kept around them: notes, tasks, documents, the trash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hypothesis import strategies as st
from sqlalchemy import select
from worlds.examples import example
from worlds.organisations import FULL_REACH, reaches
from worlds.values import (
    PNG,
    birthdays,
    days,
    languages,
    moments,
    names,
    periods,
    pictures,
    words,
)

from twincrm.domain.terms import (
    Channel,
    DocumentKind,
    FormOfAddress,
    HouseholdRole,
    LanguageLevel,
    NameOrder,
    NoteKind,
    RelationKind,
    Sector,
)
from twincrm.services.documents.commands import (
    AddDocument,
    AttachDocument,
    ChangeDocument,
    DetachDocument,
    RemoveDocument,
    SetPhoto,
)
from twincrm.services.documents.drafts import DocumentDraft, read_document
from twincrm.services.households.commands import AddHousehold, ChangeHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft, read_household
from twincrm.services.notes.commands import AddJournalNote, ChangeJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft, read_note
from twincrm.services.noting import KeepJournalNote, KeepTask
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import (
    AssignmentDraft,
    ConsentDraft,
    LanguageDraft,
    LivingDraft,
    PersonDraft,
    RelationDraft,
    read_person,
)
from twincrm.services.tasks.commands import AddTask, ChangeTask, CompleteTask, ReopenTask
from twincrm.services.tasks.drafts import Repeat, TaskDraft, read_task
from twincrm.services.trash.commands import MoveToTrash, RestoreFromTrash
from twincrm.services.trash.deleting import DeleteForGood
from twincrm.services.trash.kinds import trashable_kinds
from twincrm.services.trash.queries import trash_content, where_used
from twincrm.services.vocabularies.kinds import TERMS
from twincrm.services.vocabularies.queries import terms
from twincrm.store.models import (
    Association,
    Document,
    Function,
    Household,
    JournalNote,
    Organisation,
    Person,
    Place,
    Task,
)
from twincrm.store.work import WITH_TRASH


def settle_people(dispatcher):
    """A chair, a French mayor who was fire chief, a couple, and what is kept about them."""
    do = lambda command: dispatcher.execute(command).result  # noqa: E731
    ids = dispatcher.ask(_named)
    function = {row.key: row.id for row in dispatcher.ask(terms, "function", "de")}
    couple = do(AddHousehold(HouseholdDraft("Familie Weber", place_id=ids["Lindenau"])))
    anna = do(AddPerson(_anna(ids, function, couple)))
    bernd = do(AddPerson(PersonDraft("Bernd", "Weber", households=(LivingDraft(None, couple),))))
    do(AddPerson(_jean_luc(ids, function, anna)))
    do(AddPerson(PersonDraft("Klára", "Kovács", name_order=NameOrder.EASTERN)))
    do(ChangePerson(anna, *_with_husband(dispatcher, anna, bernd)))
    note = JournalNoteDraft(
        kind=NoteKind.CALL,
        happened_at=datetime.fromisoformat("2026-02-18T10:30"),
        subject="Löschzug kommt 2027 mit acht Personen",
        participants=(ParticipantDraft(person_id=anna), ParticipantDraft(household_id=couple)),
    )
    kept = do(AddJournalNote(note))
    task = do(AddTask(TaskDraft("Protokoll schreiben", date(2027, 5, 1), repeat=Repeat.YEARLY)))
    do(AddTask(TaskDraft("Kaffee kochen", person_id=anna)))
    charter = DocumentDraft(kind=DocumentKind.CHARTER, title="Urkunde", file_name="urkunde.pdf")
    do(AddDocument(charter, b"%PDF-1.7 Urkunde", "person", anna))
    do(AddDocument(replace(charter, title="Brief"), b"%PDF-1.7 Brief", "journal_note", kept))
    do(SetPhoto(anna, PNG + b"Anna", "Anna Weber"))
    do(CompleteTask(task, "Protokoll schreiben"))
    gone = do(AddPerson(PersonDraft("Egon", "Vergessen")))
    do(MoveToTrash("person", (gone,), "Egon Vergessen"))


def _anna(ids, function, household):
    return PersonDraft(
        given="Anna",
        family="Weber",
        title="Dr.",
        form_of_address=FormOfAddress.MRS,
        birth_date="1957-04-19",
        correspondence_language="de",
        preferred_channel=Channel.POST,
        place_id=ids["Lindenau"],
        reach=FULL_REACH,
        languages=(LanguageDraft(None, "de", LanguageLevel.FLUENT), LanguageDraft(None, "fr")),
        assignments=(
            AssignmentDraft(
                organisation_id=ids["Partnerschaftsverein Lindenau"],
                function_id=function["chair"],
                main=True,
                starts_on="2019",
            ),
        ),
        consents=(ConsentDraft(None, "partner", given_on=date(2025, 3, 3)),),
        households=(LivingDraft(None, household),),
    )


def _jean_luc(ids, function, anna):
    fire_chief = AssignmentDraft(
        organisation_id=ids["Feuerwehr Lindenau"],
        function_id=function["fire_chief"],
        sector=Sector.ADMINISTRATION,
        ends_on="2020-06",
    )
    mayor = AssignmentDraft(
        place_id=ids["Saint-Aubin-sur-Lys"],
        function_id=function["mayor"],
        sector=Sector.POLITICS,
        main=True,
        starts_on="2020-07-04",
    )
    return PersonDraft(
        given="Jean-Luc",
        family="Wattrelos",
        form_of_address=FormOfAddress.MR,
        birth_date="--07-14",
        place_id=ids["Saint-Aubin-sur-Lys"],
        assignments=(fire_chief, mayor),
        relations=(RelationDraft(None, anna, RelationKind.CONTACT),),
    )


def _with_husband(dispatcher, anna, bernd):
    before = dispatcher.ask(read_person, anna)
    married = RelationDraft(None, bernd, RelationKind.SPOUSE, "1981")
    return before, replace(before, relations=(married,))


def _named(session):
    rows = [*session.scalars(select(Place)), *session.scalars(select(Organisation))]
    return {row.name: row.id for row in rows}


def _person(world, draw):
    starts, ends = draw(periods())
    role = AssignmentDraft(
        place_id=world.pick(draw, Place),
        function_id=world.pick(draw, Function),
        sector=draw(st.sampled_from(Sector)),
        starts_on=starts,
        ends_on=ends,
    )
    spoken = draw(st.lists(languages, max_size=3))
    named = AssignmentDraft(new_body=draw(names))
    return PersonDraft(
        given=draw(words),
        family=draw(names),
        particle=draw(st.sampled_from(("", "de", "van der"))),
        name_order=draw(st.sampled_from(NameOrder)),
        form_of_address=draw(st.sampled_from(FormOfAddress)),
        birth_date=draw(birthdays),
        informal=draw(st.booleans()),
        note=draw(words),
        place_id=world.pick(draw, Place),
        reach=reaches(draw),
        languages=tuple(LanguageDraft(None, language) for language in spoken),
        assignments=draw(st.sampled_from(((), (role,), (role, named)))),
        relations=(RelationDraft(None, world.pick(draw, Person)),),
        consents=(ConsentDraft(None, "photo", given_on=draw(days)),),
        households=(
            LivingDraft(None, world.pick(draw, Household)),
            *draw(st.sampled_from(((), (LivingDraft(new_home=draw(names)),)))),
        ),
    )


@example(AddPerson)
def add_person(world, draw):
    return AddPerson(_person(world, draw))


@example(ChangePerson)
def change_person(world, draw):
    person = world.pick(draw, Person)
    return ChangePerson(person, world.dispatcher.ask(read_person, person), _person(world, draw))


def _household(world, draw):
    starts, ends = draw(periods())
    role = draw(st.sampled_from(HouseholdRole))
    members = (MemberDraft(None, world.pick(draw, Person), role, starts, ends),)
    return HouseholdDraft(draw(names), draw(words), members=members, reach=reaches(draw))


@example(AddHousehold)
def add_household(world, draw):
    return AddHousehold(_household(world, draw))


@example(ChangeHousehold)
def change_household(world, draw):
    household = world.pick(draw, Household)
    before = world.dispatcher.ask(read_household, household)
    return ChangeHousehold(household, before, _household(world, draw))


def _note(world, draw):
    participants = (
        ParticipantDraft(person_id=world.pick(draw, Person)),
        ParticipantDraft(organisation_id=world.pick(draw, Organisation)),
    )
    return JournalNoteDraft(
        kind=draw(st.sampled_from(NoteKind)),
        happened_at=draw(moments),
        subject=draw(words),
        text=draw(names),
        participants=participants[: draw(st.integers(0, 2))],
    )


@example(AddJournalNote)
def add_note(world, draw):
    return AddJournalNote(_note(world, draw))


@example(ChangeJournalNote)
def change_note(world, draw):
    note = world.pick(draw, JournalNote)
    return ChangeJournalNote(note, world.dispatcher.ask(read_note, note), _note(world, draw))


@example(KeepJournalNote)
def keep_note(world, draw):
    paper = AddDocument(DocumentDraft(title=draw(names)), b"%PDF-1.7 Beilage")
    return KeepJournalNote(AddJournalNote(_note(world, draw)), _task(world, draw), (paper,))


@example(KeepTask)
def keep_task(world, draw):
    paper = AddDocument(DocumentDraft(title=draw(names)), b"%PDF-1.7 Beilage")
    return KeepTask(AddTask(_task(world, draw)), (paper,))


def _task(world, draw):
    return TaskDraft(
        title=draw(names),
        due_on=draw(st.one_of(st.none(), days)),
        owner=draw(words),
        repeat=draw(st.sampled_from(Repeat)),
        person_id=world.pick(draw, Person),
        household_id=draw(st.one_of(st.none(), st.sampled_from(world.ids(Household)))),
        journal_note_id=draw(st.one_of(st.none(), st.sampled_from(world.ids(JournalNote)))),
    )


@example(AddTask)
def add_task(world, draw):
    return AddTask(_task(world, draw))


@example(ChangeTask)
def change_task(world, draw):
    task = world.pick(draw, Task)
    return ChangeTask(task, world.dispatcher.ask(read_task, task), _task(world, draw))


@example(CompleteTask)
def complete_task(world, draw):
    return CompleteTask(draw(st.sampled_from(world.dispatcher.ask(_tasks, done=False))), "Kaffee")


@example(ReopenTask)
def reopen_task(world, draw):
    return ReopenTask(draw(st.sampled_from(world.dispatcher.ask(_tasks, done=True))))


def _tasks(session, *, done):
    return [t.id for t in session.scalars(select(Task)) if (t.done_on is not None) == done]


def _document(draw):
    return DocumentDraft(
        kind=draw(st.sampled_from(DocumentKind)), title=draw(names), dated_on=draw(birthdays)
    )


@example(AddDocument)
def add_document(world, draw):
    content = draw(st.binary(min_size=1, max_size=20))
    return AddDocument(_document(draw), content, "household", world.pick(draw, Household))


@example(ChangeDocument)
def change_document(world, draw):
    document = world.pick(draw, Document)
    before = world.dispatcher.ask(read_document, document)
    return ChangeDocument(document, before, _document(draw))


@example(AttachDocument)
def attach_document(world, draw):
    return AttachDocument(world.pick(draw, Document), "task", world.pick(draw, Task))


@example(DetachDocument)
def detach_document(world, draw):
    return DetachDocument(world.pick(draw, Document), "person", world.pick(draw, Person), "Urkunde")


@example(RemoveDocument)
def remove_document(world, draw):
    return RemoveDocument(world.pick(draw, Document), "person", world.pick(draw, Person), "Urkunde")


@example(SetPhoto)
def set_photo(world, draw):
    return SetPhoto(world.pick(draw, Person), draw(st.one_of(st.none(), pictures)), "Anna")


@example(MoveToTrash)
def move_to_trash(world, draw):
    kind = draw(st.sampled_from(sorted(set(trashable_kinds()) - {"partnership_type"})))
    ids = [i for i in world.ids(trashable_kinds()[kind]) if (kind, i) not in _own(world)]
    if kind in TERMS:  # a word in use stays
        ids = [i for i in ids if not world.dispatcher.ask(where_used, kind, i)]
    return MoveToTrash(kind, tuple(draw(st.lists(st.sampled_from(ids), max_size=3)) if ids else ()))


def _own(world):
    association = world.dispatcher.ask(lambda session: session.get_one(Association, 1))
    return {("place", association.place_id), ("organisation", association.organisation_id)}


@example(RestoreFromTrash)
def restore_from_trash(world, draw):
    return RestoreFromTrash("person", tuple(world.dispatcher.ask(_trashed_people)))


@example(DeleteForGood)
def delete_for_good(world, draw):
    kind = draw(st.sampled_from(sorted(set(trashable_kinds()) - TERMS.keys())))
    ids = [i for i in world.ids(trashable_kinds()[kind]) if (kind, i) not in _own(world)]
    world.dispatcher.execute(MoveToTrash(kind, tuple(ids[:1])))
    lying = world.dispatcher.ask(trash_content, "de")
    return DeleteForGood(tuple((row.kind, row.id) for row in lying))


def _trashed_people(session):
    statement = select(Person.id).where(Person.trashed_at.is_not(None))
    return list(session.scalars(statement, execution_options=WITH_TRASH))
