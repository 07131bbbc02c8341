"""Which events follow their person to the address that they wrote from last."""

from typing import get_args

import pytest

from bot.core import events as e
from bot.core.conversation import Party
from bot.core.events import Event
from bot.core.following import FOLLOWING
from bot.runtime.turns.facts_by_event import NEEDS, SAID

STAYING = {
    # what lies in one conversation, or concerns one channel
    e.TalkQuiet,
    e.TalkWentOn,
    e.DraftLeft,
    e.RegistrationLeft,
    e.WordsMissed,
    e.PersonUnblocked,
    e.PlatformOptedOut,
    e.TalkLeft,
    e.Forgotten,
    e.TakenBack,
    e.HeldReleased,
    e.AddressLinked,
    e.AddressUnlinked,
    e.CodeOver,
    e.DataAsked,
    e.ErasureAwaited,
    e.CaseDrawn,
    # for a member of staff in their own talk
    e.IdentityAsked,
    e.MemberTold,
    e.MemberBriefed,
    e.RequestTold,
    e.PlaceDecided,
    e.IntakeRecorded,
    e.NumberAsked,
    # to an address whose telephone was given
    e.CaseRecorded,
    e.NumberCorrected,
    e.NoticeWithdrawn,
}


def to_a_person() -> set[type]:
    """Those that their table gives a row of its own for a person's conversation, without what was said there."""
    return {kind for kind, row in NEEDS.items() if row[Party.PERSON] != SAID[Party.PERSON]} - {
        e.FileCame,
        e.FileMissed,
    }


def test_each_event_for_a_person_says_whether_it_follows_them() -> None:
    confided = {each for each in to_a_person() if each.__name__.startswith("Disclosure")}
    unsaid = to_a_person() ^ (FOLLOWING | STAYING | confided)
    assert not unsaid, "name each of them in bot/core/following.py, or here among those that stay"


@pytest.mark.parametrize("kind", get_args(Event))
def test_what_is_confided_stays_where_it_was_told(kind: type) -> None:
    assert kind not in FOLLOWING or not kind.__name__.startswith("Disclosure")
