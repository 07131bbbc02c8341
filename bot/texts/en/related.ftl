### Cases that belong together: linked, merged, split, and incidents of many complaints alike.

## What the person reads

cases-merged =
    Your requests { $merged } and { $number } are about the same matter, so we brought them together as one, with the number { $number }.
    All that you wrote and sent for both is kept in it, and our answer comes by:
    { $due }
    The number { $merged } stays valid: whoever names it is led to the same request.
case-split =
    You wrote to us about two matters, so that each has a number now and neither is lost: { $number } and { $other }.
    The new number is { $other }, with our first promise to you:
    { $other_due }
    You need do nothing: what you wrote is kept, each in its place.
case-apart-again =
    Your request { $other } stands by itself again, for it is about something else than { $number }. What you wrote in it is kept as it is, and our answer comes by:
    { $other_due }

## The card

card-merged-into = Merged into the case: { $number }
card-linked = Linked with the cases: { $numbers }
card-absorbed = Cases that were merged into it: { $numbers }
card-joined = Leads an incident, with the cases: { $numbers }
card-in-incident = In an incident that is led by the case: { $number }

## What staff read: what cannot be done

room-related-itself = This is case { $number } itself. Write the number of another one.
room-related-none = There is no case { $number }.
room-related-ended = Case { $number } is closed, and those who read private matters go on with it: it is linked with nothing.

## Linking

room-link-how = Write the number of the other case behind the command, such as: /link_case 1002
room-unlink-how = Write the number of the other case behind the command, such as: /unlink_case 1002
room-linked = This case is linked with case { $number }. The card of each shows the other, and the person sees nothing of it.
room-linked-already = This case is linked with case { $number } already.
room-linked-not = This case is not linked with case { $number }.
room-unlinked = This case is not linked with case { $number } any more.

## Merging

room-merge-how = Write the number of the case that this one goes into, such as: /merge 1002
room-merge-ask =
    Case { $number } ends here and goes into case { $into }: its words, its files, and the earlier of both dates:
    { $due }
    The person hears of it in one message.
room-merged =
    Case { $number } went into case { $into }, and the work goes on there.
    If they turn out to be two matters, take it out again by this button or by /split, while the other one is open.
room-merged-already = This case { $number } went into case { $into }. Write to the person there, or take it out again.
room-merge-circle = Case { $number } was merged into this one already.
room-merge-elsewhere = Case { $number } was merged into case { $into }. Write that number if it is the same matter.
room-merge-two-people = Case { $number } is another person's, and cases of two people are never merged: each has a date and an answer of their own. If the cause is the same, make it an incident, such as: /incident { $number }
room-merge-over = Nothing goes into case { $number } now: { $status }.
room-merge-unlike = Case { $number } is of another kind, which has a date and an answer of its own, or nobody has opened it yet: they are not merged. You can link them: /link_case { $number }
room-merge-own-way = Case { $number } has a solution that its person chooses or has agreed to, and it would be lost in another one. Merge the other one into it.
room-merge-appeal = Case { $number } is an appeal that is looked at anew, so it goes into none that nobody appealed against. Merge case { $into } into it.
room-merge-lead = Case { $number } leads an incident with other cases, and goes into no other one. Merge the other one into it.
room-joined =
    Case { $number } of the same person went into this one. The date is now:
    { $due }

    What they wrote there:
    { $told }
room-not-joined = Case { $number } was not merged: the work on case { $into } was done before. It is here as it was.
room-unmerged = Case { $number } stands by itself again with its words and its date, and is no part of case { $into } any more. The person was told.
room-unmerge-late = The work on case { $into } is done, and its answer was for both. If it is not solved, go on there.
room-unmerge-split = All that case { $number } told went from case { $into } into yet another one, so nothing is left to go on by itself. Go on there.
room-parted = Case { $number } left this one and stands by itself again. The date of this case stays as it is.

## Splitting

room-split-one = Case { $number } has one message: there is nothing to split off.
room-split-ask =
    Which messages become a second case of the same person? Choose by the buttons, or write their numbers:
    { $lines }
room-split-numbers = These numbers are not among the messages. Write numbers of the list, such as: 2 3
room-split-none = No message is chosen yet. Choose what becomes a second case.
room-split-all = All messages are chosen, and nothing is left for this case. Leave one at least.
room-split =
    What you chose is a second case with the number { $other }, and the rest stays in case { $number }. The date is the same:
    { $due }
    The person was told both numbers.

## Buttons and commands

choice-link-case = Link with a case
choice-unlink-case = Remove the link
choice-merge = Merge into another
choice-merge-sure = Yes, merge it
choice-unmerge = Take it out again
choice-split = Split into two cases
choice-split-done = Split these off
telegram-command-link-case = Link with another case: /link_case 1002
telegram-command-unlink-case = Remove the link: /unlink_case 1002
telegram-command-merge = Merge this case into another one of the same person: /merge 1002
telegram-command-split = Split messages off as a second case

## Incidents: many complaints about one matter

incident-unnamed = cases alike
room-incident-how = Write the name of an incident behind the command, and this case leads it, such as: /incident late food baskets. Or the number of the case that leads it, to join, such as: /incident 1001
room-incident-made =
    Case { $number } leads an incident now: { $name }
    Another case joins it by /incident { $number } in its room, and each person keeps a number and a date of their own.
room-incident-in = This case is in the incident “{ $name }”, which is led by case { $number }.
room-incident-leads =
    This case leads an incident: { $name }
    With it: { $numbers }
    { $notice }
room-incident-alone = no other case yet
room-incident-notice = People read before they complain: { $notice }
room-incident-already = This case is in the incident of case { $number } already.
room-incident-own = This case { $number } leads an incident, and joins no other one.
room-incident-other = This case is in another incident, led by case { $number }. Take it out of that first: /incident
room-incident-led-by = Case { $number } is itself in an incident that is led by case { $lead }. Write: /incident { $lead }
room-incident-over = The work on case { $number } is done: it leads no incident. This case goes on by itself.
room-incident-joined =
    { $count ->
        [one] Case { $number } joined this incident. There is one other case now.
       *[other] Case { $number } joined this incident. There are { $count } other cases now.
    }
room-incident-gone = Case { $number } left this incident.
room-incident-left = This case left the incident of case { $number }, and goes on by itself.
room-incident-found = A colleague counted this case to the incident that is led by case { $number }. If it is about something else, take it out.
room-incident-alike =
    This one is like cases of the last two days:
    { $numbers }
    Is it the same incident? If so, one press brings them together, to be answered together; each person keeps a number and a date of their own.
room-resolve-others =
    This case is resolved so far, and no other. It leads an incident with: { $numbers }
    { $count ->
        [one] Does the person of the other case get the same answer?
       *[other] Do the { $count } persons of the others get the same answer?
    }

    Each of them reads:
    { $answer }
room-incident-own-words =
    Something in this answer may be for the person of case { $number } alone:
    { $found }
    Others read it as it is. Does it go to all of them?
room-incident-otherwise = Write the answer that the people of the other cases read, each in their own talk. What the person of this case has stays as it is.
room-incident-appeal = The incident was answered in case { $number }. The person of this case was not content with an answer before, so it did not go to them. Whoever looks at their case answers them.
room-incident-handed =
    Case { $was } is in the incident no more, so this case leads it from now on: { $name }
room-incident-led = Case { $number } leads the incident from now on, instead of case { $was }. This case stays in it.
room-incident-answered =
    { $count ->
        [one] The same answer goes to the person of the other case, in their own talk, if it is open, and they are asked how it was.
       *[other] The same answer goes to the persons of the other cases, each in their own talk, where these are open, and each is asked how it was.
    }
room-incident-only = The other cases stay as they are, each with its date: { $numbers }
room-incident-resolved = This case is resolved by the answer to the incident, which was written in case { $number }. The person is asked how it was.
room-incident-corrected = The answer to the incident was corrected in case { $number }. The correction goes to the person of this case, in their own talk.
room-incident-correcting = The correction also goes to those people of the other cases who were sent this answer, each in their own talk.
room-incident-crying = The incident was answered in case { $number }, and the person of this case did not get that answer: they cried for help, and nobody has answered them yet.
room-incident-own-way = The incident was answered in case { $number }. This case has a way of its own, agreed on or waiting for the person's choice, and stays as it is. If the answer is enough, resolve it here.

## Telling people of a known problem

room-notice-ask = Write one sentence that people read before they complain, such as: The food baskets in Nuzha are late; we work on bringing them by Thursday.
room-notice-not-lead = The notice is written in the case that leads the incident, while that is open. An incident begins like this: /incident late food baskets
room-notice-long = The sentence is longer than is read at a glance. Write it in { $most } characters or fewer.
room-notice-on =
    From now on whoever begins a complaint reads:
    { $notice }

    This button takes it down, and so does resolving this case. You are asked here whether it still stands: { $asked }
    Where nobody says so, it is taken down a working day later.
room-notice-stands =
    { $names }: whoever begins a complaint still reads this:
    { $notice }

    Does it still stand? If nobody says so, it is taken down: { $ends }
room-notice-kept =
    The notice stays as it is. You are asked about it again: { $asked }
room-notice-ended =
    Nobody has stood by this notice, so it is taken down, and nobody reads it any more:
    { $notice }
    If the problem is still there, write it again.
room-notice-off = The notice is taken down, and nobody reads it any more.
room-notice-none = There is no notice of this incident now.
known-problems =
    Before you tell us: this we know of, and work on:
    { $notices }
    If this is what you complain of, you need not tell it: “Tell me too” is enough, and it gets a number and a date for you.
known-problem-which =
    This is what we know of now. Which of them is yours?
    { $known }
    Choose its number, and it gets a number and a date for you. If it is something else, we are listening.
known-problem-told = Me too: { $notice }
known-problem-noted =
    It is noted for you with the number { $number }, and you need not tell anything.
    We promise a solution and an answer by:
    { $due }
    Once the problem is solved, we tell you too. If you have something to add, write it at any time.
known-problem-yours =
    It is noted for you already, with the number { $number }. Our answer comes by:
    { $due }
known-problem-over = This problem does not stand with us any more. If you still have it, tell us of it.

choice-incident = Incident
choice-same-incident = Yes, the same one
choice-incident-out = Take it out
choice-to-all = To all of them
choice-to-all-sure = Yes, to all of them
choice-to-all-otherwise = In other words
choice-only-this = Just this one
choice-notice = Tell people
choice-notice-keep = Yes, it still stands
choice-notice-off = Take the notice down
choice-tell-me-too = Tell me too
choice-known-other = Something else
telegram-command-incident = An incident of cases alike: /incident, then its name or the number of its lead
telegram-command-notice = What people read of a known problem before they complain
