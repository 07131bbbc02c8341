"""docs/case-states.md, drawn from the table of moves by `make docs`; a test holds it to the table."""

from bot.core.appeal import APPEALED
from bot.core.case import MOVES, Kind, Stage, Status

_ENDS = (Stage.OVER, Stage.GIVEN_UP)

_HEAD = """# The states of a case

Drawn from `MOVES` in bot/core/case.py by `make docs`; edit the table, not this page.
Whatever is not an arrow here is an illegal move, and raises.

```mermaid
stateDiagram-v2
    [*] --> open
"""

_TAIL = """```

| move | from | to |
| --- | --- | --- |
"""

_KINDS = """
## Opened again, by kind

`reopen` is one arrow above; what becomes of it is `way_of` in bot/core/appeal.py, with the kind's own
properties (bot/core/kind.py). `appeal.days` after the answer, or after the question whether it lasted,
a case with levels is a new one.

| kind | opened again | after the third answer | asked how it was | did it last? |
| --- | --- | --- | --- | --- |
"""


def case_states() -> str:
    """The page as Markdown: a Mermaid diagram and the same moves as a table."""
    arrows = "".join(f"    {before} --> {after}: {move}\n" for move, before, after in _moves())
    ends = "".join(f"    {status} --> [*]\n" for status in Status if status.stage in _ENDS)
    rows = "".join(f"| {move} | {before} | {after} |\n" for move, before, after in _moves())
    return f"{_HEAD}{arrows}{ends}{_TAIL}{rows}{_KINDS}{_kinds()}"


def _kinds() -> str:
    rows = ((kind, kind in APPEALED) for kind in Kind)
    return "".join(
        f"| {kind} | {'one level up, by somebody else' if levels else 'as it was'} "
        f"| {'over: a new case is open' if levels else 'opened again'} "
        f"| {_yes(kind.is_rated)} | {_yes(kind.is_answered_in_full)} |\n"
        for kind, levels in rows
    )


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def _moves() -> list[tuple[str, str, str]]:
    return [(move, before, after) for move, table in MOVES.items() for before, after in table.items()]


if __name__ == "__main__":
    import sys

    sys.stdout.write(case_states())
