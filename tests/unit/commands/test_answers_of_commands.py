"""Server and commands ask the answers that were built once, as the settings say."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.app import server
from bot.app.build import opened
from bot.config import load
from faq.engine.answering import Answering
from faq.engine.beside import Beside
from faq.engine.building import Building
from faq.engine.kept import Kept, cache

OFF = "answers: {sense: false}\n"


@pytest.fixture
def deepened(monkeypatch: pytest.MonkeyPatch) -> list[Building]:
    """How commands had the answers built."""
    how = list[Building]()
    monkeypatch.setattr(Answering, "deepen", lambda _, building: how.append(building))
    return how


@pytest.mark.parametrize("verb", [("faq", "ask", "متى دوامكم"), ("understand", "متى دوامكم")])
@pytest.mark.parametrize(("text", "sense"), [("", True), (OFF, False), ("nonsense: 1\n", True)])
def test_commands_go_by_the_settings_that_can_be_read(
    tmp_path: Path, deepened: list[Building], verb: tuple[str, ...], text: str, sense: bool
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(text, "utf-8")
    result = CliRunner().invoke(app, ["--config", str(config), *verb, "--json"])
    assert result.exit_code == 0, result.output
    (kept,) = deepened
    assert isinstance(kept, Kept) and kept.sense is sense and kept._folder == cache()


def test_where_a_server_keeps_them_commands_find_them(tmp_path: Path, deepened: list[Building]) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("data_dir: here\n", "utf-8")
    (tmp_path / "here" / "answers").mkdir(parents=True)
    CliRunner().invoke(app, ["--config", str(config), "faq", "ask", "متى دوامكم", "--json"])
    (kept,) = deepened
    assert isinstance(kept, Kept) and kept._folder == tmp_path / "here" / "answers"
    assert not kept._is_own, "only the server keeps what staff taught"


def test_questions_of_another_file_are_kept_nowhere(tmp_path: Path, deepened: list[Building]) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"q": "x", "id": null}\n', "utf-8")
    (tmp_path / "entries.jsonl").write_text('{"id": "a", "examples": ["y"]}\n', "utf-8")
    more = ["--entries", str(tmp_path / "entries.jsonl")]
    CliRunner().invoke(app, ["--config", str(tmp_path / "none"), "faq", "eval", str(file), *more])
    (building,) = deepened
    assert not isinstance(building, Kept)


@pytest.mark.parametrize(("text", "sense"), [("", True), (OFF, False)])
async def test_the_server_keeps_them_with_its_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, sense: bool
) -> None:
    begun, adopted = list[Any](), list[Any]()
    monkeypatch.setattr(Answering, "begin", lambda _, building: begun.append(building))
    monkeypatch.setattr(Answering, "adopt", lambda _, taught: adopted.append(tuple(taught)))
    config = tmp_path / "config.yaml"
    config.write_text(text, "utf-8")
    async with opened(load(config, {})) as made:
        await server._begin(made)
        await made.learned.caught_up()
    (building,) = begun
    assert isinstance(building, Beside) and building.sense is sense and building._is_own
    assert building._folder == tmp_path / "data" / "answers"
    assert adopted == [()], "what was taken back while it stood still is forgotten"


def test_they_are_built_beside_the_program(tmp_path: Path, deepened: list[Building]) -> None:
    """Into another folder here: what lies beside the program is everybody's."""
    result = CliRunner().invoke(app, ["faq", "build", "--folder", str(tmp_path / "built")])
    (kept,) = deepened
    assert isinstance(kept, Kept) and kept._folder == kept._shipped == tmp_path / "built"
    assert result.exit_code == 1 and "nothing is kept there" in result.output
