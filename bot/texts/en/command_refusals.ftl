### Why a verb ends, and what is wrong with a file of answers or words. Each English sentence is the
### refusal as the program raises it (bot/commands/refusals.py).

## Files of answers and of words

wrong-in-line = { $file }.yaml:{ $line }: { $problem }
wrong-left-out = left out: { $problem }
wrong-mend-first = { $problem }: mend the file first, nothing was written
wrong-mend-first-lint = { $problem }: mend the file first, `rida faq lint` shows more
wrong-answer-no-yaml = is not YAML
wrong-answer-no-yaml-why = is not YAML: { $why }
wrong-answer-keys = must be a table of { $keys }
wrong-answer-key = unknown key { $key }; known are { $known }
wrong-answer-language = { $key } is written in { $languages } only
wrong-must-be-text = { $key } must be text
wrong-must-be-texts = { $key } must be a list of texts
wrong-must-be-flag = { $key } must be true or false
wrong-must-be-day = { $key } must be a day such as 2026-11-23
wrong-must-be-single = { $key } must be a single value
wrong-unread-key = { $key } cannot be read
wrong-undated = has no date of review
wrong-few-ways = has fewer than { $count } ways to ask in Arabic
wrong-long-answer = the answer has { $count } characters, over { $most }
wrong-unresolved = { "{" }{ $name }{ "}" } does not resolve; known are { $known }
wrong-needs-initiative = { "{" }{ $name }{ "}" } needs the entry to name its initiative
wrong-lost-button = the button { $button } is no entry and no action
wrong-way-empty = this way to ask holds no word
wrong-ways-fight = fights over the same question with { $where } ({ $way })
wrong-ways-on-lines = write { $list } with each way on a line of its own, so that more can be added
wrong-word-empty = { $word } in { $list } holds no word
wrong-word-twice = { $word } in { $list } says the same as { $other }
wrong-word-points = { $word } points to { $list }, which is no list
wrong-list-idle = nothing points to the list { $list }
wrong-word-in-two = { $word } stands in { $list } and in { $other } too
wrong-list-missing = the list { $list } is missing
wrong-list-missing-mend = write `{ $name }:` and its words
wrong-list-unknown = the list { $list } is unknown
wrong-list-unknown-mend = the lists here are { $known }
wrong-list-twice = the list { $list } stands here twice
wrong-list-twice-mend = put the words of both under the first, and take the second out
wrong-list-empty = the list { $list } is empty
wrong-list-empty-mend = write a word into it, or take its name out
wrong-list-no-word = the list { $list } holds what is no word
wrong-list-no-word-mend = write each one behind a dash of its own
wrong-lists-no-table = this is no table
wrong-lists-no-table-mend = write the name of a list, a colon, and its words
wrong-words-missing = the file is missing
wrong-words-missing-mend = get the project's files again (git checkout faq/lexicon)
wrong-answer-utf8 = is not UTF-8 text
wrong-words-no-utf8 = this is not UTF-8 text
wrong-words-no-utf8-mend = save the file as UTF-8
wrong-words-no-yaml = this is not YAML
wrong-words-no-yaml-mend = look at the spaces, colons and dashes around it

## What the verbs are given

wrong-when-no-time = { $text } is no time: write it as 2026-11-22T10:00 or with an offset
wrong-at-no-time = --at { $text }: { $why }
wrong-from-before-to = --from has to be before --to
wrong-ended-before = ended before the talk began
wrong-no-message = { $file } holds no message: { $form }, one a line
wrong-not-kept = { $folder } cannot be written: nothing is kept there
wrong-unwritten = { $file } cannot be written: { $why }
wrong-no-book-yet = there is no database yet: start Rida first

## The database and the disk

wrong-kept-in-sqlite = database: { $scheme }: this version keeps its data in an SQLite file: write sqlite:///data/rida.db
wrong-already-running = another Rida is already running on { $path }: stop it first, or set another `database`
wrong-pragma = SQLite's { $pragma } is { $found }, and Rida needs { $wanted }: keep the database on a local disk (network drives cannot hold it)
wrong-database-unusable = the database { $path } cannot be used ({ $reason }): check the path and its rights
wrong-made-up-book = { $path } is a made-up year (`rida demo-data`), and { $channels } would really send: switch that off, or name another `database` and `data_dir` for real people
wrong-half-restored = a restore of { $path } was cut off: run `rida restore FILE` once more, and it begins anew. To begin with an empty case book instead, move { $folder } away, with { $mark } in it
wrong-disk-full = the disk of { $path } is full: make room there
wrong-unwritten-at-end = { $path } could not be written ({ $kind }) to the end: what came last comes again
wrong-disk-failed = the disk did not take what was written to { $path }: look at the disk, then start Rida again
wrong-newer-database = { $path } was written by a later version of Rida: update Rida, or restore a backup
wrong-unknown-event = unknown kind of event: { $tag }
wrong-unreadable = stored data cannot be read as { $type }
wrong-older-copy = { $path } is an older copy: its last number of { $what } is { $found }, and { $noted } was given out already. Put the newer file back. If that is lost, copy this one (`rida backup FILE`), move the folder away, and take the copy in (`rida restore FILE`): then no number is used twice
wrong-audit-head = { $file } names no entry of the audit trail: somebody else wrote it. Look who opened the folder, then let `rida audit --accept` keep the head anew
wrong-journal = { $path } cannot be written ({ $why }), and without it nobody is erased: look at its rights and at the room on its disk
wrong-trial-failed = the case book could not be brought up to date on a copy ({ $reason })
wrong-restore-not-empty = { $there } is there already, and a backup is taken into an empty folder only: move it away, or restore into another one (RIDA_DATA_DIR and RIDA_DATABASE, or data_dir and database)
wrong-restore-no-room = the disk of { $folder } has no room for it: make { $megabytes } MB free, then try again
wrong-restore-unusable = nothing was restored: { $what } cannot be read or written ({ $why }): check its rights
wrong-nobody-works = staff: nobody works here, so nobody would hear of a complaint. Add a member with role: supervisor and an email to config.yaml, or `rida staff invite --role supervisor` first
wrong-port-taken = cannot listen on { $where }: another program has it, or it is not ours to take. Stop that program, or choose another port: RIDA_WEB__PORT={ $port } rida run
## Tables of `rida faq`

faq-linted = { $read } entries, { $count } findings
faq-lint-file = file
faq-lint-line = line
faq-lint-problem = problem
faq-pulled = { $written } written, { $left } left out
faq-pulled-what = what

## What the system says

wrong-os-no-such-file = No such file or directory
wrong-os-denied = Permission denied
wrong-os-not-permitted = Operation not permitted
wrong-os-no-space = No space left on device
wrong-os-quota = Disk quota exceeded
wrong-os-read-only = Read-only file system
wrong-os-address-in-use = Address already in use
wrong-os-address-elsewhere = Cannot assign requested address
wrong-os-refused = Connection refused
wrong-os-reset = Connection reset by peer
wrong-os-long-name = File name too long
wrong-os-is-folder = Is a directory
wrong-os-no-folder = Not a directory
wrong-os-exists = File exists
wrong-os-not-empty = Directory not empty
wrong-os-disk-fault = Input/output error
wrong-os-many-open = Too many open files
wrong-os-many-open-all = Too many open files in system
wrong-os-loop = Too many levels of symbolic links
wrong-os-too-big = File too large
wrong-os-busy = Device or resource busy
wrong-os-no-device = No such device or address
wrong-os-no-such-device = No such device
wrong-os-timed-out = Connection timed out
wrong-os-no-host = No route to host
wrong-os-no-network = Network is unreachable
wrong-os-broken-pipe = Broken pipe
wrong-os-two-disks = Invalid cross-device link
wrong-os-no-value = Invalid argument
wrong-os-no-memory = Cannot allocate memory
wrong-os-stale = Stale file handle
