"""Where the staff's group, the bot or the disk is in trouble: told at the desk, by mail to all who lead, and
told when it is over."""

from datetime import timedelta
from typing import get_args

import pytest

from bot.core.audit import Fault
from bot.core.conversation import desk
from bot.core.events import (
    AccountChanged,
    AccountNews,
    BookQuiet,
    BotOurs,
    BotShared,
    DiskScarce,
    Event,
    GroupMended,
    GroupTrouble,
    PayloadUnread,
    SharedBy,
    StaffGroupClosed,
    StaffGroupOpened,
    StaffUnheard,
    TrailBroken,
    Trouble,
    UnheardFor,
)
from bot.texts.catalogue import plain
from tests.unit.person.test_complaint import complain
from tests.unit.world import SUNDAY_TEN, World

DESK = desk("web")
LEADERS = ["director@example.org", "supervisor@example.org"]
UNTIL = SUNDAY_TEN + timedelta(hours=1)

TOLD: list[tuple[Event, str, str]] = [  # at the desk, and in a mail to each leader
    (StaffGroupClosed(), "", "letter-group-closed"),
    (StaffGroupOpened(), "desk-group-opened", ""),
    (BotOurs(SUNDAY_TEN), "desk-bot-ours", ""),
    (DiskScarce(True, 7), "desk-disk-scarce", "letter-disk-scarce"),
    (DiskScarce(False, 0), "desk-disk-free", ""),
    (PayloadUnread("whatsapp"), "desk-payload-unread", ""),
    (BookQuiet(SUNDAY_TEN, 3, 2, 1, 1), "desk-quiet", "letter-quiet"),
    (BookQuiet(SUNDAY_TEN, 0, 0, 0, 0), "desk-quiet", "letter-quiet"),
    *(
        (AccountChanged("whatsapp", what, "TIER_250"), f"desk-account-{what}", "")
        for what in get_args(AccountNews)
    ),
]
TOLD += [(TrailBroken(fault, 7, ""), f"desk-trail-{fault}", "letter-trail") for fault in Fault]
TOLD += [
    (BotShared(how, SUNDAY_TEN), f"desk-bot-shared-{how}", "letter-bot-shared")
    for how in get_args(SharedBy)
]
TOLD += [
    (GroupTrouble(kind, SUNDAY_TEN, UNTIL), f"desk-group-{kind}", "letter-group-trouble")
    for kind in get_args(Trouble)
]
TOLD += [
    (GroupMended(kind, SUNDAY_TEN), f"desk-group-{kind}-mended", "letter-group-mended")
    for kind in get_args(Trouble)
]
TOLD += [(StaffUnheard("5:7", why), f"staff-unheard-{why}", "") for why in get_args(UnheardFor)]


@pytest.mark.parametrize(("event", "key", "letter"), TOLD, ids=lambda each: str(each)[:60])
def test_the_desk_and_each_leader_hear_of_it(event: Event, key: str, letter: str) -> None:
    world = World()
    shown = world.happen(DESK, event)
    assert [message.key for message in shown] == ([key] if key else [])
    assert all(message.text.strip() for message in shown)
    assert sorted(to for to, _ in world.mails) == (LEADERS if letter else [])
    assert {mail.key for _, mail in world.mails} == ({f"{letter}-subject"} if letter else set())


def test_what_is_told_by_mail_says_what_is_wrong_and_how_many_cases_wait() -> None:
    world = World()
    for _ in range(2):
        complain(world)
    world.mails.clear()
    world.happen(DESK, StaffGroupClosed())
    world.happen(DESK, GroupTrouble(get_args(Trouble)[0], SUNDAY_TEN))
    closed, _, trouble, _ = (plain(mail.text) for _, mail in world.mails)
    assert "حالتان" in closed
    assert plain(world.said[DESK][-1].text).splitlines()[0] in trouble
