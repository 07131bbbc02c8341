"""The reviewed words of a cry for help, by kind: faq/lexicon/emergency.yaml, as signs."""

from collections.abc import Mapping

from faq.detect.emergency import Signs
from faq.lexicon import lexicon

_LISTS = lexicon("emergency", "past", "learning", "*.*.words", "*.*.unless", "*.*.unless-also")


def _signs(name: str) -> Signs:
    """`unless-also` names lists that silence it as well."""
    also = (word for list_ in _LISTS.get(f"{name}.unless-also", ()) for word in _LISTS[list_])
    return Signs(_LISTS[f"{name}.words"], (*_LISTS.get(f"{name}.unless", ()), *also))


def _reviewed() -> Mapping[str, tuple[Signs, ...]]:
    found: dict[str, tuple[Signs, ...]] = {}
    for name in dict.fromkeys(path.rpartition(".")[0] for path in _LISTS if "." in path):
        kind = name.partition(".")[0]
        found[kind] = (*found.get(kind, ()), _signs(name))
    return found


REVIEWED = _reviewed()
