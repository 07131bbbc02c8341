"""What the system says within a refusal is said in the reader's language, wherever it stands."""

import errno
import os
import re

import pytest

from bot.commands.language import say, speak
from bot.commands.refusals import told
from bot.commands.system_reasons import in_words

COMMON = (
    errno.ENOENT,
    errno.EACCES,
    errno.EPERM,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EADDRINUSE,
    errno.EADDRNOTAVAIL,
    errno.ECONNREFUSED,
    errno.ECONNRESET,
    errno.ENAMETOOLONG,
    errno.EISDIR,
    errno.ENOTDIR,
    errno.EEXIST,
    errno.ENOTEMPTY,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
    errno.ELOOP,
    errno.EFBIG,
    errno.EBUSY,
    errno.ENXIO,
    errno.ENODEV,
    errno.ETIMEDOUT,
    errno.EHOSTUNREACH,
    errno.ENETUNREACH,
    errno.EPIPE,
    errno.EXDEV,
    errno.EINVAL,
    errno.ENOMEM,
    errno.ESTALE,
)
LATIN = re.compile("[A-Za-z]{2}")


@pytest.mark.parametrize("number", COMMON, ids=lambda number: errno.errorcode[number])
def test_each_common_reason_has_its_arabic(number: int) -> None:
    words = os.strerror(number)
    assert in_words(words, "en") == words
    assert words not in in_words(words, "ar") and not LATIN.search(in_words(words, "ar"))


@pytest.mark.parametrize("number", COMMON, ids=lambda number: errno.errorcode[number])
def test_it_is_said_in_a_sentence_and_in_a_refusal(number: int) -> None:
    """By whichever way it comes: as a value of a sentence, or in a hole of a refusal's English."""
    words = os.strerror(number)
    speak("ar")
    try:
        said = say("command-unwritten", file="/a", why=words)
        refused = told(f"cannot be read: {words}")
    finally:
        speak("")
    for each in (said, refused):
        assert in_words(words, "ar") in each and words not in each


def test_what_is_no_reason_of_the_system_s_stays_as_it_is() -> None:
    assert in_words("TimeoutError", "ar") == "TimeoutError"
    assert in_words("", "ar") == ""
