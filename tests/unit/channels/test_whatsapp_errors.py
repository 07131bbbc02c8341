"""Each code of the Graph API by its class, and what becomes of a message then."""

from datetime import timedelta

import pytest

from bot.channels.whatsapp.api.errors import CODES, Class, class_of, error_of, kind_of
from bot.channels.whatsapp.api.http import Fate, GraphError, NoAnswer
from bot.policy.languages import LANGUAGES
from bot.runtime.delivery.channel import (
    ChannelDown,
    Held,
    Refused,
    SendError,
    Silence,
    TryLater,
    Unreachable,
)
from bot.texts.catalogue import sentence

BY_CLASS = {
    Class.WAIT: [
        *(
            1,
            2,
            4,
            17,
            32,
            341,
            613,
            80007,
            80008,
            130429,
            131000,
            131016,
            131043,
            131048,
            131052,
            131053,
        ),
        *(131056, 131057, 133004, 133015, 133016, 134101, 135000, 2494100),
    ],
    Class.HOLD: [470, 131047],
    Class.UNREACHABLE: [131021, 131026],
    Class.SOCIETY: [
        0,
        3,
        10,
        190,
        200,
        230,
        299,
        368,
        130497,
        131005,
        131031,
        131037,
        131042,
        131064,
        133010,
        *(33, 102, 104, 803, 131030, 131044, 131045),
        *(133000, 133001, 133002, 133003, 133005, 133006, 133007, 133008, 133009),
    ],
    Class.TEMPLATE: [*range(132000, 132019), 130472, 131049, 131050, 131063, 134102],
    Class.FORM: [132068, 132069, 139000],
    Class.OURS: [100, 131001, 131002, 131006, 131008, 131009, 131051, 131055, 131062, 137000],
}
"""As the issue, the reference of the platform and the known libraries have them: whatever may come back for a
message. What is told of groups, calls, user names or the making of templates comes back for none of ours."""

KINDS: dict[Class, type[SendError]] = {
    Class.WAIT: TryLater,
    Class.HOLD: Held,
    Class.UNREACHABLE: Unreachable,
    Class.SOCIETY: ChannelDown,
    Class.TEMPLATE: Refused,
    Class.FORM: TryLater,
    Class.OURS: Refused,
}


@pytest.mark.parametrize(("kind", "codes"), BY_CLASS.items())
def test_each_code_has_its_class(kind: Class, codes: list[int]) -> None:
    for code in codes:
        assert class_of(code, http=400)[0] is kind, code
        error = error_of(code, http=400)
        assert isinstance(error, KINDS[kind]), code
        assert isinstance(error, ChannelDown) is (kind is Class.SOCIETY), code


@pytest.mark.parametrize(
    ("http", "kind"),
    [
        (0, TryLater),
        (400, Refused),
        (404, Refused),
        (408, TryLater),
        (429, TryLater),
        (500, TryLater),
        (503, TryLater),
    ],
)
def test_an_unknown_code_is_judged_by_its_status(http: int, kind: type[SendError]) -> None:
    assert type(error_of(999_999, http=http)) is kind
    assert isinstance(error_of(999_999, http=401), ChannelDown)


@pytest.mark.parametrize("http", [408, 429, 500, 502, 503])
def test_nothing_is_given_up_for_good_where_the_server_was_at_fault_or_in_a_hurry(http: int) -> None:
    for code in {*CODES, *range(132000, 132019), 999_999, 131201, 138000, 2388040}:
        error = error_of(code, http=http)
        assert not isinstance(error, Refused | Unreachable), code
        assert isinstance(error, Held) is (CODES.get(code, ("",))[0] is Class.HOLD), code


def test_every_code_of_the_table_is_looked_at_here() -> None:
    assert set(CODES) <= {code for codes in BY_CLASS.values() for code in codes}


def test_a_subcode_says_more() -> None:
    assert isinstance(error_of(100, subcode=33), ChannelDown)
    assert isinstance(error_of(100, subcode=2494010), Refused)
    assert str(error_of(100, subcode=33)) == "error 100/33"


def test_whoever_asks_for_patience_is_given_it() -> None:
    for asked, given in ((None, 6), (2, 6), (40, 40)):
        error = error_of(131056, retry_after=timedelta(seconds=asked) if asked else None)
        assert isinstance(error, TryLater) and error.after == timedelta(seconds=given)


def test_all_that_staff_are_told_of_has_a_sentence() -> None:
    for code, (kind, why) in CODES.items():
        if why:
            key = f"down-{why}" if kind is Class.SOCIETY else f"parked-{why}"
            for language in LANGUAGES:
                said = sentence(key, language, {})
                assert "blocked" not in said and "حظر" not in said, code
        else:
            assert kind is not Class.SOCIETY, f"{code} takes the channel down and says nothing"


@pytest.mark.parametrize(
    ("fate", "kind"), [(Fate.AWAY, ChannelDown), (Fate.UNSAID, TryLater), (Fate.UNKNOWN, Silence)]
)
def test_where_nobody_answered_it_counts_whether_it_may_have_arrived(
    fate: Fate, kind: type[SendError]
) -> None:
    assert type(kind_of(NoAnswer("TimeoutError", fate))) is kind
    assert isinstance(kind_of(GraphError(190, http=401)), ChannelDown)
