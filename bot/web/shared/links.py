"""Links in what was said can be pressed; all else that anyone wrote stays words, as in bubble.js."""

import re

from markupsafe import Markup, escape

_MARKS = "\u2066-\u2069\u200e\u200f"
_LINK = re.compile(rf"""(https?://[^\s<>"'{_MARKS}]+[^\s<>"'.,;:!?)\]»،؛؟{_MARKS}])""")
_OPENED = Markup('<a href="{0}" target="_blank" rel="noopener noreferrer" dir="ltr">{0}</a>')


def linked(text: str) -> Markup:
    parts = _LINK.split(text)
    return Markup("").join(
        _OPENED.format(part) if odd % 2 else escape(part) for odd, part in enumerate(parts)
    )
