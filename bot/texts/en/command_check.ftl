### What `rida check` finds. The same sentences have been read by programs for long: reword them with care.

check-secret-written = { $key } is written into { $file }, where whoever reads the file reads it
check-secret-written-mend = take it out; set { $variable }, or { $file_key } to a file that only Rida may read
check-stranger = the variable { $name } names no setting and is not read
check-stranger-mend = unset it, or begin it with one of { $known }
check-nobody = staff: nobody works here, and nobody would hear of a complaint
check-nobody-mend = add a member with role: supervisor and an email, or `rida staff invite --role supervisor`
check-no-mail = no supervisor has an e-mail address, and complaints are notified there
check-no-mail-mend = add a member with role: supervisor and an email
check-appeal-outside = appeal.outside names nobody: whoever is not content after two looks is led to nobody
check-appeal-outside-mend = write each one's name and address under appeal: outside:, as your board approved them
check-untold = ladder[{ $index }] tells the { $role }, and nobody has that role
check-untold-mend = add a member with role: { $role }, or write a ladder
check-folder = the folder { $folder } of the database cannot be written
check-folder-mend = give Rida's user the right to write there
check-as-said = mend it as the text says
check-disk = { $folder } keeps what is committed (WAL, synchronous FULL)
check-absent = { $path } is not there yet: the first `rida run` makes it
check-running = Rida is running on { $path }
check-unread = { $path } cannot be read ({ $why })
check-unread-mend = restore it from a backup, or check its rights
check-damaged = { $path } is damaged
check-damaged-mend = restore it from a backup
check-later = { $path } was written by a later version of Rida
check-later-mend = update Rida, or restore a backup
check-sound = { $path } is sound, and nobody is running on it
check-files = { $folder } cannot be written ({ $why }), and attachments are kept there
check-files-mend = give Rida's user the right to write, or change data_dir
check-full = the disk of { $folder } is nearly full: files are refused, only words are taken
check-full-mend = make { $megabytes } MB free, or lower disk.reserve_megabytes
check-mail-off = e-mail is off: official e-mails are kept and not sent
check-mail-off-mend = set smtp up and enable it
check-clock-wrong = the clock says { $now } UTC, and files here are newer: deadlines would be wrong
check-clock-wrong-mend = set the clock, best by NTP (timedatectl set-ntp true)
check-clock = it is { $now } in { $zone }
check-fonts-broken = the page's Arabic font is missing or damaged: { $files }
check-fonts-broken-mend = get the project's files again ({ $command })
check-fonts =
    { $count ->
        [one] { $count } font files are whole
       *[other] { $count } font files are whole
    }
check-entry-mend = mend the entry; `rida faq lint` shows more
check-entries =
    { $count ->
        [one] { $count } answers can be read
       *[other] { $count } answers can be read
    }
check-config-samples =
    { $count ->
        [one] { $count } text is a sample still, and people read it: { $keys }
       *[other] { $count } texts are samples still, and people read them: { $keys }
    }
check-config-samples-mend = write what your society approved in the place of each, or take it out
check-samples =
    { $count ->
        [one] { $count } answers are samples: { $ids }
       *[other] { $count } answers are samples: { $ids }
    }
check-samples-mend = write the approved terms, and take `sample` out
check-undated =
    { $count ->
        [one] { $count } answers have no date of review
       *[other] { $count } answers have no date of review
    }
check-undated-mend = have them approved, and write the day as `reviewed`
check-lost = the answer { $entry } is about { $initiative }, which config.yaml does not list
check-lost-mend = add id: { $initiative } to initiatives
check-demo-open = the demonstration is open to every machine that reaches it: everybody there plays the staff
check-demo-open-mend = set demo_public to false once it is over
check-no-url = web.public_url is not set: links, QR codes and redirects lead to { $url }
check-no-url-mend = write the address at which people open the page, as { $example }
check-open-files =
    { $count ->
        [one] other accounts of this machine can read 1 files, { $file } among them
       *[other] other accounts of this machine can read { $count } files, { $file } among them
    }
check-open-secret = other accounts of this machine can read { $file }, the file of { $key }
check-no-reader = nobody is confidential or director: what people confide would be read by nobody
check-no-reader-mend = add a member with role: confidential and a telegram_id, or invite one
check-reader-without-talk-confidential = no confidential member has a talk with the bot: what people confide waits, and only a mail says so
check-reader-without-talk-director = no director has a talk with the bot: what people confide waits, and only a mail says so
check-reader-without-talk-mend = write their telegram_id, or `rida staff invite --role { $role }`
check-no-outside = no privacy.outside: of what nobody in the society may read, nobody is told
check-no-outside-mend = write an address outside the society, of its board or of an authority, into privacy.outside
check-telegram-off = Telegram is off: nobody is served there
check-staff-nowhere = without Telegram and without demo the staff read e-mails and can answer nobody
check-staff-nowhere-mend = connect a bot and the staff's group: rida connect telegram
check-whatsapp-off = WhatsApp is off: nobody is served there
check-config = { $file } can be read and is whole
check-sense = understood by words and sense: { $both } of 100 questions are answered at once; with answers.sense: false { $words } are, and { $megabytes } MB of memory are saved
check-no-sense = understood by words alone: { $words } of 100 questions are answered at once; with answers.sense: true { $both } are, for { $megabytes } MB of memory
check-no-sense-mend = set answers.sense to true, where the memory allows it
check-links-nobody = no member of staff has an account there: nobody can work in the group
check-links-nobody-mend = run `rida connect telegram`: each member presses a button; or `rida staff invite`
check-links-without = without an account there: { $names }
check-links-without-mend = let them press their button in the group, or send them `rida staff link ID`
check-links-group = config.yaml names another group than the one that was connected by a link, and counts
check-links-group-mend = take telegram.staff_group out of config.yaml, if the connected one is right
check-links-account = config.yaml names another account of { $name }, and counts
check-links-account-mend = take their telegram_id out of the file, or `rida staff remove { $id }`

## Telegram: the token, the bot, and the staff's group

check-telegram-token = the token is @{ $bot }'s
check-telegram-token-refused = Telegram refuses the token, so nobody is answered there
check-telegram-token-refused-mend = get the token from @BotFather (/mybots, API Token), then: rida connect telegram
check-telegram-server-unused = Telegram cannot be asked ({ $why }), at { $server }
check-telegram-server-unused-mend = check telegram.api_base_url, and that the network lets Rida out
check-telegram-hook-no-https = mode is webhook, and web.public_url is no https:// address: Telegram cannot reach Rida
check-telegram-hook-no-https-mend = write the address that people reach, or set telegram.mode to polling
check-telegram-hook-port = web.public_url names port { $port }, and Telegram calls webhooks on { $ports } only
check-telegram-hook-port-mend = let the web server in front of Rida listen on 443
check-telegram-hook-failed = Telegram could not deliver to the webhook at { $since }: { $why }
check-telegram-hook-failed-mend = check the web server in front of Rida and its certificate
check-telegram-no-group = telegram.staff_group is not set, and no group is connected: the staff read e-mails and can answer nobody
check-telegram-no-group-mend = one link picks the group and the rights: rida connect telegram
check-telegram-no-group-demo = telegram.staff_group is not set, and no group is connected: the staff work on the demonstration's page
check-telegram-no-group-demo-mend = one link picks the group and the rights: rida connect telegram
check-telegram-group-moved = the staff group has a new id, which Rida follows
check-telegram-group-moved-mend = write telegram.staff_group: { $group }
check-telegram-group-not-in = the bot is not in the staff group, or telegram.staff_group is another group's id: the staff can answer nobody
check-telegram-group-not-in-mend = add the bot to the group, or connect another one: rida connect telegram --another-group
check-telegram-group-unseen = the staff group cannot be looked at ({ $why })
check-telegram-group-unseen-mend = try again in a while
check-telegram-removed = the bot was removed from the staff group: the staff can answer nobody
check-telegram-removed-mend = add it again as an administrator; where the group itself is gone: rida connect telegram --another-group
check-telegram-deaf = privacy mode hides what staff write in the group from the bot
check-telegram-deaf-mend = make the bot an administrator, or @BotFather /setprivacy → Disable and add it again
check-telegram-no-topics = the staff group has no topics: staff must reply to the bot's messages, one case among others
check-telegram-no-topics-mend = group settings → Topics, switch them on
check-telegram-no-topics-grows = the staff group has no topics: staff must reply to the bot's messages, one case among others
check-telegram-no-topics-grows-mend = group settings → Topics, switch them on; the group becomes a supergroup, and Rida follows it
check-telegram-no-right-topics = the bot may not manage topics: no case gets a topic of its own
check-telegram-no-right-topics-mend = make the bot an administrator with the right to manage topics
check-telegram-no-right-delete = the bot may not delete messages: a case that is drawn into confidence stays in the group
check-telegram-no-right-delete-mend = make the bot an administrator with the right to delete messages
check-telegram-works = the bot works in the staff group, a topic for each case
check-talk-none = { $name } has no talk with the bot: what is told in private does not arrive
check-talk-none-mend = let them press Start in { $link }
check-talk-left = { $name } has blocked the bot: what is told in private does not arrive
check-talk-left-mend = let them press Restart in { $link }
check-shared-rival = another program asks for this bot's updates with the same token
check-shared-rival-mend = stop the other program; if nobody knows it, ask @BotFather for a new token (/revoke)
check-shared-rival-since = another program has been taking this bot's updates since { $since }
check-shared-rival-since-mend = stop the other program; if nobody knows it, ask @BotFather for a new token (/revoke)
check-shared-hook-now = the bot's updates are led to { $host } by a webhook, while Rida asks for them
check-shared-hook-now-mend = stop the program that set it, then start Rida again
check-shared-hook-left = a webhook leads to { $host }, and mode is polling: Rida takes it away when it starts
check-shared-hook-left-mend = make sure that no other program works with this token
check-shared-hook-elsewhere = the webhook leads to { $host }, which is not web.public_url: Rida sets it when it starts
check-shared-hook-elsewhere-mend = make sure that no other program works with this token
check-trail-holds =
    { $count ->
        [one] the audit trail holds: { $count } entries, the last is { $hash }
       *[other] the audit trail holds: { $count } entries, the last is { $hash }
    }
check-trail-at = { " " }({ $at } UTC)
check-trail-changed = the audit trail: entry { $id }{ $at } is not as it was written, or what stands before it was changed
check-trail-missing = the audit trail: entry { $id } was taken out of its place, before what is of{ $at }
check-trail-cut = the audit trail: the entries from { $id } on are gone, which stood there when its head was kept
check-trail-other = the audit trail: entry { $id }{ $at } is another one than was kept outside the database
check-trail-unguarded = the audit trail: the triggers that keep it from being changed are gone
check-trail-unread = the audit trail cannot be read ({ $why })
check-trail-head = { $why }
check-trail-begins = the audit trail begins with the next `rida run`
check-trail-copy = keep a copy of the database as it is, and look who could open it and when
check-trail-older-copy = where you put an older copy in place by hand, say so with `rida audit --accept`
check-trail-accept = `rida audit --accept` sets them up again, and says so in the trail
check-proxy-unnamed = a web server at { $address } passes visitors on and is not in web.trusted_proxies: visitors' addresses cannot be known, and what is bounded by address is not bounded
check-proxy-unnamed-mend = if it is yours, write web.trusted_proxies: [{ $address }], and have it set X-Forwarded-For
check-proxy-none = a web server stands in front (web.public_url) and web.trusted_proxies names none: visitors' addresses cannot be known, and what is bounded by address is not bounded
check-proxy-none-mend = write its address there, [127.0.0.1] on this machine, and have it set X-Forwarded-For
check-unread-payloads =
    { $count ->
        [one] { $count } of what { $channel } brought could not be read, the last at { $at } UTC
       *[other] { $count } of what { $channel } brought could not be read, the last at { $at } UTC
    }
check-unread-payloads-mend = update Rida, for platforms bring new kinds; each stands as it came in kept_payloads of { $file } (why, body), for thirty days: it is people's, so show it to nobody
check-codes-nowhere = QR codes lead to { $url }, and no phone reaches this machine by that name
check-codes-nowhere-mend = write the address that people reach as web.public_url
check-faces-broken = the posters' font is missing or damaged: { $files }
check-faces-broken-mend = get the project's files again ({ $command })
check-faces =
    { $count ->
        [one] { $count } faces for posters are whole
       *[other] { $count } faces for posters are whole
    }
