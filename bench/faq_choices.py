"""By what the engine's constants were chosen: on ArBanking77's train.csv alone, val.csv is never asked.

    python -m bench.faq_choices [DATA] [--few 5 --few 10] [--seeds 5]

Each draw takes so many phrasings an intent to learn, and asks ASKED others. A table compares what
letters, bones and concepts count for (`faq.engine.features.SHARES`), and what the words count for beside
the sense (`faq.engine.index.WORDS_SHARE`). The thresholds need no such choice: `faq.engine.thresholds`
chooses them at every build, from the entries that are built; the last line prints those of ours.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bench.faq import DATA, Rows, few, read
from faq.engine.anchors import Compared, Plan
from faq.engine.encoder import Encoder, encoder
from faq.engine.features import SHARES
from faq.engine.index import Index
from faq.engine.judge import Matrix
from faq.engine.model import WORDS_SHARE
from faq.engine.regression import bound_of, fit
from faq.engine.similarity import WORDS as READ
from faq.engine.space import Space
from faq.engine.space import by_sense as known_by_sense
from faq.engine.terms import learn
from faq.entries import load, outside
from faq.text.normalise import fold

ASKED = 1_500
VIEWS = ((1 / 3, 1 / 3, 1 / 3), (0.3, 0.3, 0.4), (0.25, 0.25, 0.5), (0.2, 0.4, 0.4), (0.5, 0.25, 0.25))
WORDS = (0.5, 0.6, float(WORDS_SHARE), 0.75, 0.9)


@dataclass(frozen=True)
class Draw:
    """Phrasings to learn and others to be asked, with the numbers of their intents."""

    known: Sequence[str]
    label: NDArray[np.intp]
    asked: Sequence[str]
    right: NDArray[np.intp]


def draw(train: Rows, count: int, seed: int) -> Draw:
    entries = few(train, count, seed)
    number = {entry.id: at for at, entry in enumerate(entries)}
    ways = [(way, number[entry.id]) for entry in entries for way in entry.examples]
    learned = {fold(way) for way, _ in ways}
    others = [(text, number[label]) for label, text in train if fold(text) not in learned]
    asked = random.Random(seed).sample(others, ASKED)  # noqa: S311  a repeatable draw, not a secret
    labels = [np.array([label for _, label in part], np.intp) for part in (ways, asked)]
    return Draw([way for way, _ in ways], labels[0], [text for text, _ in asked], labels[1])


def by_words(one: Draw, shares: Sequence[float]) -> tuple[Compared, Matrix]:
    """What is known to each other, and what is asked to what is known."""
    terms, rows = learn([fold(text) for text in one.known], replace(READ, shares=shares))
    space = Space.of(rows, Plan.of(one.label))
    known = space.anchor_rows.turned()
    return space.among, np.array([known.against(terms.weighed(fold(text))) for text in one.asked])


def by_sense(one: Draw, sense: Encoder) -> tuple[Compared, Matrix]:
    anchors, among = known_by_sense(sense, Plan.of(one.label), list(one.known))
    return among, np.asarray(sense.encode(one.asked) @ anchors.T, np.float32)


def judged(one: Draw, among: Compared, against: Matrix) -> tuple[float, float]:
    """Accuracy and recall@3."""
    odds = against @ fit(bound_of(among), one.label, int(one.label.max()) + 1)
    best = np.argsort(-odds, axis=1)[:, :3] == one.right[:, None]
    return float(best[:, 0].mean()), float(best.any(axis=1).mean())


def blended(
    one: Draw, meant: tuple[Compared, Matrix], shares: Sequence[float], words: float
) -> tuple[float, float]:
    (among, against), (near, nearness) = by_words(one, shares), meant
    mixed = np.asarray(words * against + (1 - words) * nearness, np.float32)
    return judged(one, among.blended(near, np.float32(words)), mixed)


def table(title: str, draws: Sequence[Draw], sense: Encoder) -> Table:
    shown = Table("letters, bones, concepts", "words", "accuracy", "recall@3", title=title)
    tried = [(shares, float(WORDS_SHARE)) for shares in VIEWS] + [(SHARES, words) for words in WORDS]
    meant = [by_sense(one, sense) for one in draws]
    for shares, words in dict.fromkeys(tried):
        found = [blended(*each, shares, words) for each in zip(draws, meant, strict=True)]
        figures = (f"{mean(column):.4f}" for column in zip(*found, strict=True))
        shown.add_row(", ".join(f"{share:.2f}" for share in shares), f"{words:.2f}", *figures)
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.faq_choices")
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="folder of train.csv")
    parser.add_argument("--few", type=int, action="append", help="phrasings an intent (5 and 10)")
    parser.add_argument("--seeds", type=int, default=5)
    chosen = parser.parse_args()
    train, sense, console = read(chosen.data / "train.csv"), encoder(), Console()
    if sense is None:
        parser.exit(1, "The sentence encoder is not installed.\n")
    for count in chosen.few or [5, 10]:
        draws = [draw(train, count, seed) for seed in range(chosen.seeds)]
        console.print(table(f"{count} phrasings an intent, {ASKED} others asked", draws, sense))
    console.print(f"The shipped FAQ: {Index.build(load(), sense, outside()).thresholds}")


if __name__ == "__main__":
    main()
