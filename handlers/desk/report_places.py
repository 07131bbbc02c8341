"""What the month's report says of whose work it was, of its initiatives, of the people who wrote, and of
what they heard back (C1, C8, C9).

The rule this module guards: what nobody has set is counted, and said to be unknown; where a society has
neither categories nor departments, none is named.
"""

from collections.abc import Iterator, Mapping, Sequence

from bot.core.effects import Text, Value
from bot.core.kind import Kind
from bot.core.registration import Initiative
from bot.core.report import Figures, Scorecard, share
from bot.core.sorting import Sorting


def by_place(figures: Figures, sorting: Sorting, language: str) -> Iterator[Text]:
    if any(figures.categories):
        names = {id: sorting.category_name(id, language) for id in figures.categories}
        yield _parts("report-categories", figures.categories, names)
    for id, card in figures.departments.items() if any(figures.departments) else ():
        name = sorting.department_name(id, language) or Text("report-unknown")
        yield _scorecard(name, card)
    if any(figures.relationships):
        who = {id: Text(f"relationship-{id}") for id in figures.relationships if id}
        yield _parts("report-relationships", figures.relationships, who)


def by_initiative(figures: Figures, initiatives: Sequence[Initiative], language: str) -> Iterator[Text]:
    """Where any case names one; what names none stands there as such."""
    names = {each.id: each.name[language] for each in initiatives}
    for id, card in figures.initiatives.items() if any(figures.initiatives) else ():
        name = names.get(id, id) if id else Text("report-no-initiative")
        yield _scorecard(name, card)


def said_and_done(figures: Figures) -> Iterator[Text]:
    """«You said, we did» (C9): how many suggestions came, and which were answered."""
    made, told = figures.opened.get(Kind.SUGGESTION, 0), figures.outcomes
    if made or told:
        numbers = tuple(map(str, told))
        values: dict[str, Value] = {"made": made, "told": len(told), "numbers": numbers}
        yield Text("report-said-done" if told else "report-said", values)


def thanked(figures: Figures, sorting: Sorting, language: str) -> Iterator[Text]:
    """With their departments, where any of them is known."""
    if any(figures.thanks):
        names = {id: sorting.department_name(id, language) for id in figures.thanks}
        yield _parts("report-thanks-by", figures.thanks, names)
    elif figures.thanks:
        yield Text("report-thanks", {"count": sum(figures.thanks.values())})


def _parts(key: str, counts: Mapping[str, int], names: Mapping[str, str] | Mapping[str, Text]) -> Text:
    unknown = Text("report-unknown")
    parts = tuple(
        Text("report-part", {"name": names.get(id) or unknown, "count": count})
        for id, count in sorted(counts.items(), key=lambda each: not each[0])
    )
    return Text(key, {"count": sum(counts.values()), "parts": parts})


def _scorecard(name: str | Text, card: Scorecard) -> Text:
    promises = card.promises
    values: dict[str, Value] = {
        "name": name,
        "opened": card.opened,
        "kept": promises.kept,
        "missed": promises.missed,
        "share": percent(share(promises.kept, promises.kept + promises.missed)),
        "rated": card.rated,
        "met": percent(share(card.met, card.rated)),
    }
    return Text("report-department", values)


def percent(part: float | None) -> str | Text:
    return Text("report-none") if part is None else f"{round(part * 100)}%"
