"""Questions about the society (C5, C6): answered only with what it approved, and claimed when unknown.

`BEFORE_ACTS` is where every message comes that no rule took; `on_question` is the last of all, so nothing
goes without an answer.
"""

from bot.core.case import Kind
from bot.core.conversation import Choice
from bot.core.effects import Text
from bot.core.events import UNREADABLE, ButtonPressed, MessageReceived
from bot.core.learning import Reason
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Step, Turn
from faq.acts.heard import Act
from faq.detect.solved_words import says_unsolved
from faq.text.language import tongue
from handlers.person.navigation.menu import on_greeting, on_late_press
from handlers.person.navigation.smalltalk import on_smalltalk
from handlers.person.own_cases.additions import about_case, named_cases, tell_how_it_stands
from handlers.person.own_cases.alternatives import chosen_in_words
from handlers.person.own_cases.handover import on_human
from handlers.person.own_cases.lasting import lasting_comment, lasting_said
from handlers.person.own_cases.my_cases import not_theirs, show_case
from handlers.person.own_cases.rating_in_words import comment_instead, kept_as_comment, unsolved_said
from handlers.person.questions.answering import question
from handlers.person.registration.details import own_registration, show_registration
from handlers.person.registration.intent import registration_intent
from handlers.person.registration.my_registrations import asks_in_words
from handlers.shared.approved_answer import give, takers, topic_choice
from handlers.shared.case_numbers import case_number
from handlers.shared.cases import own_case
from handlers.shared.hearing import leads
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
REMARKS = (Choice("delay"), Choice("suggestion"), Choice("ask-help"))
WRONGS = (Kind.COMPLAINT, Kind.DELAY)
SHORTEST_NUMBER = 4  # digits of a case's or a registration's


# What no rule took -----------------------------------------------------------------------------------


def on_no_message(turn: Turn) -> Turn | None:
    """What happened elsewhere, and concerns nobody here."""
    return None if isinstance(turn.event, MessageReceived) else turn


def on_unreadable(turn: Turn) -> Turn | None:
    if turn.words or not isinstance(turn.event, MessageReceived):
        return None
    told = turn.reply(_why(turn.event.unsupported))
    return told.ask_again() if turn.conversation.topic else told


def _why(unsupported: str) -> str:
    """A file that was sent and could not be kept is named for what was wrong with it."""
    if unsupported in FILE_REFUSALS:
        return unsupported
    if unsupported == UNREADABLE:
        return "unreadable-message"
    return "cannot-read" if unsupported else "empty-message"


def on_number(turn: Turn) -> Turn | None:
    """Of a case or a registration, and nothing beside it but what calls it one."""
    number = case_number(turn.text)
    if not number:
        return None
    if case := own_case(turn, number):
        is_bare = turn.facts.fold(turn.text).isdecimal() or not case.is_open
        return show_case(turn.leave(), case) if is_bare else tell_how_it_stands(turn.leave(), case)
    registration = own_registration(turn, number)
    if registration:
        return show_registration(turn.leave(), registration)
    is_meant = len(number) >= SHORTEST_NUMBER and not turn.conversation.topic
    return not_theirs(turn, number) if is_meant else None


def on_own_case(turn: Turn) -> Turn | None:
    """Whoever merely asks how it stands is shown it, and thanks are no addition: handlers/person/acts."""
    has_step = leads(turn, Act.STATUS) or leads(turn, Act.THANK)
    is_other = (has_step and not says_unsolved(turn.text)) or _is_new_wrong(turn)
    return None if turn.conversation.topic or is_other else about_case(turn)


def _is_new_wrong(turn: Turn) -> bool:
    """Nobody is angry with an idea or a question of their own: a wrong is about something else."""
    waits = any(case.is_open and case.kind in WRONGS for case in turn.cases)
    return leads(turn, Act.COMPLAIN) and not waits and not named_cases(turn)


def on_voice(turn: Turn) -> Turn | None:
    """Nobody here can listen: a person of the staff does."""
    if not is_spoken(turn.words) or turn.conversation.topic:
        return None
    return comment_instead(turn) or on_human(keep(turn, turn.words))


def on_wordless(turn: Turn) -> Turn | None:
    """Files without a word are kept; an emoji or dots say nothing that could be."""
    if turn.facts.fold(turn.text):
        return None
    if says_something(turn, turn.words):
        kept = comment_instead(turn)
        return kept or keep(turn, turn.words).reply("what-is-this", *takers(turn))
    return turn.reply("no-words", Choice("human"), Choice("menu")).ask_again()


def on_wish(turn: Turn) -> Turn | None:
    """As if the initiative's own button had been pressed."""
    wished = registration_intent(turn)
    return turn.restated(wished) if wished else None


def on_question(turn: Turn) -> Turn:
    """What was asked in a field of a form, and has no answer, lets the field be asked again."""
    foreign = tongue(turn.text)
    said = _in_another_language(turn, foreign) if foreign else question(kept_as_comment(turn))
    is_answered = turn.facts.answers.ask(turn.text).decision == "answer"
    return said.ask_again() if asks_in_words(turn) and not is_answered else said


def _in_another_language(turn: Turn, language: str) -> Turn:
    """Said in their own language as far as we can: what we speak, and that a person may help."""
    kept, speaks = keep(turn, turn.words, Reason.UNANSWERED), Text(f"tongue-{language}")
    return kept.reply("tongue", *takers(turn), Choice("language"), own=speaks)


BEFORE_ACTS: tuple[Step, ...] = (
    on_late_press,
    on_no_message,
    on_unreadable,
    chosen_in_words,
    lasting_said,
    unsolved_said,
    on_number,
    on_own_case,
    on_voice,
    on_smalltalk,
    on_wordless,
    on_wish,
    lasting_comment,
    comment_instead,
)
"""Asked in this order, before what the person does with their words (handlers/person/acts), and before
`on_question`, which declines nothing."""


# Questions, by a press -------------------------------------------------------------------------------


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
    return turn.leave().reply("questions", *topics, *REMARKS, Choice("menu"))


def on_contact(turn: Turn) -> Turn:
    """Every official channel of the society (C12), from configuration."""
    return turn.notice("contact-card", Choice("human"), Choice("menu")).ask_again()


def on_no_thanks(turn: Turn) -> Turn:
    """An offer was declined: what was in progress goes on."""
    return turn.ask_again() if turn.conversation.topic else turn.restated(ButtonPressed("cancel"))


ANSWERS = Topic(
    NAME,
    entry_points=(
        Rule(pressed("topic"), on_topic),
        Rule(pressed("this-topic"), on_this_topic),
        Rule(pressed("questions"), on_questions),
        Rule(pressed("contact"), on_contact),
        Rule(pressed("no-thanks"), on_no_thanks),
    ),
)
