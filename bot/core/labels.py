"""What a button says: one line, short enough to be read on a phone and to be sent (Telegram takes about
10 KB for all buttons of a message). The whole of it stands in the message."""

LONGEST = 60
"""Characters of a label that somebody else wrote: a name from config.yaml, an answer's title."""

NUMBERED = 35
"""Characters of a label whose number says which it is: a phone shows about as many."""


def short(text: str, room: int = LONGEST) -> str:
    """One line of at most `room` characters, cut between words where there are any."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    cut = line[: room - 1]
    at = cut.rfind(" ") if line[room - 1] != " " else len(cut)
    return cut[: at if at >= room // 2 else len(cut)].rstrip(" .,،؛:-") + "…"
