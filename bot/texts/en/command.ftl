### What the command rida says in a terminal. Short sentences; a path or a number stands at the end, or on a line of its own.

command-language-unknown = Rida does not speak this language; it speaks { $known }
command-config-refused =
    { $count ->
        [one] { $file }: one thing is wrong
       *[other] { $file }: { $count } things are wrong
    }
command-json-first = --json stands behind the verb, or beside --version
command-no-verb = Say what to do: rida --help lists it

## Tables

table-day = day
table-weekday = weekday
table-hijri = Hijri
table-what = what
table-when = when
calendar-holiday = holiday
calendar-begins = begins
calendar-ends = ends
calendar-estimated = estimated: confirm at the desk
deadline-tell = who is told
deadline-received = received
deadline-starts = starts
deadline-promised = promised
notices-step = step
notices-role = role
notices-to = to
notices-told = told
notices-status = status
notices-tries = tries
notices-delivered = delivered
notices-proof = proof
registrations-number = number
registrations-status = status
registrations-registered = registered
registrations-for = for
registrations-same-phone = same phone
registrations-attended = attended
registrations-by = by
staff-list-id = id
staff-list-role = role
staff-list-name = name
staff-list-state = state
audit-column-entry = entry
audit-column-at = when
audit-column-who = who
audit-column-did = did
audit-column-what = what
audit-column-person = person

## Refusals

command-no-case = There is no case { $number }
command-no-database =
    There is no database yet: start Rida first
    rida run
command-running = Rida is up:
command-running-hint = Ctrl-C stops it
command-trail-nothing = the audit trail has nothing about { $subject }
command-trail-unwritten = { $file } cannot be written ({ $why }): stop Rida, check its rights
command-trail-accepted = accepted: the trail goes on from entry { $entry }
command-unnoted = { $file } cannot be written ({ $why }), so nothing is shown: who takes people's data out is written into it first: `rida check` says what is wrong
command-unread = { $file } cannot be read ({ $why }): `rida check` says more
command-no-time = { $text } is no time: write it as 2026-11-22T10:00 or with an offset
command-no-month = --month: { $month } is no month; write it as 2026-11
command-month-ahead = --month: { $month } has not come yet; leave it out for the present month
registrations-written =
    { $count ->
        [one] 1 registration in { $file }
       *[other] { $count } registrations in { $file }
    }
command-no-initiative = config.yaml lists no initiative { $id }: { $mend }
command-unwritten = { $file } cannot be written: { $why }
command-no-number = there is no case and no registration { $number }
