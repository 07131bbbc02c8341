### Deadlines: what staff and the person read when a promise comes near, moves or is missed.

## In the room

choice-ask = Ask the person
choice-late = It will take longer
choice-holiday = Announcing a holiday
choice-away = Being away
choice-see-alternatives = See the alternatives
choice-late-1 = One working day more
choice-late-2 = Two working days more
choice-late-3 = Three working days more

room-unassigned =
    Nobody has taken case { $number } yet. Please take it or delegate it.
    { $due }
    Told: { $names }
room-unheard =
    A notice about case { $number } could not be delivered, so it goes on to:
    { $names }
    Due: { $due }
room-ask-what = What do you need from the person? Write it as they will read it.
room-asked = The question was sent. The card shows the time with and without waiting; the promise goes on.
room-late-why = Why does it take longer? Write it as the person will read it.
room-late-until = What is the new date? Choose one, or write it like 2027-03-14.
room-late-not-then = That date is not possible: choose a working date after the present one, within two months.
room-delayed =
    The person was told, with the reason and the new date:
    { $due }
    The first promise counts as missed.
room-deputy-instead = { $name } is away; { $deputy } stands in.
room-promise-moved =
    Working days have changed, and the person was told of the new date.
    It was: { $before }
    It is: { $due }
card-clock-waiting = Waiting for the person. Office hours so far: { $total }, without the waiting: { $without }
card-clock = Office hours so far: { $total }, without waiting for the person: { $without }
card-late =
    The first promise, counted as missed: { $before }
    The reason that the person read: { $reason }

room-apologised = The date has passed, so we apologised to the person and said that { $role } has the request. What they wait for first is a word of yours, or a new date.

## What the person reads when the date has passed

promise-missed =
    We are sorry. We promised an answer to your request { $number } at the latest by:
    { $due }
    That date has passed and it is not done. The fault is ours.
    Your request is now with { $role }, and we have told the team that it is late. We write to you here when it is done or has a new date.
promise-missed-late =
    We are sorry. We promised an answer to your request { $number } at the latest by:
    { $due }
    That date has passed and it is not done, and we are late in telling you so, too. The fault is ours.
    Your request is now with { $role }, and we have told the team that it is late. We write to you here when it is done or has a new date.
question-missed = We are sorry, our answer to your request { $number } is late. It is now with { $role }, and the answer comes to you here.
## What is written about a request that exists

choice-another-matter = Another matter
added-to-case =
    We added what you wrote to your request { $number }, and it has reached whoever looks after it.
    Our date with you stays as it is: { $due }
added-overdue =
    We added what you wrote to your request { $number }, and it has reached whoever looks after it.
    We are sorry: our date with you ({ $due }) has passed and it is not done. Your request is now with { $role }.
added-talk = We added what you wrote to your request { $number }, and it has reached whoever looks after it.
added-to-done =
    We added what you wrote to your request { $number }, and it has reached whoever looks after it. This request was done before.
    If something is left, choose "Open it again" and we work on it anew.
reminder-kept =
    You are right to ask. We added your message to your request { $number }, where the team sees it.
    Our date with you stays as it is: { $due }
reminder-overdue =
    We are sorry, and you are right. Our date with you ({ $due }) has passed and your request { $number } is not done. The fault is ours.
    We added your message to it, where the team sees it. Your request is now with { $role }.
reminder-yours =
    We added your message to your request { $number }, where the team sees it.
    We have asked you something there and need your answer to go on: choose "Write to staff" and write it.
about-which = We have your message, and it is kept. Which request do you ask about?
case-was-withdrawn = Your request { $number } was withdrawn before, so we are not working on it. What you wrote is kept: where shall it go?
room-reminded =
    The person asks after their request, and was told that its date stays:
    { $told }
room-reminded-late =
    The person asks after their request, whose date has passed; we apologised:
    { $told }

person-role-agent = a member of our staff
person-role-supervisor = the projects supervisor
person-role-director = the executive director
person-role-confidential = the member of staff for special cases

## At the desk

holiday-unreadable =
    Write it so:
    /holiday 2027-03-10 Eid al-Fitr (to announce)
    /holiday 2027-03-10 2027-03-13 Eid al-Fitr (several days, a month at the most)
    /holiday -2027-03-10 (to withdraw)
    /holiday ok 2027-03-10 (to confirm an estimate)
    /holiday instead 2027-03-10 2027-03-13 (to put an estimate right)
    /holiday (to see the coming ones)
holiday-past = { $day } has passed. What was promised by it stays as it is.
day-too-far = { $day } is more than two years ahead. Please check the year.
holiday-refused =
    This was not taken as a holiday: no working day would be left near enough for our promises. The calendar stays as it was.
    { $day }
holiday-none =
    There is no holiday on this day, so there is nothing to withdraw:
    { $day }
holiday-not-estimated =
    There is no estimated holiday on this day, so there is nothing to confirm:
    { $day }
holiday-announced =
    "{ $name }" is a holiday now:
    { $days }
holiday-withdrawn =
    "{ $name }" is withdrawn; these are working days again, unless they are on the weekend:
    { $days }
holiday-confirmed =
    Thank you. Confirmed:
    { $days }
holiday-confirm =
    "{ $name }" is near, and its days are estimates:
    { $days }
    Are they right?
holiday-instead-how =
    Write the first day and the last day of "{ $name }" so:
    /holiday instead { $first } { $last }
    These are off then, and the other days are worked.
holiday-checked-already = These dates were confirmed or put right before. Write /holiday to see the coming ones.
choice-holidays = The coming holidays
choice-holiday-right = They are right
choice-holiday-instead = No, put them right
choice-back-to-work = Being back
holidays-coming =
    The holidays of the coming year:
    { $days }
holidays-none = none
holiday-line = { $day }: { $name }
holiday-line-estimated = { $day }: { $name } (estimate, not confirmed yet)
room-at-the-desk = This is for the desk, and is answered there. Nothing was sent to the person.
promises-moved =
    { $count ->
        [one] One promise moves
       *[other] { $count } promises move
    } because of this change. Each of these people is told the new date.
working-time-written =
    The settings file changed: the office hours and the notices written in it are in force. { $count ->
        [0] No promise moves.
        [one] One promise moves, and the person is told.
       *[other] { $count } promises move, and each of these people is told the new date.
    }
working-time-refused =
    The settings file changed and something in it is wrong, so the office hours and the notices stay as they were. For whoever looks after the program, to mend:
    { $problems }
away-unreadable =
    Write the first day, the last day and who stands in for you:
    /away 2027-01-03 2027-01-10 coordinator
    When you are back: /back
away-nobody =
    Name a colleague to stand in for you, one of:
    { $members }
away-circle = { $deputy } is away in those days, and the deputies would end with you. Choose somebody else.
away-set =
    { $name } is away; { $deputy } stands in: notices and new assignments go there.
    From { $first }
    to { $last }
away-over = Welcome back, { $name }. Notices come to you again.

## The morning, and what was late

morning-board =
    Good morning. { $count ->
        [one] One open case
       *[other] { $count } open cases
    }, the most urgent first:
    { $cases }

    { $closures }
closure-ahead =
    { $count ->
        [one] One case falls due
       *[other] { $count } cases fall due
    } during the closure "{ $name }" or as soon as it ends: { $numbers }. Please work on it before.
    From { $first }
    to { $last }
letter-morning-subject =
    { $count ->
        [one] Your day: one open case
       *[other] Your day: { $count } open cases
    }
letter-morning =
    Good morning { $name },
    These are your open cases, the most urgent first:
    { $cases }

    { $closures }
letter-digest-subject =
    { $count ->
        [one] One case needs you
       *[other] { $count } cases need you
    }
letter-digest =
    Peace be upon you { $name },
    The deadlines of these cases are near or have passed. The most urgent comes first:
    { $cases }
letter-unassigned-subject = Nobody has taken { $kind } number { $number } yet
letter-unassigned =
    Peace be upon you,
    Nobody has taken this case yet. Please take it or delegate it.
letter-unheard-subject = A notice did not arrive: { $kind } number { $number }
letter-unheard =
    Peace be upon you,
    A notice about this case could not be delivered to a colleague, so it comes to you. Please see to it.
letter-delayed-subject = It will take longer: { $kind } number { $number }
letter-delayed =
    Peace be upon you,
    The person was told a new date. The first promise counts as missed: { $before }
    The reason that they read: { $reason }

## To the person

promise-moved-earlier =
    Good news about your request { $number }: working days have changed, so our date is earlier now:
    { $due }
promise-moved-later =
    About your request { $number }: a holiday was announced, so our working days have changed. We are sorry, and promise you anew, at the latest:
    { $due }
    We go on working on it, and you can write to us at any time.
promise-delayed =
    We are sorry: your request { $number } takes longer than we promised you ({ $before }).
    The reason: { $reason }

    Our new date, at the latest:
    { $due }
    It matters to us, and you can write to us at any time.
person-awaited = A gentle reminder about your request { $number }: our team asked you something, and your answer helps us to finish it. Whenever it suits you.
person-awaited-choice = A gentle reminder about your request { $number }: our alternatives wait for your choice. Whenever it suits you.
