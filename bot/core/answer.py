"""An answer to a complaint: what was decided and why, what was done, what comes next, and how to appeal.

The rules this module guards: no word that staff write is lost, whatever heading it stands under or none;
and whatever has no heading at all is what was done, as it was written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from faq.text.normalise import fold


class Part(StrEnum):
    """In the order in which the person reads them."""

    DECISION = "decision"
    REASONS = "reasons"
    REMEDY = "remedy"
    NEXT = "next"
    APPEAL = "appeal"


@dataclass(frozen=True, slots=True)
class Answer:
    """`opening` stands before every heading. `unanswered` are the points of the complaint that staff had
    not ticked when they sent it. `message` is the id of what they wrote it in, by which an edit of it is
    known; empty where it was pressed. `lead` is the case that was answered with these words for its whole
    incident, 0 for an answer of one's own, and `in_words`: they were written for the others alone."""

    opening: str = ""
    decision: str = ""
    reasons: str = ""
    remedy: str = ""
    next: str = ""
    appeal: str = ""
    unanswered: tuple[str, ...] = ()
    message: str = ""
    lead: int = 0
    in_words: bool = False

    @property
    def parts(self) -> tuple[tuple[Part, str], ...]:
        """Those that say something, in their order."""
        said = (
            (Part.DECISION, self.decision),
            (Part.REASONS, self.reasons),
            (Part.REMEDY, self.remedy),
            (Part.NEXT, self.next),
            (Part.APPEAL, self.appeal),
        )
        return tuple((part, text) for part, text in said if text)

    @property
    def is_plain(self) -> bool:
        """Whether it only says what was done: nobody needs a heading for that."""
        return not self.opening and [part for part, _ in self.parts] in ([], [Part.REMEDY])

    def __bool__(self) -> bool:
        return bool(self.opening or self.parts)


# Reading ---------------------------------------------------------------------------------------------

_SAID: Mapping[Part, tuple[str, ...]] = {
    Part.DECISION: (
        *("القرار", "قرارنا", "قرار الجمعية", "ما قررناه", "النتيجة", "نتيجة الشكوى"),
        *("decision", "our decision", "the decision", "outcome", "what we decided"),
    ),
    Part.REASONS: (
        *("الأسباب", "السبب", "أسباب القرار", "سبب القرار", "أسبابه", "لماذا", "سبب ذلك"),
        *("reasons", "reason", "the reasons", "our reasons", "why"),
    ),
    Part.REMEDY: (
        *("المعالجة", "الحل", "ما قمنا به", "ما نفذ", "ما نفذناه", "الإجراء", "الإجراءات", "ما تم"),
        *("remedy", "what we did", "what was done", "solution", "the remedy", "action taken"),
    ),
    Part.NEXT: (
        *("ما يأتي ومتى", "الخطوة القادمة", "الخطوات القادمة", "ما يلي", "ما القادم", "ما بعد ذلك"),
        *("الخطوة القادمة وموعدها", "الخطوات القادمة ومواعيدها", "ماذا بعد"),
        *("next", "what happens next", "what happens next and when", "next steps", "next step"),
    ),
    Part.APPEAL: (
        *("الاعتراض", "للاعتراض", "كيف تعترض", "إن لم ترض", "طريقة الاعتراض", "حق الاعتراض", "التظلم"),
        *("إن لم يكن هذا كافيا", "appeal", "how to appeal", "to appeal", "if you disagree"),
        "if you are not satisfied",
    ),
}


def _plain(heading: str) -> str:
    """However its words are spaced («ماقمنا به»)."""
    return fold(heading).replace(" ", "")


_PART = {_plain(words): part for part, said in _SAID.items() for words in said}
_UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_LONGEST = 60  # characters of a heading with the marks around it
_COLON, _DASH = re.compile(r"[:：]"), re.compile(r"\s[-–—=]\s")
_MARKED = re.compile(r"\s*(?:(?:[\d٠-٩]{1,2}\s*[-.)]|[^\w\s*_])\s*)?(?P<star>[*_]{0,2})\s*(?P<rest>.*)")
_MISTYPED = 5  # letters of a heading in which one may be wrong
_ENDS = re.compile(r"(?<=[.؛!،])\s+")
_NOTHING = re.compile(r"[\s.…·_*–—-]*")


def read(text: str, message: str = "") -> Answer:
    """What stands under which heading, in any order; a heading that is missing is fine. What was copied
    loses the marks that nobody sees."""
    text = text.translate(_UNSEEN)
    under: dict[Part | None, list[str]] = {}
    part: Part | None = None
    for line in _lines(text):
        named, rest = _heading(line)
        part = named or part
        under.setdefault(part, []).append(rest)
    said = {part: _said(lines) for part, lines in under.items()}
    if set(said) <= {None}:
        return Answer(remedy=said.get(None, ""), message=message)
    return Answer(
        said.get(None, ""),
        said.get(Part.DECISION, ""),
        said.get(Part.REASONS, ""),
        said.get(Part.REMEDY, ""),
        said.get(Part.NEXT, ""),
        said.get(Part.APPEAL, ""),
        message=message,
    )


def _lines(text: str) -> Iterator[str]:
    """A heading with its colon opens a line of its own, also behind the end of a sentence."""
    for line in text.strip().split("\n"):
        begun = ""
        for sentence in _ENDS.split(line) if len(_COLON.findall(line)) > 1 else (line,):
            head, *rest = _COLON.split(sentence, maxsplit=1)
            if begun and rest and _plain(head) in _PART:
                yield begun
                begun = sentence
            else:
                begun = f"{begun} {sentence}" if begun else sentence
        yield begun


def _heading(line: str) -> tuple[Part | None, str]:
    """The part that a line opens, and what stands behind its heading: after a colon, a dash or the stars
    that make it bold. One without any of them stands alone."""
    marked = _MARKED.fullmatch(line)
    star, said = (marked["star"], marked["rest"]) if marked else ("", line)
    for mark in (_COLON, _DASH, *([re.compile(re.escape(star))] if star else [])):
        head, *rest = mark.split(said, maxsplit=1)
        part = _named(head, is_marked=mark is _COLON and bool(rest)) if len(head) <= _LONGEST else None
        if part:
            return part, "".join(rest).strip(" *_")
    return None, line.rstrip()


def _named(head: str, *, is_marked: bool) -> Part | None:
    """A letter may be missing, wrong or too many («القرر:»), where a colon says that it is a heading."""
    said = _plain(head)
    if part := _PART.get(said):
        return part
    if not is_marked or len(said) < _MISTYPED:
        return None
    near = {
        part
        for name, part in _PART.items()
        if len(name) >= _MISTYPED and OSA.distance(said, name, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None


def _said(lines: Iterable[str]) -> str:
    """Without what only holds a place («…»)."""
    text = "\n".join(lines).strip()
    return "" if _NOTHING.fullmatch(text) else text


# The points of a complaint -----------------------------------------------------------------------------

MOST_POINTS = 8
_NUMBERED = re.compile(r"\s*(?:[\d٠-٩]{1,2}\s*[-.)،:–]|[-*•▪–—])\s*")
_FEWEST_WORDS = 3
_LISTED = re.compile(r"[\s,،و.+&-]*[\d٠-٩]{1,2}(?:[\s,،و.+&-]+[\d٠-٩]{1,2})*[\s,،و.+&-]*")


def points_of(texts: Iterable[str]) -> tuple[str, ...]:
    """What a complaint says, point by point: each line that says something, without its number. What is
    too short to be one («السلام عليكم») is none, and what is said twice is one."""
    lines = (_NUMBERED.sub("", line, count=1).strip() for text in texts for line in text.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if len(line.split()) >= _FEWEST_WORDS))[
        :MOST_POINTS
    ]


def numbers_in(text: str, count: int) -> frozenset[int]:
    """The numbers of points, where a message is nothing but such numbers: «١ و٣», "1, 3". None: it is
    anything else."""
    if not _LISTED.fullmatch(text):
        return frozenset()
    numbers = frozenset(int(each) for each in re.findall(r"[\d٠-٩]{1,2}", text))
    return numbers if numbers <= frozenset(range(1, count + 1)) else frozenset()
