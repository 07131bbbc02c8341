"""The telephone of somebody for whom a case was recorded, put right by a member in their own talk.

The rules this module guards: the number is asked for and written in private, for a room shows it to
everybody; what is written here is nothing of the member's own; and the role is asked when it is given.
"""

from bot.core.conversation import Choice
from bot.core.events import ButtonPressed, MessageReceived, NumberAsked, NumberCorrected
from bot.core.intake import NUMBER
from bot.core.topic import Rule, State, Topic, on, pressed, said
from bot.core.turn import Turn
from faq.detect.telephones import telephones_in
from handlers.shared.message_summary import cut
from handlers.shared.permissions import may
from handlers.shared.recorded import member_here
from handlers.staff_private import said_to_form
from handlers.staff_private.intake_draft import CANCEL

NONE = "telephone-none"
_CHOICES = (Choice(NONE), CANCEL)


def on_asked(turn: Turn, event: NumberAsked) -> Turn:
    """A form that is open here waits: what was recorded so far is kept."""
    member = member_here(turn)
    at_desk = member is None and turn.conversation.address.channel == "web"
    if not at_desk and (member is None or member.id != event.by):
        return turn
    return turn.go(NUMBER, "number", by=event.by, case=str(event.case), person=str(event.person))


def ask_number(turn: Turn) -> Turn:
    return turn.reply("telephone-ask", *_CHOICES, number=int(turn.conversation.data.get("case", "0")))


def on_number(turn: Turn) -> Turn:
    told = telephones_in(turn.text)
    if not told.is_usable:
        return turn.reply("intake-number-wrong" if told.mistyped else "intake-numbers-two", *_CHOICES)
    if not told.numbers and not told.name:
        return turn.ask_again()
    return _given(turn, "".join(told.numbers), cut(told.name, 120))


def on_none(turn: Turn) -> Turn:
    return _given(turn, "", "")


def _given(turn: Turn, phone: str, name: str) -> Turn:
    """It goes to the conversation of whoever the case is for; what came of it is read in its room."""
    data, member = turn.conversation.data, member_here(turn)
    if not may(member, "telephone") or not member or member.id != data.get("by"):
        return turn.leave().reply("telephone-not-yours")
    number = int(data["case"])
    given = NumberCorrected(number, member.id, phone, name)
    return turn.post(int(data["person"]), given).leave().reply("telephone-passed-on", number=number)


def on_cancel(turn: Turn) -> Turn:
    return turn.leave().reply("telephone-left", number=int(turn.conversation.data.get("case", "0")))


def on_written(turn: Turn) -> Turn | None:
    """A gate: digits and a name here are somebody else's. Whoever works here no more speaks for
    themselves."""
    if turn.conversation.topic != NUMBER or not isinstance(turn.event, MessageReceived):
        return None
    if member_here(turn) is None:
        return turn.leave().let_through()
    meant = said_to_form.meant(turn, {NONE})
    return turn.restated(meant) if isinstance(meant, ButtonPressed) else on_number(turn)


_STATES = {
    "number": State(
        ask_number,
        (Rule(pressed(NONE), on_none), Rule(said, on_number)),
        is_open=True,
    )
}
_FALLBACKS = (Rule(pressed("cancel"), on_cancel), Rule(pressed("back"), on_cancel))

RECORDED_NUMBER = Topic(
    NUMBER, entry_points=(on(NumberAsked, on_asked),), states=_STATES, fallbacks=_FALLBACKS
)
"""In a member's own talk; on the staff's phone of the demonstration at the desk."""
