"""config.yaml as YAML's own tree, in which each part knows where it stands in the text.

An alias stays an alias here: whoever edits must not change what other places name.
"""

import re
from typing import Any

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from bot.config.file import Plain

ALIAS = "!alias"
_HYPHEN = re.compile(r"^ *-", re.MULTILINE)


def is_block(node: Node | None) -> bool:
    """Written as lines, and not within brackets."""
    return isinstance(node, CollectionNode) and not node.flow_style


class Placed:
    """`text` was read already, and has no byte order mark."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._loader, self.root = _composed(text)

    def value(self, node: Node) -> Any:
        return self._loader.construct_document(node)

    def is_shared(self, node: Node) -> bool:
        """Whether other places name it: whoever changed it would change those, too."""
        return any(self._loader.kept[name] is node for name in self._loader.named)

    def start(self, node: Node) -> int:
        """Of lines, where their first key or hyphen stands, behind a name that they may have."""
        begins = int(node.start_mark.index)
        if not is_block(node) or not node.value or self.text[begins] not in "&!":
            return begins
        if isinstance(node, MappingNode):
            return int(node.value[0][0].start_mark.index)
        return _HYPHEN.search(self.text, begins).end() - 1  # type: ignore[union-attr]

    def column(self, node: Node) -> int:
        start = self.start(node)
        return start - self.line_start(start)

    def end(self, node: Node) -> int:
        """Where its own text ends: comments and blanks behind it are not its own."""
        if is_block(node) and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(node, MappingNode) else last)
        start, end = self.start(node), int(node.end_mark.index)
        return start + len(self.text[start:end].rstrip())

    def line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """Behind the line's break, or at the end of the text."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1


def _composed(text: str) -> tuple["_Composer", Node | None]:
    """PyYAML refuses tabs in places where libyaml, which reads our settings, takes them as blanks."""
    try:
        loader = _Composer(text)
        return loader, loader.get_single_node()
    except yaml.YAMLError:
        loader = _Composer(text.replace("\t", " "))
        return loader, loader.get_single_node()


class _Composer(Plain):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.named: set[str] = set()
        self.kept: dict[str, Node] = {}

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            self.named.add(str(event.anchor))
            return ScalarNode(ALIAS, event.anchor, event.start_mark, event.end_mark)  # type: ignore[arg-type]
        node: Node | None = super().compose_node(parent, index)
        if node is not None and event.anchor:
            self.kept[event.anchor] = node
        return node

    def unlike_anything(self, node: Node) -> object:
        return object()


_Composer.add_constructor(ALIAS, _Composer.unlike_anything)
