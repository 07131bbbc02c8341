### What is told in confidence: harassment, abuse, bribery, a child at risk. Calm and short, nothing is asked, and who sees it comes first.

private-offer =
    You did right to say this. What you wrote has reached nobody yet.
    If you want, we pass it on, and it will be read only by { $who }. You need not explain more.
private-offer-again =
    This is kept with it, and has reached nobody yet.
    Shall we pass it on? It will be read only by { $who }.
private-nobody =
    You did right to say this. What you wrote has reached nobody, and right now we know of nobody in the society who could read it in confidence and may not be concerned by it.
    If there is danger, the emergency services hear you at any hour.
private-tell =
    This is the place for private matters. What you write here will be read only by { $who }, and is not sent before you agree.
    How can we help?
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

private-opened =
    Your message is kept and we are passing on word of it now; your private number is { $number }. It will be read only by { $who }.
    We tell you here once it was read, and what you write now is added to it. At any time after that, write: private matter
private-opened-call =
    Your message is kept and we are passing on word of it now; your private number is { $number }. It will be read only by { $who }.
    On which number may a woman of the society call you, and when does it suit you? The answer is added to your message. At any time after that, write: private matter
private-call = We passed on that you would rather have a woman call you (your private number { $number }). On which number, and when does it suit you?
private-open = What you write here is added to your message with the private number { $number }, and nobody else reads it than those who read that.
private-passed-on = We added it to your private message { $number }.
private-readers = From now on your private message will be read only by { $who }.
private-read = Somebody trusted has read your private message { $number }.
private-wrote =
    From the trusted person (your private number { $number }):
    { $text }
private-left = Your private message { $number } is kept. To write in it again, write: private matter
private-ended = The work on your private message { $number } has ended. If you need us again, write: private matter
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
choice-in-danger = I am in danger now

## To those of the staff who read it, in their own talk alone

private-told =
    A private matter, number { $number }. It reaches only those who are in charge of it: pass it on to nobody. { $wish }

    { $told }

    Press "I have seen it" so that whoever wrote it knows that it was read. Your answer reaches them as from "the trusted person".
private-told-again =
    A private matter, number { $number }, that nobody has said yet to have read. { $wish }

    { $told }

    Press "I have seen it" so that whoever wrote it knows that it was read.
private-added =
    Written in the private matter { $number }. { $wish }

    { $told }
private-wish-confide = They asked that somebody trusted read it.
private-wish-woman-calls = They asked that a woman call them.
private-seen-noted = Thank you. Whoever wrote the private matter { $number } has been told that it was read.
private-seen-before = One of you has said before that they have read the private matter { $number }.
private-answer-ask = Write your answer in the private matter { $number }. It goes as it is, as from "the trusted person", and nobody else sees it.
private-answer-sent = Your answer in the private matter { $number } was sent, and what is written next reaches you here.
private-answer-missed = Your answer in the private matter { $number } did not reach the person.
private-held =
    We have not sent your answer yet: some words in it may hurt whoever wrote to you: { $words }
    Kinder: { $kinder }
    Write your answer again. If you write it as it is, we send it.
private-closed = You ended the private matter { $number }, and its person was told.
private-over = The private matter { $number } is over.
private-none = There is nothing here to show you.
choice-private-seen = I have seen it
choice-private-answer = Write an answer
choice-private-close = It is settled
letter-private-subject = A private matter waits for you
letter-private =
    Dear colleague,
    a private matter waits for you, and is not written in an e-mail. Open your talk with Rida on Telegram and press Start: it reaches you there within two office hours.
    If you have no talk with Rida, ask whoever looks after the system for an invitation.
