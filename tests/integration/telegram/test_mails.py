"""Official mails of a society whose staff work on Telegram, over a real SMTP server: each leads to where its
case stands, and says so in both its forms."""

import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from bot.channels.telegram.group import case_links
from bot.store.schema import cases
from tests.fixtures.bot_api import BotApi
from tests.integration.telegram_rig import (
    GROUP,
    SUPERVISOR,
    Rig,
    Wall,
    free_port,
    labels,
    rida,
    staff_group,
)

BIG = -1001234567890  # as real groups are numbered


class Server:
    def __init__(self, port: int) -> None:
        self.port = port
        self.taken: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=SMTP)
        assert isinstance(mail, EmailMessage)
        self.taken.append(mail)
        return "250 OK"

    def of(self, subject: str) -> list[EmailMessage]:
        return [mail for mail in self.taken if subject in str(mail["Subject"])]


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    yield server
    controller.stop()


def smtp(server: Server) -> dict[str, str]:
    return {
        "RIDA_DEMO": "false",
        "RIDA_SMTP__ENABLED": "true",
        "RIDA_SMTP__HOST": "127.0.0.1",
        "RIDA_SMTP__PORT": str(server.port),
        "RIDA_SMTP__SECURITY": "none",
        "RIDA_SMTP__SENDER": "care@example.org",
    }


def links_in(mail: EmailMessage) -> set[str]:
    """In the plain text and behind the button; the two must be the same."""
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain and html
    written = re.findall(r"https://t\.me/\S+", plain.get_content())
    pressed = re.findall(r'<a href="([^"]+)"', html.get_content())
    assert written == pressed
    return set(written)


async def test_complaint_delegation_and_delay_lead_to_the_topic(
    tmp_path: Path, api: BotApi, server: Server
) -> None:
    staff_group(api)
    wall = Wall()
    async with rida(tmp_path, api, wall=wall, **smtp(server)) as rig:
        await rig.complains()
        thread = await rig.topic()
        await rig.until(lambda: server.of("شكوى جديدة"))
        api.people.writes(SUPERVISOR, "/delegate", chat=GROUP, thread=thread)
        asked = await rig.in_topic("إلى من تفوّضها", thread)
        for question in ("ما المطلوب منه", "إلى متى"):
            api.people.presses(SUPERVISOR, asked, labels(asked)[0])
            asked = await rig.in_topic(question, thread)
        api.people.presses(SUPERVISOR, asked, labels(asked)[0])
        await rig.until(lambda: server.of("تفويض"))
        await overdue(rig, wall)
        await rig.until(lambda: server.of("تأخير"))
        roots = set()
        for subject in ("شكوى جديدة", "تفويض", "تأخير"):
            for mail in server.of(subject):
                assert links_in(mail) == {f"https://t.me/c/1/{thread}"}, subject
                roots.add(str(mail["References"]))
        (root,) = roots
        assert re.fullmatch(r"<case-1001\.[0-9a-f]{16}@example\.org>", root), "one talk in mail programs"


async def test_in_a_group_without_topics_the_link_leads_to_the_card(
    tmp_path: Path, api: BotApi, server: Server
) -> None:
    api.people.group(BIG, "الموظفون", forum=False)
    async with rida(tmp_path, api, group=BIG, **smtp(server)) as rig:
        await rig.complains()
        (mail,) = await rig.until(lambda: server.of("شكوى جديدة"))
        card = next(m for m in api.sent(BIG) if "أستلمها" in labels(m))
        assert links_in(mail) == {f"https://t.me/c/1234567890/{card['message_id']}"}


async def test_a_small_group_has_no_links(tmp_path: Path, api: BotApi, server: Server) -> None:
    api.people.group(-55, "الموظفون", forum=False)
    async with rida(tmp_path, api, group=-55, **smtp(server)) as rig:
        await rig.complains()
        (mail,) = await rig.until(lambda: server.of("شكوى جديدة"))
        assert links_in(mail) == set()


async def test_while_the_topic_cannot_be_made_the_mail_goes_without_it(
    tmp_path: Path, api: BotApi, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_links, "PATIENCE", 0.5)
    staff_group(api)
    async with rida(tmp_path, api, **smtp(server)) as rig:
        api.fails("createForumTopic", 500, times=None)
        await rig.complains()
        (mail,) = await rig.until(lambda: server.of("شكوى جديدة"))
        assert links_in(mail) == set()


async def test_a_topic_that_was_made_again_is_the_one_that_is_linked(
    tmp_path: Path, api: BotApi, server: Server
) -> None:
    staff_group(api)
    wall = Wall()
    async with rida(tmp_path, api, wall=wall, **smtp(server)) as rig:
        await rig.complains()
        first = await rig.topic()
        await rig.until(lambda: server.of("شكوى جديدة"))
        api.people.deletes_topic(GROUP, first)
        await overdue(rig, wall)
        second = await rig.topic()
        (mail, *_) = await rig.until(lambda: server.of("تأخير"))
        assert second != first
        assert links_in(mail) == {f"https://t.me/c/1/{second}"}


async def overdue(rig: Rig, wall: Wall) -> None:
    (case,) = await rig.rows(cases)
    wall.ahead += case["due_at"] - rig.app.runtime.clock.now() + timedelta(minutes=1)
