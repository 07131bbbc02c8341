"""What people wrote, as a terminal may show it."""

ISOLATES = "\u2066\u2067\u2068\u2069"


def printable(text: str) -> str:
    """What people wrote, for a terminal: nothing in it moves the cursor, colours or hides anything. Line
    ends and tabs stay, and so do Arabic's joiners."""
    return "".join(each if _is_harmless(each) else "\ufffd" for each in text)


def _is_harmless(each: str) -> bool:
    return each in "\n\t\u200c\u200d\u200e\u200f\u061c" or each.isprintable() or each in ISOLATES
