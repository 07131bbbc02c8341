"""What people wrote, in the operator's terminal: shown as it is, and it does nothing there."""

import pytest

from bot.commands.printable import printable


@pytest.mark.parametrize(
    "written",
    [
        "\x1b[2J",
        "\x1b]0;title\x07",
        "a\rb",
        "\x9b31m",
        "\x08\x08",
        "\u202egpj.exe",
        "\x00",
        "\x7f",
        "\u2028",
    ],
)
def test_nothing_in_it_moves_colours_or_turns_round(written: str) -> None:
    shown = printable(f"قبل {written} بعد")
    assert shown.startswith("قبل ") and shown.endswith(" بعد")
    assert not set(shown) & set("\x1b\x07\r\x9b\x08\u202e\x00\x7f\u2028")


@pytest.mark.parametrize(
    "written", ["هدى محمد", "می\u200cخواهم", "سطر\nوسطر\tوعمود", "\u2068Huda\u2069", "😭"]
)
def test_what_people_write_stays_as_it_is(written: str) -> None:
    assert printable(written) == written
