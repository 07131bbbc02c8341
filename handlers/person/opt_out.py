"""One word, and nothing comes that its person did not ask for: «إيقاف», "stop", or Meta's own switch.

The rules this module guards: what somebody waits for (an answer, a promised date) comes all the same, and
the one sentence says so; it holds until they take it back; a word that is an answer where it was written
is one; and the staff of their cases see it. It is the person's, at all their addresses. What is left out
is left out in one place (`bot/runtime/turns/effects.py`), and what waits already is withdrawn
(`bot/store/queries/opting.py`).
"""

from dataclasses import replace

from bot.core.audit import Action
from bot.core.case import Status
from bot.core.conversation import Choice
from bot.core.effects import SaveCase
from bot.core.events import ButtonPressed, MessageReceived, OptedOut, PlatformOptedOut
from bot.core.opting import OptOut
from bot.core.replaced import replaced
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn
from faq.detect.opting_words import LONGEST, opts_in, opts_out
from handlers.person.navigation.paused_forms import TALKING
from handlers.shared.confidence import NAME as CONFIDENCE

OUT, IN = "opt-out", "opt-in"


def on_word(turn: Turn) -> Turn | None:
    """A gate: the word stands for its press. While staff are spoken to, a short one may be meant for
    them: it counts, and reaches them as well. What is told in confidence goes to its readers alone."""
    event, here = turn.event, turn.conversation
    if not isinstance(event, MessageReceived) or here.topic == CONFIDENCE:
        return None
    words = event.words
    if words.forwarded or words.attachments or words.location or len(words.text) > LONGEST:
        return None
    if opts_out(words.text, in_form=bool(here.topic)):
        return turn.restated(ButtonPressed(OUT, by=event.by, label=turn.text))
    if here.topic == TALKING and opts_out(turn.text, in_form=False):
        return confirmed(stopped(turn)).let_through()
    if here.opted_out and _may_begin(turn) and opts_in(turn.text):
        return turn.restated(ButtonPressed(IN, by=event.by, label=turn.text))
    return None


def _may_begin(turn: Turn) -> bool:
    """Where the word is no answer to what is asked."""
    here = turn.conversation
    is_asked = here.topic != TALKING and turn.tables.is_open(here.topic, here.state)
    return not here.topic or not is_asked


def on_out(turn: Turn) -> Turn:
    """Said again, it is confirmed again."""
    undo = Choice(IN, label="choice-undo-opt-out")
    return stopped(turn).reply("opted-out", undo, Choice("menu")).ask_again()


def confirmed(turn: Turn) -> Turn:
    """Beside what else is said, with its button."""
    return turn.show("opted-out", Choice(IN, label="choice-undo-opt-out"))


def on_in(turn: Turn) -> Turn:
    return resumed(turn).reply("opted-in", Choice("my-cases"), Choice("menu")).ask_again()


def on_platform(turn: Turn, event: PlatformOptedOut) -> Turn:
    """Silently: they did it in the app, which says so itself."""
    return stopped(turn) if event.on else resumed(turn)


def stopped(turn: Turn) -> Turn:
    here = turn.conversation
    if here.opted_out:
        return _on_cases(turn, is_out=True)  # another chat of theirs, with cases of its own, joined it
    marked = replaced(turn, conversation=replaced(here, opted_out=turn.facts.now))
    kept = marked.do(OptOut(here.contact)).audit(Action.OPTED_OUT, "person", person=here.id)
    return _on_cases(kept, is_out=True)


def resumed(turn: Turn) -> Turn:
    here = turn.conversation
    if not here.opted_out:
        return turn
    marked = replaced(turn, conversation=replaced(here, opted_out=None))
    kept = marked.do(OptOut(here.contact, on=False)).audit(Action.OPTED_IN, "person", person=here.id)
    return _on_cases(kept, is_out=False)


def _on_cases(turn: Turn, *, is_out: bool) -> Turn:
    for case in turn.cases:
        waits = case.is_open or case.status is Status.RESOLVED
        if waits and case.opted_out is not is_out:
            saved = turn.do(SaveCase(replace(case, opted_out=is_out)))
            turn = saved.to_room(case.number, OptedOut(case.number, is_out))
    return turn


OPTING = Topic(
    "opting",
    entry_points=(
        Rule(pressed(OUT), on_out),
        Rule(pressed(IN), on_in),
        on(PlatformOptedOut, on_platform),
    ),
)
