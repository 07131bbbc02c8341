"""Ten minutes to the first case: what a volunteer does, counted (bench/first_case.py says what counts)."""

import sys
from pathlib import Path

from bench.first_case import GOAL, first_case

RIDA = Path(sys.executable).with_name("rida")


async def test_from_nothing_to_the_first_case(tmp_path: Path) -> None:
    told: list[str] = []
    counted = await first_case(tmp_path, RIDA, told.append)
    assert len(told) == counted.actions <= GOAL, told
    assert counted.starts == 1, "a set-up takes no restart"
    assert counted.ids == 0, "nobody looks an id up"
    assert "telegram_id: null" in (tmp_path / "config.yaml").read_text("utf-8")
    assert (tmp_path / "data" / "rida.db").exists()
