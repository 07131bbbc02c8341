"""The button of a member of config.yaml: whoever presses it says that they are that member, and waits.

The rule this module guards: pressing gives nothing. The number that is shown here must be named by
somebody who may let them in (`bot/core/places.py`); and an account that works here already gets no
second place.
"""

from bot.core.conversation import Address, Choice, desk
from bot.core.effects import Text
from bot.core.events import PlaceClaimed, PlaceDecided
from bot.core.facts import StaffMember
from bot.core.places import LET_IN_BY, ClaimPlace, StaffPlace, numbers
from bot.core.topic import Rule, Topic, on, pressed
from bot.core.turn import Turn
from handlers.staff_private.invitation import apart


def place_opened(turn: Turn) -> StaffPlace | None:
    """By the code that was just pressed."""
    return next((each for each in turn.facts.places if each.code == turn.arg), None)


def on_button(turn: Turn, place: StaffPlace) -> Turn:
    member, why_not = turn.facts.member(place.member), _why_not(turn, place)
    if member is None or why_not:
        return turn.show(why_not or "place-over", name=_works_as(turn)).ask_again()
    choices = Choice("place-yes", place.code), Choice("place-no")
    return turn.reply("place-ask", *choices, name=member.name, role=Text(f"role-{member.role}"))


def _why_not(turn: Turn, place: StaffPlace) -> str:
    """Empty: whoever pressed may say that they are the member."""
    here = turn.conversation.address
    if _works_as(turn):
        return "place-has-one"
    is_waiting = place.is_waiting(turn.facts.now) and place.claim != here.address
    return "place-over" if place.account else "place-waits" if is_waiting else ""


def _works_as(turn: Turn) -> str:
    """The name of the member who talks here; empty for anybody else."""
    here = turn.conversation.address
    return next((each.name for each in turn.facts.staff if each.private == here), "")


def on_yes(turn: Turn) -> Turn | None:
    place = place_opened(turn)
    member = turn.facts.member(place.member) if place else None
    if place is None or member is None:
        return turn.show("place-over")
    if why_not := _why_not(turn, place):
        return turn.show(why_not, name=_works_as(turn))
    return _claimed(turn, place, member)


def _claimed(turn: Turn, place: StaffPlace, member: StaffMember) -> Turn:
    """Pressed again, the same number is shown, and nobody is told a second time."""
    if place.is_waiting(turn.facts.now):
        return _shown(turn, place.number, member)
    number, others = turn.facts.fresh_digits(2), turn.facts.fresh_digits(4)
    claim = ClaimPlace(place.member, turn.conversation.address, number)
    told = PlaceClaimed(place.member, numbers(number, others))
    return _shown(turn.do(claim).post(_desk(turn), told), number, member)


def _desk(turn: Turn) -> Address:
    return desk(turn.facts.staff_channel)


def _shown(turn: Turn, number: str, member: StaffMember) -> Turn:
    leads = any(each.private and each.role in LET_IN_BY[member.role] for each in turn.facts.staff)
    key = "place-number" if leads else "place-number-operator"
    return turn.show(key, number=number, name=member.name)


def on_no(turn: Turn) -> Turn:
    return turn.show("place-not-me").leave()


def on_decided(turn: Turn, event: PlaceDecided) -> Turn:
    member = turn.facts.member(event.member)
    if member is None or not event.given:
        return turn.show("place-refused")
    return apart(turn).show("join-welcome", name=member.name, role=Text(f"role-{member.role}"))


PLACES = Topic(
    "places",
    entry_points=(
        Rule(pressed("place-yes"), on_yes),
        Rule(pressed("place-no"), on_no),
        on(PlaceDecided, on_decided),
    ),
)
