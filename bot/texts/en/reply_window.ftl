# The window for free replies: a day after the last message some platforms take approved templates only.

## Approved templates

# The same text is submitted for approval: `rida whatsapp templates` prints it. It neither begins nor ends
# with the number.
template-reply = Hello, you have a reply to your request { $number }. Press "{ choice-show-held }" to read it here.
template-message = Hello, we have a message for you. Press "{ choice-show-held }" to read it here.
choice-show-held = Show the reply

## For the person

held-all-shown = That was everything that waited for you; there is nothing else now.
window-closes = A gentle reminder about your request { $number }: our team asked you something, and your answer helps us to finish it. Whenever it suits you.

## In the room of a case

card-window-open = A direct reply is possible until: { $until }
card-window-closed = What you write now is kept until the person writes or presses our notice. Direct replies ended: { $since }
room-kept = Kept, and not sent yet.
room-offered-kept = The alternatives are kept, and not sent yet.
room-window-held =
    Kept until the person answers, and not sent yet. Direct replies ended: { $since }
    We send them a notice that a reply waits, with nothing of what it says. Once they press it or write to us, all that was kept reaches them, in its order.
room-window-turn =
    Kept until the person answers, and not sent yet. Direct replies ended: { $since }
    They were not told yet: we have sent as many notices as the platform allows in a day. Theirs goes when its turn comes; if they write before that, they get everything.
room-window-uncalled =
    Kept until the person writes, and not sent yet. Direct replies ended: { $since }
    No approved template can tell them now; the staff desk knows why. For what is urgent there is the telephone: name and number are behind "Who it is".
room-window-refused =
    The notice that a reply waits for the person was not taken. What was written to them is kept, and reaches them when they write to us.
    For what is urgent there is the telephone: name and number are behind "Who it is".
room-window-shown =
    { $count ->
        [one] The person wrote or opened our notice: one message that was kept is being sent to them now.
       *[other] The person wrote or opened our notice: { $count } messages that were kept are being sent to them now.
    }
private-answer-held = Your answer in the private matter { $number } is kept and has not arrived yet: direct replies have ended. The person gets it when they write to us or press our notice, which says nothing of the matter.

## At the desk

desk-template-approved =
    The template { $name } ({ $language }) on { $channel } is approved, and used from now on.
    Whoever has a reply waiting is sent their notice.
desk-template-unusable =
    The template { $name } ({ $language }) on { $channel } is not used now; its status there: { $detail }
    What was written to those whose time for direct replies is over is kept, and reaches them when they write. Whoever looks after Rida should look at the template in WhatsApp Manager, and submit its text again as this prints it: rida whatsapp templates
desk-template-category =
    The platform moved the template { $name } ({ $language }) on { $channel } to the category { $detail }.
    MARKETING costs more and does not reach everybody. Whoever looks after Rida should ask for a review in WhatsApp Manager, or submit the template again as UTILITY.
desk-template-category-later =
    The platform has announced that it will move the template { $name } ({ $language }) on { $channel } to the category { $detail }.
    { $when }
    Until then its category stays. MARKETING costs more and does not reach everybody. Whoever looks after Rida should ask for a review in WhatsApp Manager before.
desk-template-when = It changes on { $at }
desk-template-quality =
    The quality of the template { $name } ({ $language }) on { $channel } is now: { $detail }
    If it is low (RED), the platform may pause it. Call only those who wait for an answer.
desk-template-failed =
    The template { $name } ({ $language }) on { $channel } was not taken: { $reason }
    What was written is kept, and reaches people when they write. Whoever looks after Rida should look at the template in WhatsApp Manager; its text is printed by: rida whatsapp templates
parked-template-held-back = the platform keeps it from this person, so that they do not get too much marketing
parked-template-unwanted = this person has stopped marketing messages, and the platform takes the template for one
parked-template-wrong = the template approved there is not the one that we send
parked-template-missing = there is no approved template of this name and language there
parked-template-refused = the platform says that the template breaks its policy
parked-template-paused = the platform has paused it, because its quality fell
parked-template-disabled = the platform has disabled it

## News of our account at the platform

account-detail = ({ $detail })
desk-account-restricted =
    The platform has restricted the society's account on { $channel } { $detail }
    What we write may not arrive until that is settled. Whoever looks after Rida should look for the reason in WhatsApp Manager and ask for a review; this explains how things are: rida check
desk-account-restored = The platform has lifted the restriction of the society's account on { $channel } { $detail }
desk-account-verified = The platform has verified the society's account on { $channel } { $detail }
desk-account-rejected =
    The platform has not approved the society's account on { $channel } { $detail }
    Whoever looks after Rida should look for the reason in WhatsApp Manager and apply again.
desk-account-fewer =
    The society's number on { $channel } may begin to write to fewer people a day now { $detail }
    Whoever wrote to us is answered as ever. Call only those who wait for an answer: complaints about messages bring the limit down further.
desk-account-more = The society's number on { $channel } may begin to write to more people a day now { $detail }
desk-account-name-taken = The name that people see for the society's number on { $channel } is approved. { $detail }
desk-account-name-refused =
    The platform has not approved the name that people see for the society's number on { $channel }. { $detail }
    Whoever looks after Rida should choose another one in WhatsApp Manager.
desk-account-alert =
    On { $channel } there is an alert of the platform about the society's account { $detail }
    Whoever looks after Rida should read it in WhatsApp Manager.
