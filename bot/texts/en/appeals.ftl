### Appeals: somebody else looks at a complaint or a delay again, the last answer, and the addresses outside.

## The person

appeal-begun =
    { $sorry } It is open again, and somebody who has not handled it before looks at it now: { $role }, with what you wrote and what we answered.
    You have their answer at the latest by:
    { $due }
    Write what is still missing: it goes to whoever looks at it now.
appeal-last =
    { $sorry } Somebody who has not handled it before looks at it for the third time: { $role }. They write you the last answer with its reasons at the latest by:
    { $due }
    { $outside }
    Write what is still missing: it goes to whoever looks at it now.
appeal-nobody-else =
    { $sorry } We are a small team, and all who lead it have handled it, so { $role } looks at it again, at the latest by:
    { $due }
    { $last }
    { $outside }
    Write what is still missing: it goes to whoever looks at it now.
appeal-sorry = We are sorry that our answer to your request { $number } was not enough.
appeal-sorry-last = We are sorry that your request { $number } has not ended as you wish.
appeal-sorry-returned = We are sorry that the problem came back after our answer to your request { $number }, and thank you for telling us.
appeal-is-last = That answer is the last one, with its reasons.
appeal-last-outside = With it come the addresses of those outside the society whom you can turn to.
appeal-outside =
    You can also turn to somebody outside the society:
    { $outside }
appeal-anew =
    { $sorry }
    More than { $days } days have passed since our answer to your request { $before }. So that it is looked at from the beginning, we made it a new request, number { $number }.
    We promise you a solution and an answer at the latest by:
    { $due }
    Write what is still missing, and it goes to whoever looks after it.
appeal-answered =
    This is our last answer to your request { $number } with its reasons, after it was looked at three times:
    { $answer }

    The request is closed with this answer. We understand that it may not be enough for you.
    { $outside }
    If something new happens, we always hear a new complaint.
appeal-over =
    Your request { $number } was looked at three times, and you have our last answer with its reasons, so we do not open it again. We understand that it may not be enough for you.
    { $outside }
    If something new happens, or something was never told, we hear a new complaint.
case-appeal = Somebody who has not handled it before looks at it now.
case-appeal-over = You have our last answer to it.

## Staff

card-appeal = Appeal: the answer was not enough for the person, and somebody else looks at it.
card-appeal-last = Last appeal: whoever answers it writes the last answer and its reasons.
card-appeal-issue = What it is about: { $issue }
card-appeal-decided =
    What was decided before:
    { $decided }
card-appeal-former = Handled before by: { $names }
card-follows = It follows case { $number }, whose days for an appeal are over.
room-appeal-not-enough = The answer was not enough for the person
room-appeal-returned = The person says that the problem came back
room-appeal =
    { $why }, so the case goes to somebody who has not handled it: { $names }
    The new deadline:
    { $due }
    Handled before, and not to have it again: { $former }
room-appeal-nobody-else =
    { $why }, and all who lead have handled it. It is looked at again by: { $names }
    The person was told so, and the addresses outside where the settings name any.
    The new deadline:
    { $due }
    Handled before by: { $former }
room-appeal-barred =
    This is an appeal in case { $number }, and you have handled it before: somebody else looks at it, so that its person can trust the answer.
    It is for: { $names }
    What you know of it helps them as an internal note.
room-appeal-kept = What you wrote was not sent to the person. Shall it be kept as a note for whoever looks at the case now?
room-appeal-for-leaders =
    This is an appeal in case { $number }. It is taken by: { $names }
    They may delegate it to somebody who has not handled it.
room-appeal-not-to = { $name } has handled this case before, so its appeal is not delegated to them.
room-appeal-upheld = Noted: the appeal changed what was decided before.
room-appeal-stands = Noted: what was decided before stands.
room-appeal-said-already = What the appeal came to is noted already.
choice-appeal-upheld = The appeal changed it
choice-appeal-stands = The decision stands
letter-appeal-subject = Appeal: { $kind } number { $number }
letter-appeal =
    Peace be upon you,
    The answer to this case was not enough for the person, who asks for it to be looked at again. It goes to somebody who has not handled it, and we promised a new date.
member-appeal =
    Appeal: the answer to case { $number } was not enough for the person, and you have not handled it before. Please take it in its room. The deadline:
    { $due }
    Told: { $names }
