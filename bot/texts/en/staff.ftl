### What staff read: in the room of a case, at the common desk and in official e-mail.

## The card

card =
    { $urgent }
    { $kind } number { $number }
    Status: { $status }
    Due: { $due }
    Assignee: { $assignee }

    { $told }

    { $details }
case-is-open = new
case-is-assigned = in work
case-is-offered = waiting for the person's choice
case-is-agreed = the person chose a solution
case-is-resolved = resolved, waiting for the person's view
case-is-resolved-told = Done, and its person is told what became of it
case-is-reopened = opened again by the person
case-is-closed = closed
case-is-withdrawn = withdrawn by the person
case-is-ended = closed
case-is-merged = merged into another case
assignee-nobody = nobody has taken it yet
assignee-named = { $name }
told-nothing = The person has not written anything yet.
card-initiative = Initiative mentioned: { $name }
card-expectation = What they expect: { $expectation }
card-alternatives =
    Alternatives offered:
    { $alternatives }
card-chosen = They chose: { $chosen }
card-answer =
    The answer:
    { $answer }
card-unanswered =
    The answer went with this unticked:
    { $points }
card-lasted = Later: the person said that it lasted
card-not-lasted = Later: the person said that it did not last
card-applied = What was applied: { $applied }
card-quality = Rating: { $quality }
card-rounds =
    { $rounds ->
        [one] Opened once
       *[other] Opened { $rounds } times
    }
quality-below = below expectation
quality-as = as expected
quality-above = above expectation
quality-unsaid = not rated
solved-yes = solved
solved-no = not solved
solved-unsaid = not yet said whether it is solved

choice-card = Card
choice-more = More
choice-take = Take
choice-delegate = Delegate
choice-offer = Offer alternatives
choice-resolve = Resolve
choice-note = Internal note
choice-draw = A private matter
choice-draw-sure = Yes, move it
choice-write = Writing to the person
choice-form-cancel = Cancel
choice-offer-done = Send the alternatives
choice-answer-all = Tick all
choice-answer-send = Send it as it is
choice-answer-go-on = Complete it first
choice-answer-short = Short answer
choice-answered = Answered
choice-whole-case = The whole case
choice-until-hours = Within 4 office hours
choice-until-day = Within one working day
choice-open-cases = Open cases

## What happens in the room

room-no-case = There is no case for this room.
room-not-allowed = "{ $action }" is not yours to do. Ask the supervisor for it.
room-not-possible = That is not possible now: { $status }. This is how it stands:
room-others-form = A colleague began a step and has not finished it. If it was left, cancel it and begin yours.
room-late-press = That button belongs to an earlier step. This is the card as it stands:
room-cannot-read = This kind of message cannot be passed on. Write text or send a file.
room-file-refused = This file was not sent to the person. { $reason }
room-file-too-large = It is larger than what we can send: send a smaller one.
room-file-empty = It arrived empty: send it once more.
room-file-unknown-type = We do not send this kind of file. Send a photo, a recording or a PDF.
room-file-mismatch = It is not what its name says. Send a photo, a recording or a PDF.
room-file-unavailable = It did not arrive whole: send it once more.
room-take-from-delegate = { $by } delegated this case to { $name }, until { $until }. Do you take it instead?
room-take-from-colleague = { $name } has this case. Do you take it instead?
choice-take-anyway = Yes, I take it
room-already-yours = It is yours already.
room-taken = Taken by { $name }.
room-passed-on = Sent to the person in the society's name.
room-note-ask = Write the note. It never reaches the person.
room-noted = The internal note is kept.
room-note-empty = The note is empty. Write it after the two marks //
room-unclear =
    Not sent yet. Is this for the person or for your colleagues?

    { $told }
choice-hold-send = Send it to the person
choice-hold-note = A note among us
room-which-asked =
    More than one question waits here. Which one do you mean?
    { $asked }
room-unclear-settled = This message has been settled already.
room-unclear-of-other = { $name } wrote this, so it is theirs to send. You can keep it as a note.
room-edit-noted = Your edit is kept as an internal note. The person still has what they were sent before.
room-offer-ask = Write each alternative in a message, then press "Send the alternatives".
room-offer-so-far =
    { $count ->
        [one] One alternative
       *[other] { $count } alternatives
    } so far:
    { $alternatives }
    Write another one, or send them to the person.
room-offered = The alternatives were sent to the person to choose from.
room-resolve-ask = What was applied? Write it as the person will read it.
room-answer-ask =
    What was applied? One line is enough, and goes as it is.
    Or copy the draft before this message, change it, and send it as one message.
    { $points }
room-answer-points = What the person said; tick what you answered, by its button or its number:
room-answer-draft = { $draft }
room-answer-empty = Neither the decision nor its reasons nor what was done is written. Complete the draft, or write one line.
room-answer-unticked =
    { $count ->
        [one] One point
       *[other] { $count } points
    } of { $of } without a tick:
    { $points }

    Shall it go as you wrote it, or will you complete it first?
answer-heading-decision = Decision
answer-heading-reasons = Reasons
answer-heading-remedy = What we did
answer-heading-next = What happens next and when
answer-heading-appeal = If you are not satisfied
answer-draft-said = What you told us:
answer-draft-chosen = We carried out the solution that you chose: { $text }
answer-draft-late = We were later than promised: { $text }
answer-draft-goodwill = We gave you: { $text }
answer-draft-appeal = Write "not solved" to us here, and we open your request again with a new date.
applied-answered = We answered your question.
room-resolved = The case is resolved, and we ask the person what they think.
room-resolved-told = The case is done, and its person is told what became of it.
room-delegate-whom = To whom do you delegate it?
room-delegate-what = What shall they do? Write it, or delegate the whole case.
room-delegate-until = Until when? If they have not acted by then, it comes back to you.
delegation-whole-case = Contact the person and handle the whole case
room-delegated =
    Delegated to { $name } until:
    { $until }
room-delegation-over = The delegation to { $name } ended without an action, and the case is back with the supervisor.
room-form-cancelled = The step is cancelled.
room-person-wrote =
    The person wrote:
    { $told }
room-file-came = The file that the person sent is here:
room-file-missed =
    The person sent a file, and we could not keep it:
    { $what }
    They were told why, and what to do. If you need it, ask them for it here.
room-chosen =
    The person chose:
    { $chosen }
room-proposed =
    The person suggests another way:
    { $told }
room-rated = The person rated the service: { $quality } ({ $solved }).
room-reopened =
    The person opened the case again. The new deadline:
    { $due }
room-unsolved =
    The person says that it is not solved, so the case is open again. The new deadline:
    { $due }
room-outcome-left =
    The person has not answered what is left. Their rating: { $quality } ({ $solved }).
    The case was neither opened again nor closed. Please contact them.
room-closed = The case is closed.
room-withdrawn = The person withdrew the request.
room-draw-ask =
    This case goes to those alone who read private matters: its person's words, what was written to them, and the date.
    It is closed here without a word, what was shown of it is deleted where that is possible, and you hear what is left. It cannot be undone.
room-drawn = The case { $number } is closed, and nothing of it is written here.
room-ended = The case { $number } is closed. What is written here reaches nobody.
room-reminder =
    Reminder: the deadline of case { $number } is near.
    { $due }
    Told: { $names }
room-escalation =
    Escalation: the deadline of case { $number } is very near and it is not resolved.
    { $due }
    Told: { $names }
room-overdue =
    The deadline of case { $number } has passed and it is not resolved.
    { $due }
    Told: { $names }

## The common desk

desk-open-cases =
    Open cases, the nearest deadline first:
    { $cases }
desk-no-cases = There are no open cases.
desk-line = { $number }: { $status }, due { $due }
desk-parked = Outgoing message { $delivery } through { $channel } did not arrive: { $reason }
desk-parked-case = Outgoing message { $delivery } through { $channel } of case { $number } did not arrive: { $reason }
parked-unreachable = the other end does not accept our messages
parked-deleted = the reader's account there is no more
parked-held = only an approved template may go there, until the person writes
parked-refused = the platform refused the message
parked-trylater = it could not be sent after many attempts
desk-turn-failed = Incoming message { $number } through { $channel } could not be handled because of a fault in the program. It is kept; please tell whoever looks after the program.

## Official e-mail

letter-opened-subject = New complaint number { $number }
letter-opened =
    Peace be upon you,
    A new complaint of a person has arrived. We promised an answer within three working days.
letter-reopened-subject = Opened again: { $kind } number { $number }
letter-reopened =
    Peace be upon you,
    The person asked for this case to be opened again. We promised a new date.
member-reopened =
    The person opened case { $number } again. The new deadline:
    { $due }
    Told: { $names }
member-thanked =
    Thanks for case { $number }, which you worked on.
    Its person thanked you; their words stand in the room of the case. Thank you for what you did.
member-category =
    Case { $number } is of your category. Its date is { $due }.
    What it is about stands in its room.
member-unsolved =
    The person says that case { $number } is not solved, so it is open again. The new deadline:
    { $due }
    Told: { $names }
member-outcome-left =
    Our service in case { $number } was not as the person expected, and they have not said whether to open it again. Please contact them from its room.
    Told: { $names }
letter-unsolved-subject = Not solved: { $kind } number { $number } opened again
letter-unsolved =
    Peace be upon you,
    The person says that it is not solved, so we opened the case again and promised a new date.
letter-outcome-left-subject = What the person thinks is not complete: { $kind } number { $number }
letter-outcome-left =
    Peace be upon you,
    This case was resolved, and what the person thinks of it is not complete: rated { $quality } ({ $solved }), and not said whether to open it again.
    The case was neither opened again nor closed. Please contact them and find out what is left.
letter-reminder-subject = Reminder: the deadline of { $kind } number { $number } is near
letter-reminder =
    Peace be upon you,
    The date that we promised the person is near, and the case is not resolved yet.
letter-escalation-subject = Escalation: { $kind } number { $number } is not resolved and its deadline is near
letter-escalation =
    Peace be upon you,
    This case is not resolved and its deadline is very near. Please step in before it passes.
letter-overdue-subject = Delay: the deadline of { $kind } number { $number } has passed
letter-overdue =
    Peace be upon you,
    The date that we promised the person has passed and the case is not resolved. Please contact the person urgently.
letter-delegated-subject = Delegation: { $kind } number { $number } to { $delegate }
letter-delegated =
    Peace be upon you,
    { $by } delegated this case to: { $delegate }
    What is asked: { $task }
    Until: { $until }
letter-delegation-over-subject = Delegation returned: { $kind } number { $number }
letter-delegation-over =
    Peace be upon you,
    The delegation to { $delegate } ended without an action, and the case is back with the supervisor.
letter-case =
    { $kind } number { $number }
    Status: { $status }
    Registered: { $opened }
    Due: { $due }
    Assignee: { $assignee }

    { $told }

    { $details }
letter-files-elsewhere =
    Files that are not attached to this mail; they are in the talk of case { $number } with Rida:
    { $files }
letter-file = { $kind } { $name }
letter-without-files =
    The mail server refused the size of the attachments, so this mail comes without them. All files are in the talk of case { $number } with Rida.
file-is-photo = Photo
file-is-document = Document
file-is-voice = Voice note
file-is-audio = Sound
file-is-video = Video
letter-open = Open case { $number } in Telegram
letter-signature =
    Rida, the assistant of { $society }

## Many cases that came together: gathered until a member of staff looks at them

case-is-dismissed = dismissed with others that came together
triage =
    { $count ->
        [one] One case came among many from new visitors of the page, and is not opened yet:
       *[other] { $count } cases came together from new visitors of the page, and are not opened yet:
    }
    { $numbers }

    { $cases }

    Each has a number and a date that its person was promised. Open what looks real, and dismiss the rest together if it is not.
triage-line = { $number } · { $kind } · { $said }
triage-line-alike = { $number } · { $kind } · { $said } ({ $alike } alike)
triage-line-insisted = { $number } · { $kind } · its person says that it still stands · { $said }
choice-triage = Gathered cases
choice-triage-open = Open { $number }
choice-triage-next = Next
choice-triage-dismiss = Dismiss all on the list
choice-triage-restore = Take the dismissal back
triage-none = None of these cases is waiting now.
triage-dismissed =
    Dismissed { $count ->
        [one] one case
       *[other] { $count } cases
    }: { $numbers }
    Their people are told in a quarter of an hour; whoever says that it still stands comes back to you.
triage-restored =
    Back on the list { $count ->
        [one] is one case
       *[other] are { $count } cases
    }: { $numbers }
triage-held =
    { $count ->
        [one] One gathered case is not opened yet
       *[other] { $count } gathered cases are not opened yet
    }
letter-triage-subject = Many cases came together ({ $count })
letter-triage =
    Peace be upon you,
    Within minutes many cases came from new visitors of the chat page, more than can be read one by one. We gathered them in a list at the staff's desk. Each has a number and a date that its person was promised.
    Their numbers: { $numbers }
    Please look at them: a real one is opened with one press, the rest can be dismissed together, and a dismissal can be taken back.

## What did not arrive

case-away-offered = alternatives were offered and have not reached the person
case-away-resolved = done, and the news has not reached the person
card-away = Our messages do not reach the person; this was found on: { $since }
room-unreachable-resolved =
    The person has not heard that the case is done, and was not asked how it was: they stopped the bot or deleted their account. When they are back, we tell and ask them.
    The other ways are telephone and mail: name and number are behind "Who it is". Keep what was done in a note that begins with //
room-returned =
    { $missed ->
        [0] The person is back, and our messages reach them.
        [one] The person is back, and our messages reach them. They missed one message, and we offered to show it.
       *[other] The person is back, and our messages reach them. They missed { $missed } messages, and we offered to show them.
    }
room-mail-undelivered =
    The official e-mail about this case did not reach { $to }: { $reason }
    Tell them here or by telephone, and have the address checked by whoever runs Rida.
room-message-undelivered =
    A message about this case did not reach the person: { $reason }
    The other ways are telephone and mail: name and number are behind "Who it is".
desk-parked-mail = E-mail { $delivery } did not reach { $to }: { $reason }
desk-parked-mail-case = E-mail { $delivery } did not reach { $to } in case { $number }: { $reason }
parked-no-mailbox = there is no mailbox of that address
parked-no-address = what is written there is no mail address
parked-address-not-taken = the mail server takes no address in Arabic letters before the @
parked-mailbox-full = the mailbox is full
parked-mail-too-large = the mail is larger than the server takes
parked-mail-blocked = the mail server's policy blocks it
parked-mail-refused = the mail server refused it
parked-file-missing = one of its files is no longer kept
