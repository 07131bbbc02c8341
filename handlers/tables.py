"""Which table a conversation walks, by who is at its other end."""

from collections.abc import Mapping

from bot.core.conversation import Party
from bot.core.topic import Gate, Handlers
from faq.text.normalise import fold
from handlers.case_room import actions, albums, asked_here, drawing, reply_gate
from handlers.case_room import table as room
from handlers.case_room.events import triage
from handlers.case_room.events.action_steps import ROOM_ACTIONS
from handlers.case_room.events.escalation import NOTICES
from handlers.case_room.events.late_files import ROOM_LATE_FILES
from handlers.case_room.events.mail import ROOM_MAIL
from handlers.case_room.events.missed_promise import ROOM_APOLOGIES
from handlers.case_room.events.person_events import NEWS
from handlers.case_room.events.promise_changes import ROOM_PROMISES
from handlers.case_room.events.related import ROOM_RELATED
from handlers.case_room.events.reply_window import ROOM_WINDOW
from handlers.case_room.recorded import ROOM_RECORDED
from handlers.case_room.recorded_number import ROOM_RECORDED_NUMBER
from handlers.case_room.related import merging
from handlers.case_room.sorting import SORTED
from handlers.case_room.writing.card import on_late_press
from handlers.case_room.writing.emergency import CRYING
from handlers.desk import table as desk
from handlers.desk.absences import ABSENCES
from handlers.desk.account_news import DESK_ACCOUNT
from handlers.desk.actions import DESK_ACTIONS
from handlers.desk.ailments import DESK_AILMENTS
from handlers.desk.commands import on_command
from handlers.desk.daily_briefing import DESK_MORNING
from handlers.desk.data_requests import DESK_REQUESTS
from handlers.desk.dropped_messages import DESK_SILENCES
from handlers.desk.group import DESK_GROUP, ROOM_UNHEARD
from handlers.desk.holidays import HOLIDAYS
from handlers.desk.learning import DESK_LEARNING
from handlers.desk.mail import DESK_MAIL
from handlers.desk.places import DESK_PLACES
from handlers.desk.private_clock import DESK_PRIVATE
from handlers.desk.promise_changes import DESK_PROMISES
from handlers.desk.qr_codes import DESK_CODES
from handlers.desk.quiet import DESK_QUIET
from handlers.desk.reports import REPORTS
from handlers.desk.templates import DESK_TEMPLATES
from handlers.desk.thanks import DESK_THANKS
from handlers.desk.triage import TRIAGE
from handlers.person import hidden_numbers, interrupted_forms
from handlers.person.acts.chosen import ACTS
from handlers.person.acts.counting import counted
from handlers.person.acts.disclosure import in_a_form, in_a_talk, on_disclosed, on_no_name
from handlers.person.acts.dispatch import on_act, on_last
from handlers.person.acts.in_between import looked_at
from handlers.person.acts.several import on_several
from handlers.person.acts.telling import DISCLOSURE, own_number
from handlers.person.complaint import COMPLAINT
from handlers.person.confidence.drawn import about_ended
from handlers.person.confidence.letterbox import LETTERBOX, on_nothing
from handlers.person.confidence.unsigned import on_typed as on_receipt_typed
from handlers.person.confidence.unsigned import watched as unsigned_left
from handlers.person.contacts.found_again import no_step, offered, on_pair
from handlers.person.contacts.linking import on_code
from handlers.person.contacts.recycled import on_number as on_earlier_number
from handlers.person.contacts.share_number import on_shared
from handlers.person.contacts.table import ADDRESSES, in_words
from handlers.person.delay_or_suggestion import REMARKS
from handlers.person.dropped_messages import SILENCES
from handlers.person.edits import EDITS
from handlers.person.emergency import EMERGENCY, on_cry
from handlers.person.fallback import ANSWERS, BEFORE_ACTS
from handlers.person.flood_control import one_at_a_time
from handlers.person.forwarding import on_forwarded
from handlers.person.interrupted_forms import WHOSE
from handlers.person.late_files import LATE_FILES
from handlers.person.mail.answers import as_one_mail
from handlers.person.mail.gate import on_mail
from handlers.person.navigation.language import follow_language
from handlers.person.navigation.menu import MENU
from handlers.person.navigation.paused_forms import PAUSING
from handlers.person.opt_out import OPTING
from handlers.person.opt_out import on_word as on_opting
from handlers.person.own_cases.actions import ACTIONS_TOLD
from handlers.person.own_cases.additions import ABOUT, on_reply
from handlers.person.own_cases.alternatives import OPTIONS
from handlers.person.own_cases.dismissed import DISMISSED
from handlers.person.own_cases.handover import HUMAN
from handlers.person.own_cases.lasting import LASTING
from handlers.person.own_cases.live_chat import TALK
from handlers.person.own_cases.missed_promise import APOLOGIES
from handlers.person.own_cases.my_cases import MY_CASES
from handlers.person.own_cases.promise_changes import PERSON_PROMISES
from handlers.person.own_cases.rating import OUTCOME
from handlers.person.own_cases.rating_in_words import UNSOLVED
from handlers.person.own_cases.related import MERGED, about_merged
from handlers.person.own_cases.waiting_and_delay import WAITING
from handlers.person.own_cases.who_they_are import WHO_THEY_ARE, asked_who
from handlers.person.privacy.notice import noticed, on_any
from handlers.person.privacy.page import in_a_form as on_wish_in_a_form
from handlers.person.privacy.page import on_wish
from handlers.person.privacy.table import PRIVACY
from handlers.person.recorded import RECORDED
from handlers.person.recorded import written as on_written_slip
from handlers.person.recorded_number import RECORDED_NUMBER_CHANGED
from handlers.person.registration.filled_form import on_filled
from handlers.person.registration.my_registrations import MY_REGISTRATIONS
from handlers.person.registration.table import REGISTRATION
from handlers.person.registration.waitlist import OPENINGS
from handlers.person.reply_window.showing import REPLY_WINDOW
from handlers.person.reply_window.showing import in_words as show_held
from handlers.person.returned import RETURNED, welcomed
from handlers.person.start_links import LINKS, on_link_words
from handlers.person.unclear_answers import on_unclear
from handlers.person.voice_transcripts import SPOKEN
from handlers.shared import keywords
from handlers.shared.keywords import commands
from handlers.shared.staff_commands import for_staff
from handlers.shared.taken_back import TAKEN_BACK
from handlers.shared.ways_to_say import PERSON_WAYS, STAFF_WAYS
from handlers.staff_private import intake, recorded_number
from handlers.staff_private.check_in import DESK_DOOR, DOOR
from handlers.staff_private.disclosures import PRIVATE_ANSWERS
from handlers.staff_private.identity import IDENTITY
from handlers.staff_private.notices import PRIVATE_NOTICES
from handlers.staff_private.places import PLACES
from handlers.staff_private.requests import DATA_REQUESTS

PEOPLE = Handlers(
    gates=(
        Gate(on_any, after=as_one_mail),  # whoever writes mails reads one for each of theirs
        Gate(on_any, after=noticed),  # whoever is here for the first time is told of their data
        Gate(on_link_words),  # the words that a link wrote are the link, whatever else they could say
        Gate(hidden_numbers.let_in, after=hidden_numbers.told),  # what was hidden is told below the rest
        Gate(no_step, after=asked_who),  # who they are, where a case goes by it
        Gate(no_step, after=offered),  # a number may be left, with the first case of the page
        Gate(on_filled),  # a form that was filled in at once is no line of whatever is told now
        Gate(follow_language),  # in which language they are answered
        Gate(recorded_number.on_written),  # a number that is put right is another person's
        Gate(intake.on_written),  # what staff record for somebody is nothing of their own
        Gate(on_written_slip),  # a slip opens what staff recorded for its person
        Gate(on_receipt_typed, after=unsigned_left),  # what has no name is bound to no conversation
        Gate(show_held),  # typed, the words of a button are its press
        Gate(welcomed),  # whoever was away is told what they missed
        Gate(on_cry),  # a cry for help goes before everything that follows
        Gate(one_at_a_time),  # a flood of messages is taken as one
        Gate(on_code),  # a code links two chats, wherever it is written
        Gate(on_pair),  # a number and its code find somebody again
        Gate(on_shared),  # their own telephone is kept apart from what is said
        Gate(on_opting),  # one word, and nothing comes that was not asked for
        Gate(on_earlier_number),  # whose a telephone was before, they prove by a case of theirs
        Gate(counted),  # what people bring, for the month's report
        Gate(on_mail),  # a mail is filed at once, and asks nothing before
        Gate(in_a_form, after=in_a_talk),  # what is disclosed is asked about before it is filed
        Gate(on_wish_in_a_form),  # a wish about one's data is no part of what a form keeps
        Gate(about_ended),  # what few read goes to them alone
        Gate(about_merged),  # a number that went into another one leads on
        Gate(on_reply),  # a reply to a message of ours is for the case of that message
        Gate(on_forwarded),  # somebody else's words answer no question of ours
        Gate(
            interrupted_forms.on_written, after=interrupted_forms.gone_on
        ),  # for staff, or for the form?
        Gate(on_unclear),  # a yes or no that answers nothing here is no telling
    ),
    topics=(
        intake.INTAKE,
        recorded_number.RECORDED_NUMBER,
        MENU,
        PRIVACY,
        DISCLOSURE,
        EMERGENCY,
        looked_at(COMPLAINT),
        looked_at(HUMAN),
        TALK,
        looked_at(REMARKS),
        ABOUT,
        OPTIONS,
        OUTCOME,
        WHO_THEY_ARE,
        UNSOLVED,
        LASTING,
        MY_CASES,
        REGISTRATION,
        MY_REGISTRATIONS,
        OPENINGS,
        LINKS,
        DOOR,
        ANSWERS,
        ACTS,
        SPOKEN,
        LATE_FILES,
        SILENCES,
        IDENTITY,
        DATA_REQUESTS,
        WAITING,
        WHOSE,
        PAUSING,
        ADDRESSES,
        RECORDED,
        RECORDED_NUMBER_CHANGED,
        OPTING,
        PERSON_PROMISES,
        APOLOGIES,
        ACTIONS_TOLD,
        PRIVATE_NOTICES,
        PLACES,
        PRIVATE_ANSWERS,
        DISMISSED,
        MERGED,
        RETURNED,
        REPLY_WINDOW,
        EDITS,
        TAKEN_BACK,
    ),
    last=(
        on_disclosed,
        on_no_name,
        own_number,
        on_wish,
        in_words,
        on_several,
        *BEFORE_ACTS,
        on_act,
        on_last,
    ),
    commands=commands(keywords.PERSON, fold),
    ways=PERSON_WAYS,
)

ROOMS = Handlers(
    gates=(
        Gate(asked_here.let_by, after=asked_here.remembered),  # what a bare yes would answer
        Gate(actions.let_by, after=actions.proposed),  # a day that is promised is asked about
        Gate(drawing.closed),  # what has ended goes on elsewhere
        Gate(merging.led_on),  # what is for the person goes to the case that goes on
        Gate(triage.on_triage, after=triage.silent),  # a room that nobody has opened is silent
        Gate(albums.on_album, after=albums.remembered),  # photos sent together are one message
        Gate(reply_gate.on_written, after=reply_gate.watched),  # is it for the person?
    ),
    topics=(
        room.ROOM,
        NEWS,
        SORTED,
        CRYING,
        NOTICES,
        ROOM_PROMISES,
        ROOM_APOLOGIES,
        ROOM_LATE_FILES,
        ROOM_UNHEARD,
        ROOM_WINDOW,
        ROOM_RECORDED,
        ROOM_RECORDED_NUMBER,
        ROOM_MAIL,
        ROOM_ACTIONS,
        ROOM_RELATED,
        TAKEN_BACK,
    ),
    last=(on_late_press, room.on_nothing),
    commands=commands(keywords.STAFF, fold),
    ways=STAFF_WAYS,
)

DESK = Handlers(
    gates=(
        Gate(on_command),  # a typed command is the press of its button
        Gate(recorded_number.on_written),
        Gate(intake.in_the_form),  # what staff record for somebody, where they have no other place
    ),
    topics=(
        desk.DESK_TOPIC,
        HOLIDAYS,
        ABSENCES,
        REPORTS,
        DESK_PROMISES,
        DESK_CODES,
        DESK_DOOR,
        DESK_MORNING,
        DESK_LEARNING,
        DESK_GROUP,
        DESK_AILMENTS,
        DESK_PLACES,
        DESK_SILENCES,
        DESK_QUIET,
        TRIAGE,
        DESK_THANKS,
        DESK_ACTIONS,
        DESK_REQUESTS,
        intake.DESK_INTAKE,
        recorded_number.RECORDED_NUMBER,
        DESK_PRIVATE,
        DESK_TEMPLATES,
        DESK_ACCOUNT,
        DESK_MAIL,
        TAKEN_BACK,
    ),
    last=(for_staff(desk.on_anything),),
    commands=commands(keywords.DESK, fold),
    ways=STAFF_WAYS,
)

LETTERBOXES = Handlers(topics=(LETTERBOX,), last=(on_nothing,))

TABLES: Mapping[Party, Handlers] = {
    Party.PERSON: PEOPLE,
    Party.ROOM: ROOMS,
    Party.DESK: DESK,
    Party.LETTERBOX: LETTERBOXES,
}
