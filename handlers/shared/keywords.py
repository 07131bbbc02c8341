"""The words that stand for a press, as people type them. Matched folded and only as a whole message,
so that a complaint in which the word "موظف" occurs stays a complaint: faq/lexicon/keywords.yaml."""

from collections.abc import Callable, Mapping

from faq.lexicon import lexicon

_LISTS = lexicon("keywords", "person.*", "staff.*", "desk.*")
PERSON, STAFF, DESK = map(_LISTS.under, ("person", "staff", "desk"))


def commands(words: Mapping[str, tuple[str, ...]], fold: Callable[[str], str]) -> dict[str, str]:
    """The table that `advance` looks a typed message up in: folded word → action."""
    return {fold(word): action for action, all_ in words.items() for word in all_}
