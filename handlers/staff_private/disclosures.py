"""What somebody confided, in the own talk of a member who may read it: seen, answered, ended.

The rules this module guards: whoever is no reader learns nothing, not even that there is something; the
words stand nowhere else; the person hears once that it was read, and does not learn by whom.
"""

from dataclasses import replace

from bot.core.conversation import Choice
from bot.core.disclosure import Disclosure, Line
from bot.core.effects import SaveDisclosure, Text
from bot.core.events import (
    DisclosureAdded,
    DisclosureAnswered,
    DisclosureDone,
    DisclosureSeen,
    DisclosureTold,
    DisclosureUnanswered,
    Words,
)
from bot.core.facts import StaffMember
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from handlers.shared.message_content import ask_for_words, says_something
from handlers.shared.message_summary import told
from handlers.shared.private_readers import disclosure_of
from handlers.shared.private_telling import unseen_timer

NAME = "private-answers"


# Who reads here ----------------------------------------------------------------------------------------


def _reader(turn: Turn) -> StaffMember | None:
    """The member whose own talk this is, if they may read what this turn is about."""
    found, here = disclosure_of(turn), turn.conversation.address
    own = (member for member in turn.facts.staff if member.private == here)
    return next((member for member in own if found and member.id in found.readers), None)


def _told_to(turn: Turn, member: str) -> Disclosure | None:
    found, reader = disclosure_of(turn), _reader(turn)
    return found if found and reader and reader.id == member else None


def _buttons(disclosure: Disclosure) -> tuple[Choice, ...]:
    number = str(disclosure.number)
    seen = () if disclosure.seen_at else (Choice("private-seen", number),)
    return (*seen, Choice("private-answer", number), Choice("private-close", number))


# What is told ------------------------------------------------------------------------------------------


def on_told(turn: Turn, event: DisclosureTold) -> Turn:
    found = _told_to(turn, event.member)
    if not found:
        return turn
    return _shown(turn, "private-told-again" if event.again else "private-told", found, found.lines)


def on_added(turn: Turn, event: DisclosureAdded) -> Turn:
    found = _told_to(turn, event.member)
    return _shown(turn, "private-added", found, found.lines[event.line :]) if found else turn


def _shown(turn: Turn, key: str, disclosure: Disclosure, lines: tuple[Line, ...]) -> Turn:
    words = tuple(line.words for line in lines if not line.by)
    files = tuple(file for each in words for file in each.attachments)
    return turn.notice(
        key,
        *_buttons(disclosure),
        files=files,
        number=disclosure.number,
        wish=Text(f"private-wish-{disclosure.wish}"),
        told=told(words),
        private=True,
    )


# What the reader does -----------------------------------------------------------------------------------


def on_seen(turn: Turn) -> Turn:
    found, reader = disclosure_of(turn), _reader(turn)
    if not found or not reader:
        return turn.reply("private-none", Choice("menu"))
    if found.seen_at:
        return turn.notice("private-seen-before", *_buttons(found), number=found.number)
    seen = _seen(turn, found, reader)
    now = disclosure_of(seen) or found
    return seen.notice("private-seen-noted", *_buttons(now), number=found.number, private=True)


def _seen(turn: Turn, disclosure: Disclosure, reader: StaffMember) -> Turn:
    """Told to the person once, whoever was the first."""
    if disclosure.seen_at:
        return turn
    seen = replace(disclosure, seen_at=turn.facts.now, seen_by=reader.id)
    kept = turn.do(SaveDisclosure(seen)).cancel_timers(unseen_timer(disclosure.number))
    return kept.post(disclosure.to, DisclosureSeen(disclosure.number))


def on_answer(turn: Turn) -> Turn:
    found = disclosure_of(turn)
    if not found or not _reader(turn):
        return turn.reply("private-none", Choice("menu"))
    if not found.is_open:
        return turn.reply("private-over", Choice("menu"), number=found.number, private=True)
    return turn.go(NAME, "answering", disclosure=str(found.number))


def ask_answer(turn: Turn) -> Turn:
    number = int(turn.conversation.data.get("disclosure", "0"))
    return turn.reply("private-answer-ask", Choice("menu"), number=number, private=True)


def on_written(turn: Turn) -> Turn:
    """From the trusted person, to the person alone."""
    found, reader = disclosure_of(turn), _reader(turn)
    if not found or not reader or not found.is_open:
        return turn.leave().reply("private-none", Choice("menu"))
    if not says_something(turn, turn.words):
        return ask_for_words(turn)
    if _to_hold(turn):
        return _held(turn)
    return _sent(turn, found, reader, turn.words)


def _sent(turn: Turn, found: Disclosure, reader: StaffMember, words: Words) -> Turn:
    line = Line(turn.facts.now, words, reader.id, turn.conversation.address)
    answered = replace(found, lines=(*found.lines, line))
    kept = _seen(turn.do(SaveDisclosure(answered)), answered, reader)
    told_to = kept.post(found.to, DisclosureAnswered(found.number, len(found.lines)))
    now = disclosure_of(told_to) or answered
    return told_to.leave().reply("private-answer-sent", *_buttons(now), number=found.number, private=True)


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


def on_close(turn: Turn) -> Turn:
    found, reader = disclosure_of(turn), _reader(turn)
    if not found or not reader:
        return turn.reply("private-none", Choice("menu"))
    if not found.is_open:
        return turn.reply("private-over", Choice("menu"), number=found.number, private=True)
    seen = _seen(turn, found, reader)
    done = replace(disclosure_of(seen) or found, done_at=turn.facts.now)
    ended = seen.do(SaveDisclosure(done)).cancel_timers(unseen_timer(found.number))
    told_over = ended.post(found.to, DisclosureDone(found.number))
    return told_over.notice("private-closed", Choice("menu"), number=found.number, private=True)


def on_unanswered(turn: Turn, event: DisclosureUnanswered) -> Turn:
    found = _told_to(turn, event.member)
    return turn.notice("private-answer-missed", number=found.number, private=True) if found else turn


PRIVATE_ANSWERS = Topic(
    NAME,
    entry_points=(
        Rule(pressed("private-seen"), on_seen),
        Rule(pressed("private-answer"), on_answer),
        Rule(pressed("private-close"), on_close),
        on(DisclosureTold, on_told),
        on(DisclosureAdded, on_added),
        on(DisclosureUnanswered, on_unanswered),
    ),
    states={"answering": State(ask_answer, (Rule(said, on_written),))},
)
