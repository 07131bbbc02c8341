### Connecting Rida to Telegram: the staff's group and what it lacks, and who of the staff has an account.

desk-connected =
    Connected ✓ This is the staff's group now, and my rights in it are whole ✓
    Each new case comes here in a topic of its own.
desk-connected-lacks =
    Connected ✓ This is the staff's group now. For Rida to work here as it should, { $count ->
        [one] one thing is left
       *[other] { $count } things are left
    }:
    { $missing }
    When that is done, I write ✓ here by myself.
desk-connected-still-lacks =
    Thank you. { $count ->
        [one] One thing is left
       *[other] { $count } things are left
    }:
    { $missing }
desk-connected-mended =
    My rights in this group are whole ✓ Thank you.
    Each new case comes here in a topic of its own.
bot-lacks-admin = • Make me an administrator: the group's name, Edit, Administrators, Add Admin, with "Manage Topics" and "Delete Messages" on.
bot-lacks-topics = • Switch topics on: the group's name, Edit, Topics.
bot-lacks-manage = • Give me the right "Manage Topics": the group's name, Edit, Administrators, then my name.
bot-lacks-delete = • Give me the right "Delete Messages": the group's name, Edit, Administrators, then my name.
bot-lacks-muted = • Let me write here: the group's name, Edit, Permissions.
bot-lacks-out = • I was removed from the group: add me again, by the link or by "Add Member".

desk-config-overrules =
    config.yaml says something else than what was connected here, and the file counts:
    { $what }
    Whoever wants what was connected here takes that out of the file.
desk-config-group = • The staff's group: the file names another one (telegram.staff_group).
desk-config-member = • { $name }: the file names another account (telegram_id).
letter-config-overrules-subject = config.yaml says something else than what was connected on Telegram
letter-config-overrules =
    Peace be upon you,
    config.yaml says something else than what was connected on Telegram, and the file counts:
    { $what }
    Whoever wants what was connected takes that out of the file.

## A button for each of the staff

desk-places =
    { $count ->
        [one] One button is left. Whoever it is for presses it and works from their own account, without a number or a password.
       *[other] There is a button for each who is left. Whoever presses theirs works from their own account, without a number or a password.
    }
    Press the one with your own name only.
desk-places-done = Everybody on the staff list has their account ✓
desk-place-taken = The account of { $name } ({ $role }) is connected ✓
desk-place-claimed =
    Somebody pressed the button of { $name } ({ $role }) and sees a number on their screen now.
    Ask { $name } for the number, then choose it here. Only a supervisor or a director does that.
desk-place-claimed-operator =
    Somebody pressed the button of { $name } ({ $role }) and sees a number on their screen now.
    Whoever runs Rida confirms it: they ask { $name } for the number and type it at the command rida connect telegram.
desk-place-no-claim = Nobody waits to be confirmed on this button now.
desk-place-wrong = That is not the number, so no account was connected to the place of { $name }. The button has changed: whoever is { $name } presses it again.
desk-place-denied = No account was connected to the place of { $name }, and the button has changed. Whoever is { $name } presses it again.
desk-place-nobody = No account is connected to this place now.
desk-place-undone = The account of { $name } was disconnected at once, and there is a new button.
choice-place-number = Confirm an account
choice-place-deny = It was not them
choice-place-undo = Not them: disconnect

## In private, with whoever pressed a button

place-ask = This is the place of { $name } ({ $role }) in the team of { $society }. Are you { $name }?
choice-place-yes = Yes, I am
choice-place-no = No, I am not
place-number =
    Your number: { $number }
    Tell it to your supervisor or director: they choose it in the staff's group, and you can work.
place-number-operator =
    Your number: { $number }
    Tell it to whoever runs Rida at your society: they type it there, and you can work.
place-not-me = All right, nothing has changed. Your own button is the one with your name in the staff's group.
place-over = This button was used or has changed. The new one is in the staff's group.
place-waits = Somebody pressed this button before you, and waits to be confirmed. If the place is yours, tell your supervisor now.
place-has-one = This account works here as { $name }, and each account has one place.
place-refused = This account does not work here now. If the place is yours, talk to your supervisor.

## The token

ails-telegram = • Telegram refuses the bot's token: nobody is answered there. Get a new one from @BotFather (/mybots, API Token), then run rida connect telegram, without starting Rida again.
well-telegram = • Telegram takes the bot's token again.
