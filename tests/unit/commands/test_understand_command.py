"""`rida understand` keeps the shapes that others rely on."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from faq.acts.heard import Act
from faq.engine.answering import Answering


@pytest.fixture(autouse=True)
def _by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answering, "deepen", lambda answering, building: None)


def run(*arguments: str, typed: str = "") -> Any:
    return CliRunner().invoke(app, ["understand", *arguments], input=typed)


def test_a_message_is_understood() -> None:
    result = run("السواق رمى السلة ومشى", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)
    assert list(found) == ["act", "acts", "decision", "candidates"]
    assert found["act"] == "complain" == found["acts"][0]["act"]
    assert {each["act"] for each in found["acts"]} == set(Act)


def test_lines_are_understood_one_by_one() -> None:
    result = run("-", typed="السلام عليكم\nوين وصل طلبي\n👍\n")
    acts = [json.loads(line)["act"] for line in result.output.splitlines()]
    assert acts == ["greet", "status", "other"]


def test_it_is_measured(tmp_path: Path) -> None:
    file = tmp_path / "messages.jsonl"
    rows = [{"q": "وين وصل طلبي", "act": "status", "also": []}, {"q": "متى تفتحون", "act": "ask"}]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    figures = json.loads(run("eval", str(file)).output)
    names = "n strict lenient macro_f1 top3 wrongs_at_3 danger_at_1 disclose_at_1 us_per_message acts"
    assert set(figures) == set(names.split())
    assert figures["n"] == 2 and set(figures["acts"]["ask"]) == {"recall", "precision"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is not JSON"),
        ('{"q": 1, "act": "ask"}', "a message is"),
        ('{"q": "a", "act": "x"}', "is no act"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text('{"q": "a", "act": "ask"}\n' + line, "utf-8")
    result = run("eval", str(file))
    assert result.exit_code == 2 and f"{said}" in result.output.replace("\n", " ")
