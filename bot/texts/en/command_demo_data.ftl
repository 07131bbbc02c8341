### What `rida demo-data` says in a terminal.

demo-data-nobody-works = Nobody works here, so nobody could answer anybody. Name the members under staff in config.yaml, then try again
demo-data-no-day = This is no day of a year that the calendar knows. Write it as 2026-11-29: { $written }
demo-data-ahead = The last day is not over yet: what the book says of it lies ahead of this machine's clock
demo-data-ended = Ended before the year was over: the place is as empty as it was
demo-data-elsewhere = For a place of its own, name an empty one
demo-data-month = Month { $month } of 12 begins
demo-data-made = A made-up year is there: { $people } people, { $cases } cases, { $registrations } registrations, { $messages } messages and events, in { $seconds } seconds. It lies in
demo-data-never-real = It is for looking and trying. Never let real people write into it: whoever knows the seed knows its keys
