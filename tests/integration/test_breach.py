"""`rida breach`: the drafts count who is concerned, from the audit trail or by kind, and name nobody."""

import asyncio
import json
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.audit import OPERATOR, Action, AuditNote, Reason
from bot.core.case import Case, Entry, EntryKind, Kind
from bot.core.conversation import Address, Party
from bot.core.disclosure import Disclosure
from bot.core.events import Words
from bot.core.registration import Registration
from bot.store.erasure.erase import erase
from bot.store.queries import audit, cases, conversations, disclosures, registrations
from bot.store.schema import staff_members
from bot.store.sqlite.database import Database

CONFIG = Path(__file__).parents[2] / "config.yaml"
NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECRET = ("مريم العتيبي", "0501234567", "+966501234567", "قالت لي كلاما موجعا", "نوف السبيعي")
FROM, TO, KNOWN = "2026-11-22T10:00", "2026-11-23T10:00", "2026-11-24T09:30"


def run(data: Path, *verb: str, status: int = 0) -> Any:
    around = {"RIDA_DATABASE": f"sqlite:///{data / 'rida.db'}", "RIDA_DATA_DIR": str(data)}
    done = CliRunner().invoke(app, ["--config", str(CONFIG), "breach", *verb], env=around)
    assert done.exit_code == status, done.output
    return done


def drafted(data: Path, *more: str) -> dict[str, Any]:
    given = ("--from", FROM, "--to", TO, "--discovered", KNOWN, "--json", *more)
    told: dict[str, Any] = json.loads(run(data, *given).stdout)
    return told


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four people: 1001 and 1002 of the first, 1003 of the second; 5001, 5002 of the second and the third; a
    disclosure of the fourth, and an anonymous one. What was read within the time and outside of it."""
    folder = tmp_path_factory.mktemp("breach")

    async def made() -> None:
        database = await Database.open(f"sqlite:///{folder / 'rida.db'}")
        async with database.write() as conn:
            people = [
                (await conversations.at(conn, Address("web", f"p{n}", Party.PERSON), "ar", NOW)).id
                for n in range(4)
            ]
            for number, person in ((1001, people[0]), (1002, people[0]), (1003, people[1])):
                await cases.save(conn, Case(number, Kind.COMPLAINT, person, NOW, NOW, NOW))
                line = Entry(EntryKind.SAID, NOW - HOUR, Words(SECRET[3]))
                await cases.record(conn, number, line)
            for number, person in ((5001, people[1]), (5002, people[2])):
                answers = (("name", SECRET[0]), ("phone", SECRET[2]))
                await registrations.save(conn, Registration(number, "ibda", person, "ar", NOW, answers))
            await disclosures.save(conn, Disclosure(9001, people[3], NOW, (Words(SECRET[3]),)))
            await conn.execute(
                insert(staff_members).values(
                    name=SECRET[4], role="agent", channel="telegram", address="77", joined_at=NOW
                )
            )

            async def noted(
                action: Action, subject: str, by: str, at: datetime, person: int, why: str = ""
            ) -> None:
                await audit.record(conn, AuditNote(action, subject, by, person, why), at)

            await noted(Action.LOOKED, "case:1001", "joined-1", NOW, people[0], Reason.HISTORY)
            await noted(Action.LOOKED, "case:1001", "joined-1", NOW + HOUR, people[0], Reason.HISTORY)
            await noted(Action.IDENTITY, "case:1003", "gone", NOW + HOUR, people[1])
            await noted(Action.EXPORTED, "initiative:ibda", OPERATOR, NOW + HOUR, 0, Reason.REGISTRATIONS)
            await noted(Action.EXPORTED, "person", "", NOW + HOUR, people[3])  # one's own copy
            await noted(Action.LOOKED, "disclosure:9001", "gone", NOW - HOUR, people[3])
            await noted(Action.BACKED_UP, "book", OPERATOR, NOW + 24 * HOUR, 0, Reason.BACKUP)
        await database.close()

    asyncio.run(made())
    return folder


# Counts ------------------------------------------------------------------------------------------------


def test_it_counts_what_the_trail_shows_of_that_time(data: Path) -> None:
    told = drafted(data)
    assert told["concerned"] == {
        "people": 3, "anonymous": 0, "unreachable": 0, "cases": 2, "registrations": 2, "disclosures": 0,
    }  # fmt: skip
    assert told["scopes"] == ["cases", "registrations"] and told["counted_by"] == "trail"
    assert [each["id"] for each in told["kinds"]] == ["complaint", "questions", "danger", "registration"]


def test_who_looked_is_told_by_role_and_how_often(data: Path) -> None:
    assert drafted(data)["accesses"] == [
        {"who": "agent", "number": 1, "action": "looked", "reason": "history", "count": 2},
        {"who": "former", "number": 1, "action": "identity", "reason": "", "count": 1},
        {"who": "operator", "number": 1, "action": "exported", "reason": "registrations", "count": 1},
    ]


@pytest.mark.parametrize(
    ("what", "concerned"),
    [
        (["cases"], (2, 3, 0, 0)),
        (["registrations"], (2, 0, 2, 0)),
        (["disclosures"], (1, 0, 0, 1)),
        (["cases", "registrations"], (3, 3, 2, 0)),
        (["all"], (4, 3, 2, 1)),
    ],
)
def test_what_is_said_to_have_got_out_is_counted_whole(
    data: Path, what: list[str], concerned: tuple[int, ...]
) -> None:
    told = drafted(data, *(part for each in what for part in ("--what", each)))
    names = ("people", "cases", "registrations", "disclosures")
    assert tuple(told["concerned"][name] for name in names) == concerned
    assert told["scopes"] == what and told["counted_by"] == "records"


def test_a_backup_reaches_everything(data: Path) -> None:
    told = json.loads(run(data, "--from", FROM, "--to", "2026-11-23T10:01", "--json").stdout)
    assert told["scopes"] == ["all"] and told["concerned"]["people"] == 4
    assert "sensitive" in [each["id"] for each in told["kinds"]]


def test_nothing_in_that_time_is_said(data: Path) -> None:
    told = json.loads(
        run(data, "--from", "2025-01-01T00:00", "--to", "2025-01-02T00:00", "--json").stdout
    )
    assert set(told["concerned"].values()) == {0} and told["accesses"] == []
    assert "لا أحد يظهر في السجل" in told["authority"]["ar"] and "[" in told["authority"]["ar"]


@pytest.mark.parametrize(("more", "people"), [((), 3), (("--what", "all"), 4)])
def test_an_erased_person_is_counted_and_cannot_be_told(
    data: Path, tmp_path: Path, more: tuple[str, ...], people: int
) -> None:
    shutil.copytree(data, tmp_path / "copy")

    async def erased() -> None:
        database = await Database.open(f"sqlite:///{tmp_path / 'copy' / 'rida.db'}")
        async with database.write() as conn:
            assert await erase(conn, 1, NOW + 48 * HOUR)
        await database.close()

    asyncio.run(erased())
    told = drafted(tmp_path / "copy", *more)
    assert (told["concerned"]["people"], told["concerned"]["unreachable"]) == (people, 1)


# Words -------------------------------------------------------------------------------------------------


def test_the_deadline_is_72_hours_after_it_was_known_in_both_calendars(data: Path) -> None:
    told = drafted(data)
    assert told["discovered"] == "2026-11-24T09:30:00+03:00"
    assert told["deadline"] == "2026-11-27T09:30:00+03:00"
    assert (
        "الجمعة 27 نوفمبر 2026، الموافق 17 جمادى الآخرة 1448هـ، الساعة 9:30 صباحًا"
        in told["authority"]["ar"]
    )
    assert "Friday 27 November 2026" in told["authority"]["en"].replace(",", "")
    assert "1448" in told["deadline_hijri"] and "1448" in told["authority"]["en"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_both_notices_stand_in_both_languages_with_what_is_left_open(data: Path, language: str) -> None:
    told = drafted(data, "--what", "فُقد حاسوب" if language == "ar" else "a laptop was lost")
    authority, people = told["authority"][language], told["people"][language]
    assert told["what"] in authority and told["what"] in people
    left = [each for each in told["to_fill_in"][language] if f"[{each}]" in authority]
    assert len(left) == len(told["to_fill_in"][language]) - 1  # what happened was said
    assert "{" not in authority + people and "\u2068" not in authority + people


@pytest.mark.parametrize("more", [(), ("--what", "all"), ("--what", "disclosures")])
def test_nothing_in_it_names_a_person(data: Path, more: tuple[str, ...]) -> None:
    as_json = run(data, "--from", FROM, "--to", TO, "--json", *more).stdout
    assert not any(secret in as_json for secret in SECRET)
    assert "joined-1" not in as_json and "gone" not in as_json.replace("gone away", "")


def test_people_read_both_drafts(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.breach.wants_json", lambda asked: asked)
    told = run(data, "--from", FROM, "--to", TO).stdout
    assert (
        told.index("إشعار بحادثة تسرب")
        < told.index("Notice of a personal data breach")
        < told.index("إشعار يخص بياناتك")
        < told.index("Notice about your data")
    )


def test_a_file_of_it_is_its_owners_alone(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "notice.json"
    file.write_text("old")
    file.chmod(0o644)
    run(data, "--from", FROM, "--to", TO, "--json", "--out", str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text("utf-8"))["concerned"]["people"] == 3


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        (("--from", "gestern"), "is no time"),
        (("--from", TO, "--to", FROM), "--from has to be before --to"),
        (("--from", FROM, "--to", TO, "--out", "/not/there/notice"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_refused_with_its_mend(data: Path, verb: tuple[str, ...], told: str) -> None:
    assert told in " ".join(run(data, *verb, status=1).output.split())


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    assert "start Rida first" in run(tmp_path, "--from", FROM, "--json", status=1).output
