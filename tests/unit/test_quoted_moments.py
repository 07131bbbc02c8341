"""A time or a day that Rida keeps is no line of a person's, whatever number of theirs its digits hold."""

from bot.store.erasure.quoted import GONE, quotes


def test_a_time_stays_where_a_line_with_the_number_goes() -> None:
    theirs = quotes(["موعدي 2025-11-29"])
    kept = {"at": "2025-11-29T15:00:00Z", "text": "قلت 2025-11-29"}
    assert theirs.out_of(kept) == {"at": "2025-11-29T15:00:00Z", "text": GONE}


def test_a_day_stays_a_day() -> None:
    theirs = quotes(["نلتقي يوم 2025-11-29", "2025-11-29"])
    kept = {"day": "2025-11-29", "actions": [{"due": "2025-11-29", "what": "نلتقي يوم 2025-11-29"}]}
    assert theirs.out_of(kept) == {"day": "2025-11-29", "actions": [{"due": "2025-11-29", "what": GONE}]}
