### What `rida connect` says in a terminal.

connect-what =
    What can be connected:
      rida connect telegram    a bot, the staff's group, and a button for each of the staff
      WhatsApp                 goes through Meta's own pages: docs/whatsapp.md
connect-ask-token = The token that @BotFather gave you (it is not shown):
connect-ask-token-again = The token from @BotFather (Enter keeps the one that is there; it is not shown):
connect-no-token =
    No token was given. In Telegram, write /newbot to @BotFather, and give the token that it answers with:
    rida connect telegram asks for it, or reads it from a file with --token-file.
connect-not-a-token =
    That is no token. One from @BotFather is a number, a colon and many letters, like 700000001:AAE…
    Nothing was changed. Copy it once more: @BotFather, /mybots, API Token.
connect-token-in-environment =
    The environment has another token, and it counts before any file. Nothing was changed.
    Take it out of the environment, there and where Rida is started, then try again: { $variable }
connect-token-file-unread = The file cannot be read ({ $what }): { $file }
connect-token-unkept = The token cannot be kept ({ $what }), and nothing was changed: { $file }
connect-token-refused =
    Telegram refuses this token: it was revoked, or not copied whole.
    Get it from @BotFather (/mybots, API Token), and run rida connect telegram again.
connect-unreachable =
    Telegram cannot be asked ({ $what }). Check the network, and telegram.api_base_url in config.yaml:
    { $server }
connect-joins-no-groups =
    This bot may not be added to groups. In Telegram, write /setjoingroups to @BotFather, choose the bot and Enable.
    Then run rida connect telegram again.

connect-token = token ✓  @{ $bot }
connect-token-of-another =
    token ✓  @{ $bot }
    This is another bot than before: the group must be connected again, and buttons that the other one showed must be shown anew.
connect-link =

    Open this link on your phone or computer, choose the staff's group, and leave the rights as they are:

    { $link }

    It holds for { $minutes } minutes and for one group. If nothing happens there, write this in the group:

    { $words }

connect-config-group =
    config.yaml names the staff's group, and it counts. To connect one by a link, take telegram.staff_group out of the file and run this again.
    telegram.staff_group: { $group }
connect-running = Rida runs, and takes this up by itself within seconds
connect-not-running = Rida does not run. Start it in another terminal, and this goes on: rida run
connect-taken = Rida works as this bot ✓
connect-refused =
    The running Rida does not take config.yaml as it is now:
    { $problems }
connect-group = group ✓  { $title }   rights ✓
connect-group-lacks =
    group ✓  { $title }
    rights: this is left, and Rida says ✓ by itself when it is done
    { $missing }
connect-other-group =
    Somebody used the link once more, in another group. It is left alone: a link is for one group.
    If that was the right one: rida connect telegram --another-group
connect-member = member ✓  { $there } of { $of }  { $name }
connect-member-free = member –  { $name } has no account any more, and has a new button in the group
connect-member-claimed =
    Somebody pressed the button of { $name } and sees a number of two digits. A leader chooses it in the group; or ask { $name } and confirm it here:
    type the number and Enter, or in another terminal: rida staff confirm { $id } NUMBER
connect-confirmed = The number is right.
connect-not-confirmed = That is not the number, so nobody was let in. They press their button in the group again.
connect-stopped =

    Stopped waiting. All that is there stays, and the link holds on. To see how far it is: rida connect telegram
connect-done = All is connected ✓

staff-not-in-config = Nobody in config.yaml has this id; rida staff list shows who does: { $id }
staff-account-in-config = config.yaml names the account (telegram_id), so no link is needed: { $id }
staff-link =
    For { $name } alone, within { $hours } hours. Shown only this once; send it by a way that only they read:

    { $link }
staff-in-config = This member stands in config.yaml, and no account was connected by a button. Take the entry out of the file, and it counts within seconds: { $id }
staff-disconnected = The account is disconnected, from this moment on; the group has a new button. Take the entry out of config.yaml where the member has left: { $id }
