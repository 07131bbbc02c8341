"""A reply's meaning becomes the words of its reader. What the society's people or members wrote is put
in as it is, isolated; everything else is a text of this room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, assert_never

from bot.core.conversation import Choice
from bot.core.effects import Approved, OfDay, Reply, SendEmail, Spoken, Text, Value
from bot.core.events import Attachment
from bot.core.labels import short
from bot.core.messages import Button, Message
from bot.texts.catalogue import alone, isolated, plain, sentence, tidy
from bot.texts.dates import Dates


class Values(Protocol):
    """What the society is and has, as its answers and its contact card name it."""

    @property
    def always(self) -> Mapping[str, Mapping[str, str | int]]: ...
    def fill(self, answer: Approved, language: str, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Renderer:
    dates: Dates
    values: Values
    address_of_case: Callable[[int], str]

    def text(self, text: Text, language: str) -> str:
        return self._sentence(text.key, language, self._values(text, language))

    def _sentence(self, key: str, language: str, values: Mapping[str, str | int]) -> str:
        words = "" if values else alone(key, language)
        return words or tidy(sentence(key, language, {**self.values.always[language], **values}))

    def _values(self, text: Text, language: str) -> dict[str, str | int]:
        return {name: self._value(value, language) for name, value in text.args.items()}

    def _value(self, value: Value, language: str) -> str | int:
        if isinstance(value, int):
            return value
        if isinstance(value, tuple):
            return isolated("\n".join(str(self._value(each, language)) for each in value))
        words = self._words(value, language)
        return isolated(words) if isinstance(value, str) else words

    def _words(
        self, value: "str | datetime | date | Spoken | OfDay | Text | Approved", language: str
    ) -> str:
        match value:
            case str():
                return value.strip()
            case datetime():
                return self.dates.moment(value, language)
            case date():
                return self.dates.day(value, language)
            case Spoken():
                return self.dates.spoken(value.at, value.now, language)
            case OfDay():
                return self.dates.of_day(value.at, language)
            case Approved():
                return self.values.fill(value, language)
            case Text():
                return self.text(value, language)
            case _:
                assert_never(value)

    def message(self, reply: Reply, language: str, stamp: int, case: int | None = None) -> Message:
        values = self._values(reply.text, language)
        above, below = (
            [self.text(each, language) for each in some] for some in (reply.above, reply.below)
        )
        said = self._sentence(reply.text.key, language, values)
        is_spare = reply.spare and not (above or below)  # what is said beside it is news
        return Message(
            text="\n\n".join((*above, said, *below)),
            language=language,
            key=reply.text.key,
            args={name: str(value) for name, value in values.items()},
            buttons=tuple(self._button(choice, language) for choice in reply.choices),
            stamp=stamp,
            case=case,
            **{**reply.carried(), "attachments": _here(reply.attachments), "spare": is_spare},
        )

    def _button(self, choice: Choice, language: str) -> Button:
        label = short(choice.title) if choice.title else self.text(Text(choice.label_key), language)
        return Button(choice.action, choice.arg, label, choice.url)

    def email(self, email: SendEmail, language: str) -> Message:
        """An official e-mail: its parts as paragraphs, the link to the case, and who sends it."""
        parts = [self.text(part, language) for part in email.body]
        link = "" if email.case is None else self.address_of_case(email.case)
        shown = Text("letter-marked-subject", {"subject": email.subject})
        subject = shown if email.urgent else email.subject
        signature = self.text(Text("letter-signature"), language)
        return Message(
            text="\n\n".join(part for part in (*parts, link, signature) if part),
            language=language,
            key=email.subject.key,
            attachments=_here(email.attachments),
            subject=plain(self.text(subject, language)).replace("\n", " "),
            case=email.case,
            notices=email.notices,
        )


def _here(files: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """What is on its way goes out when it is here (handlers/shared/late_files.py)."""
    return tuple(file for file in files if not file.awaited)
