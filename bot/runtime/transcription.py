"""The place of a transcriber: voice notes written out for the staff. The app has none of its own.

The rule this module guards: it comes after intake, and nothing waits for it. The sound is kept and
acknowledged before anybody listens; what cannot be written out stays a sound.
"""

import asyncio
import logging
from pathlib import Path
from typing import Protocol

from bot.core.conversation import Address, Party
from bot.core.events import Attachment, AttachmentKind, VoiceHeard
from bot.core.messages import Incoming
from bot.runtime.files.attachments import Attachments
from bot.runtime.intake import Intake
from bot.runtime.shared.failures import trace
from bot.runtime.shared.live_updates import LiveUpdates, Received, Resync

logger = logging.getLogger(__name__)

SPOKEN = (AttachmentKind.VOICE, AttachmentKind.AUDIO)
PATIENCE = 60.0  # seconds for one voice note


class Transcriber(Protocol):
    async def __call__(self, sound: Path, mime: str, /) -> str:
        """The words of a voice note; "" where none can be made out. What it raises is logged by type."""
        ...


class Transcription:
    """One note after the other, in the order in which they came."""

    def __init__(
        self,
        transcriber: Transcriber,
        intake: Intake,
        attachments: Attachments,
        live_updates: LiveUpdates,
    ) -> None:
        self._transcriber, self._intake = transcriber, intake
        self._attachments, self._live_updates = attachments, live_updates

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`. A note that is being listened to then keeps its sound only."""
        listening, stopped = asyncio.create_task(self._listen()), asyncio.create_task(stop.wait())
        done, pending = await asyncio.wait((listening, stopped), return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        if listening in done:
            listening.result()

    async def _listen(self) -> None:
        with self._live_updates.subscribe() as news:
            async for each in news:
                if isinstance(each, Resync):
                    logger.warning("voice notes came faster than they are written out: some stay sounds")
                if isinstance(each, Received) and each.address.party is Party.PERSON:
                    for sound in each.item.attachments:
                        await self._hear(each.address, sound)

    async def _hear(self, address: Address, sound: Attachment) -> None:
        if sound.kind not in SPOKEN or sound.awaited:
            return  # what is on its way is told of when it is here
        try:
            async with asyncio.timeout(PATIENCE):
                text = await self._transcriber(self._attachments.path(sound.id), sound.mime)
        except Exception as error:  # noqa: BLE001 - whatever it is, staff have the sound
            logger.error("a voice note could not be written out\n%s", trace(error))
            return
        if text.strip():
            heard = VoiceHeard(sound.id, text.strip())
            await self._intake.accept(Incoming(f"heard:{sound.id}", address, heard))
