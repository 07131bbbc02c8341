### The poster and its code, the pass and what staff see at the door.

## The poster

poster-scan = Scan with your phone's camera to register
poster-scan-one = Scan the code of the app you have, and register
poster-write = Or open this link:
poster-write-words = Or send these words on WhatsApp to { $number }:
poster-opens-closes = Registration from{ "\u00A0" }{ $opens } to{ "\u00A0" }{ $closes }
poster-opens = Registration from{ "\u00A0" }{ $opens }
poster-closes = Registration until{ "\u00A0" }{ $closes }

## Staff ask for a code: /qr

qr-which = Which initiative's code would you like? You get its picture and a poster to print.
qr-none = Rida's settings list no initiatives yet.
qr-shown =
    The code to register for { $name }, with a poster to print on { $paper } paper.
    Whoever scans it with their phone's camera begins to register in chat.
poster-shown = The English poster of { $name }, to print on { $paper } paper.
choice-poster-english = Poster in English

## The pass

pass-until = The code here is the pass, and its last day is { $day }. Show it to our staff at the door, and send it to nobody.
pass-over = The pass has ended. If you need it, please ask a member of staff.
attendance-marked = Attendance is marked for { $name }, registration number { $number }. You are very welcome.

## At the door

choice-attend = Mark attendance
door-how = Scan the code of the pass with your phone's camera, or write it after the command: /pass
door-person = This is the code of a pass, and our staff check it at the door. You are very welcome.
door-valid =
    A valid pass ✅
    Registration { $number } for { $name }
    { $details }
door-used =
    This pass was used already ⚠️
    Registration { $number } for { $name }
    { $details }
door-replaced =
    An old pass ⚠️ A new one was made instead, and its bearer finds it under "My registrations".
    Registration { $number } for { $name }
    { $details }
door-cancelled =
    This registration was cancelled ⚠️
    Registration { $number } for { $name }
    { $details }
door-expired =
    This pass has ended ⚠️
    Registration { $number } for { $name }
    { $details }
door-unknown = One of our passes, but its registration is no longer in our book ⚠️
door-forged = This is none of our passes ⛔
door-marked =
    Attendance is marked ✅
    Registration { $number } for { $name }
    { $details }
door-first-name = First name: { $name }
door-at =
    Attendance marked: { $at }
    Marked by: { $by }
door-last-day = Its last day: { $day }
