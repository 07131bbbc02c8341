"""Questions about the society (C5, C6): answered only with what it approved, and claimed when unknown.

`on_anything` is where every message ends that no other rule took, so nothing goes without an answer.
"""

from dataclasses import replace

from bot.core.advance import ordinary
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import MessageReceived
from bot.core.learning import Reason
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn
from faq.text.language import tongue
from handlers.person.navigation.menu import on_greeting
from handlers.person.own_cases.additions import about_case
from handlers.person.own_cases.alternatives import chosen_in_words
from handlers.person.own_cases.handover import on_human
from handlers.person.own_cases.my_cases import show_case
from handlers.person.own_cases.rating_in_words import comment_instead, kept_as_comment, unsolved_said
from handlers.person.questions.answering import question
from handlers.person.questions.yes_no import yes_or_no
from handlers.person.registration.details import own_registration, show_registration
from handlers.person.registration.intent import registration_intent
from handlers.shared.approved_answer import give, takers, topic_choice
from handlers.shared.message_content import FILE_REFUSALS, is_spoken, says_something
from handlers.shared.pending_words import chosen, keep, meet, unanswered

NAME = "answers"
FIRST = (
    "about-society",
    "initiatives-list",
    "how-to-register",
    "who-is-served",
    "fees",
    "in-kind-aid",
    "office-hours",
    "location",
    "complaint-duration",
)
REMARKS = ("delay", "suggestion")


def on_anything(turn: Turn) -> Turn:
    """A message that nobody took: a question, a file without a word, or nothing we can read."""
    if not isinstance(turn.event, MessageReceived):
        return turn
    if not turn.words:
        return _unreadable(turn, turn.event)
    understood = chosen_in_words(turn) or unsolved_said(turn)
    if understood:
        return understood
    number = turn.facts.fold(turn.text)
    case = turn.case(int(number)) if number.isdecimal() and len(number) < 12 else None
    if case:
        return show_case(turn.leave(), case)
    registration = own_registration(turn, number)
    if registration:
        return show_registration(turn.leave(), registration)
    about = None if turn.conversation.topic else about_case(turn)
    if about:
        return about
    if is_spoken(turn.words) and not turn.conversation.topic:
        # nobody here can listen: a person of the staff does
        return comment_instead(turn) or on_human(keep(turn, turn.words))
    return _written(turn) if number else _wordless(turn)


def _written(turn: Turn) -> Turn:
    answered = yes_or_no(turn)
    if answered:
        return answered
    wished = registration_intent(turn)
    if wished:
        return ordinary(replace(turn, event=wished))  # as if the initiative's own button had been pressed
    commented = comment_instead(turn)
    if commented:
        return commented
    foreign = tongue(turn.text)
    return _in_another_language(turn, foreign) if foreign else question(kept_as_comment(turn))


def _in_another_language(turn: Turn, language: str) -> Turn:
    """Said in their own language as far as we can: what we speak, and that a person may help."""
    kept, speaks = keep(turn, turn.words, Reason.UNANSWERED), Text(f"tongue-{language}")
    return kept.reply("tongue", *takers(turn), Choice("language"), own=speaks)


def _wordless(turn: Turn) -> Turn:
    """Files without a word are kept; an emoji or dots say nothing that could be."""
    if says_something(turn, turn.words):
        kept = comment_instead(turn)
        return kept or keep(turn, turn.words).reply("what-is-this", *takers(turn))
    return turn.reply("no-words", Choice("human"), Choice("menu")).ask_again()


def _unreadable(turn: Turn, event: MessageReceived) -> Turn:
    told = turn.reply(_why(event.unsupported))
    return told.ask_again() if turn.conversation.topic else told


def _why(unsupported: str) -> str:
    """A file that was sent and could not be kept is named for what was wrong with it."""
    if unsupported in FILE_REFUSALS:
        return unsupported
    return "cannot-read" if unsupported else "empty-message"


def on_topic(turn: Turn) -> Turn:
    if turn.arg not in turn.facts.answers:
        return on_questions(turn)
    return give(turn, turn.arg).ask_again()


def on_start(turn: Turn) -> Turn:
    """A link or a QR code brought the person here: to the initiative it names, else to the start."""
    topic = f"init-{turn.arg.lower().removeprefix('init-')}"
    return give(turn, topic).ask_again() if topic in turn.facts.answers else on_greeting(turn)


def on_this_topic(turn: Turn) -> Turn:
    """What was meant: the latest question is answered; what was written before it still waits."""
    *before, last = unanswered(turn) or (turn.words,)
    found, asked = chosen(turn), turn.conversation.pending.asked
    rest = found.pend(*before, asked=asked[:-1], met=turn.conversation.pending.met)
    return on_topic(meet(rest, last) if last else rest)


def on_questions(turn: Turn) -> Turn:
    topics = (topic_choice(turn, id) for id in FIRST if id in turn.facts.answers)
    return turn.leave().reply("questions", *topics, *(Choice(each) for each in REMARKS), Choice("menu"))


def on_contact(turn: Turn) -> Turn:
    """Every official channel of the society (C12), from configuration."""
    return turn.notice("contact-card", Choice("human"), Choice("menu")).ask_again()


def on_privacy(turn: Turn) -> Turn:
    """What is kept, who sees it, which services it goes through, and whom to ask: as it is today."""
    return turn.notice("privacy-shown", Choice("contact"), Choice("human"), Choice("menu")).ask_again()


ANSWERS = Topic(
    NAME,
    entry_points=(
        Rule(pressed("topic"), on_topic),
        Rule(pressed("this-topic"), on_this_topic),
        Rule(pressed("questions"), on_questions),
        Rule(pressed("contact"), on_contact),
        Rule(pressed("privacy"), on_privacy),
    ),
)
