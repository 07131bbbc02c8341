"""What Telegram's refusals mean to us, all in one place: a text of its server, and what becomes of it.

Read from the source of its Bot API server. A text is looked for without regard to capitals and to
underscores; what stands first counts first. What stands nowhere is judged by its number alone.
"""

from enum import StrEnum

from telegram.error import BadRequest, Forbidden, TelegramError


class Verdict(StrEnum):
    """`later`: it is tried again. `gone`: this reader takes nothing, until they come back; `deleted`: for
    good. `muted`: the group lets the bot say nothing. `same`: an edit would change nothing. `topic_lost`
    and `no_topics`: the topic, or the group's topics, are no more. `refused`: this message never goes."""

    LATER = "later"
    GONE = "gone"
    DELETED = "deleted"
    MUTED = "muted"
    SAME = "same"
    TOPIC_LOST = "topic_lost"
    NO_TOPICS = "no_topics"
    REFUSED = "refused"


_V = Verdict
TEXTS: tuple[tuple[str, Verdict], ...] = (
    ("user is deactivated", _V.DELETED),
    ("input user deactivated", _V.DELETED),
    ("user deleted", _V.DELETED),
    ("user deactivated", _V.DELETED),
    ("bot was blocked by the user", _V.GONE),
    ("user is blocked", _V.GONE),
    ("chat not found", _V.GONE),
    ("user not found", _V.GONE),
    ("peer id invalid", _V.GONE),
    ("bot can't initiate conversation", _V.GONE),
    ("rights to send text", _V.MUTED),
    ("no rights to send a message", _V.MUTED),
    ("chat write forbidden", _V.MUTED),
    ("chat restricted", _V.MUTED),
    ("message is not modified", _V.SAME),
    ("message not modified", _V.SAME),
    ("topic not modified", _V.SAME),
    ("message thread not found", _V.TOPIC_LOST),
    ("thread not found", _V.TOPIC_LOST),
    ("topic deleted", _V.TOPIC_LOST),
    ("topic id invalid", _V.TOPIC_LOST),
    ("topic closed", _V.TOPIC_LOST),
    ("not a forum", _V.NO_TOPICS),
    ("forum disabled", _V.NO_TOPICS),
    ("not enough rights", _V.NO_TOPICS),
    ("chat admin required", _V.NO_TOPICS),
    ("temporarily unavailable", _V.LATER),
    ("try again later", _V.LATER),
    ("internal server error", _V.LATER),
)


def verdict_of(error: TelegramError) -> Verdict:
    if isinstance(error, BadRequest | Forbidden):
        said = error.message.lower().replace("_", " ")
        otherwise = _V.GONE if isinstance(error, Forbidden) else _V.REFUSED
        return next((verdict for text, verdict in TEXTS if text in said), otherwise)
    return _V.LATER
