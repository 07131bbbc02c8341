"""What is wrong with the files of faq/lexicon: their form, and words that are idle or fight."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from faq.detect.signs import names_in
from faq.engine.lint import Finding
from faq.lexicon import FOLDER, LexiconError, Word, read
from faq.text.normalise import fold

ALONE = "="
ONE_MEANING = {
    "concepts": ("",),
    "dialect": ("",),
    "spelling": ("",),
    "months": ("",),
    "keywords": ("person.", "staff.", "desk."),
    "relations": ("kin.",),
    "choosing": ("places.",),
    "confiding": ("",),
    "smalltalk": ("kinds.", "emoji."),
}
"""Tables of meanings, by how the names of their lists begin: a word stands in one of the lists only."""

AS_SPELLED = ("spelling", "months", "promised", "questions", "languages", "turning")
"""Where two spellings of a word are two words."""

NAMED_TOO = ("concepts",)
"""Where the name of a list is a word of it."""

OPPOSED = (("yes", "no"), (".words", ".unless"), ("wanting", "asking-how"))
"""How the names of two lists end that share no word: what is in both would be taken for either."""

PICTURES = "emoji."
"""How the names of lists begin whose members are no words: folding leaves nothing of an emoji."""

NAMED = "named."
"""How the names of lists begin that sayings point to: `<staff>` is `named.staff`."""

Lists = Mapping[str, tuple[Word, ...]]
Said = tuple[bool, str]


def lint_words(folder: Path = FOLDER) -> tuple[Finding, ...]:
    return tuple(each for file in sorted(folder.glob("*.yaml")) for each in sorted(_of_file(file)))


def _of_file(file: Path) -> Iterator[Finding]:
    try:
        lists: Lists = read(file)
    except LexiconError as error:
        yield Finding(file, error.line, f"{error.problem}; {error.mend}")
        return
    if file.stem in NAMED_TOO:
        lists = {name: (Word(name, words[0].line), *words) for name, words in lists.items()}
    for name, words in lists.items():
        yield from _idle(file, name, words)
    yield from _pointing(file, lists)
    for opposed in _opposed(file, lists):
        yield from _fighting(file, {name: lists[name] for name in opposed})


def _idle(file: Path, name: str, words: Iterable[Word]) -> Iterator[Finding]:
    """Words that no message can meet, or that another one of the list meets already."""
    seen: dict[Said, str] = {}
    for word in words:
        said = _said(file, word)
        if not fold(word.text) and not name.startswith(PICTURES):
            yield Finding(file, word.line, f"{word.text!r} in {name!r} holds no word")
        elif said in seen:
            yield Finding(file, word.line, f"{word.text!r} in {name!r} says the same as {seen[said]!r}")
        seen.setdefault(said, word.text)


def _pointing(file: Path, lists: Lists) -> Iterator[Finding]:
    """Sayings that point to a list that is not there, and lists that nothing points to."""
    used = set[str]()
    for word in (each for name, words in lists.items() for each in words if not _is_named(name)):
        for name in names_in([word.text]):
            used.add(f"{NAMED}{name}")
            if f"{NAMED}{name}" not in lists:
                yield Finding(file, word.line, f"{word.text!r} points to {name!r}, which is no list")
    for name in (each for each in lists if _is_named(each) and each not in used):
        yield Finding(file, lists[name][0].line, f"nothing points to the list {name!r}")


def _is_named(name: str) -> bool:
    return name.startswith(NAMED)


def _fighting(file: Path, opposed: Lists) -> Iterator[Finding]:
    owner: dict[Said, str] = {}
    for name, words in opposed.items():
        for word in words:
            other = owner.setdefault(_said(file, word), name)
            if other != name:
                yield Finding(file, word.line, f"{word.text!r} stands in {name!r} and in {other!r} too")


def _said(file: Path, word: Word) -> Said:
    """What counts only where nothing else is said is another saying."""
    alike = word.text if file.stem in AS_SPELLED else fold(word.text) or word.text
    return word.text.startswith(ALONE), alike


def _opposed(file: Path, lists: Collection[str]) -> Iterator[Collection[str]]:
    """The lists that share no word: those of a table of meanings, and pairs that are opposed by name."""
    for table in ONE_MEANING.get(file.stem, ()):
        yield [name for name in lists if name.startswith(table)]
    for one in lists:
        others = (f"{one.removesuffix(mine)}{theirs}" for mine, theirs in OPPOSED if one.endswith(mine))
        yield from ((one, other) for other in others if other in lists)
