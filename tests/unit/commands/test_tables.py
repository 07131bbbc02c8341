"""Tables of the command: whatever the terminal's width, nothing is cut off and nothing runs over its edge."""

import asyncio
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import app
from bot.commands.language import speak
from bot.commands.tables import Rows, table, width_of, wrapped
from bot.store.sqlite.database import Database

ROOT = Path(__file__).parents[3]
LONG = "نورة بنت عبدالعزيز بن محمد آل سعود القحطاني الزهراني المسؤولة عن خدمة المستفيدين"
CONFIG = f"""
society: {{name: ج}}
staff:
  - {{id: supervisor-of-the-whole-house, name: {LONG}, role: supervisor, email: a@b.org}}
  - {{name: س, role: director}}
calendar:
  country: SA
  holidays: {{2026-12-25: {LONG}}}
  seasons: [{{name: {LONG}, from: 2027-02-08, to: 2027-03-09, hours: ["10:00-15:00"]}}]
"""
VERBS = (
    "calendar --from 2026-12-01",
    "deadline 2026-11-22T10:00 2026-11-22T10:00:07",
    "staff list",
    "report",
    "faq ask متى_دوامكم",
    "understand شكرا",
    "audit",
)


def too_wide(lines: Iterator[str] | list[str], width: int) -> list[str]:
    """Lines beyond the width that hold more than one word, besides the heading of a value."""
    return [line for line in lines if width_of(line) > width and len(line.split()) > 1]


@pytest.fixture
def config(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "config.yaml"
    file.write_text(CONFIG, "utf-8")

    async def made() -> None:
        await (await Database.open(f"sqlite:///{tmp_path}/data/rida.db")).close()

    asyncio.run(made())
    yield file
    speak("")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [40, 80])
def test_every_verb_stays_within_the_terminal(
    config: Path,
    width: int,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for verb in VERBS:
        with pytest.raises(SystemExit) as ended:
            app(["--config", str(config), "--language", language, *verb.split()])
        out = capsys.readouterr().out
        assert ended.value.code == 0, verb
        assert out.strip() or verb == "audit"
        assert '{"' not in out, f"{verb} printed JSON"
        assert too_wide(out.splitlines(), width) == [], verb
        if verb in ("staff list", VERBS[0]):
            assert LONG.split()[-1] in out and "…" not in out


cells = st.text(st.sampled_from("ab د\u064eس漢🙂\u200f\x1b\t\n"), max_size=30)
grids = st.integers(1, 5).flatmap(
    lambda columns: st.tuples(
        st.lists(st.sampled_from(["", "name", "الاسم", "when"]), min_size=columns, max_size=columns),
        st.lists(st.lists(cells, min_size=columns, max_size=columns), max_size=4),
    )
)


@given(grids, st.integers(20, 100))
def test_nothing_is_cut_off_and_nothing_runs_over(
    grid: tuple[list[str], list[list[str]]], width: int
) -> None:
    headings, rows = grid
    lines = list(table(headings, rows, width))
    assert too_wide(lines, width) == []
    shown = re.sub(r"\s+", " ", "\n".join(lines))
    for row in rows:
        for cell in row:
            for word in cell.replace("\x1b", "\ufffd").split():
                assert word in shown


@given(st.text("ab دس", max_size=200), st.integers(20, 60))
def test_words_are_broken_between_and_kept(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert " ".join(lines).split() == text.split()
    assert too_wide(lines, width) == []


def test_a_column_stands_under_its_heading_whatever_letters_are_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = Rows("name", "role", title="all of them")
    rows.add("سَارَة", "agent")
    rows.add("漢字", "director")
    rows.show()
    title, heading, *lines = capsys.readouterr().out.splitlines()
    assert title == "all of them"
    at = width_of(heading[: heading.index("role")])
    assert [
        width_of(line[: line.index("agent" if "agent" in line else "director")]) for line in lines
    ] == [at, at]


@pytest.mark.parametrize("written", ["[/b]", "[bold]", "[link=x]", "\\[", "[[["])
def test_a_cell_is_no_markup(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows("name")
    rows.add(written)
    rows.show()
    assert written in capsys.readouterr().out


def test_no_verb_draws_a_table_of_its_own() -> None:
    files = (ROOT / "bot" / "commands").rglob("*.py")
    assert [file.name for file in files if "rich.table" in file.read_text("utf-8")] == []
