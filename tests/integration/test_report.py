"""The month's report, of a month that was really lived, by the desk and by `rida report`."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.promise.report import as_told
from bot.commands.tables import width_of
from bot.core.conversation import Address, Party, desk
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from bot.core.report import report_of
from bot.runtime.transcript import Line
from bot.store.queries import reports
from bot.store.queries.report_places import Period
from bot.texts.catalogue import plain
from handlers.desk.reports import after
from tests.integration.test_deadlines import complain, shown
from tests.transcripts.player import Player, player

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SUNDAY = datetime(2026, 11, 22, 7, tzinfo=UTC)


async def at(rida: Player, when: datetime) -> None:
    await rida.play((Line("@", when.isoformat()),))


async def staff(rida: Player, number: int, *said: str, by: str = "supervisor") -> None:
    """What stands in brackets is pressed, all else is written."""
    for text in said:
        verb = "presses" if text.startswith("[") else ""
        await rida.play((Line(f"case-{number}", text.strip("[]"), by=by, verb=verb),))


async def somebody_else(rida: Player, name: str) -> None:
    rida.person = Address("web", name, Party.PERSON)


async def lived(rida: Player) -> None:
    """Kept, missed and told before, missed and told after, missed in silence, withdrawn; opened again and
    kept; a question answered in time, and one that was not."""
    await complain(rida)  # 1001: kept after half a day, rated, opened again, kept
    await at(rida, SUNDAY + 4 * HOUR)
    await staff(rida, 1001, "[أستلمها]", "[إنجاز]", "تم")
    for text in ("/rate-below 1001.1", "/solved-no", "/reopen 1001"):
        await rida.play((Line("person", text, verb="presses"),))
    await at(rida, SUNDAY + DAY)
    await staff(rida, 1001, "[إنجاز]", "تم كما ينبغي", by="director")
    await somebody_else(rida, "two")
    await complain(rida)  # 1002: waits two hours for the person, late with a word before, solved after
    await staff(rida, 1002, "[المزيد]", "[سؤال المستفيد]", "ما رقمك؟")
    await at(rida, SUNDAY + DAY + 2 * HOUR)
    await rida.play((Line("person", "أكتب للموظف", verb="presses"), Line("person", "رقمي 55")))
    await staff(rida, 1002, "[المزيد]", "[سنتأخر]", "ننتظر ردًا", "[يوم عمل إضافي]")
    await somebody_else(rida, "three")
    await complain(rida)  # 1003: nobody acts; told after the date
    await somebody_else(rida, "four")
    await complain(rida)  # 1004: withdrawn in time
    for text in ("/withdraw 1004", "/withdraw-yes"):
        await rida.play((Line("person", text, verb="presses"),))
    for name, minutes in (("five", 5), ("six", 45)):
        await somebody_else(rida, name)
        await rida.play((Line("person", "موظف"), Line("person", "سؤال لا جواب له ثصضقف")))
        number = 1005 if name == "five" else 1006
        await at(rida, rida.wall.at + timedelta(minutes=minutes))
        await staff(rida, number, "أهلًا بك")
    await at(rida, datetime(2026, 11, 29, 7, tzinfo=UTC))
    await staff(rida, 1003, "[المزيد]", "[سنتأخر]", "نعتذر", "[يوم عمل إضافي]")
    await staff(rida, 1002, "[إنجاز]", "تم")
    await at(rida, datetime(2026, 11, 30, 7, tzinfo=UTC))


async def november(rida: Player) -> dict[str, Any]:
    calendar = rida.app.working.calendar
    first = date(2026, 11, 1)
    period = Period(calendar.begins(first), calendar.begins(after(first)), rida.wall.at)
    async with rida.app.database.read() as conn:
        counted = await reports.figures(conn, period)
    return as_told(report_of(first, after(first) - DAY, counted, calendar))


async def test_every_promise_of_the_month_is_counted_once(tmp_path: Path) -> None:
    async with player(tmp_path) as rida:
        await lived(rida)
        found = await november(rida)
        (said,) = [i.text for i in await _asked(rida, "/report") if i.key == "report"]
    assert found["opened"] == {"complaint": 4, "question": 2}
    assert found["reopened"] == 1
    assert found["promises"] == {
        "complaint": {"kept": 2, "missed": 2, "running": 0, "withdrawn": 1, "share_kept": 0.5},
        "question": {"kept": 1, "missed": 1, "running": 0, "withdrawn": 0, "share_kept": 0.5},
    }
    assert found["lateness"] == {"told_before": 1, "told_after": 1, "untold": 0}
    assert found["solution_working_days"]["count"] == 3
    assert found["waiting_office_hours"] == {"count": 1, "median": 2.0, "longest": 2.0}
    assert found["first_answer_office_minutes"] == {"count": 2, "median": 25.0, "longest": 45.0}
    assert found["ratings"] == {
        "below": 1,
        "as": 0,
        "above": 0,
        "share_met": 0.0,
        "ended": 3,
        "share_rated": 0.333,
    }
    assert found["notices"]["sent"] > 0
    text = plain(said)
    assert text.startswith("تقرير الشهر\nمن الأحد 1 نوفمبر 2026، الموافق 21 جمادى الأولى 1448هـ")
    assert "أُبلغ صاحبه قبل الموعد 1، وبعده 1، ولم يُبلَّغ 0" in text


async def _asked(rida: Player, text: str) -> list[Any]:
    event = MessageReceived(Words(text), by="supervisor")
    await rida.app.runtime.intake.accept(Incoming("report", desk("web"), event))
    await rida.app.runtime.settle()
    return await shown(rida.app, desk("web"))


@pytest.fixture
async def of_november(tmp_path: Path) -> Path:
    async with player(tmp_path) as rida:
        await complain(rida)
        await at(rida, SUNDAY + 6 * DAY)
    return tmp_path / "config.yaml"


def rida(config: Path, *verb: str) -> Any:
    environment = {"RIDA_CALENDAR__COUNTRY": "null"}
    return CliRunner().invoke(app, ["--config", str(config), *verb], env=environment)


def test_the_command_tells_the_same_and_names_nobody(of_november: Path) -> None:
    with time_machine.travel(SUNDAY + 6 * DAY):
        done = rida(of_november, "report", "--month", "2026-11", "--json")
        wrong = rida(of_november, "report", "--month", "2026-14")
        early = rida(of_november, "report", "--month", "2026-12")
        far = rida(of_november, "report", "--month", "2099-01")
    found = json.loads(done.stdout)
    assert found["month"] == "2026-11"
    assert found["first"] == {"gregorian": "2026-11-01", "hijri": "1448-05-21"}
    assert found["promises"]["complaint"]["missed"] == 1
    assert found["lateness"] == {"told_before": 0, "told_after": 0, "untold": 1}
    assert "تأخرت" not in done.stdout and "example.org" not in done.stdout
    assert (wrong.exit_code, early.exit_code) == (1, 1)
    assert "2026-14" in wrong.output and "not come yet" in early.output
    assert far.exit_code == 1 and "2099-01 has not come yet" in far.output


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    ("language", "said"),
    [("ar", ("تقرير الشهر", "فاتت: 1")), ("en", ("Report of the month", "missed: 1"))],
)
def test_in_a_terminal_it_reads_as_at_the_desk(
    of_november: Path,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    language: str,
    said: tuple[str, ...],
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("bot.commands.promise.report.wants_json", lambda _: False)
    done = rida(of_november, "--language", language, "report", "--month", "2026-11")
    assert done.exit_code == 0, done.output
    assert all(each in " ".join(done.stdout.split()) for each in said)
    assert max(width_of(line) for line in done.stdout.splitlines()) <= columns
    assert not set(done.stdout) & set("\u2066\u2067\u2068\u2069")


def test_before_the_first_start_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("", "utf-8")
    done = rida(tmp_path / "config.yaml", "report")
    assert done.exit_code == 1 and "start Rida first" in done.output
