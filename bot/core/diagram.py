"""docs/case-states.md, drawn from the table of moves by `make docs`; a test holds it to the table."""

from bot.core.case import MOVES, Stage, Status

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


def case_states() -> str:
    """The page as Markdown: a Mermaid diagram and the same moves as a table."""
    arrows = "".join(f"    {before} --> {after}: {move}\n" for move, before, after in _moves())
    ends = "".join(f"    {status} --> [*]\n" for status in Status if status.stage in _ENDS)
    rows = "".join(f"| {move} | {before} | {after} |\n" for move, before, after in _moves())
    return f"{_HEAD}{arrows}{ends}{_TAIL}{rows}"


def _moves() -> list[tuple[str, str, str]]:
    return [(move, before, after) for move, table in MOVES.items() for before, after in table.items()]


if __name__ == "__main__":
    import sys

    sys.stdout.write(case_states())
