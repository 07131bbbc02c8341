"""The signs of a reviewed list (emergency.yaml, disclosure.yaml), by kind."""

from collections.abc import Mapping

from faq.detect.signs import Named, Signs, names_in

Lists = Mapping[str, tuple[str, ...]]
"""Of one file, by their names."""

PARTS = ("*.*.words", "*.*.unless", "*.*.unless-also")
"""How the lists of a kind are named: the kind, which of its signs, and what stands in the list."""


def reviewed_signs(lists: Lists) -> Mapping[str, tuple[Signs, ...]]:
    """In the order of the file. `unless-also` names lists that silence as well."""
    found: dict[str, tuple[Signs, ...]] = {}
    for name in (path.removesuffix(".words") for path in lists if path.endswith(".words")):
        kind = name.partition(".")[0]
        found[kind] = (*found.get(kind, ()), _signs(lists, name))
    return found


def _signs(lists: Lists, name: str) -> Signs:
    also = (word for list_ in lists.get(f"{name}.unless-also", ()) for word in lists[list_])
    return Signs(lists[f"{name}.words"], (*lists.get(f"{name}.unless", ()), *also))


def named(lists: Lists) -> Named:
    """What the sayings refer to. Raises LexiconError: one refers to a list that is not there."""
    names = (name for path in lists if not path.startswith("named.") for name in names_in(lists[path]))
    return Named({name: lists[f"named.{name}"] for name in names}, lists["denials"], lists["beforehand"])
