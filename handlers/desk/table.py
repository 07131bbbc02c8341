"""The staff's common desk: what concerns no single case, and the list of the open ones."""

from collections.abc import Mapping

from bot.core.assessment import Severity
from bot.core.case import Case
from bot.core.conversation import Choice
from bot.core.effects import Text, Value
from bot.core.events import (
    AllowanceUsed,
    ChannelCameBack,
    ChannelWentDown,
    DeliveryParked,
    NoticeUndelivered,
    TurnFailed,
)
from bot.core.registration import RegistrationCount
from bot.core.topic import Topic, on
from bot.core.turn import Turn
from handlers.desk.commands import COMMANDS, mine
from handlers.shared.cases import by_urgency
from handlers.shared.staff_commands import at_press
from handlers.shared.triage import waiting
from handlers.shared.understood import act_text

WHOLE = 100  # percent of the allowance


def on_parked(turn: Turn, event: DeliveryParked) -> Turn:
    """A message of ours that was given up: staff hear of it at once, by number, never by its words."""
    key = f"desk-parked{'-mail' if event.to else ''}{'-case' if event.case else ''}"
    reason = Text(f"parked-{event.reason.lower()}")
    for notice in event.notices:  # a notice of the ladder climbs to the next step at once
        undelivered = NoticeUndelivered(notice.case, notice.step, notice.tell)
        turn = turn.to_room(notice.case, undelivered)
    return turn.show(
        key,
        delivery=event.delivery,
        channel=Text(f"channel-{event.channel}"),
        reason=reason,
        number=event.case or 0,
        to=event.to,
    )


def on_down(turn: Turn, event: ChannelWentDown) -> Turn:
    """Once an outage: nothing is lost, and staff know why nobody answers there."""
    channel = Text(f"channel-{event.channel}")
    if event.why:
        why = Text(f"down-{event.why}")
        return turn.show("desk-channel-mend", channel=channel, since=event.since, why=why)
    return turn.show("desk-channel-down", channel=channel, since=event.since)


def on_allowance(turn: Turn, event: AllowanceUsed) -> Turn:
    """Before it is used up, and when it is: from then on each message has its price."""
    priced: dict[str, Value] = {"price": event.price, "currency": event.currency}
    return turn.show(
        "desk-allowance-whole" if event.share >= WHOLE else "desk-allowance-part",
        channel=Text(f"channel-{event.channel}"),
        share=event.share,
        messages=event.messages,
        allowance=event.allowance,
        price=Text("desk-allowance-price", priced) if event.price else Text("desk-allowance-no-price"),
    )


def on_back(turn: Turn, event: ChannelCameBack) -> Turn:
    return turn.show("desk-channel-back", channel=Text(f"channel-{event.channel}"), since=event.since)


def on_failed(turn: Turn, event: TurnFailed) -> Turn:
    return turn.show("desk-turn-failed", number=event.inbox, channel=Text(f"channel-{event.channel}"))


def on_anything(turn: Turn) -> Turn:
    """The desk is no person's room: say where to write, and show what is open, the most urgent first."""
    held = waiting(turn.facts.cases)
    open_cases = by_urgency(case for case in turn.facts.cases if not case.triage)
    lines = (*(sorted_line(turn, case) for case in open_cases), *held_line(held))
    choices = (Choice("open-cases"), Choice("registered"), *((Choice("triage"),) if held else ()))
    return turn.show("desk-open-cases" if lines else "desk-no-cases", *choices, cases=lines)


def held_line(held: tuple[Case, ...]) -> tuple[Text, ...]:
    """One line for all that wait in triage: they must not bury the others."""
    return (Text("triage-held", {"count": len(held)}),) if held else ()


def line(case: Case) -> Text:
    values: dict[str, Value] = {
        "number": case.number,
        "status": Text(f"case-is-{case.status}"),
        "due": case.due_at,
    }
    act = act_text(case)
    said = Text("desk-line-act", {**values, "act": act}) if act else Text("desk-line", values)
    mark = mark_of(case)
    return Text(mark, {"line": said}) if mark else said


def sorted_line(turn: Turn, case: Case) -> Text:
    """With its category and its department, where it has them."""
    known, language = turn.facts.sorting, turn.conversation.language
    names = (
        known.category_name(case.category, language),
        known.department_name(case.department, language),
    )
    of = " · ".join(filter(None, names))
    return Text("desk-line-sorted", {"line": line(case), "of": of}) if of else line(case)


def mark_of(case: Case) -> str:
    """How a line says why it stands before others: a cry for help, safety, or that it is severe."""
    if case.urgent:
        return "line-crying" if case.cry else "line-urgent"
    if not case.assessment:
        return ""
    if case.assessment.is_safety:
        return "line-safety"
    return "line-severe" if case.assessment.severity is Severity.HIGH else ""


def on_mine(turn: Turn) -> Turn:
    lines = tuple(line(case) for case in mine(turn))
    return turn.show("desk-mine" if lines else "desk-none-mine", Choice("open-cases"), cases=lines)


def on_registered(turn: Turn) -> Turn:
    """How many registered where: counts, and nobody's name or number."""
    named = {each.id: each.name[turn.conversation.language] for each in turn.facts.initiatives}
    lines = tuple(_counted(each, named) for each in turn.facts.registered)
    return turn.show("desk-registered" if lines else "desk-nobody-registered", counts=lines)


def _counted(count: RegistrationCount, named: Mapping[str, str]) -> Text:
    values: dict[str, Value] = {
        "name": named.get(count.initiative, count.initiative),
        "registered": count.registered,
        "attended": count.attended,
        "cancelled": count.cancelled,
        "waiting": count.waiting,
    }
    return Text("desk-registered-line", values)


DESK_TOPIC = Topic(
    "desk",
    entry_points=(
        on(DeliveryParked, on_parked),
        on(TurnFailed, on_failed),
        on(ChannelWentDown, on_down),
        on(ChannelCameBack, on_back),
        on(AllowanceUsed, on_allowance),
        at_press("open-cases", on_anything),
        at_press("mine", on_mine),
        at_press("registered", on_registered),
        *COMMANDS,
    ),
)
