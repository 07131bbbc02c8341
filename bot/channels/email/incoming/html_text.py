"""A mail's HTML → the words that its reader sees.

The rules this module guards: what is hidden from the reader is no word of the sender; a link keeps where
it leads; and what mail programs put around what they quote stays known as quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bot.channels.email.incoming.charsets import plain

LARGEST = 1024 * 1024  # characters of HTML that are read
_LONGEST_LINK = 500

_DROPPED = frozenset(
    (
        "script",
        "style",
        "head",
        "title",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "iframe",
        "select",
        "option",
        "textarea",
        "button",
    )
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "tr",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "blockquote",
        "hr",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "center",
        "address",
        "figure",
        "form",
        "fieldset",
        "main",
        "aside",
        "nav",
        "body",
    )
)
_APART = frozenset(("p", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre"))
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|font-size\s*:\s*(?:0(?:px|pt|em|%)?|1px)\s*(?:;|$|!)|max-height\s*:\s*0(?:px)?\s*(?:;|$|!)",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"yahoo_quoted|\b(?:gmail_quote|protonmail_quote|tutanota_quote|moz-cite-prefix|messagereplysection)\b"
)
_QUOTED_BEHIND = frozenset({"divrplyfwdmsg", "olk_src_body_section", "appendonsend"})
"""Ids behind which Outlook puts the mail that is answered, down to the end."""
_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")


@dataclass(frozen=True, slots=True)
class Words:
    """`quoted` is what the mail program marked as quoted; it is empty where it marks nothing."""

    text: str
    quoted: str = ""


def words_of(html: str) -> Words:
    root = _tree(html)
    if root is None:
        return Words("")
    page = _Page()
    for happened, element in etree.iterwalk(root, events=("start", "end")):
        (page.begin if happened == "start" else page.end)(element)
    return Words(_tidy(page.said), _tidy(page.quoted))


def _tree(html: str) -> "etree._Element | None":
    """None: there is nothing. Its reader bounds how deep elements lie, and asks no network."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, remove_comments=True, remove_pis=True, no_network=True
    )
    written = _DECLARED.sub("", plain(html[:LARGEST])).strip()
    try:
        return etree.fromstring(written.encode(), parser) if written else None
    except etree.LxmlError:  # nothing in it is HTML
        return None


@dataclass
class _Page:
    """What was read so far; `_unseen` and `_quotes` are the elements that are open and hide, or quote."""

    said: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    _unseen: int = 0
    _quotes: int = 0
    _rest_is_quoted: bool = False
    _links: list[tuple[str, int]] = field(default_factory=list)

    def begin(self, element: "etree._Element") -> None:
        tag = _tag(element)
        if self._unseen or tag in _DROPPED or _is_hidden(element):
            self._unseen += 1
            return
        self._rest_is_quoted = self._rest_is_quoted or element.get("id", "").lower() in _QUOTED_BEHIND
        self._quotes += 1 if self._quotes or _is_quote(element, tag) else 0
        self._lay(tag)
        if tag == "li":
            self._page.append("• ")
        if tag == "a":
            self._links.append((element.get("href", ""), len(self._page)))
        self._say(element.text)

    def end(self, element: "etree._Element") -> None:
        tag = _tag(element)
        if self._unseen:
            self._unseen -= 1
        else:
            self._close(tag)
        if not self._unseen:
            self._say(element.tail)

    def _close(self, tag: str) -> None:
        if tag == "a" and self._links:
            href, at = self._links.pop()
            self._page.append(_shown(href, "".join(self._page[at:])))
        if tag in ("td", "th"):
            self._page.append(" ")
        if tag != "br":
            self._lay(tag)
        self._quotes -= 1 if self._quotes else 0

    @property
    def _page(self) -> list[str]:
        return self.quoted if self._quotes or self._rest_is_quoted else self.said

    def _lay(self, tag: str) -> None:
        if tag == "br":
            self._page.append("\n")
        elif tag in _BLOCKS and not (tag not in _APART and self._page and self._page[-1].endswith("\n")):
            self._page.append("\n\n" if tag in _APART else "\n")

    def _say(self, text: str | None) -> None:
        if text:
            self._page.append(re.sub(r"[ \t\r\n\f\xa0]+", " ", text))


def _tag(element: "etree._Element") -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: "etree._Element") -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _is_quote(element: "etree._Element", tag: str) -> bool:
    named = " ".join(element.get(name, "") for name in ("class", "name", "id")).lower()
    return bool(_QUOTES.search(named)) or (tag == "blockquote" and element.get("type") == "cite")


def _shown(href: str, label: str) -> str:
    """Where a link leads, behind what it is called; nothing where that says it already."""
    address = href.strip()[:_LONGEST_LINK]
    if not re.match(r"https?://", address, re.IGNORECASE):
        return ""
    bare = re.sub(r"^https?://|/$", "", address)
    return "" if bare in label else f" ({address})"


def _tidy(parts: list[str]) -> str:
    return "\n".join(_lines("".join(parts))).strip()


def _lines(text: str) -> Iterator[str]:
    """Without blanks at the ends of lines, or more than one empty line."""
    was_empty = True
    for line in (re.sub(r" {2,}", " ", each).strip() for each in text.split("\n")):
        bare = "" if line == "•" else line
        if bare or not was_empty:
            yield bare
        was_empty = not bare
