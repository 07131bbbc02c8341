"""The `rida` command: what it prints, what it refuses, and its status."""

import asyncio
import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from filelock import FileLock
from typer.testing import CliRunner

from bot.__main__ import app
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.facts import Role
from bot.store.queries import staff
from bot.store.sqlite.database import Database
from tests.unit.policy.calendars import DATA

ROOT = Path(__file__).parents[2]
RIDA = [sys.executable, "-m", "bot"]


@pytest.fixture(autouse=True)
def _no_settings_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("RIDA_"):
            monkeypatch.delenv(name)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return written(tmp_path, "")


def written(folder: Path, text: str) -> Path:
    file = folder / "config.yaml"
    file.write_text(text, "utf-8")
    return file


def rida(config: Path, *verb: str, stdin: str | None = None) -> Any:
    return CliRunner().invoke(app, ["--config", str(config), *verb], input=stdin)


# deadline


def test_the_worked_cases_through_a_real_process(tmp_path: Path) -> None:
    section = (DATA / "calendars.yaml").read_text("utf-8").split("eid:\n")[1]
    config = written(tmp_path, f"calendar:\n{section}")
    rows = [line.split(",") for line in (DATA / "vectors.csv").read_text().splitlines()]
    eid = [row for row in rows if row[0] == "eid"]
    times = "".join(f"{row[1]}\n" for row in eid)
    command = [*RIDA, "--config", str(config), "deadline", "-"]
    done = subprocess.run(command, input=times, capture_output=True, text=True, cwd=ROOT, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[a["received"], a["starts"], a["due"]] for a in answers] == [row[1:] for row in eid]


def test_a_deadline_names_who_is_told(config: Path) -> None:
    done = rida(config, "deadline", "2026-11-22T10:00:00+03:00", "--json")
    assert json.loads(done.stdout) == {
        "received": "2026-11-22T10:00:00+03:00",
        "starts": "2026-11-22T10:00:00+03:00",
        "due": "2026-11-25T10:00:00+03:00",
        "steps": [
            {"name": "unassigned", "at": "2026-11-22T12:00:00+03:00", "tell": "supervisor"},
            {"name": "unassessed", "at": "2026-11-22T12:00:00+03:00", "tell": "supervisor"},
            {"name": "day-left", "at": "2026-11-24T10:00:00+03:00", "tell": "assignee"},
            {"name": "hours-left", "at": "2026-11-24T14:00:00+03:00", "tell": "supervisor"},
            {"name": "due", "at": "2026-11-25T10:00:00+03:00", "tell": "director"},
            {"name": "overdue", "at": "2026-11-26T08:00:00+03:00", "tell": "director"},
        ],
    }


@pytest.mark.parametrize(
    "time", ["2026-11-22T10:00", "2026-11-22 10:00:00", "2026-11-22T07:00:00Z", "٢٠٢٦-١١-٢٢T١٠:٠٠"]
)
def test_a_time_without_an_offset_is_the_calendars(config: Path, time: str) -> None:
    done = rida(config, "deadline", time)
    assert json.loads(done.stdout)["received"] == "2026-11-22T10:00:00+03:00"


def test_a_bad_line_is_named_and_the_others_are_answered(config: Path) -> None:
    lines = "2026-11-22T10:00\n\nsoon\n2099-01-01T10:00\n2026-11-23T10:00\n"
    done = rida(config, "deadline", "-", stdin=lines)
    assert done.exit_code == 2
    assert [json.loads(line)["received"][:10] for line in done.stdout.splitlines()] == [
        "2026-11-22",
        "2026-11-23",
    ]
    assert "line 3: 'soon' is no time" in done.stderr
    assert "line 4: '2099-01-01T10:00': the year 2099" in done.stderr


def test_a_bad_time_is_named(config: Path) -> None:
    done = rida(config, "deadline", "tomorrow")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "TIME: 'tomorrow' is no time: write it as 2026-11-22T10:00" in done.stderr


def test_people_get_a_table(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.promise.deadline.wants_json", lambda as_json: as_json)
    done = rida(config, "deadline", "2026-11-22T10:00:30", "tomorrow")
    assert "Sun 2026-11-22 10:00:30" in done.stdout
    assert "1448-06-15" in done.stdout
    assert done.exit_code == 2


# a wrong config


@pytest.mark.parametrize("verb", [["run"], ["deadline", "2026-11-22T10:00"]])
def test_a_wrong_config_is_refused_by_every_verb(tmp_path: Path, verb: list[str]) -> None:
    config = written(tmp_path, "web: {prot: 1}\ndemo: perhaps\n")
    done = rida(config, *verb)
    assert done.exit_code == 1
    assert "2 things are wrong" in done.stderr
    assert "web.prot (line 1): no such key" in done.stderr
    assert "did you mean 'port'?" in done.stderr
    assert "demo (line 2): is neither true nor false" in done.stderr
    assert "Traceback" not in done.output


def test_a_missing_config_is_refused_by_a_real_process(tmp_path: Path) -> None:
    command = [*RIDA, "--config", str(tmp_path / "none.yaml"), "run"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "there is no such file" in done.stderr
    assert "Traceback" not in done.stderr


# check


def checked(config: Path) -> dict[str, list[str]]:
    """What the check says, by level and part."""
    done = rida(config, "check", "--json")
    report = json.loads(done.stdout)
    assert done.exit_code == (0 if report["ok"] else 1)
    found: dict[str, list[str]] = {}
    for finding in report["findings"]:
        assert finding["mend"] or finding["level"] in ("ok", "note")
        found.setdefault(f"{finding['level']} {finding['about']}", []).append(finding["what"])
    return found


def test_the_example_has_nothing_wrong() -> None:
    found = checked(ROOT / "config.yaml")
    assert not [key for key in found if key.startswith("error")]
    assert {"ok config", "ok database", "ok clock", "ok fonts", "ok faq"} <= set(found)


def test_people_get_lines(config: Path) -> None:
    done = rida(config, "check")
    assert "✓ config" in done.stdout
    assert "→ add a member with role: supervisor and an email" in done.stdout


def test_a_wrong_config_is_an_error_of_the_check(tmp_path: Path) -> None:
    config = written(tmp_path, "demo: true\nwebb: {}\n")
    assert checked(config) == {"error config": [f"{config}:2: webb: no such key"]}


def test_the_check_leaves_nothing_behind(config: Path) -> None:
    rida(config, "check")
    assert [path.name for path in config.parent.iterdir()] == ["config.yaml"]


def test_a_secret_in_the_file_is_a_warning(tmp_path: Path) -> None:
    config = written(tmp_path, "smtp: {password: x}")
    assert "smtp.password is written into config.yaml" in checked(config)["warning secrets"][0]


def test_a_variable_that_names_nothing_is_a_warning(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIDA_SMPT__PASSWORD", "x")
    assert "RIDA_SMPT__PASSWORD names no setting" in checked(config)["warning config"][0]


def test_a_demo_that_others_may_open_is_a_warning(tmp_path: Path) -> None:
    text = (
        "demo: true\ndemo_public: true\nweb: {host: 0.0.0.0}\n"
        "smtp: {enabled: true, host: 127.0.0.1, port: 1, sender: a@b}"
    )
    found = checked(written(tmp_path, text))
    assert len(found["warning demo"]) == 1
    assert "127.0.0.1:1 cannot be used" in found["error smtp"][0]


TELEGRAM = "telegram: {enabled: true, token: 1:a}"
MAIL = "smtp: {enabled: true, host: mail.example.org, sender: a@b}"
OPEN = ("web: {host: 0.0.0.0}", "web: {host: 192.168.1.5}", "web: {public_url: https://a.example.org}")


def test_the_check_says_what_the_sense_of_words_is_worth(tmp_path: Path) -> None:
    on, off = (checked(written(tmp_path, text)) for text in ("", "answers: {sense: false}"))
    assert "78 of 100 questions" in on["ok answers"][0] and "75 are" in on["ok answers"][0]
    assert "75 of 100 questions" in off["note answers"][0] and "78 are" in off["note answers"][0]


@pytest.mark.parametrize("real", [TELEGRAM, MAIL])
@pytest.mark.parametrize("public", ["", "demo_public: true\n"])
@pytest.mark.parametrize("verb", ["run", "check"])
def test_a_demo_beside_a_real_channel_is_refused(
    tmp_path: Path, real: str, public: str, verb: str
) -> None:
    done = rida(written(tmp_path, f"demo: true\n{public}{real}\n"), verb)
    assert done.exit_code == 1
    assert "real people write" in done.output and "set demo to false" in done.output
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("address", OPEN)
def test_a_demo_that_others_reach_is_refused_until_it_is_wanted(tmp_path: Path, address: str) -> None:
    done = rida(written(tmp_path, f"demo: true\n{address}\n"), "run")
    assert done.exit_code == 1 and "demo_public" in done.stderr
    assert load(written(tmp_path, f"demo: true\ndemo_public: true\n{address}\n"), {}).demo


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "localhost", "LOCALHOST", "'::1'"])
def test_a_demo_of_this_machine_alone_is_taken_with_local_channels(tmp_path: Path, host: str) -> None:
    local = "telegram: {enabled: true, token: 1:a, api_base_url: http://127.0.0.1:1}"
    text = (
        f"demo: true\nweb: {{host: {host}}}\nsmtp: {{enabled: true, host: {host}, sender: a@b}}\n{local}"
    )
    assert load(written(tmp_path, text), {}).demo


def test_an_unknown_address_of_the_page_is_a_warning(tmp_path: Path) -> None:
    assert "web.public_url is not set" in checked(written(tmp_path, ""))["warning web"][0]
    named = "web: {public_url: https://chat.example.org, trusted_proxies: [127.0.0.1]}"
    assert "warning web" not in checked(written(tmp_path, named))


def test_what_other_accounts_can_read_is_named_with_its_mend(tmp_path: Path) -> None:
    kept = tmp_path / "data" / "attachments" / "a"
    kept.parent.mkdir(parents=True)
    kept.touch(mode=0o644)
    kept.chmod(0o644)
    config = written(tmp_path, "")
    assert "can read 1 files" in checked(config)["warning files"][0]
    kept.chmod(0o600)
    assert "warning files" not in checked(config)


def test_texts_that_are_samples_still_are_told(tmp_path: Path) -> None:
    """Of the shipped file, by their keys; a file without any says nothing."""
    shipped = written(tmp_path, (ROOT / "config.yaml").read_text("utf-8"))
    (what,) = [each for each in checked(shipped)["warning config"] if "samples" in each]
    assert "departments[0].name" in what and "appeal.outside[0].name" in what and ".terms" in what
    own = "departments: [{id: aid, name: قسم المساعدات}]\nstaff: [{name: موظف, role: agent}]"
    assert not any(
        "samples" in each for each in checked(written(tmp_path, own)).get("warning config", [])
    )


def test_nobody_at_all_is_an_error_of_the_check_and_of_the_start(config: Path) -> None:
    assert "nobody works here" in checked(config)["error staff"][0]
    done = rida(config, "run")
    assert done.exit_code == 1 and "staff: nobody works here" in done.stderr
    assert "rida staff invite" in done.stderr and "Traceback" not in done.output


def test_whoever_is_invited_is_somebody(config: Path) -> None:
    assert rida(config, "staff", "invite", "--role", "supervisor").exit_code == 0
    assert "error staff" not in checked(config)


def test_nobody_to_notify_is_a_warning(tmp_path: Path) -> None:
    config = written(tmp_path, "staff: [{name: موظف, role: agent}]")
    assert [what.split(",")[0] for what in checked(config)["warning staff"]] == [
        "no supervisor has an e-mail address",
        "ladder[0] tells the supervisor",
        "ladder[2] tells the supervisor",
        "ladder[3] tells the director",
        "ladder[4] tells the director",
        "ladder[6] tells the supervisor",
        "ladder[7] tells the leaders",
        "ladder[8] tells the leaders",
        "ladder[9] tells the supervisor",
        "ladder[10] tells the leaders",
        "ladder[11] tells the director",
        "nobody is confidential or director: what people confide would be read by nobody",
        "appeal.outside names nobody: whoever is not content after two looks is led to nobody",
    ]


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ("{name: M, role: director, email: m@example.org}", "no director has a talk with the bot"),
        (
            "{name: M, role: director, telegram_id: 5}, {name: K, role: confidential, email: k@example.org}",
            "no confidential member has a talk with the bot",
        ),
        ("{name: S, role: supervisor, email: s@example.org}", "nobody is confidential or director"),
        ("{name: M, role: director, telegram_id: 5}", ""),
        ("{name: K, role: confidential, telegram_id: 5}", ""),
    ],
)
def test_who_reads_what_is_confided_is_looked_at(tmp_path: Path, members: str, what: str) -> None:
    found = checked(written(tmp_path, f"staff: [{members}]")).get("warning staff", [])
    told = [each for each in found if "what people confide" in each]
    assert [each.startswith(what) for each in told] == ([True] if what else [])


@pytest.mark.parametrize(("outside", "told"), [("", True), ("board@example.net", False)])
def test_an_address_outside_for_what_nobody_may_read_is_asked_for(
    tmp_path: Path, outside: str, told: bool
) -> None:
    found = checked(
        written(tmp_path, f"staff: [{{name: K, role: confidential}}]\nprivacy: {{outside: '{outside}'}}")
    ).get("warning privacy", [])
    assert any("privacy.outside" in each for each in found) is told


def test_a_director_who_joined_reads_it_as_well(tmp_path: Path) -> None:
    config = written(tmp_path, "staff: [{name: M, role: director, email: m@example.org}]")
    settings, now = load(config), datetime.now(UTC)

    async def joins() -> None:
        database = await Database.open(settings.database)
        async with database.write() as conn:
            await staff.invite(conn, "token", Role.DIRECTOR, "M", now, now + timedelta(hours=1))
            there = Address("telegram", "5", Party.PERSON)
            await staff.admit(conn, staff.hashed("token"), "M", there, now)
        await database.close()

    asyncio.run(joins())
    found = checked(config).get("warning staff", [])
    assert not [each for each in found if "what people confide" in each]


def test_an_answer_about_an_unlisted_initiative_is_a_warning(config: Path) -> None:
    assert any("init-ibda is about ibda" in what for what in checked(config)["warning faq"])


async def test_a_database_is_looked_into(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/data/rida.db")
    await database.close()
    config = written(tmp_path, "")
    assert "is sound, and nobody is running" in in_thread(config)["ok database"][1]
    with FileLock(tmp_path / "data" / "rida.db.lock"):
        assert "Rida is running on" in in_thread(config)["ok database"][1]


def in_thread(config: Path) -> dict[str, list[str]]:
    """The check has a loop of its own; a test that has one too runs it beside."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(checked, config).result()


def test_a_file_that_is_no_database_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "rida.db").write_text("not a database, but long enough to have a header" * 4)
    assert "cannot be read" in checked(written(tmp_path, ""))["error database"][0]


def test_a_database_of_a_later_version_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    db = sqlite3.connect(tmp_path / "data" / "rida.db")
    db.execute("CREATE TABLE alembic_version (version_num TEXT)")
    db.execute("INSERT INTO alembic_version VALUES ('later')")
    db.commit()
    db.close()
    assert "a later version" in checked(written(tmp_path, ""))["error database"][0]


def test_a_clock_behind_the_files_is_an_error(config: Path) -> None:
    os.utime(config, (4_000_000_000, 4_000_000_000))
    assert "files here are newer" in checked(config)["error clock"][0]


def test_a_damaged_font_is_an_error(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plex-arabic-arabic.woff2").write_bytes(b"<html>")
    monkeypatch.setattr("bot.commands.check.installation.FONTS", tmp_path)
    assert "plex-arabic-arabic.woff2" in checked(config)["error fonts"][0]


# check: the mail server


class Server(Controller):
    """A mail server that knows one member and counts the mails it was given."""

    def factory(self) -> SMTP:
        return SMTP(self.handler, authenticator=self._knows, auth_require_tls=False, hostname="test")

    def _knows(
        self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any
    ) -> AuthResult:
        knows = (data.login, data.password) == (b"rida", b"right")
        return AuthResult(success=knows, handled=False)


class Given:
    mails = 0

    async def handle_DATA(self, *_: Any) -> str:
        self.mails += 1
        return "250 OK"


@pytest.fixture
def server() -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Server(Given(), hostname="127.0.0.1", port=port)
    controller.start()
    yield controller
    controller.stop()


def mailing(folder: Path, server: Server) -> Path:
    login = "username: rida, security: none, sender: rida@example.org"
    return written(folder, f"smtp: {{enabled: true, host: 127.0.0.1, port: {server.port}, {login}}}")


def test_a_mail_server_that_knows_us(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIDA_SMTP__PASSWORD", "right")
    assert "answers and knows us" in checked(mailing(tmp_path, server))["ok smtp"][0]
    assert server.handler.mails == 0


def test_a_wrong_password_is_an_error_and_is_not_quoted(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIDA_SMTP__PASSWORD", "wr0ng")
    found = checked(mailing(tmp_path, server))
    assert "does not take the login (code 535)" in found["error smtp"][0]
    assert "wr0ng" not in str(found)


# faq


def test_the_faq_is_mounted(config: Path) -> None:
    entries = config.parent / "entries"
    entries.mkdir()
    for name in ("location.yaml", "office-hours.yaml"):
        (entries / name).write_bytes((ROOT / "faq" / "entries" / name).read_bytes())
    done = rida(config, "faq", "ask", "وين موقعكم", "--json", "--folder", str(entries))
    assert done.exit_code == 0
    assert json.loads(done.stdout)["candidates"][0]["id"] == "location"
