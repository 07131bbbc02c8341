"""Whoever wrote mails is found by their address, has a copy of all of it, and is nowhere once they are erased."""

import asyncio
import base64
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.__main__ import app
from bot.channels.email.incoming.machines import Ours
from bot.channels.email.incoming.mailbox import Account
from bot.channels.email.incoming.mailbox_reader import MailboxReader, ReaderSettings
from bot.channels.email.incoming.read_mail import Authenticity, Machine, MailFile, ReadMail
from bot.core.conversation import room_of
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from tests.fixtures.raw_mails import coded, mail
from tests.fixtures.traces import assert_nowhere, traces
from tests.transcripts.mail_player import MailPlayer, mail_player
from tests.transcripts.player import SAMPLES

UMM, NAME = "umm.saleh.92@example.net", "أم صالح القحطانية"
WORDS = (
    "الموظف في الاستقبال عاملني بسوء",
    "كلام مزور لا يعرفه أحد",
    "أنا مسافرة إلى تبوك",
)
WRONG = ReadMail(
    message_id="<first-of-hers@example.net>",
    sender=UMM,
    sender_name=NAME,
    subject="شكوى عن الاستقبال في الفرع",
    text=WORDS[0],
    attachments=(MailFile("صورة أم صالح.png", "", SAMPLES["photo"][1]),),
    authenticity=Authenticity.PROVEN,
)
OTHER = ReadMail(
    message_id="<other@example.org>",
    sender="other@example.net",
    sender_name="خالد",
    text="عاملوني بسوء",
    authenticity=Authenticity.PROVEN,
)
ALL = (UMM, NAME, "first-of-hers", "شكوى عن الاستقبال في الفرع", *WORDS)


async def lived(rida: MailPlayer) -> None:
    """She complained and was answered; somebody forged her, her program answered by itself, and one of her
    mails could not be read."""
    runtime = rida.app.runtime
    await rida.door.accept(WRONG, "k1")
    await rida.door.accept(OTHER, "k2")
    await runtime.settle()
    answer = MessageReceived(Words("نعتذر منك يا أم صالح"), by="supervisor")
    await runtime.intake.accept(Incoming("staff-1", room_of(1001, "web"), answer))
    await runtime.settle()
    ours = str(rida.mails.to(UMM)[0]["Message-ID"])
    note = replace(WRONG, text=WORDS[2], machine=Machine.AUTO_SUBMITTED, in_reply_to=(ours,))
    await rida.door.accept(note, "k3")
    forged = replace(WRONG, text=WORDS[1], authenticity=Authenticity.FORGED, attachments=())
    await rida.door.accept(forged, "k4")
    await runtime.settle()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    async def make() -> None:
        async with mail_player(tmp_path) as rida:
            await lived(rida)
            await keep_one(rida)

    asyncio.run(make())
    return tmp_path


async def keep_one(rida: MailPlayer) -> None:
    """As the reading of the mailbox does, with what nobody could take; its words are coded in it."""
    account = Account(host="localhost", username="care", password="none")
    settings = ReaderSettings(account=account, ours=Ours(), staff_channel="web")
    reader = MailboxReader(settings, rida.app.database, rida.app.runtime.clock)
    sender = f"=?utf-8?B?{base64.b64encode(f'{NAME} <{UMM}>'.encode()).decode()}?="
    raw = mail(coded("محفوظ كما جاء"), coding="base64", sender=sender)
    await reader._keep(raw, "tries", rida.app.runtime.intake)
    await rida.app.runtime.settle()


def refused(house: Path, *verb: str) -> str:
    done = called(house, *verb)
    assert done.exit_code == 1
    return done.output


def rida(house: Path, *verb: str) -> Any:
    done = called(house, *verb)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def called(house: Path, *verb: str) -> Result:
    (file,) = house.rglob("rida.db")
    environ = {"RIDA_DATABASE": f"sqlite:///{file}", "RIDA_DATA_DIR": str(file.parent)}
    return CliRunner().invoke(app, ["--config", str(house / "config.yaml"), *verb], env=environ)


def test_whoever_wrote_a_mail_is_found_and_has_a_copy(house: Path) -> None:
    for asked in (f"email:{UMM}", f"email:{UMM.upper()}", "1001", "other@example.net"):
        told = rida(house, "person", "export", asked)
        written = json.dumps(told, ensure_ascii=False)
        assert WORDS[1] not in written, "what somebody else wrote in her name is not hers"
        assert (WORDS[0] in written) == (asked != "other@example.net")
    said = refused(house, "person", "export", UMM)
    assert f"email:{UMM}" in said and f"email:unverified:{UMM}" in said
    assert "nobody is known by" in refused(house, "person", "export", "umm1001@example.org")


def test_whoever_wrote_mails_is_nowhere_once_they_are_erased(house: Path) -> None:
    assert (set(traces(ALL, house)), kept(house)) == (set(ALL), 1)
    rida(house, "person", "erase", f"email:{UMM}", "--yes")
    rida(house, "person", "erase", f"email:unverified:{UMM}", "--yes")
    assert_nowhere(ALL, house)
    assert kept(house) == 0, "what is coded in it is found by whose it is"
    assert list(traces(["خالد", "other@example.net"], house)) == ["خالد", "other@example.net"]


def kept(house: Path) -> int:
    (file,) = house.rglob("rida.db")
    with closing(sqlite3.connect(file)) as db:
        return int(db.execute("SELECT count(*) FROM kept_payloads").fetchone()[0])
