"""`rida faq` keeps the shapes that others rely on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from faq.engine.answering import Answering
from faq.engine.building import Building
from faq.entries import FOLDER

FIGURES = [
    "n",
    "accuracy",
    "recall3",
    "answered_right",
    "answered_wrong",
    "refused_out_of_scope",
    "us_per_question",
]


@pytest.fixture(scope="module", autouse=True)
def _built_once() -> Iterator[None]:
    """Each run of the program builds its own; here those who ask the same entries share one."""
    built: dict[tuple[str, ...], Any] = {}
    deepen = Answering.deepen

    def once(answering: Answering, building: Building) -> None:
        asked = tuple(way for entry in answering._entries.values() for way in entry.examples)
        if asked not in built:
            deepen(answering, building)
            built[asked] = answering._index
        answering._index = built[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Answering, "deepen", once)
        yield


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    entries, questions = tmp_path / "entries.jsonl", tmp_path / "questions.jsonl"
    hours = ["متى تفتحون أبوابكم", "ما ساعات الدوام", "اوقات العمل عندكم", "الين كم فاتحين", "متى تقفلون"]
    place = ["أين موقعكم", "وين مكانكم", "ما عنوان الجمعية", "كيف أصل إليكم", "ارسلو اللوكيشن"]
    _write(entries, [{"id": "hours", "examples": hours}, {"id": "place", "examples": place}])
    _write(questions, [{"q": "متى تفتحون ابوابكم؟", "id": "hours"}, {"q": "وين مكانكم", "id": "place"}])
    return entries, questions


def _write(path: Path, rows: list[object]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")


def run(*arguments: str) -> object:
    result = CliRunner().invoke(app, ["faq", *arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_ask_says_the_decision_and_the_candidates_best_first() -> None:
    understood = run("ask", "متى تفتح الجمعية")
    assert isinstance(understood, dict)
    assert understood["decision"] == "answer"
    assert understood["candidates"][0]["id"] == "office-hours"
    scores = [candidate["score"] for candidate in understood["candidates"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", ["", "   ", "🙂"])
def test_what_holds_no_word_is_handed_over_without_candidates(text: str) -> None:
    assert run("ask", text) == {"decision": "hand_over", "candidates": []}


def test_an_id_in_words_is_a_way_to_ask(tmp_path: Path) -> None:
    examples = {"رسوم السحب": ["كم يكلف"], "فقدان البطاقة": ["ضاعت وش اسوي"]}
    rows = [{"id": id, "examples": asked} for id, asked in examples.items()]
    _write(tmp_path / "e.jsonl", [*rows])
    _write(
        tmp_path / "q.jsonl",
        [{"q": "السحب", "id": "رسوم السحب"}, {"q": "البطاقة", "id": "فقدان البطاقة"}],
    )
    figures = run("eval", str(tmp_path / "q.jsonl"), "--entries", str(tmp_path / "e.jsonl"))
    assert isinstance(figures, dict)
    assert figures["accuracy"] == 1.0


def test_eval_prints_every_figure(files: tuple[Path, Path]) -> None:
    entries, questions = files
    figures = run("eval", str(questions), "--entries", str(entries))
    assert isinstance(figures, dict)
    assert list(figures) == FIGURES
    assert (figures["n"], figures["accuracy"], figures["recall3"]) == (2, 1.0, 1.0)


def test_eval_counts_out_of_scope_apart(tmp_path: Path) -> None:
    _write(tmp_path / "q.jsonl", [{"q": "متى تفتح الجمعية", "id": None}, {"q": "زقزقة", "id": None}])
    figures = run("eval", str(tmp_path / "q.jsonl"))
    assert isinstance(figures, dict)
    assert (figures["n"], figures["accuracy"], figures["refused_out_of_scope"]) == (2, 0.0, 0.5)


@pytest.mark.parametrize("row", ["{", '["q"]', '{"q": 1, "id": null}', '{"q": "a", "id": 3}'])
def test_eval_refuses_a_line_that_is_no_question(tmp_path: Path, row: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"q": "a", "id": null}\n' + row, "utf-8")
    result = CliRunner().invoke(app, ["faq", "eval", str(path)])
    assert result.exit_code == 2
    assert "2:" in result.output


def test_lint_names_what_is_broken_and_fails(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("title: {ar: x, en: y}\nnope: 1\n", "utf-8")
    result = CliRunner().invoke(app, ["faq", "lint", "--folder", str(tmp_path), "--json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {"file": "bad.yaml", "line": 2, "problem": json.loads(result.stdout)[0]["problem"]}
    ]


@pytest.mark.parametrize("verb", [["lint"], ["ask", "متى دوامكم"], ["pull"]])
def test_a_folder_that_is_not_there_is_no_folder_without_findings(
    verb: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a long path would be broken in the middle of the word
    result = CliRunner().invoke(app, ["faq", *verb, "--folder", "nowhere"])
    assert result.exit_code == 2 and "nowhere" in result.output
    assert not isinstance(result.exception, OSError)


def test_a_broken_entry_is_named_and_the_others_answer(files: tuple[Path, Path], tmp_path: Path) -> None:
    """As the bot does; but nobody measures what is not whole."""
    folder = tmp_path / "entries"
    folder.mkdir()
    for name in ("office-hours.yaml", "location.yaml"):
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    (folder / "broken.yaml").write_text("title:\n  ar: x\n  en: [\n", "utf-8")
    asked = CliRunner().invoke(app, ["faq", "ask", "متى دوامكم", "--json", "--folder", str(folder)])
    assert json.loads(asked.stdout)["candidates"][0]["id"] == "office-hours"
    assert "left out: broken.yaml:4:" in asked.stderr
    measured = CliRunner().invoke(app, ["faq", "eval", str(files[1]), "--folder", str(folder)])
    assert measured.exit_code == 1
    assert "broken.yaml:4:" in measured.stderr and "Traceback" not in measured.output
