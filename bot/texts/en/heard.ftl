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

    If you like, a person of our staff listens to you and sees what you wrote. Or we register it as a request for help, with a number and a date for our answer.
need-heard =
    We read what you wrote, and we are sorry that things are so hard.
    A person of our staff listens to you, tells you what we can do, and sees what you wrote. Or we register it as a request for help, with a number and a date for our answer.
need-in-kind-aid = We read what you wrote about what is missing at home, and we are sorry that things are so hard.
need-cash-aid = We read what you wrote about how tight money is, and we are sorry that things are so hard.
need-who-is-served = We read what you wrote, and we are sorry that things are so hard.

## Small talk

smalltalk-sad = We are with you. Write to us what happened, or say it in a voice note.
smalltalk-insult = We are sorry if we upset you, and we want to understand you. A person of our staff listens to you if you like.
smalltalk-sorry-wrong = No harm done. We are here if you need anything.
smalltalk-never-mind = No problem at all. We are here whenever you need something.
smalltalk-machine = I am Rida, an automatic assistant of { $society }, and not a human being. There are people behind me, one press away.
smalltalk-name = My name is Rida, I am the automatic assistant of { $society }. What can I do for you?
smalltalk-how-are-you = All is well, thank you for asking. We hope you are well, too. What can we do for you?
smalltalk-thanks = You are welcome, we are at your service.
smalltalk-blessing = Thank you, and the same to you. We are at your service.
smalltalk-festive = Thank you, and the best of wishes to you and yours.
smalltalk-bye = Goodbye. We are here whenever you need us.
smalltalk-calling = Yes, we are here. How can we help you?
smalltalk-laugh = We are glad to see you smile.
smalltalk-okay = All right. Write to us whenever you need something.
other-heard =
    This is not something I know about. I am here for { $society }: its initiatives and registering for them, complaints and suggestions.
    If it is something else, a person of our staff listens to you and sees what you wrote.

## Thanks

thanks-heard = Your words make us glad, and they reach those who served you. Thank you from the heart.
thanks-heard-case = Your words make us glad, and have reached those who worked on your request { $number }. Thank you from the heart.
thanks-heard-rate =
    Your words make us glad, and have reached those who worked on your request { $number }. Thank you from the heart.
    If you like, tell us how the service compared with what you expected. It is your right.
room-person-thanked =
    The person thanks you:
    { $told }
morning-thanks =
    { $count ->
        [one] One word of thanks from people:
       *[other] { $count } words of thanks from people:
    }
    { $lines }
desk-thanks =
    What people thanked for in the last month:
    { $lines }
desk-no-thanks = No words of thanks came in the last month.
thanks-line-of = ({ $of }) "{ $text }"
thanks-line = “{ $text }”
thanks-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }

## What people bring

report-acts =
    What people brought in their messages: { $count }
    { $parts }
act-ask = Question
act-complain = Complaint
act-delay = A service or an answer is late
act-suggest = Suggestion
act-thank = Thanks
act-status = News of their request
act-human = Wants a person
act-register = Wishes to register
act-need = Hardship, asks for support
act-danger = Danger, a cry for help
act-greet = Greeting
act-other = Other talk

## What was understood

choice-category = Category
choice-category-is = This is the category
choice-initiative = Its initiative
choice-initiative-is = This is its initiative
choice-initiative-none = About no initiative
choice-relationship-is = This is who they are
choice-relationship = Who the person is
card-category = Category: { $category }
card-department = Department: { $department }
card-relationship = Who the person is: { $who }
desk-line-sorted = { $line } ({ $of })
room-category = What is this case about?
room-no-categories = There are no other categories for this kind. Categories and departments are written in config.yaml, under categories and departments.
room-category-set = The category is set: { $category }
room-category-told = We told { $name }, in their own talk with the bot, that a case of their category waits for somebody.
room-initiative = Which initiative is this case about?
room-initiative-unknown = There is no initiative of that name. Choose one of these:
room-initiative-set = This case is about the initiative: { $name }
room-initiative-none = This case is about no initiative.
room-no-initiatives = The society has no initiatives in its settings.
room-relationship = Who is the person of this case to the society?
card-act = Understood from their words: { $act }
desk-line-act = { $number } ({ $act }): { $status }, due { $due }
room-act =
    Understood from the person's words: { $act }
    What is right?
room-act-corrected = What was understood is corrected: { $act }
room-act-taught = What was understood is corrected: { $act }. Once a leader approves it, words like these are understood so.
act-unheard = not plain
choice-act = Correct what was understood
choice-act-is = This is what is meant
learn-review-act =
    The correction number { $number } waits for a leader.
    These words:
    { $ways }

    are understood as: { $act }
learn-approved-act = The correction number { $number } is approved. From now on words like these are understood so.
learn-rejected-act = The correction number { $number } is not approved. No other words are understood by it.
