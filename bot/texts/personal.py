"""A person's copy as a page that opens on any telephone, with the same for machines inside it.

The rules this module guards: it loads nothing from anywhere and runs nothing; what people wrote is shown
as they wrote it and can do nothing in the page; dates are Gregorian and Hijri.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from html import escape
from typing import Any

from bot.core.case import MOVES, Entry, EntryKind
from bot.core.disclosure import Disclosure
from bot.core.personal import OwnCase, PersonalCopy, Said, Talk
from bot.core.privacy import Consent, Request
from bot.core.registration import Initiative, Registration, RegistrationStatus
from bot.policy.languages import FIRST, LANGUAGES, direction
from bot.texts.catalogue import plain, sentence
from bot.texts.dates import Dates

_STATUS = {
    RegistrationStatus.REGISTERED: "copy-active",
    RegistrationStatus.CANCELLED: "copy-cancelled",
}
_STYLE = """
body{font:1rem/1.7 system-ui,-apple-system,"Segoe UI",Tahoma,sans-serif;margin:0 auto;max-width:46rem;
padding:1rem;color:#1c2b2a;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.15rem;border-bottom:2px solid #2c7a6b;margin-top:2rem}
h3{font-size:1rem}
dl{margin:.5rem 0}dt{font-weight:600}dd{margin:0 0 .4rem;white-space:pre-wrap;overflow-wrap:anywhere}
.said{border:1px solid #d5dfdd;border-radius:.6rem;padding:.4rem .8rem;margin:.4rem 0}
.you{background:#eef6f4}.at{color:#566;font-size:.85rem}
p,.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0}
"""


class CopyPage:
    """`names` are the initiatives by their ids."""

    def __init__(self, dates: Dates, society: Mapping[str, str], initiatives: Iterable[Initiative]):
        self._dates, self._society = dates, society
        self._initiatives = {each.id: each for each in initiatives}

    def page(self, copy: PersonalCopy) -> bytes:
        body = "\n".join(self._parts(copy))
        title = escape(_say("copy-title", copy.language, society=self._society[copy.language]))
        return (
            f'<!DOCTYPE html>\n<html lang="{copy.language}" dir="{direction(copy.language)}"><head>'
            '<meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
            f"<style>{_STYLE}</style></head><body>\n<h1>{title}</h1>\n{body}\n"
            f'<script type="application/json" id="data">{_embedded(copy)}</script>\n</body></html>\n'
        ).encode("utf-8", "replace")

    def _parts(self, copy: PersonalCopy) -> Iterator[str]:
        language = copy.language
        yield _paragraph(_say("copy-made", language, at=self._moment(copy.made_at, language)))
        yield _paragraph(_say("copy-about", language))
        yield self._known(copy)
        yield from self._section("copy-cases", language, (self._case(c, language) for c in copy.cases))
        registered = (self._registration(each, language) for each in copy.registrations)
        yield from self._section("copy-registrations", language, registered)
        waiting = [self._initiative(each, language) for each in copy.waiting]
        yield from self._section("copy-waiting", language, map(_paragraph, waiting))
        yield from self._confided(copy)
        agreed = (self._consent(each, language) for each in copy.consents)
        yield from self._section("copy-consents", language, agreed)
        asked = (self._request(each, language) for each in copy.requests)
        yield from self._section("copy-requests", language, asked)
        yield from self._section("copy-talks", language, (self._talk(t, language) for t in copy.talks))

    def _section(self, key: str, language: str, parts: Iterable[str]) -> Iterator[str]:
        found = list(parts)
        if found:
            yield f"<h2>{escape(_say(key, language))}</h2>"
            yield from found

    def _known(self, copy: PersonalCopy) -> str:
        language = copy.language
        rows = [
            (_say("copy-known-as", language), "\n".join(copy.known_as)),
            (_say("copy-addresses", language), "\n".join(copy.addresses)),
            (_say("copy-since", language), self._moment(copy.since, language)),
        ]
        return "\n".join(self._section("copy-known", language, [_table(rows)]))

    def _case(self, own: OwnCase, language: str) -> str:
        case = own.case
        rows = [
            (_say("copy-status", language), _say(f"status-{case.status}", language)),
            (_say("copy-opened", language), self._moment(case.opened_at, language)),
            (_say("copy-due", language), self._moment(case.due_at, language)),
            (_say("copy-words", language), "\n".join(words.text for words in case.words)),
            (_say("copy-expected", language), case.expectation),
            (_say("copy-offered", language), "\n".join(case.alternatives)),
        ]
        title = _say(
            "copy-numbered", language, what=_say(f"kind-{case.kind}", language), number=case.number
        )
        story = [self._entry(entry, language) for entry in own.story]
        return "\n".join([f"<h3>{escape(title)}</h3>", _table(rows), *story])

    def _entry(self, entry: Entry, language: str) -> str:
        who = "staff" if entry.by else "you"
        if entry.move:
            did = _say(f"status-{next(iter(MOVES[entry.move].values()))}", language)
        else:
            did = _say(f"copy-entry-{entry.kind}", language)
        text = "" if entry.kind is EntryKind.OPENED else entry.words.text
        whose = f"{_say(f'copy-by-{who}', language)} · {did}"
        return _bubble(self._moment(entry.at, language), whose, text, _files(entry), who)

    def _registration(self, registration: Registration, language: str) -> str:
        initiative = self._initiatives.get(registration.initiative)
        rows = [(_say("copy-registered", language), self._moment(registration.registered_at, language))]
        rows.append((_say("copy-status", language), _say(_STATUS[registration.status], language)))
        if registration.relation:
            rows.append((_say("copy-for", language), registration.relation))
        for field, answer in registration.answers:
            asked = initiative.field(field) if initiative else None
            rows.append((asked.label[language] if asked else field, answer))
        if registration.attended_at:
            rows.append(
                (_say("copy-attended", language), self._moment(registration.attended_at, language))
            )
        name = self._initiative(registration.initiative, language)
        title = _say("copy-numbered", language, what=name, number=registration.number)
        return f"<h3>{escape(title)}</h3>\n{_table(rows)}"

    def _initiative(self, id: str, language: str) -> str:
        known = self._initiatives.get(id)
        return known.name[language] if known else id

    def _confided(self, copy: PersonalCopy) -> Iterator[str]:
        if copy.confided is None:
            yield _paragraph(_say("copy-without-confided", copy.language))
            return
        told = (self._disclosure(each, copy.language) for each in copy.confided)
        yield from self._section("copy-confided", copy.language, told)

    def _disclosure(self, told: Disclosure, language: str) -> str:
        lines = [
            _bubble(
                self._moment(line.at, language),
                _say("copy-by-staff" if line.by else "copy-by-you", language),
                line.words.text,
                tuple(file.name or file.kind for file in line.words.attachments),
                "staff" if line.by else "you",
            )
            for line in told.lines
        ]
        title = _say("copy-numbered", language, what=_say("copy-private", language), number=told.number)
        return "\n".join([f"<h3>{escape(title)}</h3>", *lines])

    def _consent(self, consent: Consent, language: str) -> str:
        what = _say(f"copy-consent-{consent.purpose}", language)
        ended = consent.withdrawn_at
        when = self._moment(consent.at, language)
        until = f" – {self._moment(ended, language)}" if ended else ""
        return _paragraph(f"{what}: {when}{until}")

    def _request(self, request: Request, language: str) -> str:
        what = _say(f"copy-request-{request.kind}", language)
        title = _say("copy-numbered", language, what=what, number=request.number)
        rows = [
            (_say("copy-status", language), _say(f"copy-request-is-{request.status}", language)),
            (_say("copy-opened", language), self._moment(request.asked_at, language)),
            (_say("copy-due", language), self._moment(request.until, language)),
            (_say("copy-words", language), request.words),
            (_say("copy-answered", language), request.reason),
        ]
        return f"<h3>{escape(title)}</h3>\n{_table(rows)}"

    def _talk(self, talk: Talk, language: str) -> str:
        title = _say(f"channel-{talk.channel}", language)
        return "\n".join(
            [f"<h3>{escape(title)}</h3>", *(self._said(said, language) for said in talk.said)]
        )

    def _said(self, said: Said, language: str) -> str:
        who = _say(f"copy-by-{said.who}", language)
        return _bubble(self._moment(said.at, language), who, said.text, said.files, said.who)

    def _moment(self, at: datetime, language: str) -> str:
        return plain(self._dates.moment(at, language))


def _say(key: str, language: str, **values: str | int) -> str:
    return plain(sentence(key, language if language in LANGUAGES else FIRST, values))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _table(rows: Sequence[tuple[str, str]]) -> str:
    told = "".join(f"<dt>{escape(n)}</dt><dd dir='auto'>{escape(t)}</dd>" for n, t in rows if t)
    return f"<dl>{told}</dl>"


def _files(entry: Entry) -> tuple[str, ...]:
    return tuple(file.name or file.kind.value for file in entry.words.attachments)


def _bubble(at: str, who: str, text: str, files: Iterable[str], by: str) -> str:
    named = "".join(f"<div dir='auto'>📎 {escape(name)}</div>" for name in files)
    said = f"<div class='text' dir='auto'>{escape(text)}</div>" if text else ""
    head = f"<div class='at'>{escape(who)} · {escape(at)}</div>"
    return f"<div class='said {escape(by)}'>{head}{said}{named}</div>"


# For machines ---------------------------------------------------------------------------------------


def as_json(copy: PersonalCopy) -> str:
    return json.dumps(asdict(copy), default=_simple, ensure_ascii=False)


def _embedded(copy: PersonalCopy) -> str:
    """Nothing in it ends the element that it stands in."""
    return as_json(copy).replace("<", "\\u003c")


def _simple(value: Any) -> Any:
    match value:
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return value.value
        case Mapping():
            return dict(value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return asdict(value)
        case _:
            return str(value)
