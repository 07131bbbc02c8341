"""Text as a spreadsheet takes it from a CSV file, where no type can be said.

The rule this module guards: nothing that somebody wrote is carried out or shortened, and it stays
readable: an apostrophe before it, and nothing else, says that it is text.
"""

import re

_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_FORMULA = re.compile(rf"(^|[;\t\r\n\"])(?={_UNSEEN}[=+\-@＝＋－＠]|[\t\r])")
_NUMBER_TO_KEEP = re.compile(r"\+?\d{9,}|0\d+")
"""A telephone number, which would be rounded or lose its zero."""


def safe(cell: str) -> str:
    """As text where a spreadsheet would carry it out or shorten a number: an apostrophe says so. Where
    lists are parted by `;`, Excel parts a cell there, and at quotes: what follows is a beginning."""
    if _NUMBER_TO_KEEP.fullmatch(cell):
        return f"'{cell}"
    return _FORMULA.sub(r"\1'", cell)
