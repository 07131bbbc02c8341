### Telegram: what the bot says of itself, its commands, and what only a chat with edits and files needs.

telegram-description =
    { $society }

    Complaints, questions and a member of staff who listens. What you write here is read by the society's staff, and you are promised an answer within three working days.
telegram-short-description = Complaints, questions and a member of staff who listens
telegram-topic = { $number } · { $kind } · { $due }
telegram-topic-urgent = 🆘 { $line }

telegram-command-menu = The main menu
telegram-command-complaint = Make a complaint
telegram-command-register = Register for an initiative
telegram-command-my-registrations = My registrations
telegram-command-my-cases = My requests
telegram-command-questions = Common questions
telegram-command-contact = How to reach us
telegram-command-mydata = A copy of my data
telegram-command-forget = Delete my data
telegram-command-private = A private matter, not for all eyes
telegram-command-privacy = What we keep of you, and who sees it
telegram-command-human = Talk to a member of staff
telegram-command-language = العربية
telegram-command-cancel = Stop what is in progress

telegram-command-open = All open cases
telegram-command-mine = The cases I work on
telegram-command-case = A case's card: /case 1001
telegram-command-requests = The data requests that wait, by number and date
telegram-command-request = What became of a data request: /request and its number
telegram-command-data-asked = Record an oral request about data: /data_asked
telegram-command-thanks = The words of thanks that came
telegram-command-category = What the case is about, and its department
telegram-command-initiative = Which initiative the case is about
telegram-command-relationship = Who the person is to the society
telegram-command-act = Correct what was understood from the words of the person
telegram-command-registered = How many are registered for each initiative
telegram-command-faq = What the approved answers say: /faq and the question
telegram-command-holiday = See or announce holidays: /holiday 2027-03-10 Eid al-Fitr
telegram-command-away = Your absence: /away, first day, last day, deputy
telegram-command-back = You are back from an absence
telegram-command-report = The month's report: /report or /report 2026-11
telegram-command-check = Look at the whole installation, and what is to be mended
telegram-command-messages = WhatsApp messages of the month and their estimated cost: /messages or /messages 2026-11
telegram-command-qr = An initiative's registration code and poster
telegram-command-card = The card of this case
telegram-command-said = Everything the person wrote
telegram-command-learn = What Rida learns from this answer
telegram-command-pass = What a pass says: /pass and what its code reads
telegram-command-take = Take the case
telegram-command-delegate = Delegate the case
telegram-command-offer = Offer alternatives
telegram-command-resolve = Resolve the case
telegram-command-reopen = Open the case again
telegram-command-note = An internal note
telegram-command-ask = Ask the person
telegram-command-late = A new date before the old one passes
telegram-command-goodwill = A gesture of goodwill
telegram-command-hand-back = Give the person back to Rida
telegram-command-false-alarm = The cry for help was a false alarm
telegram-command-intake = Record what somebody told who did not write
telegram-command-upheld = The second look changed what was decided
telegram-command-stands = The second look left it as it was decided
telegram-command-telephone = Correct the number of a recorded case
telegram-command-slip = A slip with which the person follows it
telegram-command-rated = What the person said of the service
telegram-command-identity = Who the person is, told to you alone

## People

edit-kept = We saw your edit, and what you wrote reads as it does now.
edit-kept-case = We saw your edit. It stands with your request { $number }, and the staff see it.
staff-wrote-edited =
    About your request { $number }, corrected:
    { $text }
case-reopened-by-staff =
    We opened your request { $number } again, because we want to do more for you.
    You will hear from us by:
    { $due }
file-too-large = The file is too large for us. Send a smaller one, or tell us in words.
file-empty = The file arrived empty. Please send it once more.
file-unknown-type = We cannot take this file. Please take a photo of the paper and send us the photo.
file-mismatch = We cannot take this file. Please take a photo of the paper and send us the photo.
file-unavailable = The file did not reach us whole. Please send it once more.

## Staff

room-delivered = The person has it.
room-not-delivered = This did not reach the person: { $reason }
room-not-delivered-otherwise =
    This did not reach the person: { $reason }
    The other ways are telephone and mail: name and number are behind "Who it is".
room-edit-stays = This edit is not passed on. If the person shall read it, write it as a new message.
room-person-edited =
    The person changed what they had written.
    Before:
    { $before }
    Now:
    { $told }
room-reopened-by-staff =
    The case is open again, and the person was told. The new deadline:
    { $due }
desk-mine =
    Your cases, the nearest deadline first:
    { $cases }
desk-none-mine = You have no open case.
desk-in-its-room = It is done in the place of case { $number }.
desk-no-such-case = There is no case with this number.
telegram-topic-anew = The topic of this case was made again. This is what was in it before:
desk-which-topic = I do not know which case your answer is about, so nobody has it. Write it in the case's own topic.
desk-which-case = Write the case's number behind the command, as /take 1001, or write it in the case's own topic.
staff-faq-how = Write the question behind the command, as /faq when does registration open
staff-faq-nothing = No approved answer fits.
staff-faq =
    { $title }

    { $answer }

    { $others }

## When words do not arrive

room-unreachable =
    The person does not accept our messages now: they blocked the bot or deleted their account. What is written here does not reach them until they write again.
    The other way is the telephone or e-mail: name and number are behind "Who it is". Keep what was done in a note that begins with //
room-gone =
    The person's Telegram account is no more: it was deleted, and nothing that is written here will reach them again.
    The other way is the telephone or e-mail: name and number are behind "Who it is". Write what was done as a note that begins with //
room-member-no-talk =
    { $name }: what I sent to you alone did not arrive, for you have not opened a talk with me yet, or have stopped it.
    Open it by this link and press Start; what you need now, ask for here again:
    { $talk }
desk-group-opened = Rida is in this group now. What was kept for it is going out.
letter-group-closed-subject = Rida is out of the staff's group
letter-group-closed =
    Peace be upon you,
    Rida was taken out of the staff's group on Telegram: no case can be shown there, and what is written there is not heard.
    Nothing is lost: people are served as usual, and what the group has to be told is kept and goes out when Rida is back.
    { $count ->
        [one] One case is open.
       *[other] { $count } cases are open.
    }
    Add it to the group as an administrator who may manage topics.
desk-bot-shared-polling =
    Another program has been taking this bot's messages with the same token since:
    { $since }
    Some of what people write goes there and does not reach us. Tell whoever looks after the program: the other one must be stopped; if nobody knows it, ask @BotFather for a new token.
desk-bot-shared-webhook =
    This bot's messages have been led to another program since:
    { $since }
    What people write does not reach us now. Tell whoever looks after the program: stop the other one, then start Rida again; if nobody knows it, ask @BotFather for a new token.
desk-bot-ours =
    All messages come to us again. Another program had been taking them since:
    { $since }
letter-bot-shared-subject = Another program takes what people write
letter-bot-shared =
    Peace be upon you,
    { $mend }

## A silence longer than Telegram keeps anything

desk-channel-silent =
    We received nothing from Telegram
    from { $since }
    until { $until }
    It keeps what people write to us for one day only: what was older is lost.
    { $missing }
    { $then }
silent-missing =
    { $count ->
        [0] Nothing is lost, as Telegram's numbers show.
        [one] Lost, as Telegram's numbers show: one message or press of a button.
       *[other] Lost, as Telegram's numbers show: { $count } messages or presses.
    }
silent-unknown = How much is lost is not known yet.
silent-asks =
    { $count ->
        [one] In office hours, the one person with an open request will be asked, once, to send again what they wrote.
       *[other] In office hours, { $count } people with an open request will be asked, once, to send again what they wrote.
    }
silent-asks-nobody = Nobody will be asked.
desk-channel-missed =
    It is known now what was lost in the silence that began
    { $since }
    { $missing }
letter-channel-silent-subject = A long silence: what people wrote may be lost
letter-channel-silent =
    Peace be upon you,
    { $told }
words-missed =
    Hello. For a time, messages did not reach us:
    from { $since }
    until { $until }

    If you wrote to us then, please send it once more. What you wrote before is kept with your request. We are sorry.

## Everything that the person wrote

choice-said = All they wrote
choice-said-more = Next page
room-said =
    What the person of case { $number } wrote, page { $page }:
    { $told }
room-said-nothing = There is no such page of what the person of case { $number } wrote.

## How Rida stands in the staff's group

desk-group-rights =
    Rida can neither make nor manage topics in this group since:
    { $since }
    New cases come here without a topic of their own: reply to the case's own message. To have all as it was, make Rida an administrator who may manage topics.
desk-group-rights-mended = Rida may manage topics in the staff's group again.
desk-group-topics =
    The topics of this group were switched off. Rida has known it since:
    { $since }
    What is written in the group reaches a person only as a reply to the message of the case. Switch topics on in the group's settings; until then, reply to the case's own message.
desk-group-topics-mended = The staff's group has topics again, and each case is in its own.
desk-group-muted =
    Rida cannot write in the staff's group since:
    { $since }
    What the group has to be told is kept and goes out when that is over. Give it the right to write again, or make it an administrator.
desk-group-muted-mended = Rida writes in the staff's group again. What was kept for it is going out.
desk-group-deaf =
    Rida does not see what is written in the staff's group since:
    { $since }
    What you write there reaches nobody. Make Rida an administrator of the group.
desk-group-deaf-mended = Rida sees again what is written in the staff's group. What was written there before reached nobody: please write it again.
desk-group-patience =
    Telegram asked Rida to send nothing to some of the talks until:
    { $until }
    Nothing is lost: what waits is kept and goes out after that. For what cannot wait there are the telephone and e-mail. It began:
    { $since }
desk-group-patience-mended = Telegram takes all of Rida's messages again.
letter-group-trouble-subject = Rida cannot work as it should in the staff's group
letter-group-trouble =
    Peace be upon you,
    { $mend }
letter-group-mended-subject = Rida works as it should in the staff's group
letter-group-mended =
    Peace be upon you,
    { $mended }
staff-unheard-topics = Topics are switched off in this group, so I cannot tell which case this is for, and it reached nobody. Please write it as a reply to the message of the case.
staff-unheard-anonymous = This reached nobody: it came from an anonymous administrator, so I cannot tell who wrote it. Switch off "Remain anonymous" among your rights in the group's settings, then do it again from your own account.
