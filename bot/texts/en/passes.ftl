### The poster and its code, the pass and what staff see at the door.

## The poster

poster-scan = Scan with your phone's camera to register
poster-write = Or open this link:
poster-opens-closes = Registration from { $opens } to { $closes }
poster-opens = Registration from { $opens }
poster-closes = Registration until { $closes }

## Staff ask for a code: /qr

qr-which = Which initiative's code would you like? You get its picture and a poster to print.
qr-none = Rida's settings list no initiatives yet.
qr-shown =
    The code to register for { $name }, with a poster to print on { $paper } paper.
    Whoever scans it with their phone's camera begins to register in chat.
choice-qr = Registration code
