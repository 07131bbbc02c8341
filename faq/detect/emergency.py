"""A cry for help: which words are one, and which only sound so.

The rules this module guards: spelling is forgiven and another word is not (faq/detect/phrases.py). Words
of another meaning beside it (a course, a joke, last year) silence a sign. The reviewed list is
faq/lexicon/emergency.yaml; config.yaml adds to it.
"""

from collections.abc import Callable, Iterable, Sequence

from faq.detect.alarm import Alarm as Alarm
from faq.detect.alarm import Line as Line
from faq.detect.phrases import Phrases, Signs

GENERAL = "danger"


class Alarms:
    """Reads what people write. A kind may have several signs: who asks for a course about violence does
    not cry for help, and who is beaten and wants a course does. `general` is the alarm of whoever says
    that they are in danger, and not in which."""

    def __init__(
        self, alarms: Iterable[tuple[Alarm, Sequence[Signs]]], fold: Callable[[str], str]
    ) -> None:
        listed = [(alarm, signs) for alarm, each in alarms for signs in each]
        self._alarms = tuple(alarm for alarm, _ in listed)
        self.general = _general(self._alarms)
        self._phrases = Phrases((signs for _, signs in listed), fold)

    def heard(self, text: str, /) -> Alarm | None:
        """The first kind, in the order of the configuration, that a sentence of the text speaks of."""
        found = self._phrases.first(text)
        return None if found is None else self._alarms[found]


def _general(alarms: Iterable[Alarm]) -> Alarm:
    """Of a danger whose kind nobody named: every number there is, once."""
    lines = {line.number: line for alarm in alarms for line in alarm.lines}
    return Alarm(GENERAL, tuple(lines.values()))
