"""A cry for help, before everything else and in every state: whom to call, and staff told at once.

The rules this module guards: the numbers come first and nothing delays them; the words are kept where
they would have been kept anyway; staff hear of one emergency once, and of every word of it.
"""

from dataclasses import replace

from bot.core.advance import ordinary
from bot.core.case import Case, EntryKind, Kind
from bot.core.conversation import Choice
from bot.core.effects import Reply, SaveCase, SendReply, Text
from bot.core.events import CaseOpened, HelpCried, MessageEdited, MessageReceived, PersonWrote, Words
from bot.core.facts import Alarm
from bot.core.turn import Turn
from handlers.cases import new_case, open_case, own_case, with_words
from handlers.human import NAME as HUMAN
from handlers.talk import NAME as TALK
from handlers.talk import begin


def on_cry(turn: Turn) -> Turn | None:
    if not isinstance(turn.event, MessageReceived | MessageEdited):
        return None
    alarm = turn.facts.alarms.heard(turn.words.text)
    return _first_the_numbers(_handed_over(turn, alarm), alarm) if alarm else None


def _first_the_numbers(turn: Turn, alarm: Alarm) -> Turn:
    language = turn.conversation.language
    lines = tuple(
        Text("emergency-line", {"number": line.number, "name": line.name[language]})
        for line in alarm.lines
    )
    numbers = Reply(Text("emergency", {"lines": lines}))
    return replace(turn, effects=(SendReply(numbers, turn.conversation.stamp), *turn.effects))


def _handed_over(turn: Turn, alarm: Alarm) -> Turn:
    """Whoever is in the middle of something stays there; a person of the staff hears it all the same."""
    topic = turn.conversation.topic
    if not topic or topic == HUMAN:
        return _talking(turn, alarm)
    after = ordinary(turn)
    case = _talked_about(after) if topic == TALK else None
    if case:
        return _raised(after, case, alarm)
    number, told = _given(after, alarm)
    return told.show("emergency-told", Choice("write-to-case", str(number)), number=number)


def _talking(turn: Turn, alarm: Alarm) -> Turn:
    number, told = _given(turn, alarm)
    now_open = turn.facts.calendar.is_open(turn.facts.now)
    return begin(told, number).reply(
        "emergency-talk" if now_open else "emergency-talk-closed", Choice("talk-done"), number=number
    )


def _talked_about(turn: Turn) -> Case | None:
    case = own_case(turn, turn.conversation.data.get("case", ""))
    return case if case and case.is_open else None


def _given(turn: Turn, alarm: Alarm) -> tuple[int, Turn]:
    """The words, to the question that already waits for a person, or as a new one."""
    waiting = next((c for c in turn.cases if c.kind is Kind.QUESTION and c.is_open), None)
    words = turn.words
    if waiting:
        kept = with_words(turn, waiting, words).to_room(
            waiting.number, PersonWrote(waiting.number, words)
        )
        return waiting.number, _raised(kept, waiting, alarm)
    return _opened(turn, words, alarm)


def _opened(turn: Turn, words: Words, alarm: Alarm) -> tuple[int, Turn]:
    case = replace(new_case(turn, Kind.QUESTION, (words,)), urgent=alarm.id, triage=None)
    opened = open_case(turn, case).record(case.number, EntryKind.SAID, words)
    noted = opened.record(case.number, EntryKind.URGENT, Words(), detail=alarm.id)
    told = noted.to_room(case.number, CaseOpened(case.number))
    return case.number, told.to_room(case.number, HelpCried(case.number, alarm.id))


def _raised(turn: Turn, case: Case, alarm: Alarm) -> Turn:
    now = turn.case(case.number) or case
    if now.urgent:
        return turn
    noted = turn.do(SaveCase(replace(now, urgent=alarm.id)))
    noted = noted.record(case.number, EntryKind.URGENT, Words(), detail=alarm.id)
    return noted.to_room(case.number, HelpCried(case.number, alarm.id))
