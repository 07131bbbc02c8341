"""The short form of `make crash`: the process dies at every named place, one life after the other."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.crash.edges import Edge, Telegram, WhatsApp, places_of
from tests.crash.mailbox import MailProof
from tests.crash.places import MAIL_PLACES
from tests.crash.proof import Proof
from tests.fixtures.imap_server import imap_server
from tests.fixtures.smtp_server import mail_server

PEOPLE = 4
TELEGRAM, WHATSAPP = Telegram("polling"), WhatsApp()
ITS_OWN = [place for place in places_of(WHATSAPP) if place.startswith(("intake-c", "delivery"))]
"""What lies between is nobody's channel."""


@pytest.mark.parametrize(
    ("edge", "places"),
    [(TELEGRAM, places_of(TELEGRAM)), (WHATSAPP, ITS_OWN)],
    ids=[TELEGRAM.name, WHATSAPP.name],
)
async def test_nothing_is_lost_wherever_the_process_dies(
    edge: Edge, places: Sequence[str], tmp_path: Path
) -> None:
    proof = Proof(edge, tmp_path, PEOPLE)
    try:
        await proof.prepare(measured=False)
        count = await proof.round(*places)
        assert count.kept_its_word, str(count)
        assert count.crashes == len(places)
    finally:
        await proof.close()


async def test_no_mail_is_lost_or_doubled_wherever_the_process_dies(tmp_path: Path) -> None:
    with imap_server() as box, mail_server() as mails:
        count = await MailProof(tmp_path, box, mails).prove(MAIL_PLACES)
    assert count.kept_its_word, str(count)
    assert count.crashes == len(MAIL_PLACES)
