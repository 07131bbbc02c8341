"""How people say the buttons of our prompts: collected by ear before there was anything that reads it.

A file of `tests/data/ways` has a line a saying: the question, its buttons, what was typed, and the place
of the button that it means; null where it is content, and none may be taken. `fifth.jsonl` was collected
with `ways.jsonl` and opened after it was understood; `kinds.jsonl` are further sayings of each kind that
was missed in it, and under `content` what is so near to one that it must not be taken.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faq.detect.typed_choice import Option

FOLDER = Path(__file__).parents[1] / "data" / "ways"

MEANS: Mapping[str, tuple[str, ...]] = {
    "نعم، أرسلوها": ("yes", "send", "agree"),
    "أريد أن أعدّل": ("no", "change"),
    "هذا كل شيء": ("done", "no", "send"),
    "إلغاء": ("cancel",),
    "إكمال": ("yes", "go-on"),
    "أفضل مما توقعت": ("above",),
    "كما توقعت": ("as",),
    "أقل مما توقعت": ("below",),
    "نعم، انحلت": ("yes", "solved"),
    "لا، لم تُحل": ("no", "unsolved"),
    "لي أنا": ("me",),
    "لشخص آخر": ("other", "relative"),
    "شكوى على ما حدث": ("complaint", "complaint-told"),
    "بلاغ تأخير": ("delay", "delay-told"),
    "اقتراح": ("suggestion",),
    "أسأل فقط": ("asking",),
    "أوافق": ("yes", "agree"),
    "لا أوافق": ("no", "disagree"),
    "أوصلوه لموظف": ("yes", "accept", "human"),
    "لا، شكرًا": ("no", "decline"),
    "تخطّي": ("skip",),
    "رجوع": ("back",),
    "العربية": ("arabic",),
    "English": ("english",),
}
"""What the buttons of the collection mean; those of a list (ways to solve it, branches, times) are said by
their own words."""

OPEN = frozenset(
    {
        "وصلنا كلامكم. هل تودّون إضافة شيء آخر؟",
        "اكتبوا تاريخ الميلاد.",
        "ما اسم صاحب الطلب؟",
        "اكتبوا رقم الجوال.",
    }
)
"""What is answered in words of one's own."""


@dataclass(frozen=True, slots=True)
class Way:
    prompt: str
    buttons: tuple[str, ...]
    typed: str
    means: int | None

    @property
    def options(self) -> tuple[Option, ...]:
        return tuple(Option((label,), self._means(label)) for label in self.buttons)

    @property
    def is_open(self) -> bool:
        return self.prompt in OPEN

    def _means(self, label: str) -> tuple[str, ...]:
        """To "shall we go on?", whoever cancels says no."""
        declines = label == "إلغاء" and "إكمال" in self.buttons
        return ("no", "cancel") if declines else MEANS.get(label, ())


def read(file: Path) -> list[Way]:
    lines = map(json.loads, file.read_text("utf-8").splitlines())
    return [Way(each["prompt"], tuple(each["buttons"]), each["typed"], each["means"]) for each in lines]


WAYS = [way for name in ("ways", "fifth", "kinds") for way in read(FOLDER / f"{name}.jsonl")]
