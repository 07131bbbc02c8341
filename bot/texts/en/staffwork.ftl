### What staff read while they work, and what a person reads of it.

## Before it is sent (C23)

room-held =
    Not sent yet, because it may hurt whoever reads it:
    { $words }

    Closer to the heart:
    { $kinder }

    Write it in other words, or send the same again and it goes.
choice-send-as-it-is = Send it as it is

## Goodwill (C26)

choice-goodwill = Goodwill
room-goodwill-ask = Which gesture do you give? The person is told at once, and the case keeps it.
room-goodwill-given = Given to the person: { $gesture }
room-goodwill-none = There is no other gesture that can be given in this case.
card-goodwill =
    Given to them:
    { $given }
goodwill-given =
    With our thanks to you, and our apology for what happened with your request { $number }, we are glad to give you:
    { $gesture }
case-goodwill =
    And we gave you:
    { $given }

## The live talk

choice-hand-back = Back to Rida
room-handed-back = Rida answers the person again. What you write here still reaches them.
talk-handed-back =
    Your talk with our colleague about your request { $number } is over, and Rida is here for you again.
    If you need them, choose "Write to staff".
talk-quiet =
    Your talk with our colleague about your request { $number } has gone quiet, so Rida is here for you again.
    If there is something left for them, choose "Write to staff"; what they write reaches you here.
talk-quiet-unheard =
    Your request { $number } is with our colleagues, and what they write reaches you here.
    Until then Rida is here for you; to add something, choose "Write to staff".

## Who works here

role-agent = agent
role-supervisor = supervisor
role-director = director
role-confidential = keeper of confidential cases
join-welcome =
    Welcome to the team of { $society }, { $name }. Your role: { $role }.
    Each case has a topic of its own in the staff group: what you write there reaches the person; begin with // for an internal note.
join-over = This invitation is over or was used. Ask whoever sent it to you for a new one.

## Who the person is

choice-identity = Who it is
room-identity-ask = Why do you need the name and number? The case keeps the reason, and the answer reaches you alone.
room-identity-sent = The reason is kept, and the answer was sent to you in your private talk with me.
room-identity-no-private = This is told in private only, and we know no private talk of yours with me. Write to me on Telegram with an invitation from whoever looks after the program.
identity-shown =
    The person of case { $number }:
    Name: { $name }
    Number: { $phone }
    Keep it to yourself: it is not written in the group and not sent to anyone.
identity-also =
    The same person also has another address (case { $number }):
    Name: { $name }
    Number: { $phone }
identity-not-known = not known
identity-unknown = The channel told us neither name nor number of the person of case { $number }. You can ask them from the case's room.

## A channel that does not work

channel-email = Official e-mail
channel-telegram = Telegram
channel-whatsapp = WhatsApp
channel-web = The chat page
desk-disk-scarce = The disk that we keep everything on is full: written messages come in as ever, files are refused until there is room. We need { $megabytes } MB free at least.
desk-disk-free = There is room on the disk again, and files are taken again.
desk-payload-unread = Something reached us over { $channel } that we could not read. Where we know its sender, we told them so; what came is kept as it is for thirty days, for whoever looks after the program. More of it may come today: we will not repeat this before tomorrow.
letter-disk-scarce-subject = The disk is full: no room for files
letter-disk-scarce = The disk that messages are kept on is full. Written messages come in as ever, files are refused until there is room. We need { $megabytes } MB free at least, or a larger disk.
desk-allowance-part =
    { $channel }: { $share }% of this month's replies that cost nothing are sent (an estimate).
    Sent: { $messages }, limit: { $allowance }
    { $price }
desk-allowance-whole =
    { $channel }: this month's replies that cost nothing are used up (an estimate). People are answered all the same.
    Sent: { $messages }, limit: { $allowance }
    { $price }
    Without a payment method in the society's account at Meta messages may not arrive: please make sure of it.
desk-allowance-price = Estimated price of each message beyond the limit: { $price } { $currency }. More with /messages
desk-allowance-no-price = What is beyond the limit has its price at Meta, and none is written in the settings. The count with /messages
desk-channel-down =
    { $channel } has not worked since:
    { $since }
    Nothing is lost: the messages are kept and go out by themselves once it is back. Please tell whoever looks after the program.
desk-channel-back =
    { $channel } works again. It had not worked since:
    { $since }
    What was kept is going out now.
