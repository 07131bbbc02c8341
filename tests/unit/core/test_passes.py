"""Passes: what we sign is ours, what anybody changed is not, and what each is worth on which day."""

import base64
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from string import ascii_letters, digits
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.events import ButtonPressed, MessageReceived, Words
from bot.core.passes import LAST, LENGTH, START, Pass, Passes, PassState, state_of, token_in
from bot.core.registration import Initiative, Registration

ALPHABET = ascii_letters + digits + "-_"
PASSES = Passes(b"a key", 90, ZoneInfo("Asia/Riyadh"))
MADE = datetime(2026, 11, 22, 7, tzinfo=UTC)
REGISTRATION = Registration(5001, "ibda", 1, "ar", MADE)
IBDA = Initiative("ibda", {"ar": "ابدأ", "en": "Ibda"}, closes=date(2027, 3, 31))
TOKEN = PASSES.of(REGISTRATION, IBDA)
SHOWN = Pass(5001, 1, date(2027, 6, 29))


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1), st.dates())
def test_a_pass_is_read_as_it_was_signed_and_fits_into_a_link(
    number: int, serial: int, last: date
) -> None:
    token = PASSES.signed(Pass(number, serial, last))
    assert PASSES.read(token) == Pass(number, serial, last)
    assert set(token) <= set(ALPHABET)
    assert len(START + token) <= 64


@pytest.mark.parametrize("at", range(LENGTH))
def test_with_any_character_changed_it_is_forged(at: int) -> None:
    """Every one of them, to every other: also those that decode to the same bytes elsewhere."""
    for other in set(ALPHABET + "+/= ٣") - {TOKEN[at]}:
        assert PASSES.read(TOKEN[:at] + other + TOKEN[at + 1 :]) is None


@pytest.mark.parametrize("at", range(LENGTH * 3 // 4))
def test_with_any_byte_flipped_it_is_forged(at: int) -> None:
    data = base64.urlsafe_b64decode(TOKEN)
    for bit in range(8):
        changed = bytearray(data)
        changed[at] ^= 1 << bit
        assert PASSES.read(base64.urlsafe_b64encode(changed).decode()) is None


@given(st.text(max_size=80))
def test_what_was_made_up_is_forged(text: str) -> None:
    assert PASSES.read(text) is None


@pytest.mark.parametrize("token", [TOKEN + "A", TOKEN[:-1], TOKEN[:-4], "", TOKEN + "\n", " " + TOKEN])
def test_more_or_less_of_it_is_forged(token: str) -> None:
    assert PASSES.read(token) is None


def test_another_key_signs_for_another_society() -> None:
    assert replace(PASSES, key=b"another").read(TOKEN) is None


@pytest.mark.parametrize(
    ("closes", "registered", "last"),
    [
        (date(2027, 3, 31), MADE, date(2027, 6, 29)),
        (None, MADE, date(2027, 2, 20)),
        (None, datetime(2026, 11, 22, 21, 30, tzinfo=UTC), date(2027, 2, 21)),
        (date(2026, 1, 1), MADE, date(2027, 2, 20)),
        (date(9999, 12, 31), MADE, LAST),
    ],
    ids=["after the window", "no end", "past midnight in Riyadh", "registered later", "no such day"],
)
def test_until_when_it_holds(closes: date | None, registered: datetime, last: date) -> None:
    registration, initiative = (
        replace(REGISTRATION, registered_at=registered),
        replace(IBDA, closes=closes),
    )
    assert PASSES.last_day(registration, initiative) == last
    assert PASSES.read(PASSES.of(registration, initiative)) == Pass(5001, 1, last)
    if closes is None:
        assert PASSES.last_day(registration, None) == last


CAME = REGISTRATION.attended(MADE, "agent")
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("shown", "registration", "today", "state"),
    [
        (None, REGISTRATION, SHOWN.last_day, PassState.FORGED),
        (None, None, SHOWN.last_day, PassState.FORGED),
        (SHOWN, None, SHOWN.last_day, PassState.UNKNOWN),
        (SHOWN, REGISTRATION, SHOWN.last_day, PassState.VALID),
        (SHOWN, REGISTRATION, SHOWN.last_day + DAY, PassState.EXPIRED),
        (SHOWN, REGISTRATION.cancelled(), SHOWN.last_day, PassState.CANCELLED),
        (SHOWN, CAME.cancelled(), SHOWN.last_day, PassState.CANCELLED),
        (SHOWN, REGISTRATION.with_new_pass(), SHOWN.last_day, PassState.REPLACED),
        (replace(SHOWN, serial=2), REGISTRATION.with_new_pass(), SHOWN.last_day, PassState.VALID),
        (replace(SHOWN, serial=2), REGISTRATION, SHOWN.last_day, PassState.REPLACED),
        (SHOWN, CAME, SHOWN.last_day, PassState.USED),
        (SHOWN, CAME, SHOWN.last_day + DAY, PassState.USED),
        (SHOWN, CAME.with_new_pass(), SHOWN.last_day, PassState.REPLACED),
    ],
)
def test_what_it_is_worth(
    shown: Pass | None, registration: Registration | None, today: date, state: PassState
) -> None:
    assert state_of(shown, registration, today) is state


@pytest.mark.parametrize(
    ("event", "token"),
    [
        (ButtonPressed("start", f"pass-{TOKEN}"), TOKEN),
        (ButtonPressed("start", "reg-ibda"), ""),
        (ButtonPressed("start", f"xpass-{TOKEN}"), ""),
        (ButtonPressed("attend", TOKEN), TOKEN),
        (ButtonPressed("menu", TOKEN), ""),
        (MessageReceived(Words(f"/pass {TOKEN}")), TOKEN),
        (MessageReceived(Words(f"/بطاقة  https://t.me/rida_bot?start=pass-{TOKEN}")), TOKEN),
        (MessageReceived(Words(f"/pass https://rida.example.org/pass/{TOKEN} شكرا")), TOKEN),
        (MessageReceived(Words(f"/pass x{TOKEN}")), f"x{TOKEN}"),
        (MessageReceived(Words("/pass")), ""),
        (MessageReceived(Words("")), ""),
        (MessageReceived(Words(TOKEN)), ""),
    ],
)
def test_where_a_pass_is_shown(event: ButtonPressed | MessageReceived, token: str) -> None:
    assert token_in(event) == token
