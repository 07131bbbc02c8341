"""What staff corrected, written into the messages that the acts are learned from (faq/acts).

The rule this module guards: a message that stands in a file already is not written again, and one that
stands in another act's file is named and left out.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.core.learning import Addition
from faq.acts.heard import Act
from faq.engine.messages import FOLDER as ACTS
from faq.engine.messages import act_messages
from faq.text.normalise import fold

__all__ = ["ACTS", "pull_act"]

ALONE, ITEM = "alone:", "  - "


def pull_act(addition: Addition, folder: Path, conflicts: list[str]) -> Iterator[tuple[str, str]]:
    """The file and what was written into it; nothing where it says so already.

    Raises:
        LexiconError: a file of the folder is wrong already; nothing is written then.
    """
    known = {fold(each.text): each.act for each in act_messages(folder)}
    fresh = tuple(_fresh(addition, known, conflicts))
    path = folder / f"{addition.entry}.yaml"
    if fresh:
        path.write_text(_with(path.read_text("utf-8"), fresh), "utf-8")
        yield path.name, f"{len(fresh)} more messages"


def _fresh(addition: Addition, known: dict[str, Act], conflicts: list[str]) -> Iterator[str]:
    for way in dict.fromkeys(" ".join(way.split()) for way in addition.ways):
        owner = known.get(fold(way), "")
        if not owner:
            yield way
        elif owner != addition.entry:
            conflicts.append(
                f"addition {addition.id}: one of its messages stands in {owner}.yaml, and is "
                f"{addition.entry} here: mend one of the two"
            )


def _with(text: str, ways: tuple[str, ...]) -> str:
    """Behind the last message of `alone`; everything else, comments too, stays as it is."""
    lines = text.splitlines(keepends=True)
    more = [f"{ITEM}{_quoted(way)}\n" for way in ways]
    start = next((at for at, line in enumerate(lines) if line.startswith(ALONE)), None)
    if start is None:
        return "".join((*lines, f"{ALONE}\n", *more))
    after = start + 1
    while after < len(lines) and lines[after].startswith((ITEM, "  #")):
        after += 1
    lines[after:after] = more
    return "".join(lines)


def _quoted(text: str) -> str:
    quoted: str = yaml.safe_dump(text, allow_unicode=True, width=10_000, default_style='"')
    return quoted.strip()
