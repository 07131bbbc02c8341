"""A form that waits while something more important goes on, and is taken up again where it was.

The rule this module guards: nothing of it is lost or answered meanwhile; a press brings the person back,
and whoever takes it up by another way has it no longer waiting.
"""

from bot.core.conversation import Choice, Place
from bot.core.topic import Rule, Topic, pressed
from bot.core.turn import Turn

TALKING = "talk"
WHOSE = "whose"

NAMED = ("registration", "complaint", TALKING)


def paused(turn: Turn) -> Turn:
    """Out of what is in progress. What waits already keeps waiting: it was begun first."""
    here = turn.conversation
    waits = here.topic == WHOSE or (here.topic == TALKING and here.paused)
    if not here.topic or waits:
        return turn.leave()
    return turn.leave().pause(Place(here.topic, here.state, here.data))


def back(turn: Turn) -> Turn | None:
    """Where the form was left, without asking yet; None where nothing waits any more."""
    place = turn.conversation.paused
    if not place or not turn.tables.has(place.topic, place.state):
        return None
    return turn.leave().pause(None).enter(place.topic, place.state, **place.data)


def on_resume(turn: Turn) -> Turn | None:
    again = back(turn)
    return again.ask_again() if again else None


def offered(turn: Turn) -> tuple[Choice, ...]:
    """What waits, to be taken up again with one press."""
    place, undecided = turn.conversation.paused, turn.conversation.undecided
    name = place.topic if place and place.topic in NAMED else "other"
    return (
        *((Choice(WHOSE),) if undecided else ()),
        *((Choice("resume", label=f"choice-resume-{name}"),) if place else ()),
    )


def besides_drafts(turn: Turn) -> tuple[Choice, ...]:
    """The same where drafts are offered anyway."""
    here = turn.conversation
    drafts = {"complaint": here.draft and here.draft.words, "registration": here.registering}
    is_draft = here.paused is not None and drafts.get(here.paused.topic)
    return tuple(each for each in offered(turn) if each.action != "resume" or not is_draft)


def taken_up(turn: Turn) -> Turn:
    """What is in progress again waits no more."""
    here, place = turn.conversation, turn.conversation.paused
    if not place or here.topic != place.topic:
        return turn
    is_other_talk = here.topic == TALKING and here.data.get("case") != place.data.get("case")
    return turn if is_other_talk else turn.pause(None)


PAUSING = Topic("pausing", entry_points=(Rule(pressed("resume"), on_resume),))
