"""Staff ask for a code at the desk: by id, by name, by choosing; and nobody else does."""

import pytest

from bot.core.conversation import desk
from bot.core.events import ButtonPressed
from tests.unit.world import World

DESK = desk("web")


@pytest.mark.parametrize(
    "asked",
    [
        "/qr ibda",
        "/QR IBDA",
        "/رمز مبادرة ابدا",
        "/qr@rida_bot مبادرة ابدأ",
        "/qr  Ibda",
        "/qr ابدأ",
        "/رمز ابدا",
    ],
)
def test_a_code_comes_with_its_poster(asked: str) -> None:
    world = World()
    (told,) = world.write(DESK, asked, by="agent")
    assert (told.qr, told.poster) == ("reg-ibda", "ibda")
    assert "مبادرة ابدأ" in told.text


def test_the_english_poster_is_a_press_away() -> None:
    world = World()
    (shown,) = world.write(DESK, "/qr ibda", by="agent")
    assert [button.label for button in shown.buttons] == ["الملصق بالإنجليزية"]
    (told,) = world.press(DESK, "qr", "ibda.en", by="agent")
    assert (told.key, told.qr, told.poster) == ("poster-shown", "", "ibda.en")


@pytest.mark.parametrize(
    "asked", ["/qr ibda en", "/رمز مبادرة ابدأ إنجليزي", "/رمز ابدأ إنجليزي", "/qr Ibda English"]
)
def test_the_english_poster_can_be_asked_for_at_once(asked: str) -> None:
    (told,) = World().write(DESK, asked, by="agent")
    assert (told.key, told.poster) == ("poster-shown", "ibda.en")


def test_without_a_name_there_is_a_list_to_choose_from() -> None:
    world = World()
    (which,) = world.write(DESK, "/qr", by="agent")
    assert [button.arg for button in which.buttons] == ["ibda", "kursi", "linked", "later", "over"]
    assert which.buttons[1].label == "برنامج على كرسي ماجد"
    (told,) = world.happen(DESK, ButtonPressed("qr", "kursi", which.stamp, "agent"))
    assert (told.qr, told.poster) == ("reg-kursi", "kursi")


def test_an_initiative_that_is_not_listed_brings_the_list() -> None:
    (which,) = World().write(DESK, "/qr no-such", by="agent")
    assert which.key == "qr-which"
    for arg in ("", "no-such", "no-such.en", ".en"):
        (which,) = World().happen(DESK, ButtonPressed("qr", arg, None, "agent"))
        assert which.key == "qr-which"
    (which,) = World().write(DESK, "/qr en", by="agent")
    assert which.key == "qr-which"


@pytest.mark.parametrize("by", ["", "stranger"])
def test_strangers_get_none(by: str) -> None:
    (told,) = World().write(DESK, "/qr ibda", by=by)
    assert (told.key, told.qr) == ("room-not-allowed", "")
