### What `rida restore` says: before it takes a backup in, afterwards, and of what is held.

restore-newest = The newest message in this backup is of { $at }.
restore-no-message = There is no message in this backup.
restore-since-lost = Whatever was written after it is not in it, and nobody here will know of it.
restore-later-notes =
    Numbers were given out after this backup, the last time at { $at }.
    If there is a newer backup, take that one. Otherwise go on: numbers skip ahead, and none is used twice.
restore-in-the-future =
    That is later than the clock of this machine says: { $now }.
    Look at the clock first. Deadlines go by it.
restore-ask = Take it in?
restore-left = Nothing was restored.
restore-say-yes =
    Nobody is there to be asked: the output is no terminal. Look at the time, and say --yes to take it in:
    { $command }
restore-no-file = Name the file of a backup: rida restore FILE. Of a book that was restored: --held, --release or --drop.
restore-one-word = Say one of these at a time: FILE, --held, --release, --drop.
restore-not-there =
    There is no case book here yet, so nothing is held:
    { $path }
restore-passphrase = The passphrase of this backup
restore-needs-passphrase =
    This backup is encrypted. Write its passphrase into a file that only you can read, and name it:
    { $command }
restore-passphrase-unread =
    The passphrase cannot be read from this file. Check its path and its rights:
    { $path }
restore-other-society =
    This backup is of another society than your config.yaml.
    In the backup: { $theirs }
    In config.yaml: { $ours }
    To take its own configuration along, name an empty folder: --into FOLDER
    If your society has another name now, or you mean it so: --other-society
restore-no-journal-there =
    This file is not there. Name the erased.jsonl that was carried along:
    { $path }
restore-no-config =
    There is no config.yaml here, and none in the backup. Write one with rida init, then restore:
    { $path }
restore-into-has-config =
    A config.yaml lies in that folder already, and is not overwritten. The keys that are written otherwise in the backup:
    { $keys }
restore-config-laid =
    The configuration came along. It lies here, for your eyes only:
    { $path }
restore-config-lacks =
    Something that it names is not in the backup. Put it there before you start Rida:
    { $what }
restore-entries-laid =
    { $count ->
        [one] One answer is not among the answers of this installation. Copy it into faq/entries from here:
       *[other] { $count } answers are not among the answers of this installation. Copy them into faq/entries from here:
    }
    { $path }
restore-entries-differ =
    { $count ->
        [one] One answer in the backup is another one than in faq/entries here:
       *[other] { $count } answers in the backup are others than in faq/entries here:
    }
    { $names }
restore-done =
    Restored, from:
    { $file }
restore-counts = Messages and events: { $messages }. Cases: { $cases }. Registrations: { $registrations }. Files: { $files }.
restore-missing =
    { $count ->
        [one] One file that somebody sent was lost already when the backup was made.
       *[other] { $count } files that people sent were lost already when the backup was made.
    }
restore-erased =
    { $count ->
        [0] Nobody had to be erased again.
        [one] One person who was erased since it was made is erased again.
       *[other] { $count } people who were erased since it was made are erased again.
    }
restore-no-journal = No erased.jsonl lies beside it, so nobody is known to have been erased since it was made.
restore-numbers = The next case gets the number { $case }: numbers skip ahead, so that none is used twice.
restore-quiet = Rida is quiet now: what waited is held, for it may have been said already.
restore-people-served = Whoever writes is answered as ever.
restore-nothing-held = Nothing waits in it, so nothing is held back.
restore-not-quiet = Rida is not quiet: nothing is held.
restore-held-head = Quiet since { $at }. Held:
restore-held-cries =
    { $count ->
        [one] FIRST: a cry for help that nobody had answered yet. Look at its case now.
       *[other] FIRST: { $count } cries for help that nobody had answered yet. Look at their cases now.
    }
restore-held-messages =
    { $count ->
        [0] no message
        [one] one message:
       *[other] { $count } messages:
    }
restore-held-line = { $count } × { $kind }, { $channel }
restore-held-passed =
    { $count ->
        [0] no deadline or reminder that has passed
        [one] one deadline or reminder that has passed
       *[other] { $count } deadlines and reminders that have passed
    }
restore-held-promises =
    { $count ->
        [one] one promise among them has passed, of case { $cases }
       *[other] { $count } promises among them have passed, of cases { $cases }
    }
restore-held-later =
    { $count ->
        [one] one deadline or reminder that lies ahead
       *[other] { $count } deadlines and reminders that lie ahead
    }
restore-held-unread =
    { $count ->
        [one] one message that came in and has no answer yet
       *[other] { $count } messages that came in and have no answer yet
    }
restore-held-row = { $id }  { $at }  { $kind }, { $channel }{ $case }
restore-held-case = , case { $case }
restore-held-how =
    See each of it:                       rida restore --held
    It was said already before:           rida restore --drop all
    …only what is older, or one of them:  rida restore --drop 2026-11-29T18:00, rida restore --drop 12
    Let the rest go:                      rida restore --release
restore-kind-reply = answers to people
restore-kind-answer = answers of staff to people
restore-kind-moved_date = new dates for people
restore-kind-appeal = questions to people
restore-kind-rating = questions how it was
restore-kind-news = news for people
restore-kind-nudge = reminders to people
restore-kind-template = calls that something waits
restore-kind-staff = messages to members of staff
restore-kind-room = messages to rooms of cases
restore-kind-desk = messages to the desk
restore-kind-mailbox = e-mails
restore-kind-letterbox = messages to whoever told without a name
restore-dropped =
    { $count ->
        [0] Nothing of that is held.
        [one] One message is dropped, and will not be sent.
       *[other] { $count } messages are dropped, and will not be sent.
    }
restore-drop-unread =
    This is no number of a message, no time and not "all":
    { $what }
restore-released =
    { $count ->
        [0] It is quiet no more. No message waited.
        [one] It is quiet no more. One message goes out.
       *[other] It is quiet no more. { $count } messages go out, in their order, each once.
    }
restore-released-passed =
    { $count ->
        [0] No deadline or reminder has passed.
        [one] One deadline or reminder that has passed is told now as late.
       *[other] { $count } deadlines and reminders that have passed are told now as late, together.
    }
check-quiet = The book was restored and is quiet: what waited in it is held. Whoever writes is answered as ever.
check-quiet-mend = rida restore --held says what waits, rida restore --release lets it go
check-older-mend = put the newer file back, or take a backup of this one in with rida restore
