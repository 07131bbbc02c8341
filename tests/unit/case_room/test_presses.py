"""The presses of the staff's daily acts, counted by a walk through the real steps: none may grow.

Before the initial assessment came, the figures were the same, and assessing was no act. It costs one press,
and no other act waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.core.case import Case, EntryKind, Status
from bot.core.events import ButtonPressed
from bot.core.messages import Message
from tests.unit.person.test_complaint import complain
from tests.unit.world import World, room

PAGE = (Path(__file__).parents[3] / "docs" / "staff.md").read_text("utf-8")


@dataclass
class Worker:
    """A member who presses what is shown, and nothing else."""

    world: World = field(default_factory=World)
    presses: int = 0
    by: str = "supervisor"

    def __post_init__(self) -> None:
        complain(self.world)

    def press(self, label: str) -> None:
        """By what stands on the newest button of that label that is on the screen."""
        shown = [b for m in reversed(self.world.said[room()]) for b in m.buttons if b.label == label]
        assert shown, f"no button {label}"
        self.presses += 1
        self.world.happen(room(), ButtonPressed(shown[0].action, shown[0].arg, by=self.by))

    def write(self, text: str) -> list[Message]:
        return self.world.write(room(), text, by=self.by)

    @property
    def case(self) -> Case:
        return self.world.cases[1001]

    def last(self, kind: EntryKind) -> str:
        return next(e.words.text or e.detail for _, e in reversed(self.world.entries) if e.kind is kind)


def take(staff: Worker) -> bool:
    staff.press("أستلمها")
    return staff.case.assignee == staff.by


def reply(staff: Worker) -> bool:
    staff.write("أهلًا بك، نعمل على طلبك.")
    return staff.case.assignee == staff.by and staff.case.staff_word_at is not None


def resolve(staff: Worker) -> bool:
    staff.press("إنجاز")
    staff.write("سلّمناك السلة اليوم.")
    return staff.case.status is Status.RESOLVED


def assess(staff: Worker) -> bool:
    staff.press("التقدير صحيح")
    return staff.case.assessment is not None


def assess_changing_one(staff: Worker) -> bool:
    staff.press("بل فيها خطر")
    return staff.case.assessment is not None and staff.case.assessment.is_safety


def assess_changing_all(staff: Worker) -> bool:
    for label in ("بل شدتها متوسطة", "بل فيها خطر", "بل هي متشعبة"):
        staff.press(label)
    return staff.case.assessment is not None and staff.case.assessment.axes.code == "myi"


def ask(staff: Worker) -> bool:
    staff.press("المزيد")
    staff.press("سؤال المستفيد")
    staff.write("في أي حي تسكن")
    return staff.case.asked_at is not None


def late(staff: Worker) -> bool:
    staff.press("المزيد")
    staff.press("سنتأخر")
    staff.write("المستودع مغلق")
    staff.press("يوم عمل إضافي")
    return staff.case.was_missed


def offer(staff: Worker) -> bool:
    staff.press("عرض حلول")
    staff.write("نوصلها غدًا")
    staff.write("تستلمها من الفرع")
    staff.press("أرسل الحلول")
    return staff.case.status is Status.OFFERED


def delegate(staff: Worker) -> bool:
    staff.press("تفويض")
    shown = next(m for m in reversed(staff.world.said[room()]) if m.buttons)
    staff.press(shown.buttons[0].label)
    staff.press("الحالة كلها")
    staff.press("خلال يوم عمل")
    return staff.case.delegation is not None


def note(staff: Worker) -> bool:
    staff.write("// اتصلت به أمس")
    return staff.last(EntryKind.NOTED) == "اتصلت به أمس"


FIGURES = (
    (take, "Take it", 1, 1),
    (reply, "Reply (whoever writes first takes it)", 0, 0),
    (resolve, "Resolve", 1, 1),
    (assess, "Assess, as it is proposed", None, 1),
    (assess_changing_one, "Assess, changing one of the three", None, 1),
    (assess_changing_all, "Assess, changing all three", None, 3),
    (ask, "Ask the person", 2, 2),
    (late, "It will take longer", 3, 3),
    (offer, "Offer two alternatives", 2, 2),
    (delegate, "Delegate the whole case", 4, 4),
    (note, "A note", 0, 0),
)
"""Each act, its name in docs/staff.md, its presses before there was an assessment (None: there was no such
act), and today."""

Act = Callable[[Worker], bool]


@pytest.mark.parametrize(
    ("act", "name", "before", "today"), FIGURES, ids=[name for _, name, *_ in FIGURES]
)
def test_no_act_costs_more(act: Act, name: str, before: int | None, today: int) -> None:
    staff = Worker()
    assert act(staff), f"{name} did nothing"
    assert staff.presses == today <= (today if before is None else before)
    assert f"| {name} | {today} |" in PAGE


@pytest.mark.parametrize("act", [take, reply, resolve, offer, delegate])
def test_nothing_waits_for_the_assessment_and_nothing_assesses_by_itself(act: Act) -> None:
    staff = Worker()
    assert act(staff) and staff.case.assessment is None
