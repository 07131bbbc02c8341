"""How well questions are understood: our engine beside three plain ones, on the same questions.

    python -m bench.faq [DATA] [--few 5 --few 10] [--seeds 5] [--full]

DATA is the folder of ArBanking77's train.csv and val.csv (default: $RIDA_BANKING77, else
../shared/faq/banking77 beside the project). Few-shot: so many training phrasings an intent, drawn at
random (MSA and Palestinian), and the intent's title. The shipped FAQ is asked its held-out questions.
"""

import argparse
import csv
import json
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean, pstdev

import numpy as np
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from faq.entries import Entry, load
from faq.evaluate import Asked, Figures, Question, evaluate
from faq.index import Candidate, Decision, Index, Understood
from faq.likeness import Lexicon
from faq.normalise import fold
from faq.sense import encoder

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("RIDA_BANKING77", ROOT.parent / "shared" / "faq" / "banking77"))
HELD_OUT = ROOT / "tests" / "data" / "faq" / "held_out.jsonl"


class Plain:
    """Scores every phrasing; an entry is as good as its best. It answers from 0.8 of the scale on."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        ways = [(fold(way), entry.id) for entry in entries for way in entry.examples]
        self.texts = [text for text, _ in ways if text]
        self.ids = [id for text, id in ways if text]
        self.prepare()

    def prepare(self) -> None:
        """What is built once."""

    def scores(self, folded: str) -> Iterable[tuple[int, float]]:
        """The place of a phrasing and its score between 0 and 1."""
        raise NotImplementedError

    def ask(self, question: str, /) -> Understood:
        best: dict[str, float] = {}
        for at, score in self.scores(fold(question)):
            best[self.ids[at]] = max(best.get(self.ids[at], 0.0), score)
        ranked = sorted(best.items(), key=lambda one: -one[1])[:3]
        answered = bool(ranked) and ranked[0][1] >= 0.8
        decision = Decision.ANSWER if answered else Decision.OFFER
        return Understood(decision, tuple(Candidate(id, score) for id, score in ranked))


class Fuzzy(Plain):
    def scores(self, folded: str) -> Iterable[tuple[int, float]]:
        found = process.extract(folded, self.texts, scorer=fuzz.token_set_ratio, limit=50)
        return ((at, score / 100) for _, score, at in found)


class FullText(Plain):
    def prepare(self) -> None:
        self.db = sqlite3.connect(":memory:")
        self.db.execute("create virtual table way using fts5(text, tokenize='unicode61')")
        self.db.executemany("insert into way(rowid, text) values (?, ?)", enumerate(self.texts))

    def scores(self, folded: str) -> Iterable[tuple[int, float]]:
        words = " OR ".join(f'"{word}"' for word in folded.split())
        query = "select rowid, -bm25(way) from way where way match ? order by 2 desc limit 50"
        rows = self.db.execute(query, (words,)).fetchall() if words else []
        return ((int(at), min(float(score) / 30, 1.0)) for at, score in rows)


class Nearest(Plain):
    """TF-IDF over groups of 2 to 5 letters, the nearest phrasing."""

    def prepare(self) -> None:
        self.lexicon = Lexicon(self.texts, _letters)
        self.columns = self.lexicon.known.T.tocsr()

    def scores(self, folded: str) -> Iterable[tuple[int, float]]:
        return enumerate((self.lexicon.rows([folded]) @ self.columns).toarray()[0].tolist())


def _letters(folded: str) -> tuple[Sequence[str], ...]:
    words = [f" {word} " for word in folded.split()]
    return (
        [word[at : at + n] for word in words for n in range(2, 6) for at in range(len(word) - n + 1)],
    )


ENGINES: Mapping[str, Callable[[Sequence[Entry]], Asked]] = {
    "rapidfuzz": Fuzzy,
    "SQLite FTS5": FullText,
    "TF-IDF nearest": Nearest,
    "Rida, words only": lambda entries: Index.build(entries),
    "Rida": lambda entries: Index.build(entries, encoder()),
}

Rows = Sequence[tuple[str, str]]


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["label"], row["text"]) for row in csv.DictReader(file)]


def few(train: Rows, count: int | None, seed: int) -> list[Entry]:
    """`count` phrasings of each intent (all when None) and its title."""
    of: dict[str, list[str]] = {}
    for label, text in train:
        of.setdefault(label, []).append(text)
    draw = random.Random(seed)  # noqa: S311  a repeatable draw, not a secret
    taken = {label: texts if count is None else draw.sample(texts, count) for label, texts in of.items()}
    return [Entry(label, title={"ar": label}, ask={"ar": tuple(texts)}) for label, texts in taken.items()]


def compare(title: str, trials: Sequence[tuple[Sequence[Entry], Sequence[Question]]]) -> Table:
    """One row an engine: the mean over the trials, and the spread of its accuracy."""
    table = Table(
        "engine", "accuracy", "recall@3", "answered wrong", "refused", "µs", "build s", title=title
    )
    for name, build in ENGINES.items():
        runs = [_run(build, entries, questions) for entries, questions in trials]
        table.add_row(name, *_row([figures for figures, _ in runs]), f"{mean(s for _, s in runs):.2f}")
    return table


def _run(
    build: Callable[[Sequence[Entry]], Asked], entries: Sequence[Entry], questions: Sequence[Question]
) -> tuple[Figures, float]:
    started = time.perf_counter()
    engine = build(entries)
    spent = time.perf_counter() - started
    return evaluate(engine, questions, time.perf_counter), spent


def _row(runs: Sequence[Figures]) -> tuple[str, ...]:
    accuracy = [figures.accuracy for figures in runs]
    strange = np.nanmean([figures.refused_out_of_scope for figures in runs])
    return (
        f"{mean(accuracy):.3f} ±{pstdev(accuracy):.3f}",
        f"{mean(figures.recall3 for figures in runs):.3f}",
        f"{mean(figures.answered_wrong for figures in runs):.3f}",
        f"{strange:.3f}",
        f"{mean(figures.us_per_question for figures in runs):.0f}",
    )


def held_out() -> list[Question]:
    with HELD_OUT.open(encoding="utf-8") as file:
        return [Question(**json.loads(line)) for line in file]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.faq")
    parser.add_argument(
        "data", nargs="?", type=Path, default=DATA, help="folder of train.csv and val.csv"
    )
    parser.add_argument(
        "--few", type=int, action="append", help="phrasings an intent (default: 5 and 10)"
    )
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--full", action="store_true", help="also train on every phrasing (minutes)")
    chosen = parser.parse_args()
    console = Console()
    warm = encoder()
    if warm is not None:
        warm.encode(["warm"])
    console.print(compare("the shipped FAQ, held-out questions", [(load(), held_out())]))
    if not (chosen.data / "train.csv").is_file():
        sys.exit(f"No ArBanking77 in {chosen.data}: name its folder, or set RIDA_BANKING77.")
    train = read(chosen.data / "train.csv")
    asked = [Question(text, label) for label, text in read(chosen.data / "val.csv")]
    for count in [*(chosen.few or [5, 10]), *([None] if chosen.full else [])]:
        seeds = range(1 if count is None else chosen.seeds)
        trials = [(few(train, count, seed), asked) for seed in seeds]
        console.print(compare(f"ArBanking77, {count or 'all'} phrasings an intent", trials))


if __name__ == "__main__":
    main()
