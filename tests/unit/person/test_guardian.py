"""Of a child it is asked once whether their guardian registers them, and what was said is kept with the
consent."""

import pytest

from bot.core.privacy import Purpose
from bot.texts.catalogue import plain
from tests.unit.world import World, person

HUDA = person()


def asked(world: World, kin: str, birth: str = "1/1/2016") -> list[str]:
    world.write(HUDA, "سجلني")
    world.press(HUDA, "register", "ibda")
    world.press(HUDA, "agree")
    world.press(HUDA, "for-other")
    world.press(HUDA, "relation", kin)
    for answer in ("سارة", "0501234567", "المساء", birth):
        world.write(HUDA, answer)
    return [each.key for each in world.press(HUDA, "skip")]


def agreed(world: World) -> list[tuple[Purpose, bool, str]]:
    mine = world.consents.get(world.conversation(HUDA).contact, [])
    return [(each.purpose, each.by_guardian, each.for_whom) for each in mine]


@pytest.mark.parametrize(
    ("kin", "birth", "key"),
    [
        ("daughter", "1/1/2016", "registration-guardian-she"),
        ("son", "1/1/2016", "registration-guardian-he"),
        ("son", "1/1/2008", "registration-guardian-he"),  # 18 this year
        ("son", "1/1/2000", "registration-summary"),
        ("mother", "1/1/2016", "registration-summary"),
    ],
)
def test_it_is_asked_of_a_child_and_of_nobody_else(kin: str, birth: str, key: str) -> None:
    assert asked(World(), kin, birth) == [key]


@pytest.mark.parametrize("said", ["نعم", "ايوه", "انا امها", "نعم، أنا وليّ الأمر"])
def test_the_guardian_s_consent_is_kept_as_such(said: str) -> None:
    world = World()
    asked(world, "daughter")
    assert [each.key for each in world.write(HUDA, said)] == ["registration-summary"]
    world.press(HUDA, "confirm-registration")
    assert agreed(world) == [
        (Purpose.REGISTRATION, True, "daughter"),
        (Purpose.GUARDIAN, True, "daughter"),
    ]


def test_somebody_grown_up_needs_no_guardian() -> None:
    world = World()
    asked(world, "son")
    world.press(HUDA, "guardian-of-age")
    world.press(HUDA, "confirm-registration")
    assert agreed(world) == [(Purpose.REGISTRATION, False, "son")]


def test_whoever_is_not_the_guardian_loses_nothing() -> None:
    world = World()
    asked(world, "daughter")
    (said,) = world.write(HUDA, "لا")
    assert said.key == "registration-guardian-needed" and "وليّ الأمر" in plain(said.text)
    assert not world.registrations
    (again,) = world.press(HUDA, "continue-registration")
    assert again.key == "registration-guardian-she"
