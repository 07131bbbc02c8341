"""An initiative that is closed (C13): since when, until when, and who wants to be told when it opens.

The rule this module guards: a waiting note is kept until its person was told or took it back, whatever
becomes of the dates; it is looked at every working morning, and told once.
"""

from bot.core.conversation import About, Choice
from bot.core.effects import DropWaitingNote, KeepWaitingNote, Text
from bot.core.events import RegistrationOpened
from bot.core.registration import Initiative
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn
from handlers.person.questions.answering import OWN
from handlers.shared.initiatives import is_open, named


def tell_closed(turn: Turn, initiative: Initiative) -> Turn:
    """Not begun yet, or over; the person can leave a note."""
    name, waiting = initiative.name[turn.conversation.language], turn.facts.is_waiting(initiative.id)
    note = Choice("wait-off", initiative.id) if waiting else Choice("wait", initiative.id)
    choices = (note, Choice("register", label="choice-other-initiatives"), Choice("menu"))
    kept = (Text("registration-draft-kept"),) if _is_begun(turn, initiative) else ()
    details = (*kept, Text("waiting-already" if waiting else "waiting-offer"))
    told, opens = spoken(turn.leave(), initiative), initiative.opens
    if opens and turn.facts.today < opens:
        return told.reply("registration-not-yet", *choices, name=name, opens=opens, details=details)
    closed = initiative.closes or turn.facts.today
    return told.reply("registration-over", *choices, name=name, closed=closed, details=details)


def spoken(turn: Turn, initiative: Initiative) -> Turn:
    """«متى يفتح؟» asked next is about this one."""
    return turn.speak_of(About(f"{OWN}{initiative.id}", turn.facts.now))


def _is_begun(turn: Turn, initiative: Initiative) -> bool:
    draft = turn.conversation.registering
    return draft is not None and draft.initiative == initiative.id


def on_wait(turn: Turn) -> Turn:
    """Works from the answer and from any later moment; twice waits once."""
    initiative = turn.facts.initiative(turn.arg)
    if not initiative:
        return turn.show("registration-unknown", Choice("register"), Choice("menu")).ask_again()
    if is_open(turn, initiative):
        return tell_open(turn, initiative)
    noted = turn.do(KeepWaitingNote(turn.conversation.id, initiative.id))
    off, name = Choice("wait-off", initiative.id), initiative.name[turn.conversation.language]
    return noted.notice("waiting-noted", off, Choice("menu"), name=name).ask_again()


def on_wait_off(turn: Turn) -> Turn:
    dropped = waits_no_more(turn, turn.arg)
    name = named(turn, turn.arg)
    return dropped.notice("waiting-dropped", Choice("register"), Choice("menu"), name=name).ask_again()


def waits_no_more(turn: Turn, initiative: str) -> Turn:
    """Wherever they left the note: each conversation of theirs may have one."""
    notes = (note for note in turn.facts.waiting_notes if note.initiative == initiative)
    return turn.do(*(DropWaitingNote(note.person, note.initiative) for note in notes))


def tell_open(turn: Turn, initiative: Initiative) -> Turn:
    new = Choice("register", initiative.id, label="choice-register-here")
    start = Choice("continue-registration") if _is_begun(turn, initiative) else new
    name = initiative.name[turn.conversation.language]
    return turn.notice("registration-opened", start, Choice("menu"), name=name)


def on_opened(turn: Turn, event: RegistrationOpened) -> Turn:
    """Told once. Whoever took the note back meanwhile, or finds it closed again, hears nothing."""
    initiative = turn.facts.initiative(event.initiative)
    if not initiative or not turn.facts.is_waiting(initiative.id) or not is_open(turn, initiative):
        return turn
    return tell_open(waits_no_more(turn, initiative.id), initiative)


OPENINGS = Topic(
    "openings",
    entry_points=(
        on(RegistrationOpened, on_opened),
        Rule(pressed("wait"), on_wait),
        Rule(pressed("wait-off"), on_wait_off),
    ),
)
