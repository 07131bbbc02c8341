"""The register of processing as somebody reads it (`rida privacy record`)."""

from collections.abc import Iterator

from bot.core.privacy import GIVEN_DAYS, Privacy, Processing
from bot.texts.catalogue import plain, sentence


def register_lines(privacy: Privacy, language: str) -> list[str]:
    contact = " ".join(filter(None, (privacy.contact[language], privacy.email, privacy.phone)))
    head = {"controller": privacy.controller[language], "version": privacy.version}
    lines = [
        sentence("record-title", language, head),
        sentence("record-contact", language, {"contact": contact}),
        "",
        *(line for each in privacy.purposes for line in _purpose(each, language)),
        sentence("web-privacy-through", language, {}),
        *(
            _line(each.name[language], f"{each.does[language]} ({each.country[language]})", language)
            for each in privacy.services
        ),
        "",
        sentence("record-requests", language, {"days": GIVEN_DAYS.days}),
    ]
    return [plain(line) for line in lines]


def _purpose(purpose: Processing, language: str) -> Iterator[str]:
    days = [sentence("web-privacy-days", language, {"days": purpose.days})] if purpose.days else []
    count = {"months": purpose.months or 0}
    months = [sentence("web-privacy-months", language, count)] if purpose.months else []
    kept = " ".join(filter(None, (purpose.kept[language], *days, *months)))
    basis = sentence(f"privacy-basis-{purpose.basis}", language, {})
    yield f"{purpose.id}: {purpose.name[language]}"
    yield _line(sentence("web-privacy-basis", language, {}), basis, language)
    yield _line(sentence("web-privacy-data", language, {}), purpose.data[language], language)
    yield _line(sentence("web-privacy-recipients", language, {}), purpose.recipients[language], language)
    yield _line(sentence("web-privacy-kept", language, {}), kept, language)
    yield ""


def _line(name: str, value: str, language: str) -> str:
    return sentence("record-line", language, {"name": name, "value": value})
