### What staff read while they work, and what a person reads of it.

## Before it is sent (C23)

room-held =
    Not sent yet, because it may hurt whoever reads it:
    { $words }

    Closer to the heart:
    { $kinder }

    Write it in other words, or send the same again and it goes.
choice-send-as-it-is = Send it as it is
