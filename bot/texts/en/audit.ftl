### The audit trail: who did what, when, in nobody's words. A case's history is read from it as a story.

choice-history = History
choice-history-more = What follows
telegram-command-history = The history of the case
history =
    The history of case { $number }, page { $page }:
    { $lines }
history-nothing = The history of case { $number } has no such page.
choice-private-history = Its history
private-history =
    The history of private matter { $number }, page { $page }:
    { $lines }
private-history-nothing = The history of private matter { $number } has no such page.
history-looks-hidden = Who looked and who took a copy is for the supervisor and the director to see.
history-day = — { $day } —
history-line = { $time }, { $who }: { $did }
history-line-why = { $time }, { $who }: { $did } ({ $why })

audit-by-person = the person
audit-by-machine = Rida
audit-by-operator = the technical manager
audit-by-somebody = a former member

## What was done

audit-began = the trail began
audit-emptied = the whole book of the demonstration was emptied
audit-guarded = the head of the trail was kept anew
audit-accepted = the trail was accepted as it is, after a look
audit-opened = opened the case
audit-said = wrote a message
audit-expected = said what they expect
audit-moved = changed the status
audit-moved-take = took the case
audit-moved-delegate = handed the case to somebody else
audit-moved-offer = offered solutions
audit-moved-choose = chose a solution
audit-moved-propose = proposed a solution of their own
audit-moved-resolve = solved the case
audit-moved-reopen = opened the case again
audit-moved-close = closed the case
audit-moved-withdraw = withdrew the case
audit-moved-dismiss = dismissed the case
audit-moved-restore = brought the dismissed case back
audit-moved-end = closed the case
audit-moved-merge = merged the case into another one of its person
audit-moved-unmerge = took the case out of the other one again
audit-noted = wrote an internal note
audit-staff-wrote = wrote to the person
audit-rated = rated the service
audit-escalated = told whom it concerns
audit-promised = changed the date
audit-held = held a reply back for its writer to look at
audit-goodwill = gave something as goodwill
audit-identity = asked who the person is; the reason is kept
audit-urgent = heard a cry for help
audit-returned = brought the case back after the delegation ended
audit-heard = noted that the cry for help was answered
audit-false-alarm = called it a false alarm; the reason is kept
audit-understood = corrected what was understood
audit-sorted = set its category, or who the person is
audit-assessed = assessed the case
audit-appealed = appealed against the answer
audit-upheld = noted that the appeal changed the decision
audit-stands = noted that the decision stands
audit-action = confirmed an action with a date
audit-action-done = did what was promised in time
audit-action-late = did what was promised after its day
audit-action-missed = missed what was promised
audit-action-dropped = dropped what was promised
audit-related = linked the case with another, or changed that
audit-told = told something in private
audit-answered = answered in a private matter
audit-done = said that the private matter is done
audit-excluded = said who does not read the private matter
audit-recused = stepped back from the private matter
audit-settled = said whom the private matter is about
audit-drawn = drew the case into confidence
audit-outside = notice was sent outside
audit-looked = looked
audit-exported = took a copy
audit-backed-up = made a backup
audit-restored = restored a backup
audit-released = let go of what a restored backup held
audit-linked = linked two talks of one person
audit-unlinked = unlinked two talks
audit-opted-out = stopped messages they had not asked for
audit-opted-in = wanted them again
audit-consented = consented
audit-withdrew = withdrew a consent
audit-requested = asked for a right in their data
audit-prolonged = prolonged the request; the reason is kept
audit-refused = refused the request; the reason is kept
audit-granted = granted the request
audit-corrected = corrected data
audit-restricted = restricted the use of the data
audit-lifted = lifted the restriction
audit-erased = erased the data
audit-taken-back = took back what Telegram showed
audit-retention = erased what was kept long enough
audit-registered = registered for an initiative
audit-cancelled = cancelled the registration
audit-attended = marked attendance
audit-invited = invited somebody to the staff
audit-joined = joined the staff
audit-removed = removed somebody from the staff
audit-absence = noted an absence
audit-calendar = changed the working days
audit-taught = taught Rida an answer
audit-decided = decided on an answer that was taught

## Why, or how

audit-why-asked = it was asked for
audit-why-first-reading = first reading
audit-why-again = another reading
audit-why-answer = to answer its person
audit-why-follow-up = to follow up what was done
audit-why-hand-over = to hand it over
audit-why-authorities = for the authorities
audit-why-called = by telephone
audit-why-history = the case's history
audit-why-transcript = the whole talk
audit-why-registrations = the list of those registered
audit-why-cases = the table of cases
audit-why-ratings = the table of ratings
audit-why-notices = the case's notices
audit-why-person = a person's data
audit-why-backup = a backup
audit-why-at-the-door = at the door
audit-why-name-at-the-door = the name, at the door
audit-why-registered = how many registered
audit-why-said = all they wrote
audit-why-copy = a copy of the data
audit-why-correct = a correction
audit-why-restrict = restricted use
audit-why-erase = erasure
audit-why-object = an objection to learning
audit-why-complaint = for a complaint or request
audit-why-registration = for a registration
audit-why-sensitive = for a private matter
audit-why-guardian = as the guardian
audit-why-by-code = by a code from their other chat
audit-why-by-case-number = by the number of a case opened from the same telephone
audit-why-number-changed = by what WhatsApp told of a change of their number or id
audit-why-by-number-and-code = by their number and recovery code
audit-why-approved = approved
audit-why-rejected = rejected
audit-why-back = back at work

## When the trail does not hold

desk-trail-changed = The audit trail does not hold: entry { $entry } is not as it was written, or what stands before it was changed. We do not know who did it. Keep a copy of the database as it is, and let whoever runs Rida run rida check.
desk-trail-missing = The audit trail does not hold: entry { $entry } was taken out of its place. We do not know who did it. Keep a copy of the database as it is, and let whoever runs Rida run rida check.
desk-trail-cut = The end of the audit trail is gone: the entries from { $entry } on stood there and stand there no more. If somebody put an older copy in place by hand, that is why; else somebody took them out. Keep a copy of the database as it is, and let whoever runs Rida run rida check.
desk-trail-other = The audit trail is not the one we know: entry { $entry } is another one than what is kept outside the database. Keep a copy of the database as it is, and let whoever runs Rida run rida check.
desk-trail-unguarded = What keeps the audit trail from being changed was taken out of the database, so that whoever opens it could change it. Keep a copy of the database as it is, and let whoever runs Rida run rida check.
letter-trail-subject = The audit trail does not hold
letter-trail = { $what }
