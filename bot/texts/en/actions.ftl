### What staff promised for a day: proposed to them, confirmed by a press, followed until it is done.

## The person

action-missed =
    We promised you in your request { $number }:
    { $text }
    It was to be done by { $due }, and it is not done yet. We are sorry. It is with { $role } now.
action-done-after-all =
    What was late in your request { $number } is done, and we thank you for your patience:
    { $text }
case-actions =
    What happens next, and when:
    { $actions }
case-action = { $text } (by { $due })
case-action-done = { $text } (done)

## Staff

choice-action = Action with a date
choice-action-keep = Yes, we keep to it
choice-action-drop = It is no promise
choice-action-other = Another day
choice-action-done = It is done
choice-action-cancel = It will not be done
room-action-proposed =
    There is a day in what you wrote to the person. Shall it be followed until it is done?
    { $text }
    By { $due }
    { $closed }
room-action-kept =
    Noted, and the person sees it in their requests:
    { $text }
    By { $due }. You are reminded a working day before; then the supervisor on the day, and the director once it is late, until it is done.
    { $closed }
room-action-kept-inside =
    Noted among us. The person does not see it:
    { $text }
    By { $due }. You are reminded a working day before; then the supervisor on the day, and the director once it is late, until it is done.
    { $closed }
action-day-closed = The office is closed on that day.
room-action-which-day = When then? Just the day will do, as: next Sunday, or 15 December.
room-action-dropped = No date was noted.
room-action-settled = That date is settled already.
room-action-past = That day is over: { $due }. Write the action with a day to come, as: we deliver the basket next Sunday.
room-action-too-far = That day is too far away: { $due }. Write a day within a year.
room-action-no-day = There is no day in what you wrote. Write the action with its day, as: we deliver the basket next Sunday, or 2026-12-07.
room-action-ask = What will be done, and when? In one message, as: we deliver the basket next Sunday. It stays here and is not sent to the person.
room-action-done = Done: { $text }
room-action-cancelled =
    It will not be done, and is not followed any more: { $text }
    Please tell the person here, if they wait for it.
room-action-told =
    { $state } in case { $number }: { $text }
    By { $due }
    Told: { $names }
member-action-soon =
    What we promised in case { $number } is due soon: { $due }.
    Its words and the button "It is done" stand in the room of the case.
member-action-today =
    What we promised in case { $number } is due today: { $due }.
    Its words and the button "It is done" stand in the room of the case.
member-action-late =
    What we promised in case { $number } is late and not done. It was due { $due }.
    Its words and the button "It is done" stand in the room of the case.
action-is-soon = What we promised is due soon
action-is-today = What we promised is due today
action-is-late = What we promised is late and not done
letter-action-subject = { $state }: { $kind } number { $number }
letter-action =
    Peace be upon you,
    { $state }:
    { $text }
    By { $by }
card-actions =
    What we promised:
    { $actions }
card-action = { $number }. { $text } (by { $due }{ $inside })
card-action-late = { $number }. { $text } (late since { $due }{ $inside })
card-action-inside = , among us
desk-actions =
    What we promised and have not done yet, the nearest first:
    { $actions }
desk-no-actions = Nothing that we promised is left to do.
desk-action = { $number }: { $text } (by { $due })
desk-action-late = { $number }: { $text } (late since { $due })
report-appeals = Appeals against an answer: { $count }; changed the decision: { $upheld }; let it stand: { $stands }
report-actions = Actions with dates: done in time { $kept }, missed { $missed }
telegram-command-action = Action with a date
telegram-command-actions = What we promised
