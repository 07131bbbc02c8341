### What `rida backup` says, and `rida check` of the backups

backup-made = Kept in { $file }
backup-holds = Messages and events: { $messages }, cases: { $cases }, registrations: { $registrations }, files: { $files }
backup-newest = The newest message is of { $at }
backup-tried = Tried: it was restored into a scratch place, and all of it is there
backup-untried = It was not tried by restoring it, for want of room. Megabytes to make free where the database lies: { $megabytes }
backup-spoilt = Do not rely on it: when it was restored, it was not what went in. Look at the disk. { $why }
backup-sealed = It is encrypted by the passphrase in { $file }
backup-keep-passphrase = Whoever loses the passphrase loses the backups: write it on paper, and keep that outside the house
backup-plain = It is not encrypted: whoever has the file reads all of it. Set backup.passphrase_file
backup-left-out = Left out, because it is not encrypted: { $keys }
backup-lost = Attachments that were lost or damaged before this backup: { $count }
backup-same-disk = It lies on the same disk as the data, and a broken disk takes both: copy it to another one
backup-numbers-not-noted = The last numbers could not be noted in { $path }. The backup is good all the same
backup-not-noted = The audit trail could not be told of this copy, and `rida check` says more: { $why }

backup-list-none = There are no backups yet in { $folder }
backup-list-good = The last good one is of { $at }
backup-list-no-good = None of them is good yet: each has to be tried by restoring it
backup-drill-good = good
backup-drill-waiting = not tried yet
backup-drill-no-room = not tried (no room)
backup-drill-failed = damaged
backup-age-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
backup-age-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## Why a backup was not made or not read, with the mend. Each has its text in the code as well, for logs

backup-refused-no-backup = { $file } is no backup of Rida: name a file that `rida backup` made
backup-refused-damaged = { $file } is damaged, and nothing of it was taken: copy it again from where it was kept, or take an older backup
backup-refused-needs-passphrase = { $file } is encrypted: name the file that holds its passphrase (backup.passphrase_file)
backup-refused-wrong-passphrase = { $file } is not opened by this passphrase: take the one that was set when it was made. If it is that one, the first bytes of the file are damaged: copy it again, or take an older backup
backup-refused-newer = { $file } was made by a later version of Rida ({ $version }): update Rida first, then restore
backup-refused-nothing = { $file } is not there yet, so there is nothing to copy: start Rida first
backup-refused-unusable = no backup was made: { $file } cannot be read or written ({ $why }): look at its rights and at the room on its disk
backup-refused-no-room = no backup was made, for want of room on the disk of { $folder }. Those that are there are as they were: make room, or let backup.folder lie on another disk
backup-refused-not-overwritten = { $file } is there already, and is no backup of Rida or has another passphrase: name another file
backup-refused-another = another backup is being made in { $folder }: wait until it is over
backup-refused-folder-gone = backup.folder: { $folder } is not there, and nothing was written: mount its disk, or name another folder
backup-refused-folder-unusable = backup.folder: { $folder } cannot be written ({ $why }): look at its rights, at the room there and at how its disk is mounted
backup-refused-folder-other = backup.folder: { $folder } is not the one that the earlier backups went into, and nothing was written. If its disk is not mounted, mount it; if it is another disk, or was emptied, run `rida backup --new-folder` once
backup-refused-record = { $file }, the record of the backups there, cannot be read: look at the disk. If the file itself is spoilt, move it away, and `rida backup --new-folder` begins another one

## `rida check`

check-backup-none = There are no nightly backups, and a broken disk takes everything
check-backup-none-mend = name a folder on another disk as backup.folder
check-backup-plain = The backups are not encrypted: whoever has the disk reads all of it, and secret files are not in them
check-backup-plain-mend = write a passphrase into a file and name it as backup.passphrase_file
check-backup-sealed = The backups are encrypted by the passphrase in { $file }
check-backup-sealed-mend = keep it on paper as well, outside the house: whoever loses it loses the backups
check-backup-passphrase = No backup can be made: { $problem }
check-backup-open = Other accounts of this machine can read the passphrase of the backups
check-backup-open-mend = chmod 600 { $file }
check-backup-same-disk = The folder for backups lies on the same disk as the data, and a broken disk takes both
check-backup-same-disk-mend = let backup.folder lie on another disk, or copy it to one; if it should be on one already, that disk is not mounted
check-backup-refused = No backup can be made. { $why }
check-backup-refused-mend = mend it as the text says, then try `rida backup`
check-backup-good = The last good backup is of { $at }
check-backup-waits = No good backup is there yet: the first is made while Rida runs
check-backup-late = There has been no good backup for more than two days
check-backup-late-mend = run `rida backup`: it says what stands in the way
check-backup-failed = The last backup is damaged: when it was restored, it was not what went in. { $why }
check-backup-failed-mend = look at its disk, then run `rida backup`
check-backup-untried = The last backup could not be tried by restoring it: there is no room. { $why }
check-backup-untried-mend = make room where the database lies
check-backup-lost = Attachments that were lost or damaged before the last backup: { $count }
check-backup-lost-mend = look whether an older backup has them
