"""«وينكم؟ قلتوا ٣ ايام»: whether somebody asks after what they wait for, in the ways people do it.

The rule this module guards: it is asked only of somebody who waits for us. What has an answer of its own
(our hours, how long a complaint takes) stays a question.
"""

from bot.core.turn import Turn
from faq.detect.reminder_words import asks_after, supposes
from faq.detect.solved_words import says_unsolved

LONGEST = 400
"""Characters. Whoever writes more tells a story, which may be another one."""

LATE = ("service-delay", "complaint-status")
"""The answers to what is late, and to where it stands: about a case that exists, it says more itself."""

GENERAL = (*LATE, "inquiry-time", "talk-to-human", "complaint-duration", "complaint-how")
SURE = 0.75  # of another answer: then that is what was asked


def reminds(turn: Turn) -> bool:
    """Of something that is waited for: by its words, or because it would be answered as a delay."""
    text = turn.text
    if len(text) > LONGEST or turn.facts.alarms.heard(text):
        return False
    understood = turn.facts.answers.ask(text)
    best = understood.candidates[0] if understood.candidates else None
    if understood.decision == "answer" and best:
        if best.id in LATE:
            return True
        if best.id not in GENERAL or supposes(text):
            return best.score < SURE and not supposes(text) and asks_after(text)
    return asks_after(text) or says_unsolved(text)
