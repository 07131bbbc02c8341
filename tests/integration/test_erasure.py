"""A person whose words, names and numbers went everywhere is erased by the command, and a search over every
byte that Rida keeps finds them nowhere; the same search finds all of them before."""

import asyncio
import json
import os
import sys
import zlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from bot.core.conversation import Address, Party
from bot.core.disclosure import Disclosure, Line
from bot.core.events import Words
from bot.core.learning import Addition, AdditionKind, AdditionStatus
from bot.core.registration import Registration
from bot.core.thanks import Thanks
from bot.runtime.shared.clock import wall_time
from bot.store.erasure import journal
from bot.store.erasure.journal import Stage
from bot.store.queries import (
    audit,
    cases,
    conversations,
    disclosures,
    learning,
    registrations,
    thanks,
)
from bot.store.queries.report_places import Period
from bot.store.queries.reports import figures
from bot.store.schema import cases as cases_table
from tests.fixtures.bot_api import BotApi
from tests.fixtures.files import docx
from tests.fixtures.traces import assert_nowhere, traces
from tests.integration.telegram.test_mails import Server, smtp
from tests.integration.telegram_rig import GROUP, SUPERVISOR, Rig, environment, free_port, labels, rida

HUDA = 700123456
NAME, PHONE, NATIONAL = "هديل بنت مشعل الرويلي", "+966557123894", "1098237465"
SAID = {
    "complaint": "اشتكيت من سلة الأرز الناقصة يوم الخميس",
    "edited": "صححت كلامي فالناقص كان كيس السكر الكبير",
    "caption": "هذه صورة الورقة الصفراء التي أعطوني",
    "in a pdf": "كشف حساب الأرملة أم فيصل القديم",
    "in a docx": "خطاب التعريف الصادر من مدرسة الفلاح",
    "question": "هل تعطون البذور والشتلات لمزرعة النخيل البعيدة",
    "staff": "يا هديل سنوصل كيس السكر إلى بيتك",
    "registered": "حي النخيل شارع الزيتون بيت رقم تسعة",
    "confided": "مشرف المستودع طلب مني مبلغا لأجل السلة",
    "thanked": "شكرا لموظفة الاستقبال ذات الوشاح الأخضر",
}
EVERYTHING = [*SAID.values(), NAME, PHONE, NATIONAL, str(HUDA)]
ANOTHER = "صاحب طلب آخر لا علاقة له بالنخيل أبدا"


def _pdf(text: str) -> bytes:
    packed = zlib.compress(text.encode("utf-16-be"))
    head = b"%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode/Length " + str(len(packed)).encode()
    return head + b">>\nstream\n" + packed + b"\nendstream\nendobj\ntrailer\n<<>>\n%%EOF\n"


@dataclass
class Lived:
    rig: Rig
    folder: Path
    environ: dict[str, str]

    @property
    def data(self) -> Path:
        return self.rig.app.database.path.parent

    async def rida(self, *verb: str) -> Any:
        """As a process of its own, beside the running one."""
        command = [sys.executable, "-m", "bot", "--config", str(self.folder / "config.yaml"), *verb]
        process = await asyncio.create_subprocess_exec(
            *command,
            env={**os.environ, **self.environ},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, error = await process.communicate()
        assert process.returncode == 0, error.decode()
        return json.loads(out)

    async def counted(self) -> Any:
        now = wall_time()
        async with self.rig.app.database.read() as conn:
            return await figures(conn, Period(now - timedelta(days=2), now + timedelta(days=30), now))


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    yield server
    controller.stop()


@pytest.fixture
async def lived(tmp_path: Path, api: BotApi, group: None, server: Server) -> AsyncIterator[Lived]:
    api.people.person(HUDA, NAME, language_code="ar")
    given = smtp(server)
    async with rida(tmp_path, api, **given) as rig:
        around = {**environment(api), **given}
        lived = Lived(rig, tmp_path, around)
        await _wrote(rig, api)
        await _kept(rig)
        yield lived


async def _wrote(rig: Rig, api: BotApi) -> None:
    api.people.sends_contact(HUDA, PHONE.removeprefix("+"), NAME)
    await rig.until(lambda: api.sent(HUDA))
    shown = len(api.sent(HUDA))
    api.people.writes(HUDA, SAID["question"])
    await rig.until(lambda: len(api.sent(HUDA)) > shown, 120)  # the first question of a process
    await rig.says(HUDA, "/complaint")
    first = api.people.writes(HUDA, SAID["complaint"])
    await rig.until(lambda: any("كل شيء" in str(m) for m in api.sent(HUDA)))
    api.people.edits(HUDA, first, f"{SAID['complaint']}. {SAID['edited']}")
    named = {"caption": SAID["caption"], "name": f"{SAID['caption']}.pdf"}
    api.people.sends_file(HUDA, "document", _pdf(SAID["in a pdf"]), **named)
    letter = docx(**{"word/more.xml": SAID["in a docx"].encode()})
    api.people.sends_file(HUDA, "document", letter, name="letter.docx")
    await asyncio.sleep(1)
    await rig.app.runtime.settle()
    await rig.presses(HUDA, "هذا كل شيء")
    await rig.presses(HUDA, "أترك الحل لكم")
    await rig.presses(HUDA, "نعم، صحيح", "1001")
    thread = await rig.topic()
    api.people.writes(SUPERVISOR, SAID["staff"], chat=GROUP, thread=thread)
    await rig.until(lambda: any(SAID["staff"] in str(m) for m in api.sent(HUDA)))


async def _kept(rig: Rig) -> None:
    """What other journeys would have kept, and another person beside."""
    now = wall_time()
    async with rig.app.database.write() as conn:
        huda = await conversations.find(conn, Address("telegram", str(HUDA), Party.PERSON))
        other = await conversations.at(conn, Address("web", "another", Party.PERSON), "ar", now)
        assert huda
        answers = (("name", NAME), ("phone", PHONE), ("id", NATIONAL), ("home", SAID["registered"]))
        await registrations.save(conn, Registration(5001, "ibda", huda.id, "ar", now, answers))
        mine = (Line(now, Words(SAID["confided"])),)
        await disclosures.save(conn, Disclosure(9001, huda.id, now, lines=mine))
        await thanks.keep(conn, Thanks(SAID["thanked"], now, 1001))
        ways = (SAID["question"], ANOTHER)
        approved = {"status": AdditionStatus.APPROVED, "decided_at": now}
        await learning.save(
            conn, Addition(1, AdditionKind.WAYS, "hours", ways, "agent-1", now, **approved)
        )
        await registrations.save(
            conn, Registration(5002, "ibda", other.id, "ar", now, (("name", ANOTHER),))
        )
        case = await cases.get(conn, 1001)
        assert case
    await rig.app.runtime.settle()
    built = rig.app.database.path.parent / "answers" / "taught-index-by-words-1"
    built.parent.mkdir(exist_ok=True)
    built.write_bytes(b"built of " + SAID["question"].encode())


async def test_a_person_who_is_everywhere_is_nowhere_afterwards(lived: Lived, tmp_path: Path) -> None:
    kept = await lived.rida("backup", str(tmp_path / "kept" / "before.zip"))
    before, counted = await asyncio.to_thread(traces, EVERYTHING, lived.data), await lived.counted()
    assert sorted(before) == sorted(EVERYTHING), set(EVERYTHING) - set(before)
    in_backup = await asyncio.to_thread(traces, EVERYTHING, Path(kept["file"]))
    assert sorted(in_backup) == sorted(EVERYTHING)

    told = await lived.rida("person", "erase", "1001", "--yes")
    assert told["erased"] and told["finished"] and told["cases"] == [1001] and told["files"] == 2

    await asyncio.to_thread(assert_nowhere, EVERYTHING, lived.data)
    assert list(await asyncio.to_thread(traces, [ANOTHER], lived.data)) == [ANOTHER]
    after = await lived.counted()
    assert (after.opened, after.notices, after.ratings, after.acts) == (
        counted.opened,
        counted.notices,
        counted.ratings,
        counted.acts,
    )
    await _stands(lived)
    await _restored(lived, Path(kept["file"]), tmp_path / "restored")


async def _stands(lived: Lived) -> None:
    """Numbers are given once, the trail holds, and nobody is in the room any more."""
    (case,) = await lived.rig.rows(cases_table)
    assert case["number"] == 1001 and case["status"] == "withdrawn"
    assert not {"words", "expectation"} & set(case["rest"])
    async with lived.rig.app.database.read() as conn:
        assert (await audit.verify(conn))[1] is None
        assert await cases.next_case_number(conn) == 1002
        assert await registrations.next_number(conn) == 5003
        (taught,) = await learning.of_status(conn, AdditionStatus.APPROVED)
        assert taught.ways == (ANOTHER,)


async def _restored(lived: Lived, backup: Path, folder: Path) -> None:
    there = {"RIDA_DATABASE": f"sqlite:///{folder / 'rida.db'}", "RIDA_DATA_DIR": str(folder)}
    lived.environ |= there
    assert (await lived.rida("restore", "--yes", str(backup)))["erased"] == 1
    await asyncio.to_thread(assert_nowhere, EVERYTHING, folder)
    assert list(await asyncio.to_thread(traces, [ANOTHER], folder)) == [ANOTHER]


async def test_what_the_platform_shows_is_taken_back(lived: Lived) -> None:
    await lived.rida("person", "erase", "1001", "--yes")
    shown = lived.rig.api.state.chats[HUDA].messages.values()
    assert not [m for m in shown if any(word in str(m) for word in SAID.values())]
    topics = lived.rig.api.state.chats[GROUP].topics.values()
    assert all(topic.deleted for topic in topics if topic.name.startswith("1001 "))


async def test_whoever_writes_again_begins_anew(lived: Lived) -> None:
    await lived.rida("person", "erase", "1001", "--yes")
    said = await lived.rig.says(HUDA, "السلام عليكم")
    assert said
    async with lived.rig.app.database.read() as conn:
        anew = await conversations.find(conn, Address("telegram", str(HUDA), Party.PERSON))
        assert anew and not await cases.of_person(conn, anew.id)


async def test_whoever_asks_in_their_own_talk_is_nowhere_either(lived: Lived) -> None:
    rig, path = lived.rig, lived.data / journal.NAME
    await rig.says(HUDA, "/forget", "يُستعاد")
    shown = [label for message in rig.api.sent(HUDA) for label in labels(message)]
    assert any("احذفوا الآن" in label for label in shown)
    said = await rig.says(HUDA, "احذفوا الآن", "حذفنا بياناتك")

    def is_done() -> bool:
        found = journal.written(path)
        return bool(found) and all(each.stage is Stage.DONE for each in found)

    await rig.until(is_done, 60)
    await asyncio.to_thread(assert_nowhere, EVERYTHING, lived.data)
    left = [str(m) for m in rig.api.sent(HUDA)]
    assert said and not [text for text in left if any(word in text for word in SAID.values())]
