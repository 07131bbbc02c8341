"""`/health`: how Rida is, in plain words, with nothing of a person and nothing of the house for strangers."""

import base64
import html
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.core.ailments import Ailing, Ailment
from bot.policy.languages import LANGUAGES
from bot.store.queries import outages, quiet, settings
from bot.store.queries.metrics import Waiting
from bot.store.queries.outages import Cause
from bot.texts.catalogue import plain, sentence
from bot.web.ops.lights import Colour, State, for_everybody, for_whoever_looks_after_it
from bot.web.shared.house import House
from tests.fixtures.planted import Planted
from tests.integration.deploy.behind import OF_THE_MACHINE
from tests.integration.web_site import Options, Server, serving

pytestmark = OF_THE_MACHINE

NOON = datetime(2026, 11, 22, 9, tzinfo=UTC)
WELL = State(NOON, True, True, ("web", "telegram"), free=10**12, has_backups=True, last_backup=NOON)
THROUGH = {"x-forwarded-for": "203.0.113.9"}  # a stranger, by a proxy that nobody named


def lights(state: State) -> dict[str, Colour]:
    every = [*for_everybody(state), *for_whoever_looks_after_it(state)]
    return {f"{each.what} {each.channel}".strip(): each.colour for each in every}


def waits(what: str, minutes: float, kind: str = "web") -> Waiting:
    return Waiting(what, kind, 1, NOON - timedelta(minutes=minutes))


G, Y, R = Colour.GREEN, Colour.YELLOW, Colour.RED


@pytest.mark.parametrize(
    ("state", "light", "colour"),
    [
        (replace(WELL, turns=False), "read", R),
        (replace(WELL, writes=False), "read", R),
        (replace(WELL, turns=False), "sent web", Y),
        (replace(WELL, turns=False), "promises", R),
        (replace(WELL, waiting=(waits("inbox", 0.5),)), "read", G),
        (replace(WELL, waiting=(waits("inbox", 2),)), "read", Y),
        (replace(WELL, waiting=(waits("inbox", 9),)), "read", R),
        (replace(WELL, waiting=(waits("queued", 9),)), "sent web", Y),
        (replace(WELL, waiting=(waits("queued", 9),)), "sent telegram", G),
        (replace(WELL, waiting=(waits("queued", 45, "telegram"),)), "sent telegram", R),
        (replace(WELL, waiting=(waits("held", 9999),)), "sent web", G),  # it waits for its person
        (replace(WELL, down={"telegram": NOON}), "sent telegram", R),
        (replace(WELL, causes={"whatsapp": Cause("whatsapp-token", NOON)}), "mend whatsapp", R),
        (replace(WELL, waiting=(waits("late", 2),)), "promises", Y),
        (replace(WELL, waiting=(waits("late", 20),)), "promises", R),
        (replace(WELL, writes=False), "database", R),
        (replace(WELL, free=0), "disk", R),
        (replace(WELL, free=10**8), "disk", Y),
        (replace(WELL, has_backups=False, last_backup=None), "backup-off", Y),
        (replace(WELL, last_backup=None), "backup-none", Y),
        (replace(WELL, last_backup=NOON - timedelta(hours=40)), "backup", Y),
        (replace(WELL, last_backup=NOON - timedelta(days=3)), "backup", R),
        (replace(WELL, now=NOON + timedelta(days=9), wall=NOON), "backup", G),
    ],
)
def test_each_light_says_what_it_means(state: State, light: str, colour: Colour) -> None:
    assert lights(WELL) == dict.fromkeys(lights(WELL), G)
    assert lights(state)[light] is colour


async def get(site: Server, path: str = "/health", **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=site.url, timeout=60) as client:
        return await client.get(path, headers=headers)


async def ill(_: datetime) -> list[Ailment]:
    values = {"what": "no mail server", "mend": "look at smtp.host"}
    return [Ailment(Ailing.CHECK, values, is_grave=True, subject="smtp")]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_looks_after_it_reads_all_and_strangers_what_they_feel_anyway(
    tmp_path: Path, language: str
) -> None:
    async with serving(tmp_path, Options(demo=False, probes=(ill,))) as site:
        await site.runtime.ailments.look()
        own = await get(site, f"/health?lang={language}")
        other = await get(site, f"/health?lang={language}", **THROUGH)
        asked = await get(site, f"/health?lang={language}&whole=1", **THROUGH)
    assert (own.status_code, other.status_code, asked.status_code) == (200, 200, 401)
    assert f'lang="{language}"' in own.text
    for page in (own, other):
        assert 'data-testid="light-read" data-colour="green"' in page.text
        assert 'data-testid="light-sent-web"' in page.text and "light-promises" in page.text
    inside = ("light-disk", "light-backup", "light-database", "no mail server", "smtp.host")
    assert all(each in own.text for each in inside)
    assert not any(each in page.text for each in inside for page in (other, asked))


async def test_a_browser_shows_the_token_as_a_password(tmp_path: Path) -> None:
    house = House(token="s3cret")
    async with serving(tmp_path, Options(demo=False, house=house, turning=False)) as site:
        for said, status in (("rida:s3cret", 200), (":s3cret", 200), ("s3cret:", 401), ("x:wrong", 401)):
            basic = base64.b64encode(said.encode()).decode()
            answer = await get(site, "/health?whole=1", authorization=f"Basic {basic}", **THROUGH)
            assert answer.status_code == status
            assert ("light-disk" in answer.text) is (status == 200)
            assert status == 200 or answer.headers["www-authenticate"].startswith("Basic")
        broken = await get(site, "/health?whole=1", authorization="Basic %%%", **THROUGH)
        assert broken.status_code == 401


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_restored_book_says_that_it_is_quiet_and_until_what(
    tmp_path: Path, language: str
) -> None:
    async with serving(tmp_path, Options(demo=False, turning=False)) as site:
        async with site.runtime.database.write() as conn:
            await quiet.hold(conn, NOON)
        await site.runtime.quiet.look()
        own, other = await get(site, f"/health?lang={language}"), await get(site, **THROUGH)
        async with site.runtime.database.write() as conn:
            await quiet.release(conn, NOON)
        await site.runtime.quiet.look()
        after = await get(site, f"/health?lang={language}")
    assert 'data-testid="light-quiet" data-colour="yellow"' in own.text
    assert "rida restore --release" in own.text and "12:00" in own.text
    assert "light-quiet" not in other.text + after.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_upgrade_is_seen_with_its_time_and_the_version_before(
    tmp_path: Path, language: str
) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        async with site.runtime.database.write() as conn:
            await settings.ran(conn, "0.8.1", NOON - timedelta(days=9))
            await settings.ran(conn, "0.9.0", NOON)
            await settings.ran(conn, "0.9.0", NOON + timedelta(days=3))  # a start is no upgrade
        own, other = await get(site, f"/health?lang={language}"), await get(site, **THROUGH)
    assert 'data-testid="light-version-after" data-colour="green"' in own.text
    assert "0.9.0" in own.text and "0.8.1" in own.text and "12:00" in own.text
    assert "0.9.0" not in other.text, "a stranger does not learn which version runs"


async def test_what_does_not_work_is_said_with_its_time(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(wall=lambda: NOON)) as site:
        async with site.runtime.database.write() as conn:
            await outages.begin(conn, "web", NOON - timedelta(hours=2))
        page = await get(site, "/health?lang=en", **THROUGH)
    assert 'data-testid="light-sent-web" data-colour="red"' in page.text
    assert "10:00" in page.text, "by the society's clock"


async def test_a_house_that_does_not_turn_is_never_green(tmp_path: Path) -> None:
    async with serving(tmp_path, Options(turning=False)) as site:
        page, health = await get(site), await get(site, "/healthz")
    assert health.status_code == 503 and page.status_code == 200
    assert 'data-colour="red"' in page.text
    assert 'data-testid="light-read" data-colour="green"' not in page.text


async def test_nothing_of_a_person_is_on_it_and_it_needs_nobody_elses_files(
    planted: Planted, tmp_path: Path
) -> None:
    word = planted.word("said", tables=("inbox", "outbox", "conversations", "cases", "asked_questions"))
    async with serving(tmp_path) as site:
        await (await site.visitor()).write(f"أنا {word}")
        await site.runtime.settle()
        text = (await get(site)).text
        with closing(sqlite3.connect(tmp_path / "rida.db")) as db:
            (id,) = db.execute("SELECT address FROM conversations WHERE party = 'person'").fetchone()
    planted.shown("whoever reads /health", [text])
    assert id not in text and "<script" not in text
    assert "http://" not in text and "https://" not in text and "//" not in text.replace("<!doctype", "")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_staff_can_mend_of_a_channel_is_named_as_it_is_now(
    tmp_path: Path, language: str
) -> None:
    async with serving(tmp_path, Options(demo=False)) as site:
        async with site.runtime.database.write() as conn:
            await outages.begin(conn, "web", NOON)
            for why in ("whatsapp-token", "whatsapp-payment"):
                await outages.is_now(conn, "web", why, NOON)
        own, other = await get(site, f"/health?lang={language}"), await get(site, **THROUGH)
    now, before = (plain(sentence(f"down-whatsapp-{why}", language, {})) for why in ("payment", "token"))
    shown, told = (plain(html.unescape(page.text)) for page in (own, other))
    assert now in shown and before not in shown
    assert now not in told
