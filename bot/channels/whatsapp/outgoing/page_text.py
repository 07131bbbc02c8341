"""A page as a plain text: WhatsApp takes no pages, and every telephone opens a text."""

from html.parser import HTMLParser

MARK = "\ufeff"
"""Tells readers that would guess that it is UTF-8."""

_LINES = frozenset({"p", "div", "h1", "h2", "h3", "dt", "dd", "li", "tr", "br"})
_APART = frozenset({"h1", "h2", "h3"})
_UNSEEN = frozenset({"head", "style", "script"})


def text_of(page: bytes) -> bytes:
    """What stands in the page to be read, line by line; what is there for machines is left out."""
    reader = _Reader()
    reader.feed(page.decode("utf-8", "replace"))
    reader.close()
    return (MARK + reader.text()).encode()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._said: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._hidden += 1
        if tag in _LINES:
            self._said.append("\n\n" if tag in _APART else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._hidden -= 1
        if tag == "dt":
            self._said.append(":")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._said.append(data if data.strip() else " ")

    def text(self) -> str:
        """No blank lines but those that part."""
        lines: list[str] = []
        for line in "".join(self._said).split("\n"):
            if line.strip() or (lines and lines[-1]):
                lines.append(line.strip())
        return "\n".join(lines).strip() + "\n"
