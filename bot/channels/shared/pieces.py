"""A text cut to what a platform takes.

The rules this module guards: no word is cut in two where a sentence, a line or a blank could part it,
none is left out, no letter is parted from its marks, and what is set apart from its surroundings (an
isolate) is so in every piece. Lengths are UTF-16 units, which no platform counts more strictly.
"""

import unicodedata

ENDS = ("\n\n", "\n", ". ", "؟ ", "! ", "? ", "؛ ", "، ", ", ", " ")
LEAST = 0.4  # of the room: an end that comes earlier would waste a message
MORE = "…"
JOINER = "\u200d"

ISOLATES, POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_OPENING = {
    **dict.fromkeys(ISOLATES, POP_ISOLATE),
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
}
"""What sets apart or turns around, and what ends each."""

DEEP = 4
"""Isolates within each other that are closed and opened again at a cut: nobody's words need more."""


def length(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def split(text: str, room: int) -> list[str]:
    """The text in pieces of at most `room` units; together they are the whole text but for blanks at the
    cuts, and for isolates that are closed and opened again there."""
    pieces: list[str] = []
    rest = text
    while length(rest) > room:
        piece, rest = _cut(rest, room)
        pieces.append(piece)
    return [piece for piece in (*pieces, rest) if unisolated(piece).strip()]


def split_before_last(text: str, room: int, last_room: int) -> list[str]:
    """The same, with a last piece of at most `last_room` units: the whole text where it fits, or else the
    last paragraph, which is where a question stands."""
    if length(text) <= last_room:
        return split(text, last_room)
    at, open_there = _last_begins(text, last_room)
    closing = "".join(_OPENING[each] for each in reversed(open_there))
    return [*split(text[:at].rstrip() + closing, room), open_there + text[at:].lstrip()]


def shortened(text: str, room: int) -> str:
    """One line of at most `room` units: whole, or as many of its words as fit. Empty where not one of
    them does."""
    line = " ".join(text.split())
    if length(line) <= room:
        return line
    bare = unisolated(line)
    if length(bare) <= room:
        return bare
    whole = _fitting(bare, room - length(MORE))
    at = whole if bare[whole : whole + 1] == " " else bare.rfind(" ", 0, whole)
    said = bare[: max(at, 0)].rstrip(' .,،؛:-–(«"')
    return said + MORE if said else ""


def unisolated(text: str) -> str:
    """Without what sets apart or turns around."""
    return "".join(each for each in text if each not in _OPENING and each not in _OPENING.values())


def _cut(text: str, room: int) -> tuple[str, str]:
    """The first piece, and what is left."""
    piece, rest = _cut_within(text, room)
    return (piece, rest) if length(piece) <= room else _cut_within(text, room - DEEP)


def _cut_within(text: str, room: int) -> tuple[str, str]:
    """The same; what closes the isolates comes beyond `room`."""
    whole = _fitting(text, max(room, 1))
    depths = _open_at(text, whole)
    at = _end(text, whole, depths) or _between_letters(text, whole)
    is_closed = len(depths[at]) <= DEEP and len(depths[at]) < at
    left_open = depths[at] if is_closed else ""
    closing = "".join(_OPENING[each] for each in reversed(left_open))
    return text[:at].rstrip() + closing, left_open + text[at:].lstrip()


def _end(text: str, whole: int, depths: list[str]) -> int:
    """After the best end that leaves the piece not too short, outside of what is set apart where that is
    possible; 0 where there is none."""
    for inside in (False, True):
        for end in ENDS:
            at = text.rfind(end, int(whole * LEAST), whole)
            while at >= 0 and not inside and depths[at + len(end)]:
                at = text.rfind(end, int(whole * LEAST), at)
            if at >= 0:
                return at + len(end)
    return 0


def _last_begins(text: str, room: int) -> tuple[int, str]:
    """Where the last piece begins, and what is open there: at the last paragraph; where that has no room,
    at the first line, sentence or word from which on all has."""
    first, depths = _first_fitting(text, room - DEEP), _open_at(text, len(text))
    paragraph = text.rstrip().rfind("\n\n", first) + 2
    found = [text.find(end, max(first - len(end), 0)) + len(end) for end in ENDS if end in text[first:]]
    places = [each for each in (paragraph, *found) if each >= first and unisolated(text[each:]).strip()]
    apart = [each for each in places if not depths[each]]
    at = next(iter((*apart, *places)), first)
    return at, depths[at] if len(depths[at]) <= DEEP else ""


def _first_fitting(text: str, room: int) -> int:
    """The first place that parts no letter from its marks and from which on all has room."""
    at = len(text) - _fitting(text[::-1], room)
    return next((each for each in range(at, len(text)) if _is_between(text, each)), at)


def _open_at(text: str, whole: int) -> list[str]:
    """For each place up to `whole` what is open there. The end of an isolate ends all that was opened in
    it."""
    now, found = "", [""]
    for each in text[:whole]:
        if each in _OPENING:
            now += each
        elif each == POP_ISOLATE:
            now = now[: max(now.rfind(sign) for sign in ISOLATES)] if _has(now, ISOLATES) else now
        elif now and each == _OPENING[now[-1]]:
            now = now[:-1]
        found.append(now)
    return found


def _has(text: str, signs: str) -> bool:
    return any(sign in text for sign in signs)


def _fitting(text: str, room: int) -> int:
    """How many characters fit: one outside the basic plane takes two units."""
    fits = min(room, len(text))
    while length(text[:fits]) > room:
        fits -= max(1, (length(text[:fits]) - room) // 2)
    return fits


def _between_letters(text: str, whole: int) -> int:
    """The last place up to `whole` that parts no letter from its marks; `whole` where there is none."""
    for at in range(whole, 0, -1):
        if _is_between(text, at):
            return at
    return whole


def _is_between(text: str, at: int) -> bool:
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    joined = JOINER in (before, after) or (before, after) == ("\r", "\n")
    return not (joined or _is_mark(after) or (_is_flag(after) and _flags_before(text, at) % 2))


def _is_mark(char: str) -> bool:
    """What belongs to the letter or the picture before it."""
    is_tone_or_tag = "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"
    return is_tone_or_tag or unicodedata.category(char) in ("Mn", "Mc", "Me")


def _is_flag(char: str) -> bool:
    """Two of them are one flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flags_before(text: str, at: int) -> int:
    start = at
    while start and _is_flag(text[start - 1]):
        start -= 1
    return at - start
