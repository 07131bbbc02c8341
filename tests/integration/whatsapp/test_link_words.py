"""Whoever sends the words of a link over the real webhook stands where it leads: every initiative, both
languages."""

from pathlib import Path

from bot.config import load
from bot.core.link_words import COMPLAINT, MENU, Entry
from bot.store.schema import conversations, outbox
from bot.texts.catalogue import plain
from bot.texts.link_words import link_words
from tests.fixtures.day import on_the_day
from tests.fixtures.graph_api import GraphApi
from tests.integration.whatsapp.posting import Posting
from tests.integration.whatsapp.test_with_the_platform import hears, talking

SHIPPED = load(Path(__file__).parents[3] / "config.yaml", {}).built_initiatives
WORDS = link_words(SHIPPED)
WHO = {entry: f"9665{number:08}" for number, entry in enumerate(WORDS.words, 500)}
KEYS = {COMPLAINT: "complaint-begin", MENU: "menu", "reg-": "registration-which"}


async def told(there: Posting, who: str) -> str:
    """Everything that somebody was told."""
    await there.app.runtime.settle()
    talks = {row["id"]: row["address"] for row in await there.rows(conversations)}
    rows = [row for row in await there.rows(outbox) if talks[row["conversation_id"]] == who]
    return plain("\n".join(row["message"]["text"] for row in rows))


async def test_every_link_of_the_shipped_initiatives_leads_where_it_says(tmp_path: Path) -> None:
    async with GraphApi(now=on_the_day).serving() as api, talking(tmp_path, api, running=False) as there:
        for entry, who in WHO.items():
            api.people.person(who, "هدى")
            api.people.writes(who, WORDS.words[entry])
        await hears(there, api)
        for entry, who in WHO.items():
            said, keys = await told(there, who), await there.keys(who)
            if entry.start in KEYS:
                assert KEYS[entry.start] in keys, (entry, keys)
            else:
                assert _name(entry) in said, (entry, said)
                assert any(key.startswith("registration-") for key in keys), (entry, keys)


def _name(entry: Entry) -> str:
    (found,) = (each for each in SHIPPED if f"reg-{each.id}" == entry.start)
    return found.name[entry.language]
