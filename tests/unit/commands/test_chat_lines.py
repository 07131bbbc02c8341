"""What a line of `rida chat` asks for."""

from datetime import timedelta

import pytest

from bot.commands.chat.lines import FromPerson, FromStaff, Line, NotUnderstood, Wait, read


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("ابي ارفع شكوى\n", FromPerson("ابي ارفع شكوى")),
        ("  مسافة قبلها", FromPerson("  مسافة قبلها")),
        ("", FromPerson("")),
        ("/start reg-ibda", FromPerson("/start reg-ibda")),
        ("/staffing", FromPerson("/staffing")),
        ("/laterer 2h", FromPerson("/laterer 2h")),
        ("صفر\x00هنا", FromPerson("صفر\ufffdهنا")),
        ("/staff /resolve تم الحل", FromStaff("/resolve تم الحل")),
        ("/staff   أستلمها ", FromStaff("أستلمها")),
        ("/later 2h", Wait(timedelta(hours=2))),
        ("/later ٣٠m", Wait(timedelta(minutes=30))),
        ("/later 1d2h", Wait(timedelta(days=1, hours=2))),
        ("/later 1D 2 h", Wait(timedelta(days=1, hours=2))),
        ("/later due", Wait(None)),
    ],
)
def test_a_line_is_somebodys_words_or_time(raw: str, line: Line) -> None:
    assert read(raw) == line


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("/later", "takes a time as 30m, 2h, 1d"),
        ("/later soon", "not 'soon'"),
        ("/later 2", "not '2'"),
        ("/later h", "takes a time"),
        ("/later -2h", "takes a time"),
        ("/later 0m", "not by nothing"),
        ("/later 401d", "at most 400 days"),
        ("/later 999999w", "at most 400 days"),
        ("/staff", "/staff needs words"),
        ("/staff  ", "/staff needs words"),
        ("ا" * 4097, "at most 4096 characters; this one has 4097"),
    ],
)
def test_a_line_that_cannot_be_is_told_how_it_is_written(raw: str, told: str) -> None:
    with pytest.raises(NotUnderstood, match=told):
        read(raw)
