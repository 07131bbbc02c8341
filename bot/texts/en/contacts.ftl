# One person with several addresses: linking, unlinking, and being found again by a number and a code.

link-code =
    Link code: { $code }
    Write it in your other chat with us (WhatsApp, Telegram or the chat page). It works once, for fifteen minutes.
    Once linked, you see your cases from both chats, we write to you where you wrote last, and you can take them apart at any time.
    Give the code to nobody: whoever writes it in their chat sees your cases.
link-write-ask = Write the code that your other chat showed you. It has eight digits.
link-write-again = I found no code of eight digits in what you wrote.
link-wrong = This code opens nothing. It may be over, or have been written before. Write “link” in your other chat and it shows a new one.
link-slowed = Codes that open nothing were written many times, so none is tried now. Please try after { $until }, or talk to a person.
link-own = This is the code of this very chat. Write it in your other chat.
link-already = Your chats are linked already, and your cases can be seen in each.
link-staff = Chats in which our staff work are not linked with others. For cases of your own, please write to us from another chat.
link-ask =
    This is the code of a chat on { $channel }. Are both chats yours?
    If you say yes, all your cases are seen in both chats, by whoever opens one of them.
    If somebody gave you this code to write it, say no.
link-done = This chat is linked with your chat on { $channel }. Your cases are seen in both, and we write to you where you wrote last.
link-done-there = This chat was linked with a chat on { $channel }, and your cases are seen in both. If it was not you who linked them, take them apart now.
link-refused = Nothing was linked, and that code opens nothing any more.
unlinked = This chat is apart from the others now. It shows what was opened here alone; what was opened in the other chat stayed there.
unlinked-there = A chat on { $channel } is apart from this one now. This one shows what was opened here alone.
unlink-nothing = This chat is not linked with another.

link-on-web = the chat page
link-on-telegram = Telegram
link-on-whatsapp = WhatsApp
link-on-email = e-mail

number-offer = On another telephone, or once this page is cleared, you would not find your case here. If you like, leave your mobile number to find it again; it is up to you.
number-ask =
    Write your mobile number, such as 0551234567.
    We keep it so that you find your cases on a new telephone. Of the staff only those who may see it do, for a reason that they write down. It is up to you.
number-wrong = I did not understand this number. Write it like this: 0551234567
number-code =
    We keep your number. Recovery code: { $code }
    Keep it in a safe place now: it is shown here for fifteen minutes, then it is hidden.
    On a new telephone choose “Find my cases again” and write your number and this code. The number alone opens nothing, and neither does the code.
    If the code is lost, leave your number here once more and you get another one.
number-not-left = As you like: no number is kept.
number-proved = We found your case { $number }. You see it here from now on, with what belongs to it, behind “My cases”.
find-number-ask = Write the mobile number that you left with us.
find-code-ask = Now write the recovery code that you kept. It has twelve digits.
find-wrong = We found nothing by this number together with this code. Check both and try again, or talk to a person.
found-again = We found your cases: you see them here from now on. What was opened on { $channel } stays there as well, and you can take them apart at any time.

choice-link = Link two chats
choice-link-write = I have a code
choice-link-yes = Yes, both are mine
choice-link-no = No, it is not mine
choice-unlink = Undo the link
choice-undo-link = Undo: take them apart
choice-leave-number = Leave my mobile number
choice-no-number = I do not leave it
choice-find-again = Find my cases again
telegram-command-link = Link your other chat with us
telegram-command-unlink = Take this chat apart from others

## For staff: a telephone that came round again

room-number-taken =
    The WhatsApp number of this person belongs to somebody else now. Nothing is sent there, and what is written here reaches the person only once they write to us again.
    Do not call that number about this case: whoever answers is not its person.
room-number-taken-reached =
    The WhatsApp number of this person belongs to somebody else now. What is written here reaches them in their other chat with us.
    Do not call that number about this case: whoever answers is not its person.
room-number-proved =
    Whoever has the WhatsApp number of this person now wrote the number of this case, and sees it from now on.
    If you doubt that it is the same person, ask what nobody else would know before anything private is said.
identity-number-hidden = we have none: they write from WhatsApp without showing it, and what you write in the case's room reaches them
identity-opted-out = They stopped messages that they did not ask for. Your answers and dates still reach them.
identity-number-taken = Note: this number on WhatsApp belongs to somebody else now. Do not call it about this case.

## One word, and nothing comes that was not asked for

opted-out = All right: no reminders, and nothing that you did not ask for. Answers to your requests and any change of a promised date still reach you. To have the rest again, write “start”.
opted-in = All messages are back. To stop them at any time, write “stop”.
cases-opted-out = (You stopped reminders. Answers and dates reach you.)
choice-opt-in = Send all messages again
choice-undo-opt-out = Undo: send them again
room-opted-out = The person wants no messages that they did not ask for: no reminder reaches them, and no question how it was. Your answers and dates do.
room-opted-in = The person takes all messages again.
card-opted-out = Wants no messages that they did not ask for: answers and dates reach them, nothing else.

## Whoever shows no telephone

number-share-offer = On WhatsApp we know you without a number. If you would like us to call you, share it; it is up to you.
number-share-ask =
    WhatsApp’s button in this message shares your number with us; it is up to you.
    We keep it to call you about your requests. Of the staff only those who may see it do, for a reason that they write down.
number-shared = We have your number, thank you. Of the staff only those who may see it do, for a reason that they write down.
number-shared-before = We have your number; there is no need to share it again.
choice-share-number = Share my number
