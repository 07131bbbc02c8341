### What follows from what people say, in the same turn.

## Whoever wants a person

question-taken-back = All right, we stopped your request { $number }, and it will keep nobody busy. We are here whenever you need us.

## How it stands

status-list =
    This is what you have with us:
    { $things }

    Choose one to see how it stands.
status-ask-number =
    We see no request from this conversation.
    If you have its number, write it here. If you made it by phone, at our office or from another device, a person can look for it and sees what you wrote.
status-not-yours =
    We did not find the number { $number } among what you made in this conversation.
    Please check the number. If you made it from another device or by phone, a person can look for it and sees what you wrote.
case-due-stays = Your question has reached whoever looks after your request { $number }. Our date stays as it is: { $due }

## Whoever tells of their need

need-answered =
    { $heard }

    { $answer }

    If you like, a person of our staff listens to you and sees what you wrote.
need-heard =
    We read what you wrote, and we are sorry that things are so hard.
    A person of our staff listens to you, tells you what we can do, and sees what you wrote.
need-in-kind-aid = We read what you wrote about what is missing at home, and we are sorry that things are so hard.
need-cash-aid = We read what you wrote about how tight money is, and we are sorry that things are so hard.
need-who-is-served = We read what you wrote, and we are sorry that things are so hard.
