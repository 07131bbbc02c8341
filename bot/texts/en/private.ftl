### What is told in confidence: harassment, abuse, bribery, a child at risk. Calm and short, nothing is asked, and who sees it comes first.

private-offer =
    You did right to say this. What you wrote has reached nobody yet.
    If you want, we pass it on, and it will be read only by { $who }. You need not explain more.
    { $chosen }
private-offer-again =
    All that you wrote is kept, and has reached nobody yet.
    Shall we pass it on? It will be read only by { $who }.
    { $chosen }
private-nobody =
    You did right to say this. What you wrote has reached nobody, and right now we know of nobody in the society who could read it in confidence and may not be concerned by it.
    If there is danger, the emergency services hear you at any hour.
private-tell =
    This is the place for private matters. What you write here will be read only by { $who }, and is not sent before you agree.
    Tell us whatever you want, whenever you want. Every choice here is optional.
    { $chosen }
private-chosen-no-name = It will go without a name and without a number.
private-chosen-call = A woman will call you.
private-chosen-neutral = Here we write nothing to you but "You have a message".
private-chosen-none = Here we write nothing to you. You come back when you want, with: private matter
private-chosen-about = Whoever you said it is about will not read it.

private-ways =
    These are choices, and you need none of them. You can go on telling right now.
    If others see this phone, we write nothing but "You have a message", or nothing at all and you come back yourself.
    And if it is about somebody in the society, tell us, and they will not read it.
    { $chosen }
private-reach-here = We write to you here.
private-reach-neutral =
    Here we write nothing to you but "You have a message". What it says is shown when you choose to see it, or with: private matter
    What was written before now stays in this chat: delete it from your phone if you fear that it is seen.
private-reach-none =
    Here we write nothing to you. Come back to your message whenever you want, with: private matter
    What was written before now stays in this chat: delete it from your phone if you fear that it is seen.
private-about =
    Whom is it about? Choose, say it in your own words, or leave it. Whoever you name will not read what you wrote.
private-kind =
    What is it? Choose, write it in your own words, or leave it.
neutral-notice = You have a message.
private-none-waits = No message is waiting for you.
private-not-this = That is fine, and what you wrote is kept as it is. Where shall we pass it on to?
private-who-confidential =
    { $count ->
        [one] the person in charge of private matters in the society
       *[other] the { $count } people in charge of private matters in the society
    }
private-who-director =
    { $count ->
        [one] the director of the society
       *[other] the { $count } directors of the society
    }
private-who-supervisor =
    { $count ->
        [one] the projects supervisor of the society
       *[other] the { $count } projects supervisors of the society
    }
private-who-agent =
    { $count ->
        [one] one member of staff
       *[other] { $count } members of staff
    }
private-who-and-caller = { $who }, and the woman who calls you
private-who-and = { $who }, and { $other }
private-who-outside = somebody chosen by an office outside the society ({ $address })
private-who-and-outside = { $who }, and somebody chosen by an office outside the society ({ $address })
private-late =
    We promised you an answer in your private matter { $number } and have not written to you yet. We are sorry, and have reminded whoever reads it.
case-drawn =
    Your request { $case } is a private matter now, with the private number { $number }. From now on it will be read only by { $who }.
    Before, those who work on requests have seen it; we took it away from them where that is possible. Our promise to you stands.
    What you write of it from now on reaches only those who read it. To come back to it, write: private matter
case-drawn-nobody =
    Your request { $case } is a private matter now, with the private number { $number }. We took it away from the staff where that is possible.
    Right now we know of nobody in the society who could read it in confidence and may not be concerned by it. What you wrote is kept.
    If there is danger, the emergency services hear you at any hour.
case-ended = Your request { $number } is closed.

private-opened =
    Your message is kept and we are passing on word of it now; your private number is { $number }. It will be read only by { $who }.
    We tell you here once it was read, and what you write now is added to it. At any time after that, write: private matter
private-opened-call =
    Your message is kept and we are passing on word of it now; your private number is { $number }. It will be read only by { $who }.
    On which number may a woman of the society call you, and when does it suit you? The answer is added to your message. At any time after that, write: private matter
private-call = We passed on that you would rather have a woman call you (your private number { $number }). On which number, and when does it suit you?
private-open =
    What you write here is added to your message with the private number { $number }, and will be read only by { $who }.
    { $state }
private-signed =
    Your message with the private number { $number } came from this chat, so we cannot make it one without a name now.
    For another message that does not show who you are, choose "Without a name". What you write before that is added to your message.
private-state-read = Somebody trusted has read it.
private-state-waits = It has not been read yet.
private-passed-on = We added it to your private message { $number }.
private-readers = From now on your private message will be read only by { $who }.
private-read = Somebody trusted has read your private message { $number }.
private-wrote =
    From the trusted person (your private number { $number }):
    { $text }
private-left = Your private message { $number } is kept. To write in it again, write: private matter

## Without a name: a secret number opens the message, and nothing here leads to it

receipt-made =
    Your message is kept without a name or a number, and we are passing on word of it now. It will be read only by { $who }.
    This is its secret number, and from now on we do not know it:

    { $receipt }

    Write it on paper or take a photo of it. With it alone you come back and see the answer, from any phone: write it to us as it is.
    What you write now is added to it. If others see this phone, delete this chat once you have kept the number.
receipt-shown =
    This is its secret number once more:

    { $receipt }

    Write it on paper or take a photo of it. What you write now is added to your message.
receipt-asked = Have you kept your secret number? After this we cannot show it again.
receipt-left = We are done here, and nothing of your message is left with us in this chat. To come back to it, write its secret number.
receipt-gone = There is no number here to show.
receipt-unknown = We found no message with this number. Check the sixteen digits, and write them again.
receipt-slowed = There were too many tries a moment ago, so we paused to protect the messages. Try your number { $until }.
private-open-unsigned =
    This is your message without a name. { $state }
    What you write here is added to it, and will be read only by { $who }. Once you are done, nothing of it stays in this chat.
private-wrote-unsigned =
    From the trusted person:
    { $text }
private-passed-on-unsigned = We added it to your message.
private-ended-unsigned = The work on this message has ended. For a new one, write: private matter
edit-forgotten = What you are changing was told without a name, and is not kept here any more. Write your secret number first, then what you want to change.

## A cry for help of abuse or harassment: the numbers first, then those alone who read it

emergency-private =
    Your message is kept and we are passing on word of it now; your private number is { $number }. It will be read only by { $who }, and the other staff do not see it.
    If the danger is now, call these numbers and do not wait for us. What is written here from now on is added to it.
    { $waits }
emergency-unsigned =
    Your message is kept without a name and we are passing on word of it now. It will be read only by { $who }. We do not know who you are, so call these numbers and do not wait for us.
    This is its secret number. Write it on paper or take a photo of it; with it alone you come back:

    { $receipt }

    What is written here from now on is added to it.
    { $waits }
emergency-added = We added it to your private message, and are passing on word of it now. If the danger is now, call these numbers and do not wait for us.

private-ended = The work on your private message { $number } has ended. If you need us again, write: private matter
about-member = And if this is about somebody who works here, somebody trusted alone can read it, by the choice "A private matter, not for all eyes".
private-mark = If what you write is not for everybody's eyes, there is another way for it.
grave-heard = I have your words, and they matter. How shall we follow them up with you?
emergency-asked =
    If there is danger now, call at once:
    { $lines }

    I have your words. How can we help?

choice-confide = Pass it to a trusted person
choice-woman-calls = Let a woman call me
choice-not-this-matter = It is not this
choice-private-as-before = Go on as before
choice-private-matter = A private matter, not for all eyes
choice-private-done = Enough for now
choice-anonymously = Without a name
choice-private-ways = Other choices
choice-private-go-on = Go on
choice-reach-here = Write to me here
choice-reach-neutral = Others see my phone
choice-reach-none = Do not write to me here
choice-private-about = Whom is it about?
choice-private-kind = What is it?
choice-private-show = Show the message
choice-whom-agent = A member of staff
choice-whom-supervisor = The supervisor
choice-whom-director = The director
choice-whom-confidential = Who reads private messages
choice-whom-volunteer = A volunteer
choice-whom-other = Somebody outside the society
choice-whom-everybody = All of them
choice-matter-abuse = Abuse or violence
choice-matter-exploitation = Exploitation or blackmail
choice-matter-harassment = Harassment
choice-matter-corruption = Bribery or theft
choice-matter-child = A child at risk
choice-matter-member = Somebody who works here
choice-matter-other = Something else
choice-receipt-kept = I have kept it
choice-receipt-again = Show it again
choice-in-danger = I am in danger now
