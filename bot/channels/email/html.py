"""A mail's HTML. The rules this module guards: every word is escaped, the language gives the direction, a
value of the other direction stands apart (<bdi>), and nothing is loaded from outside.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from bot.core.messages import Message
from bot.policy.languages import direction

# The texts room sets values apart with Unicode's isolates; in HTML the same is said by an element.
_OPENS = {"\u2066": '<bdi dir="ltr">', "\u2067": '<bdi dir="rtl">', "\u2068": "<bdi>"}
_CLOSES = "\u2069"
_EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"  # old direction signs, which could reverse what follows

_BODY = (
    "margin:0;padding:16px;background:#ffffff;color:#1f2933;"
    "font-family:'IBM Plex Sans Arabic','Segoe UI',Tahoma,Arial,sans-serif;"
    "font-size:16px;line-height:1.8;"
)
_PARAGRAPH = "margin:0 0 14px 0;"
_BUTTON = (
    "display:inline-block;padding:10px 20px;border-radius:8px;background:#1d4ed8;color:#ffffff;"
    "text-decoration:none;"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A button of a mail; in plain text its label, and the address below it."""

    url: str
    label: str

    @property
    def plain(self) -> str:
        return f"{self.label}:\n{self.url}"


def html_of(message: Message, link: Link | None = None) -> str:
    """A whole HTML document of the message's text; blank lines part its paragraphs."""
    side = direction(message.language)
    align = "right" if side == "rtl" else "left"
    paragraphs = "\n".join(_paragraph(lines, align) for lines in _paragraphs(message.text))
    if link:
        paragraphs += f"\n{_button(link, align)}"
    return (
        f'<!doctype html>\n<html lang="{escape(message.language)}" dir="{side}">\n'
        f'<head><meta charset="utf-8"><title>{escape(one_line(message.subject))}</title></head>\n'
        f'<body dir="{side}" style="{_BODY}text-align:{align};">\n{paragraphs}\n</body>\n</html>\n'
    )


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*writable(text).splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []


def _paragraph(lines: list[str], align: str) -> str:
    inside = "<br>\n".join(_line(line) for line in lines)
    return f'<p style="{_PARAGRAPH}text-align:{align};">{inside}</p>'


def _button(link: Link, align: str) -> str:
    pressed = f'<a href="{escape(link.url)}" style="{_BUTTON}">{_line(writable(link.label))}</a>'
    return f'<p style="{_PARAGRAPH}text-align:{align};">{pressed}</p>'


def _line(line: str) -> str:
    """Escaped, its isolates made elements; each is closed at the line's end, as Unicode would have it."""
    parts, depth = [], 0
    for character in line:
        if character in _OPENS:
            depth += 1
        if character == _CLOSES:
            depth -= 1
        parts.append(_element(character, depth))
        depth = max(depth, 0)
    return "".join(parts) + "</bdi>" * depth


def _element(character: str, depth: int) -> str:
    if character == _CLOSES:
        return "</bdi>" if depth >= 0 else ""
    if character in _EMBEDDINGS:
        return ""
    return _OPENS.get(character) or escape(character)


def one_line(text: str) -> str:
    """For a header: one line, without signs that mail programs draw as boxes or that turn it around."""
    signs = {*_OPENS, _CLOSES, *_EMBEDDINGS}
    kept = "".join(" " if c.isspace() else c for c in writable(text) if c not in signs)
    return " ".join("".join(c for c in kept if c.isprintable()).split())


def writable(text: str) -> str:
    """Text that UTF-8 can hold: half of a surrogate pair becomes the replacement character."""
    return text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")
