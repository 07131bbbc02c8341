### The list of `rida --help`. Further help stands in command_help.ftl.

verb-rida = Rida, the assistant of a charity: questions, complaints, and a promise of three working days.
verb-init = Set up your society by questions: writes config.yaml with its comments, and checks it.
verb-run = Start Rida: the pages, the conversations, the mail and the clock, in one process.
verb-check = Look at settings, secrets, database, mail, clock, fonts and answers. Exit 1 if one is wrong.
verb-deadline = Say when the clock starts, when the answer is due, and who is told before.
verb-calendar = Show the coming year's holidays and seasons; estimates are marked until they are confirmed.
verb-report = Show what a month of promises came to: kept, missed, spans, ratings.
verb-notices = Show every notice of a case with its proof of delivery.
verb-transcript = Print the whole talk of a case's or a registration's person, to read or to keep as a test.
verb-qr = Draw the QR code that opens an initiative's registration, or a poster with it.
verb-registrations = List who registered for an initiative. It holds names and numbers: keep it as you keep those.
verb-backup = Copy all that Rida keeps into one file, while it runs, and try it. As private as the database.
verb-restore = Take a backup into an empty data folder, while no Rida runs there.
verb-chat = Talk to Rida in the terminal, on an empty book; nothing is sent, and nothing stays.
verb-faq = Ask, measure and check the approved answers.
verb-understand = Say what a person does with a message: asks, complains, thanks …, and what the answers would do.
verb-audit = Print who did what, when. It holds no words and nobody's name; `rida check` verifies it.
verb-person = Give out what is kept of a person, or erase it.
verb-breach = Draft the 72-hour notice to the authority and the notice to the people, from the audit trail.
verb-privacy = Print the register of processing.
verb-whatsapp = What a society takes from here to Meta's pages.
verb-staff = Invite members of staff, list and remove them.
verb-connect = Connect a messenger to Rida, step by step.
verb-demo-data = Fill an empty data folder with a made-up society's year; nothing of it is ever sent to anybody.
verb-export = Write cases, registrations or ratings as a table for a spreadsheet.
verb-upgrade-check = Say before an upgrade what it would do: tried on a copy, after a backup; nothing is changed.
