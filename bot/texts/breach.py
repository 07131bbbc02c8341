"""The notices of a breach in words: to the authority, and to the people whom it concerns.

The rule this module guards: what Rida knows stands there as it is; what only the society can say is left
open between brackets; nobody is named.
"""

from collections.abc import Iterator

from bot.core.breach import Access, Breach
from bot.core.privacy import Privacy, Processing
from bot.texts.catalogue import plain, sentence
from bot.texts.dates import Dates

RECORDS = ("cases", "registrations", "disclosures")
OPEN = ("what", "cause", "stopped", "risks", "measures", "told", "signed")
"""What only the society knows, in its order."""


def to_authority(breach: Breach, privacy: Privacy, dates: Dates, language: str) -> str:
    values = _values(breach, privacy, dates, language)
    return plain(sentence("breach-authority", language, values))


def to_people(breach: Breach, privacy: Privacy, dates: Dates, language: str) -> str:
    return plain(sentence("breach-people", language, _values(breach, privacy, dates, language)))


def to_fill_in(language: str) -> list[str]:
    """What the society still has to say, as a list."""
    return [plain(sentence(f"breach-open-{each}", language, {})) for each in OPEN]


def _values(breach: Breach, privacy: Privacy, dates: Dates, language: str) -> dict[str, str | int]:
    return {
        "authority": privacy.authority.get(language, ""),
        "controller": privacy.controller.get(language, ""),
        "contact": _contact(privacy, language),
        "begins": dates.moment(breach.begins, language),
        "ends": dates.moment(breach.ends, language),
        "discovered": dates.moment(breach.discovered, language),
        "deadline": dates.moment(breach.deadline, language),
        "what": breach.what or _open("what", language),
        "people": breach.concerned.people + breach.concerned.anonymous,
        "concerned": "\n".join(_concerned(breach, language)),
        "kinds": "\n".join(_kinds(breach, privacy, language)),
        "accesses": "\n".join(_accesses(breach.accesses, language)),
        **{f"open_{each}": _open(each, language) for each in OPEN},
    }


def _open(name: str, language: str) -> str:
    return f"[{sentence(f'breach-open-{name}', language, {})}]"


def _contact(privacy: Privacy, language: str) -> str:
    known = (privacy.contact.get(language, ""), privacy.email, privacy.phone)
    said = [each for each in known if each]
    missing = [] if privacy.email or privacy.phone else [_open("contact", language)]
    return " · ".join((*said, *missing))


def _concerned(breach: Breach, language: str) -> Iterator[str]:
    for name in RECORDS:
        if count := getattr(breach.concerned, name):
            yield sentence(f"breach-count-{name}", language, {"count": count})
    if breach.concerned.unreachable:
        yield sentence("breach-count-unreachable", language, {"count": breach.concerned.unreachable})
    yield sentence("breach-counted-by-trail" if breach.is_shown else "breach-counted-by-us", language, {})


def _kinds(breach: Breach, privacy: Privacy, language: str) -> Iterator[str]:
    named = {each.id: each for each in privacy.purposes}
    found = [named[id] for id in breach.purposes if id in named]
    yield from (f"- {_kind(each, language)}" for each in found)
    if not found:
        yield _open("kinds", language)


def _kind(each: Processing, language: str) -> str:
    return f"{each.name.get(language, '')}: {each.data.get(language, '')}"


def _accesses(accesses: tuple[Access, ...], language: str) -> Iterator[str]:
    for each in accesses:
        who = sentence(f"breach-who-{each.who}", language, {"number": each.number})
        why = sentence(f"audit-why-{each.reason}", language, {}) if each.reason else ""
        did = sentence(f"audit-{each.action.replace('_', '-')}", language, {})
        told: dict[str, str | int] = {"who": who, "count": each.count}
        told["did"] = f"{did} ({why})" if why else did
        yield sentence("breach-access", language, told)
    if not accesses:
        yield sentence("breach-access-none", language, {})
