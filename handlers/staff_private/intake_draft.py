"""What a member records for somebody, kept where they record it until it is confirmed."""

from dataclasses import replace
from typing import Any

from bot.core.conversation import Choice, IntakeDraft
from bot.core.intake import TOPIC
from bot.core.replaced import replaced
from bot.core.turn import Turn

CANCEL = Choice("cancel", label="choice-intake-cancel")
LEAVING = (Choice("back"), CANCEL)


def draft_of(turn: Turn) -> IntakeDraft:
    return turn.conversation.taking_in or IntakeDraft(turn.by)


def with_draft(turn: Turn, draft: IntakeDraft | None) -> Turn:
    return replaced(turn, conversation=replaced(turn.conversation, taking_in=draft))


def go_on(turn: Turn, draft: IntakeDraft, state: str, **changes: Any) -> Turn:
    kept = replace(draft, state=state, **changes)
    return with_draft(turn, kept).go(TOPIC, state, by=kept.by)


def onward(turn: Turn, draft: IntakeDraft, state: str, **changes: Any) -> Turn:
    """To the question that follows; to what is said back where it came from there."""
    kept = replace(draft, **changes)
    return go_on(turn, kept, kept.back_to or state)
