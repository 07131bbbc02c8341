"""The unit as systemd reads it: every line is understood, and little of the machine is left to it.

The unit itself runs under a systemd that is process 1 in `.ci/service`, which needs root and minutes.
"""

import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.deploy.tools import needed

ROOT = Path(__file__).parents[3]
UNIT = ROOT / "deploy" / "systemd" / "rida.service"
MOST_EXPOSED = 2.0
"""Of ten; systemd itself calls up to 2 "OK", and most services as they come stand above 9."""
STOPS_WITHIN = 5.0  # seconds, as tests/integration/runtime/test_run.py holds


def service() -> dict[str, str]:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(UNIT)
    return dict(read["Service"])


def as_here(folder: Path) -> Path:
    """The unit with a command that there is here: whether there is one is asked, too."""
    text = UNIT.read_text().replace("/opt/rida/.venv/bin/rida", sys.executable)
    copied = folder / "rida.service"
    copied.write_text(text)
    return copied


def test_systemd_understands_every_line(tmp_path: Path) -> None:
    analyze = needed("systemd-analyze", "systemd")
    done = subprocess.run(
        [analyze, "verify", "--man=no", as_here(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_little_of_the_machine_is_left_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    analyze = needed("systemd-analyze", "systemd")
    done = subprocess.run(
        [analyze, "security", "--offline=yes", f"--threshold={MOST_EXPOSED * 10:.0f}", UNIT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    score = re.search(r"Overall exposure level for rida.service: ([\d.]+) (\w+)", done.stdout)
    assert score, done.stderr
    with capsys.disabled():
        sys.stdout.write(
            f"\nsystemd-analyze security: rida.service {score[1]} {score[2]} (at most {MOST_EXPOSED})\n"
        )
    assert done.returncode == 0 and float(score[1]) <= MOST_EXPOSED


def test_the_stop_is_given_more_time_than_it_takes() -> None:
    assert float(service()["TimeoutStopSec"].removesuffix("s")) >= 2 * STOPS_WITHIN
    assert service()["KillMode"] == "mixed"  # the children end with us; they are not told by themselves


def test_a_failure_is_tried_again_at_leisure_and_without_end() -> None:
    said = service()
    assert said["Restart"] == "on-failure" and int(said["RestartSec"].removesuffix("s")) >= 5
    assert "StartLimitIntervalSec=0" in UNIT.read_text()


def test_no_core_file_is_written_and_no_capability_left() -> None:
    said = service()
    assert said["LimitCORE"] == "0"
    assert said["CapabilityBoundingSet"] == said["AmbientCapabilities"] == ""


def test_the_account_of_the_unit_is_the_one_that_is_made() -> None:
    made = (UNIT.parent / "sysusers.conf").read_text()
    line = next(each for each in made.splitlines() if each.startswith("u "))
    kind, name, _id, _full, home = re.findall(r'"[^"]*"|\S+', line)
    assert (kind, name, home) == ("u", service()["User"], service()["WorkingDirectory"])


def test_the_folder_of_the_unit_is_its_own() -> None:
    said = service()
    assert f"/var/lib/{said['StateDirectory']}" == said["WorkingDirectory"]
    assert f"--config {said['WorkingDirectory']}/config.yaml run" in said["ExecStart"]
