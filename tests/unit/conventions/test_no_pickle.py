"""What is read from a file never runs: nothing here takes a format that can hold code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
RUNS = re.compile(
    r"^\s*(?:import|from)\s+(?:c?pickle|shelve|marshal|dill|joblib)\b|allow_pickle=True", re.M
)


def test_nothing_is_pickled() -> None:
    files = [file for room in ("bot", "handlers", "faq") for file in (ROOT / room).rglob("*.py")]
    assert len(files) > 300
    assert not [str(file) for file in files if RUNS.search(file.read_text("utf-8"))]
