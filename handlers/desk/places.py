"""The staff's group at its beginning: that it is connected, what the bot lacks there, who has a place.

The rule this module guards: nobody is let in by a press alone. A leader chooses among three numbers the
one that the member reads to them; a wrong one lets nobody in, and the button becomes another one. Who
reads what is confided is let in at the command line only.
"""

from bot.core.conversation import Address, Choice, Party
from bot.core.effects import Text, Value
from bot.core.events import ConfigOverrules, GroupConnected, PlaceClaimed, PlaceDecided, PlacesChanged
from bot.core.facts import StaffMember
from bot.core.places import LET_IN_BY, FreePlace, StaffPlace, TakePlace
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.desk.group import letter_to_leaders
from handlers.shared.staff_commands import at_press

BUTTONS = "start-buttons"
"""The slot of the message with everybody's button: it is changed where it stands."""


def on_connected(turn: Turn, event: GroupConnected) -> Turn:
    if event.missing:
        lines = tuple(Text(f"bot-lacks-{each}") for each in event.missing)
        key = "desk-connected-still-lacks" if event.before else "desk-connected-lacks"
        return turn.show(key, missing=lines, count=len(lines))
    return turn.show("desk-connected-mended" if event.before else "desk-connected")


def on_overruled(turn: Turn, event: ConfigOverrules) -> Turn:
    """At the desk, and by e-mail: whoever wrote the file need not read the group."""
    said = [Text("desk-config-group")] if event.group else []
    said += [Text("desk-config-member", {"name": name}) for name in event.members]
    what: tuple[Value, ...] = tuple(said)
    shown = turn.show("desk-config-overrules", what=what)
    return letter_to_leaders(shown, "letter-config-overrules", what=what)


# Everybody's button ----------------------------------------------------------------------------------


def on_places(turn: Turn, event: PlacesChanged) -> Turn:
    for id in event.joined:
        turn = _joined(turn, id)
    free = [each for each in turn.facts.places if _is_free(turn, each)]
    buttons = tuple(_button(turn, each) for each in free if each.link)
    if not buttons:
        return turn.show("desk-places-done", slot=BUTTONS) if event.joined else turn
    return turn.show("desk-places", *buttons, slot=BUTTONS, count=len(buttons))


def _joined(turn: Turn, id: str) -> Turn:
    member = turn.facts.member(id)
    if member is None:
        return turn
    undo = Choice("place-undo", id)
    return turn.show("desk-place-taken", undo, name=member.name, role=Text(f"role-{member.role}"))


def _is_free(turn: Turn, place: StaffPlace) -> bool:
    member = turn.facts.member(place.member)
    return member is not None and member.private is None


def _button(turn: Turn, place: StaffPlace) -> Choice:
    member = turn.facts.member(place.member)
    name = member.name if member else place.member
    return Choice("place-start", place.member, title=name, url=place.link)


# Who pressed -----------------------------------------------------------------------------------------


def on_claimed(turn: Turn, event: PlaceClaimed) -> Turn:
    """Where nobody may let them in here, or nobody can yet, the command line does."""
    member = turn.facts.member(event.member)
    if member is None:
        return turn
    name, role = member.name, Text(f"role-{member.role}")
    if not any(each.private and each.role in LET_IN_BY[member.role] for each in turn.facts.staff):
        return turn.show("desk-place-claimed-operator", name=name, role=role)
    choices = [Choice("place-number", f"{member.id}.{each}", title=each) for each in event.numbers]
    deny = Choice("place-deny", member.id)
    return turn.show("desk-place-claimed", *choices, deny, name=name, role=role)


def on_number(turn: Turn) -> Turn:
    id, _, number = turn.arg.rpartition(".")
    place, member = _place(turn, id), turn.facts.member(id)
    if place is None or member is None or not place.is_waiting(turn.facts.now):
        return turn.show("desk-place-no-claim")
    if not turn.facts.actor or turn.facts.actor.role not in LET_IN_BY[member.role]:
        return turn.show("room-not-allowed", action=Text("choice-place-number"))
    if number != place.number:
        return _dropped(turn, place, member, "desk-place-wrong")
    return turn.do(TakePlace(id, _account(place.claim), turn.by))


def on_deny(turn: Turn) -> Turn:
    place, member = _place(turn, turn.arg), turn.facts.member(turn.arg)
    if place is None or member is None or not place.claim:
        return turn.show("desk-place-no-claim")
    return _dropped(turn, place, member, "desk-place-denied")


def on_undo(turn: Turn) -> Turn:
    """Whoever was let in by mistake works here no longer, at once."""
    place, member = _place(turn, turn.arg), turn.facts.member(turn.arg)
    if place is None or member is None or not place.account:
        return turn.show("desk-place-nobody")
    freed = turn.do(FreePlace(place.member, turn.by)).show("desk-place-undone", name=member.name)
    return freed.post(_account(place.account), PlaceDecided(place.member, given=False))


def _dropped(turn: Turn, place: StaffPlace, member: StaffMember, key: str) -> Turn:
    """The button that was pressed is used up, and another one stands in its place."""
    freed = turn.do(FreePlace(place.member, turn.by)).show(key, name=member.name)
    if place.claim:
        freed = freed.post(_account(place.claim), PlaceDecided(place.member, given=False))
    return freed


def _place(turn: Turn, member: str) -> StaffPlace | None:
    return next((each for each in turn.facts.places if each.member == member), None)


def _account(address: str) -> Address:
    return Address("telegram", address, Party.PERSON)


DESK_PLACES = Topic(
    "desk-places",
    entry_points=(
        on(GroupConnected, on_connected),
        on(ConfigOverrules, on_overruled),
        on(PlacesChanged, on_places),
        on(PlaceClaimed, on_claimed),
        at_press("place-number", on_number),
        at_press("place-deny", on_deny),
        at_press("place-undo", on_undo),
    ),
)
