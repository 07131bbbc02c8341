### Registering for initiatives (C13, C14): the terms, one question at a time, then the number.

## Buttons

choice-register = Register
choice-register-here = Register me
choice-register-again = Register anew
choice-other-initiatives = Other initiatives
choice-initiative-closed = { $name } (closed now)
choice-approved-link = The approved link
choice-agree = I agree, go on
choice-for-me = For myself
choice-for-other = For someone else
choice-relation-mother = My mother
choice-relation-father = My father
choice-relation-daughter = My daughter
choice-relation-son = My son
choice-relation-wife = My wife
choice-relation-husband = My husband
choice-relation-sister = My sister
choice-relation-brother = My brother
choice-back = Back
choice-skip = Skip this question
choice-keep-answer = Keep it as it is
choice-another-person = Yes, someone else
choice-show-registration = Show that one
choice-confirm-registration = Yes, that is right
choice-change-answer = Correct something
choice-change-whom = Whom it is for
choice-continue-registration = Go on: registration
choice-register-next = Register { $name } now
choice-begin-registration = Register for { $name }
choice-begin-anew = Start it anew
choice-begin-anew-yes = Yes, let it go
choice-my-registrations = My registrations
choice-registration = Registration { $number }
choice-registration-details = See the details
choice-correct = Correct the details
choice-pass-lost = The pass is lost
choice-cancel-registration = Cancel registration
choice-cancel-yes = Yes, cancel it
choice-cancel-no = No, keep it
choice-wait = Tell me when it opens
choice-wait-off = No need to tell me
choice-wait-off-named = No need to tell me about { $name }

## Which initiative, and its terms

registration-which = Which initiative would you like to register for?
registration-none = There is no initiative to register for now. We are here if you need anything else.
registration-unknown = That initiative is not among those we offer now. Choose another one, or ask a person.
registration-by-link =
    Registration for { $name } is by its approved link.
    { $details }
registration-terms =
    Registration for { $name }
    { $details }

    If this suits you, choose "I agree, go on".
terms-whom = Good, we know whom it is for. This is left to agree to:
terms-first = Before we go on, this first:
registration-terms-are = Terms: { $terms }
registration-window = Registration: { $window }
registration-link = Approved registration link: { $link }
registration-unfinished = You began to register for { $name } and it is not finished. What you wrote is kept. Would you like to go on?
registration-anew = Shall we let go of what you wrote before for { $name }?

## For whom

registration-whom = For whom is this registration?
registration-relation = Whom would you like to register? Choose, or write who they are to you.
registration-whom-first = We register one person at a time. Whom shall we begin with?
registration-their-details-she = That is kind of you. The next questions are about { $of }; please tell her that you register her.
registration-their-details-he = That is kind of you. The next questions are about { $of }; please tell him that you register him.
registration-their-details-named = That is kind of you. The next questions are about: { $said }. Please let them know.
registration-their-details-several = That is kind of you. We register them one at a time; the next questions are about the first of them. Please let them know.
registration-name-of = { "\u200E" }{ $label } { $whose }

## Whom it is for: as they say it, and as we say it to them

choice-relation-grandmother = My grandmother
choice-relation-grandfather = My grandfather
choice-relation-aunt = My aunt
choice-relation-mothers-sister = My aunt
choice-relation-uncle = My uncle
choice-relation-mothers-brother = My uncle
choice-relation-sisters-daughter = My niece
choice-relation-sisters-son = My nephew
choice-relation-brothers-daughter = My niece
choice-relation-brothers-son = My nephew
choice-relation-mother-in-law = My mother-in-law
choice-relation-brothers-wife = My sister-in-law
choice-relation-sons-wife = My daughter-in-law
choice-relation-neighbour-woman = My neighbour
choice-relation-neighbour-man = My neighbour
choice-relation-friend-woman = My friend
choice-relation-friend-man = My friend
choice-relation-relative-woman = My relative
choice-relation-relative-man = My relative
choice-relation-several = My children and family
registration-of-mother = your mother
registration-of-father = your father
registration-of-daughter = your daughter
registration-of-son = your son
registration-of-wife = your wife
registration-of-husband = your husband
registration-of-sister = your sister
registration-of-brother = your brother
registration-of-grandmother = your grandmother
registration-of-grandfather = your grandfather
registration-of-aunt = your aunt
registration-of-mothers-sister = your aunt
registration-of-uncle = your uncle
registration-of-mothers-brother = your uncle
registration-of-sisters-daughter = your niece
registration-of-sisters-son = your nephew
registration-of-brothers-daughter = your niece
registration-of-brothers-son = your nephew
registration-of-mother-in-law = your mother-in-law
registration-of-brothers-wife = your sister-in-law
registration-of-sons-wife = your daughter-in-law
registration-of-neighbour-woman = your neighbour
registration-of-neighbour-man = your neighbour
registration-of-friend-woman = your friend
registration-of-friend-man = your friend
registration-of-relative-woman = your relative
registration-of-relative-man = your relative
registration-for-mother = of your mother
registration-for-father = of your father
registration-for-daughter = of your daughter
registration-for-son = of your son
registration-for-wife = of your wife
registration-for-husband = of your husband
registration-for-sister = of your sister
registration-for-brother = of your brother
registration-for-grandmother = of your grandmother
registration-for-grandfather = of your grandfather
registration-for-aunt = of your aunt
registration-for-mothers-sister = of your aunt
registration-for-uncle = of your uncle
registration-for-mothers-brother = of your uncle
registration-for-sisters-daughter = of your niece
registration-for-sisters-son = of your nephew
registration-for-brothers-daughter = of your niece
registration-for-brothers-son = of your nephew
registration-for-mother-in-law = of your mother-in-law
registration-for-brothers-wife = of your sister-in-law
registration-for-sons-wife = of your daughter-in-law
registration-for-neighbour-woman = of your neighbour
registration-for-neighbour-man = of your neighbour
registration-for-friend-woman = of your friend
registration-for-friend-man = of your friend
registration-for-relative-woman = of your relative
registration-for-relative-man = of your relative
registration-for-other = of the person you register
registration-for-several = of the first of them

## One question at a time

registration-ask =
    { $label }
    { $details }
registration-hint-text = Write the answer here.
registration-hint-phone = Write the number, for example 0501234567.
registration-hint-number = Write a number, for example 3.
registration-hint-choice = Choose one of these.
registration-hint-date = Write day, month and year, for example 15/3/1995, or 10/7/1415 by the Hijri calendar.
registration-current = The answer now: { $answer }
registration-step = Question { $step } of { $steps }
registration-needed = That is all right. The registration needs this answer. If something about it worries you, a person of the staff can help, or choose "Menu" to leave it for now.
registration-form-late = This form came after its time, or after its registration was finished, so nothing was changed by it.
registration-wrong-text = This answer needs words. Please write it in letters.
registration-wrong-long = This is longer than fits here. Please write it more briefly.
registration-wrong-many = Many messages came at once, and we kept them all. Please write only the answer to this question here.
registration-wrong-phone = We could not read the number. Please write it in full, for example 0501234567; from outside Saudi Arabia, begin with the country's code.
registration-wrong-number = One number is needed here, for example 3.
registration-wrong-choice = Please choose one of the options.
registration-wrong-future = That date is still to come. Please write the date of birth as day, month and year, for example 15/3/1995, or 10/7/1415 by the Hijri calendar.
registration-wrong-year = We have the year. Please add the day and the month, for example 15/3/1995, or 10 Rajab 1415 by the Hijri calendar.
registration-wrong-date = We could not read the date. Please write day, month and year, for example 15/3/1995, or 10/7/1415 by the Hijri calendar.
registration-no-identity = We do not need an identity or residence number, and did not put it into your registration. Keep it to yourself.
registration-words-please =
    What you sent has reached us and is kept. Here we need a written answer.
    If writing is hard for you, choose "Ask a person", and we go through it with you.
choice-take-answer = This is my answer
form-told-complain = We have your words and keep them. If they are a complaint, choose "{ choice-complaint }" below and they go along. Or we go on with the registration here:
form-told-delay = We have your words and keep them. If they are about a delay, choose "{ choice-delay }" below and they go along. Or we go on with the registration here:
form-told-suggest = We have your words and keep them. If they are a suggestion, choose "{ choice-suggestion }" below and they go along. Or we go on with the registration here:
form-told-status = We have your words and keep them. What we have of yours is under "{ choice-my-cases }" below. Or we go on with the registration here:
form-told-need = We have your words and keep them. "{ choice-ask-human }" below takes them to a member of staff who answers you. Or we go on with the registration here:
form-told-other = We have your words and keep them, and did not put them into the registration. We go on:
edit-kept-answer = We corrected the answer: { $label }.
edit-not-taken = We could not read the correction, so your answer stays as it was.
registration-guardian-he = One last question before we make sure: are you his guardian?
registration-guardian-she = One last question before we make sure: are you her guardian?
registration-guardian-needed = Whoever is under 18 is registered with their guardian's consent. What you wrote is kept, and the guardian can finish it here or with our staff.
registration-twin =
    This phone is registered for { $name } already, with the number { $number }.
    Are you registering another person now?

## Said back, and the number

registration-summary =
    Let us make sure before you register for { $name }:
    { $details }

    Is this right, and may we use it to register?
# the mark makes it read from left to right: there is nothing in it but isolated values
registration-line = { "\u200E" }{ $label }: { $answer }
registration-for = For: { $relation }
registration-change-what = What would you like to correct?
registered-self =
    You are registered for { $name }. Your registration number is { $number }.
    { $details }
    You find it under "My registrations" at any time, and can correct or cancel it there.
registered-other =
    The registration { $whose } for { $name } is done. The registration number is { $number }.
    { $details }
    You find it under "My registrations" at any time, and can correct or cancel it there.
registration-already =
    You are registered for { $name } already. Your registration number is { $number }.
    { $details }
cancelled-registration-kept = All right, we stop here. What you wrote is kept, and you can go on with it whenever you like.
registration-reminder =
    Hello. You began to register for { $name } and it is not finished. What you wrote is kept.
    Would you like to go on? Nothing obliges you, and it stays here for when you want it.

## Closed

registration-not-yet =
    Registration for { $name } has not begun. It begins:
    { $opens }
    { $details }
registration-over =
    Registration for { $name } is over. Its last day was:
    { $closed }
    { $details }
registration-draft-kept = What you wrote is kept, and you can go on with it when registration opens.
waiting-offer = If you like, we tell you here when it opens.
waiting-already = We will tell you here when it opens, as you asked.
waiting-noted = All right, we will tell you here when registration for { $name } opens.
waiting-dropped = All right, we will not write to you about registration for { $name }.
registration-opened =
    Hello. Registration for { $name } is open.
    Would you like to register now?

## My registrations

no-registrations = You have not registered for an initiative yet.
no-registrations-yet =
    You have no finished registration with us yet:
    { $registrations }
registrations-list =
    Your registrations with us:
    { $registrations }

    Choose one to see its details.
waiting-list =
    You have not registered yet. You asked us to tell you:
    { $registrations }
registrations-line = { $number }: { $name }, { $status }
registration-begun-line = { $name }: begun and not finished, what you wrote is kept
waiting-line = { $name }: we tell you when registration opens
registration-shown =
    { $name }
    Registration number: { $number }
    { $details }
registration-status = Status: { $status }
registration-at = Registered: { $at }
registration-attended = Attended: { $at }
registration-is-registered = registered
registration-is-cancelled = cancelled
registration-corrected =
    It is corrected.
    { $name }
    Registration number: { $number }
    { $details }
registration-fixed = There is nothing in this registration to correct from here. Ask a person, and we will help.
registration-cancel-ask = Do you want to cancel registration { $number } for { $name }?
registration-cancelled = We cancelled registration { $number } for { $name } as you wished. Thank you for telling us; you are welcome back at any time.
pass-renewed =
    Do not worry. We made a new pass; the one before it is void now.
    { $name }
    Registration number: { $number }
    { $details }
no-such-registration = We found no registration of that number among yours.

## For staff

choice-registered = The registered
desk-registered =
    Registered for initiatives:
    { $counts }
desk-nobody-registered = Nobody has registered for an initiative yet.
desk-registered-line = { $name }: { $registered } registered, { $attended } attended, { $cancelled } cancelled, { $waiting } waiting for it to open

choice-guardian-yes = Yes, I am the guardian
choice-guardian-of-age = They are 18 or older
choice-guardian-no = No, I am not
