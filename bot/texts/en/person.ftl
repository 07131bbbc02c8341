### What the person reads. Short, warm, without blame (C18, C23).

## The beginning

welcome =
    Welcome.
    I am Rida, the assistant of { $society }.
    Write your question in your own words, or choose:
menu = How can we help? Write your question in your own words, or choose:
greeting-back = Hello to you.
you-are-welcome = You are welcome. We are always here for you.
cancelled = All right, we stop here.
cancelled-draft-kept = All right, we stop here. What you wrote is kept, and you can go on with it whenever you like.
language-changed = All right, we will speak English.
late-press = That choice belongs to an earlier step. We are here now:
answer-unclear = We are not sure what you mean. Here is the question again; a few more words help us.
late-press-menu = That choice belongs to an earlier step. Please choose what you need now:
empty-message = Your message reached us empty. Write what you need, or record it with your voice.
cannot-read = Your message reached us, but we cannot read this kind. Please write it, or send a photo or a voice note.
unreadable-message = Your message reached us, but we could not open it. Please write it again, or send it as a photo or a voice note.
turn-failed =
    We are sorry, something went wrong on our side. Your message is kept, and our staff have been told.
    You can go on, or write "human" and one of us will contact you.

## Buttons

choice-menu = Menu
choice-complaint = Make a complaint
choice-delay = Report a delay
choice-suggestion = Make a suggestion
choice-ask-help = Ask for help
choice-questions = Common questions
choice-my-cases = My requests
choice-contact = Contact us
choice-human = Talk to a person
choice-language = العربية
choice-continue-draft = Go on: complaint
choice-start-over = Start anew
choice-heard-all = That is all
choice-drop-told = Not about this
choice-no-expectation = I leave it to you
choice-confirm = Yes, that is right
choice-add-more = Add something
choice-reword = Write it again
choice-change-expectation = Change my wish
choice-keep-as-is = Keep it as it is
choice-connect = A person, please
choice-talk-done = I am done, thanks
choice-take-back = I changed my mind
choice-write-to-case = Write to staff
choice-add-to-number = Add to request { $number }
choice-ask-human = Ask a person
choice-not-this = Not my question
choice-propose = Another suggestion
choice-rate-below = Below what I hoped
choice-rate-as = As I expected
choice-rate-above = Better than expected
choice-solved-yes = Yes, it is solved
choice-lasted-yes = Yes, still solved
choice-lasted-no = No, it came back
choice-solved-no = No, it is not
choice-reopen = Open it again
choice-leave-closed = No, thank you
choice-withdraw = I no longer need it
choice-withdraw-yes = Yes, withdraw it
choice-withdraw-no = No, keep it
choice-case = Request { $number }

## The complaint

complaint-begin =
    We are sorry for what happened to you, and we want to understand it fully.
    Tell us in your own words and in your own time. You can send several messages, a voice note, a photo, a document or your location.
    When you are done, choose "That is all".
complaint-begin-told =
    We are sorry for what happened to you, and we want to understand it fully.
    What you wrote before is kept with your complaint:
    { $told }

    Add what you like: a message, a voice note, a photo, a document or your location. When you are done, choose "That is all".
    If what stands above is about something else, choose "Not about this".
told-dropped = Very well, what you wrote before is left out.
words-go-along =
    What you wrote goes to a person of our staff:
    { $told }
complaint-listen = We are listening. Add messages, photos or voice notes as you like, and choose "That is all" when you are done.
complaint-heard =
    { $count ->
        [one] Your message has reached us.
       *[other] { $count } messages have reached us.
    }
    Go on if there is more, or choose "That is all".
complaint-nothing-yet = No details have reached us yet. Write what happened, or record it, and then choose "That is all".
complaint-expectation =
    Thank you for telling us.
    What would put it right for you?
complaint-open-ended = Whatever you find right
complaint-file-added = What you sent has reached us and is kept with your complaint.
complaint-summary =
    Let us make sure that we understood you.

    What happened:
    { $told }

    What you wish for:
    { $expectation }

    Is this right, and may our staff work on it?
complaint-added = We added what you wrote.
complaint-change-what = What shall we change? What you write here we add to the complaint.
complaint-reword = Write your complaint again as you want it. The photos, voice notes and documents that you sent stay with it.
complaint-opened =
    Your complaint is registered. Its number is { $number }.
    We promise you a solution and an answer at the latest by:
    { $due }
    It has reached our team. You can follow it under "My requests" and add to it at any time.
complaint-unfinished =
    You have a complaint that is not finished. What you wrote is kept:
    { $told }

    Would you like to go on with it, or start anew?
draft-reminder =
    Hello. You began a complaint with us and it is not finished. What you wrote is kept.
    Would you like to go on? Nothing obliges you, and it stays here for when you want it.

files-photo =
    { $count ->
        [one] With one photo
       *[other] With { $count } photos
    }
files-document =
    { $count ->
        [one] With one document
       *[other] With { $count } documents
    }
files-voice =
    { $count ->
        [one] With one voice note
       *[other] With { $count } voice notes
    }
files-audio =
    { $count ->
        [one] With one sound file
       *[other] With { $count } sound files
    }
files-video =
    { $count ->
        [one] With one video
       *[other] With { $count } videos
    }
files-location =
    { $count ->
        [one] With one location on the map
       *[other] With { $count } locations on the map
    }
files-awaited =
    { $count ->
        [one] One file is still on its way to us
       *[other] { $count } files are still on their way to us
    }

## A person of the staff

human-ask = Write your question here. It goes to a person who will answer you.
human-soon =
    Your request has reached a person of our staff. Its number is { $number }.
    { $minutes ->
        [one] You will have an answer within one minute.
       *[other] You will have an answer within { $minutes } minutes.
    }
    If you want to add anything, write it here.
human-closing =
    Your request has reached our staff. Its number is { $number }.
    Our office closes soon. If the answer does not reach you today, it will at the latest { $due }.
    If you want to add something, write it here.
human-closed =
    Your request has reached our staff. Its number is { $number }.
    Our office is closed now. We open { $opening }, and answer you right after that.
    If you want to add anything, write it here.
talk-ask = Write your message. It goes to whoever looks after your request { $number }.
talk-answer =
    Your question has gone to our staff. Until somebody answers, this is what we know:
    { $answer }
talk-passed-on = Your message has reached whoever looks after your request { $number }.
talk-goes-on =
    Your message has reached whoever looks after your request { $number }.
    If you want the menu, choose it here or write it again.
talk-ended = Thank you. We are here whenever you need us.
staff-wrote =
    The society answers your request { $number }:

    { $text }
staff-wrote-next = { $text }
case-taken = One of our staff has begun to work on your request { $number } and will write to you here.

## Solutions and rating

alternatives-offered =
    We found ways to solve your request { $number }:

    { $alternatives }

    Which one suits you? If you have another suggestion, we are glad to hear it.
alternative-chosen =
    For your request { $number } you chose:
    { $chosen }
    We are going to do it, at the latest { $due }.
choice-came-late = Your request { $number } has changed since that choice was shown. See how it stands under "My requests".
propose-ask = Write what you suggest.
proposal-passed-on = Thank you. Your suggestion for request { $number } has reached whoever looks after it, and you will hear from us.
case-resolved =
    Your request { $number } is done.

    { $told }

    How was our service, compared with what you expected?
    Rating it is your right, and it helps us do better.
suggestion-outcome =
    There is an outcome to your suggestion { $number }.

    What became of it:
    { $applied }

    Thank you: what you say makes our work better. We are glad to hear any other idea.
case-did =
    What we did:
    { $applied }
case-answer =
    This is our answer to you:

    { $answer }
did-it-last =
    Some time ago we finished your request { $number }, and it matters to us that it lasts.
    Is it still solved? You may answer or not; we will not ask again.
lasting-thanks = We are glad, and thank you for telling us. We are here whenever you need us.
comment-kept-lasting = Your words have reached our team with your request { $number }. Is it still solved?
answer-corrected =
    We corrected our answer to your request { $number }. It now reads:

    { $answer }

    How was our service, compared with what you expected?
answer-corrected-rated =
    We corrected our answer to your request { $number }. It now reads:

    { $answer }
rating-came-late = That rating belongs to an earlier stage of your request { $number }. See how it stands under "My requests".
solved-ask = Thank you. And is your problem solved?
thanks-for-rating = We are glad, and thank you for your time. Your request { $number } is closed; you can open it again whenever you need.
unsolved-reopened =
    We are sorry that your problem is not solved. We opened your request { $number } again and told the projects supervisor.
    We promise you a solution and an answer at the latest by:
    { $due }
    Write what is still missing, and it goes to whoever looks after it.
unsolved-which = We are sorry that your problem is not solved. Which request do you mean? Press it and we open it again at once.
reopen-offer = We are sorry that we were not as you had hoped. Shall we open your request again and work on it anew? You can also write what was missing.
missing-kept =
    Thank you for being open with us. What you wrote has reached whoever looks after your request { $number }.
    Shall we open it again and work on it anew?
left-closed = As you wish, and thank you for being open with us. Your request { $number } is closed; you can open it again whenever you need.
already-open = Your request { $number } is open and we are working on it, at the latest until { $due }.
case-reopened =
    Your request { $number } is open again.
    We promise you a solution and an answer at the latest by:
    { $due }
    Write what is still missing, and it goes to whoever looks after it.
comment-kept = Thank you, we kept what you wrote with your request.
comment-kept-rate =
    Thank you, we kept what you wrote with your request { $number }.
    And how was our service, compared with what you expected?
closed-quietly =
    We have not heard what you think of your request { $number }, so we closed it.
    If something is left, choose "Open it again" and we work on it anew. You can rate our service whenever you like.
closed-quietly-rated =
    Thank you for your rating. We have not heard whether your problem is solved, so we closed your request { $number }.
    If something is left, choose "Open it again" and we work on it anew.

## My requests

no-cases = You have no requests yet.
cases-begun =
    What you began and did not finish; we keep it:
    { $cases }
cases-begun-complaint = A complaint that is not finished; what you wrote is kept
cases-begun-registration = A registration for { $name } that is not finished; what you wrote is kept
cases-list =
    Your requests with us:
    { $cases }

    Choose one to see its details.
cases-line = { $number }: { $kind }, { $status }
case-shown =
    { $kind } number { $number }
    Status: { $status }
    Registered: { $opened }
    { $details }
case-due = At the latest by: { $due }
case-chosen = The solution you chose: { $chosen }
case-answered =
    Our answer:
    { $answer }
case-applied = What we did: { $applied }
no-such-case = We found no request of that number among yours.
withdraw-ask =
    Shall we stop working on your request { $number }?
    If we do, we do not open it again; what you wrote stays kept. If you need us afterwards, we are here.
withdrawn = We stopped working on your request { $number } as you wished. We are here whenever you need us.
withdraw-not-possible = This request cannot be withdrawn now. See how it stands under "My requests".

kind-complaint = Complaint
kind-delay = Report of a delay
kind-suggestion = Suggestion
relationship-beneficiary = Beneficiary
relationship-volunteer = Volunteer
relationship-provider = Service provider
relationship-supporter = Supporter
relationship-other = Other
relationship-asked = Who are you to us? Choose below and your request goes to the right department; you need not.
relationship-kept = Thank you, we know it now.
choice-i-am-beneficiary = A beneficiary
choice-i-am-volunteer = A volunteer
choice-i-am-provider = A service provider
choice-i-am-supporter = A supporter
choice-i-am-other = None of these
kind-help = Request for help
kind-question = Question for a person

status-open = has reached our team
status-assigned = one of our staff is working on it
status-offered = waiting for your choice
status-agreed = the chosen solution is under way
status-resolved = done
status-reopened = opened again
status-closed = closed
status-withdrawn = withdrawn by you
status-ended = closed
status-merged = part of your request { $number } now

## Questions

answer = { $answer }
answer-in-arabic = So far we have this answer in Arabic only. Here it is:
questions = Choose what you want to know about, or write your question in your own words:
did-you-mean = Are you asking about one of these?
no-answer-yet =
    Your words have reached me, and I have no sure answer to them.
    Shall I take them to a person who answers you?
voice-heard = Said in the voice note (a machine wrote it, and may be wrong): { $text }
what-is-this = What you sent has reached us. Where shall it go?
contact-card =
    We are glad to help you through our official channels:
    { $contacts }
contact-email = E-mail: { $value }
contact-mobile = Mobile: { $value }
contact-phone = Phone: { $value }
contact-phone-extension = Phone: { $value }, extension { $extension }
contact-social = Social media: { $value }
contact-address = Address: { $value }
contact-map = Map: { $value }

## Much at once

burst-kept = All your messages have reached us and are kept as you wrote them. Take your time; we answer them together in a moment.
told-others =
    { $count ->
        [one] and one more message, kept
       *[other] and { $count } more messages, kept
    }

## Many cases that came together

case-dismissed =
    We are sorry. A great many requests reached us at once, and we have not begun to work on yours, number { $number }.
    If you still need it, choose "{ choice-still-mine }", and it goes back to our staff, first on their list.
choice-still-mine = I still need this
case-taken-up =
    Your request number { $number } is back with our staff. We promise you an answer by:
    { $due }
case-in-hand = Your request number { $number } is with our staff already; you need do nothing more.
status-dismissed = work on it has not begun

## What is passed on, and what is answered

forwarded-kept = The forwarded message arrived and is kept as it is. This question is answered in your own words.
told-forwarded-own = Forwarded from an earlier message of the writer:
told-forwarded-ours = Forwarded from the society's messages:
told-forwarded-user = Forwarded from { $name }:
told-forwarded-hidden-user = Forwarded from { $name }, whose account is hidden:
told-forwarded-chat = Forwarded from the group { $name }:
told-forwarded-channel = Forwarded from the channel { $name }:
told-forwarded-unknown = Forwarded from somebody else:
told-forwarded-at = Written: { $at }
told-quoted-own = In answer to an earlier message of the writer: "{ $part }"
told-quoted-ours = In answer to the society's message: "{ $part }"
told-quoted-others = In answer to somebody else's message: "{ $part }"
## Back again

missed-offer =
    { $missed ->
        [0] Welcome back.
        [one] Welcome back. You missed one message from us. Shall I show it?
       *[other] Welcome back. You missed { $missed } messages from us. Shall I show them?
    }
choice-show-missed = Show what I missed
missed-shown = That is all that you missed.
missed-none = Everything has reached you; you missed nothing.


## Privacy as it is today

privacy-shown =
    What we keep: what you write here, the pictures, documents and recordings you send, and your name and number if the app gave them to us or you wrote them.
    Who sees it: the society's staff in their group, and the projects supervisor gets an official e-mail of every complaint. Your name and number are not shown with it, unless you write them in it; whoever of the staff has that right asks for them with a reason, which is recorded. What you write in a registration is seen by whoever looks after the program for the society.
    What it goes through: Rida runs on a computer that the society looks after. What you write on Telegram or WhatsApp goes through their servers, and what is mailed to staff through the mail server.
    How long: as long as the society needs it; where the society has set a time, what is over loses its words by itself after it. The copy of a question that we could not answer, which is kept for the staff without whose it was so that Rida learns from it, is erased { $questions_days ->
        [one] after one day
       *[other] after { $questions_days } days
    }, unless it became an answer or a way to ask.
    Your rights: a copy of it, its correction, that we do not use it, its deletion, and to withdraw your consent, by a choice here or in your words. What needs a member of staff is answered within 30 days.
    If you wrote to us without a name: type your secret number, all 16 digits, here or in any chat with us, and your message opens.
    Whom to ask: about your data, write to the staff here or contact the society.
