"""`rida calendar` and `rida notices`: the coming year, and who was told what with the proof of it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.runtime.transcript import Line
from tests.transcripts.player import player

SUNDAY = datetime(2026, 11, 22, 7, tzinfo=UTC)
DAY = timedelta(days=1)


def rida(config: Path, *verb: str, **environment: str) -> Any:
    return CliRunner().invoke(app, ["--config", str(config), *verb], env=environment)


def rows(config: Path, *verb: str, **environment: str) -> list[dict[str, Any]]:
    done = rida(config, *verb, **environment)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Ramadan has hours of its own, the National Day is worked, and one day more is off."""
    file = tmp_path / "config.yaml"
    file.write_text(
        "calendar: {holidays: {2027-04-04: تجربة}, working: [2027-09-23],"
        " seasons: [{name: رمضان, hijri_month: 9, hours: ['10:00-15:00']}]}\n",
        "utf-8",
    )
    return file


@pytest.fixture
async def lived(tmp_path: Path) -> Path:
    """A complaint that nobody took, and a holiday that was announced."""
    async with player(tmp_path) as there:
        said = [Line("person", text) for text in ("شكوى", "تأخرت علي المساعدة")]
        pressed = ("هذا كل شيء", "أترك الحل لكم", "نعم، صحيح")
        await there.play((*said, *(Line("person", text, verb="presses") for text in pressed)))
        await there.play((Line("desk", "/holiday 2027-03-30 إجازة", by="supervisor"),))
        await there.play((Line("@", (SUNDAY + 3 * DAY).isoformat()),))
    return tmp_path / "config.yaml"


# calendar


def test_the_coming_year_with_its_estimates(fresh: Path) -> None:
    year = rows(fresh, "calendar", "--from", "2027-01-01")
    eid = {row["day"]: row["status"] for row in year if "الفطر" in row["name"]}
    assert set(eid.values()) == {"estimated"} and "2027-03-10" in eid
    by_day = {row["day"]: row for row in year}
    assert by_day["2027-02-22"]["status"] == "fixed"
    assert by_day["2027-04-04"]["name"] == "تجربة"
    assert "2027-09-23" not in by_day
    assert [(r["day"], r["what"]) for r in year if r["name"] == "رمضان"] == [
        ("2027-02-08", "begins"),
        ("2027-03-09", "ends"),
    ]
    assert by_day["2027-03-10"]["hijri"] == "1448-10-02"
    assert [row["day"] for row in year] == sorted(row["day"] for row in year)


def test_the_year_begins_today_and_wrong_days_are_refused(fresh: Path) -> None:
    assert rows(fresh, "calendar")
    assert rida(fresh, "calendar", "--from", "tomorrow").exit_code == 2


def test_people_get_a_table(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.promise.calendar.wants_json", lambda _: False)
    shown = rida(fresh, "calendar", "--from", "2027-01-01", COLUMNS="160").stdout
    assert "estimated: confirm at the desk" in shown and "Wednesday" in shown


@pytest.mark.parametrize("verb", [("calendar", "--from", "2027-01-01"), ("notices", "1001")])
def test_json_is_given_when_it_is_asked_for_and_somebody_watches(
    lived: Path, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    monkeypatch.setattr(f"bot.commands.promise.{verb[0]}.wants_json", lambda as_json: as_json)
    assert all(row.keys() for row in rows(lived, *verb, "--json"))
    assert not rida(lived, *verb).stdout.startswith("{")


def test_what_was_announced_is_in_it(lived: Path) -> None:
    year = rows(lived, "calendar", "--from", "2027-01-01", RIDA_CALENDAR__COUNTRY="null")
    assert [(r["day"], r["name"]) for r in year if r["what"] == "holiday"] == [("2027-03-30", "إجازة")]


# notices


def test_every_notice_with_its_proof(lived: Path) -> None:
    told = rows(lived, "notices", "1001")
    assert {row["step"] for row in told} == {"unassigned", "day-left", "hours-left", "due"}
    first = told[0]
    assert (first["step"], first["tell"], first["at"]) == (
        "unassigned",
        "supervisor",
        "2026-11-22T12:00:00+03:00",
    )
    assert {(row["status"], row["tries"]) for row in told} == {("sent", 1)}
    mails = [row for row in told if row["channel"] == "email"]
    assert mails and all(row["external_id"] and row["sent_at"] for row in mails)


def test_people_get_a_table_of_notices(lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.promise.notices.wants_json", lambda _: False)
    shown = rida(lived, "notices", "1001", COLUMNS="220").stdout
    assert "director@example.org" in shown and "proof" in shown


@pytest.mark.parametrize(("number", "code"), [("1002", 1), ("0", 1), ("-1", 2), ("x", 2)])
def test_a_case_that_is_none(lived: Path, number: str, code: int) -> None:
    done = rida(lived, "notices", number)
    assert done.exit_code == code and "Traceback" not in done.output


def test_before_the_first_start_there_is_nothing_to_show(fresh: Path) -> None:
    done = rida(fresh, "notices", "1001")
    assert done.exit_code == 1 and "start Rida first" in done.output


def test_a_file_that_is_no_database_is_named(fresh: Path) -> None:
    (fresh.parent / "data").mkdir()
    (fresh.parent / "data" / "rida.db").write_text("not a database, but long enough for a header" * 40)
    done = rida(fresh, "notices", "1001")
    assert done.exit_code == 1 and "cannot be read" in done.output
