"""«كنت أسأل فقط»: what was taken for something else is answered after all (C5).

The rule this module guards: nothing of it is lost: what is not answered waits for what is pressed next.
"""

from dataclasses import replace
from datetime import datetime

from bot.core.events import MessageReceived, Words
from bot.core.facts import time_of
from bot.core.turn import Turn
from handlers.person.acts.dispatch import gravely
from handlers.person.complaint_draft import undrafted
from handlers.person.delay_or_suggestion import NAME as REMARK
from handlers.person.questions.answering import question, understood
from handlers.shared.gravity import is_grave
from handlers.shared.pending_words import all_waiting, latest


def on_just_asking(turn: Turn) -> Turn | None:
    """The best approved answer to these words, or a person. Without words there is nothing to answer."""
    since = _since(turn)
    here = undrafted(turn) or (turn.leave() if turn.conversation.topic == REMARK else turn)
    asked = tuple(each for each in all_waiting(here) if not each.at or each.at >= since)
    return answered(here, asked) if any(each.text.strip() for each in asked) else None


def _since(turn: Turn) -> datetime:
    """When that was said which they are now asked about."""
    here = turn.conversation
    if here.draft and here.draft.heard:
        return here.draft.heard[0].at or turn.facts.now
    if since := here.topic == REMARK and here.data.get("since"):
        return time_of(since)
    return next((each.at for each in latest(turn) if each.at), turn.facts.now)


def answered(turn: Turn, asked: tuple[Words, ...]) -> Turn:
    """Of several messages that one which has an answer; else the last."""
    spoken = [words for words in reversed(asked) if words.text.strip()]
    best = next((w for w in spoken if understood(turn, w.text).decision == "answer"), spoken[0])
    anew = asked_anew(turn, best)
    if is_grave(turn, best.text):
        return gravely(anew, turn.facts.answers.hear(best.text))
    return question(anew)


def asked_anew(turn: Turn, words: Words) -> Turn:
    """As if they were just written: they wait no more, and the others still do."""
    pending = turn.conversation.pending
    kept, met = (tuple(w for w in some if w != words) for some in (pending.words, pending.met))
    others = turn.pend(*kept, asked=pending.asked[: len(kept)], met=met)
    return replace(others, event=MessageReceived(words))
