"""What a person passes on, as evidence or as a question: somebody else's words, shown with their origin.

The rule this module guards: they are kept and seen by staff, and answer no question of ours: no wish, no
field, no opinion. A cry for help among them is heard before (handlers/person/emergency.py).
"""

from dataclasses import replace

from bot.core.events import MessageReceived, PersonWrote
from bot.core.turn import Turn
from handlers.shared.cases import own_case, with_words
from handlers.shared.pending_words import keep

OF_A_CASE = frozenset(
    {("outcome", "solved"), ("outcome", "offer"), ("options", "proposing"), ("my-cases", "withdrawing")}
)
OF_A_TELLING = frozenset({("complaint", "expectation"), ("complaint", "rewording")})
ELSEWHERE = frozenset({("outcome", "which")})
FORMS = frozenset({"registration", "my-registrations"})


def on_forwarded(turn: Turn) -> Turn | None:
    """A gate: where something is asked, it takes what was passed on."""
    here = (turn.conversation.topic, turn.conversation.state)
    is_asked = here in OF_A_CASE | OF_A_TELLING | ELSEWHERE or here[0] in FORMS
    if not is_asked or not isinstance(turn.event, MessageReceived) or not turn.event.words.forwarded:
        return None
    return _kept(turn, here).show("forwarded-kept").ask_again()


def _kept(turn: Turn, here: tuple[str, str]) -> Turn:
    draft = turn.conversation.draft
    if here in OF_A_TELLING and draft:
        return turn.draft(replace(draft, words=(*draft.words, turn.words)))
    case = own_case(turn, turn.conversation.data.get("case", "")) if here in OF_A_CASE else None
    if not case:
        return keep(turn, turn.words)
    kept = with_words(turn, case, turn.words)
    return kept.to_room(case.number, PersonWrote(case.number, turn.words))
