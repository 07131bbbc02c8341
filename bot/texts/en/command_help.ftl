### What `--help` says of verbs, arguments and options. Which key is whose: bot/commands/help_texts.py.

usage-arguments = Arguments
usage-options = Options
usage-commands = Verbs
usage-required = [required]

## Of several verbs

usage-config = The settings to go by, before the verb.
usage-language = What this command speaks. Unset: the terminal's language, else en.
usage-version = Say which version this is.
usage-help = Show this and exit.
usage-install-completion = Let the Tab key complete verbs and options in this shell.
usage-show-completion = Show what the shell needs for that, to put it where you like.
usage-as-json = Print JSON (also when the output is piped).
usage-file = Where to.

## Verbs of a verb

verb-faq-ask = Say what the bot would do with a question: answer, offer choices, or hand over to a person.
verb-faq-eval = Measure the answers to questions whose right entry is known.
verb-faq-lint = Find entries that are wrong, undated, too long or fighting each other. Exit 1 if any is.
verb-faq-build = Build the answers as they ship, beside the program: no start on this machine builds them again.
verb-faq-pull = Write what the staff taught into entry and act files. Done twice, the second time changes nothing.
verb-person-export = Give out everything that is kept of a person, as a file that anybody can read.
verb-person-erase = Erase everything that is kept of a person, for good; a restored backup does not bring it back.
verb-privacy-record = Print the register of processing: who, why, what, on what basis, for how long, who gets it.
verb-whatsapp-templates = Print the templates to submit, as the Graph API and WhatsApp Manager take them.
verb-whatsapp-flow = Print the Flow JSON of an initiative's form, to be pasted into Meta's Flow Builder.
verb-connect-telegram = Connect a Telegram bot and the staff's group: the token, one link, and a button for each member.
verb-staff-invite = Make an invitation that admits one person, once. Send it to them by a way that only they read.
verb-staff-link = Make a link that connects the account of a member of config.yaml, once. Only they may read it.
verb-staff-confirm = Let in whoever pressed a member's button in the group and was shown this number.
verb-staff-list = Show who works here: first those of config.yaml, then those who joined.
verb-staff-remove = Let a member do nothing any more, from this moment on.

## Each verb

usage-init-answers = Answers for a script, as config.yaml writes them.
usage-init-pairs = One answer; may be repeated.
usage-deadline-times = When it was confirmed, as 2026-11-22T10:00; - reads lines.
usage-calendar-first = The first day. Unset: today.
usage-report-month = Unset: the present month.
usage-more-report = It names nobody.
usage-notices-case = The number of the case.
usage-transcript-number = The number of the case or the registration.
usage-more-transcript = It holds what the person wrote: keep it as you would keep the case.
usage-qr-initiative = The initiative's id in config.yaml; or complaint, or menu.
usage-qr-file = Unless given: INITIATIVE.png.
usage-qr-poster = Make a poster of one A4 page instead.
usage-qr-language = The poster's edition, and the words that a link to WhatsApp writes.
usage-registrations-initiative = The initiative's id in config.yaml.
usage-registrations-file = Write a CSV file that Excel opens.
usage-backup-file = Where to; a folder gets a file named by the time. Unset: backup.folder.
usage-backup-list = Show the backups that are there, and make none.
usage-backup-new-folder = Take backup.folder as it is: another disk, or emptied.
usage-backup-night = The night that it is made for.
usage-more-restore = What waited in it is held until `--release`. Whoever was erased since it was made is erased again, by the journal (erased.jsonl) that lies beside the backup, in the folder above, or where it goes.
usage-restore-file = A file that `rida backup` made.
usage-restore-into = An empty folder: the configuration in the backup is laid there, and goes by.
usage-restore-passphrase-file = Holds the passphrase of an encrypted backup.
usage-restore-yes = Take it in without asking.
usage-restore-other-society = It is of another society, and meant so.
usage-restore-journal = Another erased.jsonl that says who was erased meanwhile.
usage-restore-held = List what is held since a restore.
usage-restore-drop = Do not send it: all, a message's number (also several), or what is older than a time.
usage-restore-release = Let go of what is held.
usage-more-export = It holds what people gave: keep the file as you keep that. What was confided is in none of them.
usage-export-what = What to take out.
usage-export-file = FILE.xlsx or FILE.csv; - for CSV on standard output.
usage-export-first = The first day, as 2026-11-01. Unset: all.
usage-export-last = The last day, as 2026-11-30. Unset: all.
usage-export-month = One month, in place of --from and --to.
usage-export-initiative = Of registrations: this initiative alone.
usage-export-without-people = Of cases: leave out words, names and telephones.
usage-export-force = Take the place of a file of that name.
usage-more-demo-data = Never let real people write into it: its keys are known to everybody who knows the seed.
usage-demo-data-people = How many people write in the year.
usage-demo-data-cases = How many cases they open, about.
usage-demo-data-seed = The same seed makes the same book, row for row.
usage-demo-data-until = The year's last day, as 2026-11-29. Unset: yesterday.
usage-more-upgrade-check = Run it by the new version, while the old one may still serve people.
usage-upgrade-check-backup = Whether a copy of everything is made first.
usage-more-chat =
    A line is what the person writes; a number or a label presses a button. `/staff TEXT` speaks as the
    supervisor (of an appeal as whoever may look at it) in the newest case's room: commands, buttons by their label, else a reply.
    `/later 2h`, `1d` or `due` moves the clock, and what falls due on the way happens.
usage-chat-at = When the talk begins, as 2026-11-22T10:00. Unset: now.
usage-chat-language = What the person's telephone says that they read.
usage-faq-folder = Where the entry files are.
usage-more-faq-ask = What holds no word (nothing, emoji only) is handed over without candidates.
usage-faq-ask-text = The question, as a person writes it.
usage-faq-eval-questions = JSON lines of {"{"}"q", "id"{"}"}; id null: out of scope.
usage-faq-eval-entries = JSON lines of {"{"}"id", "examples"{"}"} instead of the shipped entries.
usage-more-faq-lint = The lists of words in faq/lexicon are looked at too: words that do nothing, or stand in two lists.
usage-more-faq-build = An image or a wheel that is made here holds them, too. A second time it changes nothing.
usage-faq-build-folder = Where it is kept.
usage-more-faq-pull = Exit 1 when something was left out; each is named with why.
usage-faq-pull-acts = Where the files of acts are.
usage-more-understand =
    `rida understand eval FILE.jsonl` measures it on lines of {"{"}"q", "act", "also": [acts as right]{"}"}.
    wrongs_at_3 is how many complaints, delays and disclosures are heard where three of a hundred
    questions are taken for one: the questions of the file, and where it has under 34 of them, the
    shipped ways to ask too. danger_at_1 and disclose_at_1: the same where one of a hundred other
    messages is taken for one.
usage-understand-text = The message as a person writes it, `-` for one a line, or `eval`.
usage-understand-file = With `eval`: the messages.
usage-audit-case = Only what was done to this case.
usage-audit-subject = Only this, as registration:12 or staff:joined-1.
usage-audit-accept = Go on from the trail as it is; the trail says so.
usage-person-whom = A case (1001 or case:1001), registration:5001, contact:12, an address (telegram:123456789, whatsapp:9665… or whatsapp:SA.…, web:SESSION, email:NAME@…) or a telephone (phone:05… or +9665…).
usage-more-person-export = Give it to the person alone, and keep no copy: it holds all that they wrote.
usage-person-export-file = Where to: .html to read, .json for machines, .zip with both and the files that were sent. Unset: a page in this folder; JSON where the output is piped.
usage-person-export-confided = With what was told in private, which is left out else.
usage-more-person-erase = Numbers and times that reports count stay, without a word; open cases end as taken back.
usage-person-erase-yes = Erase without asking again.
usage-breach-begins = When it began, or may have.
usage-breach-ends = When it was over. Unset: now.
usage-breach-discovered = When the society learned of it: 72 hours run. Unset: now.
usage-breach-what = What got out: cases, registrations, disclosures or all; or in your own words what happened, without names. May be given more than once. Unset: what the audit trail shows.
usage-breach-file = Write there; yours alone may read it.
usage-privacy-record-language = The language of the text: ar, en.
usage-more-whatsapp-flow = Its id at Meta goes into config.yaml: whatsapp.flows, as {"{"}ibda: "1234567890"{"}"}.
usage-whatsapp-flow-initiative = Its id in config.yaml. Unset: all.
usage-whatsapp-flow-language = ar or en: of the words in the form.
usage-whatsapp-flow-as-json = It is JSON in any case.
usage-connect-telegram-token-file = A file with the token that @BotFather gave; - reads it from standard input.
usage-connect-telegram-another-group = Connect another group than the one that is.
usage-connect-telegram-no-wait = Print the link and end; run it again to see how far it is.
usage-staff-invite-role = What the member may do.
usage-staff-invite-name = How colleagues name the member; else as on Telegram.
usage-staff-invite-hours = How long the invitation holds.
usage-staff-id = The id, as `rida staff list` shows it.
usage-staff-link-hours = How long the link holds.
usage-staff-confirm-number = The two digits on the member's screen: ask them.
