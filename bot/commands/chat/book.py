"""What stands in the book at the end of a talk: what reached the society, and what was only begun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.case import Case
from bot.core.conversation import Conversation
from bot.core.disclosure import Disclosure
from bot.store.queries import cases, disclosures, registrations, thanks


@dataclass(frozen=True, slots=True)
class KeptCase:
    number: int
    kind: str
    status: str
    words: Sequence[str]
    expectation: str
    rating: str | None
    confidential: bool


@dataclass(frozen=True, slots=True)
class KeptRegistration:
    number: int
    initiative: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Book:
    """`unfinished` are the words of a complaint, or of what somebody begins to confide, and the answers
    of a registration that was begun."""

    cases: Sequence[KeptCase] = ()
    registrations: Sequence[KeptRegistration] = ()
    unfinished: Sequence[str] = ()
    waiting_notes: Sequence[str] = ()
    thanks: Sequence[str] = ()


async def book_of(conn: AsyncConnection, person: Conversation | None) -> Book:
    """What is kept of this person; the oldest first."""
    if person is None:
        return Book()
    own = (await cases.of_person(conn, *person.own))[::-1]
    signed = await disclosures.of_person(conn, person.id)
    confided = (*signed, *await disclosures.unsigned(conn))  # in a book of one person they are theirs
    registered = (await registrations.of_person(conn, *person.own))[::-1]
    notes = await registrations.notes_of(conn, *person.own)
    return Book(
        [*[await _case(conn, each) for each in own], *map(_disclosure, confided)],
        [KeptRegistration(each.number, each.initiative, dict(each.answers)) for each in registered],
        _unfinished(person),
        [note.initiative for note in notes],
        [each.text for each in (await thanks.all_of_them(conn))[::-1]],
    )


async def _case(conn: AsyncConnection, case: Case) -> KeptCase:
    rating = await cases.rating_of(conn, case.number)
    words = [each.text for each in case.words if each.text]
    return KeptCase(
        case.number,
        case.kind.value,
        case.status.value,
        words,
        case.expectation,
        rating,
        confidential=False,
    )


def _disclosure(each: Disclosure) -> KeptCase:
    """It is no case; whoever looks for what was told looks for it among them."""
    status = "done" if each.done_at else "seen" if each.seen_at else "open"
    words = [said.text for said in each.words if said.text]
    return KeptCase(each.number, "disclosure", status, words, "", None, confidential=True)


def _unfinished(person: Conversation) -> list[str]:
    draft, begun, confided = person.draft, person.registering, person.confided
    told = [*(each.text for each in draft.words), draft.expectation] if draft else []
    waits = [each.text for each in confided.words] if confided else []
    answers = [answer for _, answer in begun.answers] if begun else []
    return [each for each in dict.fromkeys((*told, *waits, *answers)) if each]


# In words ---------------------------------------------------------------------------------------------


def book_lines(book: Book) -> list[str]:
    """A line for whatever stands there, to be read."""
    return [
        *(line for case in book.cases for line in _case_lines(case)),
        *(_registration_line(each) for each in book.registrations),
        *(f"waits for {each} to open" for each in book.waiting_notes),
        *(f"unfinished: {each}" for each in book.unfinished),
        *(f"thanks: {each}" for each in book.thanks),
    ]


def _case_lines(case: KeptCase) -> list[str]:
    rated = f", rated {case.rating}" if case.rating else ""
    private = ", confidential" if case.confidential else ""
    return [
        f"case {case.number}: {case.kind}, {case.status}{rated}{private}",
        *(f"said in {case.number}: {each}" for each in case.words),
        *([f"expected in {case.number}: {case.expectation}"] if case.expectation else []),
    ]


def _registration_line(each: KeptRegistration) -> str:
    answers = ", ".join(f"{field} {answer}" for field, answer in each.answers.items())
    return f"registration {each.number}: {each.initiative}, {answers}"
