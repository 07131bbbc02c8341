### How Rida itself is: what ails, told at the desk, and the page for people

## What ails, and what is well again. Each says what is wrong, and how it is mended

desk-ails =
    Something in the program needs to be mended. Please tell whoever looks after it; we write again when it is well:

    { $lines }
desk-well =
    Well again:

    { $lines }
letter-ails-subject = Rida needs mending soon
letter-ails =
    Something in the program needs to be mended soon:

    { $lines }
letter-well-subject = Rida is well again
letter-well =
    Well again:

    { $lines }

choice-check = Look at everything
desk-check-begun = I am looking at everything. What I find comes here, within some minutes.
check-nothing = I looked at everything, and nothing needs to be mended.
check-found =
    I looked at everything. This is to be mended:

    { $lines }
check-failed = I could not look at everything just now. Please tell whoever looks after the program to run rida check there.

metrics-refused = These figures are for this machine alone, or for whoever shows the token of web.metrics_token.

ails-check =
    • { $what }
    { $mend }
well-check = • { $what }

ails-backup-late =
    { $days ->
        [one] • There has been no good backup for { $days } day. Running “rida backup” on the server says what stands in the way.
       *[other] • There has been no good backup for { $days } days. Running “rida backup” on the server says what stands in the way.
    }
well-backup-late = • There is a good backup again.
ails-backup-failed =
    • The last backup is damaged: when it was tried by restoring it, it was not what had gone in. Its disk has to be looked at. The backup: { $file }
well-backup-failed = • The last backup is good again.
ails-backup-untried =
    • The last backup could not be tried by restoring it, for want of room on the server's disk: some has to be made. The backup: { $file }
well-backup-untried = • The last backup was tried, and is good.
ails-backup-folder = • The folder for backups is not there, cannot be written, or another disk lies in its place: its disk has to be mounted again.
well-backup-folder = • The folder for backups is there again.
ails-backup-no-room = • There is no room for backups: some has to be made on the disk, or they have to go to another one (backup.folder).
well-backup-no-room = • There is room for backups again.
ails-backup-passphrase = • The passphrase of the backups cannot be read, so none is made (backup.passphrase_file).
well-backup-passphrase = • The passphrase of the backups can be read again.
## The health page for people (/health)

health-title = How Rida is
health-green = Good
health-yellow = Look at it
health-red = Broken
health-all-green = Everything that is shown here works.
health-all-yellow = It works, and something should be looked at.
health-all-red = Something does not work. Whoever looks after the program should know.
health-at = As of { $at }
health-lights = What works
health-ailing = What is to be mended
health-well = Rida knows of nothing that is to be mended.
health-since = Since { $since }
health-whole = For whoever looks after the program: the rest
health-refused = The rest is shown on the machine that Rida runs on, or with the token of web.metrics_token as the password.

health-read = Messages are read
health-read-green = What people write is read at once.
health-read-yellow = Some messages have waited for more than a minute.
health-read-red = What people write is not read now. See whether Rida's log names an error, and start Rida again.
health-sent = Answers go out: { $channel }
health-sent-green = Answers go out at once.
health-sent-yellow = Some answers have waited for more than five minutes. They go out as soon as they can.
health-sent-red = Answers do not go out here, since { $since }. They are kept and go out once it works again.
health-mend = What makes it work again: { $channel }
health-mend-red = { $why } This has been the cause since { $since }.
health-promises = Promises are watched
health-promises-green = Reminders before a promised date come in time.
health-promises-yellow = Some reminders are more than a minute late.
health-promises-red = Promised dates are not watched now. See whether Rida's log names an error, and start Rida again.
health-database = The database
health-database-green = It takes what is written.
health-database-red = It takes nothing. Make room on its disk, or see whether another program holds its file.
health-disk = Room on the disk
health-disk-green = There is room.
health-disk-yellow = Less than a gigabyte is left. Make room, or files will be refused.
health-disk-red = The disk is full: files are refused, words are taken. Make room.
health-backup = The last good backup
health-backup-green = It was made on { $since }, and passed its test.
health-backup-yellow = It was made on { $since }. The next one is due.
health-backup-red = It was made on { $since }: too long ago. Run rida backup and read what it says.
health-backup-off = The last good backup
health-backup-off-yellow = There are no nightly backups. Set backup.folder in config.yaml.
health-backup-none = The last good backup
health-backup-none-yellow = None has passed its test yet. The first one is made in the night; rida backup makes one now.
health-quiet = Restored from a backup
health-quiet-yellow = At { $since }. What waited then is held, for it may have been said already; whoever writes now is answered. rida restore --held shows it, rida restore --release lets it go.
health-version = The version that runs
health-version-green = { $version }, since { $since }.
health-version-after = The version that runs
health-version-after-green = { $version }, since { $since }. Before it ran { $before }.
