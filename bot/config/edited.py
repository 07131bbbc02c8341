"""The text of config.yaml with some of its values changed, and all else as it stands: comments, order,
quotes.

The rule this module guards: what nobody changed is not written anew, and a comment goes only with the
entry that it stands in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from bot.config.placed import Placed, is_block
from bot.config.yaml_text import STEP, block, inline, is_lines, is_list, item
from bot.policy.refusal import Problem, SettingRefused


class Partial(dict[str, Any]):
    """A table of which only these keys are changed; any other mapping is all that there is to be."""


@dataclass(frozen=True, slots=True)
class Edit:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands. `behind` is where the colon or the hyphen before it ends, `column` where its
    key begins; within brackets lines have no meaning."""

    node: Node
    path: str
    behind: int
    column: int
    in_brackets: bool


def edited(text: str, changes: Partial) -> str:
    """Raises SettingRefused: a change would change other places, too."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    tree = Placed(text.removeprefix(mark))
    newline = "\r\n" if "\r\n" in text else "\n"
    if tree.root is None:
        return text + _gap(text, newline) + newline.join((*block(changes, 0), ""))
    edits = list(_Editor(tree, newline).change(Spot(tree.root, "", 0, -STEP, False), changes))
    return mark + _applied(tree.text, edits)


def same(one: Any, other: Any) -> bool:
    """Of the same type, too: true is not 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def _applied(text: str, edits: Sequence[Edit]) -> str:
    """From the last one to the first, so that each stands where it was found."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end))[::-1]:
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _gap(text: str, newline: str) -> str:
    """What ends a last line that nobody ended."""
    return "" if not text or text.endswith(("\n", "\r")) else newline


@dataclass(frozen=True, slots=True)
class _Editor:
    tree: Placed
    newline: str

    def change(self, spot: Spot, value: Any) -> Iterator[Edit]:
        node = spot.node
        if not isinstance(value, Partial) and same(self.tree.value(node), value):
            return
        if self.tree.is_shared(node):
            raise _shared(spot)
        if isinstance(node, MappingNode) and isinstance(value, Mapping) and node.value and value:
            yield from self._table(spot, value)
        elif isinstance(node, SequenceNode) and is_list(value) and node.value and value:
            yield from self._list(spot, value)
        else:
            yield from self._replaced(spot, value)

    # tables ---------------------------------------------------------------------------------------------

    def _table(self, spot: Spot, value: Mapping[Any, Any]) -> Iterator[Edit]:
        inner = {key.value: self._inner(spot, key, node) for key, node in spot.node.value}
        wanted = {_name(key): each for key, each in value.items()}
        if not isinstance(value, Partial) and inner.keys() - wanted.keys():
            yield from self._replaced(spot, value)
            return
        for key in inner.keys() & wanted.keys():
            yield from self.change(inner[key], wanted[key])
        missing = {key: each for key, each in value.items() if _name(key) not in inner}
        if missing:
            yield self._more(spot, missing)

    def _inner(self, spot: Spot, key: Node, node: Node) -> Spot:
        behind = self.tree.text.index(":", self.tree.end(key)) + 1
        in_brackets = spot.in_brackets or not is_block(spot.node)
        path = f"{spot.path}.{key.value}".lstrip(".")
        return Spot(node, path, behind, int(key.start_mark.column), in_brackets)

    def _more(self, spot: Spot, missing: Mapping[Any, Any]) -> Edit:
        end = self.tree.end(spot.node)
        if spot.in_brackets or not is_block(spot.node):
            return self._within_brackets(spot.node, inline(missing)[1:-1])
        apart = () if spot.path else ("",)
        return self._lines_after(end, (*apart, *block(missing, self.tree.column(spot.node))))

    def _within_brackets(self, node: Node, text: str) -> Edit:
        last = node.value[-1]
        at = self.tree.end(last[1] if isinstance(node, MappingNode) else last)
        return Edit(at, at, f", {text}")

    def _lines_after(self, at: int, written: Iterable[str]) -> Edit:
        at = self.tree.line_end(at)
        return Edit(at, at, _gap(self.tree.text[:at], self.newline) + self._joined(written))

    def _joined(self, written: Iterable[str]) -> str:
        return "".join(f"{line}{self.newline}" for line in written)

    # lists ----------------------------------------------------------------------------------------------

    def _list(self, spot: Spot, value: Sequence[Any]) -> Iterator[Edit]:
        old = [self.tree.value(node) for node in spot.node.value]
        kept = _kept(old, value)
        gone = [index for index in range(len(old)) if index not in kept]
        is_lines = is_block(spot.node) and not spot.in_brackets
        if gone and not is_lines:
            yield from self._replaced(spot, value)
            return
        entries = list(self._entries(spot))
        for index, each in zip(kept, value, strict=False):
            yield from self.change(entries[index], each)
        yield from (self._without(spot, index) for index in gone)
        if more := value[len(kept) :]:
            yield self._more_entries(spot, more, is_lines)

    def _more_entries(self, spot: Spot, more: Sequence[Any], is_lines: bool) -> Edit:
        if not is_lines:
            return self._within_brackets(spot.node, inline(more)[1:-1])
        column = self.tree.column(spot.node)
        written = (line for each in more for line in item(each, column))
        return self._lines_after(self.tree.end(spot.node), written)

    def _entries(self, spot: Spot) -> Iterator[Spot]:
        column = self.tree.column(spot.node)
        in_brackets = spot.in_brackets or not is_block(spot.node)
        behind = self.tree.start(spot.node)
        for index, node in enumerate(spot.node.value):
            if not in_brackets:
                behind = self._hyphen(spot, index) + 1
            yield Spot(node, f"{spot.path}[{index}]", behind, column, in_brackets)

    def _hyphen(self, spot: Spot, index: int) -> int:
        """Where the hyphen of an entry stands, before which there may be comments."""
        if not index:
            return self.tree.start(spot.node)
        after = self.tree.line_end(self.tree.end(spot.node.value[index - 1]))
        column = self.tree.column(spot.node)
        found = re.compile(rf"^ {{{column}}}-", re.MULTILINE).search(self.tree.text, after)
        return found.end() - 1 if found else self.tree.start(spot.node.value[index])

    def _without(self, spot: Spot, index: int) -> Edit:
        """The entry, with the comments above it."""
        above = spot.node.value[index - 1] if index else None
        start = self.tree.line_end(self.tree.end(above)) if above else self.tree.start(spot.node)
        if not above:
            start = self.tree.line_start(start)
        return Edit(start, self.tree.line_end(self.tree.end(spot.node.value[index])), "")

    # anew -----------------------------------------------------------------------------------------------

    def _replaced(self, spot: Spot, value: Any) -> Iterator[Edit]:
        start, end = self.tree.start(spot.node), self.tree.end(spot.node)
        if is_block(spot.node):
            yield from self._instead_of_lines(spot, value, start, end)
        elif is_lines(value) and not spot.in_brackets:
            yield Edit(spot.behind if self._is_beside(spot) else start, end, "")
            yield self._lines_after(end, block(value, spot.column + STEP))
        else:
            yield Edit(start, end, inline(value) if start > spot.behind else f" {inline(value)}")

    def _instead_of_lines(self, spot: Spot, value: Any, start: int, end: int) -> Iterator[Edit]:
        if is_lines(value):
            written = self.newline.join(block(value, self.tree.column(spot.node)))
            yield Edit(start, end, written.lstrip(" "))
        elif self._is_beside(spot):
            yield Edit(start, end, inline(value))
        else:
            yield Edit(spot.behind, spot.behind, f" {inline(value)}")
            yield Edit(self.tree.line_start(start), self.tree.line_end(end), self._pattern(spot))

    def _is_beside(self, spot: Spot) -> bool:
        """On the line of its key or hyphen."""
        between = self.tree.text[spot.behind : self.tree.start(spot.node)]
        return "\n" not in between and "\r" not in between

    def _pattern(self, spot: Spot) -> str:
        """Of a list that is emptied the first entry stays as a comment, where it explains its own keys:
        the next one is written by it."""
        node = spot.node
        if not isinstance(node, SequenceNode):
            return ""
        start, end = self.tree.line_start(self.tree.start(node)), self.tree.end(node.value[0])
        entry = self.tree.text[start:end].splitlines()
        if not any(line.lstrip("- ").startswith("#") for line in entry):
            return ""
        return self._joined(
            f"{' ' * spot.column}# {line.removeprefix(' ' * spot.column)}" for line in entry
        )


def _kept(old: Sequence[Any], new: Sequence[Any]) -> list[int]:
    """The places of the old entries that the new ones begin with, in their order: of entries that have
    ids the same ones, of others as many as there are."""
    ids, wanted = list(map(_id, old)), list(map(_id, new))
    staying = [index for index, each in enumerate(ids) if each in wanted]
    if None not in ids and [ids[index] for index in staying] == wanted[: len(staying)] and staying:
        return staying
    return list(range(min(len(old), len(new))))


def _id(entry: Any) -> Any:
    return entry.get("id") if isinstance(entry, Mapping) else None


def _name(key: object) -> str:
    return key.isoformat() if isinstance(key, date) else str(key)


def _shared(spot: Spot) -> SettingRefused:
    mend = "write the value out where its name stands with a star, and try again"
    return SettingRefused([Problem(spot.path, "is named by another place, which would change too", mend)])
