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
