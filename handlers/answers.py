"""Questions about the society (C5, C6): answered only with what it approved, and claimed when unknown.

`on_anything` is where every message ends that no other rule took, so nothing goes without an answer.
"""

from bot.core.conversation import Choice
from bot.core.effects import Approved, Text
from bot.core.events import MessageReceived
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn
from faq.tongue import tongue
from handlers.anger import is_angry
from handlers.human import on_human
from handlers.menu import on_greeting
from handlers.my_cases import show_case
from handlers.registered import own_registration, show_registration
from handlers.wordless import is_spoken, says_something

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
FILE_REFUSALS = ("file-too-large", "file-empty", "file-unknown-type", "file-mismatch", "file-unavailable")
ACTIONS = (
    "complaint",
    "human",
    "my-cases",
    "contact",
    "questions",
    "menu",
    "register",
    "my-registrations",
)


def on_anything(turn: Turn) -> Turn:
    """A message that nobody took: a question, a file without a word, or nothing we can read."""
    if not isinstance(turn.event, MessageReceived):
        return turn
    if not turn.words:
        return _unreadable(turn, turn.event)
    number = turn.facts.fold(turn.text)
    case = turn.case(int(number)) if number.isdecimal() and len(number) < 12 else None
    if case:
        return show_case(turn.leave(), case)
    registration = own_registration(turn, number)
    if registration:
        return show_registration(turn.leave(), registration)
    if is_spoken(turn.words) and not turn.conversation.topic:
        return on_human(_kept(turn))  # nobody here can listen: a person of the staff does
    return _written(turn) if number else _wordless(turn)


def _wordless(turn: Turn) -> Turn:
    """Files without a word are kept; an emoji or dots say nothing that could be."""
    if says_something(turn, turn.words):
        return _only_files(turn)
    return turn.reply("no-words", Choice("human"), Choice("menu")).ask_again()


def _written(turn: Turn) -> Turn:
    foreign = tongue(turn.text)
    return _in_another_language(turn, foreign) if foreign else _question(turn)


def _in_another_language(turn: Turn, language: str) -> Turn:
    """Said in their own language as far as we can: what we speak, and that a person may help."""
    speaks = Text(f"tongue-{language}")
    return _kept(turn).reply("tongue", *_takers(turn), Choice("language"), own=speaks)


def _unreadable(turn: Turn, event: MessageReceived) -> Turn:
    told = turn.reply(_why(event.unsupported))
    return told.ask_again() if turn.conversation.topic else told


def _why(unsupported: str) -> str:
    """A file that was sent and could not be kept is named for what was wrong with it."""
    if unsupported in FILE_REFUSALS:
        return unsupported
    return "cannot-read" if unsupported else "empty-message"


def _only_files(turn: Turn) -> Turn:
    return _kept(turn).reply("what-is-this", *_takers(turn))


def _question(turn: Turn) -> Turn:
    understood = turn.facts.answers.ask(turn.text)
    if understood.decision == "answer":
        answered = turn.pend(turn.words, answered=True)
        return _answer(answered, understood.candidates[0].id).ask_again()
    if understood.decision == "offer" and not is_angry(turn.text, turn.facts.fold):
        topics = tuple(_topic_choice(turn, c.id, "this-topic") for c in understood.candidates[:3])
        return _kept(turn).reply("did-you-mean", *topics, Choice("not-this"), Choice("complaint"))
    angry = is_angry(turn.text, turn.facts.fold)
    return _kept(turn).reply("anger-heard" if angry else "no-answer-yet", *_takers(turn))


def _kept(turn: Turn) -> Turn:
    """Keep what was written until somebody takes it; what was answered already is not carried along."""
    pending = turn.conversation.pending
    return turn.pend(*(() if pending.answered else pending.words), turn.words)


def _takers(turn: Turn) -> tuple[Choice, ...]:
    """Whom the words can go to: a case that is open, a person of the staff, or a new complaint."""
    latest = next((case for case in turn.cases if case.is_open), None)
    to_case = (Choice("write-to-case", str(latest.number), label="choice-add-to-case"),) if latest else ()
    return (*to_case, Choice("human", label="choice-ask-human"), Choice("complaint"), Choice("menu"))


def on_topic(turn: Turn) -> Turn:
    if turn.arg not in turn.facts.answers:
        return on_questions(turn)
    return _answer(turn, turn.arg).ask_again()


def on_start(turn: Turn) -> Turn:
    """A link or a QR code brought the person here: to the initiative it names, else to the start."""
    topic = f"init-{turn.arg.lower().removeprefix('init-')}"
    return _answer(turn, topic).ask_again() if topic in turn.facts.answers else on_greeting(turn)


def on_this_topic(turn: Turn) -> Turn:
    """What was meant: the latest question is answered; what was written before it still waits."""
    *before, last = turn.conversation.pending.words or (turn.words,)
    return on_topic(turn.pend(*before) if before else turn.pend(last, answered=True))


def _answer(turn: Turn, id: str) -> Turn:
    entry = turn.facts.answers.entry(id)
    buttons = tuple(_button(turn, name) for name in entry.buttons)
    approved = Approved(entry.answer, turn.facts.now, entry.initiative)
    asked = (Choice("not-this"),) if turn.conversation.pending.words else ()
    register = (
        (Choice("register", entry.initiative, label="choice-register-here"),)
        if turn.facts.initiative(entry.initiative)
        else ()
    )
    return turn.notice("answer", *register, *buttons, *asked, Choice("menu"), answer=approved)


def _button(turn: Turn, name: str) -> Choice:
    return Choice(name) if name in ACTIONS else _topic_choice(turn, name)


def _topic_choice(turn: Turn, id: str, action: str = "topic") -> Choice:
    return Choice(action, id, title=turn.facts.answers.entry(id).title[turn.conversation.language])


def on_questions(turn: Turn) -> Turn:
    topics = (_topic_choice(turn, id) for id in FIRST if id in turn.facts.answers)
    return turn.leave().reply("questions", *topics, Choice("menu"))


def on_contact(turn: Turn) -> Turn:
    """Every official channel of the society (C12), from configuration."""
    return turn.notice("contact-card", Choice("human"), Choice("menu")).ask_again()


ANSWERS = Topic(
    NAME,
    entry_points=(
        Rule(pressed("topic"), on_topic),
        Rule(pressed("this-topic"), on_this_topic),
        Rule(pressed("questions"), on_questions),
        Rule(pressed("contact"), on_contact),
    ),
)
