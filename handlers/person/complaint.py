"""A complaint, in the order the person lives it: concern first (C18, C23), then listening (C19), what
is expected (C20), said back (C21), and number and promised date in the same turn (C24, C25)."""

from dataclasses import replace

from bot.core.case import Kind
from bot.core.conversation import Choice, Draft
from bot.core.effects import Text
from bot.core.events import CaseOpened, DraftLeft, Words
from bot.core.privacy import Purpose
from bot.core.topic import Rule, State, Topic, on, pressed, said, wrote
from bot.core.turn import Turn
from handlers.person import known_problems
from handlers.person.complaint_changes import (
    ask_changing,
    ask_rewording,
    on_add_more,
    on_change,
    on_change_expectation,
    on_keep_as_is,
    on_reword,
)
from handlers.person.complaint_draft import (
    NAME,
    draft_of,
    go_to,
    keep,
    on_drop_told,
    on_left,
    on_to_case,
    tell_history,
    timer,
)
from handlers.shared.about_members import private_way, way_at_once, with_private_way
from handlers.shared.cases import new_case, open_case
from handlers.shared.consents import consented
from handlers.shared.message_content import ask_for_words, has_words, is_spoken, says_something
from handlers.shared.message_summary import cut, to_look_through
from handlers.shared.pending_words import waiting
from handlers.shared.understood import act_of

# Beginning ------------------------------------------------------------------------------------------


def on_begin(turn: Turn) -> Turn:
    """A draft that was left is offered first; what was written before begins the telling."""
    here, draft = turn.conversation, turn.conversation.draft
    if (here.topic, here.state) == (NAME, "listening"):
        return turn.ask_again()  # «شكوى», said while it is told
    if draft and draft.words:
        return turn.go(NAME, "unfinished")
    return _begin(turn)


def _begin(turn: Turn) -> Turn:
    begun = keep(turn, Draft("listening"))
    if waiting(turn):
        return _with_what_waited(begun)
    return known_problems.listening(begun, "complaint-begin", Choice("heard-all"))


def _with_what_waited(turn: Turn) -> Turn:
    """It is shown, and goes with one press where it belongs to something else."""
    carried = _carried(turn)
    told = to_look_through(draft_of(carried).carried)
    choices = (Choice("heard-all"), Choice("drop-told"))
    return known_problems.listening(carried, "complaint-begin-told", *choices, told=told)


def _carried(turn: Turn) -> Turn:
    draft, told = draft_of(turn), waiting(turn)
    with_told = replace(draft, state="listening", words=(*draft.words, *told), carried=told)
    return keep(turn.pend(), with_told) if told else turn


def on_continue(turn: Turn) -> Turn:
    draft = turn.conversation.draft
    if not draft:
        return _begin(turn)
    return _with_what_waited(turn) if waiting(turn) else turn.go(NAME, draft.state)


def on_start_over(turn: Turn) -> Turn:
    return turn.go(NAME, "starting-over")


def ask_starting_over(turn: Turn) -> Turn:
    """What was written is only let go when the person says so twice."""
    told = to_look_through(draft_of(turn).words)
    return turn.reply(
        "complaint-start-over", Choice("start-over-yes"), Choice("continue-draft"), told=told
    )


def on_started_over(turn: Turn) -> Turn:
    return _begin(turn.draft(None))


def ask_unfinished(turn: Turn) -> Turn:
    return turn.reply(
        "complaint-unfinished",
        Choice("continue-draft"),
        Choice("start-over"),
        told=to_look_through(draft_of(turn).words),
    )


def on_said_unfinished(turn: Turn) -> Turn:
    """Whoever simply goes on writing goes on with the draft."""
    return on_said(_carried(turn).enter(NAME, "listening"))


# Listening ------------------------------------------------------------------------------------------


def ask_listening(turn: Turn) -> Turn:
    return _listen(turn, "complaint-listen")


def _listen(turn: Turn, key: str) -> Turn:
    return turn.reply(key, Choice("heard-all"))


def on_said(turn: Turn) -> Turn:
    draft = draft_of(turn)
    heard = keep(turn, replace(draft, state="listening", words=(*draft.words, turn.words)))
    way, count = way_at_once(turn, (turn.words,)), len(draft.words) + 1
    counted = heard.reply(
        "complaint-heard", Choice("heard-all"), *way, slot="heard", spare=True, count=count
    )
    return with_private_way(heard, counted, way)


def on_heard_all(turn: Turn) -> Turn:
    draft = draft_of(turn)
    if not any(says_something(turn, words) for words in draft.words):
        return _listen(turn, "complaint-nothing-yet")
    if draft.expectation:
        return go_to(turn, "summary")
    return go_to(turn, "expectation")


# What is expected -----------------------------------------------------------------------------------


def ask_expectation(turn: Turn) -> Turn:
    return turn.reply("complaint-expectation", Choice("no-expectation"))


def on_expected(turn: Turn) -> Turn:
    """The person's own words are kept as theirs; a file sent along belongs to the telling."""
    if not has_words(turn, turn.words):
        return on_file_instead(turn) if says_something(turn, turn.words) else ask_for_words(turn)
    draft = replace(_expecting(turn, turn.text), expected_in=turn.words.id)
    if turn.words.attachments or turn.words.location:
        draft = replace(draft, words=(*draft.words, replace(turn.words, text="")))
    return go_to(turn.draft(draft), "summary")


def on_no_expectation(turn: Turn) -> Turn:
    open_ended = turn.facts.text(Text("complaint-open-ended"), turn.conversation.language)
    return go_to(turn.draft(_expecting(turn, open_ended)), "summary")


def _expecting(turn: Turn, expectation: str) -> Draft:
    """The draft with this wish; an earlier one goes into the history, as everything that was written."""
    draft = draft_of(turn)
    earlier = (Words(draft.expectation),) if draft.expectation else ()
    return replace(draft, expectation=expectation, replaced=(*draft.replaced, *earlier))


def on_spoken_wish(turn: Turn) -> Turn:
    """A voice note says what others write: it is the wish, and is kept with the telling."""
    if not is_spoken(turn.words):
        return on_file_instead(turn)
    spoken = turn.facts.text(Text("complaint-wish-spoken"), turn.conversation.language)
    draft = _expecting(turn, spoken)
    return go_to(turn.draft(replace(draft, words=(*draft.words, turn.words))), "summary")


def on_file_instead(turn: Turn) -> Turn:
    draft = draft_of(turn)
    kept = keep(turn, replace(draft, words=(*draft.words, turn.words)))
    return kept.reply("complaint-file-added").ask_again()


# Said back ------------------------------------------------------------------------------------------


def ask_summary(turn: Turn) -> Turn:
    draft = draft_of(turn)
    way = private_way(turn, draft.words)
    choices = (Choice("confirm"), Choice("add-more"), Choice("reword"), Choice("change-expectation"))
    dropping = (Choice("drop-told"),) if draft.carried else ()
    told, expected = to_look_through(draft.words), cut(draft.expectation)
    said_back = turn.reply(
        "complaint-summary", *choices, *dropping, *way, told=told, expectation=expected
    )
    return with_private_way(turn, said_back, way)


def on_added(turn: Turn) -> Turn:
    draft = draft_of(turn)
    added = keep(turn, replace(draft, words=(*draft.words, turn.words)))
    return go_to(added.reply("complaint-added"), "summary")


def on_reworded(turn: Turn) -> Turn:
    """The new telling stands; the first one is kept in the case's history, and its files stay."""
    if not has_words(turn, turn.words) and not is_spoken(turn.words):
        return on_file_instead(turn) if says_something(turn, turn.words) else ask_for_words(turn)
    draft = draft_of(turn)
    files = tuple(replace(w, text="") for w in draft.words if w.attachments or w.location)
    retold = replace(
        draft,
        words=(turn.words, *files),
        carried=(),
        replaced=draft.replaced + tuple(w for w in draft.words if w.text),
    )
    return go_to(turn.draft(retold), "summary")


def on_confirm(turn: Turn) -> Turn:
    draft = draft_of(turn)
    act = act_of(turn, draft.words)
    case = new_case(turn, Kind.COMPLAINT, draft.words, draft.expectation, act)
    opened = tell_history(open_case(turn, case), draft, case)
    agreed = consented(opened, Purpose.COMPLAINT, about=case.number)
    done = agreed.draft(None).leave().cancel_timers(timer(turn))
    return done.to_room(case.number, CaseOpened(case.number)).reply(
        "complaint-opened", Choice("my-cases"), Choice("menu"), number=case.number, due=case.due_at
    )


COMPLAINT = Topic(
    NAME,
    entry_points=(
        Rule(pressed("complaint"), on_begin),
        Rule(pressed("continue-draft"), on_continue),
        Rule(pressed("drop-told"), on_drop_told),
        Rule(pressed("tell-me-too"), known_problems.on_tell_me_too),
        Rule(pressed("known-other"), known_problems.on_other),
        on(DraftLeft, on_left),
    ),
    states={
        "unfinished": State(
            ask_unfinished,
            (
                Rule(pressed("start-over"), on_start_over),
                Rule(said, on_said_unfinished),
            ),
        ),
        "starting-over": State(
            ask_starting_over,
            (
                Rule(pressed("start-over-yes"), on_started_over),
                Rule(said, on_said_unfinished),
            ),
            back="unfinished",
        ),
        "listening": State(
            ask_listening,
            (
                Rule(pressed("heard-all"), on_heard_all),
                Rule(pressed("write-to-case"), on_to_case),
                Rule(said, on_said),
            ),
            is_open=True,
        ),
        "expectation": State(
            ask_expectation,
            (
                Rule(pressed("no-expectation"), on_no_expectation),
                Rule(wrote, on_expected),
                Rule(said, on_spoken_wish),
            ),
            back="listening",
            is_open=True,
        ),
        "summary": State(
            ask_summary,
            (
                Rule(pressed("confirm"), on_confirm),
                Rule(pressed("change-complaint"), on_change),
                Rule(pressed("add-more"), on_add_more),
                Rule(pressed("reword"), on_reword),
                Rule(pressed("change-expectation"), on_change_expectation),
                Rule(said, on_added),
            ),
            back="expectation",
        ),
        "changing": State(
            ask_changing,
            (
                Rule(pressed("add-more"), on_add_more),
                Rule(pressed("reword"), on_reword),
                Rule(pressed("change-expectation"), on_change_expectation),
                Rule(pressed("keep-as-is"), on_keep_as_is),
                Rule(said, on_added),
            ),
            back="summary",
        ),
        "rewording": State(
            ask_rewording,
            (
                Rule(pressed("keep-as-is"), on_keep_as_is),
                Rule(said, on_reworded),
            ),
            back="summary",
            is_open=True,
        ),
    },
)
