"""Words of staff reach somebody in the middle of a form: for whom is what they write next?

The rules this module guards: in an urgent case it is for the staff, and the form waits; otherwise what
clearly answers the form does, a press goes on with it, and of everything else the person says whose it
is: a reply filed as an answer is lost, and a telling read in another room may harm whoever told it.
Until they say so, the words are kept and go nowhere.
"""

from bot.core.advance import named
from bot.core.case import Move
from bot.core.conversation import Choice, Undecided
from bot.core.effects import SendReply
from bot.core.events import (
    AlternativesOffered,
    ButtonPressed,
    CaseResolved,
    Event,
    GoodwillGiven,
    MessageReceived,
    PersonAwaited,
    PersonWrote,
    PromiseDelayed,
    StaffEdited,
    StaffWrote,
    Words,
)
from bot.core.registration import FieldKind
from bot.core.topic import Rule, State, Topic, pressed, said
from bot.core.turn import Turn
from faq.detect.solved_words import says_unsolved
from handlers.person.navigation.menu import show_menu
from handlers.person.navigation.paused_forms import TALKING, back, paused, taken_up
from handlers.person.navigation.paused_forms import WHOSE as NAME
from handlers.person.own_cases.live_chat import begin, pass_on
from handlers.person.own_cases.rating import unsolved
from handlers.person.registration import field_prompt
from handlers.person.registration.my_registrations import asked_field
from handlers.shared.cases import own_case, with_words
from handlers.shared.message_summary import told
from handlers.shared.pending_words import waiting

SPOKE = (
    StaffWrote,
    StaffEdited,
    AlternativesOffered,
    CaseResolved,
    GoodwillGiven,
    PersonAwaited,
    PromiseDelayed,
)


def on_written(turn: Turn) -> Turn | None:
    """The gate: it takes what is for the staff, and what nobody can say whose it is."""
    if not isinstance(turn.event, MessageReceived) or not _may_be_for_staff(turn) or not turn.words:
        return None
    done = _beside_form(turn) if turn.conversation.topic else _for_staff(turn)
    return taken_up(done) if done else None


def _may_be_for_staff(turn: Turn) -> bool:
    here = turn.conversation
    return bool(here.spoken_in) if here.topic else any(case.cry for case in turn.facts.cases)


def gone_on(before: Turn, after: Turn) -> Turn:
    """Of what the gate let through: staff have spoken into a form, or the person has gone on with it."""
    event = before.event
    if isinstance(event, SPOKE):
        return taken_up(_spoken(before, after, event.case))
    if after.conversation.spoken_in and _acts(event):
        after = after.spoken_to(0)
    return taken_up(after)


def _acts(event: Event) -> bool:
    return isinstance(event, ButtonPressed) or (isinstance(event, MessageReceived) and bool(event.words))


# Staff speak -----------------------------------------------------------------------------------------


def _spoken(before: Turn, after: Turn, number: int) -> Turn:
    here, case = before.conversation, after.case(number)
    is_said = any(isinstance(effect, SendReply) for effect in after.effects)
    if not case or not is_said or not here.topic or _talks_about(before, number):
        return after
    if case.urgent and case.is_open:
        talking = begin(paused(after), number).enter(TALKING, "open", answered="yes")
        return talking.show("form-waits")
    return after.spoken_to(number)


def _talks_about(turn: Turn, number: int) -> bool:
    here = turn.conversation
    return here.topic == TALKING and here.data.get("case") == str(number)


# The person writes -----------------------------------------------------------------------------------


def _for_staff(turn: Turn) -> Turn | None:
    """Nobody has written to them since they cried for help: whatever they write is for the staff."""
    case = next((case for case in turn.cases if case.cry), None)
    return pass_on(turn, case, (turn.words,)) if case and _is_free(turn) else None


def _is_free(turn: Turn) -> bool:
    """No choice that is on offer, and no command with its slash."""
    event = named(turn)
    if isinstance(event, ButtonPressed):
        return event.stamp is None and not event.label.lstrip().startswith("/")
    return True


def _beside_form(turn: Turn) -> Turn | None:
    here = turn.conversation
    if here.topic == NAME or isinstance(named(turn), ButtonPressed):
        return None
    return None if _answers(turn) else _undecided(turn)


def _answers(turn: Turn) -> bool:
    """Whether it can be nothing but the form's: a number where one is asked for, or what goes to the same
    case anyway."""
    here = turn.conversation
    if here.data.get("case") == str(here.spoken_in):
        return True
    field = asked_field(turn)
    if not field or field.kind is FieldKind.TEXT:
        return False
    return field_prompt.is_skipped(turn, field) or bool(field_prompt.answer_of(turn, field).answer)


def _undecided(turn: Turn) -> Turn:
    number = turn.conversation.spoken_in
    return paused(_kept(turn, number)).go(NAME, "asking")


def _kept(turn: Turn, number: int) -> Turn:
    return turn.undecide(Undecided(number, (*_words(turn), turn.words)))


def _words(turn: Turn) -> tuple[Words, ...]:
    undecided = turn.conversation.undecided
    return undecided.words if undecided else ()


# Whose it is -----------------------------------------------------------------------------------------


def ask_whose(turn: Turn) -> Turn:
    undecided = turn.conversation.undecided
    if not undecided:
        return show_menu(turn.leave(), "menu")
    choices = Choice("whose-staff"), Choice("whose-form")
    return turn.reply("whose-ask", *choices, number=undecided.case, told=told(undecided.words))


def on_more(turn: Turn) -> Turn | None:
    undecided = turn.conversation.undecided
    return _kept(turn, undecided.case).ask_again() if undecided else None


def on_whose(turn: Turn) -> Turn | None:
    """From the menu, where it waits beside the drafts."""
    if not turn.conversation.undecided:
        return None
    return paused(turn).go(NAME, "asking") if not turn.conversation.paused else turn.go(NAME, "asking")


def on_staff(turn: Turn) -> Turn | None:
    undecided = turn.conversation.undecided
    if not undecided:
        return None
    decided, case = turn.undecide(None).spoken_to(0), own_case(turn, str(undecided.case))
    if not case:
        kept = decided.pend(*waiting(turn), *undecided.words)
        return kept.leave().reply("no-such-case", Choice("human"), Choice("menu"))
    for words in undecided.words:
        now = decided.case(case.number) or case
        decided = with_words(decided, now, words).to_room(case.number, PersonWrote(case.number, words))
    now = decided.case(case.number) or case
    if now.can(Move.REOPEN) and any(_is_unsolved(words) for words in undecided.words):
        return unsolved(decided, now)  # it was done while they were asked
    return _on(decided.show("whose-passed-on", number=case.number))


def _is_unsolved(words: Words) -> bool:
    return not words.forwarded and says_unsolved(words.text)


def _on(turn: Turn) -> Turn:
    """With the form that was open."""
    if turn.conversation.topic != NAME:
        return turn.ask_again()
    again = back(turn)
    return again.ask_again() if again else show_menu(turn.leave(), "menu")


def on_form(turn: Turn) -> Turn | None:
    """As if it had been written there and nothing else had been said."""
    words, form = _words(turn), back(turn.undecide(None).spoken_to(0))
    if not words:
        return None
    if not form:
        kept = turn.undecide(None).pend(*waiting(turn), *words)
        return show_menu(kept.leave(), "menu")
    return form.restated(*map(MessageReceived, words))


WHOSE = Topic(
    NAME,
    entry_points=(
        Rule(pressed(NAME), on_whose),
        Rule(pressed("whose-staff"), on_staff),
        Rule(pressed("whose-form"), on_form),
    ),
    states={"asking": State(ask_whose, (Rule(said, on_more),))},
)
