### What staff record for others: who came, called, or wrote elsewhere, and what the person hears of it.

choice-intake = Record for somebody
choice-intake-anew = Begin anew
choice-intake-cancel = Cancel
choice-source-walk-in = They came here
choice-source-phone = A telephone call
choice-source-letter = A letter
choice-source-social = Social media
choice-source-email = E-mail
choice-source-other = Another way
source-walk-in = a visit
source-phone = a telephone call
source-letter = a letter
source-social = social media
source-email = e-mail
source-other = another way
source-with-note = { $source }, { $note }
choice-intake-all = That is all
choice-intake-no-wish = No wish was said
choice-intake-nameless = No number, no name
choice-intake-agreed = Yes, they agreed
choice-intake-not-asked = Not asked
choice-intake-refused = No, without a name
choice-intake-retell = Write it anew
choice-intake-change = Change something
choice-intake-change-source = How it came
choice-intake-change-kind = The kind
choice-intake-change-telling = What they said
choice-intake-change-expectation = What they wish
choice-intake-change-whose = Number or name
choice-intake-change-agreed = The agreement
choice-intake-go-on = Go on recording
choice-intake-confirm = Right, record it
choice-intake-same = It is the same
choice-intake-add = Add it to that one
choice-intake-anyway = Another, record it
choice-intake-mine = Yes, it is mine
choice-intake-not-mine = No, not mine
choice-slip = A slip to follow it
choice-rated-for = What they said of it
intake-in-private = We go on in your own talk with the bot, { $name }: the first question is there.
intake-no-private =
    This is recorded in a private talk with the bot, not in the group, and you have none with it yet.
    Open the bot and press "Start" once your account is connected to your name in the staff list, then write there: /intake
intake-not-yours-now = The recording has ended: you have no role here any more that allows it, and nothing was recorded. A colleague may do it again with the person.
intake-others-form = A colleague is recording something here now. You can begin once they are done.
intake-cancelled = It was given up, and nothing of it is kept.
intake-waited = This recording waited where you left it.
intake-source = How did it reach you?
intake-note-social = On which network, from which account or link? Like: X, the account's name
intake-note-other = Where did it come from? A few words are enough.
intake-kind = What is it?
intake-telling =
    What did the person say? Write it in their own words as far as you can, in one message or several, with any photo or document.
    At the end: "That is all".
intake-heard =
    Kept ({ $count }).
    Is there more? Or "That is all".
intake-expectation = What would set it right for them?
intake-whose =
    Whose is it? Write the number, with the name if it was said. Like: 0501234567 Um Khalid
    Without a number we print a slip with which they follow it.
intake-number-wrong =
    The number has too few digits or too many. A mobile is like 0501234567, a landline like 0121234567.
    Write it once more, or go on without one.
intake-numbers-two = That is more than one number. Write the one by which we reach the person.
intake-change = What would you change? Everything else stays as it is.
intake-agreed = Did the person agree that we record it in their name?
intake-summary =
    Read it to them before it is recorded:

    It came by: { $source }
    Kind: { $kind }

    What was said:
    { $told }

    What would set it right:
    { $expectation }

    Whose: { $whose }
    { $agreed }
    { $notes }

    Is this right?
intake-did-agree = They agreed that it is recorded.
intake-did-not-agree = They did not agree to be named: it is recorded without a number or a name.
intake-was-not-asked = They were not asked whether they agree.
intake-nobody-named = no number and no name
intake-is-private =

    This is a private matter: it is not written in the group, and becomes no case there. Only { $who } will read it, so pass it on to nobody.
intake-nobody-reads =

    This is a private matter, and nobody is there now who may read it, so it is not recorded here. Show the person the authority for it, and tell the director face to face.
intake-file-comes = A file of those that you sent is not here yet. Press again in a moment.
intake-twin = A request with the same words and the same number was recorded today: { $number }. Is it that one?
intake-near =
    A colleague recorded a request of this kind for the same telephone: { $when }. Its number is { $number }.
    Is it the same matter? Then what you wrote is added to it, and its person keeps one number.
intake-near-over = The work on request { $number } is done by now, so nothing is added to it. This one can be recorded as another request.
intake-added = What you wrote is added to request { $number }, and whoever works on it reads it there.
intake-was-same = It is recorded already, as { $number }, and was not recorded twice.
intake-recorded =
    It is recorded as { $number }. A solution and an answer are promised by:
    { $due }
    Here is their slip: print it, or give them the number and the date. With its code they follow it and are asked how it was; it opens once.
intake-recorded-told =
    It is recorded as { $number }. A solution and an answer are promised by:
    { $due }
    We sent the number and the date to their telephone on WhatsApp, and asked whether it is theirs. They see nothing of what was said there before they say yes.
intake-recorded-waits =
    Recorded as { $number }. We promise a solution and an answer by:
    { $due }
    They have not written to us from their telephone on WhatsApp for a day or more, so they are told there that a message waits, and get number and date once they press or write.
    This is their slip, if they stand before you: with its code they follow it and are asked how it was. It opens once.
intake-recorded-private =
    It is recorded as the private matter { $number }, and who reads it was told. Nothing of it is written in the group.
    Tell the person its number, and that whoever reads it will call if they left a telephone.
recorded-for-you =
    Our staff recorded a request as { $number }, and this telephone was given for it. We promise a solution and an answer by:
    { $due }
    Is it yours? If you say yes, you see it here and can follow it.
recorded-yours =
    Your request { $number } is here: you see it in "My requests", and can add to it. We promise a solution and an answer by:
    { $due }
recorded-not-here = Thank you for telling us. Nothing of this request will reach you here, and we are sorry for the trouble.
intake-not-for-staff = This is the talk of a member of staff. Whose request it is follows it, and says how it was, in a talk of their own.
slip-wrong = This code opened nothing: it may have been used, its time may be over, or another was printed since. We gladly give you a new one.
slip-number-too =
    That is the code of the slip. Write the number of the request before it, the large one at its top, like:
    1001 123 456 789 012 345
room-slip =
    A new slip for { $number }. Its code opens once, until:
    { $until }
    What was printed before opens nothing any more.
room-intake-added =
    { $name } took down more from the person of this case, for the same telephone:
    { $told }
room-intake-claimed = Whoever has the telephone said that it is theirs: what you write reaches them there now.
room-intake-claimed-by-slip = The person opened their slip: what you write reaches them in their talk now.
room-intake-not-theirs =
    The telephone that was given for this is another person's; they said so, and saw nothing of it. The number is forgotten: do not call it.
    The person is reached by the right number, if you know it, or by a slip.
room-rated-for-ask = What did the person say: how was the service against what they expected?
room-solved-for-ask = And did they say that it is solved?
room-rated-for = What the person said is kept: { $quality }. The case is closed.
room-rated-for-unsolved =
    What the person said is kept: { $quality }, and it is not solved for them. The case is open again, promised by:
    { $due }
room-rated-for-taker = You took this in, so a colleague writes down what the person says of it.
room-rated-for-asked = The person follows it in their own talk, and is asked there how it was.
room-rated-for-not-yet = What the person says of it is written down once it is done.
card-source = It came by: { $source }. Taken in by: { $name }
card-unclaimed = The person has no talk with us yet: they hear by telephone, or once they open their slip.
card-followed = The person follows it in their own talk.
parked-intake = a member of staff recorded it, and the person has no talk with us yet
export-channel-intake = no talk
export-column-source = Source
report-taken-in =
    Of these, taken in by staff: { $count }
    { $parts }
channel-intake = no talk
slip-title = A slip to follow your request, number:
slip-promise = We promise a solution and an answer by:
slip-scan = Scan the code with your telephone to follow it
slip-scan-one = Scan one of the codes with your telephone to follow it
slip-instead = Or write to us at { $where }:
slip-instead-whatsapp = Or write to us on WhatsApp { $where }:
slip-call = Or call us on { $number } and say the number of your request
slip-until = The code opens once, until { $until }
choice-telephone = Correct the number
choice-telephone-none = They have no number
telephone-ask =
    What is the right number of whoever request { $number } is for? Write it here, with the name if that changes. Like: 0501234567 Um Khalid
telephone-passed-on = It was passed on. What came of it stands in the room of request { $number }.
telephone-left = Nothing was changed: the number for request { $number } stays as it was.
telephone-not-yours = Nothing was changed: whoever began to correct the number does it, in a role that allows it.
recorded-elsewhere = About request { $number }, of which we asked whether it is yours: this telephone was named for it by mistake, and we have put that right. Nothing more of it comes here. We are sorry for the trouble.
room-telephone-in-private = You are asked for the right number in your own talk, so that it does not stand here before everybody.
room-telephone-no-private =
    The number is written in your own talk with the bot, not here before everybody, and you have none yet.
    Open the bot and press "Start" once your account is connected to your name in the staff list, then press here again.
room-telephone-followed = Whose request it is follows it in a talk of their own: the number is theirs to give, and what you write reaches them there.
room-telephone-told =
    The number was put right. Number and date go to the new telephone on WhatsApp, with the question whether it is theirs.
    { $withdrawn }
room-telephone-waits =
    The number was put right. They have not written to us from that telephone for a day or more, so they are told on WhatsApp that a message waits, and get number and date once they press or write. This is their slip.
    { $withdrawn }
room-telephone-slip =
    The number was put right, and nobody has talked with us from it yet: call them, and this is the slip if they want to follow it themselves.
    { $withdrawn }
room-telephone-forgotten =
    Their number was forgotten, and this is their slip.
    { $withdrawn }
room-telephone-named = The name was put right, and the number stays as it was.
room-telephone-same = That is the number that we had, so nothing changed.
room-telephone-withdrawn = Whoever has the number of before was told that it was a mistake.
