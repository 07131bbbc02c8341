"""A wrong is told, or somebody wishes to complain: concern first (C18, C23), and what was said is the
first telling (C19).

The rule this module guards: nothing has to be told twice, and nothing is filed by it.
"""

from dataclasses import replace

from bot.core.conversation import Choice, Draft
from bot.core.effects import Text
from bot.core.turn import Turn
from faq.detect.wishes import COMPLAINT, bare_wish
from handlers.person import known_problems
from handlers.person.complaint import on_begin
from handlers.person.complaint_draft import NAME, draft_of, keep
from handlers.person.navigation.paused_forms import paused
from handlers.shared.about_members import way_at_once, with_private_way
from handlers.shared.approved_answer import case_choice
from handlers.shared.message_summary import to_look_through
from handlers.shared.pending_words import keep as wait_here
from handlers.shared.pending_words import waiting
from handlers.shared.reply_lines import with_lines


def on_complain(turn: Turn) -> Turn:
    """A form that is in progress waits meanwhile. A draft that was left is offered first."""
    here = paused(turn) if turn.conversation.topic else turn
    draft = here.conversation.draft
    if draft and draft.words:
        return _beside_draft(here)
    return _wished(here) if _is_bare(turn) else _told(here)


def _is_bare(turn: Turn) -> bool:
    return bare_wish(turn.text) == COMPLAINT and not (turn.words.attachments or turn.words.location)


def _beside_draft(turn: Turn) -> Turn:
    """What was just written waits for what is pressed."""
    offered = on_begin(wait_here(turn, turn.words))
    return with_lines(turn, offered, above=(Text("complaint-concern"),))


def _wished(turn: Turn) -> Turn:
    """The wish is kept in the history, and is no part of the telling."""
    begun = on_begin(turn)
    draft = draft_of(begun)
    return keep(begun, replace(draft, replaced=(*draft.replaced, turn.words)))


def _told(turn: Turn) -> Turn:
    before, told = waiting(turn), (turn.words,)
    draft = Draft("listening", (*before, *told), carried=before, heard=told)
    begun = keep(turn.pend(), draft).enter(NAME, "listening")
    dropping = (Choice("drop-told"),) if before else ()
    way = way_at_once(turn, draft.words)
    choices = (Choice("heard-all"), Choice("just-asking"), *case_choice(turn), *dropping, *way)
    known = known_problems.ways(turn)
    told_back = begun.reply("complaint-told", *known, *choices, told=to_look_through(draft.words))
    heard = with_lines(begun, told_back, below=known_problems.lines(turn))
    return with_private_way(begun, heard, way)
