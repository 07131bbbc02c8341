"""How well questions are understood: our engine beside three plain ones, on the same questions.

    python -m bench.faq [DATA] [--few 5 --few 10] [--seeds 5] [--full]

DATA is the folder of ArBanking77's train.csv and val.csv (default: $RIDA_BANKING77, else
../shared/faq/banking77 beside the project). Few-shot: so many training phrasings an intent, drawn at
random (MSA and Palestinian), and the intent's title. The shipped FAQ is asked its held-out questions,
and 500 entries are built. Times are CPU time: this machine may have other work.
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
from dataclasses import replace
from pathlib import Path
from statistics import mean, median, pstdev
from typing import Protocol

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from faq.engine.encoder import encoder
from faq.engine.evaluate import Asked, Figures, Question, evaluate
from faq.engine.index import Candidate, Decision, Index, Understood
from faq.engine.similarity import BONES
from faq.engine.terms import learn
from faq.entries import Entry, load, outside
from faq.text.normalise import fold

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("RIDA_BANKING77", ROOT.parent / "shared" / "faq" / "banking77"))
HELD_OUT = ROOT / "tests" / "data" / "faq"
SETS = ("held_out", "blind_a", "blind_b", "blind_c", "blind_d")
"""Asked of the shipped FAQ; what has been looked at of which is told in docs/decisions."""
LARGE = ((500, 5), (500, 12))
"""Entries and phrasings of each, for the time of a build"""


class Scores(Protocol):
    """The place of a phrasing and its score between 0 and 1, for a folded question."""

    def __call__(self, folded: str, /) -> Iterable[tuple[int, float]]: ...


class Plain:
    """Scores every phrasing; an entry is as good as its best. It answers from 0.8 of the scale on."""

    def __init__(self, entries: Sequence[Entry], prepare: Callable[[Sequence[str]], Scores]) -> None:
        ways = [(fold(way), entry.id) for entry in entries for way in entry.examples]
        self._ids = [id for text, id in ways if text]
        self._scores = prepare([text for text, _ in ways if text])

    def ask(self, question: str, /) -> Understood:
        best: dict[str, float] = {}
        for at, score in self._scores(fold(question)):
            best[self._ids[at]] = max(best.get(self._ids[at], 0.0), score)
        ranked = sorted(best.items(), key=lambda one: -one[1])[:3]
        answered = bool(ranked) and ranked[0][1] >= 0.8
        decision = Decision.ANSWER if answered else Decision.OFFER
        return Understood(decision, tuple(Candidate(id, score) for id, score in ranked))


def fuzzy(texts: Sequence[str]) -> Scores:
    def scores(folded: str) -> Iterable[tuple[int, float]]:
        found = process.extract(folded, texts, scorer=fuzz.token_set_ratio, limit=50)
        return ((at, score / 100) for _, score, at in found)

    return scores


def full_text(texts: Sequence[str]) -> Scores:
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table way using fts5(text, tokenize='unicode61')")
    db.executemany("insert into way(rowid, text) values (?, ?)", enumerate(texts))
    query = "select rowid, -bm25(way) from way where way match ? order by 2 desc limit 50"

    def scores(folded: str) -> Iterable[tuple[int, float]]:
        words = " OR ".join(f'"{word}"' for word in folded.split())
        rows = db.execute(query, (words,)).fetchall() if words else []
        return ((int(at), min(float(score) / 30, 1.0)) for at, score in rows)

    return scores


def nearest(texts: Sequence[str]) -> Scores:
    """TF-IDF over groups of 2 to 5 letters, the nearest phrasing."""
    terms, rows = learn(texts, replace(BONES, of_word=_letters))
    known = rows.turned()
    return lambda folded: enumerate(known.against(terms.weighed(folded)).tolist())


def _letters(word: str) -> Iterable[str]:
    edged = f" {word} "
    return (edged[at : at + n] for n in range(2, 6) for at in range(len(edged) - n + 1))


ENGINES: Mapping[str, Callable[[Sequence[Entry]], Asked]] = {
    "rapidfuzz": lambda entries: Plain(entries, fuzzy),
    "SQLite FTS5": lambda entries: Plain(entries, full_text),
    "TF-IDF nearest": lambda entries: Plain(entries, nearest),
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


def compare(
    title: str,
    trials: Sequence[tuple[Sequence[Entry], Sequence[Question]]],
    engines: Mapping[str, Callable[[Sequence[Entry]], Asked]] = ENGINES,
) -> Table:
    """One row an engine: the mean over the trials, and the spread of its accuracy."""
    table = Table(
        "engine", "accuracy", "recall@3", "answered wrong", "refused", "µs", "build s", title=title
    )
    any_outside = any(question.id is None for _, questions in trials for question in questions)
    for name, build in engines.items():
        runs = [_run(build, entries, questions) for entries, questions in trials]
        figures = _row([figures for figures, _ in runs], any_outside)
        table.add_row(name, *figures, f"{mean(s for _, s in runs):.2f}")
    return table


def _run(
    build: Callable[[Sequence[Entry]], Asked], entries: Sequence[Entry], questions: Sequence[Question]
) -> tuple[Figures, float]:
    started = time.process_time()
    engine = build(entries)
    spent = time.process_time() - started
    return evaluate(engine, questions, time.process_time), spent


def _row(runs: Sequence[Figures], any_outside: bool) -> tuple[str, ...]:
    accuracy = [figures.accuracy for figures in runs]
    refused = mean(figures.refused_out_of_scope for figures in runs)
    return (
        f"{mean(accuracy):.3f} ±{pstdev(accuracy):.3f}",
        f"{mean(figures.recall3 for figures in runs):.3f}",
        f"{mean(figures.answered_wrong for figures in runs):.3f}",
        f"{refused:.3f}" if any_outside else "–",
        f"{mean(figures.us_per_question for figures in runs):.0f}",
    )


def held_out(name: str) -> list[Question]:
    with (HELD_OUT / f"{name}.jsonl").open(encoding="utf-8") as file:
        return [Question(**json.loads(line)) for line in file]


def with_outside() -> Mapping[str, Callable[[Sequence[Entry]], Asked]]:
    """Ours as it ships: it knows questions that have no entry."""
    aside = outside()
    return {
        **ENGINES,
        "Rida, words only": lambda entries: Index.build(entries, outside=aside),
        "Rida": lambda entries: Index.build(entries, encoder(), aside),
    }


def large(train: Rows, entries: int, ways: int) -> list[Entry]:
    """So many entries of so many phrasings each, of one intent an entry."""
    of: dict[str, list[str]] = {}
    for label, text in train:
        of.setdefault(label, []).append(text)
    cut = [texts[at : at + ways] for texts in of.values() for at in range(0, len(texts) - ways + 1, ways)]
    drawn = random.Random(0).sample(cut, entries)  # noqa: S311  a repeatable draw, not a secret
    return [Entry(str(number), ask={"ar": tuple(texts)}) for number, texts in enumerate(drawn)]


def build_times(train: Rows) -> Table:
    """CPU seconds, the median of three; what the encoder has not seen yet it sees once (first)."""
    titles = ("entries", "ways each", "words", "and their sense, first", "again")
    table = Table(*titles, title="to build, CPU seconds")
    sense = encoder()
    for entries, ways in LARGE:
        many = large(train, entries, ways)
        plain = median(_cpu(lambda many=many: Index.build(many)) for _ in range(3))
        first, *again = [_cpu(lambda many=many: Index.build(many, sense)) for _ in range(4)]
        table.add_row(str(entries), str(ways), f"{plain:.2f}", f"{first:.2f}", f"{median(again):.2f}")
    return table


def _cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


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
    for name in SETS:
        trial = [(load(), held_out(name))]
        console.print(compare(f"the shipped FAQ, {name}.jsonl", trial, with_outside()))
    if not (chosen.data / "train.csv").is_file():
        sys.exit(f"No ArBanking77 in {chosen.data}: name its folder, or set RIDA_BANKING77.")
    train = read(chosen.data / "train.csv")
    console.print(build_times(train))
    asked = [Question(text, label) for label, text in read(chosen.data / "val.csv")]
    for count in [*(chosen.few or [5, 10]), *([None] if chosen.full else [])]:
        seeds = range(1 if count is None else chosen.seeds)
        trials = [(few(train, count, seed), asked) for seed in seeds]
        console.print(compare(f"ArBanking77, {count or 'all'} phrasings an intent", trials))


if __name__ == "__main__":
    main()
