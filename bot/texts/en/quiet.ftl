### A book that was restored is quiet: what waited in it goes nowhere until somebody says so.

desk-quiet =
    Rida was restored from a backup, at { $since }, and is quiet: what waited in it is held, for it may have been said already before.
    { $cries }
    { $messages }
    { $passed }
    { $unread }
    Whoever writes now is answered as ever. Whoever runs Rida sees what is held by rida restore --held, and lets it go by rida restore --release.
quiet-cries =
    { $count ->
        [one] One cry for help is among it that nobody had answered yet: look at it first.
       *[other] { $count } cries for help are among it that nobody had answered yet: look at them first.
    }
quiet-messages =
    { $count ->
        [0] No message is held.
        [one] One message is held.
       *[other] { $count } messages are held.
    }
quiet-passed =
    { $count ->
        [0] No deadline or reminder has passed.
        [one] One deadline or reminder has passed.
       *[other] { $count } deadlines and reminders have passed.
    }
quiet-unread =
    { $count ->
        [one] One message that came in had no answer yet. It is taken up when its person writes again, or when all of it goes on.
       *[other] { $count } messages that came in had no answer yet. Each is taken up when its person writes again, or when all of it goes on.
    }
letter-quiet-subject = Rida was restored and is quiet
letter-quiet = { $what }
