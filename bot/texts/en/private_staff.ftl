### To those of the staff who read private matters, in their own talk alone. First they get a number, a kind and a time, and not a word of it.

private-told =
    A private matter, number { $number }, about: { $matter }.
    It reaches only those who are in charge of it: pass it on to nobody. It should be read by { $until }.
    Once you open it, its person knows that it was read. If it concerns you or somebody close to you, press "I cannot follow it up": nobody asks why.
private-told-again =
    Nobody has opened the private matter { $number } yet, about: { $matter }.
    Its person is waiting. It should be read by { $until }; after that we tell whoever is next.
private-danger =
    🆘 An urgent private matter, number { $number }, about: { $matter }. Its person is in danger now: call them or write to them at once.

    { $told }

    You are told again every ten minutes until somebody has written or called. If you called them, press "I spoke to them".
private-danger-again =
    🆘 Nobody has written or spoken to the person of the urgent private matter { $number } yet, about: { $matter }.

    { $told }

    Write to them now, or call them and press "I spoke to them".
private-due =
    The private matter { $number }, about: { $matter }: its person was promised an answer by { $due }, and nobody has written to them yet.
private-more = Something was added to the private matter { $number }, about: { $matter }. You see it once you open it.
private-opened-now =
    The private matter { $number }, about: { $matter }

    { $told }

    Its person now knows that it was read, and not by whom. Your answer reaches them as from "the trusted person".
private-looked =
    The private matter { $number }, about: { $matter }

    { $told }
private-added =
    Written in the private matter { $number }, about: { $matter }

    { $told }
private-line-ours = From us: { $said }
private-wish-confide = They asked that somebody trusted read it.
private-wish-woman-calls = They asked that a woman call them.
private-promised = They were promised an answer by { $due }, and the promise stands.
private-said-about = They say that it is about: { $about }
private-about-agent = a member of staff
private-about-supervisor = the projects supervisor
private-about-director = the director
private-about-confidential = the person in charge of private matters
private-about-volunteer = a volunteer
private-about-everybody = everybody who works here
private-about-other = somebody who does not work here
private-about-words = in their own words: { $words }
private-set-names = It was set to be about: { $names }
private-set-nobody = It was set to be about no member of staff.
private-anonymous = They gave no name, and we do not know who they are. They read your answers when they come back with their receipt.

matter-abuse = abuse
matter-exploitation = exploitation
matter-harassment = harassment
matter-corruption = corruption or bribery
matter-child = a child at risk
matter-member = somebody who works here
matter-other = something else
matter-unsaid = they did not say

private-why = Why do you open the private matter { $number } again? The reason is kept in the record of who looked.
private-why-identity = Why do you need to know who is behind the private matter { $number }? The reason is kept in the record of who looked.
private-answer-ask = Write your answer in the private matter { $number }. It goes as it is, as from "the trusted person", and nobody else sees it.
private-answer-sent = Your answer in the private matter { $number } is on its way to its person, and what is written next reaches you here.
private-answer-missed = Your answer in the private matter { $number } did not reach the person.
private-held =
    We have not sent your answer yet: some words in it may hurt whoever wrote to you: { $words }
    Kinder: { $kinder }
    Write your answer again. If you write it as it is, we send it.
private-called-noted = Thank you. It is kept that the person of the private matter { $number } was spoken to.
private-closed = You ended the private matter { $number }, and its person was told.
private-over = The private matter { $number } is over.
private-none = There is nothing here to show you.
private-passed = Thank you. Nothing more of it reaches you.
private-about-ask =
    Whom is the private matter { $number } about? Whoever you choose reads none of it, and does not learn that it exists.
    A second press takes a name off again, and you can change it later.
private-about-set = Kept. Whoever you set reads nothing of the private matter { $number }.
private-nameless = The person of the private matter { $number } gave no name, and we have no way to know it. Write to them: they read it when they come back.
private-identity-shown =
    The person of the private matter { $number }:
    Name: { $name }
    Telephone: { $phone }
private-identity-unknown = We know neither the name nor the number of the person of the private matter { $number }. What you write to them here reaches them.
private-list =
    The private matters that you read:
    { $lines }
private-list-unread = { $number }: { $matter }, not opened yet
private-list-read = { $number }: { $matter }
private-list-urgent = 🆘 { $number }: { $matter }, waits for somebody to write

choice-private-look = Open it
choice-private-number = Open it
choice-private-why-answer = To answer its person
choice-private-why-follow-up = To follow up what was done
choice-private-why-hand-over = To hand it over
choice-private-why-authorities = For the authorities
choice-private-answer = Write an answer
choice-private-called = I spoke to them
choice-private-concerns = Whom is it about?
choice-private-concerns-nobody = None of us
choice-private-recuse = I cannot follow it up
choice-private-identity = Who is it?
choice-private-close = It is settled

letter-private-subject = A private matter waits for you
letter-private =
    Dear colleague,
    a private matter waits for you, and is not written in an e-mail. Open your talk with Rida on Telegram and press Start: it reaches you there within two office hours.
    If you have no talk with Rida, ask whoever looks after the system for an invitation.
letter-private-danger-subject = An urgent private matter waits for you
letter-private-danger =
    Dear colleague,
    an urgent private matter waits for you now, and is not written in an e-mail. Open your talk with Rida on Telegram at once.
    If you have no talk with Rida, ask whoever looks after the system for an invitation now.
letter-private-outside-subject = A confidential matter, number { $number }, waits to be read
letter-private-outside =
    Dear Sir or Madam,
    a confidential matter with the number { $number } waits in the society, and nobody who works there reads it now. Nothing of it is written in this e-mail.
    For somebody of your choice to read it: ask whoever looks after the society's system for an invitation to Rida as a confidential member (rida staff invite --role confidential). Once they have joined, it reaches them in their talk within two office hours.
    Its person was told that we wrote to you, and that they may write to you themselves.
letter-private-outside-danger-subject = Urgent: a confidential matter, number { $number }, and its person is in danger
letter-private-outside-danger =
    Dear Sir or Madam,
    a confidential matter with the number { $number } waits in the society. Its person is in danger now, and nobody who works there has written to them. Nothing of it is written in this e-mail.
    For somebody of your choice to read it: ask whoever looks after the society's system now for an invitation to Rida as a confidential member (rida staff invite --role confidential).
    Its person was told that we wrote to you, and that they may write to you themselves.
