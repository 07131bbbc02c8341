"""Who is who at Exchange Online, which signs what it finds with no name."""

from collections.abc import Mapping
from email import message_from_string

import pytest

from bot.channels.email.incoming.authenticity import MICROSOFT, authenticity
from bot.channels.email.incoming.read_mail import Authenticity

SENDER = "umm@example.org"


def found(*lines: str, name: str = MICROSOFT) -> Authenticity:
    heads = "".join(f"Authentication-Results: {line}\r\n" for line in lines)
    return authenticity(message_from_string(f"{heads}From: {SENDER}\r\n\r\nx"), SENDER, name)


PASS = (
    "spf=pass (sender IP is 192.0.2.7)\r\n smtp.mailfrom=example.org; dkim=pass (signature was verified)"
    "\r\n header.d=example.org;dmarc=pass action=none\r\n header.from=example.org;compauth=pass reason=100"
)
FAIL = (
    "spf=fail (sender IP is 192.0.2.7) smtp.mailfrom=evil.example; dkim=none (message not signed)"
    " header.d=none;dmarc=fail action=none header.from=example.org;compauth=fail reason=001"
)
NONE = (
    "spf=none (sender IP is 192.0.2.7) smtp.mailfrom=evil.example; dkim=none (message not signed)"
    " header.d=none;dmarc=none action=none header.from=example.org;compauth=softpass reason=201"
)
GUESSED = (
    "spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=example.org; society.example; dkim=none (message not"
    " signed) header.d=none;society.example; dmarc=bestguesspass action=none header.from=example.org;"
)
OTHER = PASS.replace("header.from=example.org", "header.from=evil.example")

SAID: Mapping[str, tuple[tuple[str, ...], Authenticity]] = {
    "found to be of its domain": ((PASS,), Authenticity.PROVEN),
    "in an older form": ((GUESSED,), Authenticity.PROVEN),
    "found to be forged": ((FAIL,), Authenticity.FORGED),
    "a domain that asks for nothing": ((NONE,), Authenticity.UNKNOWN),
    "a proof of the sender's own below": ((NONE, PASS), Authenticity.UNKNOWN),
    "a proof of the sender's own below what speaks against it": ((FAIL, PASS), Authenticity.FORGED),
    "what another Exchange found on the way": ((PASS, FAIL), Authenticity.PROVEN),
    "of another domain than is shown": ((OTHER,), Authenticity.UNKNOWN),
    "of a server with a name": ((f"mx.evil.example; {PASS}",), Authenticity.UNKNOWN),
    "a named one above": ((f"mx.evil.example; {PASS}", PASS), Authenticity.UNKNOWN),
    "nothing": ((), Authenticity.UNKNOWN),
    "a comment that pretends": (
        ("(spf=pass) x=y; dmarc=pass header.from=example.org",),
        Authenticity.UNKNOWN,
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_exchange_found_is_read_in_the_topmost_line_alone(name: str) -> None:
    lines, known = SAID[name]
    assert found(*lines) is known


def test_a_line_without_a_name_is_nobody_s_elsewhere() -> None:
    assert found(PASS, name="mx.society.example") is Authenticity.UNKNOWN
    assert found(PASS, name="") is Authenticity.UNKNOWN
