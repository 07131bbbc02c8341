### What `rida export` says in a terminal, and what stands in its tables.

export-suffix = Name the file .xlsx for a workbook or .csv for plain columns: { $file }
export-is-there = A file or folder of this name is there already. Choose another name, or take its place with --force: { $file }
export-no-folder = This folder is not there. Make it first: { $file }
export-no-day = This is no day. Write it as 2026-11-29: { $written }
export-no-month = This is no month. Write it as 2026-11: { $written }
export-month-or-days = --month stands alone: leave out --from and --to, or name days instead of the month
export-backwards = The first day lies behind the last one: change the two
export-initiative-of-registrations = --initiative belongs to registrations: leave it out here
export-made =
    { $rows ->
        [one] One row is written. It holds what people gave: keep it as you keep that
       *[other] { $rows } rows are written. They hold what people gave: keep them as you keep that
    }
export-cases = Cases
export-ratings = Ratings
export-registrations = Registrations
export-file = file
export-yes = yes
export-no = no
export-column-number = Number
export-column-kind = Kind
export-column-category = Category
export-column-department = Department
export-column-relationship = Who the person is
export-column-status = Status
export-column-channel = Channel
export-column-opened = Opened
export-column-due = Promised for
export-column-answered = First answered
export-column-settled = Solved
export-column-hijri = { $column } (Hijri)
export-column-missed = Promise missed
export-column-assignee = Who has it
export-column-rounds = Rounds
export-column-round = Round
export-column-quality = Rating
export-column-solved = Solved, says the person
export-column-urgent = Cry for help
export-column-words = What they wrote
export-column-expectation = What they wish for
export-column-name = Name
export-column-telephone = Telephone
export-column-rated = Rated
export-column-initiative = Initiative
export-column-registered = Registered
export-column-relation = For whom
export-column-same-phone = Same telephone
export-column-attended = Attended
export-column-attended-by = Marked by
export-status-open = open
export-status-assigned = taken up
export-status-offered = solutions offered
export-status-agreed = solution chosen
export-status-resolved = done
export-status-reopened = opened again
export-status-closed = closed
export-status-withdrawn = withdrawn
export-status-dismissed = dismissed
export-status-ended = closed
export-channel-web = web page
export-channel-telegram = Telegram
export-channel-whatsapp = WhatsApp
export-channel-email = e-mail
export-channel-erased = erased
export-registration-registered = registered
export-registration-cancelled = cancelled
