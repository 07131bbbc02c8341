### What `rida upgrade-check` says before an upgrade.

upgrade-new = There is no case book yet: the first start makes it.
upgrade-versions = The version that ran last is { $ran }, this one is { $new }
upgrade-steps =
    { $count ->
        [0] The case book is as this version needs it; nothing in it is changed. Its revision is { $found }
        [one] One change of the case book would be made. Its revision is { $found }
       *[other] { $count } changes of the case book would be made. Its revision is { $found }
    }
upgrade-kept = A copy of everything was made first: { $file }
upgrade-tried = Tried on a copy: every row is there afterwards. Seconds that it took: { $seconds }
upgrade-disk = Free on its disk, in megabytes: { $free }
upgrade-unmentioned =
    { $count ->
        [one] One key that your config.yaml does not name keeps its usual value: { $keys }
       *[other] { $count } keys that your config.yaml does not name keep their usual values: { $keys }
    }
upgrade-more-changes =
    { $count ->
        [one] … and one more, in CHANGELOG.md
       *[other] … and { $count } more, in CHANGELOG.md
    }
upgrade-ready = Nothing stands in the way: start this version in the place of the old one.
upgrade-not-yet = Please keep the version that runs for now, mend this first, and ask again.
upgrade-config-refused =
    { $count ->
        [one] One thing in config.yaml is not taken by this version: it is named below, with its mend.
       *[other] { $count } things in config.yaml are not taken by this version: they are named below, with their mends.
    }
upgrade-unreadable = The case book cannot be read: look at its rights, and run this as the account that Rida runs as ({ $reason })
upgrade-no-book = This file is no case book of Rida: look at `database` in config.yaml. The file: { $file }
upgrade-older = This version is older than the one that ran: its latest revision is { $latest }, and the case book has { $found }. Take the newer version again; the way back is a copy from before the upgrade, by `rida restore` into an empty folder.
upgrade-no-room = To try it on a copy { $needed } megabytes must be free on the disk of the case book, and { $free } are. Make room, or move old backups away.
upgrade-trial-failed = This version could not take the case book over on a copy; the book itself is as it was. Please tell whoever makes Rida, with this word: { $reason }
upgrade-rows-lost = On the copy there were fewer rows afterwards; the book itself is as it was. Please tell whoever makes Rida. The tables: { $tables }
