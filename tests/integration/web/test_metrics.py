"""The figures of the house: whole, valid in both forms, cheap, for those who may read them, and with nothing
of a person."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest
import yaml
from prometheus_client.metrics_core import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as as_openmetrics
from prometheus_client.parser import text_string_to_metric_families as as_text

from bot.core.address import Address, Party
from bot.core.ailments import Ailing, Ailment
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from bot.runtime.delivery.reports import DeliveryReport, ReportKind
from bot.runtime.shared.metrics import CHANNELS, EVENTS, MAIL_FATES, MailboxSeen, Metrics
from bot.store.sqlite.database import Database
from bot.web.shared.house import Answers, House
from bot.web.shared.network import Networks
from tests.fixtures.planted import Planted
from tests.integration.deploy.behind import OF_THE_MACHINE
from tests.integration.web_site import Options, Server, serving

pytestmark = OF_THE_MACHINE

RULES = Path(__file__).parents[3] / "deploy" / "prometheus" / "rules.yaml"
OPENMETRICS = {"accept": "application/openmetrics-text; version=1.0.0"}
NOON = datetime(2026, 11, 22, 9, tzinfo=UTC)


async def get(site: Server, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=site.url, timeout=60) as client:
        return await client.get("/metrics", headers=headers)


async def families(site: Server) -> dict[str, Metric]:
    answer = await get(site)
    assert answer.status_code == 200
    return {each.name: each for each in as_text(answer.text)}


def values(family: Metric) -> dict[tuple[str, ...], float]:
    return {tuple(each.labels.values()): each.value for each in family.samples}


async def test_both_forms_are_valid_and_name_the_same(tmp_path: Path) -> None:
    async with serving(tmp_path) as site:
        await (await site.visitor()).write("السلام عليكم")
        await site.runtime.settle()
        plain, modern = await get(site), await get(site, **OPENMETRICS)
    assert plain.headers["content-type"].startswith("text/plain; version=")
    assert modern.headers["content-type"].startswith("application/openmetrics-text")
    older = {each.name for each in as_text(plain.text)}
    newer = {each.name for each in as_openmetrics(modern.text)}
    assert older == newer and len(older) > 25
    assert not [each.name for each in as_text(plain.text) if not each.documentation]


async def test_what_happened_is_counted(tmp_path: Path) -> None:
    async with serving(tmp_path) as site:
        visitor = await site.visitor()
        await visitor.write("السلام عليكم")
        await site.runtime.settle()
        found = await families(site)
        turns = {k: v for k, v in values(found["rida_turn_seconds"]).items() if len(k) == 2}
        counts = [s for s in found["rida_turn_seconds"].samples if s.name.endswith("_count")]
        assert {(s.labels["event"], s.labels["channel"]): s.value for s in counts} == {
            ("MessageReceived", "web"): 1
        }
        assert turns
        assert values(found["rida_sends"])["web", "sent"] >= 1
        assert values(found["rida_inbox_waiting"])["web",] == 0
        assert values(found["rida_database_writable"]) == {(): 1}
        assert values(found["rida_database_bytes"])["database",] > 0
        assert values(found["rida_disk_free_bytes"])[()] > 0
        assert found["process_resident_memory_bytes"].samples and found["process_open_fds"].samples
        report = DeliveryReport("whatsapp", "wamid.X", 0, ReportKind.DELIVERED, NOON)
        await site.runtime.reports.heard(report)
        assert values((await families(site))["rida_delivery_reports"])["unknown",] == 1


async def test_what_waits_is_counted_with_its_age(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(turning=False, wall=lambda: NOON)) as site:
        await (await site.visitor()).write("one")
        with closing(sqlite3.connect(tmp_path / "rida.db")) as db, db:
            db.execute("UPDATE inbox SET received_at = '2026-11-22 08:00:00.000000'")
            (there,) = db.execute("SELECT id FROM conversations LIMIT 1").fetchone()
            for n, status in enumerate(("queued", "held", "held", "parked", "sent")):
                row = (there, "{}", status, f"2026-11-22 08:5{n}:00.000000")
                db.execute(
                    "INSERT INTO outbox (conversation_id, message, slot, status, attempts, external_id,"
                    " created_at) VALUES (?, ?, '', ?, 0, '', ?)",
                    row,
                )
            for n in range(3):
                due = (f"a{n}", f"2026-11-22 {8 + n:02}:00:00.000000", there)
                db.execute(
                    "INSERT INTO timers (key, due_at, target, event, status) "
                    "VALUES (?, ?, ?, '{}', 'pending')",
                    due,
                )
        found = await families(site)
    assert values(found["rida_inbox_waiting"])["web",] == 1
    assert values(found["rida_inbox_oldest_seconds"])["web",] == 3600
    messages = values(found["rida_outbox_messages"])
    assert [messages["web", state] for state in ("queued", "held", "parked")] == [1, 2, 1]
    assert values(found["rida_outbox_oldest_seconds"])["web", "held"] == 9 * 60
    assert values(found["rida_timers_pending"]) == {(): 3}
    assert values(found["rida_timers_late"]) == {(): 2}
    assert values(found["rida_timers_late_seconds"]) == {(): 3600}


async def test_the_house_is_told(tmp_path: Path) -> None:
    async def ill(_: datetime) -> list[Ailment]:
        return [Ailment(Ailing.CHECK, is_grave=True)]

    house = House(
        answers=lambda: Answers(False, 3, 12.5), backups=tmp_path, last_backup=lambda _: NOON, token=""
    )
    async with serving(tmp_path, Options(house=house, probes=(ill,), turning=False)) as site:
        await site.runtime.ailments.look()
        found = await families(site)
    assert values(found["rida_answers_ready"]) == {(): 0}
    assert values(found["rida_answers_builds"]) == {(): 3}
    assert values(found["rida_backup_last_good_timestamp_seconds"]) == {(): NOON.timestamp()}
    assert values(found["rida_ailing"])["true", "check"] == 1


async def test_without_a_backup_there_is_no_age_of_one(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(turning=False)) as site:
        found = await families(site)
    assert found["rida_backup_last_good_timestamp_seconds"].samples == []
    assert values(found["rida_backup_enabled"]) == {(): 0}


async def test_the_mailbox_is_told_where_it_is_read(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(turning=False)) as site:
        assert "rida_mailbox_down_seconds" not in await families(site)
    house = House(mailbox=lambda _: MailboxSeen(NOON, 90.0, 2, {"person": 7, "kept": 1}))
    async with serving(tmp_path, Options(house=house, turning=False)) as site:
        found = await families(site)
    assert values(found["rida_mailbox_looked_timestamp_seconds"]) == {(): NOON.timestamp()}
    assert values(found["rida_mailbox_down_seconds"]) == {(): 90.0}
    assert values(found["rida_mailbox_aside"]) == {(): 2}
    mails = values(found["rida_mails"])
    assert [mails[fate,] for fate in MAIL_FATES] == [7, 0, 0, 0, 0, 0, 1]
    house = House(mailbox=lambda _: MailboxSeen(None, 0.0, 0, {}))
    async with serving(tmp_path, Options(house=house, turning=False)) as site:
        assert (await families(site))["rida_mailbox_looked_timestamp_seconds"].samples == []


# Who may read them ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("house", "networks", "headers", "status"),
    [
        ("", (), {}, 200),
        ("", (), {"host": "localhost:8080"}, 200),
        ("", (), {"host": "rida.example.org"}, 403),  # a name that leads here, or a page that made it so
        ("", (), {"x-forwarded-for": "127.0.0.1"}, 403),  # whoever wrote it, none of ours did
        ("", (), {"x-real-ip": "203.0.113.9"}, 403),
        ("", (), {"forwarded": "for=127.0.0.1"}, 403),
        ("", (), {"via": "1.1 caddy"}, 403),
        ("", ("127.0.0.1",), {"x-forwarded-for": "203.0.113.9"}, 403),
        ("", ("127.0.0.1",), {"x-forwarded-for": "127.0.0.1, 203.0.113.9"}, 403),
        ("", ("127.0.0.1",), {}, 200),
        ("s3cret", (), {}, 403),
        ("s3cret", (), {"authorization": "Bearer s3cret"}, 200),
        ("s3cret", (), {"authorization": "bearer s3cret"}, 200),
        ("s3cret", (), {"authorization": "Bearer s3cre"}, 403),
        ("s3cret", (), {"authorization": "Bearer  x"}, 403),
        ("s3cret", (), {"authorization": "s3cret"}, 403),
        ("s3cret", (), {"authorization": "Basic s3cret"}, 403),
        (
            "s3cret",
            ("127.0.0.1",),
            {"authorization": "Bearer s3cret", "x-forwarded-for": "203.0.113.9"},
            200,
        ),
    ],
)
async def test_who_may_read_them(
    tmp_path: Path, house: str, networks: tuple[str, ...], headers: dict[str, str], status: int
) -> None:
    options = Options(
        demo=False,
        turning=False,
        house=House(token=house),
        networks=Networks([ip_network(each) for each in networks]),
    )
    async with serving(tmp_path, options) as site:
        answer = await get(site, **headers)
    assert answer.status_code == status
    assert ("rida_" in answer.text) is (status == 200)
    assert house == "" or house not in answer.text


# Nothing of a person, however it is tried -------------------------------------------------------------


async def test_planted_words_and_hostile_names_are_nowhere(planted: Planted, tmp_path: Path) -> None:
    where = ("inbox", "outbox", "asked_questions", "conversations", "profiles", "cases", "case_entries")
    word, number = planted.word("said", tables=where), planted.number("id", tables=("message_counts",))
    async with serving(tmp_path) as site:
        visitor = await site.visitor()
        await visitor.write(f"اسمي {word} وأشكو من التأخير")
        await site.runtime.settle()
        for n in range(300):  # a channel that calls itself what it likes
            event = MessageReceived(Words(f"{word} {n}"))
            there = Address(f"chan{n}", f"whoever{n}", Party.PERSON)
            await site.runtime.intake.accept(Incoming(f"x{n}", there, event))
        site.runtime.reports.counts["unknown"] += 1
        with closing(sqlite3.connect(tmp_path / "rida.db")) as db, db:
            for n in range(200):
                db.execute(
                    "INSERT INTO message_counts VALUES ('whatsapp', '2026-11', ?, 1, 0, 1)",
                    (f"cat{n}" if n else number,),
                )
        first = await get(site)
        assert first.status_code == 200
        for text in (first.text, (await get(site, **OPENMETRICS)).text):
            assert word not in text and number not in text
            assert "whoever" not in text and "chan1" not in text and "cat1" not in text
            planted.shown("whoever reads /metrics", [text])
    labels = {name: set(values) for name, values in _labels(first.text)}
    assert labels["channel"] <= {*CHANNELS, "other"}
    assert labels["event"] <= EVENTS | {"other"}


def _labels(text: str) -> Iterator[tuple[str, set[str]]]:
    found = dict[str, set[str]]()
    for name, value in re.findall(r'(\w+)="([^"]*)"', text):
        found.setdefault(name, set()).add(value)
    yield from found.items()


def test_what_nobody_knows_counts_as_other() -> None:
    counted = Metrics()
    for n in range(1000):
        counted.turn(f"Event{n}", f"channel{n}", 0.1)
        counted.not_sent(f"channel{n}", f"fate{n}", 0)
    assert list(counted.turns) == [("other", "other")]
    assert list(counted.sends) == [("other", "other")]


# What it costs ----------------------------------------------------------------------------------------


async def test_a_scrape_reads_only_what_waits(tmp_path: Path) -> None:
    """By the plan of its statement: no table is gone through that grows with the years."""
    async with serving(tmp_path, Options(turning=False)) as site:
        await get(site)
        asked = await _plans(site.runtime.database)
        partial = await _partial(site.runtime.database)
    walked = [each for each in asked if re.match(r"SCAN (inbox|outbox|timers|cases)\b", each)]
    assert asked and partial
    assert [each for each in walked if each.split()[-1] not in partial] == []


async def _partial(database: Database) -> set[str]:
    """The indexes that have only what waits."""
    async with database.read() as conn:
        made = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE status = %'"
        return {name for (name,) in await conn.exec_driver_sql(made)}


async def _plans(database: Database) -> list[str]:
    from sqlalchemy import event, text

    from bot.store.queries import metrics

    said = list[tuple[str, object]]()
    async with database.read() as conn:
        engine = conn.engine.sync_engine
        listener = lambda c, cur, statement, given, ctx, many: said.append((statement, given))  # noqa: E731
        event.listen(engine, "before_cursor_execute", listener)
        await metrics.waiting(conn, NOON)
        event.remove(engine, "before_cursor_execute", listener)
        plans = list[str]()
        for statement, given in said:
            rows = await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
            plans += [row[3] for row in rows]
        await conn.execute(text("SELECT 1"))
    return plans


async def test_many_who_ask_at_once_are_served_one_after_the_other(tmp_path: Path) -> None:
    import asyncio

    async with serving(tmp_path) as site:
        began = time.monotonic()
        answers = await asyncio.gather(*(get(site) for _ in range(20)))
        assert {each.status_code for each in answers} == {200}
        assert (await (await site.visitor()).write("hello")).status_code == 202
        assert time.monotonic() - began < 30


# The rules that are shipped ---------------------------------------------------------------------------


async def test_every_name_of_the_shipped_rules_is_one_that_we_write(tmp_path: Path) -> None:
    groups = yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    rules = [rule for group in groups for rule in group["rules"]]
    named = {name for rule in rules for name in re.findall(r"rida_\w+", rule["expr"])}
    assert len(rules) == len({rule["alert"] for rule in rules}) and all(
        rule["annotations"]["summary"] for rule in rules
    )
    box = MailboxSeen(NOON, 0.0, 0, {})
    house = replace(House(), backups=tmp_path, last_backup=lambda _: NOON, mailbox=lambda _: box)
    async with serving(tmp_path, Options(house=house, turning=False)) as site:
        written = {each.name for family in as_text((await get(site)).text) for each in family.samples}
    assert named and named <= written
