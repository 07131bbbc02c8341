"""The telephone of a recorded case is put right from its room (C10).

The rule this module guards: a number never stands in a room by our doing. It is asked for in the
member's own talk; whoever writes it behind the command has written it here themselves, and it is taken.
"""

from bot.core.conversation import Address, Choice, Party, desk
from bot.core.effects import Text
from bot.core.events import Corrected, NumberAsked, NumberChanged, NumberCorrected
from bot.core.intake import named_slip
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from faq.detect.telephones import telephones_in
from handlers.case_room.writing.card import show_card
from handlers.case_room.writing.reply import not_possible, the_case
from handlers.shared.case_summary import current
from handlers.shared.message_summary import cut


def on_telephone(turn: Turn) -> Turn:
    case = the_case(turn)
    if not case.is_unclaimed:
        return turn.show("room-telephone-followed") if case.source else not_possible(turn)
    if turn.arg.strip():
        return _written(turn, turn.arg)
    there = _where(turn)
    if there is None:
        return turn.show("room-telephone-no-private")
    asked = turn.post(there, NumberAsked(case.number, turn.by, case.person))
    is_private = there.party is Party.PERSON
    return asked.show("room-telephone-in-private" if is_private else "room-at-the-desk")


def _written(turn: Turn, said: str) -> Turn:
    told, case = telephones_in(said), the_case(turn)
    if not told.is_usable or not (told.numbers or told.name):
        return turn.show("intake-numbers-two" if len(told.numbers) > 1 else "intake-number-wrong")
    phone, name = "".join(told.numbers), cut(told.name, 120)
    return turn.post(case.person, NumberCorrected(case.number, turn.by, phone, name))


def _where(turn: Turn) -> Address | None:
    """The member's own talk; the staff's phone of the demonstration has the desk beside its rooms."""
    actor = turn.facts.actor
    if actor and actor.private:
        return actor.private
    return desk("web") if turn.facts.staff_channel == "web" else None


def on_changed(turn: Turn, event: NumberChanged) -> Turn:
    case = current(turn)
    if not case:
        return turn
    gone = (Text("room-telephone-withdrawn"),) if event.withdrawn else ()
    if event.how not in (Corrected.WAITS, Corrected.SLIP, Corrected.FORGOTTEN):
        return show_card(turn.show(f"room-telephone-{event.how}", withdrawn=gone))
    slip = named_slip(case.number, event.slip, case.due_at)
    choices = Choice("telephone"), Choice("identity")
    said = turn.show(
        f"room-telephone-{event.how}", *choices, slip=slip, number=case.number, withdrawn=gone
    )
    return show_card(said)


ROOM_RECORDED_NUMBER = Topic("room-recorded-number", entry_points=(on(NumberChanged, on_changed),))
