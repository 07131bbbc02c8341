"""What somebody confided, in the own talk of a member who reads it: answered, called, ended; who it is.

The rules this module guards: whoever is no reader learns nothing, not even that there is something; the
words stand nowhere else; the person does not learn by whom it was read; who an anonymous person is, is
asked in vain.
"""

from dataclasses import replace

from bot.core.audit import Action, Reason
from bot.core.conversation import Choice, Party
from bot.core.disclosure import Disclosure, Line
from bot.core.effects import SaveDisclosure, Text
from bot.core.events import (
    DisclosureAdded,
    DisclosureAnswered,
    DisclosureDone,
    DisclosureHeld,
    DisclosureTold,
    DisclosureUnanswered,
    Event,
    MessageReceived,
    Words,
)
from bot.core.facts import StaffMember
from bot.core.staff_text.commands import asks_for_private
from bot.core.staff_text.who_may import Act
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.private_readers import disclosure_of, reads
from handlers.shared.private_telling import due_timer, subject, unwatched
from handlers.staff_private.private_about import on_about, on_about_is, on_recuse
from handlers.staff_private.private_history import on_history
from handlers.staff_private.private_reading import (
    REASONS,
    behind,
    both,
    buttons,
    matter,
    nothing,
    on_added,
    on_look,
    on_look_for,
    on_told,
    seen,
)

NAME = "private-answers"


# Answered -----------------------------------------------------------------------------------------------


def on_answer(turn: Turn) -> Turn:
    found, member = both(turn, Act.ANSWER)
    if not found or not member:
        return nothing(turn)
    if not found.is_open:
        return _over(turn, found)
    return turn.go(NAME, "answering", disclosure=str(found.number))


def _over(turn: Turn, found: Disclosure) -> Turn:
    return turn.reply("private-over", Choice("menu"), number=found.number, private=True)


def ask_answer(turn: Turn) -> Turn:
    number = int(turn.conversation.data.get("disclosure", "0"))
    return turn.reply("private-answer-ask", Choice("menu"), number=number, private=True)


def on_written(turn: Turn) -> Turn:
    """From the trusted person, to the person alone."""
    found, member = both(turn, Act.ANSWER)
    if not found or not member or not found.is_open:
        return nothing(turn.leave())
    if not says_something(turn, turn.words):
        return ask_for_words(turn)
    if _to_hold(turn):
        return _held(turn)
    return _sent(turn, found, member, turn.words)


def _sent(turn: Turn, found: Disclosure, member: StaffMember, words: Words) -> Turn:
    now = turn.facts.now
    line = Line(now, words, member.id, turn.conversation.address)
    answered = replace(found, lines=(*found.lines, line), answered_at=found.answered_at or now)
    kept = _calm(seen(turn.do(SaveDisclosure(answered)), member), answered)
    told_to = kept.post(found.to, DisclosureAnswered(found.number, len(found.lines)))
    noted = _noted(told_to, Action.ANSWERED, found, member, words=(words.text,))
    shown = buttons(noted, disclosure_of(noted) or answered, member)
    return noted.leave().reply("private-answer-sent", *shown, number=found.number, private=True)


def _calm(turn: Turn, found: Disclosure) -> Turn:
    """Somebody has written or called: nobody is told of it again, and its promise is kept."""
    return unwatched(turn, found).cancel_timers(due_timer(found.number))


def _noted(
    turn: Turn,
    action: Action,
    found: Disclosure,
    member: StaffMember,
    *,
    reason: str = "",
    words: tuple[str, ...] = (),
) -> Turn:
    return turn.audit(
        action, subject(found), person=found.person, by=member.id, reason=reason, words=words
    )


def _to_hold(turn: Turn) -> bool:
    """Words that may hurt are held once (C23); the same again goes as it is."""
    again = turn.conversation.data.get("held", "")
    is_same = bool(again) and turn.facts.fold(again) == turn.facts.fold(turn.text)
    return not is_same and bool(turn.facts.coach.hints(turn.text))


def _held(turn: Turn) -> Turn:
    hints, language = turn.facts.coach.hints(turn.text), turn.conversation.language
    kept = turn.enter(NAME, "answering", held=turn.text)
    return kept.reply(
        "private-held",
        Choice("menu"),
        words=tuple(hint.words for hint in hints),
        kinder=tuple(hint.kinder[language] for hint in hints),
        private=True,
    )


def on_unanswered(turn: Turn, event: DisclosureUnanswered) -> Turn:
    found, member = both(turn)
    if not found or not member or member.id != event.member:
        return turn
    return turn.notice("private-answer-missed", number=found.number, private=True)


def on_answer_held(turn: Turn, event: DisclosureHeld) -> Turn:
    found, member = both(turn)
    if not found or not member or member.id != event.member:
        return turn
    return turn.notice("private-answer-held", number=found.number, private=True)


# Called, ended ------------------------------------------------------------------------------------------


def on_called(turn: Turn) -> Turn:
    """They were spoken to: it is told again no more."""
    found, member = both(turn, Act.ANSWER)
    if not found or not member:
        return nothing(turn)
    if not found.is_open:
        return _over(turn, found)
    called = replace(found, answered_at=found.answered_at or turn.facts.now)
    kept = _calm(seen(turn.do(SaveDisclosure(called)), member), called)
    noted = _noted(kept, Action.ANSWERED, found, member, reason=Reason.CALLED)
    shown = buttons(noted, disclosure_of(noted) or called, member)
    return noted.notice("private-called-noted", *shown, number=found.number, private=True)


def on_close(turn: Turn) -> Turn:
    found, member = both(turn, Act.END)
    if not found or not member:
        return nothing(turn)
    if not found.is_open:
        return _over(turn, found)
    read = seen(turn, member)
    done = replace(disclosure_of(read) or found, done_at=turn.facts.now)
    ended = _calm(read.do(SaveDisclosure(done)), done)
    told_over = _noted(ended, Action.DONE, found, member).post(found.to, DisclosureDone(found.number))
    return told_over.notice("private-closed", Choice("menu"), number=found.number, private=True)


# Who it is ----------------------------------------------------------------------------------------------


def on_identity(turn: Turn) -> Turn:
    found, member = both(turn)
    if not found or not member:
        return nothing(turn)
    if not reads(turn, found, member, Act.IDENTITY):
        return turn.reply("private-nameless", number=found.number, private=True)
    why = (
        Choice("private-identity-for", f"{found.number}.{r}", f"choice-private-why-{r}") for r in REASONS
    )
    return turn.reply("private-why-identity", *why, number=found.number, private=True)


def on_identity_for(turn: Turn) -> Turn:
    found, member = both(turn, Act.IDENTITY)
    if not found or not member:
        return nothing(turn)
    reason = next((each for each in REASONS if each == behind(turn)), None)
    if not reason:
        return on_identity(turn)
    noted, profile = _noted(turn, Action.IDENTITY, found, member, reason=reason), turn.facts.profile
    if not profile or not (profile.name or profile.phone):
        return noted.notice("private-identity-unknown", number=found.number, private=True)
    unknown = Text("identity-not-known")
    name, phone = profile.name or unknown, profile.phone or unknown
    return noted.notice(
        "private-identity-shown", number=found.number, name=name, phone=phone, private=True
    )


# Mine to read -------------------------------------------------------------------------------------------


def on_list(turn: Turn) -> Turn | None:
    """What is open of what this member reads: numbers and kinds. For whoever does not work here the word
    means something else."""
    here = turn.conversation.address
    own = next((member for member in turn.facts.staff if member.private == here), None)
    if not own or here.party is not Party.PERSON:
        return None
    mine = [each for each in turn.facts.confided if _is_mine(turn, each, own)]
    if not mine:
        return turn.reply("private-none", Choice("menu"))
    lines = tuple(Text(_line(each), {"number": each.number, "matter": matter(each)}) for each in mine)
    shown = (Choice("private-look", str(each.number), "choice-private-number") for each in mine[:MOST])
    return turn.reply("private-list", *shown, lines=lines, private=True)


MOST = 10
"""So many have a button."""


def _is_mine(turn: Turn, found: Disclosure, member: StaffMember) -> bool:
    return found.is_open and member.id in found.readers and reads(turn, found, member, Act.NOTICE)


def _line(found: Disclosure) -> str:
    if found.is_urgent:
        return "private-list-urgent"
    return "private-list-read" if found.seen_at else "private-list-unread"


def _asks(event: Event) -> bool:
    return isinstance(event, MessageReceived) and asks_for_private(event.words.text)


ASKS_FOR_LIST = Rule(_asks, on_list)

PRIVATE_ANSWERS = Topic(
    NAME,
    entry_points=(
        Rule(pressed("private-look"), on_look),
        Rule(pressed("private-look-for"), on_look_for),
        Rule(pressed("private-history"), on_history),
        Rule(pressed("private-seen"), on_look),  # of an earlier version
        Rule(pressed("private-answer"), on_answer),
        Rule(pressed("private-called"), on_called),
        Rule(pressed("private-concerns"), on_about),
        Rule(pressed("private-concerns-is"), on_about_is),
        Rule(pressed("private-recuse"), on_recuse),
        Rule(pressed("private-identity"), on_identity),
        Rule(pressed("private-identity-for"), on_identity_for),
        Rule(pressed("private-close"), on_close),
        ASKS_FOR_LIST,
        on(DisclosureTold, on_told),
        on(DisclosureAdded, on_added),
        on(DisclosureUnanswered, on_unanswered),
        on(DisclosureHeld, on_answer_held),
    ),
    states={"answering": State(ask_answer, (ASKS_FOR_LIST, Rule(said, on_written)))},
)
