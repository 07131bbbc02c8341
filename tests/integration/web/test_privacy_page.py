"""The page /privacy: everything on it is the configuration's, in both languages."""

from pathlib import Path

import httpx
import pytest

from bot.config.privacy import PrivacySection
from bot.config.retention import Retention
from bot.texts.catalogue import plain
from tests.integration.web_site import Options, serving

NAMES = {"ar": "جمعية ماجد", "en": "Majid Society"}


def section() -> PrivacySection:
    return PrivacySection.model_validate(
        {
            "contact": {"email": "privacy@example.org", "phone": "0126062959"},
            "notice_version": "7",
            "purposes": [
                {
                    "id": "raffle",
                    "name": {"ar": "سحب <خيري>", "en": "A <charity> raffle"},
                    "basis": "consent",
                    "data": {"ar": "الاسم", "en": "the name"},
                    "recipients": {"ar": "اللجنة", "en": "the committee"},
                    "retention": "questions_days",
                }
            ],
        }
    )


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "ar",
            (
                "جمعية ماجد",
                "سحب &lt;خيري&gt;",
                "موافقتك",
                "اللجنة",
                "بعد 90 يومًا",
                "تيليجرام",
                "خارج المملكة",
            ),
        ),
        (
            "en",
            (
                "Majid Society",
                "A &lt;charity&gt; raffle",
                "your consent",
                "the committee",
                "after 90 days",
            ),
        ),
    ],
)
async def test_it_shows_what_the_configuration_says(
    tmp_path: Path, language: str, parts: tuple[str, ...]
) -> None:
    options = Options(privacy=section().built(NAMES, "", Retention()))
    async with serving(tmp_path, options) as site, httpx.AsyncClient(base_url=site.url) as client:
        page = await client.get(f"/privacy?lang={language}")
    assert page.status_code == 200
    for part in (*parts, "privacy@example.org", "dgp.sdaia.gov.sa", "7"):
        assert part in plain(page.text)


async def test_the_chat_leads_to_it(tmp_path: Path) -> None:
    async with serving(tmp_path) as site, httpx.AsyncClient(base_url=site.url) as client:
        assert 'href="/privacy"' in (await client.get("/chat")).text
