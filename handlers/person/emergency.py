"""A cry for help, before everything else and in every state: whom to call, and staff told at once.

The rules this module guards: the numbers come first, and nothing beside them doubts them; the words are
kept where they would have been kept anyway; one person's cries are one alarm, in one case; and what the
person writes next is for the staff, while the form they were in waits. Violence and harassment are for
those alone who read what is confided (`confidence/cries.py`).
"""

from dataclasses import replace

from bot.core.case import Case, Cry, EntryKind, Kind
from bot.core.conversation import Choice
from bot.core.effects import Reply, SaveCase, SendReply, Text
from bot.core.events import (
    ButtonPressed,
    CaseOpened,
    Event,
    HelpCried,
    MessageEdited,
    MessageReceived,
    PersonWrote,
    VoiceHeard,
    Words,
)
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn
from faq.detect.emergency import Alarm
from handlers.person import complaint_draft
from handlers.person.confidence.cries import cried, is_private_cry, is_private_danger
from handlers.person.edits import in_place
from handlers.person.flood_control import counted_among
from handlers.person.navigation.paused_forms import paused
from handlers.person.own_cases.live_chat import NAME as TALK
from handlers.person.own_cases.live_chat import begin, passed_on, watched
from handlers.person.voice_transcripts import case_of, on_heard
from handlers.shared.cases import new_case, open_case, own_case, with_words
from handlers.shared.pending_words import handed_over, waiting


def on_cry(turn: Turn) -> Turn | None:
    """A gate: it takes whatever cries for help."""
    text = _text(turn.event)
    alarm = turn.facts.alarms.heard(text) if text else None
    if not alarm:
        return None
    words = Words(text, at=turn.facts.now) if isinstance(turn.event, VoiceHeard) else turn.words
    in_private = cried(turn, words) if is_private_cry(turn, alarm, text) else None
    return counted_among(_first_the_numbers(in_private or _alarmed(turn, words, alarm), alarm))


def _text(event: Event) -> str:
    """What was written, its caption, what a mended message says now, or what a voice note says."""
    if isinstance(event, VoiceHeard):
        return event.text
    return event.words.text if isinstance(event, MessageReceived | MessageEdited) else ""


def _first_the_numbers(turn: Turn, alarm: Alarm) -> Turn:
    language = turn.conversation.language
    lines = tuple(
        Text("emergency-line", {"number": line.number, "name": line.name[language]})
        for line in alarm.lines
    )
    numbers = Reply(Text("emergency", {"lines": lines}))
    return replace(turn, effects=(SendReply(numbers, turn.conversation.stamp), *turn.effects))


def _alarmed(turn: Turn, words: Words, alarm: Alarm) -> Turn:
    kept, holds = _kept(turn)
    case = _whose(kept, holds)
    if not case:
        number, told = _opened(kept, words, alarm)
    else:
        is_there = holds is not None and holds.number == case.number
        number, told = case.number, kept if is_there else _added(kept, case, words)
    return _talking(_raised(told, number, alarm), number)


def on_in_danger(turn: Turn) -> Turn:
    """Pressed where Rida was not sure: as if the reviewed words had been written, with what was."""
    label = turn.event.label if isinstance(turn.event, ButtonPressed) else ""
    said = label or turn.facts.text(Text("choice-in-danger"), turn.conversation.language)
    alarm, words = turn.facts.alarms.general, Words(said, at=turn.facts.now)
    in_private = cried(turn, words) if is_private_danger(turn) else None
    return _first_the_numbers(in_private or _alarmed(turn, words, alarm), alarm)


# Where the words are kept ------------------------------------------------------------------------------


def _kept(turn: Turn) -> tuple[Turn, Case | None]:
    """Where they would be kept if they were nothing else, and the case that holds them by it."""
    event = turn.event
    if isinstance(event, MessageEdited):
        return in_place(turn)
    if isinstance(event, VoiceHeard):
        heard, case = on_heard(turn, event), case_of(turn, event)
        return heard, heard.case(case.number) if case else None
    if isinstance(event, MessageReceived) and turn.conversation.topic == complaint_draft.NAME:
        return complaint_draft.keep_words(turn, turn.words), None
    return turn, None


def _whose(turn: Turn, holds: Case | None) -> Case | None:
    """The case whose alarm runs; else the one that is spoken about; else the question that waits."""
    crying = next((case for case in turn.cases if case.cry), None)
    about = holds or own_case(turn, turn.conversation.data.get("case", ""))
    asked = next((c for c in turn.cases if c.kind.is_question and c.is_open), None)
    return crying or (about if about and about.is_open else asked)


def _added(turn: Turn, case: Case, words: Words) -> Turn:
    for each in (*waiting(turn), words):
        now = turn.case(case.number) or case
        turn = with_words(turn, now, each).to_room(case.number, PersonWrote(case.number, each))
    return handed_over(turn).pend()


def _opened(turn: Turn, words: Words, alarm: Alarm) -> tuple[int, Turn]:
    """What was written before it and found no answer goes along: it may say where and who."""
    case = new_case(turn, Kind.QUESTION, (*waiting(turn), words))
    opened = open_case(turn, replace(case, urgent=alarm.id, triage=None))
    for each in case.words:
        opened = opened.record(case.number, EntryKind.SAID, each)
    return case.number, handed_over(opened).pend().to_room(case.number, CaseOpened(case.number))


# The alarm ----------------------------------------------------------------------------------------------


def _raised(turn: Turn, number: int, alarm: Alarm) -> Turn:
    """A second cry is told as the first was; the alarm of both is one."""
    case, now = turn.case(number), turn.facts.now
    if not case:
        return turn
    cry = replace(case.cry, last=now) if case.cry else Cry(now, now)
    raised = turn.do(SaveCase(replace(case, urgent=alarm.id, cry=cry)))
    noted = raised.record(number, EntryKind.URGENT, Words(), detail=alarm.id)
    return noted.to_room(number, HelpCried(number, alarm.id))


def _talking(turn: Turn, number: int) -> Turn:
    """Whatever they were in the middle of waits; they are told so."""
    here = turn.conversation
    case = turn.case(number)
    if here.topic == TALK and here.data.get("case") == str(number) and case:
        return passed_on(watched(turn, number), case)
    waits = (Text("form-waits"),) if here.topic and here.topic != TALK else ()
    now_open = turn.facts.calendar.is_open(turn.facts.now)
    key = "emergency-talk" if now_open else "emergency-talk-closed"
    talking = begin(paused(turn).spoken_to(0), number)
    return talking.reply(key, Choice("talk-done"), number=number, waits=waits)


EMERGENCY = Topic("emergency", entry_points=(Rule(pressed("in-danger"), on_in_danger),))
