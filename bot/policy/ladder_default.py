"""The ladder of a society that wrote none."""

from collections.abc import Mapping

from bot.policy.emergency_ladder import DEFAULT_CRY

DEFAULT: tuple[Mapping[str, object], ...] = (
    {
        "name": "unassigned",
        "kind": "complaint",
        "after": "2 office hours",
        "of": "opened",
        "when": "unassigned",
        "tell": "supervisor",
    },
    {"name": "day-left", "kind": "complaint", "before": "1 working day", "tell": "assignee"},
    {"name": "hours-left", "kind": "complaint", "before": "4 office hours", "tell": "supervisor"},
    {"name": "due", "kind": "complaint", "before": "0 minutes", "tell": "director"},
    {
        "name": "overdue",
        "kind": "complaint",
        "after": "0 minutes",
        "tell": "director",
        "repeat": "every working morning",
    },
    {
        "name": "waiting",
        "kind": "question",
        "after": "10 office minutes",
        "of": "opened",
        "when": "unanswered",
        "tell": "assignee",
    },
    {
        "name": "unanswered",
        "kind": "question",
        "before": "0 minutes",
        "when": "unanswered",
        "tell": "supervisor",
    },
    *DEFAULT_CRY,
    {  # in the room alone, where one press answers it; of what nobody has, `unassigned` speaks
        "name": "unassessed",
        "kind": "complaint",
        "after": "2 office hours",
        "of": "opened",
        "when": "unassessed",
        "tell": "supervisor",
        "how": ("room",),
    },
    {
        "name": "safety",
        "kind": "complaint",
        "after": "0 minutes",
        "of": "opened",
        "when": "safety",
        "tell": "leaders",
        "how": ("room", "private", "email"),
        "urgent": True,
    },
    {
        "name": "severe",
        "kind": "complaint",
        "before": "2 working days",
        "when": "severe",
        "tell": "director",
    },
    {
        "name": "complex",
        "kind": "complaint",
        "before": "2 working days",
        "when": "complex",
        "tell": "assignee",
    },
)
"""In the words of config.yaml: the ladder of a society that wrote none."""
