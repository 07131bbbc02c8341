### What was shown and is taken back: what is gone and what is left, as it is.

taken-back =
    { $what }
    { $taken ->
        [0] No message was deleted.
        [one] One message was deleted.
       *[other] { $taken } messages were deleted.
    }
taken-back-case = What was shown of request { $number } is taken back:
taken-back-disclosure = What was shown of private matter { $number } is taken back:
taken-back-person = What was shown in this chat is taken back:
taken-back-emptied =
    { $count ->
        [one] One old message may not be deleted: its words are wiped, and its place is still there.
       *[other] { $count } old messages may not be deleted: their words are wiped, and their places are still there.
    }
taken-back-left =
    { $count ->
        [one] One message is left, because: { $why }
       *[other] { $count } messages are left, because: { $why }
    }
taken-back-mails =
    { $count ->
        [one] One e-mail about it went out, and what went out by e-mail cannot be taken back.
       *[other] { $count } e-mails about it went out, and what went out by e-mail cannot be taken back.
    }
taken-back-why-age = it is two days old, and the platform deletes nothing older.
taken-back-why-rights = the bot has no right to delete messages in the group.
taken-back-why-file = there is a file in it that is two days old.
taken-back-why-phone = WhatsApp deletes nothing that has reached a telephone, so it still stands on the person's.
taken-back-why-refused = the platform refused to delete it.
taken-back-by-hand = You can delete what is left by hand.
