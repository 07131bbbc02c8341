"""`rida privacy record`: the register of processing is the configuration's."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN = """
society: {name: {ar: جمعية, en: A society}}
privacy:
  controller: {ar: مؤسسة البر, en: The Birr foundation}
  contact: {email: privacy@example.org}
  notice_version: "9"
  purposes:
    - {id: raffle, name: {ar: سحب, en: A raffle}, basis: consent, data: الاسم, recipients: اللجنة, retention: questions_days}
  services:
    - {id: rida, name: الخادم, does: يحفظ, country: {ar: السعودية, en: Saudi Arabia}, abroad: false}
"""


def record(folder: Path, *options: str, config: str = OWN) -> subprocess.CompletedProcess[str]:
    (folder / "config.yaml").write_text(config, "utf-8")
    command = [sys.executable, "-m", "bot", "--config", str(folder / "config.yaml"), "privacy", "record"]
    return subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False)


def test_it_is_what_the_configuration_says(tmp_path: Path) -> None:
    told = json.loads(record(tmp_path, "--json").stdout)
    assert told["controller"]["en"] == "The Birr foundation" and told["notice_version"] == "9"
    assert [(each["id"], each["basis"], each["days"]) for each in told["purposes"]] == [
        ("raffle", "consent", 90)
    ]
    assert [(each["id"], each["abroad"]) for each in told["services"]] == [("rida", False)]
    assert (told["request_days"], told["request_prolonged_days"]) == (30, 30)


def test_months_of_retention_stand_in_it(tmp_path: Path) -> None:
    told = json.loads(record(tmp_path, "--json", config="retention: {cases_months: 24}").stdout)
    assert {each["id"]: each["months"] for each in told["purposes"]}["complaint"] == 24


def test_a_fresh_configuration_has_one(tmp_path: Path) -> None:
    told = json.loads(record(tmp_path, "--json", config="{}").stdout)
    assert {"complaint", "registration", "sensitive"} <= {each["id"] for each in told["purposes"]}
    assert told["controller"]["ar"]


@pytest.mark.parametrize(
    ("privacy", "problem"),
    [
        ("{outside: nobody}", "is no e-mail address"),
        (
            "{purposes: [{id: x, name: x, basis: luck, data: x, recipients: x}]}",
            "privacy.purposes[0].basis",
        ),
        (
            "{purposes: [{id: x, name: x, basis: law, data: x, recipients: x, retention: years}]}",
            "no such key of retention",
        ),
        ("{controler: x}", "controller"),
    ],
)
def test_what_is_wrong_is_named_with_its_key(tmp_path: Path, privacy: str, problem: str) -> None:
    done = record(tmp_path, config=f"privacy: {privacy}\n")
    assert done.returncode == 1 and problem in done.stderr
