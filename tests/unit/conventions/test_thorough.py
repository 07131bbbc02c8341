"""What `make test` leaves out is left out knowingly: something else shows the rule, and `make test-rest` runs it."""

import re
from pathlib import Path

from tests.table import rows
from tests.thorough import LEFT, is_left
from tests.transcripts.test_transcripts import EVERY
from tests.transcripts.turns import CHANNELS, channels_of, played

ROOT = Path(__file__).parents[3]
STAND_INS = sorted({each for row in LEFT.values() for each in row})


@rows("begins", [*LEFT, *STAND_INS])
def test_each_is_there(begins: str) -> None:
    file, _, function = begins.partition("::")
    assert (ROOT / file).exists()
    name = function.partition("[")[0]
    assert re.search(rf"^(async )?def {name}", (ROOT / file).read_text("utf-8"), re.M) if name else True


@rows("left, instead", [(left, each) for left, row in LEFT.items() for each in row])
def test_what_shows_it_instead_is_never_left_out(left: str, instead: str) -> None:
    assert not is_left(instead)
    assert left.endswith("/") or is_left(left)


def test_each_talk_is_played_once_by_make_test_and_all_channels_play() -> None:
    turns = {on: [row for row in played(EVERY, on) if not row.marks] for on in CHANNELS}
    assert sorted(row.values[0] for of in turns.values() for row in of) == sorted(EVERY)
    assert all(len(of) > len(EVERY) // 4 for of in turns.values())


def test_no_talk_is_left_out_of_the_thorough_run() -> None:
    for on in CHANNELS:
        assert [row.values[0] for row in played(EVERY, on)] == [t for t in EVERY if on in channels_of(t)]


def test_what_continuous_integration_runs_is_all_of_it() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^test:.*\n\t@\$\(PYTEST\) -m 'not thorough'$", makefile, re.M)
    assert re.search(r"^test-rest:.*\n\t@\$\(PYTEST\) -m thorough$", makefile, re.M)
    assert re.search(r"^test-all:.*\n\t@\$\(PYTEST\)$", makefile, re.M)
    runs = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.search(r"^CI=1 make test\b(?!-)", runs, re.M) and re.search(
        r"^CI=1 make test-rest$", runs, re.M
    )
